// The time line of a run: attempts as bars, what happened as ticks, alerts as numbered marks (as rldk/report/timeline_svg.py).
import { countText } from "./number.js";

const ROW = 9; // px from one row of bars to the next
const NEAR = 0.02; // of the width: a number here would stand on the one before
const SIGNS = { critical: "M-6 5L0-6L6 5z", warning: "M-5-5h10v10h-10z", info: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0" };
const NAMESPACE = "http://www.w3.org/2000/svg";

export function svg(name, attributes = {}, ...content) {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

// Details of a run to its time line; `open` is called with the number of an alert.
export function timeline({ bars, moments, alerts }, open) {
  const steps = [...bars.flatMap((bar) => [bar.first, bar.last]), ...alerts.map((alert) => alert.step), ...moments.map((moment) => moment.step)];
  const first = steps.reduce((low, step) => Math.min(low, step), Infinity);
  const last = steps.reduce((high, step) => Math.max(high, step), -Infinity);
  const place = (step) => (last > first ? (step - first) / (last - first) : 0.5);
  const percent = (step) => `${(100 * place(step)).toFixed(3)}%`;
  const lines = [...new Set(bars.map((bar) => bar.line))];
  const top = alerts.length ? 37 : 8;
  const axis = top + 17 + ROW * Math.max(0, lines.length - 1);
  const parts = [svg("line", { class: "axis", x1: 0, x2: "100%", y1: axis, y2: axis })];
  for (const step of ticks(first, last)) {
    const at = place(step);
    const anchor = at < 0.03 ? "start" : at > 0.97 ? "end" : "middle";
    parts.push(svg("line", { class: "axis", x1: percent(step), x2: percent(step), y1: axis, y2: axis + 4 }));
    parts.push(svg("text", { class: "tick", x: percent(step), y: axis + 16, "text-anchor": anchor }, countText(step)));
  }
  bars.forEach((bar, number) => {
    const width = Math.max(place(bar.last) - place(bar.first), 0.002);
    const said = `${bar.line === "train" ? "" : `${bar.line}, `}attempt ${bar.attempt ?? 1}: steps ${countText(bar.first)} to ${countText(bar.last)}`;
    const y = top + ROW * lines.indexOf(bar.line);
    const about = { class: `bar bar${number % 2}`, x: percent(bar.first), y, width: `${(100 * width).toFixed(3)}%`, height: 7, rx: 2 };
    parts.push(svg("rect", about, svg("title", {}, said)));
  });
  for (const { step, kind, text } of moments) {
    const about = { class: `moment ${kind === "checkpoint" || kind === "ended" ? kind : ""}`, x1: percent(step), x2: percent(step), y1: axis - 8, y2: axis - 1 };
    parts.push(svg("line", about, svg("title", {}, `step ${countText(step)}: ${text}`)));
  }
  let numbered = -Infinity;
  alerts.forEach((alert, number) => {
    const at = place(alert.step);
    const said = `step ${countText(alert.step)}: ${alert.rule}: ${alert.message}`;
    const mark = svg("svg", { class: "mark", x: percent(alert.step), y: 24 });
    mark.append(
      svg("rect", { class: "hit", x: -10, y: -20, width: 20, height: axis + 2 }),
      svg("path", { d: `M0 6V${axis - 24}` }),
      svg("path", { class: "sign", d: SIGNS[alert.severity] }),
    );
    if (at - numbered > NEAR) {
      numbered = at;
      mark.append(svg("text", { y: -10, "text-anchor": "middle" }, String(number + 1)));
    }
    const link = svg("g", { class: `alert ${alert.severity}`, role: "link", tabindex: 0, "aria-label": `alert ${number + 1}: ${said}` }, svg("title", {}, said), mark);
    link.addEventListener("click", () => open(number));
    link.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      open(number);
    });
    parts.push(link);
  });
  const made = svg("svg", { class: "timeline", role: "group", "aria-label": `Time line, steps ${countText(first)} to ${countText(last)}` }, ...parts);
  made.style.setProperty("height", `${axis + 22}px`);
  return made;
}

// Round steps from the first to the last.
function ticks(first, last) {
  if (!(last > first)) return [first];
  const rough = (last - first) / 5;
  const base = 10 ** Math.floor(Math.log10(rough));
  const width = Math.max(1, [1, 2, 5, 10].map((by) => by * base).find((by) => by >= rough));
  const found = [];
  for (let step = Math.ceil(first / width) * width; step <= last; step += width) found.push(step);
  return found;
}
