// What a plot draws: of each line its points, smoothed or not, its colour and its dashes; of groups their band.
import { extent, usualRange } from "./clipping.js";
import { groupLines } from "./groups.js";
import { gapOf, points, unplacedOf, xOfStep } from "./points.js";
import { smooth } from "./smoothing.js";

export const DASHES = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
const GROWN = 1.1; // times as long as it was: then what is usual in a line is looked at anew
const PAST = 6; // how many of the last changes of a line are remembered
let number = 0;

// What is drawn of some curves. `fine` are those of the range that is looked at closely, or null: of a run that it
// tells of, nothing else is drawn. `look`: width of the smoothing in steps, groups or null, and their band.
export function drawnLines(curves, fine, look) {
  const lines = [...(fine?.lines.values() ?? [])];
  for (const line of curves.lines.values()) if (!fine?.runs.has(line.run)) lines.push(line);
  if (look.groups !== null) return grouped(lines, look);
  const placeOf = stages(lines);
  return lines.map((line) => ({
    key: line.key,
    run: line.run,
    runs: [line.run],
    series: line.series,
    evaluation: line.evaluation,
    dash: line.evaluation ? DASHES[0] : DASHES[placeOf.get(line.key) % DASHES.length],
    shape: line.evaluation ? placeOf.get(line.key) : 0,
    line,
    members: [line],
    ...madeOf(line, line.evaluation ? 0 : look.width),
  }));
}

// What is drawn of a line. It stays with the line, which is never changed, but replaced; and what was made of the one
// that it continues is continued.
function madeOf(line, width) {
  if (line.made?.width === width) return line.made;
  const prior = line.prior?.made.width === width ? line.prior : undefined;
  line.made = prior === undefined ? wholly(line, width, line.made ?? line.prior?.made) : continued(line, width, prior);
  line.prior = undefined;
  return line.made;
}

function wholly(line, width, other) {
  const gap = gapOf(line);
  const raw = points(line, { gap });
  const values = width > 0 ? smooth(line, width) : null;
  const usual = isGrown(line, other) ? usualRange(raw) : other.usual;
  return { width, raw, values, smooth: values && points(line, { values, gap }), box: boxOf(raw), gap, usual, length: line.count.length, buckets: line.count.length, number: ++number, past: [] };
}

function continued(line, width, { made: before, kept }) {
  if (isGrown(line, before)) {
    const gap = gapOf(line);
    if (gap !== before.gap) return wholly(line, width, before);
    before = { ...before, usual: usualRange(points(line, { gap })), length: line.count.length };
  }
  const { gap, usual, length } = before;
  const from = Math.max(0, kept - 1); // the last one may have been thought to end earlier
  const raw = points(line, { gap, before: before.raw, from });
  // The last bucket may have gained values, unless it is of one step. Of a log that went back, nothing may be kept.
  const grown = kept >= before.buckets - (line.shift > 0 ? 1 : 0);
  const box = grown ? boxOf(raw, raw.changed, before.box) : boxOf(raw);
  const made = { width, raw, values: null, smooth: null, box, gap, usual, length, buckets: line.count.length, number: ++number };
  if (width === 0) return { ...made, past: pastOf(before, raw) };
  const side = Math.ceil(width / 2 / 2 ** line.shift) + 1; // buckets that the smoothing reaches to each side
  const [anew, near] = [Math.max(0, from - side), Math.max(0, from - 2 * side)];
  const part = smooth({ mean: line.mean.subarray(near), count: line.count.subarray(near), shift: line.shift }, width);
  made.values = new Float64Array(line.count.length);
  made.values.set(before.values.subarray(0, anew));
  made.values.set(part.subarray(anew - near), anew);
  made.smooth = points(line, { values: made.values, gap, before: before.smooth, from: anew });
  return { ...made, past: pastOf(before, raw, made.smooth) };
}

// From which x on this differs from what was made before it, and before that.
function pastOf(before, ...several) {
  let least = Infinity;
  for (const { x, changed } of several) for (let i = Math.max(0, changed - 1); i < x.length; i++) least = Math.min(least, x[i]);
  // A line without any point has changed in what is marked alone.
  return [...before.past.slice(-PAST), { number: before.number, x: least === Infinity ? -Infinity : least }];
}

