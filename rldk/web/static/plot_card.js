// The frame of one plot: its name and unit, its buttons, the plot while it is in view, and what is said below it.
import { Chart } from "./chart.js";
import { element } from "./element.js";
import { countText } from "./number.js";

export class PlotCard {
  // `about`: what the metric means (metrics.json); undefined for one that the schema does not declare.
  constructor(metric, { about, grid }) {
    Object.assign(this, { metric, about, grid, chart: null });
    this.title = element("h3", { title: metric }, metric);
    this.unit = element("small", {}, about?.unit ?? "");
    this.info = button("about", `What ${metric} means`, () => grid.details.toggle(this));
    this.info.setAttribute("aria-expanded", "false");
    const full = button("full", `${metric} in full size`, () => grid.showFull(metric));
    this.plot = element("div", { class: "plot-area" });
    this.notes = element("p", { class: "notes" });
    this.figure = element(
      "figure",
      { class: "plot", tabindex: 0, "data-metric": metric, "aria-label": metric },
      element("figcaption", {}, this.title, this.unit, element("span", { class: "plot-buttons" }, this.info, full)),
      this.plot,
      this.notes,
    );
    this.figure.addEventListener("keydown", (event) => {
      if (event.target === this.figure && grid.keys.press(this, event)) event.preventDefault();
    });
    this.figure.addEventListener("blur", () => this.chart?.leave());
  }

  // It has come into view.
  mount() {
    if (this.chart !== null) return;
    const { shared } = this.grid;
    this.chart = new Chart(this.plot, { metric: this.metric, shared, data: this.grid.kept.of(this.metric) });
    this.chart.onnotes = (notes) => this.tell(notes);
  }

  // It has gone out of view.
  unmount() {
    this.chart?.destroy();
    this.chart = null;
  }

  tell(notes) {
    const { kept, runs } = this.grid;
    tellNotes(this, notes, kept.heard(this.metric, runs()), kept.leftOut(this.metric, runs()));
  }
}

// Says below a plot what is not in it. `heard`: whether the server has told of all runs that are drawn.
// `leftOut`: what of these is not drawn, in sentences.
export function tellNotes({ figure, notes: place, chart: { drawn } }, notes, heard, leftOut) {
  figure.classList.toggle("vacant", drawn.every((one) => one.raw.x.length === 0 && !one.line?.odd.length));
  const none = leftOut.length ? "No line of it is drawn" : "No run that is drawn has it.";
  const said = [...(drawn.length ? notes : [{ text: heard ? none : "Reading its curves …" }]), ...leftOut.map((text) => ({ text }))];
  const text = said.map((note) => note.text).join(" · ");
  if (place.textContent === text) return;
  place.title = text;
  place.replaceChildren(...said.flatMap((note, at) => [at ? " · " : "", element("span", { class: note.odd ? "odd" : null }, note.text)]));
}

// Signs that not every font has.
const ICONS = {
  about: "M8 7.2v4.3M8 4.6v.2M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z",
  copy: "M6 6h7v7H6zM10 3.5V3H3v7h.5",
  full: "M9.5 3H13v3.5M13 3 9 7M6.5 13H3V9.5M3 13l4-4",
  shut: "M4 4l8 8M12 4l-8 8",
  done: "M3 8.5l3.2 3.2L13 5",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export function button(name, label, onclick) {
  return element("button", { type: "button", class: "plain icon", title: label, "aria-label": label, onclick }, icon(name));
}

// How many runs have a metric.
export function runsText(count) {
  return count === 1 ? "1 run has it" : `${countText(count)} runs have it`;
}
