// The plots' arithmetic, without a browser: `node --test tests/web/charts.test.mjs`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clipped, extent, outside, usualRange } from "../../rldk/web/static/clipping.js";
import { closerSteps, CurveWants } from "../../rldk/web/static/curve_wants.js";
import { Curves, decodeCurves } from "../../rldk/web/static/curves.js";
import { changedFrom, drawnLines, height, reach } from "../../rldk/web/static/drawn_lines.js";
import { groupLines } from "../../rldk/web/static/groups.js";
import { KeptCurves } from "../../rldk/web/static/kept_curves.js";
import { nearest, points, stepsOf, usualGap, xOf, xOfStep } from "../../rldk/web/static/points.js";
import { sectionsOf } from "../../rldk/web/static/sections.js";
import { even, lookFor, smooth, usualWidth, widths } from "../../rldk/web/static/smoothing.js";
import { Vacant } from "../../rldk/web/static/vacant.js";

// What these want of a browser as they are loaded.
globalThis.document = new EventTarget();
globalThis.matchMedia = () => new EventTarget();
const { valueText } = await import("../../rldk/web/static/hover.js");
const { notesOf } = await import("../../rldk/web/static/notes.js");
const { lookOf } = await import("../../rldk/web/static/plot_options.js");
const { marksOf } = await import("../../rldk/web/static/marks.js");

const LARGEST = (2 - 2 ** -23) * 2 ** 127; // of float32

// A line whose buckets have one value each: null for none.
function lineOf(values, more = {}) {
  const count = Float32Array.from(values, (value) => (value === null ? 0 : 1));
  const mean = Float32Array.from(values, (value) => value ?? 0);
  return { run: "a", series: "train", key: "a train", evaluation: false, shift: 0, first: 0, by: "step", last_step: null, nonfinite: 0, odd: [], huge: 0, low: mean, high: mean, mean, count, ...more };
}

// A line of wider buckets: of each its lowest value, its highest, their mean and its count, as the wire has them.
function wideOf(buckets, shift, more = {}) {
  const column = (at) => Float32Array.from(buckets, (bucket) => bucket?.[at] ?? 0);
  return { ...lineOf([]), low: column(0), high: column(1), mean: column(2), count: column(3), shift, ...more };
}

function frameOf(values, more = {}) {
  const line = lineOf(values);
  return { metric: "m", asked: null, x: "step", shift: 0, start: 0, buckets: values.length, whole: true, runs: ["a"], lines: [line], left_out: [], ...more };
}

test("a message is decoded as the schema says", () => {
  const head = JSON.stringify({ metric: "m", asked: null, x: "hours", shift: 1, start: 3, buckets: 2, whole: true, runs: ["a"], lines: [{ run: "a", series: "train" }] });
  const text = new TextEncoder().encode(head + " ".repeat((4 - (head.length % 4)) % 4));
  const bytes = new Uint8Array(4 + text.length + 5 * 2 * 4);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  new Float32Array(bytes.buffer, 4 + text.length).set([1, 2, 3, 4, 2, 3, 5, -6, 10, 20]);
  const { lines, shift } = decodeCurves(bytes.buffer);
  assert.equal(shift, 1);
  assert.deepEqual([...lines[0].low, ...lines[0].high], [1, 2, 3, 4]);
  assert.deepEqual([...lines[0].mean, ...lines[0].count, ...lines[0].x], [2, 3, 5, -6, 10, 20]);
});

test("an update replaces what was there from its first bucket on", () => {
  const curves = new Curves();
  curves.take(frameOf([1, 2, 3, 4]));
  curves.take(frameOf([30, 40, 50], { start: 2, whole: false }));
  const [line] = curves.lines.values();
  assert.deepEqual([...line.mean], [1, 2, 30, 40, 50]);
  curves.take(frameOf([7], { start: 8, whole: false }));
  assert.deepEqual([...curves.lines.values()][0].count.slice(5), Float32Array.of(0, 0, 0, 1));
});

