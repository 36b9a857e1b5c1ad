// Plots of all metrics of some runs: options above, sections of plots below; only what is in view is drawn and asked for.
import { MetricDetails } from "./metric_details.js";
import { CurveWants, BUCKETS, closerSteps } from "./curve_wants.js";
import { element } from "./element.js";
import { FullPlot } from "./full_plot.js";
import { KeptCurves } from "./kept_curves.js";
import { PlotCards } from "./plot_cards.js";
import { PlotKeys } from "./plot_keys.js";
import { lookOf, OptionsBar, rangeOf, rangeWord } from "./plot_options.js";
import { Shared } from "./shared.js";
import { takesText } from "./typing.js";

const FRAME = 12; // ms of drawing in one picture; the rest waits for the next one

export class ChartGrid {
  // `runs` gives the ids of the runs to draw, in order; `groups` gives the groups of them (see store.js), empty for none. `marks` gives what is to
  // be marked (see marks.js). `counts` gives metric to how many runs have it.
  constructor(place, { store, connection, address, metrics }, { runs, groups = () => [], marks = () => [], counts = () => store.names.metrics }) {
    Object.assign(this, { store, connection, address, about: metrics, runs, groups, marks, counts });
    this.shared = new Shared({ nameOf: (id) => this.nameOf(id), colourOf: (id) => store.colour(id) });
    this.kept = new KeptCurves();
    this.wants = new CurveWants(connection);
    this.details = new MetricDetails(this);
    this.keys = new PlotKeys(this.shared, (metric) => this.showFull(metric));
    this.dirty = new Set(); // charts
    this.full = null;
    this.bar = new OptionsBar({ address, shared: this.shared, filter: (text) => address.set({ m: text || null }) });
    this.cards = new PlotCards(this, place.closest("main"));
    this.place = element("div", { class: "plots" }, this.bar.place, this.cards.place, this.bar.floating);
    place.append(this.place);
    this.off = [
      on(store, "curves", ({ detail }) => this.take(detail)),
      on(store, "runs", () => this.look()),
      on(store, "columns", () => this.look()), // groups may be made by one
      on(store, "names", () => this.tellNames()),
      on(store, "run", () => this.mark()),
      on(store, "hover", ({ detail }) => this.pointAtRun(detail)),
      on(address, "change", () => this.follow()),
      on(document, "theme", () => this.redraw()),
      on(window, "keydown", (event) => this.press(event)),
      on(this.shared, "zoom", ({ detail }) => this.zoom(detail)),
      on(this.shared, "hover", () => this.tellHover()),
    ];
    this.range = null;
    this.follow();
  }

  tellNames() {
    this.cards.tell();
    if (this.cards.vacant.unsure.length) this.want();
  }

  // The charts that are on the screen.
  get charts() {
    return this.full === null ? this.cards.charts : [this.full.chart];
  }

  // Metrics in view, as they are asked for.
  get inView() {
    return this.full === null ? this.cards.inView : [this.full.metric];
  }

  // Does what the address says.
  follow() {
    this.look();
    const range = rangeOf(this.address);
    if (String(range) !== String(this.shared.range)) {
      this.shared.range = range;
      this.kept.forgetFine();
      this.redraw();
      this.want();
    }
    this.bar.tell(this.steps);
    this.cards.tell();
    const full = this.address.get("full");
    if (full !== (this.full?.metric ?? null)) this.openFull(full);
  }

  // The runs, or how they look, may have changed.
  look() {
    const runs = this.runs();
    const rows = runs.map((id) => this.store.runs.get(id)).filter((row) => row !== undefined);
    const lengths = rows.map((row) => (row.last_step ?? 0) - (row.first_step ?? 0) + 1).sort((a, b) => a - b);
    this.steps = lengths.at(-1) ?? 1;
    const look = lookOf(this.address, { lengths, groups: this.groups() });
    const told = JSON.stringify([look, runs, runs.map((id) => this.store.colour(id))]);
    this.mark();
    if (told === this.told) return;
    const by = this.shared.look.by;
    this.told = told;
    this.kept.keep(runs);
    if (look.by !== by) this.kept.forget();
    this.shared.reach = null;
    this.shared.setLook(look);
    this.named = null;
    this.bar.tell(this.steps);
    this.cards.tell();
    this.redraw();
    this.want();
  }

  mark() {
    const marks = this.marks();
    if (JSON.stringify(marks) === JSON.stringify(this.shared.marks)) return;
    this.shared.setMarks(marks);
    this.redraw();
  }

  take(frame) {
    const { by } = this.shared.look;
    if (!this.kept.take(frame, { by, first: this.wants.first, runs: this.runs() })) return;
    for (const chart of this.charts) if (chart.metric === frame.metric) this.soon(chart);
    this.lookForNone(frame.metric);
    this.kept.shrink(new Set(this.inView));
    if (this.shared.range !== null) this.want(); // there may be others to ask for: closer ones, or of later steps
  }

