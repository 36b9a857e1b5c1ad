// One plot in full size, with what its metric means and where each run is.
import { Chart } from "./chart.js";
import { element } from "./element.js";
import { nameOf } from "./hover.js";
import { copyButton, meaningOf } from "./metric_details.js";
import { countText, numberText } from "./number.js";
import { button, tellNotes, unitText } from "./plot_card.js";

const MOST = 100; // lines in the list

export class FullPlot {
  constructor(grid, metric) {
    Object.assign(this, { grid, metric });
    const about = Object.hasOwn(grid.about, metric) ? grid.about[metric] : undefined;
    this.title = element("h2", {}, metric);
    this.area = element("div", { class: "plot-area" });
    this.notes = element("p", { class: "notes" });
    this.list = element("tbody");
    this.figure = element("figure", { class: "plot", tabindex: 0, "data-metric": metric, "aria-label": metric }, this.area, this.notes);
    const shut = () => grid.address.set({ full: null });
    this.dialog = element(
      "dialog",
      { class: "full-plot", "aria-label": metric },
      element("header", {}, this.title, element("small", {}, about ? unitText(about.unit) : ""), copyButton(metric, this.title), button("shut", "Shut (Escape)", shut)),
      this.figure,
      element(
        "div",
        { class: "beside" },
        element("table", {}, element("thead", {}, element("tr", {}, ...["Run", "Last", "Lowest", "Highest"].map((name) => element("th", {}, name)))), this.list),
        element("section", {}, ...meaningOf(metric, about, grid.factsOf(metric))),
      ),
    );
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      if (grid.shared.range === null) shut();
      else grid.shared.zoom(null);
    });
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && shut());
    this.figure.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && grid.keys.press(this, event)) event.preventDefault();
    });
    this.chart = null;
  }

  // To be called when the dialog stands in the page.
  open() {
    this.dialog.showModal();
    const { shared, kept } = this.grid;
    const height = Math.max(220, Math.round(innerHeight * 0.5));
    this.chart = new Chart(this.area, { metric: this.metric, shared, data: kept.of(this.metric), height, beside: true });
    this.chart.onnotes = (notes) => this.tell(notes);
    this.figure.focus({ preventScroll: true });
  }

  tell(notes) {
    const { shared, kept } = this.grid;
    tellNotes(this, notes, kept.of(this.metric).heard);
    const lines = this.chart.drawn.filter((one) => one.line);
    this.list.parentElement.hidden = lines.length === 0;
    const shown = lines.slice(0, MOST).map((one) => {
      const { last, last_step: step, low, high, count } = one.line;
      return { one, colour: this.chart.colourOf(one), name: nameOf(this.chart, one), last, step, low: extreme(low, count, Math.min), high: extreme(high, count, Math.max) };
    });
    const told = JSON.stringify([lines.length, shown.map(({ one, ...rest }) => [one.run, one.key, ...Object.values(rest).map(String)])]);
    if (told === this.told) return; // what is pointed at, or selected, stays
    this.told = told;
    const rows = shown.map(({ one, colour, name, last, step, low, high }) => {
      const swatch = element("i");
      swatch.style.setProperty("background", colour);
      const row = element(
        "tr",
        {},
        element("td", {}, swatch, name),
        element("td", {}, last === null ? "none" : numberText(Number(last)), step === null ? "" : element("small", {}, ` at ${countText(step)}`)),
        element("td", {}, textOf(low)),
        element("td", {}, textOf(high)),
      );
      row.addEventListener("pointerenter", () => shared.setHover({ plot: null, x: null, run: one.run, key: one.key }));
      row.addEventListener("pointerleave", () => shared.setHover({ plot: null, x: null, run: null, key: null }));
      return row;
    });
    if (lines.length > MOST) rows.push(element("tr", {}, element("td", { colspan: 4 }, `${countText(lines.length - MOST)} more lines`)));
    this.list.replaceChildren(...rows);
  }

  close() {
    this.chart?.destroy();
    this.dialog.close();
    this.dialog.remove();
  }
}

function extreme(values, count, choose) {
  let found = null;
  for (let i = 0; i < values.length; i++) if (count[i]) found = found === null ? values[i] : choose(found, values[i]);
  return found;
}

function textOf(value) {
  return value === null ? "none" : numberText(value);
}
