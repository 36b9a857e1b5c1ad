// One plot in full size, with what its metric means and where each run is.
import { xText } from "./axes.js";
import { Chart } from "./chart.js";
import { extent } from "./clipping.js";
import { partsOf } from "./drawn_lines.js";
import { element } from "./element.js";
import { nameOf } from "./hover.js";
import { copyButton, meaningOf } from "./metric_details.js";
import { countText, numberText } from "./number.js";
import { button, tellNotes } from "./plot_card.js";

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
    this.reset = grid.bar.reset("show-all");
    const shut = () => grid.address.leave("full");
    this.dialog = element(
      "dialog",
      { class: "full-plot", "aria-label": metric },
      element("header", {}, this.title, element("small", {}, about?.unit ?? ""), copyButton(metric, this.title), this.reset, button("shut", "Shut (Escape)", shut)),
      this.figure,
      element(
        "div",
        { class: "beside" },
        element("table", {}, element("thead", {}, element("tr", {}, ...["Run", "Last", "Lowest here", "Highest here"].map((name) => element("th", {}, name)))), this.list),
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
    const { shared, kept, runs } = this.grid;
    tellNotes(this, notes, kept.heard(this.metric, runs()), kept.leftOut(this.metric, runs()));
    const lines = this.chart.drawn;
    this.list.parentElement.hidden = lines.length === 0;
    const { by } = shared.look;
    const shown = lines.slice(0, MOST).map((one) => {
      const parts = partsOf(one);
      const here = extent(parts, ...shared.shown);
      const where = (value) => placeOf(one, parts, value, { by, shown: shared.shown });
      return { one, colour: this.chart.colourOf(one), name: nameOf(this.chart, one), ...lastOf(one, by), low: here?.[0] ?? null, lowAt: here && where(here[0]), high: here?.[1] ?? null, highAt: here && where(here[1]) };
    });
    const told = JSON.stringify([lines.length, shown.map(({ one, ...rest }) => [one.run, one.key, ...Object.values(rest).map(String)])]);
    if (told === this.told) return; // what is pointed at, or selected, stays
    this.told = told;
    const rows = shown.map(({ one, colour, name, value, at, low, lowAt, high, highAt }) => {
      const swatch = element("i");
      swatch.style.setProperty("background", colour);
      const row = element(
        "tr",
        {},
        element("td", {}, swatch, name),
        ...[[value, at], [low, lowAt], [high, highAt]].map(([told, where]) => element("td", {}, textOf(told), where === null ? "" : element("small", {}, ` at ${where}`))),
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
    this.grid.bar.resets.delete(this.reset);
    this.dialog.close();
    this.dialog.remove();
  }
}

// The last value, NaN too; of a group, its last mean. And at which step or x that is.
function lastOf({ line, raw }, by) {
  if (line) {
    const { last, last_step: step } = line;
    return { value: last === null ? null : Number(last), at: step === null ? null : xText("step", step) };
  }
  const place = raw.y.findLastIndex((y) => !Number.isNaN(y));
  return place < 0 ? { value: null, at: null } : { value: raw.y[place], at: whereText(by, raw.x[place]) };
}

// Where the first point of a value is; of many steps that were drawn as one, about where.
function placeOf({ members }, parts, value, { by, shown: [min, max] }) {
  for (const { x, y } of parts) {
    const place = y.findIndex((one, at) => one === value && x[at] >= min && x[at] <= max);
    if (place >= 0) return `${members.some((line) => line.shift > 0) ? "about " : ""}${whereText(by, x[place])}`;
  }
  return null;
}

function whereText(by, x) {
  return xText(by, by === "step" ? Math.round(x) : x);
}

function textOf(value) {
  return value === null ? "none" : numberText(value);
}