  // It may be that no drawn run has a metric, or that one has it now.
  lookForNone(metric) {
    const { vacant } = this.cards;
    const before = vacant.has(metric);
    if (vacant.look(metric) || before) this.folding ??= setTimeout(() => {
      this.folding = undefined;
      this.cards.tell();
    }, 0);
    if (before) this.want(); // there may be more that it is not known of
  }

  // Asks soon for the curves of what is in view.
  want() {
    this.wants.soon(() => {
      const { range, look } = this.shared;
      const data = this.inView.map((metric) => this.kept.of(metric));
      const lines = data.flatMap(({ curves, fine }) => [...curves.lines.values(), ...(fine?.lines.values() ?? [])]);
      const { first, last } = closerSteps(lines, range, look.width);
      const unsure = this.full === null ? this.cards.vacant.unsure : [];
      return { runs: this.runs(), metrics: [...this.inView, ...unsure], first, last, buckets: this.full === null ? BUCKETS : 2 * BUCKETS, x: look.by };
    });
  }

  redraw() {
    for (const chart of this.charts) this.soon(chart);
  }

  // Draws a chart with the next picture, which a hidden tab never has.
  soon(chart) {
    chart.ready = false;
    this.dirty.add(chart);
    this.drawing ??= requestAnimationFrame(() => this.draw());
  }

  draw() {
    this.drawing = undefined;
    const begun = performance.now();
    const live = new Set(this.charts);
    let [wider, shorter] = [false, false];
    for (const chart of this.dirty) {
      if (!live.has(chart)) this.dirty.delete(chart);
      else if (!chart.ready) {
        const reach = chart.prepare();
        if (this.shared.isShort(reach, chart.reach)) shorter = true;
        chart.reach = reach;
        if (reach !== null && this.shared.widen(reach)) wider = true;
        chart.ready = true;
      }
    }
    if (shorter) { // a log went back
      this.shared.reach = null;
      for (const chart of live) {
        const reach = chart.prepare();
        if (reach !== null) this.shared.widen(reach);
      }
      wider = true;
    }
    if (wider) {
      for (const chart of live) this.dirty.add(chart);
      for (const chart of this.dirty) chart.prepare();
    }
    for (const chart of this.dirty) {
      this.dirty.delete(chart);
      chart.ready = false;
      chart.draw();
      if (performance.now() - begun > FRAME) break;
    }
    if (this.dirty.size) this.drawing = requestAnimationFrame(() => this.draw());
  }

  zoom(range) {
    this.address.set({ z: range === null ? null : rangeWord(this.shared.look.by, range) });
  }

  showFull(metric) {
    this.address.set({ full: metric }, false);
    return true;
  }

  openFull(metric) {
    this.full?.close();
    this.full = metric === null ? null : new FullPlot(this, metric);
    this.place.append(...(this.full ? [this.full.dialog] : []));
    this.full?.open();
    this.bar.tell(this.steps);
    this.redraw();
    this.want();
  }

  // Escape shows all of x again.
  press(event) {
    if (event.key !== "Escape" || event.defaultPrevented || this.shared.range === null) return;
    if (document.querySelector("dialog[open], :popover-open") !== null || takesText(event.target)) return;
    event.preventDefault();
    this.shared.zoom(null);
  }

  // A run that is pointed at in the table.
  pointAtRun(run) {
    if (this.telling) return;
    this.shared.setHover({ plot: null, x: null, run, key: null });
  }

  // Tells the table which run is pointed at.
  tellHover() {
    const { run, plot } = this.shared.hover;
    if (run === this.hovered) return;
    this.hovered = run;
    if (plot === null && run !== null) return;
    this.telling = true;
    this.store.dispatchEvent(new CustomEvent("hover", { detail: run }));
    this.telling = false;
  }

  // The name of a run; where several have it, with where its log is.
  nameOf(id) {
    if (this.named === null || this.named === undefined) {
      const rows = this.runs().map((run) => this.store.runs.get(run)).filter((row) => row !== undefined);
      const uses = new Map();
      for (const { run_id: name } of rows) uses.set(name, (uses.get(name) ?? 0) + 1);
      this.named = new Map(rows.map((row) => [row.id, uses.get(row.run_id) > 1 ? `${row.run_id} (${row.place})` : row.run_id]));
    }
    return this.named.get(id) ?? id;
  }

  // What is known of a metric besides its meaning.
  factsOf(metric) {
    return { count: this.counts()[metric], details: this.store.run, nameOf: (id) => this.store.runs.get(id)?.run_id ?? id };
  }

  close() {
    cancelAnimationFrame(this.drawing);
    clearTimeout(this.folding);
    for (const end of this.off) end();
    this.full?.close();
    this.cards.close();
    this.wants.close();
    this.place.remove();
  }
}

// Listens; gives what ends that.
export function on(target, name, done) {
  target.addEventListener(name, done);
  return () => target.removeEventListener(name, done);
}