test("an update whose buckets are wider replaces the line, and one of another run leaves it", () => {
  const curves = new Curves();
  curves.take(frameOf([1, 2, 3, 4]));
  curves.take(frameOf([5, 6], { shift: 1, whole: false, start: 1 }));
  const line = curves.lines.get("a train");
  assert.deepEqual([line.shift, line.first, ...line.mean], [1, 1, 5, 6]);
  curves.take({ ...frameOf([9]), runs: ["b"], lines: [{ ...lineOf([9]), run: "b" }] });
  assert.deepEqual([...curves.lines.keys()], ["a train", "b train"]);
  curves.take({ ...frameOf([]), lines: [] });
  assert.deepEqual([...curves.lines.keys()], ["b train"]);
});

test("empty buckets at the ends are not kept", () => {
  const curves = new Curves();
  curves.take(frameOf([null, null, 5, null, 6, null], { start: 10 }));
  const [line] = curves.lines.values();
  assert.deepEqual([line.first, ...line.count], [12, 1, 0, 1]);
});

test("answers that nobody waits for any more are not taken", () => {
  const kept = new KeptCurves();
  const wants = { by: "step", first: null, runs: ["a"] };
  assert.equal(kept.take(frameOf([1], { asked: 100 }), wants), false);
  assert.equal(kept.take(frameOf([1], { x: "hours" }), wants), false);
  assert.equal(kept.take(frameOf([1]), wants), true);
  assert.equal(kept.of("m").fine, null);
  assert.equal(kept.take(frameOf([2], { asked: 100 }), { ...wants, first: 100 }), true);
  assert.equal(kept.of("m").fine.lines.size, 1);
  assert.equal(kept.of("m").curves.lines.size, 1);
  kept.take(frameOf([3], { asked: 200 }), { ...wants, first: 200 });
  assert.deepEqual([...kept.of("m").fine.lines.get("a train").mean], [3]);
});

test("what is kept of metrics out of view has a limit, and those in view stay", () => {
  const kept = new KeptCurves();
  const wants = { by: "step", first: null, runs: ["a"] };
  const values = Array(400_000).fill(1);
  for (const metric of ["m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8"]) kept.take(frameOf(values, { metric }), wants);
  kept.shrink(new Set(["m0"]));
  assert.deepEqual([...kept.metrics.keys()], ["m0", "m3", "m4", "m5", "m6", "m7", "m8"]);
});

test("smoothing leaves a straight line as it is, and the mean of all", () => {
  const line = lineOf(Array.from({ length: 100 }, (_, at) => at));
  const smoothed = smooth(line, 20);
  for (let at = 12; at < 88; at++) assert.ok(Math.abs(smoothed[at] - at) < 1e-9);
  assert.equal(smooth(line, 0)[7], 7);
  assert.equal(smooth(line, 2)[7], 7);
});

test("the weights fall evenly to both sides", () => {
  const line = lineOf(Array.from({ length: 41 }, (_, at) => (at === 20 ? 1 : 0)));
  const weights = [...smooth(line, 10)].map((weight) => Math.round(weight * 1000) / 1000);
  assert.deepEqual(weights.slice(15, 26), [0, 0.04, 0.08, 0.12, 0.16, 0.2, 0.16, 0.12, 0.08, 0.04, 0]);
});

test("smoothing is the same from near and from afar", () => {
  const values = Array.from({ length: 512 }, (_, at) => Math.sin(at / 60));
  const near = smooth(lineOf(values), 64);
  const buckets = Array.from({ length: 128 }, (_, at) => {
    const part = values.slice(4 * at, 4 * at + 4);
    return [Math.min(...part), Math.max(...part), part.reduce((a, b) => a + b) / 4, 4];
  });
  const far = smooth(wideOf(buckets, 2), 64);
  for (let at = 10; at < 118; at++) {
    const same = (near[4 * at + 1] + near[4 * at + 2]) / 2;
    assert.ok(Math.abs(far[at] - same) < 2e-3, `${far[at]} and ${same}`);
  }
});

