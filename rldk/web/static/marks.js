// What is marked in a plot: values that are no numbers, attempts, stages, evaluations, checkpoints and alerts.
import { xOfStep } from "./points.js";
import { colour } from "./colours.js";

const MOST = 240; // marks in one plot
const SHAPES = { NaN: "×", Infinity: "▲", "-Infinity": "▼" };

// What is to be marked of one run, of its details (schema/live_run), each with what is to be said of it; the gravest first.
export function marksOf(details) {
  if (details === null) return [];
  const marks = [];
  for (const severity of ["critical", "warning", "info"]) {
    for (const alert of details.alerts) {
      if (alert.severity === severity) marks.push({ kind: severity, step: alert.step, metric: alert.metric, text: `${severity}: ${alert.message}` });
    }
  }
  for (const bar of details.bars.slice(1)) {
    marks.push({ kind: "attempt", step: bar.first, text: [bar.attempt === null ? "a new attempt" : `attempt ${bar.attempt}`, bar.how].filter(Boolean).join(": ") });
  }
  for (const moment of details.moments) marks.push({ kind: "moment", step: moment.step, text: moment.text });
  return marks.map((mark) => ({ ...mark, run: details.id }));
}

// The first bad steps of several runs, as their rows tell.
export function firstBadSteps(rows) {
  return rows
    .filter((row) => row.first_bad_step !== null)
    .map((row) => ({ kind: "bad", step: row.first_bad_step, run: row.id, text: `${row.run_id}: ${row.why ?? "the first bad step"}` }));
}

// Draws the signs of values that are no numbers at the upper edge.
export function drawOdd(context, drawn, at, paint) {
  context.font = "700 11px system-ui, sans-serif";
  context.textAlign = "center";
  for (const { line } of drawn) {
    if (!line) continue;
    const there = new Set(); // one sign is enough for values that stand in one place
    context.fillStyle = paint(line);
    for (const { step, word } of line.odd) {
      const x = xOfStep(line, step);
      if (x === null || x < at.min || x > at.max) continue;
      const place = `${word} ${Math.round(at.left(x))}`;
      if (there.has(place)) continue;
      there.add(place);
      context.fillText(SHAPES[word], at.left(x), word === "-Infinity" ? at.height - 3 : 10);
    }
  }
}

// Draws the marks of the time line that belong into this plot; gives where each stands, for the pointer, and how many are
// left out: `crowded` as there are too many, `placeless` as it is not known where they are.
export function drawMarks(context, marks, drawn, at, { metric, paint }) {
  const within = [];
  const groups = drawn.some((one) => one.group);
  let placeless = 0;
  const lineOf = new Map();
  for (const one of drawn) if (one.line && !lineOf.has(one.run)) lineOf.set(one.run, one.line);
  for (const mark of marks) {
    const line = lineOf.get(mark.run);
    if (line === undefined && !groups) continue; // its run is not in this plot
    const x = line === undefined ? null : xOfStep(line, mark.step);
    if (x === null) placeless += 1;
    else if (x >= at.min && x <= at.max) within.push({ mark, left: Math.round(at.left(x)) + 0.5 });
  }
  const drawnMarks = within.slice(0, MOST);
  for (const { mark, left } of [...drawnMarks].reverse()) drawMark(context, mark, left, at, { own: mark.metric === metric, paint }); // the gravest on top
  context.setLineDash([]);
  context.globalAlpha = 1;
  return { placed: drawnMarks.map(({ mark, left }) => ({ left, text: mark.text })), crowded: within.length - drawnMarks.length, placeless };
}

const DASHES = { critical: [], warning: [6, 2], info: [1.5, 2.5], attempt: [4, 3] };

function drawMark(context, mark, left, at, { own, paint }) {
  if (mark.kind === "bad") {
    context.fillStyle = paint(mark);
    context.beginPath();
    context.moveTo(left - 4, at.height);
    context.lineTo(left + 4, at.height);
    context.lineTo(left, at.height - 7);
    context.fill();
    return;
  }
  context.strokeStyle = colour(mark.kind === "attempt" || mark.kind === "moment" ? "soft" : mark.kind);
  context.lineWidth = own ? 1.4 : 1;
  context.globalAlpha = own || mark.kind === "attempt" ? 0.9 : 0.3;
  context.setLineDash(DASHES[mark.kind] ?? []);
  context.beginPath();
  context.moveTo(left, mark.kind === "moment" ? at.height - 6 : 0);
  context.lineTo(left, at.height);
  context.stroke();
}
