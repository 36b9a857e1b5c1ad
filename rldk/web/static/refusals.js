// What the server refuses of what the page asks for: said where it belongs, until it is shut or answered.
import { element } from "./element.js";
import { shownText } from "./shown_text.js";

const LONGEST = 400; // characters of what the server says
const MISSING = {
  columns: "The columns cannot be filled",
  curves: "The curves cannot be drawn",
  run: "The details of this run cannot be shown",
  "": "Some of this cannot be shown",
};

export class Refusals {
  // `names` are those of the wants of which it tells: see Connection.
  constructor(connection, names) {
    Object.assign(this, { connection, names });
    this.place = element("div", { class: "refusals", role: "status" });
    connection.addEventListener("problem", () => this.fill());
  }

  fill() {
    const { problems } = this.connection;
    const told = this.names.filter((name) => problems.has(name));
    this.place.replaceChildren(...told.map((name) => this.line(name, problems.get(name))));
  }

  line(name, problem) {
    const shut = element("button", { type: "button", class: "plain icon", "aria-label": "Shut", title: "Shut", onclick: () => this.connection.dismiss(name) }, "✕");
    return element("p", {}, element("span", {}, `${MISSING[name]}: `, element("small", {}, ...shownText(problem.slice(0, LONGEST)))), shut);
  }
}
