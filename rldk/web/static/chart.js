// One plot: the curves of one metric. Where it shows and how it looks stands in what it shares with the others.
import { finerBy, makePlot, padded } from "./axes.js";
import { cleared, dots, fill, layer, placing, signs, trace } from "./canvas.js";
import { clipped, outside } from "./clipping.js";
import { colour } from "./colours.js";
import { changedFrom, drawnLines, height, partsOf, reach } from "./drawn_lines.js";
import { drawMarks, drawOdd } from "./marks.js";
import { nearestLine, tellTip } from "./hover.js";
import { nearest } from "./points.js";
import { notesOf } from "./notes.js";
import { lookFor } from "./smoothing.js";
import { touchZoom } from "./touch_zoom.js";

// How much of the raw line is seen behind a smooth one, and how wide lines are, in CSS pixels, by how many there are.
const STYLES = [
  { most: 3, pale: 0.35, wide: 1.5 },
  { most: 10, pale: 0.16, wide: 1.4 },
  { most: 25, pale: 0.1, wide: 1.3 },
  { most: Infinity, pale: 0.06, wide: 1 },
];
const RAW_WIDE = 1.1; // px: a wider line of noise is a blob
const MARGIN = 8; // px that a sign or a line may reach to the left of its place
const ENOUGH = 0.7; // of the range of y that is shown: it shrinks where less than that is needed

export class Chart {
  // `place`: an element whose width is known. `data`: its `curves`, and `fine`, those of a range (see curves.js).
  // `beside`: whether there is room for what is said beside the pointer; else it stands below.
  constructor(place, { metric, shared, data, height: tall = 190, beside = false }) {
    Object.assign(this, { place, metric, shared, data, tall, beside, drawn: [], reach: null, notes: [], marked: { placed: [], crowded: 0, placeless: 0 } });
    this.tip = document.createElement("div");
    this.tip.className = "tip";
    this.tip.hidden = true;
    place.append(this.tip);
    this.onHover = () => this.drawHover();
    shared.addEventListener("hover", this.onHover);
    this.sizes = new ResizeObserver(() => this.resize());
    this.sizes.observe(place);
  }

  make() {
    this.plot?.destroy();
    const { by, log } = this.shared.look;
    this.made = { by, log };
    const zoomed = (range) => {
      this.leave();
      this.shared.zoom(range);
    };
    this.plot = makePlot(this.place, { width: this.place.clientWidth, height: this.tall, by, log, zoomed });
    const spread = (range) => {
      this.leave();
      this.shared.zoomWithin(range);
    };
    touchZoom(this.plot, { zoomed, spread });
    this.plot.over.addEventListener("pointermove", (event) => this.point(event));
    this.plot.over.addEventListener("pointerleave", () => this.leave());
    this.plot.over.addEventListener("dblclick", () => this.shared.zoom(null));
    this.plot.finer = 1;
    this.lines = layer(this.plot, "lines");
    this.state = null;
    this.bare = false;
    this.top = layer(this.plot, "top");
  }

  resize() {
    if (this.plot === undefined || this.place.clientWidth === 0) return;
    if (this.plot.width === this.place.clientWidth) return;
    this.plot.setSize({ width: this.place.clientWidth, height: this.tall });
    this.draw();
  }

  // What of x it has values of; null without any. To be asked before it is drawn.
  prepare() {
    this.drawn = drawnLines(this.data.curves, this.data.fine, lookFor(this.metric, this.shared.look));
    return reach(this.drawn);
  }

