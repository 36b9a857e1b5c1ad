// Chooses the columns of the table: what is known of every run, figures of metrics, settings; by search.
import { FIGURES, FIXED_COLUMNS, NAME, bestOf, columnKeys, columnWords } from "./columns.js";
import { element, placeBelow } from "./element.js";
import { countText, plural } from "./number.js";

const MOST = 100; // names of each kind that are shown at once

export class ColumnChooser {
  constructor(app) {
    Object.assign(this, { app, address: app.address, store: app.store });
    this.search = element("input", { type: "search", placeholder: "Search metrics and settings", "aria-label": "Search metrics and settings", spellcheck: "false", autocomplete: "off", maxlength: "200", oninput: () => this.fill() });
    const usual = element("button", { type: "button", onclick: () => this.set(null) }, "Usual columns");
    this.list = element("div", { class: "choices" });
    this.place = element("div", { class: "chooser", popover: "auto", role: "dialog", "aria-label": "Columns" }, element("div", { class: "line" }, this.search, usual), this.list);
    this.store.addEventListener("names", () => this.isOpen && this.fill());
    this.address.addEventListener("change", () => this.isOpen && this.fill());
  }

  get isOpen() {
    return this.place.matches(":popover-open");
  }

  show(button) {
    this.search.value = "";
    this.place.showPopover();
    this.fill();
    placeBelow(this.place, button);
    this.search.focus();
  }

  get keys() {
    return columnKeys(this.address, this.store);
  }

  set(keys) {
    this.address.set({ cols: keys === null ? null : columnWords(keys, this.store) });
  }

  toggle(key) {
    const keys = this.keys;
    this.set(keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]);
  }

  fill() {
    const word = this.search.value.trim().toLowerCase();
    const scroll = this.list.scrollTop;
    const focused = document.activeElement?.dataset?.column;
    const { names } = this.store;
    const shown = new Set(this.keys);
    const fits = (name) => name.toLowerCase().includes(word);
    const fixed = [...FIXED_COLUMNS.values()].filter((column) => column !== NAME && fits(`${column.label} ${column.title}`));
    this.list.replaceChildren(
      ...section("Of every run", fixed, fixed.length, (column) => this.line(column.label, null, [[column.key, column.label]], shown, column.title)),
      ...this.named("Metrics", names.metrics, fits, (name, runs) => this.line(name, runs, FIGURES.filter((figure) => figure !== "best" || bestOf(name) !== null).map((figure) => [`${figure}.${name}`, figure]), shown, this.app.metrics[name]?.description ?? name)),
      ...this.named("Settings", names.settings, fits, (name, runs) => this.line(name, runs, [[`config.${name}`, name]], shown, name)),
    );
    if (!this.list.childElementCount) this.list.append(element("p", { class: "soft" }, "Nothing is called so."));
    this.list.scrollTop = scroll;
    if (focused !== undefined) [...this.list.querySelectorAll("[data-column]")].find((place) => place.dataset.column === focused)?.focus();
  }

  named(title, counts, fits, line) {
    const found = Object.entries(counts).filter(([name]) => fits(name));
    return section(title, found.slice(0, MOST), found.length, ([name, runs]) => line(name, runs));
  }

  // A name with its count of runs and a button for each column of it.
  line(label, runs, columns, shown, title) {
    const count = runs === null ? [] : [element("small", {}, plural(runs, "run"))];
    const one = columns.length === 1;
    const button = ([key, text]) =>
      element("button", { type: "button", "data-column": key, "aria-pressed": String(shown.has(key)), "aria-label": one ? null : `${label} ${text}`, onclick: () => this.toggle(key), title: title.slice(0, 1000) }, one ? label : text);
    if (one) return element("li", { class: "one" }, button(columns[0]), ...count);
    return element("li", {}, element("span", { class: "named", title: title.slice(0, 1000) }, label), ...count, element("span", { class: "figures" }, ...columns.map(button)));
  }
}

function section(title, things, count, line) {
  if (things.length === 0) return [];
  const rest = count - things.length;
  const more = rest > 0 ? [element("p", { class: "soft" }, `${countText(rest)} more: search for them`)] : [];
  return [element("h3", {}, title), element("ul", {}, ...things.map(line)), ...more];
}
