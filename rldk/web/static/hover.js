// What is at the pointer: the nearest line, and what is said of it.
import { X_NAMES, xText } from "./axes.js";
import { placing } from "./canvas.js";
import { element } from "./element.js";
import { countText, numberText, plural } from "./number.js";
import { nearest, stepsOf } from "./points.js";

const ROWS = 6; // lines that are told of
const MARKS = 3;
const AWAY = 40; // px in x beyond which a line is not meant

// The line that is nearest to a place; null without any.
export function nearestLine(chart, x, top) {
  return byDistance(chart, x, top)[0]?.one ?? null;
}

function byDistance(chart, x, top) {
  const at = placing(chart.plot, chart.shared.look.log);
  const found = [];
  for (const one of chart.drawn) {
    const drawn = one.smooth ?? one.raw;
    const place = nearest(drawn, x);
    if (place < 0) continue;
    const away = Math.abs(at.left(drawn.x[place]) - at.left(x));
    if (away > AWAY && chart.drawn.length > 1) continue;
    found.push({ one, place, distance: Math.hypot(Math.max(0, away - 4), at.top(valueAt(one, drawn, place)) - top) });
  }
  return found.sort((a, b) => a.distance - b.distance);
}

function valueAt(one, drawn, place) {
  return one.line && !one.smooth ? one.line.mean[drawn.bucket[place]] : drawn.y[place];
}

// Says beside the pointer what is there: x, and the values of the nearest lines.
export function tellTip(chart, at) {
  const { x, key, run } = chart.shared.hover;
  const top = chart.at?.top ?? at.height / 2;
  const all = byDistance(chart, x, top);
  const first = all.filter(({ one }) => one.key === key);
  const rest = all.filter(({ one }) => one.key !== key);
  const rows = [...first, ...rest].slice(0, ROWS);
  const here = chart.marked.placed.filter((mark) => Math.abs(mark.left - at.left(x)) < 4);
  const marks = here.slice(0, MARKS);
  if (rows.length === 0 && marks.length === 0) {
    chart.tip.hidden = true;
    return;
  }
  chart.tip.replaceChildren(
    element("b", {}, rows.length ? whereText(rows[0], chart.shared.look.by) : xText(chart.shared.look.by, x)),
    ...rows.map((row) => rowOf(chart, row, { strong: row.one.key === key || (run !== null && row.one.run === run), first: rows[0] })),
    ...(all.length > rows.length ? [element("small", {}, `${countText(all.length - rows.length)} more`)] : []),
    ...marks.map((mark) => element("small", { class: "mark" }, mark.text)),
    ...(here.length > marks.length ? [element("small", {}, `${plural(here.length - marks.length, "more mark")}`)] : []),
  );
  chart.tip.hidden = false;
  put(chart, at, x);
}

function put(chart, at, x) {
  const { over } = chart.plot;
  const beside = at.left(x);
  const width = chart.tip.offsetWidth;
  const right = over.offsetLeft + beside + 14;
  const left = right + width > chart.place.clientWidth ? over.offsetLeft + beside - width - 14 : right;
  chart.tip.style.setProperty("left", `${Math.max(0, left)}px`);
  chart.tip.style.setProperty("top", `${chart.beside ? over.offsetTop + 4 : topOf(chart)}px`);
}

// Below the plot, so that it hides nothing of it; above it at the lower end of the window.
function topOf(chart) {
  const { bottom, height } = chart.place.getBoundingClientRect();
  const own = chart.tip.offsetHeight;
  return bottom + own > innerHeight ? -own - 4 : height - 4;
}

// The step, or the steps of the bucket, and what x is there.
function whereText({ one, place }, by) {
  const drawn = one.smooth ?? one.raw;
  const x = drawn.x[place];
  if (!one.line) return xText(by, by === "step" ? Math.round(x) : x);
  const steps = stepsText({ one, place });
  return by === "step" ? steps : `${xText(by, x)} · ${steps}`;
}

// Of a group, where its cell is, if that is a step.
function stepsText({ one, place }) {
  const drawn = one.smooth ?? one.raw;
  if (!one.line) return one.members[0].by === "step" ? `step ${countText(Math.round(drawn.x[place]))}` : "";
  const [first, last] = stepsOf(one.line, drawn.bucket[place]);
  return first === last ? `step ${countText(first)}` : `steps ${countText(first)}–${countText(last)}`;
}

// `first`: the row whose step is told above all.
function rowOf(chart, { one, place }, { strong, first }) {
  const swatch = element("i");
  swatch.style.setProperty("background", chart.colourOf(one));
  const value = element("em", {}, strong ? valueText(one, place) : shortText(one, place));
  if (strong && one.smooth) value.append(element("small", {}, `smoothed ${numberText(one.smooth.y[place])}`));
  const steps = stepsText({ one, place });
  if (steps !== stepsText(first)) value.append(element("small", {}, steps));
  return element("div", { class: strong ? "row strong" : "row" }, swatch, element("span", {}, nameOf(chart, one)), value);
}

export function nameOf(chart, one) {
  const name = one.group ? one.group.name : chart.shared.nameOf(one.run);
  const several = chart.drawn.some((other) => other !== one && other.run === one.run && other.group === one.group);
  return several || one.evaluation ? `${name} · ${one.series}` : name;
}

// The value in few characters.
function shortText(one, place) {
  const drawn = one.smooth ?? one.raw;
  return numberText(valueAt(one.smooth ? { ...one, smooth: null } : one, drawn, place));
}

// The value, exactly where a bucket has one; else from the lowest to the highest, and of how many.
export function valueText(one, place) {
  if (one.band) {
    const { low, high, n } = one.band;
    const spread = n[place] > 1 ? ` (${numberText(low[place])} to ${numberText(high[place])})` : "";
    return `${numberText(one.raw.y[place])}${spread}, ${n[place]} of ${plural(one.band.of, "run")}`;
  }
  const drawn = one.smooth ?? one.raw;
  const { low, high, mean, count } = one.line;
  const at = drawn.bucket[place];
  const values = Math.abs(count[at]);
  if (values === 1) return numberText(low[at], 5);
  if (low[at] === high[at]) return `${numberText(low[at], 5)}, ${plural(values, "value")}`;
  return `${numberText(mean[at])} (${numberText(low[at])} to ${numberText(high[at])}, ${plural(values, "value")})`;
}

// How a range of x is called.
export function rangeText(by, [min, max]) {
  if (by === "step") return `steps ${countText(Math.round(min))} to ${countText(Math.round(max))}`;
  if (by === "time" || by === "hours") return `${xText(by, min)} to ${xText(by, max)}`;
  return `${numberText(min)} to ${numberText(max)} ${X_NAMES[by]}`;
}
