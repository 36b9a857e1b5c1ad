// What the page knows of the runs. Events: "runs" (rows, choice, colours), "names", "progress", "columns", "run",
// and "curves" with the curves of one metric as its detail.

export class Store extends EventTarget {
  constructor(address) {
    super();
    this.address = address;
    this.runs = new Map(); // id to row
    this.names = { metrics: {}, settings: {} };
    this.progress = null;
    this.columns = new Map(); // "metric last reward_mean" to a Map of id to value
    this.run = null; // details of one run
  }

  take(update) {
    this.server = update.server;
    this.revision = update.revision;
    if (update.runs !== null) {
      if (update.runs.whole) this.runs.clear();
      for (const row of update.runs.rows) this.runs.set(row.id, row);
      for (const id of update.runs.gone) this.runs.delete(id);
      this.tell("runs");
    }
    for (const name of ["names", "progress", "run"]) {
      if (update[name] === null) continue;
      this[name] = update[name];
      this.tell(name);
    }
    for (const column of update.columns ?? []) {
      const key = keyOf(column);
      if (column.whole || !this.columns.has(key)) this.columns.set(key, new Map());
      const values = this.columns.get(key);
      for (const [id, value] of Object.entries(column.values)) {
        if (value === null) values.delete(id);
        else values.set(id, value);
      }
    }
    if (update.columns !== null) this.tell("columns");
  }

  takeCurves(curves) {
    this.tell("curves", curves);
  }

  tell(name, detail = null) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  // Ids of the runs that are drawn, in the order of their colours: those of the address, else the newest ten.
  get chosen() {
    const told = this.address.get("on");
    if (told !== null) return told.split(".").filter((id) => this.runs.has(id));
    const rows = [...this.runs.values()].sort((a, b) => (b.last_event ?? 0) - (a.last_event ?? 0));
    return rows.slice(0, 10).map((row) => row.id);
  }

  // The number of the colour of a run, 0 to 19: stable while the page is open.
  colour(id) {
    this.colours ??= new Map();
    if (!this.colours.has(id)) this.colours.set(id, this.colours.size % 20);
    return this.colours.get(id);
  }
}

// The name of a column, as the address and the store have it.
export function keyOf(column) {
  return column.kind === "metric" ? `metric ${column.figure} ${column.name}` : `setting ${column.name}`;
}