test("one huge value does not eat up the digits of those after it", () => {
  const values = Array(200).fill(1);
  values[20] = 1e30;
  const smoothed = smooth(lineOf(values), 16);
  for (let at = 40; at < 200; at++) assert.equal(smoothed[at], 1);
});

test("buckets weigh as much as they have values, and those without any are not drawn", () => {
  const smoothed = smooth(wideOf([[0, 0, 0, 3], null, [4, 4, 4, 1]], 0), 8);
  assert.ok(Number.isNaN(smoothed[1]));
  assert.ok(smoothed[0] < 1.01 && smoothed[0] > 0);
});

test("sums of neighbours are those that a loop gives", () => {
  const values = Float64Array.from({ length: 57 }, (_, at) => (at * 37) % 11);
  for (const side of [0.3, 1, 2.5, 7, 30.25, 56, 90]) {
    const sums = even(values, side);
    for (let at = 0; at < values.length; at++) {
      let sum = 0;
      values.forEach((value, other) => {
        const away = Math.abs(other - at);
        sum += value * Math.min(1, Math.max(0, side + 1 - away));
      });
      assert.ok(Math.abs(sums[at] - sum) < 1e-9, `side ${side} at ${at}: ${sums[at]}, expected ${sum}`);
    }
  }
});

test("widths are round, and the usual one is a twentieth or so", () => {
  assert.deepEqual(widths(100), [2, 5, 10, 20, 50]);
  assert.deepEqual(widths(3), []);
  assert.equal(usualWidth(400), 20);
  assert.equal(usualWidth(100_000), 5000);
  assert.equal(usualWidth(5), 0);
});

test("what is smoothed by itself suits the shorter runs, and leaves schedules alone", () => {
  const at = (lengths, told = "") => lookOf(new URLSearchParams(told && `sm=${told}`), { lengths, groups: [] });
  const mapped = (lengths, told) => {
    const look = at(lengths, told);
    return [look.width, look.auto];
  };
  assert.deepEqual(mapped([120, 600]), [10, true]);
  assert.deepEqual(mapped([3, 600, 600, 600, 600, 600]), [50, true]); // one that has just begun
  assert.deepEqual(mapped([]), [0, true]);
  assert.deepEqual(mapped([120, 600], "100"), [100, false]);
  assert.equal(lookFor("lr", at([600])).width, 0);
  assert.equal(lookFor("lr", at([600], "100")).width, 100);
  assert.equal(lookFor("kl", at([600])).width, 50);
});

test("metrics that no drawn run has are known as such from afar alone", () => {
  const line = lineOf([1]);
  const fine = new Curves();
  const data = { curves: new Curves(), fine: null };
  const vacant = new Vacant({ kept: { of: () => data, metrics: new Map([["kl", data]]), leftOut: () => [] }, counts: () => ({ kl: 1 }), runs: () => ["a"] });
  assert.equal(vacant.look("kl"), false); // nothing was told yet
  data.curves.runs.add("a");
  assert.equal(vacant.look("kl"), true);
  assert.deepEqual(vacant.unknown, []);
  data.curves.runs.clear(); // other runs are drawn
  assert.deepEqual(vacant.unknown, ["kl"]);
  data.fine = fine;
  fine.lines.set(line.key, line);
  assert.equal(vacant.look("kl"), true);
  assert.equal(vacant.has("kl"), false);
});

test("no spike is lost: the lowest and the highest of a bucket are drawn in their order", () => {
  const drawn = points(wideOf([[1, 9, 2, 8], [0, 5, 1, -8], [3, 3, 3, 4]], 3));
  assert.deepEqual([...drawn.y], [1, 9, 5, 0, 3]);
  assert.deepEqual([...drawn.x], [1.5, 5.5, 9.5, 13.5, 19.5]);
  assert.deepEqual([...drawn.bucket], [0, 0, 1, 1, 2]);
});

