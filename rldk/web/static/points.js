// What of a line is drawn: points in the order of their steps, and a gap where values are missing.

const SPARE = 1.5; // times the memory that is needed: lines grow
const NEAR = 2; // buckets between a step and one whose x stands for that of the step

// The points of a line: `x`, `y`, and `bucket`, the place in the line's arrays that each comes from. A gap is a point
// whose y is NaN. A bucket of several values gives its lowest and its highest in their order, so that no spike is lost;
// with `values`, each bucket gives its own of these instead.
// `before` are the points that the line had while its buckets below `from` were the same: they are taken over with
// their memory, and `changed` says from which point on they are new. `gap` is what it takes for the line to break.
export function points(line, { values = null, gap = gapOf(line), before = null, from = 0 } = {}) {
  const { low, high, count } = line;
  let length = before === null ? 0 : firstOf(before.bucket, from);
  let last = length ? before.bucket[length - 1] : -1;
  const out = room(before, length, length + (count.length - (length ? from : 0)) * (values === null ? 3 : 2));
  const put = (x, y, place) => {
    out.x[length] = x;
    out.y[length] = y;
    out.bucket[length++] = place;
  };
  for (let place = length ? from : 0; place < count.length; place++) {
    if (count[place] === 0) continue;
    const x = xOf(line, place);
    if (!Number.isFinite(x)) continue;
    if (last >= 0 && place - last > gap) put(x, NaN, place);
    last = place;
    if (values !== null || low[place] === high[place]) {
      put(x, values === null ? low[place] : values[place], place);
      continue;
    }
    const [begin, end] = stepsOf(line, place);
    const quarter = line.by === "step" ? (end + 1 - begin) / 4 : 0;
    put(x - quarter, count[place] < 0 ? high[place] : low[place], place);
    put(x + quarter, count[place] < 0 ? low[place] : high[place], place);
  }
  for (const name of ["x", "y", "bucket"]) out[name] = out[name].subarray(0, length);
  if (line.by !== "step") out.unplaced = unplacedOf(line);
  return out;
}

// Arrays for points, with those of `before` up to a place: in its memory, if there is enough of it.
function room(before, length, most) {
  const out = { unplaced: 0, changed: length };
  for (const [name, kind] of [["x", Float64Array], ["y", Float64Array], ["bucket", Int32Array]]) {
    const enough = length > 0 && before[name].buffer.byteLength >= most * kind.BYTES_PER_ELEMENT;
    out[name] = enough ? new kind(before[name].buffer) : new kind(length ? Math.ceil(SPARE * most) : most);
    if (length && !enough) out[name].set(before[name].subarray(0, length));
  }
  return out;
}

// The first point of a bucket, or of one after it.
function firstOf(bucket, place) {
  let [low, high] = [0, bucket.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bucket[middle] < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

// How many values have no known x.
export function unplacedOf(line) {
  let unplaced = 0;
  for (let place = 0; place < line.count.length; place++) {
    if (line.count[place] !== 0 && !Number.isFinite(xOf(line, place))) unplaced += Math.abs(line.count[place]);
  }
  return unplaced;
}

// What it takes for a line to break, in buckets.
export function gapOf(line) {
  const places = [];
  for (let place = 0; place < line.count.length; place++) if (line.count[place] !== 0) places.push(place);
  return usualGap(places, line.shift);
}

// Missing is what leaves a gap half as wide again as is usual in this line: as in rldk/report/downsample.py.
export function usualGap(places, shift) {
  if (places.length < 2) return Infinity;
  const gaps = new Float64Array(places.length - 1);
  for (let i = 0; i < gaps.length; i++) gaps[i] = places[i + 1] - places[i];
  gaps.sort();
  const middle = gaps.length >> 1;
  const median = gaps.length % 2 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2;
  return 1.5 * median + (shift ? 1 : 0);
}

// Where a bucket is drawn: the middle of its steps, or what the message says of tokens or time (hours, Unix time in s).
export function xOf(line, place) {
  if (line.by === "tokens") return line.x[place];
  if (line.by === "hours") return line.x[place] / 3600;
  if (line.by === "time") return line.start + line.x[place];
  const [first, last] = stepsOf(line, place);
  return (first + last) / 2;
}

// The first and the last step that a bucket may have.
export function stepsOf(line, place) {
  const width = 2 ** line.shift;
  const first = (line.first + place) * width;
  const last = first + width - 1;
  const end = line.last_step !== null && line.last_step >= first ? Math.min(last, line.last_step) : last;
  return [first, end];
}

// Where a step of a line is on the axis; null where that is not known.
export function xOfStep(line, step) {
  if (line.by === "step") return step;
  const place = Math.floor(step / 2 ** line.shift) - line.first;
  for (let away = 0; away <= NEAR; away++) {
    for (const at of [place - away, place + away]) {
      if (at < 0 || at >= line.count.length) continue;
      const x = xOf(line, at); // also of a bucket without a value
      if (Number.isFinite(x)) return x;
    }
  }
  return null;
}

// The place of the point that is nearest to an x; -1 without any. x may go back, where a clock was set.
export function nearest(drawn, x) {
  let best = -1;
  let away = Infinity;
  for (let i = 0; i < drawn.x.length; i++) {
    const distance = Math.abs(drawn.x[i] - x);
    if (distance < away && !Number.isNaN(drawn.y[i])) {
      best = i;
      away = distance;
    }
  }
  return best;
}
