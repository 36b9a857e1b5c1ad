// What all plots of a page share: how they look, which part of x is shown, and what the pointer is at.
// Events: "look", "range", "hover", "marks".

const ROOM = 0.02; // of all of x: what is free at its end after it has grown
const EDGE = 0.01; // of it, at both ends: a sign there is seen whole

export class Shared extends EventTarget {
  // `nameOf` gives the name of a run, `colourOf` the number of its colour, 0 to 19.
  constructor({ nameOf, colourOf }) {
    super();
    this.nameOf = nameOf;
    this.colourOf = colourOf;
    // by: what x is; width: of the smoothing, steps, 0 for none; groups: as the store has them, or null; band: "range"
    // or "deviation".
    this.look = { by: "step", width: 0, auto: false, log: false, clip: true, groups: null, band: "range" };
    this.reach = null; // the lowest and the highest x of all plots
    this.range = null; // what is looked at closely of it; null for all
    this.hover = { plot: null, x: null, run: null, key: null };
    this.marks = [];
  }

  setLook(look) {
    const moved = look.by !== this.look.by;
    this.look = look;
    if (moved) this.setHover({ plot: null, x: null, run: null, key: null });
    this.tell("look");
  }

  setMarks(marks) {
    this.marks = marks;
    this.tell("marks");
  }

  // Makes room for a plot's x, and some more where it grows, so that not every step moves all plots; gives whether
  // there was too little.
  widen([min, max]) {
    const before = this.reach;
    if (before !== null && min >= before[0] && max <= before[1]) return false;
    if (before === null) this.reach = [min, max];
    else {
      const low = Math.min(min, before[0]);
      this.reach = [low, max > before[1] ? max + ROOM * (max - low) : before[1]];
    }
    return this.range === null;
  }

  // Whether a plot has clearly less of x than it had. Of what is looked at closely it may.
  isShort(reach, before) {
    if (this.range !== null || reach === null || !before) return false;
    const room = 2 * ROOM * (before[1] - before[0]);
    return reach[1] < before[1] - room || reach[0] > before[0] + room;
  }

  // What x every plot shows.
  get shown() {
    if (this.range !== null) return this.range;
    const [min, max] = this.reach ?? [0, 1];
    const edge = EDGE * (max - min) || 0.5;
    return [min - edge, max + edge];
  }

  // Asks for a range; the page decides.
  zoom(range) {
    if (range !== null && this.reach === null) return; // nothing is drawn
    this.dispatchEvent(new CustomEvent("zoom", { detail: range }));
  }

  // Asks for a range as far as there is something in it.
  zoomWithin([low, high]) {
    const [min, max] = this.reach ?? this.shown;
    this.zoom(low <= min && high >= max ? null : [Math.max(low, min), Math.min(high, max)]);
  }

  setHover(hover) {
    const before = this.hover;
    if (before.plot === hover.plot && before.x === hover.x && before.run === hover.run && before.key === hover.key) return;
    this.hover = hover;
    this.tell("hover");
  }

  tell(name) {
    this.dispatchEvent(new Event(name));
  }
}
