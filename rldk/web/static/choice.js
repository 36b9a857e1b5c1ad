// Which runs are drawn, pinned and hidden, in which colours, and in which groups: all of it stands in the address.
//
// on: ids and words, joined by dots: new10 for the newest ten, which is what holds without it, all for all that the
//     filter leaves, none; more400 for 400 more that were chosen than can be drawn. off: ids of these that are hidden. pin: ids. clr: id-colour pairs. grp: what makes groups.
import { labelsOf } from "./grouping.js";

export const NEWEST = 10;
export const MOST = 100; // runs that are drawn at once
export const COLOURS = 20;
const ID = /^[0-9a-f]{12}$/;

export class Choice {
  constructor(store, address) {
    this.store = store;
    this.address = address;
    this.filtered = null; // ids that the filter leaves; null before the table has looked
    this.said = this.told();
    this.given = new Map(); // id to the number of its colour, in the order in which they were drawn first
    this.beside = new Set(); // ids of runs that are shown elsewhere than on the plots, and have a colour, too
    this.grouped = { by: null, given: new Map() }; // the same of the labels of groups, as long as they are made so
    address.addEventListener("change", () => this.told() !== this.said && this.stale());
    store.addEventListener("connected", () => this.stale());
    for (const name of ["runs", "columns"]) store.addEventListener(name, () => (this.known = null));
  }

  // What the address says of it.
  told() {
    return ["on", "off", "pin", "clr", "grp"].map((name) => this.address.get(name)).join(" ");
  }

  // Something of it has changed.
  stale() {
    this.said = this.told();
    this.known = null;
    this.store.tell("runs", 0);
  }

  // Tells which runs the filter leaves.
  leave(ids) {
    const same = this.filtered !== null && ids.size === this.filtered.size && [...ids].every((id) => this.filtered.has(id));
    this.filtered = ids;
    if (!same && this.words.includes("all")) this.stale();
    return !same;
  }

  get words() {
    return (this.address.get("on") ?? `new${NEWEST}`).split(".");
  }

  ids(name) {
    return (this.address.get(name) ?? "").split(".").filter((word) => ID.test(word));
  }

  // All rows, the newest first; sorted when one has changed.
  ordered() {
    if (this.sorted?.rows !== this.store.rows) {
      this.sorted = { rows: this.store.rows, list: [...this.store.runs.values()].sort(byStart) };
    }
    return this.sorted.list;
  }

  // Everything that follows from the address and the rows, until one of them changes.
  get now() {
    this.known ??= this.look();
    return this.known;
  }

  look() {
    const { runs } = this.store;
    const base = new Set();
    const named = new Set();
    let [beyond, unknown] = [0, 0];
    const add = (id) => {
      if (named.has(id)) return;
      named.add(id);
      if (base.size < MOST) base.add(id);
      else beyond += 1;
    };
    const rows = this.ordered();
    for (const word of this.words) {
      if (ID.test(word)) {
        if (runs.has(word)) add(word);
        else unknown += 1;
      } else if (word === "all") {
        for (const { id } of rows) if (this.filtered?.has(id) ?? true) add(id);
      } else if (/^new\d{1,4}$/.test(word)) {
        for (const { id } of rows.slice(0, Number(word.slice(3)))) add(id);
      } else if (/^more\d{1,6}$/.test(word)) {
        beyond += Number(word.slice(4));
      } else if (word !== "none" && word !== "") {
        unknown += 1;
      }
    }
    const known = (name) => new Set(this.ids(name).filter((id) => runs.has(id)));
    const hidden = known("off");
    this.paint(base);
    const chosen = [...base].filter((id) => !hidden.has(id));
    return { rows, base, chosen, drawn: new Set(chosen), hidden, pinned: known("pin"), beyond, unknown };
  }

  // All rows, the newest first.
  get newest() {
    return this.now.rows;
  }

  get chosen() {
    return this.now.chosen;
  }

  get pinned() {
    return this.now.pinned;
  }

  get hidden() {
    return this.now.hidden;
  }

