// What of a line is drawn: points in the order of their steps, and a gap where values are missing.

// The points of a line: `x`, `y`, and `bucket`, the place in the line's arrays that each comes from. A gap is a point
// whose y is NaN. A bucket of several values gives its lowest and its highest in their order, so that no spike is lost.
export function points(line) {
  const { low, high, count } = line;
  const filled = placesOf(line);
  const most = filled.places.length * 3;
  const x = new Float64Array(most);
  const y = new Float64Array(most);
  const bucket = new Int32Array(most);
  let length = 0;
  const add = (atX, value, place) => {
    x[length] = atX;
    y[length] = value;
    bucket[length++] = place;
  };
  filled.places.forEach((place, number) => {
    const here = filled.x[number];
    if (filled.breaks[number]) add(here, NaN, place);
    if (low[place] === high[place]) {
      add(here, low[place], place);
    } else {
      const [former, latter] = count[place] < 0 ? [high, low] : [low, high];
      const [first, last] = stepsOf(line, place);
      const quarter = line.by === "step" ? (last + 1 - first) / 4 : 0;
      add(here - quarter, former[place], place);
      add(here + quarter, latter[place], place);
    }
  });
  return { x: x.subarray(0, length), y: y.subarray(0, length), bucket: bucket.subarray(0, length), unplaced: filled.unplaced };
}

// The points of a value for each bucket, with the gaps of the line.
export function pointsOf(line, values) {
  const filled = placesOf(line);
  const most = filled.places.length * 2;
  const x = new Float64Array(most);
  const y = new Float64Array(most);
  const bucket = new Int32Array(most);
  let length = 0;
  filled.places.forEach((place, number) => {
    for (const value of filled.breaks[number] ? [NaN, values[place]] : [values[place]]) {
      x[length] = filled.x[number];
      y[length] = value;
      bucket[length++] = place;
    }
  });
  return { x: x.subarray(0, length), y: y.subarray(0, length), bucket: bucket.subarray(0, length), unplaced: filled.unplaced };
}

// The buckets that have a value and a place, where they are, and which of them come after a gap.
export function placesOf(line) {
  const { count } = line;
  const places = [];
  const x = [];
  let unplaced = 0; // values whose x is not known
  for (let place = 0; place < count.length; place++) {
    if (count[place] === 0) continue;
    const here = xOf(line, place);
    if (Number.isFinite(here)) {
      places.push(place);
      x.push(here);
    } else {
      unplaced += Math.abs(count[place]);
    }
  }
  const usual = usualGap(places, line.shift);
  const breaks = places.map((place, number) => number > 0 && place - places[number - 1] > usual);
  return { places, x, breaks, unplaced };
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
  for (let away = 0; away < line.count.length; away++) {
    for (const at of [place - away, place + away]) {
      if (at < 0 || at >= line.count.length || line.count[at] === 0) continue;
      const x = xOf(line, at);
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
