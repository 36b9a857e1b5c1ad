// What a metric means, one click away: description, unit, where it comes from, and what it is easily taken for.
import { element } from "./element.js";
import { button, icon, runsText } from "./plot_card.js";

// The parts that tell of a metric. `details` are those of one run (schema/live_run), or null.
export function meaningOf(metric, about, { count, details, nameOf }) {
  const parts = [];
  if (about === undefined) {
    parts.push(element("p", {}, "The schema does not declare this metric: only its producer knows what it means."));
  } else {
    parts.push(element("p", {}, ...prose(about.description)));
    for (const trap of about.traps) parts.push(element("p", { class: "trap" }, ...prose(trap)));
  }
  const facts = element("dl");
  const add = (term, ...told) => facts.append(element("dt", {}, term), element("dd", {}, ...told));
  add("unit", about === undefined ? "not known" : about.unit || "none: a pure number");
  const keys = Object.hasOwn(details?.sources ?? {}, metric) ? details.sources[metric] : undefined;
  if (keys?.length) add("comes from", ...keys.flatMap((key, at) => [at ? ", " : "", element("code", {}, key)]), ` in ${nameOf(details.id)}`);
  if (count !== undefined) add("logged by", runsText(count));
  parts.push(facts);
  return parts;
}

// A text whose names stand between backticks.
function prose(text) {
  return text.split("`").map((part, at) => (at % 2 ? element("code", {}, part) : part));
}

// A button that copies a name; where the browser forbids it, the name is selected instead.
export function copyButton(metric, title) {
  const made = button("copy", `Copy the name ${metric}`, async () => {
    try {
      await navigator.clipboard.writeText(metric);
      made.replaceChildren(icon("done"));
      setTimeout(() => made.replaceChildren(icon("copy")), 1200);
    } catch {
      getSelection().selectAllChildren(title);
    }
  });
  return made;
}

// The panel over the plot of one card at a time.
export class MetricDetails {
  constructor(grid) {
    this.grid = grid;
    this.card = null;
  }

  toggle(card) {
    const same = this.card === card;
    this.close();
    if (!same) this.open(card);
  }

  open(card) {
    this.card = card;
    card.info.setAttribute("aria-expanded", "true");
    this.panel = element("div", { class: "meaning", tabindex: -1, role: "group", "aria-label": `What ${card.metric} means` });
    this.panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      this.close();
    });
    this.fill();
    card.plot.after(this.panel);
    this.panel.focus({ preventScroll: true });
  }

  fill() {
    if (this.card === null) return;
    const { metric, about, title } = this.card;
    const head = element("header", {}, element("code", {}, metric), copyButton(metric, title), button("shut", "Shut", () => this.close()));
    this.panel.replaceChildren(head, ...meaningOf(metric, about, this.grid.factsOf(metric)));
  }

  close() {
    if (this.card === null) return;
    const { card } = this;
    this.card = null;
    const inside = this.panel.contains(document.activeElement);
    this.panel.remove();
    card.info.setAttribute("aria-expanded", "false");
    if (inside) card.info.focus({ preventScroll: true });
  }
}