  isDrawn(id) {
    return this.now.drawn.has(id);
  }

  // Gives each run, or group, that is drawn for the first time the colour that the fewest others have. A run whose colour
  // somebody chose has one too, so that those after it have the same colours for whoever opens a link.
  paint(names, given = this.given) {
    const uses = Array(COLOURS).fill(0);
    for (const name of names) if (given.has(name)) uses[given.get(name)] += 1;
    for (const name of names) {
      if (given.has(name)) continue;
      const number = uses.indexOf(Math.min(...uses));
      given.set(name, number);
      uses[number] += 1;
    }
  }

  // Colours that somebody chose.
  own() {
    const told = this.address.get("clr") ?? "";
    if (this.chose?.told !== told) {
      const pairs = told.split(".").map((pair) => pair.split("-")).filter(([id, number]) => ID.test(id) && /^1?\d$/.test(number));
      this.chose = { told, numbers: new Map(pairs.map(([id, number]) => [id, Number(number)])) };
    }
    return this.chose.numbers;
  }

  // Two runs beside each other must not look the same, even if neither is drawn.
  colour(id) {
    const { base } = this.now;
    const known = this.own().get(id) ?? this.given.get(id);
    if (known !== undefined || !this.store.runs.has(id)) return known ?? 0;
    this.beside.add(id);
    this.paint(new Set([...base, ...this.beside]));
    return this.given.get(id);
  }

  setColour(id, number) {
    const own = new Map(this.own());
    own.set(id, number);
    this.address.set({ clr: [...own].map((pair) => pair.join("-")).join(".") });
  }

  // Label to the ids of its runs that are drawn, until something changes; empty if the runs are not grouped.
  get groups() {
    const { now } = this;
    now.groups ??= this.group(now.chosen);
    return now.groups;
  }

  group(chosen) {
    const by = this.address.get("grp");
    const groups = new Map();
    if (by === null) return groups;
    for (const id of chosen) {
      const row = this.store.runs.get(id);
      for (const label of row === undefined ? [] : labelsOf(row, by, this.store)) {
        if (!groups.has(label)) groups.set(label, []);
        groups.get(label).push(id);
      }
    }
    if (this.grouped.by !== by) this.grouped = { by, given: new Map() };
    this.paint([...groups.keys()], this.grouped.given);
    return groups;
  }

  // The number of the colour of a group, in the list and on the plots.
  groupColour(label) {
    return this.groups.has(label) ? this.grouped.given.get(label) : 0;
  }

  // Draws just these: what goes beyond the limit is counted.
  choose(ids) {
    const words = ids.length > MOST ? [...ids.slice(0, MOST), `more${ids.length - MOST}`] : ids;
    this.address.set({ on: words.length ? words.join(".") : "none", off: null, cmp: null }, false);
  }

  // "all", "none", "new10".
  chooseWord(word) {
    this.address.set({ on: word === `new${NEWEST}` ? null : word, off: null, cmp: null }, false);
  }

  // Shows a run on the plots, or hides it. Ids of runs that are not known, maybe not yet, stay in the address.
  toggle(id) {
    const { base, drawn } = this.now;
    const off = new Set(this.ids("off"));
    if (drawn.has(id)) off.add(id);
    else off.delete(id);
    const changes = { off: [...off].join("."), cmp: null };
    if (!base.has(id)) {
      const words = this.words.filter((word) => word !== "none" && word !== "");
      const without = words.filter((word) => word !== id); // it was chosen beyond the limit
      changes.on = (without.length < words.length ? without : [...words, id]).join(".") || "none";
    }
    this.address.set(changes);
  }

  pin(id) {
    const pinned = new Set(this.ids("pin"));
    if (!pinned.delete(id)) pinned.add(id);
    this.address.set({ pin: [...pinned].join(".") });
  }
}

// The newest first: what started last; a run whose start is unknown counts from its last event.
export function byStart(a, b) {
  return (b.started ?? b.last_event ?? 0) - (a.started ?? a.last_event ?? 0) || (a.id < b.id ? -1 : 1);
}
