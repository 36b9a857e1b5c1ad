// Lines on a canvas.

const DOTS = 40; // lines of so few points are drawn with dots too

// A canvas that fills the plot of a uPlot, above its grid.
export function layer(plot, name) {
  const canvas = document.createElement("canvas");
  canvas.className = name;
  plot.over.append(canvas);
  return canvas;
}

// Clears a layer from a place on, in CSS pixels, and gives what draws there.
export function cleared(canvas, plot, left = 0) {
  const ratio = devicePixelRatio;
  const width = Math.round(plot.over.clientWidth * ratio);
  const height = Math.round(plot.over.clientHeight * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext("2d");
  context.restore();
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (left > 0) {
    context.beginPath();
    context.rect(left, 0, width, height);
    context.clip();
  }
  context.clearRect(left, 0, width, height);
  context.lineJoin = "bevel";
  return context;
}

// Where values are in a plot, in CSS pixels.
export function placing(plot, log) {
  const { x, y } = plot.scales;
  const width = plot.over.clientWidth;
  const height = plot.over.clientHeight;
  const scale = log ? Math.log10 : (value) => value;
  const low = scale(y.min / plot.finer);
  const perY = height / (scale(y.max / plot.finer) - low);
  const perX = width / (x.max - x.min);
  return {
    width,
    height,
    min: x.min,
    max: x.max,
    from: x.min, // what is left of it is not drawn
    left: (value) => (value - x.min) * perX,
    top: log ? (value) => height - (Math.log10(value) - low) * perY : (value) => height - (value - low) * perY,
  };
}

// A line through points; a point whose y is NaN, or that the scale has no place for, breaks it.
export function trace(context, drawn, at, log) {
  const { x, y } = drawn;
  const [from, to] = within(x, at.from, at.max);
  let pen = false;
  context.beginPath();
  for (let i = from; i < to; i++) {
    const value = y[i];
    if (Number.isNaN(value) || (log && value <= 0)) {
      pen = false;
      continue;
    }
    if (pen) context.lineTo(at.left(x[i]), at.top(value));
    else context.moveTo(at.left(x[i]), at.top(value));
    pen = true;
  }
  context.stroke();
}

// The points to draw: those within a range of x and one to each side, as long as x rises.
export function within(x, min, max) {
  let [from, to] = [0, x.length];
  if (min > x[0]) from = Math.max(0, placeIn(x, min) - 2);
  if (max < x[to - 1]) to = Math.min(to, placeIn(x, max) + 2);
  return [from, to];
}

// The first place of at least a value, if x rises.
function placeIn(x, value) {
  let [low, high] = [0, x.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Dots where a line would not be seen: points that stand alone, or all of at most so many.
export function dots(context, drawn, at, log, size, few = DOTS) {
  const { x, y } = drawn;
  const all = x.length <= few;
  const [from, to] = within(x, at.from, at.max);
  context.beginPath();
  for (let i = from; i < to; i++) {
    if (Number.isNaN(y[i]) || (log && y[i] <= 0) || x[i] < at.from || x[i] > at.max) continue;
    const alone = (i === 0 || Number.isNaN(y[i - 1])) && (i === x.length - 1 || Number.isNaN(y[i + 1]));
    if (!all && !alone) continue;
    const left = at.left(x[i]);
    const top = at.top(y[i]);
    const wide = alone ? 1.6 * size : size;
    context.moveTo(left + wide, top);
    context.arc(left, top, wide, 0, 7);
  }
  context.fill();
}

const SHAPES = [
  (c, x, y, s) => { c.moveTo(x + s, y); c.arc(x, y, s, 0, 7); },
  (c, x, y, s) => c.rect(x - s * 0.9, y - s * 0.9, s * 1.8, s * 1.8),
  (c, x, y, s) => polygon(c, [[x, y - s * 1.3], [x + s * 1.3, y], [x, y + s * 1.3], [x - s * 1.3, y]]),
  (c, x, y, s) => polygon(c, [[x, y - s * 1.2], [x + s * 1.2, y + s], [x - s * 1.2, y + s]]),
];

function polygon(context, corners) {
  corners.forEach(([x, y], at) => (at ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.closePath();
}

// A sign for each point of an evaluation.
export function signs(context, drawn, at, log, shape, size = 3) {
  const { x, y } = drawn;
  context.beginPath();
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(y[i]) || (log && y[i] <= 0) || x[i] < at.from || x[i] > at.max) continue;
    SHAPES[shape % SHAPES.length](context, at.left(x[i]), at.top(y[i]), size);
  }
  context.fill();
}

// The band of a group, in pieces where no run of it has a value.
export function fill(context, band, at, log) {
  const top = (value) => at.top(log ? Math.max(value, Number.MIN_VALUE) : value);
  const [from, to] = within(band.x, at.min, at.max);
  context.beginPath();
  for (let begin = from; begin < to; begin++) {
    let end = begin;
    while (end < to && !Number.isNaN(band.low[end])) end++;
    for (let i = begin; i < end; i++) {
      if (i === begin) context.moveTo(at.left(band.x[i]), top(band.high[i]));
      else context.lineTo(at.left(band.x[i]), top(band.high[i]));
    }
    for (let i = end - 1; i >= begin; i--) context.lineTo(at.left(band.x[i]), top(band.low[i]));
    context.closePath();
    begin = end;
  }
  context.fill();
}
