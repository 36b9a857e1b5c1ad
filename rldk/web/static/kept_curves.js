// The curves of each metric, kept for a while after its plot has gone out of view.
import { Curves } from "./curves.js";
import { plural } from "./number.js";

const MOST_BYTES = 48e6;
const NAMES = { "stages or processes": ["stage or process", "stages or processes"], "evaluation sets": ["evaluation set", "evaluation sets"] };

export class KeptCurves {
  constructor() {
    this.metrics = new Map(); // the metric that was used last is the last
  }

  of(metric) {
    const data = this.metrics.get(metric) ?? { curves: new Curves(), fine: null, asked: null };
    this.metrics.delete(metric);
    this.metrics.set(metric, data);
    return data;
  }

  // Takes a message, unless it answers what is not asked for any more. `first` is the first step that is asked for.
  take(frame, { by, first, runs }) {
    if (frame.x !== by && frame.lines.length) return false;
    const data = this.of(frame.metric);
    if (frame.asked === null) {
      data.curves.take(frame);
      data.curves.keep(runs);
      if (first === null) data.fine = null;
    } else {
      if (frame.asked !== first) return false;
      if (data.asked !== first || data.fine === null) data.fine = new Curves();
      data.asked = first;
      data.fine.take(frame);
      data.fine.keep(runs);
    }
    return true;
  }

  // Whether all of some runs were told of.
  heard(metric, runs) {
    const { curves, fine } = this.of(metric);
    return runs.every((run) => curves.runs.has(run) || (fine?.runs.has(run) ?? false));
  }

  // What of some runs is not drawn of a metric, in sentences.
  leftOut(metric, runs) {
    const { curves, fine } = this.of(metric);
    const counts = new Map();
    for (const { what, count } of runs.flatMap((run) => curves.leftOut.get(run) ?? fine?.leftOut.get(run) ?? [])) {
      counts.set(what, (counts.get(what) ?? 0) + (what === "metrics" ? 1 : count));
    }
    return [...counts].map(([what, count]) => {
      if (what === "metrics") return `not looked for in ${plural(count, "run")} with very many metrics`;
      const [one, several] = NAMES[what];
      return `${plural(count, `more ${one} is`, `more ${several} are`)} not drawn`;
    });
  }

  // Another part of x is looked at: what was told of the last one is worth nothing.
  forgetFine() {
    for (const data of this.metrics.values()) data.fine = null;
  }

  // Other runs are drawn.
  keep(runs) {
    for (const data of this.metrics.values()) {
      data.curves.keep(runs);
      data.fine?.keep(runs);
    }
  }

  // Nothing of what was told holds, as for another x.
  forget() {
    for (const data of this.metrics.values()) {
      data.curves.lines.clear();
      data.curves.runs.clear();
      data.curves.leftOut.clear();
      data.fine = null;
    }
  }

  // Forgets the metrics that were not used for the longest time, as long as there is too much; never those in view.
  shrink(inView) {
    let bytes = 0;
    for (const { curves, fine } of this.metrics.values()) bytes += curves.bytes + (fine?.bytes ?? 0);
    for (const [metric, { curves, fine }] of this.metrics) {
      if (bytes <= MOST_BYTES) return;
      const size = curves.bytes + (fine?.bytes ?? 0);
      if (inView.has(metric) || size === 0) continue; // what is known of one without a line costs nothing
      bytes -= size;
      this.metrics.delete(metric);
    }
  }
}