// From which x on what was drawn must be drawn anew; -Infinity for all of it. `painted`: key of a line to the number of
// what was drawn of it.
export function changedFrom(drawn, painted) {
  let least = Infinity;
  for (const { key, number: now, past } of drawn) {
    const before = painted.get(key);
    if (before === now && now !== undefined) continue;
    const at = past?.findIndex((one) => one.number === before) ?? -1;
    if (at < 0) return -Infinity;
    for (const { x } of past.slice(at)) least = Math.min(least, x);
  }
  return least;
}

function isGrown(line, before) {
  return before === undefined || line.count.length > GROWN * before.length || line.count.length < before.length;
}

// The place of each line among those of its run and kind.
function stages(lines) {
  const next = new Map();
  const places = new Map();
  for (const line of lines) {
    const of = `${line.run} ${line.evaluation}`;
    places.set(line.key, next.get(of) ?? 0);
    next.set(of, places.get(line.key) + 1);
  }
  return places;
}

function grouped(lines, look) {
  const values = (line) => (look.width > 0 && !line.evaluation ? smooth(line, look.width) : line.mean);
  const found = groupLines(lines, look.groups, look.band, values);
  const keyOf = ({ group, series }) => JSON.stringify([group.label, series]);
  const placeOf = stages(found.map((one) => ({ ...one, run: JSON.stringify(one.group.label), key: keyOf(one) })));
  return found.map((group) => {
    const key = keyOf(group);
    const raw = { x: group.x, y: group.y, unplaced: group.members.reduce((sum, line) => sum + (line.by === "step" ? 0 : unplacedOf(line)), 0) };
    return {
      key,
      run: null,
      group: group.group,
      runs: group.group.runs,
      series: group.series,
      evaluation: group.evaluation,
      members: group.members,
      dash: group.evaluation ? DASHES[0] : DASHES[placeOf.get(key) % DASHES.length],
      shape: placeOf.get(key),
      band: { x: group.x, low: group.low, high: group.high, n: group.n, of: group.group.runs.length },
      raw,
      smooth: null,
      box: boxOf({ x: group.x, y: group.low }, 0, boxOf({ x: group.x, y: group.high })),
      usual: usualRange({ y: [...group.low, ...group.high] }),
    };
  });
}

// The lowest and the highest x of what is drawn, values that are no numbers among it; null without any.
export function reach(drawn) {
  let min = Infinity;
  let max = -Infinity;
  for (const { box, line } of drawn) {
    min = Math.min(min, box.left);
    max = Math.max(max, box.right);
    const odd = line?.odd ?? [];
    for (const one of odd.length ? [odd[0], odd.at(-1)] : []) {
      const x = xOfStep(line, one.step);
      if (x === null) continue;
      min = Math.min(min, x);
      max = Math.max(max, x);
    }
  }
  return min > max ? null : [min, max];
}

// The lowest and the highest x and y of points, and the lowest y above 0; `box` is that of those before `from`.
function boxOf({ x, y }, from = 0, box = null) {
  let { left, right, low, high, above } = box ?? { left: Infinity, right: -Infinity, low: Infinity, high: -Infinity, above: Infinity };
  for (let i = from; i < x.length; i++) {
    if (x[i] < left) left = x[i];
    if (x[i] > right) right = x[i];
    if (Number.isNaN(y[i])) continue;
    if (y[i] < low) low = y[i];
    if (y[i] > high) high = y[i];
    if (y[i] > 0 && y[i] < above) above = y[i];
  }
  return { left, right, low, high, above };
}

// The lowest and the highest value that is drawn between two x.
export function height(drawn, min, max, log) {
  const boxes = drawn.map((one) => one.box);
  if (boxes.every(({ left, right }) => left >= min && right <= max)) {
    const low = Math.min(...boxes.map((box) => (log ? box.above : box.low)));
    const high = Math.max(...boxes.map((box) => box.high));
    return low <= high ? [low, high] : null;
  }
  return extent(drawn.flatMap(partsOf), min, max, log);
}

// All points of a line, those of the edges of its band too.
export function partsOf({ raw, band }) {
  return band ? [{ x: band.x, y: band.low }, { x: band.x, y: band.high }] : [raw];
}
