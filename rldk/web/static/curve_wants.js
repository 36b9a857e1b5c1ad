// Which curves the server is asked for: those of the metrics in view, closer ones where a part of x is looked at.
import { xOf, stepsOf } from "./points.js";

const ROOM = 1.25; // times the steps there are that are asked for, where more may come
const LEAST = 32; // steps of them
const PAUSE = 120; // ms without a change before it is asked
const REST = 1000; // ms since the last time after which it is asked at once
export const BUCKETS = 512;
export const NONE = { runs: [], metrics: [], first: null, last: null, buckets: BUCKETS, x: "step" };

export class CurveWants {
  constructor(connection) {
    this.connection = connection;
    this.asked = null; // what, as text
    this.last = -Infinity; // when anything was, ms of performance.now()
    this.first = null; // first step of the closer curves that are asked for; null for none
  }

  // Asks soon for what `wanted` gives then; as long as nothing was asked for, at once.
  soon(wanted) {
    clearTimeout(this.timer);
    const wait = performance.now() - this.last > REST ? 0 : PAUSE;
    this.timer = setTimeout(() => this.ask(wanted()), wait);
  }

  ask(wanted) {
    this.first = wanted.first;
    const told = JSON.stringify({ ...wanted, runs: [...wanted.runs].sort() }); // in which order they come does not matter
    if (told === this.asked) return;
    this.asked = told;
    if (wanted.runs.length && wanted.metrics.length) this.last = performance.now();
    this.connection.want({ curves: wanted });
  }

  close() {
    clearTimeout(this.timer);
    this.connection.want({ curves: NONE });
  }
}

// The steps that closer curves are wanted of, with as many to each side as the smoothing reaches; nulls where those that
// are known are as close as can be. Where a line ends within the range, steps that it does not have yet are among them;
// so many that they are not other ones with each step.
export function closerSteps(lines, range, width) {
  if (range === null) return { first: null, last: null };
  let [first, last, coarse, grows] = [Infinity, -Infinity, false, false];
  for (const line of lines) {
    if (line.shift > 0) coarse = true;
    const [from, to, beyond] = line.by === "step" ? alongSteps(line, range) : along(line, range);
    first = Math.min(first, from);
    last = Math.max(last, to);
    if (from <= to && !beyond) grows = true;
  }
  if (!coarse || last < first) return { first: null, last: null };
  const bySteps = lines.every((line) => line.by === "step");
  if (bySteps) first = Math.max(first, Math.floor(range[0]));
  if (grows) last = first + 2 ** Math.ceil(Math.log2(ROOM * Math.max(LEAST, last - first + 1))) - 1;
  if (bySteps) last = grows ? Math.min(last, Math.ceil(range[1])) : Math.ceil(range[1]);
  return { first: Math.max(0, first - width), last: Math.min(last + width, Number.MAX_SAFE_INTEGER) };
}

// The first and the last step of a line that lie within a range of x, and whether there are any beyond it.
function along(line, range) {
  let [first, last, beyond] = [Infinity, -Infinity, false];
  for (let place = 0; place < line.count.length; place++) {
    if (line.count[place] === 0) continue;
    const x = xOf(line, place);
    if (x > range[1]) beyond = true;
    if (!(x >= range[0] && x <= range[1])) continue;
    const [from, to] = stepsOf(line, place);
    if (from < first) first = from;
    if (to > last) last = to;
  }
  return [first, last, beyond];
}

// The same where x is the step: it is asked at each tick for each line, and looks at the ends of the range alone.
function alongSteps(line, range) {
  const width = 2 ** line.shift;
  const last = line.count.length - 1;
  const high = Math.min(last, Math.floor((range[1] + 0.5) / width) - line.first);
  let low = Math.max(0, Math.ceil((range[0] + 0.5) / width) - 1 - line.first);
  if (low <= last && stepsOf(line, low)[1] + 0.5 < range[0]) low++; // its last bucket ends with its last step
  let [begin, end, after] = [low, high, last];
  while (begin <= high && line.count[begin] === 0) begin++;
  while (end >= begin && line.count[end] === 0) end--;
  while (after > high && line.count[after] === 0) after--;
  return begin <= end ? [stepsOf(line, begin)[0], stepsOf(line, end)[1], after > high] : [Infinity, -Infinity, after > high];
}