test("a line breaks where values are missing, as in the report", () => {
  const every = [];
  for (let at = 0; at < 40; at++) every.push(at % 5 === 0 ? 1 : null);
  assert.equal(points(lineOf(every)).y.filter(Number.isNaN).length, 0);
  every[20] = null;
  assert.equal(points(lineOf(every)).y.filter(Number.isNaN).length, 1);
  assert.equal(usualGap([0, 1, 2, 3], 0), 1.5);
  assert.equal(usualGap([0, 1, 2, 3], 2), 2.5);
  assert.equal(usualGap([4], 0), Infinity);
  const line = lineOf([1, 2, 3, null, null, 4, 5]);
  assert.deepEqual([...points(line).y], [1, 2, 3, NaN, 4, 5]);
  assert.deepEqual([...points(line, { values: [9, 9, 9, 0, 0, 8, 7] }).y], [9, 9, 9, NaN, 8, 7]);
});

test("the last bucket ends at the last step", () => {
  const line = wideOf([[1, 2, 1, 4], [3, 4, 3, 2]], 2, { first: 5, last_step: 25 });
  assert.deepEqual(stepsOf(line, 0), [20, 23]);
  assert.deepEqual(stepsOf(line, 1), [24, 25]);
  assert.equal(xOf(line, 1), 24.5);
});

test("x is tokens, hours or time where it is told, and what has no place is counted", () => {
  const x = Float32Array.of(0, 3600, NaN, 7200);
  const line = lineOf([1, 2, 3, 4], { by: "hours", x, start: 1e9 });
  const drawn = points(line);
  assert.deepEqual([...drawn.x].slice(0, 2), [0, 1]);
  assert.equal(drawn.unplaced, 1);
  assert.equal(xOf({ ...line, by: "time" }, 3), 1e9 + 7200);
  assert.equal(xOf({ ...line, by: "tokens" }, 1), 3600);
  assert.equal(xOfStep(line, 2), 1);
  assert.equal(xOfStep(lineOf([1]), 77), 77);
});

test("the nearest point is found where x goes back, too", () => {
  assert.equal(nearest({ x: [0, 5, 3, 9], y: [1, 1, 1, 1] }, 3.4), 2);
  assert.equal(nearest({ x: [0, 5, 3], y: [1, 1, NaN] }, 3.4), 1);
  assert.equal(nearest({ x: [], y: [] }, 3), -1);
});

test("outliers that would flatten the rest are cut and counted, others are not", () => {
  const values = Array.from({ length: 300 }, (_, at) => Math.sin(at));
  const calm = points(lineOf(values));
  const whole = extent([calm], 0, 300);
  assert.equal(clipped(whole, [usualRange(calm)]), whole);
  values[50] = 40;
  values[51] = 41;
  const wild = points(lineOf(values));
  const range = clipped(extent([wild], 0, 300), [usualRange(wild)]);
  assert.ok(range[1] < 5);
  assert.deepEqual(outside([wild], 0, 300, range), { above: 2, below: 0 });
  assert.deepEqual(outside([wild], 0, 49, range), { above: 0, below: 0 });
});

test("rare values of what is else constant, and few values, are no outliers", () => {
  const rare = points(lineOf(Array.from({ length: 300 }, (_, at) => (at === 7 ? 1 : 0))));
  assert.equal(usualRange(rare), null);
  assert.deepEqual(clipped([0, 1], [null]), [0, 1]);
  assert.equal(usualRange(points(lineOf([1, 2, 900]))), null);
});

test("a logarithmic axis leaves out what it has no place for", () => {
  assert.deepEqual(extent([points(lineOf([-5, 0, 2, 9]))], 0, 9, true), [2, 9]);
  assert.equal(extent([points(lineOf([-5, 0]))], 0, 9, true), null);
});

