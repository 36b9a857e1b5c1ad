// A run's own page: what its static report says, while it grows.
import { ChartGrid, on } from "./chart_grid.js";
import { marksOf } from "./marks.js";
import { ConfigTree } from "./config_tree.js";
import { element } from "./element.js";
import { agoText, countText, momentText } from "./number.js";
import { coverageText } from "./columns.js";
import { Kept, missingRun, nothing, verdict } from "./panels.js";
import { PARTS, partsOf, plannedSteps } from "./run_parts.js";
import { shownText } from "./shown_text.js";

const TICK = 5000; // ms between two looks at how old what is shown is

export class RunView {
  constructor(place, app) {
    Object.assign(this, app, { place, app, kept: new Kept(), wanted: "", shown: null });
    this.page = element("article", { class: "run-page" });
    place.append(this.page);
    this.off = [
      on(this.store, "run", () => this.show()),
      on(this.store, "runs", () => this.follow()),
      on(this.store, "progress", () => this.follow()),
      on(this.store, "connected", () => this.follow()),
      on(this.address, "change", () => this.follow()),
    ];
    this.timer = setInterval(() => this.tellAge(), TICK);
    this.follow();
  }

  // The run that the address names, else the first one that is drawn.
  get id() {
    return this.address.get("run") ?? this.store.chosen[0] ?? "";
  }

  // Does what the address says.
  follow() {
    const { id } = this;
    if (id !== this.wanted) {
      this.wanted = id;
      this.connection.want({ run: id });
      this.clear();
    }
    this.show();
  }

  clear() {
    this.grid?.close();
    this.grid = null;
    this.kept = new Kept();
    this.shown = null;
    delete this.page.dataset.kind;
    this.page.replaceChildren();
  }

  show() {
    const { id } = this;
    const row = this.store.runs.get(id);
    const details = this.store.run?.id === id ? this.store.run : null;
    if (id === "" || row === undefined) {
      if (this.store.progress === null) return;
      const kind = id === "" ? "none" : `missing ${this.store.whole}`;
      if (this.page.dataset.kind === kind) return;
      this.clear();
      this.page.dataset.kind = kind;
      this.page.append(id === "" ? nothing("No run is chosen", element("p", {}, "Choose one in the list: its page says how it is, and why.")) : missingRun(this.store));
      return;
    }
    delete this.page.dataset.kind;
    this.head(row, details);
    if (details === null) {
      if (this.shown === null) this.page.replaceChildren(this.top, element("p", { class: "waiting", role: "status" }, "Reading its log …"));
      return;
    }
    this.fill(details);
  }

  // What stands at the top as soon as the list knows the run.
  head(row, details) {
    const known = [row.run_id, row.place, row.state, row.verdict, details?.word, saidOf(row, details), this.store.colour(row.id)];
    this.top = this.kept.put("head", known, () => {
      this.age = element("span", { class: "soft" });
      return element(
        "header",
        { class: "run-head" },
        element(
          "div",
          { class: "run-title" },
          element("p", { class: "eyebrow" }, element("bdi", {}, ...shownText(row.place))),
          element("h1", {}, element("i", { class: `spot run${this.store.colour(row.id)}`, "aria-hidden": "true" }), element("bdi", {}, ...shownText(row.run_id || "(no name)"))),
        ),
        element(
          "div",
          { class: "run-verdict" },
          verdict(row.verdict, row.state, details?.word ?? row.verdict),
          element("span", {}, saidOf(row, details)),
          this.age,
        ),
      );
    });
    this.tellAge();
  }

  tellAge() {
    const row = this.store.runs.get(this.id);
    if (row === undefined || this.age === undefined) return;
    const now = Date.now() / 1000;
    const last = row.last_event === null ? "no time of an event is known" : `last event ${agoText(row.last_event, now)}`;
    this.age.textContent = [row.state.replaceAll("_", " "), this.progressOf(row), last].filter(Boolean).join(" · ");
    this.age.title = row.last_event === null ? "" : momentText(row.last_event);
  }

  // How far it is: its highest step, and of how many, where its configuration says that.
  progressOf(row) {
    if (row.last_step === null) return "";
    const planned = this.store.run?.id === row.id ? plannedSteps(this.store.run.config) : null;
    return `step ${countText(row.last_step)}${planned !== null && planned >= row.last_step ? ` of ${countText(planned)}` : ""}`;
  }

  fill(details) {
    const parts = [this.top];
    if (details.unread !== null) {
      this.page.replaceChildren(
        this.top,
        nothing("Its log cannot be read", element("p", {}, ...shownText(details.unread)), element("p", { class: "soft" }, "As soon as it can, its page appears here.")),
      );
      return;
    }
    const made = partsOf(details, this);
    const there = PARTS.filter(([name]) => made[name] !== undefined);
    parts.push(
      this.kept.put("contents", there.map(([name]) => name), () =>
        element(
          "nav",
          { class: "contents", "aria-label": "On this page" },
          ...there.map(([name, title]) => element("button", { type: "button", class: "plain", onclick: () => this.goTo(name) }, title)),
        ),
      ),
    );
    for (const [name] of there) {
      const part = made[name];
      const shown = name === "plots" ? this.plots() : this.kept.put(name, part.data, part.make);
      shown.dataset.part = name;
      parts.push(shown);
    }
    const first = this.shown === null;
    const names = this.shown?.metrics.join();
    this.shown = details;
    if (names !== undefined && names !== details.metrics.join()) this.grid?.cards.tell();
    // Only what is new is put in: what stands there keeps its place, its focus, and what is unfolded.
    parts.forEach((part, at) => {
      if (this.page.children[at] !== part) this.page.insertBefore(part, this.page.children[at] ?? null);
    });
    while (this.page.children.length > parts.length) this.page.lastElementChild.remove();
    if (first && this.address.get("at") !== null) this.goTo(this.address.get("at"), false);
  }

  // Plots of this run alone, made once.
  plots() {
    if (!this.grid) {
      this.drawn = element("section", { class: "run-plots" }, element("h2", {}, "Curves"));
      const within = element("div");
      this.drawn.append(within);
      this.page.append(this.drawn); // what is drawn needs its width
      const counts = () => Object.fromEntries((this.shown ?? this.store.run)?.metrics.map((name) => [name, 1]) ?? []);
      this.grid = new ChartGrid(within, this.app, {
        runs: () => [this.wanted],
        marks: () => (this.store.run?.id === this.wanted ? marksOf(this.store.run) : []),
        counts,
      });
    }
    return this.drawn;
  }

  tree(config) {
    return new ConfigTree(config, this.address.get("ct") ?? "", (text) => this.address.set({ ct: text || null })).place;
  }

  // Scrolls to a part of the page; the address says which.
  goTo(name, told = true) {
    const part = [...this.page.children].find((one) => one.dataset.part === name);
    if (part === undefined) return;
    part.scrollIntoView({ block: "start" });
    if (told) this.address.set({ at: name });
  }

  close() {
    clearInterval(this.timer);
    for (const end of this.off) end();
    this.grid?.close();
    this.connection.want({ run: "" });
  }
}

// What the verdict is based on: the row knows it in few words until the details come.
function saidOf(row, details) {
  return details === null ? coverageText(row) : details.sentence;
}
