// The cards of all metrics, section by section; those in view have a plot.
import { element } from "./element.js";
import { NameFilter } from "./name_filter.js";
import { countText, plural } from "./number.js";
import { PlotCard } from "./plot_card.js";
import { inOrder, PlotSection } from "./plot_section.js";
import { sectionsOf } from "./sections.js";
import { Vacant } from "./vacant.js";

const MOST = 60; // cards of a section that are there at first
const MARGIN = "150px 0px"; // around what is seen: there are plots already

export class PlotCards {
  // `scroller`: the element that scrolls.
  constructor(grid, scroller) {
    this.grid = grid;
    this.cards = new Map(); // by metric
    this.seen = new Set(); // cards
    this.sections = new Map(); // by name
    this.vacant = new Vacant(grid);
    this.filter = new NameFilter(() => this.tell(true));
    this.list = element("div");
    this.empty = element("p", { class: "soft" });
    this.place = element("div", { class: "plot-sections" }, this.list, this.empty);
    this.observer = new IntersectionObserver((entries) => this.look(entries), { root: scroller, rootMargin: MARGIN });
  }

  get charts() {
    return [...this.seen].map((card) => card.chart);
  }

  get inView() {
    return [...this.seen].map((card) => card.metric).sort();
  }

  // The names, the filter or what it leaves of them, what is shut, or what no drawn run has may have changed.
  tell(anew = false) {
    const { address, about, runs } = this.grid;
    const counts = this.grid.counts();
    const text = address.get("m") ?? "";
    const names = Object.keys(counts).filter((name) => counts[name] > 0);
    const none = runs().length === 0 && this.grid.store.runs.size > 0;
    const told = JSON.stringify([names, text, address.get("shut"), address.get("all"), [...this.vacant.names], this.vacant.unknown, none]);
    if (told === this.told && !anew) return;
    this.told = told;
    const { left, problem } = this.filter.apply(names, text);
    const { sections, missing } = sectionsOf(Object.fromEntries(left.map((name) => [name, counts[name]])), about);
    this.grid.bar.tellFilter(problem ?? (text && `${countText(left.length)} of ${plural(names.length, "metric")}`), problem !== null);
    this.build(none ? [] : sections, text === "" && names.length ? missing : []);
    const empty = none ? "No run is drawn: choose some in the list." : Object.keys(counts).length === 0 ? "Waiting for the first metric." : text === "" ? "No run has a metric yet." : "No metric has such a name.";
    this.empty.hidden = this.sections.size > 0;
    if (this.empty.textContent !== empty) this.empty.textContent = empty;
  }

  // Keeps what is there, so that nothing that is looked at flickers or jumps, and adds what is new.
  build(sections, missing) {
    const { address } = this.grid;
    const shut = listOf(address, "shut");
    const whole = listOf(address, "all");
    const unknown = new Set(this.vacant.unknown);
    const used = new Set();
    const made = sections.map(({ name, title, metrics, undeclared }) => {
      const vacant = metrics.filter((metric) => this.vacant.has(metric) && !unknown.has(metric));
      const unsure = metrics.filter((metric) => unknown.has(metric));
      const there = metrics.filter((metric) => !this.vacant.has(metric));
      const shown = whole.has(name) ? there : there.slice(0, MOST);
      for (const metric of shown) used.add(metric);
      const section = this.sectionOf(name);
      const figures = shown.map((metric) => this.cardOf(metric).figure);
      section.tell({ title, undeclared, open: !shut.has(name), figures, more: there.length - shown.length, vacant, unsure, missing: name === "core" ? missing : [] });
      return section;
    });
    for (const [metric, card] of this.cards) if (!used.has(metric)) this.drop(metric, card);
    this.sections = new Map(made.map((section) => [section.name, section]));
    inOrder(this.list, made.map((section) => section.place));
  }

  sectionOf(name) {
    const change = (key, there) => {
      const names = listOf(this.grid.address, key);
      if (there) names.add(name);
      else names.delete(name);
      this.grid.address.set({ [key]: [...names].join("~") || null });
    };
    return this.sections.get(name) ?? new PlotSection(name, { toggled: (open) => change("shut", !open), all: () => change("all", true) });
  }

  cardOf(metric) {
    if (!this.cards.has(metric)) {
      const { about } = this.grid;
      const card = new PlotCard(metric, { about: Object.hasOwn(about, metric) ? about[metric] : undefined, grid: this.grid });
      this.cards.set(metric, card);
      this.observer.observe(card.figure);
    }
    return this.cards.get(metric);
  }

  drop(metric, card) {
    if (this.grid.details.card === card) this.grid.details.close();
    this.observer.unobserve(card.figure);
    this.seen.delete(card);
    card.unmount();
    this.cards.delete(metric);
  }

  look(entries) {
    let changed = false;
    for (const { target, isIntersecting } of entries) {
      const card = this.cards.get(target.dataset.metric);
      if (card === undefined || card.figure !== target || this.seen.has(card) === isIntersecting) continue;
      changed = true;
      if (isIntersecting) {
        this.seen.add(card);
        card.mount();
        this.grid.soon(card.chart);
      } else {
        this.seen.delete(card);
        card.unmount();
      }
    }
    if (changed) this.grid.want();
  }

  close() {
    this.filter.close();
    this.observer.disconnect();
    for (const card of this.cards.values()) card.unmount();
    this.seen.clear();
  }
}

// Names of sections that stand in the address: "shut" are shut, of "all" every card is shown.
function listOf(address, name) {
  return new Set((address.get(name) ?? "").split("~").filter(Boolean));
}
