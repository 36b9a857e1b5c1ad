// What can be done with one run or one group: shown, pinned, drawn alone, coloured.
import { COLOURS } from "./choice.js";
import { verdictText } from "./columns.js";
import { element, placeBelow } from "./element.js";

export class RunMenu {
  // `after` is called when it is shut.
  constructor(app, after) {
    Object.assign(this, { address: app.address, choice: app.store.choice });
    this.place = element("div", { class: "menu", popover: "auto", role: "menu" });
    this.place.addEventListener("toggle", (event) => event.newState === "closed" && after());
    this.place.addEventListener("keydown", (event) => this.key(event));
  }

  show(item, button) {
    const act = (label, work) => element("button", { type: "button", class: "plain", role: "menuitem", onclick: () => this.act(work) }, label);
    if (item.kind === "group") {
      this.place.replaceChildren(
        act("Draw just these runs", () => this.choice.choose(item.rows.map((row) => row.id))),
      );
    } else {
      const { id } = item.row;
      const drawn = this.choice.isDrawn(id);
      const pinned = this.choice.pinned.has(id);
      const swatches = Array.from({ length: COLOURS }, (_, number) =>
        element("button", { type: "button", class: `swatch run${number}`, role: "menuitemradio", "aria-label": `Colour ${number + 1}`, "aria-checked": String(this.choice.colour(id) === number), onclick: () => this.act(() => this.choice.setColour(id, number)) }),
      );
      const about = verdictText(item.row);
      this.place.replaceChildren(
        element("p", { class: "name" }, item.row.run_id.slice(0, 300)),
        ...(about ? [element("p", { class: "about" }, about)] : []),
        act("Open its page", () => this.address.set({ view: "run", run: id, cr: null, wide: null }, false)),
        act(drawn ? "Hide on the plots" : "Show on the plots", () => this.choice.toggle(id)),
        act("Draw just this run", () => this.choice.choose([id])),
        act(pinned ? "Unpin" : "Pin to the top", () => this.choice.pin(id)),
        element("div", { class: "swatches", role: "group", "aria-label": "Colour" }, ...swatches),
      );
    }
    this.place.showPopover();
    placeBelow(this.place, button);
    this.place.querySelector("button").focus();
  }

  act(work) {
    this.place.hidePopover();
    work();
  }

  key(event) {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const buttons = [...this.place.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    buttons[(at + by + buttons.length) % buttons.length].focus();
    event.preventDefault();
  }
}