  draw() {
    const { look, shown } = this.shared;
    if (this.plot === undefined || this.made.by !== look.by || this.made.log !== look.log) this.make();
    const [min, max] = shown;
    const whole = height(this.drawn, min, max, look.log);
    const trains = this.drawn.filter((one) => !one.evaluation);
    const range = look.clip && !look.log ? clipped(whole, trains.map((one) => one.usual)) : whole;
    const [low, high] = this.settled(range);
    this.plot.valueless = whole === null; // its y has no numbers
    const ink = colour("soft") + colour("grid") + (whole === null);
    if (ink !== this.ink) this.plot.redraw(); // another theme, or other labels
    this.ink = ink;
    const { x, y } = this.plot.scales;
    const finer = finerBy([low, high]);
    if (x.min !== min || x.max !== max || y.min !== low * finer || y.max !== high * finer) {
      this.plot.finer = finer;
      this.plot.batch(() => {
        this.plot.setScale("x", { min, max });
        this.plot.setScale("y", { min: low * finer, max: high * finer });
      });
    }
    this.drawLines();
    this.drawHover();
    const cut = range === whole ? { above: 0, below: 0 } : outside(this.drawn.flatMap(partsOf), min, max, [low, high]);
    this.notes = notesOf(this.drawn, { ...look, shown, cut, range: [low, high], empty: whole === null, marked: this.marked });
    this.onnotes?.(this.notes);
  }

  // The range of y: as it was, as long as there is room and not far too much of it, so that a plot does not jump.
  settled(range) {
    const { look } = this.shared;
    const kind = JSON.stringify([this.shared.range, look, this.drawn.map((one) => one.key)]);
    if (range === null) return look.log ? [0.1, 1] : [0, 1];
    const wanted = padded(range, look.log);
    const scale = look.log ? Math.log10 : (value) => value;
    const size = ([low, high]) => scale(high) - scale(low);
    const before = this.kind === kind ? this.before : undefined;
    if (before !== undefined && range[0] >= before[0] && range[1] <= before[1] && size(wanted) > ENOUGH * size(before)) return before;
    this.kind = kind;
    this.before = wanted;
    return wanted;
  }

  colourOf(one) {
    return colour(`run${one.group ? one.group.colour : this.shared.colourOf(one.run)}`);
  }

  drawLines() {
    const at = placing(this.plot, this.shared.look.log);
    const left = this.paintedUpTo(at);
    const context = cleared(this.lines, this.plot, left);
    if (left > 0) at.from = this.plot.posToVal(left, "x");
    const { pale, wide } = STYLES.find(({ most }) => this.drawn.length <= most);
    for (const one of this.drawn) this.drawBehind(context, at, one, pale);
    for (const one of this.drawn) this.drawOne(context, at, one, wide);
    const many = new Set(this.drawn.map((one) => one.run)).size > 1;
    const paint = ({ run }) => (many ? colour(`run${this.shared.colourOf(run)}`) : colour("critical"));
    drawOdd(context, this.drawn, at, paint);
    this.marked = drawMarks(context, this.shared.marks, this.drawn, at, { metric: this.metric, paint });
  }

  // Up to which place, in CSS pixels, the picture is still right: most updates add to the ends of lines.
  paintedUpTo(at) {
    const { y } = this.plot.scales;
    const state = JSON.stringify([
      at.min, at.max, y.min, y.max, at.width, at.height, devicePixelRatio, colour("panel"), this.shared.look, this.shared.marks,
      this.drawn.map((one) => [one.key, this.colourOf(one), one.dash, one.shape]),
    ]);
    const from = this.state === state ? changedFrom(this.drawn, this.painted) : -Infinity;
    this.state = state;
    this.painted = new Map(this.drawn.map((one) => [one.key, one.number]));
    return from === Infinity ? at.width : Math.max(0, Math.floor(Math.min(at.left(from) - MARGIN, at.width)) || 0);
  }

  // What is behind all lines: bands of groups, and what smooth lines are made of.
  drawBehind(context, at, one, pale) {
    const { log } = this.shared.look;
    const paint = this.colourOf(one);
    context.strokeStyle = paint;
    context.fillStyle = paint;
    if (one.band) {
      context.globalAlpha = 0.16;
      fill(context, one.band, at, log);
    }
    if (!one.smooth) return;
    context.globalAlpha = pale;
    context.lineWidth = 1;
    context.setLineDash(one.dash);
    trace(context, one.raw, at, log);
    dots(context, one.raw, at, log, 1.4);
    context.setLineDash([]);
  }

