// The cards of all metrics, section by section; those in view have a plot.
import { element } from "./element.js";
import { NameFilter } from "./name_filter.js";
import { countText, plural } from "./number.js";
import { PlotCard } from "./plot_card.js";
import { sectionsOf } from "./sections.js";

const MOST = 60; // cards of a section that are there at first
const MARGIN = "150px 0px"; // around what is seen: there are plots already

export class PlotCards {
  // `scroller`: the element that scrolls.
  constructor(grid, scroller) {
    this.grid = grid;
    this.cards = new Map(); // by metric
    this.seen = new Set(); // cards
    this.whole = new Set(); // sections of which all is shown
    this.filter = new NameFilter(() => this.tell(true));
    this.place = element("div", { class: "plot-sections" });
    this.observer = new IntersectionObserver((entries) => this.look(entries), { root: scroller, rootMargin: MARGIN });
  }

  get charts() {
    return [...this.seen].map((card) => card.chart);
  }

  get inView() {
    return [...this.seen].map((card) => card.metric).sort();
  }

  // The names, or the filter, or what it leaves of them, may have changed.
  tell(anew = false) {
    const counts = this.grid.counts();
    const text = this.grid.address.get("m") ?? "";
    const names = Object.keys(counts).filter((name) => counts[name] > 0);
    const told = JSON.stringify([names, text]);
    if (told === this.told && !anew) return;
    this.told = told;
    const { left, problem } = this.filter.apply(names, text);
    const { sections, missing } = sectionsOf(Object.fromEntries(left.map((name) => [name, counts[name]])), this.grid.about);
    this.missing = text === "" && names.length ? missing : [];
    this.grid.bar.tellFilter(problem ?? (text && `${countText(left.length)} of ${plural(names.length, "metric")}`), problem !== null);
    this.sections = sections;
    this.build(Object.keys(counts).length === 0 ? "waiting" : text === "" ? "none" : "filtered");
  }

  build(empty) {
    const { details } = this.grid;
    details.close();
    const shut = new Set((this.grid.address.get("shut") ?? "").split("~"));
    const used = new Set();
    const made = this.sections.map((section) => this.section(section, !shut.has(section.name), used));
    for (const [metric, card] of this.cards) if (!used.has(metric)) this.drop(metric, card);
    if (made.length === 0) {
      const words = { waiting: "Waiting for the first metric.", none: "No run has a metric yet.", filtered: "No metric has such a name." };
      made.push(element("p", { class: "soft" }, words[empty]));
    }
    this.place.replaceChildren(...made);
  }

  section({ name, title, metrics, undeclared }, open, used) {
    const shown = this.whole.has(name) ? metrics : metrics.slice(0, MOST);
    const cards = shown.map((metric) => {
      used.add(metric);
      return this.cardOf(metric).figure;
    });
    const more = metrics.length - shown.length;
    const parts = [element("summary", {}, element("h2", {}, title), element("small", {}, countText(metrics.length)))];
    if (undeclared) parts.push(element("p", { class: "about soft" }, "The schema does not declare these: only their producer knows what they mean."));
    parts.push(element("div", { class: "plot-grid" }, ...cards));
    if (name === "core" && this.missing.length) parts.push(element("p", { class: "about soft" }, `Not in these logs: ${this.missing.join(", ")}.`));
    if (more > 0) {
      const all = () => {
        this.whole.add(name);
        this.build("none");
      };
      parts.push(element("p", { class: "about" }, element("button", { type: "button", onclick: all }, `Show ${countText(more)} more`)));
    }
    const made = element("details", { class: "plot-section", "data-section": name, open }, ...parts);
    made.addEventListener("toggle", () => this.remember());
    return made;
  }

  // Which sections are shut stands in the address.
  remember() {
    const shut = [...this.place.querySelectorAll(":scope > details:not([open])")].map((one) => one.dataset.section);
    this.grid.address.set({ shut: shut.join("~") || null });
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
