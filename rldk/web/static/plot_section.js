// One section of plots: its heading, its cards, and in a line each what has no card.
import { element } from "./element.js";
import { countText, plural } from "./number.js";

const IN_A_LINE = 8; // names that stand in a line; more are one click away

export class PlotSection {
  // `toggled` is called when its user opens or shuts it, `all` when all of its cards are wanted.
  constructor(name, { toggled, all }) {
    this.name = name;
    this.title = element("h2");
    this.count = element("small");
    this.grid = element("div", { class: "plot-grid" });
    this.about = element("p", { class: "about soft" }, "The schema does not declare these: only their producer knows what they mean.");
    this.missing = element("p", { class: "about soft" });
    this.vacant = element("div", { class: "about soft" });
    this.unsure = element("div", { class: "about soft" });
    this.all = element("button", { type: "button", onclick: all });
    this.more = element("p", { class: "about" }, this.all);
    const summary = element("summary", {}, this.title, this.count);
    this.place = element("details", { class: "plot-section", "data-section": name }, summary, this.about, this.grid, this.more, this.vacant, this.unsure, this.missing);
    summary.addEventListener("click", (event) => {
      event.preventDefault(); // what it says next is what the address says: nothing that comes meanwhile undoes it
      toggled(!this.place.open);
    });
    this.place.addEventListener("toggle", () => this.place.open !== this.open && toggled(this.place.open)); // by a search in the page
  }

  // `figures`: of the cards, in order; `more`: how many have none yet; `vacant`: metrics that no drawn run has; `unsure`:
  // those of which that is not known yet; `missing`: those that no run has.
  tell({ title, undeclared, open, figures, more, vacant, unsure, missing }) {
    text(this.title, title);
    text(this.count, countText(figures.length + more));
    this.about.hidden = !undeclared;
    inOrder(this.grid, figures);
    this.grid.hidden = figures.length === 0;
    this.more.hidden = more === 0;
    text(this.all, `Show ${countText(more)} more`);
    this.missing.hidden = missing.length === 0;
    text(this.missing, `Not in these logs: ${missing.join(", ")}.`);
    tellNames(this.vacant, vacant, "that no drawn run has");
    tellNames(this.unsure, unsure, "of which it is not known yet whether a drawn run has them");
    this.open = open;
    if (this.place.open !== open) this.place.open = open;
  }
}

// Says in a line which metrics have no plot, and why.
function tellNames(place, names, why) {
  const told = JSON.stringify(names);
  if (told === place.dataset.told) return;
  place.dataset.told = told;
  place.hidden = names.length === 0;
  const head = `${plural(names.length, "metric")} ${why}`;
  const list = element("span", { class: "names" }, names.join(", "));
  const wide = place.firstElementChild?.open ?? false;
  if (names.length <= IN_A_LINE) place.replaceChildren(`${head}: `, list);
  else place.replaceChildren(element("details", { open: wide }, element("summary", {}, head), list));
}

// Puts elements into a place in an order; those that are there already stay where they are, with focus and scroll.
export function inOrder(place, wanted) {
  const kept = new Set(wanted);
  for (const one of [...place.children]) if (!kept.has(one)) one.remove();
  let next = place.firstElementChild;
  for (const one of wanted) {
    if (one === next) next = next.nextElementSibling;
    else place.insertBefore(one, next);
  }
}

function text(place, told) {
  if (place.textContent !== told) place.textContent = told;
}