  drawOne(context, at, one, wide) {
    const { log } = this.shared.look;
    const paint = this.colourOf(one);
    context.strokeStyle = paint;
    context.fillStyle = paint;
    if (one.evaluation) {
      context.globalAlpha = 0.35;
      context.lineWidth = 1;
      trace(context, { x: one.raw.x.filter((_, i) => !Number.isNaN(one.raw.y[i])), y: one.raw.y.filter((y) => !Number.isNaN(y)) }, at, log);
      context.globalAlpha = 1;
      signs(context, one.raw, at, log, one.shape);
      return;
    }
    context.setLineDash(one.dash);
    context.globalAlpha = 1;
    context.lineWidth = one.smooth || one.band ? wide : Math.min(wide, RAW_WIDE);
    trace(context, one.smooth ?? one.raw, at, log);
    dots(context, one.smooth ?? one.raw, at, log, 1.8, one.smooth ? 0 : undefined);
    context.setLineDash([]);
  }

  // What is above the lines: the one of the run that is pointed at, and the x where the pointer is.
  drawHover() {
    if (this.plot === undefined) return;
    const { x, run, key, plot } = this.shared.hover;
    const { log } = this.shared.look;
    const own = this.drawn.filter((one) => one.key === key || (run !== null && one.runs.includes(run)));
    const nothing = x === null && own.length === 0;
    if (nothing && this.bare) return;
    this.bare = nothing;
    const context = cleared(this.top, this.plot);
    this.lines.classList.toggle("faded", own.length > 0 && this.drawn.length > own.length);
    if (nothing) {
      this.tip.hidden = true;
      return;
    }
    const at = placing(this.plot, log);
    if (x !== null && x >= at.min && x <= at.max) {
      context.strokeStyle = colour("soft");
      context.globalAlpha = 0.5;
      context.lineWidth = 1;
      const left = Math.round(at.left(x)) + 0.5;
      context.beginPath();
      context.moveTo(left, 0);
      context.lineTo(left, at.height);
      context.stroke();
    }
    if (this.drawn.length > 1) {
      for (const one of own) this.drawBehind(context, at, one, 0.5);
      for (const one of own) this.drawOne(context, at, one, 2.2);
    }
    if (x !== null) for (const one of own) this.drawDot(context, at, one, x);
    if (plot === this) tellTip(this, at);
    else this.tip.hidden = true;
  }

  drawDot(context, at, one, x) {
    const points = one.smooth ?? one.raw;
    const place = nearest(points, x);
    if (place < 0 || Math.abs(at.left(points.x[place]) - at.left(x)) > 12) return;
    context.globalAlpha = 1;
    context.beginPath();
    context.arc(at.left(points.x[place]), at.top(points.y[place]), 3.5, 0, 7);
    context.fillStyle = this.colourOf(one);
    context.fill();
    context.strokeStyle = colour("panel");
    context.lineWidth = 1.5;
    context.stroke();
  }

  point(event) {
    if (event.pointerType === "mouse" && event.buttons & 1) return; // a range is dragged
    const { left, top } = this.plot.over.getBoundingClientRect();
    this.at = { left: event.clientX - left, top: event.clientY - top };
    this.moving ??= requestAnimationFrame(() => {
      this.moving = undefined;
      if (this.plot === undefined || this.at === null) return;
      this.pointAt(this.plot.posToVal(this.at.left, "x"), this.at.top);
    });
  }

  // Points at an x, and at the line that is nearest there.
  pointAt(x, top) {
    const one = nearestLine(this, x, top);
    this.shared.setHover({ plot: this, x, run: one?.run ?? null, key: one?.key ?? null });
  }

  leave() {
    this.at = null;
    if (this.shared.hover.plot === this) this.shared.setHover({ plot: null, x: null, run: null, key: null });
  }

  destroy() {
    this.leave();
    cancelAnimationFrame(this.moving);
    this.sizes.disconnect();
    this.shared.removeEventListener("hover", this.onHover);
    this.plot?.destroy();
    this.plot = undefined;
    this.place.replaceChildren();
  }
}
