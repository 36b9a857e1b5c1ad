// The table of runs: all of them in their order, of which only those in sight are in the document.
import { NAME, columnKeys, columnOf } from "./columns.js";
import { element } from "./element.js";
import { pointRuns } from "./pointed_run.js";
import { Refusals } from "./refusals.js";
import { RunFilter } from "./run_filter.js";
import { itemsOf, sorted } from "./run_order.js";
import { RunMenu } from "./run_menu.js";
import { RunRow } from "./run_row.js";
import { RunToolbar } from "./run_toolbar.js";

const WIDE = 660; // px of the pane from which on there are columns
const HEIGHT = { columns: 33, compact: 54 }; // px of a row, as runs.css has it
const BEYOND = 6; // rows that are drawn above and below those in sight

export class RunTable {
  constructor(place, app, shell) {
    Object.assign(this, { place, app, shell, store: app.store, address: app.address, choice: app.store.choice });
    Object.assign(this, { items: [], pool: [], open: new Set(), active: null, filter: null, filterText: null });
    this.toolbar = new RunToolbar(app, this);
    this.menu = new RunMenu(app, () => this.grid.focus({ preventScroll: true }));
    this.head = element("div", { class: "head", role: "row", "aria-rowindex": "1" });
    this.body = element("div", { class: "rows", role: "rowgroup" });
    this.grid = element("div", { class: "runs-grid", role: "grid", tabindex: "0", "aria-label": "Runs" }, element("div", { role: "rowgroup", class: "heads" }, this.head), this.body);
    const refusals = new Refusals(app.connection, ["columns"]);
    place.replaceChildren(this.toolbar.place, refusals.place, this.grid, this.menu.place);
    this.grid.addEventListener("scroll", () => this.drawSoon());
    this.body.addEventListener("click", (event) => this.click(event));
    this.grid.addEventListener("contextmenu", (event) => this.context(event));
    this.head.addEventListener("click", (event) => this.sortBy(event.target.closest("[data-key]")?.dataset.key));
    this.head.addEventListener("keydown", (event) => this.keyInHead(event));
    pointRuns(this);
    new ResizeObserver(() => this.refresh()).observe(this.grid);
    const mine = ["runs", "columns", "names", "connected", "table"];
    this.store.addEventListener("told", ({ detail }) => mine.some((name) => detail.has(name)) && this.refresh());
    this.address.addEventListener("change", () => this.refreshSoon());
    document.addEventListener("theme", () => this.drawSoon());
    setInterval(() => document.hidden || this.draw(), 1000); // ages
    this.refresh();
  }

  has(target) {
    return this.grid.contains(target);
  }

  // With all else that is told then, so that it is drawn once.
  refreshSoon() {
    this.store.tell("table", 0);
  }

  drawSoon() {
    this.drawing ??= requestAnimationFrame(() => this.draw());
  }

  // Works out what stands in the table, and draws it.
  refresh() {
    if (this.grid.clientWidth === 0) return;
    const began = performance.now();
    const { address, app } = this;
    const text = address.get("q") ?? "";
    if (text !== this.filterText || this.names !== this.store.names) {
      this.filter = new RunFilter(text, app, () => this.refreshSoon(), this.filter?.patterns);
      this.filterText = text;
      this.names = this.store.names;
    }
    this.compact = this.grid.clientWidth < WIDE;
    const columns = columnKeys(address, this.store).map((key) => columnOf(key, app)).filter((column) => column !== null);
    const sort = address.get("sort") ?? "";
    this.descending = sort.startsWith("-");
    this.sort = columnOf(this.descending ? sort.slice(1) : sort, app);
    this.by = address.get("grp");
    const rest = [...this.filter.columns, this.sort, this.by === null ? null : columnOf(this.by, app)];
    this.want([...columns, ...rest.filter((column) => column !== null)]);
    const all = this.choice.newest;
    const left = this.filter.of(all);
    this.choice.leave(new Set(left.map((row) => row.id)));
    const rows = this.sort === null ? left : sorted(left, this.sort, this.descending);
    const { pinned } = this.choice;
    this.items = itemsOf(rows, { pinned, by: this.by, open: this.open, column: this.sort, descending: this.descending, store: this.store });
    this.lay(columns);
    this.toolbar.tell({ all, left, rows: this.items, filter: this.filter, compact: this.compact, columns });
    this.draw();
    performance.clearMeasures("run table");
    performance.measure("run table", { start: began, end: performance.now() });
  }

  // Asks the server for the columns that are looked at.
  want(columns) {
    const wanted = new Map(columns.filter((column) => column.wanted !== null).map((column) => [JSON.stringify(column.wanted), column.wanted]));
    const key = [...wanted.keys()].sort().join();
    if (key === this.wanted) return;
    this.wanted = key;
    this.store.keepColumns([...wanted.values()]);
    this.app.connection.want({ columns: [...wanted.values()] });
  }

