// Curves as they come (schema/live_curves.schema.json), and what is kept of them.

const text = new TextDecoder();

// The head, and for each line its arrays of low, high, mean, count and, unless x is "step", x.
export function decodeCurves(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(text.decode(new Uint8Array(buffer, 4, length)));
  const names = ["low", "high", "mean", "count", ...(head.x === "step" ? [] : ["x"])];
  let offset = 4 + length;
  for (const line of head.lines) {
    for (const name of names) {
      line[name] = new Float32Array(buffer, offset, head.buckets);
      offset += 4 * head.buckets;
    }
  }
  return head;
}

const ARRAYS = ["low", "high", "mean", "count", "x"];

// The lines of one metric. Each keeps a shift and a first bucket of its own, as one run may be told of alone.
export class Curves {
  constructor() {
    this.lines = new Map(); // run and series to the line
    this.runs = new Set(); // that were told of: their other lines have no value
    this.leftOut = new Map(); // run to what of it is not drawn
  }

  // Takes a message. Lines that are told of in part keep what they had before the first bucket there.
  take(frame) {
    const told = new Set(frame.runs);
    for (const run of frame.runs) {
      this.runs.add(run);
      this.leftOut.set(run, frame.left_out.filter((one) => one.run === run));
    }
    const here = new Set(frame.lines.map(keyOfLine));
    for (const [key, line] of this.lines) {
      if (told.has(line.run) && !here.has(key)) this.lines.delete(key);
    }
    for (const line of frame.lines) {
      const key = keyOfLine(line);
      const before = this.lines.get(key);
      const { shift, start, x } = frame;
      const now = { ...line, key, shift, first: start, by: x };
      const joins = !frame.whole && before !== undefined && before.shift === shift && before.by === x;
      const kept = joins ? joined(before, now) : trimmed(now, true);
      if (before !== undefined && !joins) kept.prior = priorOf(before, alike(before, kept));
      this.lines.set(key, kept);
    }
  }

  // Forgets the runs that are not among these.
  keep(runs) {
    const wanted = new Set(runs);
    for (const run of this.runs) if (!wanted.has(run)) this.runs.delete(run);
    for (const run of this.leftOut.keys()) if (!wanted.has(run)) this.leftOut.delete(run);
    for (const [key, line] of this.lines) if (!wanted.has(line.run)) this.lines.delete(key);
  }

  get bytes() {
    let sum = 0;
    for (const line of this.lines.values()) sum += line.count.byteLength * (line.x === undefined ? 4 : 5);
    return sum;
  }
}

export function keyOfLine(line) {
  return `${line.run} ${line.series}`;
}

// One line after an update: what it had before the first bucket that is told of, and that.
function joined(before, now) {
  const kept = Math.max(0, Math.min(before.count.length, now.first - before.first));
  if (kept === 0) return trimmed(now, true);
  const gap = Math.max(0, now.first - before.first - kept);
  const line = { ...now, first: before.first, prior: priorOf(before, kept) };
  for (const name of ARRAYS) {
    if (now[name] === undefined) continue;
    const all = new Float32Array(kept + gap + now[name].length);
    all.set(before[name].subarray(0, kept));
    all.set(now[name], kept + gap);
    line[name] = all;
  }
  return trimmed(line);
}

// How many of the first buckets of two lines are the same.
function alike(before, now) {
  if (before.shift !== now.shift || before.first !== now.first || before.by !== now.by || before.start !== now.start) return 0;
  const least = Math.min(before.count.length, now.count.length);
  const names = now.by === "step" ? ["count", "mean", "low", "high"] : ["count", "mean", "low", "high", "x"];
  let kept = 0;
  while (kept < least && names.every((name) => before[name][kept] === now[name][kept])) kept++;
  return kept;
}

// The last line that something was made of, and how many of its buckets are still the same: what was made is continued.
function priorOf(before, kept) {
  if (kept === 0) return undefined;
  if (before.made !== undefined) return { made: before.made, kept };
  const prior = before.prior;
  return prior === undefined ? undefined : { made: prior.made, kept: Math.min(kept, prior.kept) };
}

// Without the empty buckets at both ends, but with those of values that are no numbers: where these are stands in x.
// `copy`: in memory of its own, as a message holds all of its lines.
function trimmed(line, copy = false) {
  const { count } = line;
  const odd = new Set(line.odd.map(({ step }) => Math.floor(step / 2 ** line.shift) - line.first));
  const isEmpty = (place) => count[place] === 0 && !odd.has(place);
  let begin = 0;
  let end = count.length;
  while (begin < end && isEmpty(begin)) begin++;
  while (end > begin && isEmpty(end - 1)) end--;
  if (!copy && begin === 0 && end === count.length) return line;
  line.first += begin;
  for (const name of ARRAYS) if (line[name] !== undefined) line[name] = line[name].slice(begin, end);
  return line;
}