const rows = (lines, groups, band) => groupLines(lines, groups, band, (line) => line.mean);

test("a group is the mean of its runs, with how many have a value", () => {
  const a = lineOf([1, 2, 3]);
  const b = lineOf([3, 4], { run: "b" });
  const [group] = rows([a, b], [{ name: "g", runs: ["a", "b"] }], "range");
  assert.deepEqual([...group.y], [2, 3, 3]);
  assert.deepEqual([...group.low, ...group.high], [1, 2, 3, 3, 4, 3]);
  assert.deepEqual([...group.n], [2, 2, 1]);
  const [deviation] = rows([a, b], [{ name: "g", runs: ["a", "b"] }], "deviation");
  assert.ok(Math.abs(deviation.high[0] - (2 + Math.SQRT2)) < 1e-9);
  assert.equal(deviation.low[2], 3);
});

test("a group of runs with buckets of different widths goes by the widest", () => {
  const fine = lineOf([1, 3, 5, 7]);
  const coarse = wideOf([[0, 4, 2, 2], [6, 6, 6, 2]], 1, { run: "b" });
  const [group] = rows([fine, coarse], [{ name: "g", runs: ["a", "b"] }], "range");
  assert.deepEqual([...group.x], [0.5, 2.5]);
  assert.deepEqual([...group.y], [2, 6]);
});

test("a group over hours is made on a grid, and breaks where its runs do", () => {
  const x = Float32Array.from({ length: 10 }, (_, at) => at * 3600);
  const values = (value) => [value, value, value, value, null, null, null, null, value, value];
  const a = lineOf(values(1), { by: "hours", x, start: 0 });
  const b = lineOf(values(3), { run: "b", by: "hours", x: x.map((at) => at + 60), start: 0 });
  const [group] = rows([a, b], [{ name: "g", runs: ["a", "b"] }], "range");
  assert.ok(group.y.length > 100);
  assert.equal(group.y.filter(Number.isNaN).length, 1);
  assert.ok(group.x.every((at, place) => at < 3.1 || at > 7.9 || Number.isNaN(group.y[place])));
  assert.deepEqual([...new Set(group.y)].filter((value) => value > 0), [1, 2, 3].filter((value) => group.y.includes(value)));
  assert.ok(group.y.filter((value) => value === 2).length > group.y.length - 10);
});

test("a run that is logged at other steps than the others of its group has there what its line has", () => {
  const a = lineOf([0, null, 2, null, 4]);
  const b = lineOf([null, 1, null, 3, null], { run: "b", first: 0 });
  const [group] = rows([a, b], [{ name: "g", runs: ["a", "b"] }], "range");
  assert.deepEqual([...group.y], [0, 1, 2, 3, 4]);
  assert.deepEqual([...group.n], [1, 2, 2, 2, 1]);
});

test("a group says of how many runs it is after a gap, too", () => {
  const lines = [lineOf([1, 2, null, null, null, 3]), lineOf([3, 4, null, null, null, 5], { run: "b" })];
  const look = { width: 0, band: "range", groups: [{ name: "g", label: "g", runs: ["a", "b"], colour: 0 }] };
  const [group] = drawnLines({ lines: new Map(lines.map((line) => [line.run, line])) }, null, look);
  assert.ok(Number.isNaN(group.raw.y[2]));
  assert.equal(valueText(group, 3), "4 (3 to 5), 2 of 2 runs");
});

