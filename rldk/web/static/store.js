// What the page knows of the runs, as the server told it. Events: "runs" (rows, choice, colours, groups), "names",
// "progress", "columns", "run", "connected" (to another start of the server), "whole" (all that this one has is known),
// "events" with a list of LiveEvents, and "curves" with the curves of one metric as its detail. All but the last two are
// gathered: however much arrives, each is told once in a while, and never more often than the screen is drawn; "told",
// with their names, follows them.
import { Choice } from "./choice.js";
import { labelText } from "./grouping.js";

const PAUSE = 200; // ms between two tellings of what the server sent

export class Store extends EventTarget {
  constructor(address) {
    super();
    this.runs = new Map(); // id to row
    this.rows = 0; // counts the changes of that
    this.fresh = new Set(); // ids that the last whole list has, as far as it has come
    this.names = { metrics: {}, settings: {} };
    this.progress = null;
    this.columns = new Map(); // key of a column (see keyOf) to a Map of id to value
    this.run = null; // details of one run
    this.changed = new Set();
    this.told = 0;
    this.choice = new Choice(this, address);
  }

  take(update) {
    if (this.server !== undefined && this.server !== update.server) this.startAgain();
    this.server = update.server;
    this.revision = update.revision;
    if (update.runs !== null) this.takeRuns(update.runs);
    for (const name of ["names", "progress", "run"]) {
      if (update[name] === null) continue;
      this[name] = update[name];
      this.tell(name);
    }
    this.sweep();
    for (const column of update.columns ?? []) {
      const key = keyOf(column);
      if (column.whole || !this.columns.has(key)) this.columns.set(key, new Map());
      const values = this.columns.get(key);
      for (const [id, value] of Object.entries(column.values)) {
        if (value === null) values.delete(id);
        else values.set(id, column.kind === "metric" ? Number(value) : value);
      }
    }
    if (update.columns !== null) this.tell("columns");
    if (update.events !== null) this.dispatchEvent(new CustomEvent("events", { detail: update.events }));
  }

  takeRuns({ whole, rows, gone }) {
    this.rows += 1;
    if (whole) this.fresh.clear();
    for (const row of rows) {
      this.runs.set(row.id, row);
      this.fresh.add(row.id);
    }
    for (const id of gone) this.drop(id);
    this.tell("runs");
  }

  drop(id) {
    this.runs.delete(id);
    this.fresh.delete(id);
    for (const values of this.columns.values()) values.delete(id);
  }

  // Whether all runs that there are have been told of: until then one that is not known may still be found. A list comes in
  // parts, and the server looks for a while.
  get whole() {
    return this.progress !== null && !this.progress.looking && this.fresh.size >= this.progress.runs;
  }

  // What was told before stays until it is known that it is not there any more.
  sweep() {
    if (!this.whole) return;
    if (this.again) this.tell("whole");
    this.again = false;
    if (this.fresh.size === this.runs.size) return;
    this.rows += 1;
    for (const id of [...this.runs.keys()]) if (!this.fresh.has(id)) this.drop(id);
    this.tell("runs");
  }

  // Another start of the server: it looks for the runs anew.
  startAgain() {
    this.fresh.clear();
    this.again = true;
    if (this.progress !== null) this.progress = { ...this.progress, looking: true };
    this.tell("connected");
  }

  takeCurves(curves) {
    this.dispatchEvent(new CustomEvent("curves", { detail: curves }));
  }

  // Tells of a change with the next picture; what the server sends waits until the last telling is PAUSE ago.
  tell(name, pause = PAUSE) {
    this.changed.add(name);
    const wait = Math.max(0, this.told + pause - performance.now());
    const due = performance.now() + wait;
    if (this.due !== undefined && this.due <= due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => requestAnimationFrame(() => this.flush(due)), wait);
  }

  flush(due) {
    if (this.due !== due) return;
    this.due = undefined;
    this.told = performance.now();
    const changed = this.changed;
    this.changed = new Set();
    for (const name of changed) this.dispatchEvent(new CustomEvent(name));
    this.dispatchEvent(new CustomEvent("told", { detail: changed }));
  }

  // Columns that nobody wants any more are not kept.
  keepColumns(columns) {
    const keys = new Set(columns.map(keyOf));
    for (const key of this.columns.keys()) if (!keys.has(key)) this.columns.delete(key);
  }

  // Ids of the runs that are drawn, in the order of their colours.
  get chosen() {
    return this.choice.chosen;
  }

  // Draws just these runs.
  choose(ids) {
    this.choice.choose(ids);
  }

  // The number of the colour of a run, 0 to 19: stable while the page is open.
  colour(id) {
    return this.choice.colour(id);
  }

  // The groups that are drawn, each with its label, the ids of its runs and the number of its colour; empty if the runs
  // are not grouped.
  get groups() {
    return [...this.choice.groups].map(([label, runs]) => ({ name: labelText(label), label, runs, colour: this.choice.groupColour(label) }));
  }

  // Sets of ids.
  get pinned() {
    return this.choice.pinned;
  }

  get hidden() {
    return this.choice.hidden;
  }
}

// The name of a column in the address and in the store: last.reward_mean, config.learning_rate.
export function keyOf(column) {
  return `${column.kind === "metric" ? column.figure : "config"}.${column.name}`;
}
