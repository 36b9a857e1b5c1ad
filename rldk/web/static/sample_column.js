// The samples of one run, below its name. What stands there and is still shown is not touched.
import { element } from "./element.js";
import { countText, plural } from "./number.js";
import { shownText } from "./shown_text.js";
import { spread } from "./spread.js";

export class SampleColumn {
  constructor() {
    this.head = element("header");
    this.note = element("p", { class: "note", hidden: true });
    this.cards = element("div", { class: "sample-cards" });
    this.foot = element("div", { class: "sample-cards" });
    this.place = element("section", { class: "sample-column" }, this.head, this.note, this.cards, this.foot);
  }

  tellHead({ name, colour, found, text }) {
    const words = [`step ${countText(found.step ?? 0)}`];
    words.push(text === null ? plural(found.count, "sample") : `${countText(found.matching)} of ${plural(found.searched, "sample")} with the text`);
    this.head.replaceChildren(
      element("h2", {}, element("i", { class: `spot run${colour}`, "aria-hidden": "true" }), element("bdi", {}, ...shownText(name))),
      element("p", { class: "soft" }, found.step === null ? "" : words.join(" · ")),
      spread(found.spread),
    );
  }

  tellNote(text) {
    this.note.textContent = text;
    this.note.hidden = text === "";
  }

  tellCards(cards) {
    lay(this.cards, cards);
  }
}

// Makes nodes the children of a place, in their order. Only what is new or moves is put in: a click on a node that is taken
// out, even for a moment, is lost.
export function lay(place, nodes) {
  const kept = new Set(nodes);
  for (const child of [...place.children]) if (!kept.has(child)) child.remove();
  nodes.forEach((node, at) => {
    if (place.children[at] !== node) place.insertBefore(node, place.children[at] ?? null);
  });
}