test("a value of a run that is in several groups is counted once", () => {
  const line = lineOf([1, 2], { nonfinite: 2, odd: [{ step: 0, word: "NaN" }, { step: 1, word: "NaN" }] });
  const groups = ["x", "y"].map((label) => ({ name: label, label, runs: ["a"], colour: 0 }));
  const drawn = drawnLines({ lines: new Map([["a", line]]) }, null, { width: 0, band: "range", groups });
  const notes = notesOf(drawn, { by: "step", log: false, cut: { above: 0, below: 0 }, range: [0, 1], shown: [0, 1], empty: false, groups, marked: { placeless: 0, crowded: 0 } });
  assert.equal(drawn.length, 2);
  assert.ok(notes.some((note) => note.text === "2 values are NaN"), JSON.stringify(notes));
});

const LOOK = { width: 12, groups: null, band: "range" };

test("what is drawn after many updates is what is drawn of all at once", () => {
  const values = Array.from({ length: 300 }, (_, at) => (at > 120 && at < 150 ? null : Math.sin(at / 9) + (at % 7) / 5));
  const whole = new Curves();
  const grown = new Curves();
  grown.take(frameOf(values.slice(0, 100)));
  let painted = new Map();
  for (let end = 101; end <= 300; end++) {
    grown.take(frameOf(values.slice(end - 3, end), { start: end - 3, whole: false }));
    if (end % 3 === 0) continue; // not every update is drawn
    const [one] = drawnLines(grown, null, LOOK);
    const from = changedFrom([one], painted);
    const near = end > 120 && end < 165 ? 120 : end; // without new values nothing is new
    assert.ok(end <= 102 || from >= near - 20, `${from} at ${end}`);
    painted = new Map([[one.key, one.number]]);
    whole.take(frameOf(values.slice(0, end)));
    const [same] = drawnLines(whole, null, LOOK);
    assert.deepEqual([...one.raw.x], [...same.raw.x]);
    assert.deepEqual([...one.raw.y], [...same.raw.y]);
    one.smooth.y.forEach((value, at) => assert.ok(Object.is(value, same.smooth.y[at]) || Math.abs(value - same.smooth.y[at]) < 1e-9));
    assert.equal(one.smooth.y.length, same.smooth.y.length);
    assert.equal(changedFrom([one], painted), Infinity);
    assert.equal(changedFrom([same], painted), -Infinity);
  }
});

// What is said below a plot of lines that shows all of them.
function notes(drawn, { by = "step", groups = null, marked = { placeless: 0, crowded: 0 } } = {}) {
  const shown = reach(drawn) ?? [0, 1];
  return notesOf(drawn, { by, log: false, groups, cut: { above: 0, below: 0 }, range: [0, 1], shown, empty: false, marked }).map((note) => note.text);
}

const linesOf = (...lines) => ({ lines: new Map(lines.map((line) => [line.key, line])) });

test("a value that is no number stands where its step does, beyond the line's end too, or nowhere", () => {
  const curves = new Curves();
  const odd = [{ step: 5, word: "NaN" }];
  const x = Float32Array.from({ length: 7 }, (_, at) => 1000 * at);
  curves.take(frameOf([], { x: "tokens", lines: [lineOf([null, 1, 2, null, null, null, null], { x, odd, nonfinite: 1 })] }));
  const [line] = curves.lines.values();
  assert.deepEqual([line.first, line.count.length], [1, 5]);
  assert.equal(xOfStep(line, 5), 5000);
  assert.equal(xOfStep(line, 40), null);
  assert.equal(xOfStep({ ...line, x: line.x.fill(NaN) }, 5), null);
  const stepped = new Curves();
  stepped.take(frameOf([], { lines: [lineOf([1, 2, null, null], { odd: [{ step: 3, word: "NaN" }], nonfinite: 1 })] }));
  assert.deepEqual(reach(drawnLines(stepped, null, LOOK)), [0, 3]);
});

test("a log that goes back takes its extremes with it", () => {
  const curves = new Curves();
  const look = { ...LOOK, width: 0 };
  curves.take(frameOf([1, 2, 3, 90, 5, 6]));
  drawnLines(curves, null, look);
  curves.take(frameOf([4], { start: 3, whole: false }));
  const drawn = drawnLines(curves, null, look);
  assert.deepEqual(height(drawn, 0, 9, false), [1, 4]);
  assert.deepEqual(reach(drawn), [0, 3]);
  curves.take(frameOf([2], { start: 3, whole: false }));
  assert.deepEqual(height(drawnLines(curves, null, look), 0, 9, false), [1, 3]);
});

