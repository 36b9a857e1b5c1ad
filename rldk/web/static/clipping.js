// The range of values that a plot shows, and what lies outside of it.

const SAMPLE = 200; // values of a line that are looked at
const FEW = 12; // a line of so few values has no outliers
const FENCE = 1.5; // how far beyond the usual values the plot goes, in widths of these
const FLATTENS = 3; // outliers are cut where they make the plot so many times as high

// Between which values nearly all of a line are; null where that says nothing, as it has few values or one only.
export function usualRange(drawn) {
  const every = Math.max(1, Math.ceil(drawn.y.length / SAMPLE));
  const values = [];
  for (let i = 0; i < drawn.y.length; i += every) if (Number.isFinite(drawn.y[i])) values.push(drawn.y[i]);
  if (values.length < FEW) return null;
  const sorted = Float64Array.from(values).sort();
  const low = sorted[Math.floor(0.05 * (sorted.length - 1))];
  const high = sorted[Math.ceil(0.95 * (sorted.length - 1))];
  const width = high - low;
  return width > 0 ? [low - FENCE * width, high + FENCE * width] : null;
}

// The lowest and the highest value of some lines within a range of x; null without any. `positive` leaves out others.
export function extent(lines, min, max, positive = false) {
  let low = Infinity;
  let high = -Infinity;
  for (const { x, y } of lines) {
    for (let i = 0; i < y.length; i++) {
      if (x[i] < min || x[i] > max || !Number.isFinite(y[i]) || (positive && y[i] <= 0)) continue;
      if (y[i] < low) low = y[i];
      if (y[i] > high) high = y[i];
    }
  }
  return low > high ? null : [low, high];
}

// The range to show: all, or without the outliers of each line if these would flatten the rest.
export function clipped(whole, ranges) {
  const known = ranges.filter((range) => range !== null);
  if (whole === null || known.length === 0 || known.length < ranges.length) return whole;
  const low = Math.max(whole[0], Math.min(...known.map((range) => range[0])));
  const high = Math.min(whole[1], Math.max(...known.map((range) => range[1])));
  if (!(high > low) || whole[1] - whole[0] < FLATTENS * (high - low)) return whole;
  return [low, high];
}

// How many points within a range of x lie above and below a range of values.
export function outside(lines, min, max, [low, high]) {
  let above = 0;
  let below = 0;
  for (const { x, y } of lines) {
    for (let i = 0; i < y.length; i++) {
      if (x[i] < min || x[i] > max || !Number.isFinite(y[i])) continue;
      if (y[i] > high) above++;
      else if (y[i] < low) below++;
    }
  }
  return { above, below };
}
