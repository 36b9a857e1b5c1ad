// The keys of a plot that has the focus: arrows read it out, Enter shows it in full size, Escape leaves.

const PART = 100; // of what is shown: how far a key goes

export class PlotKeys {
  constructor(shared, full) {
    Object.assign(this, { shared, full });
  }

  // Whether the key did anything.
  press(card, { key, shiftKey, ctrlKey, metaKey, altKey }) {
    const { chart } = card;
    if (ctrlKey || metaKey || altKey || chart === null) return false;
    if (key === "Enter") return this.full(card.metric);
    if (key === "ArrowLeft") return this.move(chart, shiftKey ? -10 : -1);
    if (key === "ArrowRight") return this.move(chart, shiftKey ? 10 : 1);
    if (key === "ArrowUp") return this.step(chart, -1);
    if (key === "ArrowDown") return this.step(chart, 1);
    if (key === "+" || key === "=") return this.zoom(chart, 0.5);
    if (key === "-") return this.zoom(chart, 2);
    return false;
  }

  move(chart, by) {
    const [min, max] = this.shared.shown;
    const { x, key } = this.shared.hover;
    const next = Math.min(max, Math.max(min, (x ?? (min + max) / 2) + (by * (max - min)) / PART));
    const own = chart.drawn.find((one) => one.key === key) ?? chart.drawn[0];
    this.point(chart, next, own);
    return true;
  }

  // To the next line of the plot.
  step(chart, by) {
    const { x, key } = this.shared.hover;
    const [min, max] = this.shared.shown;
    const { length } = chart.drawn;
    if (length === 0) return true;
    const at = chart.drawn.findIndex((one) => one.key === key);
    this.point(chart, x ?? (min + max) / 2, chart.drawn[(at + by + length) % length]);
    return true;
  }

  point(chart, x, own) {
    this.shared.setHover({ plot: chart, x, run: own?.run ?? null, key: own?.key ?? null });
  }

  // Nearer or farther, around where the keys are.
  zoom(chart, by) {
    const [min, max] = this.shared.shown;
    const middle = this.shared.hover.x ?? (min + max) / 2;
    this.shared.zoomWithin([middle - (middle - min) * by, middle + (max - middle) * by]);
    return true;
  }
}
