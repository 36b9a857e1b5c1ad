// Smoothing: the weighted mean of the values around each bucket, whose weight falls evenly with the distance in steps.
// As it is made of sums and counts of steps, it is the same from near and from afar.

// The smoothed value of each bucket; NaN where it has none. `width` is that of the whole window, in steps.
export function smooth(line, width) {
  const { mean, count } = line;
  const { length } = count;
  const counts = new Float64Array(length);
  const sums = new Float64Array(length);
  for (let at = 0; at < length; at++) {
    if (count[at] === 0) continue;
    counts[at] = Math.abs(count[at]);
    sums[at] = mean[at] * counts[at];
  }
  // Two windows of even weight, one after the other, make one whose weight falls evenly.
  const side = (width / 2 / 2 ** line.shift - 1) / 2;
  const smoothSums = side > 0 ? even(even(sums, side), side) : sums;
  const smoothCounts = side > 0 ? even(even(counts, side), side) : counts;
  const out = new Float64Array(length);
  for (let at = 0; at < length; at++) out[at] = counts[at] ? smoothSums[at] / smoothCounts[at] : NaN;
  return out;
}

// The sum of the `side` places before and after each, both in part where `side` is no whole number.
// Sums of blocks and never differences: one huge value must not eat up the digits of those after it.
export function even(values, side) {
  const length = values.length;
  const whole = Math.min(Math.floor(side), length);
  const part = side >= length ? 0 : side - whole;
  const window = 2 * whole + 1;
  const at = (place) => (place < 0 || place >= length ? 0 : values[place]);
  const size = Math.ceil((length + 2 * whole) / window) * window;
  const left = new Float64Array(size); // from the start of its block
  const right = new Float64Array(size); // to the end of its block
  for (let i = 0; i < size; i++) left[i] = at(i - whole) + (i % window ? left[i - 1] : 0);
  for (let i = size - 1; i >= 0; i--) right[i] = at(i - whole) + ((i + 1) % window ? right[i + 1] : 0);
  const out = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const middle = i % window ? right[i] + left[i + window - 1] : right[i];
    out[i] = middle + part * (at(i - whole - 1) + at(i + whole + 1));
  }
  return out;
}

// The widths that may be chosen for curves of so many steps: 2, 5, 10, 20 ... up to half of them.
export function widths(steps) {
  const found = [];
  for (let power = 1; power < 1e15; power *= 10) {
    for (const digit of [1, 2, 5]) {
      const width = digit * power;
      if (width > 1 && width <= steps / 2) found.push(width);
    }
  }
  return found;
}

// Metrics that are never smoothed by themselves: they follow a schedule, whose corners are meant. No group of the schema says
// which these are.
const SCHEDULES = new Set(["lr"]);

// How a metric is to look where nobody has chosen how much is smoothed.
export function lookFor(metric, look) {
  return look.auto && SCHEDULES.has(metric) ? { ...look, width: 0 } : look;
}

// The width that is chosen by itself: about a twentieth of the steps.
export function usualWidth(steps) {
  return widths(steps).filter((width) => width <= steps / 12).at(-1) ?? 0;
}
