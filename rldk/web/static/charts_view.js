// Curves of the chosen runs, a plot for each metric.
/* global uPlot */

export class ChartsView {
  constructor(place, { store, connection, metrics }) {
    this.store = store;
    this.connection = connection;
    this.plots = new Map();
    this.grid = document.createElement("div");
    this.grid.className = "charts";
    place.append(this.grid);
    this.metrics = Object.keys(metrics).filter((name) => metrics[name].core);
    this.onRuns = () => this.want();
    this.onCurves = (event) => this.draw(event.detail);
    store.addEventListener("runs", this.onRuns);
    store.addEventListener("curves", this.onCurves);
    this.want();
  }

  want() {
    const runs = this.store.chosen;
    if (runs.join() === this.asked) return;
    this.asked = runs.join();
    this.connection.want({
      curves: { runs, metrics: this.metrics, first: null, last: null, buckets: 512, x: "step" },
    });
  }

  draw(curves) {
    const x = Array.from({ length: curves.buckets }, (_, at) => (curves.start + at) * 2 ** curves.shift);
    const lines = curves.lines.filter((line) => !line.evaluation);
    const data = [x, ...lines.map((line) => Array.from(line.mean, (value, at) => (line.count[at] ? value : null)))];
    this.plots.get(curves.metric)?.remove();
    if (!lines.length) return;
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    caption.textContent = curves.metric;
    figure.append(caption);
    this.grid.append(figure);
    this.plots.set(curves.metric, figure);
    new uPlot(
      {
        width: figure.clientWidth - 24,
        height: 180,
        legend: { show: false },
        scales: { x: { time: false } },
        series: [{}, ...lines.map((line) => ({ stroke: `hsl(${this.store.colour(line.run) * 47} 60% 45%)`, spanGaps: true }))],
      },
      data,
      figure,
    );
  }

  close() {
    this.store.removeEventListener("runs", this.onRuns);
    this.store.removeEventListener("curves", this.onCurves);
    this.connection.want({ curves: { runs: [], metrics: [], first: null, last: null, buckets: 512, x: "step" } });
  }
}
