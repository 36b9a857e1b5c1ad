// Above the completions: which step, in which order, with which text, of which runs.
import { element } from "./element.js";
import { countText, plural } from "./number.js";
import { shownText } from "./shown_text.js";
import { svg } from "./timeline.js";

const PAUSE = 300; // ms of no typing before a text is searched
const MOST_TICKS = 400;
const MOST_RUNS = 12; // that can be added by one click

export class SampleTools {
  constructor(view) {
    this.view = view;
    const { address } = view;
    const button = (label, text, by) => element("button", { type: "button", class: "icon", "aria-label": label, title: `${label} (${by < 0 ? "←" : "→"})`, onclick: () => view.go(by) }, text);
    this.before = button("Step before", "‹", -1);
    this.after = button("Step after", "›", 1);
    this.slider = element("input", { type: "range", min: 0, step: 1, "aria-label": "Step" });
    this.slider.addEventListener("input", () => {
      const step = this.scale[Number(this.slider.value)];
      this.where.textContent = `step ${countText(step)}`;
      clearTimeout(this.sliding);
      this.sliding = setTimeout(() => {
        this.sliding = undefined;
        view.choose(step);
      }, 120);
    });
    this.slider.addEventListener("pointerdown", () => (this.held = true));
    for (const name of ["pointerup", "pointercancel", "lostpointercapture", "change"]) {
      this.slider.addEventListener(name, () => (this.held = false));
    }
    this.where = element("output", { class: "where" });
    this.strip = element("div", { class: "strip", "aria-hidden": "true" });
    this.order = element(
      "select",
      { "aria-label": "Order" },
      element("option", { value: "lowest" }, "lowest reward first"),
      element("option", { value: "highest" }, "highest reward first"),
      element("option", { value: "index" }, "in the order of the batch"),
    );
    this.order.addEventListener("change", () => address.set({ o: this.order.value === "lowest" ? null : this.order.value }));
    this.search = element("input", { type: "search", placeholder: "Search prompts and completions of the step", "aria-label": "Search", spellcheck: "false" });
    this.search.addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => address.set({ t: this.search.value || null }), PAUSE);
    });
    this.runs = element("div", { class: "with", role: "group", "aria-label": "Runs side by side" });
    this.place = element(
      "div",
      { class: "sample-tools" },
      element("div", { class: "line steps" }, this.before, element("div", { class: "sliding" }, this.strip, this.slider), this.after, this.where),
      element("div", { class: "line" }, this.order, this.search),
      this.runs,
    );
  }

  fill() {
    const { view } = this;
    const counts = view.steps;
    this.steps = [...counts.keys()];
    const { step } = view;
    const at = this.steps.indexOf(step);
    const heading = this.steps.indexOf(view.heading);
    const { order, text } = view.wanted;
    this.place.hidden = false;
    const sliding = this.held || this.sliding !== undefined; // it stays where the hand has it
    if (!sliding) {
      this.scale = this.steps;
      this.slider.max = String(Math.max(0, this.steps.length - 1));
      this.slider.value = String(heading);
    }
    this.slider.disabled = this.steps.length < 2;
    this.slider.setAttribute("aria-valuetext", step === null ? "no step" : `step ${step}`);
    this.before.disabled = heading <= 0;
    this.after.disabled = heading < 0 || heading >= this.steps.length - 1;
    const last = at === this.steps.length - 1;
    if (!sliding) this.where.textContent = step === null ? "" : `step ${countText(step)}${last ? ", the last" : ""} · ${plural(this.steps.length, "step")}`;
    if (this.order.value !== order) this.order.value = order;
    if (document.activeElement !== this.search) this.search.value = text ?? "";
    this.fillStrip(at);
    this.fillRuns();
  }

  // Where the steps with samples are, and the alerts of the first run among them.
  fillStrip(at) {
    const { store, runs } = this.view;
    const alerts = store.run !== null && store.run.id === runs[0] ? store.run.alerts : [];
    const marks = marksOf(alerts, this.steps);
    const count = this.steps.length;
    const told = JSON.stringify([count, at, marks]);
    if (told === this.drawn) return;
    this.drawn = told;
    const place = (number) => `${((100 * (count > 1 ? number / (count - 1) : 0.5)) || 0).toFixed(2)}%`;
    const parts = [];
    for (let number = 0; number < count; number += Math.ceil(count / MOST_TICKS)) {
      parts.push(svg("line", { class: "tick", x1: place(number), x2: place(number), y1: 12, y2: 18 }));
    }
    for (const { number, step, severity, rule } of marks) {
      const mark = svg("svg", { x: place(number), y: 6, class: `mark ${severity}` }, svg("title", {}, `step ${step}: ${rule}`), svg("path", { d: "M-4 3L0-5L4 3z" }));
      parts.push(mark);
    }
    this.strip.replaceChildren(svg("svg", {}, ...parts));
  }

  // The drawn runs: each can stand beside the first.
  fillRuns() {
    const { view } = this;
    const { store, address, runs } = view;
    const offered = [...new Set([...runs, ...store.chosen])].slice(0, MOST_RUNS);
    const told = JSON.stringify([runs, offered.map((id) => [id, view.name(id), store.colour(id)])]);
    if (told === this.offered) return;
    this.offered = told;
    this.runs.replaceChildren(
      ...(offered.length > 1 ? [element("span", { class: "soft" }, "side by side:")] : []),
      ...(offered.length > 1 ? offered : []).map((id) => {
        const shown = runs.includes(id);
        const toggle = () => {
          const now = shown ? runs.filter((one) => one !== id) : [...runs, id];
          address.set({ cr: now.slice(-4).join(".") || null });
        };
        const label = [element("i", { class: `spot run${store.colour(id)}`, "aria-hidden": "true" }), element("bdi", {}, ...shownText(view.name(id)))];
        return element("button", { type: "button", "aria-pressed": String(shown), disabled: shown && runs.length === 1, onclick: toggle }, ...label);
      }),
    );
  }
  close() {
    clearTimeout(this.sliding);
    clearTimeout(this.typing);
  }
}

// Where alerts stand among steps: at the last one that is not after them.
export function marksOf(alerts, steps) {
  return alerts
    .map(({ step, severity, rule }) => ({ number: steps.findLastIndex((one) => one <= step), step, severity, rule }))
    .filter(({ number }) => number >= 0);
}
