// How the plots look: what stands in the address, and the bar that sets it.
import { X_NAMES } from "./axes.js";
import { element } from "./element.js";
import { rangeText } from "./hover.js";
import { countText } from "./number.js";
import { usualWidth, widths } from "./smoothing.js";

const DIGITS = { step: 0, tokens: 0, time: 0, hours: 5 };

// What the address says. Curves are smoothed unless it says otherwise. `lengths`: how many steps each run has, the fewest
// first; `groups`: as the store has them.
export function lookOf(address, { lengths, groups }) {
  const by = Object.hasOwn(X_NAMES, address.get("x")) ? address.get("x") : "step";
  const told = address.get("sm");
  const auto = told === null || !/^\d{1,15}$/.test(told);
  // What suits the shorter ones: the curve of a short run would else be all but flat. One that has just begun decides nothing.
  const width = auto ? usualWidth(lengths[Math.floor((lengths.length - 1) / 4)] ?? 1) : Number(told);
  return {
    by,
    width,
    auto,
    log: address.get("log") === "1",
    clip: address.get("clip") !== "0",
    groups: groups.length ? groups : null,
    band: address.get("band") === "sd" ? "deviation" : "range",
  };
}

// The range of the address: two numbers with a hyphen between; null for none.
export function rangeOf(address) {
  const told = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(address.get("z") ?? "");
  const [min, max] = told === null ? [0, 0] : [Number(told[1]), Number(told[2])];
  return max > min && Number.isFinite(max) ? [min, max] : null;
}

// How a range stands in the address: whole steps, so that it comes back as it was.
export function rangeWord(by, [min, max]) {
  const scale = 10 ** DIGITS[by];
  const low = Math.max(0, Math.floor(min * scale) / scale);
  const high = Math.max(low + 1 / scale, Math.ceil(max * scale) / scale);
  return `${low.toFixed(DIGITS[by])}-${high.toFixed(DIGITS[by])}`;
}

export class OptionsBar {
  constructor({ address, shared, filter }) {
    Object.assign(this, { address, shared });
    const set = (changes) => address.set(changes);
    this.filter = element("input", { type: "search", placeholder: "Metrics: text or /regex/", "aria-label": "Filter of metrics", maxlength: 200, value: address.get("m") ?? "" });
    this.filter.addEventListener("input", () => filter(this.filter.value));
    this.problem = element("output", { class: "problem" });
    this.by = select("x", { step: "Step", tokens: "Tokens", hours: "Hours", time: "Time" }, (value) => set({ x: value === "step" ? null : value, z: null }));
    this.smooth = element("input", { type: "range", min: 0, step: 1, "aria-label": "Smoothing" });
    this.smooth.addEventListener("input", () => set({ sm: this.choices[this.smooth.valueAsNumber] }));
    this.smoothText = element("output", { class: "soft" });
    this.log = check("Log y", (on) => set({ log: on ? "1" : null }));
    this.clip = check("Clip outliers", (on) => set({ clip: on ? null : "0" }));
    this.band = select("band", { range: "lowest to highest", deviation: "± 1 standard deviation" }, (value) => set({ band: value === "range" ? null : "sd" }));
    this.bandLabel = element("label", {}, element("span", {}, "Band"), this.band);
    this.resets = new Set();
    this.place = element(
      "div",
      { class: "plot-options", role: "toolbar", "aria-label": "Plots" },
      element("span", { class: "filter" }, this.filter, this.problem),
      element("label", {}, element("span", {}, "x"), this.by),
      element("label", { class: "smooth" }, element("span", {}, "Smooth"), this.smooth, this.smoothText),
      this.log.label,
      this.clip.label,
      this.bandLabel,
      this.reset("zoomed"),
    );
    this.floating = this.reset("show-all"); // where the bar scrolls away
  }

  // A button that says which part of x is shown, and shows all of it again; to be taken from `resets` at its end.
  reset(name) {
    const made = element("button", { type: "button", class: name, title: "Show all of it (Escape)", hidden: true, onclick: () => this.shared.zoom(null) });
    this.resets.add(made);
    return made;
  }

  // Says what the filter leaves, or what is wrong with it.
  tellFilter(text, wrong) {
    set(this.problem, text);
    this.problem.classList.toggle("wrong", wrong);
  }

  // Shows how it is.
  tell(steps) {
    const { look, range } = this.shared;
    this.choices = [0, ...widths(steps)];
    if (!this.choices.includes(look.width)) this.choices = [...this.choices, look.width].sort((a, b) => a - b);
    this.smooth.max = this.choices.length - 1;
    this.smooth.value = this.choices.indexOf(look.width);
    this.smooth.setAttribute("aria-valuetext", smoothText(look));
    set(this.smoothText, smoothText(look));
    this.by.value = look.by;
    this.log.box.checked = look.log;
    this.clip.box.checked = look.clip && !look.log;
    this.clip.box.disabled = look.log;
    this.bandLabel.hidden = look.groups === null;
    this.band.value = look.band;
    for (const reset of this.resets) {
      reset.hidden = range === null;
      if (range !== null) set(reset, `${rangeText(look.by, range)} ✕`);
    }
    const told = this.address.get("m") ?? "";
    if (document.activeElement !== this.filter) this.filter.value = told;
  }
}

function smoothText({ width, auto }) {
  return `${auto ? "auto, " : ""}${width === 0 ? "off" : `over ${countText(width)} steps`}`;
}

function set(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

function select(name, choices, chosen) {
  const options = Object.entries(choices).map(([value, label]) => element("option", { value }, label));
  const made = element("select", { name, "aria-label": name === "x" ? "What x is" : "Band of a group" }, ...options);
  made.addEventListener("change", () => chosen(made.value));
  return made;
}

function check(text, chosen) {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => chosen(box.checked));
  return { box, label: element("label", { class: "check" }, box, element("span", {}, text)) };
}
