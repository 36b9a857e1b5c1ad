// Parts that the pages of a run and of a comparison are made of.
import { element } from "./element.js";

const SIGNS = { critical: "✕", warning: "!", info: "i", quiet: "✓", "not judged": "?" };
const CUT_SHORT = new Set(["failed", "interrupted", "ended_early", "silent"]);

export function section(title, ...content) {
  return element("section", {}, element("h2", {}, title), ...content);
}

export function sign(word) {
  return element("span", { "aria-hidden": "true" }, SIGNS[word] ?? "?");
}

// How grave a verdict looks: nothing is well of a run that was cut short.
export function gravity(word, state) {
  return word === "quiet" && CUT_SHORT.has(state) ? "warning" : word;
}

// The verdict of a run.
export function verdict(word, state, said = word) {
  const kind = gravity(word ?? "not judged", state);
  return element("span", { class: `badge ${kind.replace(" ", "-")}` }, sign(kind), ` ${said ?? "not judged yet"}`);
}

// A table of rows of cells, each a node, a text, or null for nothing; a column in which nothing stands is left out.
export function table(heads, rows, name = "", stacked = false) {
  const kept = heads.map((_, place) => rows.some((row) => row[place] !== null && row[place] !== ""));
  const head = element("tr", {}, ...heads.filter((_, place) => kept[place]).map((text) => element("th", { scope: "col" }, text)));
  const body = rows.map((row) =>
    element(
      "tr",
      {},
      ...row
        .map((cell, place) => element("td", { "data-head": heads[place] }, ...content(cell, stacked)))
        .filter((_, place) => kept[place]),
    ),
  );
  const made = element("table", { class: name }, element("thead", {}, head), element("tbody", {}, ...body));
  return element("div", { class: stacked ? "scroll stacked" : "scroll", tabindex: "0", role: "group", "aria-label": heads.join(", ").slice(0, 200) }, made);
}

// What stands in a cell; beside its head it is one block, however many nodes it has.
function content(cell, stacked) {
  const nodes = (Array.isArray(cell) ? cell : [cell]).filter((node) => node !== null && node !== "");
  return stacked && nodes.length ? [element("div", {}, ...nodes)] : nodes;
}

// Lines that are as they should be, and those to look at.
export function remarks(lines) {
  return element(
    "ul",
    { class: "remarks" },
    ...lines.map(({ fine, content }) =>
      element("li", { class: fine ? "fine" : "look" }, element("span", { "aria-hidden": "true" }, fine ? "✓" : "!"), element("div", {}, ...content)),
    ),
  );
}

// A place in which nothing stands says what to do about it.
export function nothing(title, ...content) {
  return element("section", { class: "nothing" }, element("h2", {}, title), ...content);
}

// A run that the address names, and the list does not have.
export function missingRun({ whole }) {
  return whole
    ? nothing("This run is not here", element("p", {}, "Its log was moved or deleted, or lies in a directory that is not served. Choose another one in the list."))
    : nothing("Looking for it …", element("p", {}, "The list does not have this run yet. Its page appears as soon as its log is found."));
}

// Replaces an element by a new one only if what it shows has changed; what was unfolded in it stays so.
export class Kept {
  constructor() {
    this.shown = new Map(); // name to what is shown, and its element
  }

  put(name, data, make) {
    const told = JSON.stringify(data);
    const before = this.shown.get(name);
    if (before?.told === told) return before.element;
    const made = make(data);
    if (before !== undefined) {
      for (const one of before.element.querySelectorAll("details[open][data-key]")) {
        const again = made.querySelector(`details[data-key="${CSS.escape(one.dataset.key)}"]`);
        if (again !== null) again.open = true;
      }
      before.element.replaceWith(made);
    }
    this.shown.set(name, { told, element: made });
    return made;
  }
}
