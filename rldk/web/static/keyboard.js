// What the keys do: one list, which `?` shows.
import { element } from "./element.js";

const VIEWS = { c: "charts", r: "run", o: "completions", m: "compare", 1: "charts", 2: "run", 3: "completions", 4: "compare" };
const PAUSE = 1200; // ms in which the key after g is waited for

const LIST = [
  [["/"], "filter the runs"],
  [["Enter", "↓"], "in the filter: apply it, go to the list"],
  [["j", "k"], "next and previous run"],
  [["↑", "↓", "PgUp", "PgDn", "Home", "End"], "in the list: through the runs"],
  [["←", "→", "Enter"], "in the heads of the columns: the next one, and sort by it"],
  [["Space"], "show the run on the plots, or hide it"],
  [["p"], "pin it to the top"],
  [["."], "what else can be done with it: its colour, just this run"],
  [["Enter"], "open its page, or unfold a group"],
  [["g c", "1"], "charts"],
  [["g r", "2"], "run"],
  [["g o", "3"], "completions"],
  [["g m", "4"], "compare"],
  [["←", "→"], "completions: the step before and after"],
  [["←", "→", "↑", "↓"], "on a plot: read it out, and its next line (Shift: farther)"],
  [["+", "-", "Enter"], "on a plot: nearer, farther, in full size"],
  [["←", "→", "Home"], "on the edge of the list: its width, and the usual one"],
  [["w"], "the list of runs over the whole width, and back"],
  [["Esc"], "clear the filter, shut what is open, show all of x again"],
  [["?"], "this list"],
];

export class Keyboard {
  constructor({ address }, table) {
    Object.assign(this, { address, table, before: 0 });
    this.dialog = document.getElementById("keys");
    document.getElementById("help").addEventListener("click", () => this.show());
    addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("dialog[open], :popover-open") !== null) return;
      if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
      if (this.press(event)) event.preventDefault();
    });
  }

  // Whether the key did anything.
  press({ key, target, timeStamp }) {
    const after = timeStamp - this.before < PAUSE;
    this.before = 0;
    if (after && /^[crom]$/.test(key)) return this.view(VIEWS[key]);
    if (/^[1-4]$/.test(key)) return this.view(VIEWS[key]);
    if (key === "g") {
      this.before = timeStamp;
      return true;
    }
    const { table } = this;
    const mine = target === document.body || table.has(target);
    if (key === "/") return table.focusFilter();
    if (key === "j") return table.move(1);
    if (key === "k") return table.move(-1);
    if (key === "p") return table.pinActive();
    if (key === ".") return table.showMenu();
    if (key === "w") return table.widen();
    if (key === "?") return this.show();
    if (!mine || target.closest?.("button, a, summary")) return false;
    if (key === " ") return table.toggleActive();
    if (key === "Enter") return table.openActive();
    if (!table.has(target)) return false;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20, Home: -Infinity, End: Infinity }[key];
    return by === undefined ? false : table.move(by);
  }

  view(name) {
    this.address.set({ view: name, wide: null }, false);
    return true;
  }

  show() {
    if (!this.dialog.childElementCount) {
      const shut = element("button", { type: "button", class: "plain icon", "aria-label": "Shut", onclick: () => this.dialog.close() }, "✕");
      const list = element("dl");
      for (const [keys, meaning] of LIST) {
        const signs = keys.flatMap((key) => [...key.split(" ").map((sign) => element("kbd", {}, sign)), " "]);
        list.append(element("dt", {}, ...signs), element("dd", {}, meaning));
      }
      const share = element("p", { class: "soft" }, "To share this view: everything in it is in the address after the #. Anyone who has the token sees the same by pasting ", element("code", {}, `${location.origin}/?token=…#…`), " into the address bar.");
      this.dialog.append(element("header", {}, element("h2", {}, "Keys"), shut), list, share);
      this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    }
    this.dialog.showModal();
    return true;
  }
}