  // Makes the heads, and new rows if the columns are others.
  lay(columns) {
    const compact = this.compact;
    // On two lines only what somebody asked for is added to what always stands there.
    this.columns = compact ? compactColumns(columns, this.address, this.sort) : columns;
    const key = JSON.stringify([compact, this.by !== null, this.columns.map((column) => [column.key, column.unit])]);
    this.height = compact ? HEIGHT.compact : HEIGHT.columns;
    if (key !== this.laid) {
      this.laid = key;
      this.pool = [];
      this.body.replaceChildren();
      this.grid.classList.toggle("compact", compact);
      const grouped = this.by !== null;
      const all = [NAME, ...this.columns];
      this.grid.style.setProperty("--columns", all.map((column) => trackOf(column, grouped)).join(" "));
      const total = all.reduce((sum, column) => sum + widthOf(column, grouped), 0);
      this.grid.style.setProperty("--total", compact ? "100%" : `${total}px`);
      const sorts = this.head.contains(document.activeElement) ? document.activeElement.closest("[data-key]").dataset.key : null;
      this.head.replaceChildren(...all.map((column) => headOf(column)));
      this.reach(this.headOf(sorts) ?? this.head.firstElementChild, sorts !== null);
      this.grid.setAttribute("aria-colcount", String(compact ? 1 : this.columns.length + 1));
    }
    for (const cell of this.head.children) {
      const way = cell.dataset.key !== (this.sort?.key ?? "") ? "none" : this.descending ? "descending" : "ascending";
      if (cell.getAttribute("aria-sort") !== way) cell.setAttribute("aria-sort", way);
    }
    this.grid.setAttribute("aria-rowcount", String(this.items.length + 1));
    this.body.style.setProperty("height", `${this.items.length * this.height}px`);
  }

  headOf(key) {
    return [...this.head.children].find((cell) => cell.dataset.key === key);
  }

  // One of the heads is reached by Tab, and the arrow keys go from there to the others.
  reach(cell, focused = true) {
    for (const { firstElementChild: button } of this.head.children) button.tabIndex = button.parentElement === cell ? 0 : -1;
    if (focused) cell.firstElementChild.focus();
  }

  keyInHead(event) {
    const by = { ArrowLeft: "previousElementSibling", ArrowRight: "nextElementSibling", Home: null, End: null }[event.key];
    if (by === undefined) return;
    const { head } = this;
    const next = by === null ? (event.key === "Home" ? head.firstElementChild : head.lastElementChild) : event.target.closest("[data-key]")[by];
    if (next !== null) this.reach(next);
    event.preventDefault();
  }

  // Fills the rows in sight.
  draw() {
    cancelAnimationFrame(this.drawing);
    this.drawing = undefined;
    if (this.grid.clientWidth === 0 || this.columns === undefined) return;
    const { scrollTop, clientHeight } = this.grid;
    const first = Math.max(0, Math.floor(scrollTop / this.height) - BEYOND);
    const last = Math.min(this.items.length, Math.ceil((scrollTop + clientHeight) / this.height) + BEYOND);
    while (this.pool.length < last - first) {
      const row = new RunRow(this.columns, this.compact);
      this.pool.push(row);
      this.body.append(row.place);
    }
    const now = Date.now() / 1000;
    const used = new Set();
    for (let at = first; at < last; at += 1) {
      const row = this.pool[at % this.pool.length];
      used.add(row);
      row.place.hidden = false;
      row.place.id = `row-${at % this.pool.length}`;
      row.fill(this.items[at], at, this.app, this.stateOf(this.items[at], at, now));
    }
    for (const row of this.pool) if (!used.has(row)) row.place.hidden = true;
    const active = this.items.findIndex((item) => item.key === this.active);
    if (active >= first && active < last) this.grid.setAttribute("aria-activedescendant", `row-${active % this.pool.length}`);
    else this.grid.removeAttribute("aria-activedescendant");
  }

  stateOf(item, at, now) {
    const state = { top: at * this.height, active: item.key === this.active, now, sort: this.sort?.key };
    if (item.kind === "run") {
      const { id } = item.row;
      const drawn = this.choice.isDrawn(id);
      return { ...state, drawn, colour: drawn ? this.choice.colour(id) : 0, pinned: this.choice.pinned.has(id) };
    }
    const drawn = item.rows.filter((row) => this.choice.isDrawn(row.id)).length;
    const colour = this.choice.groupColour(item.label);
    return { ...state, drawn: drawn > 0, part: drawn > 0 && drawn < item.rows.length, colour, pinned: false };
  }

  rowAt(target) {
    const place = target.closest('[role="row"]');
    return this.pool.find((row) => row.place === place) ?? null;
  }