test("plots become shorter with their logs, but not by a bucket, and not where a part is looked at", async () => {
  const { Shared } = await import("../../rldk/web/static/shared.js");
  const shared = new Shared({});
  assert.equal(shared.isShort([0, 50], [0, 100]), true);
  assert.equal(shared.isShort([0, 99], [0, 100]), false);
  assert.equal(shared.isShort([0, 50], null), false);
  assert.equal(shared.isShort(null, [0, 100]), false);
  shared.range = [0, 50];
  assert.equal(shared.isShort([0, 50], [0, 100]), false);
});

test("what is beyond the numbers of a message is drawn at their end, and said", () => {
  const drawn = drawnLines(linesOf(lineOf([1, LARGEST, 3, -LARGEST], { huge: 2 })), null, { ...LOOK, width: 0 });
  assert.deepEqual(height(drawn, 0, 9, false), [-LARGEST, LARGEST]);
  assert.deepEqual(notes(drawn), ["at least 2 values lie beyond ±3.4e38, and are drawn there"]);
});

test("what is not drawn of groups is said", () => {
  const line = lineOf([1, 2, 3], { by: "tokens", x: Float32Array.of(1, NaN, 3) });
  const groups = [{ name: "g", label: "g", runs: ["a"], colour: 0 }];
  const drawn = drawnLines(linesOf(line), null, { width: 0, band: "range", groups });
  assert.deepEqual(notes(drawn, { by: "tokens", groups, marked: { placeless: 2, crowded: 0 } }), ["1 value without known tokens is not drawn", "nothing is marked of runs in groups"]);
});

test("marks that are left out are said, and alerts come first", () => {
  const drawn = drawnLines(linesOf(lineOf([1, 2])), null, { ...LOOK, width: 0 });
  assert.deepEqual(notes(drawn, { by: "hours", marked: { placeless: 1, crowded: 3 } }), ["1 mark without known hours since the start is not drawn", "3 more marks are not drawn"]);
  const alert = (severity) => ({ severity, step: 9, metric: "m", message: "bad" });
  const bars = [{ first: 1 }, { first: 5, attempt: 2, how: null }];
  const told = marksOf({ id: "a", bars, moments: [{ step: 3, text: "checkpoint" }], alerts: [alert("info"), alert("critical")] });
  assert.deepEqual(told.map((mark) => mark.kind), ["critical", "info", "attempt", "moment"]);
});

test("where a line ends within the range, later steps are asked for too, and not others with each of them", () => {
  const grown = (count) => wideOf(Array(count).fill([0, 1, 0.5, 4]), 2);
  assert.deepEqual(closerSteps([grown(64)], [100, 400], 10), { first: 90, last: 365 });
  assert.deepEqual(closerSteps([grown(70)], [100, 400], 10), closerSteps([grown(64)], [100, 400], 10));
  assert.deepEqual(closerSteps([grown(90)], [100, 400], 10), { first: 90, last: 410 });
  const x = Float32Array.from({ length: 64 }, (_, at) => 3600 * at);
  const hours = { ...grown(64), by: "hours", x };
  assert.deepEqual(closerSteps([hours], [60, 63], 0), { first: 240, last: 303 });
  assert.deepEqual(closerSteps([hours], [20, 30], 0), { first: 80, last: 123 });
});

test("closer curves are asked for where there are any, with what the smoothing needs", () => {
  const wide = wideOf(Array(64).fill([0, 1, 0.5, 4]), 2);
  assert.deepEqual(closerSteps([wide], [100, 120], 10), { first: 90, last: 130 });
  assert.deepEqual(closerSteps([wide], null, 10), { first: null, last: null });
  assert.deepEqual(closerSteps([lineOf([1, 2, 3])], [0, 1], 10), { first: null, last: null });
  assert.deepEqual(closerSteps([wide], [900, 1000], 0), { first: null, last: null });
});

