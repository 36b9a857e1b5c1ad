// Which metrics no drawn run has: they are told in a line, and have no plot.

const MOST = 60; // metrics that are asked for again at once

export class Vacant {
  constructor({ kept, counts, runs }) {
    Object.assign(this, { kept, counts, runs });
    this.names = new Map(); // metric to how many runs had it when that was told
  }

  has(metric) {
    return this.names.has(metric);
  }

  // Looks at what was told of a metric; gives whether it has changed sides.
  look(metric) {
    const { curves, fine } = this.kept.of(metric);
    const { lines, runs } = curves;
    const before = this.names.has(metric);
    const wanted = this.runs();
    if (lines.size > 0 || fine?.lines.size > 0) this.names.delete(metric);
    else if (this.kept.leftOut(metric, wanted).length > 0) this.names.delete(metric); // it may have it
    else if (wanted.length > 0 && wanted.every((run) => runs.has(run))) this.names.set(metric, this.counts()[metric]);
    return this.names.has(metric) !== before;
  }

  // Metrics of which it is not known any more: other runs are drawn, or more runs have it. They have no plot until it is.
  get unknown() {
    const wanted = this.runs();
    const counts = this.counts();
    const told = (metric) => this.kept.metrics.get(metric)?.curves.runs;
    const found = [...this.names].filter(([metric, count]) => counts[metric] !== count || !wanted.every((run) => told(metric)?.has(run)));
    return found.map(([metric]) => metric);
  }

  // Those of them that are asked for now.
  get unsure() {
    return this.unknown.slice(0, MOST);
  }
}
