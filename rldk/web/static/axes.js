// The axes of a plot: a uPlot without lines of its own, on which these are drawn.
/* global uPlot */
import { countText, momentText, numberText } from "./number.js";
import { colour } from "./colours.js";

const FONT = '11px system-ui, -apple-system, "Segoe UI", sans-serif';
const DAY = 86400;
const TINY = 1e-12;
const LONG_STEP = 1e6; // from there on a step's label is short, not exact

// What x may be: how it is called, and what its unit is.
export const X_NAMES = { step: "step", tokens: "tokens", hours: "hours since the start", time: "time" };

// An empty plot. `by` is what x is, `log` whether y is logarithmic; `zoomed` is called with a range that was dragged.
export function makePlot(place, { width, height, by, log, zoomed }) {
  const axis = { stroke: () => colour("soft"), font: FONT, ticks: { show: false } };
  const grid = { stroke: () => colour("grid"), width: 1 };
  return new uPlot(
    {
      width,
      height,
      padding: [12, 24, 0, 0],
      legend: { show: false },
      cursor: { x: false, y: false, points: { show: false }, drag: { x: true, y: false, setScale: false, dist: 6 }, bind: { dblclick: () => null } },
      scales: { x: { time: by === "time", auto: false }, y: { auto: false, distr: log ? 3 : 1 } },
      series: [{}, { scale: "y" }],
      axes: [
        { ...axis, grid: { show: false }, border: { show: true, stroke: () => colour("rule"), width: 1 }, size: 24, gap: 4, space: by === "time" ? 80 : 56, values: (plot, at, _, __, by10) => xLabels(by, at, by10) },
        { ...axis, grid, size: 46, gap: 4, space: 32, filter: (_, at) => at, splits: log ? (_, __, low, high) => logTicks(low, high) : undefined, values: (plot, at) => (plot.valueless ? at.map(() => "") : apart(at.map((value) => value / plot.finer))) },
      ],
      hooks: {
        setSelect: [
          (plot) => {
            const { left, width: dragged } = plot.select;
            if (dragged <= 0) return;
            plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            zoomed([plot.posToVal(left, "x"), plot.posToVal(left + dragged, "x")]);
          },
        ],
      },
    },
    [[0, 1], [null, null]],
    place,
  );
}

// Round values for a logarithmic axis: powers of ten where there are several, else what lies between them too.
export function logTicks(low, high) {
  const decades = Math.log10(high / low);
  if (decades < 1) return ticks(low, high);
  const every = Math.max(1, Math.ceil(decades / 5));
  const digits = decades < 2 ? [1, 2, 5] : decades < 3 ? [1, 3] : [1];
  const found = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power += every) {
    for (const digit of digits) {
      const value = digit * 10 ** power;
      if (value >= low && value <= high) found.push(value);
    }
  }
  return found;
}

function ticks(low, high) {
  const rough = (high - low) / 4;
  const base = 10 ** Math.floor(Math.log10(rough));
  const width = [1, 2, 5, 10].map((digit) => digit * base).find((one) => one >= rough);
  const found = [];
  for (let value = Math.ceil(low / width); value * width <= high; value++) found.push(value * width);
  return found;
}

function xLabels(by, values, width) {
  if (by === "time") return timeLabels(values, width);
  if (by === "step" && values.every((value) => value < LONG_STEP)) {
    return values.map((value) => (Number.isInteger(value) ? countText(value) : ""));
  }
  if (by === "hours") return hourLabels(values);
  return apart(values);
}

// Hours, or minutes or seconds where a run is short.
function hourLabels(values) {
  const [size, sign] = sizeOf(Math.max(...values));
  return apart(values.map((value) => value * size)).map((label) => `${label} ${sign}`);
}

// How many of what sign an hour is.
function sizeOf(hours) {
  if (hours < 0.05) return [3600, "s"];
  return hours < 2 ? [60, "min"] : [1, "h"];
}

// Hours and minutes, and the day where it begins.
function timeLabels(values, width) {
  let day = null;
  return values.map((value) => {
    const date = new Date(value * 1000);
    const today = date.toLocaleDateString("en-GB", { day: "numeric", month: "short" });
    const clock = date.toLocaleTimeString("en-GB", width < 60 ? {} : { hour: "2-digit", minute: "2-digit" });
    const before = day;
    day = today;
    if (width >= DAY) return today;
    return before !== today && before !== null ? `${today} ${clock}` : clock;
  });
}

// Labels with as many digits as tell them apart.
function apart(values) {
  let labels = [];
  for (let digits = 3; digits < 17; digits++) {
    labels = values.map((value) => numberText(value, digits));
    if (new Set(labels).size === labels.length) break;
  }
  return labels;
}

// By which power of ten a range of y is made larger for uPlot, which refuses one below 1e-16: a mean of advantages is
// often that small.
export function finerBy([low, high]) {
  return high - low < TINY ? 10 ** -Math.floor(Math.log10(high - low)) : 1;
}

// A range with a little room at both ends; one value stands in the middle.
export function padded([low, high], log) {
  if (log) {
    const [from, to] = [Math.log10(low), Math.log10(high)];
    const room = (to - from) * 0.05 || 0.5;
    return [10 ** (from - room), 10 ** (to + room)];
  }
  const room = (high - low) * 0.06 || Math.abs(high) * 0.1 || 1;
  const wide = [low - room, high + room];
  return wide.every(Number.isFinite) ? wide : [low, high];
}

// An x as a person reads it.
export function xText(by, value) {
  if (by === "time") return momentText(value);
  if (by === "hours") {
    const [size, sign] = sizeOf(value);
    return `${numberText(value * size)} ${sign}`;
  }
  if (by === "tokens") return `${numberText(value)} tokens`;
  return `step ${countText(value)}`;
}