test("core is first with the means of reward functions, and undeclared metrics are last by their prefix", () => {
  const about = {
    reward_mean: { core: true, group: "reward" },
    kl_mean: { core: true, group: "policy" },
    reward_max: { core: false, group: "reward" },
  };
  const counts = { reward_mean: 2, reward_max: 1, "rewards/format/mean": 1, "my/a": 1, "my/b": 1, loose: 1, "gone/x": 0 };
  const { sections, missing } = sectionsOf(counts, about);
  assert.deepEqual(sections.map(({ name, metrics }) => [name, ...metrics]), [
    ["core", "reward_mean", "rewards/format/mean"],
    ["reward", "reward_max"],
    ["my/", "my/a", "my/b"],
    ["other", "loose"],
  ]);
  assert.deepEqual(missing, ["kl_mean"]);
});

test("a metric may be called like what every object has", () => {
  const { sections } = sectionsOf({ constructor: 1, ["__proto__"]: 1 }, {});
  assert.deepEqual(sections.at(-1).metrics, ["__proto__", "constructor"]);
});

test("no run is said to have no values before it was told of", () => {
  const kept = new KeptCurves();
  const asks = { by: "step", first: null, runs: ["a", "b"] };
  kept.take({ ...frameOf([], { runs: ["a"] }), lines: [] }, asks);
  assert.equal(kept.heard("m", ["a", "b"]), false);
  assert.equal(kept.heard("m", ["a"]), true);
  kept.take({ ...frameOf([], { runs: ["b"] }), lines: [] }, asks);
  assert.equal(kept.heard("m", ["a", "b"]), true);
  assert.equal(kept.heard("m", ["a", "b", "c"]), false);
  kept.forget();
  assert.equal(kept.heard("m", ["a"]), false);
});

test("the same runs in another order are not asked for again, and the first curves at once", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const sent = [];
  const wants = new CurveWants({ want: ({ curves }) => sent.push(curves) });
  const wanted = (runs, metrics = ["m"]) => () => ({ runs, metrics, first: null });
  wants.soon(wanted(["a", "b"], []));
  context.mock.timers.tick(0);
  wants.soon(wanted(["a", "b"]));
  context.mock.timers.tick(0);
  assert.deepEqual(sent.map(({ metrics }) => metrics), [[], ["m"]]);
  wants.soon(wanted(["b", "a"]));
  context.mock.timers.tick(500);
  assert.equal(sent.length, 2);
  wants.soon(wanted(["b", "a", "c"]));
  context.mock.timers.tick(50);
  assert.equal(sent.length, 2);
  context.mock.timers.tick(100);
  assert.deepEqual(sent[2].runs, ["b", "a", "c"]);
});

test("what of the drawn runs is left out is said, and added up", () => {
  const kept = new KeptCurves();
  const left_out = [
    { run: "a", what: "evaluation sets", count: 3 },
    { run: "b", what: "evaluation sets", count: 4 },
    { run: "b", what: "metrics", count: 10000 },
    { run: "b", what: "stages or processes", count: 1 },
  ];
  kept.take({ ...frameOf([], { runs: ["a", "b"], left_out }), lines: [] }, { by: "step", first: null, runs: ["a", "b"] });
  assert.deepEqual(kept.leftOut("m", ["a", "b"]), ["7 more evaluation sets are not drawn", "not looked for in 1 run with very many metrics", "1 more stage or process is not drawn"]);
  assert.deepEqual(kept.leftOut("m", ["a"]), ["3 more evaluation sets are not drawn"]);
  assert.deepEqual(kept.leftOut("other", ["a"]), []);
});
