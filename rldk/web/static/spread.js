// The rewards of a step at one glance: a dot for each, the middle half as a bar.
import { numberText } from "./number.js";
import { svg } from "./timeline.js";
import { element } from "./element.js";

export function spread(rewards) {
  const place = element("div", { class: "spread" });
  if (!rewards.length) {
    place.append(element("span", { class: "soft" }, "no finite reward"));
    return place;
  }
  const low = rewards[0];
  const high = rewards[rewards.length - 1];
  const at = (value) => `${(high > low ? 2 + (96 * (value - low)) / (high - low) : 50).toFixed(2)}%`;
  const quarter = (share) => rewards[Math.min(rewards.length - 1, Math.floor(share * rewards.length))];
  const middle = quarter(0.5);
  const parts = [svg("line", { class: "axis", x1: "2%", x2: "98%", y1: 8, y2: 8 })];
  if (high > low) {
    const width = (96 * (quarter(0.75) - quarter(0.25))) / (high - low);
    parts.push(svg("rect", { class: "middle", x: at(quarter(0.25)), y: 4, width: `${width.toFixed(2)}%`, height: 8, rx: 3 }));
  }
  for (const reward of rewards) parts.push(svg("circle", { cx: at(reward), cy: 8, r: 2 }));
  const said = `Rewards: lowest ${numberText(low)}, middle ${numberText(middle)}, highest ${numberText(high)}`;
  place.append(
    element("span", {}, numberText(low)),
    svg("svg", { role: "img", "aria-label": said }, svg("title", {}, said), ...parts),
    element("span", {}, numberText(high)),
  );
  return place;
}

// Whether a reward lies in the lowest or the highest quarter of what its step spans; empty where all are alike.
export function quarterOf(value, rewards) {
  const [low, high] = [rewards[0], rewards[rewards.length - 1]];
  if (value === null || !Number.isFinite(value) || !(high > low)) return "";
  const share = (value - low) / (high - low);
  return share <= 0.25 ? "low" : share >= 0.75 ? "high" : "";
}
