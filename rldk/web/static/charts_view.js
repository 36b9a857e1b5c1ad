// Curves of the runs that are drawn: all their metrics, with what happened in them.
import { ChartGrid, on } from "./chart_grid.js";
import { firstBadSteps, marksOf } from "./marks.js";

const FEW = 12; // runs whose first bad step is marked
const REST = 400; // ms on a line before the details of its run are asked for

export class ChartsView {
  constructor(place, app) {
    const { store, connection } = app;
    Object.assign(this, { store, connection, wanted: "" });
    const marks = () => this.marks();
    this.grid = new ChartGrid(place, app, { runs: () => store.chosen, groups: () => store.groups, marks });
    this.off = [on(store, "runs", () => this.wantDetails()), on(this.grid.shared, "hover", () => this.rest())];
    this.wantDetails();
  }

  // What is marked: of one run all that happened in it, of few their first bad steps.
  marks() {
    const runs = this.store.chosen;
    const { run: details } = this.store;
    const told = details !== null && runs.includes(details.id) && details.id === this.wanted ? marksOf(details) : [];
    if (runs.length === 1 || runs.length > FEW) return told;
    const rows = runs.map((id) => this.store.runs.get(id)).filter((row) => row !== undefined);
    return [...firstBadSteps(rows), ...told];
  }

  // Wants what happened in the only run.
  wantDetails() {
    const runs = this.store.chosen;
    if (runs.length === 1) this.want(runs[0]);
    else if (!runs.includes(this.wanted)) this.want("");
  }

  // The pointer is at another run: if it rests there, what happened in it is wanted.
  rest() {
    clearTimeout(this.resting);
    const { run, plot } = this.grid.shared.hover;
    if (run === null || plot === null || run === this.wanted) return;
    this.resting = setTimeout(() => this.want(run), REST);
  }

  want(run) {
    if (run === this.wanted) return;
    this.wanted = run;
    this.connection.want({ run });
    this.grid?.mark();
  }

  close() {
    clearTimeout(this.resting);
    for (const end of this.off) end();
    if (this.wanted !== "") this.connection.want({ run: "" });
    this.grid.close();
  }
}
