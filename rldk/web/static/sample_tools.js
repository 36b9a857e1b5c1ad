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
      const step = this.steps[Number(this.slider.value)];
      this.where.textContent = `step ${countText(step)}`;
      clearTimeout(this.sliding);
      this.sliding = setTimeout(() => view.choose(step), 120);
    });
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
    const { order, text } = view.wanted;
    this.place.hidden = false;
    this.slider.max = String(Math.max(0, this.steps.length - 1));
    if (document.activeElement !== this.slider || this.slider.value !== String(at)) this.slider.value = String(at);
    this.slider.disabled = this.steps.length < 2;
    this.slider.setAttribute("aria-valuetext", step === null ? "no step" : `step ${step}`);
    this.before.disabled = at <= 0;
    this.after.disabled = at < 0 || at >= this.steps.length - 1;
    const last = at === this.steps.length - 1;
    this.where.textContent = step === null ? "" : `step ${countText(step)}${last ? ", the last" : ""} · ${plural(this.steps.length, "step")}`;
    if (this.order.value !== order) this.order.value = order;
    if (document.activeElement !== this.search) this.search.value = text ?? "";
    this.fillStrip(at);
    this.fillRuns();
  }

  // Where the steps with samples are, and the alerts of the first run among them.
  fillStrip(at) {
    const { store, runs } = this.view;
    const alerts = store.run !== null && store.run.id === runs[0] ? store.run.alerts : [];
    const told = JSON.stringify([this.steps.length, this.steps[0], this.steps.at(-1), at, alerts.length]);
    if (told === this.drawn) return;
    this.drawn = told;
    const count = this.steps.length;
    const place = (number) => `${((100 * (count > 1 ? number / (count - 1) : 0.5)) || 0).toFixed(2)}%`;
    const parts = [];
    for (let number = 0; number < count; number += Math.ceil(count / MOST_TICKS)) {
      parts.push(svg("line", { class: "tick", x1: place(number), x2: place(number), y1: 12, y2: 18 }));
    }
    for (const { step, severity, rule } of alerts) {
      const number = this.steps.findLastIndex((one) => one <= step);
      if (number < 0) continue;
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
}
