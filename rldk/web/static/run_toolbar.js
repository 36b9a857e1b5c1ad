// What stands above the table: the filter, how many runs there are, which of them are drawn, groups and columns.
import { ColumnChooser } from "./column_chooser.js";
import { FIXED_COLUMNS, columnOf } from "./columns.js";
import { MOST, NEWEST } from "./choice.js";
import { element } from "./element.js";
import { waysToGroup } from "./grouping.js";
import { countText, plural } from "./number.js";
import { setText } from "./shell.js";

const PAUSE = 120; // ms after the last key before the filter is applied
const MOST_WAYS = 300;

export class RunToolbar {
  constructor(app, table) {
    Object.assign(this, { app, table, address: app.address, choice: app.store.choice });
    this.filter = element("input", {
      type: "search", spellcheck: "false", autocomplete: "off", title: "Words, /regex/, lr<1e-5, reward_mean>0.5, state:running, tag:try; all must hold, and - before one turns it round", "aria-label": "Filter the runs", "aria-describedby": "filter-told",
      maxlength: "1000", oninput: () => this.typed(), onkeydown: (event) => this.key(event),
    });
    this.chooser = new ColumnChooser(app);
    this.columns = element("button", { type: "button", title: "Columns", "aria-haspopup": "dialog", onclick: () => this.chooser.show(this.columns) }, "Columns");
    this.wide = element("button", { type: "button", class: "icon wide-button", onclick: () => table.widen() });
    this.drawn = element("select", { "aria-label": "Which runs are drawn", title: "Which runs are drawn", onchange: () => this.draw() });
    this.group = element("select", { "aria-label": "Group the runs", title: "Group the runs by", onchange: () => this.address.set({ grp: this.group.value || null }, false) });
    this.sort = element("select", { "aria-label": "Sort the runs", title: "Sort the runs by", onchange: () => this.address.set({ sort: this.sort.value || null }, false) });
    this.count = element("output", { class: "count", "aria-live": "off" });
    this.wrong = element("b");
    this.notes = element("span");
    this.only = element("button", { type: "button", onclick: () => this.choice.choose(this.left) });
    this.elsewhere = element("p", { class: "told", hidden: true }, element("span"), " ", this.only);
    this.told = element("p", { id: "filter-told", class: "told", role: "status", hidden: true }, this.wrong, this.notes);
    this.place = element(
      "div",
      { class: "tools", role: "group", "aria-label": "What the list shows" },
      element("div", { class: "line" }, this.filter, this.columns, this.wide),
      element("div", { class: "line" }, this.drawn, this.sort, this.group, this.count),
      this.told,
      this.elsewhere,
      this.chooser.place,
    );
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.address.set({ q: this.filter.value.trim() || null }), PAUSE);
  }

  key(event) {
    if (event.key === "Escape" || event.key === "Enter" || event.key === "ArrowDown") {
      if (event.key === "Escape" && this.filter.value) this.filter.value = "";
      clearTimeout(this.timer);
      this.address.set({ q: this.filter.value.trim() || null });
      if (event.key !== "Enter") this.table.grid.focus();
      event.preventDefault();
    }
  }

  focus() {
    this.filter.focus();
    this.filter.select();
  }

  draw() {
    const { value } = this.drawn;
    if (value !== "these") this.choice.chooseWord(value);
  }

  // Says how things are.
  tell({ all, left, filter, compact, columns }) {
    const { address, choice } = this;
    if (document.activeElement !== this.filter && this.filter.value !== (address.get("q") ?? "")) this.filter.value = address.get("q") ?? "";
    const wide = address.get("wide") !== null;
    setText(this.wide, wide ? "⇤" : "⇥");
    this.wide.title = wide ? "Beside the plots again (w)" : "Over the whole width (w)";
    this.wide.setAttribute("aria-label", this.wide.title);
    this.wide.setAttribute("aria-pressed", String(wide));
    const count = left.length === all.length ? plural(all.length, "run") : `${countText(left.length)} of ${plural(all.length, "run")}`;
    setText(this.count, `${count} · ${countText(choice.chosen.length)} drawn`);
    const { beyond, unknown, hidden } = choice.now;
    const notes = filter.lacks;
    if (beyond) notes.push(`${plural(beyond, "more run")} chosen than the ${MOST} that are drawn at once`);
    if (unknown) notes.push(`${plural(unknown, "run")} of the address not found here`);
    if (left.length === 0 && all.length) notes.unshift("No run is left");
    const wrong = filter.complaints.join(" · ");
    setText(this.wrong, wrong);
    setText(this.notes, `${wrong && notes.length ? " · " : ""}${notes.join(" · ")}`);
    this.told.hidden = notes.length === 0 && wrong === "";
    this.tellElsewhere(filter.tests.length ? left : null);
    this.place.classList.toggle("compact", compact);
    this.filter.placeholder = compact ? "Name or lr<1e-5" : "Filter: name, /regex/, lr<1e-5, state:running";
    this.sort.hidden = !compact;
    const on = address.get("on") ?? `new${NEWEST}`;
    const words = [["new10", "Newest 10"], ["new25", "Newest 25"], ["new50", "Newest 50"], ["all", "All of the list"], ["none", "None"]];
    const known = words.some(([word]) => word === on) && hidden.size === 0;
    const custom = known ? [] : [["these", on.startsWith("new") && !on.includes(".") ? `Newest ${on.slice(3)}${hidden.size ? `, ${hidden.size} hidden` : ""}` : "Chosen"]];
    setOptions(this.drawn, [...custom, ...words].map(([value, label]) => [value, `Draw: ${label.toLowerCase()}`]), known ? on : "these");
    const ways = waysToGroup(this.app.store.names).slice(0, MOST_WAYS);
    const by = address.get("grp") ?? "";
    if (by && !ways.some(([key]) => key === by)) ways.unshift([by, by]);
    setOptions(this.group, [["", "No groups"], ...ways.map(([key, label]) => [key, `Group: ${label.slice(0, 60)}`])], by);
    if (compact) this.tellSort(columns);
  }

  // A filter narrows the list alone: says how many runs are drawn that are not in it. `left`: its rows; null without a filter.
  tellElsewhere(left) {
    const { chosen } = this.choice;
    this.left = (left ?? []).map((row) => row.id);
    const listed = new Set(this.left);
    const others = left === null ? 0 : chosen.filter((id) => !listed.has(id)).length;
    this.elsewhere.hidden = others === 0;
    if (others === 0) return;
    setText(this.elsewhere.firstElementChild, `${countText(chosen.length)} drawn, ${others === chosen.length ? "none of them" : `${countText(others)} of them not`} in this list.`);
    this.only.hidden = left.length === 0;
    const few = Math.min(left.length, MOST);
    setText(this.only, few === 1 ? "Draw only this one" : `Draw only ${left.length > MOST ? "the first" : "these"} ${countText(few)}`);
  }

  tellSort(columns) {
    const keys = new Map([...FIXED_COLUMNS.values(), ...columns].map((column) => [column.key, column]));
    const sort = this.address.get("sort") ?? "";
    const asked = columnOf(sort.replace(/^-/, ""), this.app);
    if (asked !== null) keys.set(asked.key, asked);
    const ways = [["", "Sort: newest"]];
    for (const column of keys.values()) {
      const name = column.figure ? `${column.label} ${column.figure}` : column.label;
      ways.push([`-${column.key}`, `${name} ↓`.slice(0, 60)], [column.key, `${name} ↑`.slice(0, 60)]);
    }
    setOptions(this.sort, ways, sort);
  }
}

// Sets what may be chosen, if it has changed: a list that is open must not be made anew.
function setOptions(select, options, value) {
  const key = JSON.stringify(options);
  if (select.dataset.key !== key) {
    select.dataset.key = key;
    select.replaceChildren(...options.map(([value, label]) => element("option", { value }, label)));
  }
  if (select.value !== value) select.value = value;
}
