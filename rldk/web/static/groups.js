// Groups of runs: their mean and a band around it, made of the means of buckets.
import { gapOf, usualGap, xOf } from "./points.js";

const CELLS = 256; // of an axis that is no step axis

// What each group has at each x: `x`, `mean`, `low`, `high`, and `n`, how many of its runs have a value there.
// `groups`: label and runs of each. `band`: "range" from the lowest to the highest run, "deviation" for one standard
// deviation to each side. `valuesOf` gives the value of each bucket of a line.
export function groupLines(lines, groups, band, valuesOf) {
  const grid = gridOf(lines);
  const found = [];
  for (const group of groups) {
    const bySeries = new Map();
    for (const line of lines) {
      if (!group.runs.includes(line.run)) continue;
      bySeries.set(line.series, [...(bySeries.get(line.series) ?? []), line]);
    }
    for (const [series, members] of bySeries) {
      const cells = new Map();
      for (const line of members) addRun(cells, grid, line, valuesOf(line));
      found.push({ ...onGrid(cells, grid, band), group, series, evaluation: members[0].evaluation, members });
    }
  }
  return found;
}

// Cells that all lines fit into: their widest buckets, or equal parts of the axis.
export function gridOf(lines) {
  const shift = lines.reduce((most, line) => Math.max(most, line.shift), 0);
  if (lines.every((line) => line.by === "step")) {
    const width = 2 ** shift;
    return {
      shift,
      cellOf: (line, place) => Math.floor((line.first + place) / 2 ** (shift - line.shift)),
      xOf: (cell) => cell * width + (width - 1) / 2,
    };
  }
  let min = Infinity;
  let max = -Infinity;
  for (const line of lines) {
    for (let place = 0; place < line.count.length; place++) {
      const x = line.count[place] ? xOf(line, place) : NaN;
      if (x < min) min = x;
      if (x > max) max = x;
    }
  }
  const width = max > min ? (max - min) / CELLS : 1;
  return {
    shift: 1,
    cellOf: (line, place) => Math.min(CELLS - 1, Math.floor((xOf(line, place) - min) / width)),
    xOf: (cell) => min + (cell + 0.5) * width,
  };
}

// The mean of one run in each cell, of sums and counts. A cell that its line passes without a value of its own has what
// the line has there: else the mean of a group would jump wherever one of its runs is logged a little later.
function addRun(cells, grid, line, values) {
  const own = new Map();
  for (let place = 0; place < line.count.length; place++) {
    const count = Math.abs(line.count[place]);
    const cell = count ? grid.cellOf(line, place) : NaN;
    if (Number.isNaN(cell)) continue;
    let told = own.get(cell);
    if (told === undefined) own.set(cell, (told = { cell, sum: 0, count: 0, from: place, to: place }));
    told.sum += values[place] * count;
    told.count += count;
    told.to = place;
  }
  const add = (cell, value) => {
    if (!cells.has(cell)) cells.set(cell, []);
    cells.get(cell).push(value);
  };
  const gap = gapOf(line);
  let before = null;
  for (const told of own.values()) {
    const value = told.sum / told.count;
    if (before !== null && told.from - before.to <= gap) {
      for (let cell = before.cell + 1; cell < told.cell; cell++) {
        add(cell, before.value + ((value - before.value) * (cell - before.cell)) / (told.cell - before.cell));
      }
    }
    add(told.cell, value);
    before = { ...told, value };
  }
}

// In the order of x; where values are missing, a place without any breaks the line.
function onGrid(cells, grid, band) {
  const numbers = [...cells.keys()].sort((a, b) => a - b);
  const usual = usualGap(numbers, grid.shift);
  const told = numbers.flatMap((cell, at) => {
    const here = { x: grid.xOf(cell), ...spread(cells.get(cell), band) };
    return at > 0 && cell - numbers[at - 1] > usual ? [{ x: here.x, mean: NaN, low: NaN, high: NaN, n: 0 }, here] : [here];
  });
  return {
    x: Float64Array.from(told, (one) => one.x),
    y: Float64Array.from(told, (one) => one.mean),
    low: Float64Array.from(told, (one) => one.low),
    high: Float64Array.from(told, (one) => one.high),
    n: Int32Array.from(told, (one) => one.n),
  };
}

function spread(values, band) {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value / n, 0);
  if (band === "range") return { mean, low: Math.min(...values), high: Math.max(...values), n };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
  return { mean, low: mean - deviation, high: mean + deviation, n };
}