  click(event) {
    const row = this.rowAt(event.target);
    if (row === null) return;
    const { item } = row;
    this.active = item.key;
    if (event.target.closest(".dot")) this.toggle(item);
    else if (event.target.closest(".more")) this.menu.show(item, row.more);
    else if (item.kind === "group") this.unfold(item);
    // The keys are for the run, not for the button that was clicked.
    if (!event.target.closest(".more")) this.grid.focus({ preventScroll: true });
    if (event.target.closest("a.label") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.openRun(item);
    }
    this.draw();
  }

  context(event) {
    const row = event.target === this.grid ? this.activeRow : this.rowAt(event.target); // of the grid: by a key
    if (row === null || event.target.closest("a")) return;
    event.preventDefault();
    this.menu.show(row.item, row.more);
  }

  toggle(item) {
    if (item.kind === "run") this.choice.toggle(item.row.id);
    else this.choice.choose(item.rows.map((row) => row.id));
  }

  unfold(item) {
    if (!this.open.delete(item.label)) this.open.add(item.label);
    this.refresh();
  }

  openRun(item) {
    this.shell.draw(false);
    this.address.set({ view: "run", run: item.row.id, cr: null, wide: null }, false);
  }

  // Sorts by a column; again, the other way; and once more, not at all.
  sortBy(key) {
    if (key === undefined) return;
    const column = columnOf(key, this.app);
    const ways = column.first === "-" ? [`-${key}`, key] : [key, `-${key}`];
    const next = ways[ways.indexOf(this.address.get("sort")) + 1] ?? null;
    this.grid.scrollTop = 0;
    this.address.set({ sort: next }, false);
  }

  // What the keyboard does; each gives whether it did anything.
  move(by) {
    if (this.items.length === 0) return false;
    const at = this.items.findIndex((item) => item.key === this.active);
    const next = Math.max(0, Math.min(this.items.length - 1, at + by));
    this.active = this.items[next].key;
    const top = next * this.height;
    const seen = this.grid.clientHeight - this.head.offsetHeight;
    if (top < this.grid.scrollTop) this.grid.scrollTop = top;
    else if (top + this.height > this.grid.scrollTop + seen) this.grid.scrollTop = top + this.height - seen;
    this.draw();
    return true;
  }

  get activeItem() {
    return this.items.find((item) => item.key === this.active) ?? null;
  }

  get activeRow() {
    return this.pool.find((row) => !row.place.hidden && row.item.key === this.active) ?? null;
  }

  showMenu() {
    const row = this.activeRow;
    if (row !== null) this.menu.show(row.item, row.more);
    return row !== null;
  }

  toggleActive() {
    if (this.activeItem !== null) this.toggle(this.activeItem);
    return this.activeItem !== null;
  }

  pinActive() {
    if (this.activeItem?.kind !== "run") return false;
    this.choice.pin(this.activeItem.row.id);
    return true;
  }

  openActive() {
    if (this.activeItem === null) return false;
    if (this.activeItem.kind === "group") this.unfold(this.activeItem);
    else this.openRun(this.activeItem);
    return true;
  }

  widen() {
    this.address.set({ wide: this.address.get("wide") === null ? "1" : null }, false);
    return true;
  }

  focusFilter() {
    this.shell.draw(true);
    this.toolbar.focus();
    return true;
  }
}

function compactColumns(columns, address, sort) {
  const fixed = new Set(["state", "verdict", "last_step", "last_event"]);
  const told = address.all("cols");
  const asked = told.length === 0 ? [] : columns.filter((column) => told[0] !== "usual" || told.includes(column.key));
  const all = sort === null || asked.some((column) => column.key === sort.key) ? asked : [...asked, sort];
  return all.filter((column) => !fixed.has(column.key) && column.key !== NAME.key);
}

// A group says more of a number than a run does: its mean and its range.
function widthOf(column, grouped) {
  if (!grouped) return column.width;
  return Math.max(column.width, column.key === "verdict" ? 430 : column.wanted?.kind === "metric" ? 190 : 128);
}

// What is left of the width goes to texts, and most of it to names and verdicts.
function trackOf(column, grouped) {
  const share = { run_id: 2, verdict: 2 }[column.key] ?? (column.kind === "text" ? 0.6 : 0.3);
  return `minmax(${widthOf(column, grouped)}px, ${share}fr)`;
}

function headOf(column) {
  const label = element("span", { class: "of" }, column.label);
  const small = [column.figure, column.unit].filter(Boolean).join(" · ");
  const button = element("button", { type: "button", class: "plain", tabindex: "-1", title: `${column.title}. Sort`.slice(0, 1500) }, label);
  if (small) button.append(element("small", {}, small));
  return element("div", { role: "columnheader", class: column === NAME ? "name" : column.kind, "data-key": column.key, "aria-sort": "none" }, button);
}
