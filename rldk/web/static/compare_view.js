// Runs side by side: what `rldk compare` says of those that are drawn, again as they grow.
import { element } from "./element.js";
import { countText, plural } from "./number.js";
import { Kept, nothing } from "./panels.js";
import { comparedParts } from "./compare_parts.js";
import { shownText } from "./shown_text.js";

const MOST = 200; // runs, as the command compares
const MANY = 20; // beyond this it takes long, and a table of all is wide
const PAUSE = 5000; // ms at least between two comparisons of runs that grow
const REST = 3; // times as long as the last one took

export class CompareView {
  constructor(place, app) {
    Object.assign(this, app, { kept: new Kept(), form: null, ids: [], asked: "", seen: "", busy: false, took: 0, answered: -Infinity, problem: null });
    this.status = element("p", { class: "note compare-status", role: "status" });
    this.body = element("div");
    this.page = element("article", { class: "compare-page" }, this.status, this.body);
    place.append(this.page);
    const follow = () => this.follow();
    this.store.addEventListener("runs", follow);
    this.address.addEventListener("change", follow);
    this.off = () => {
      this.store.removeEventListener("runs", follow);
      this.address.removeEventListener("change", follow);
    };
    this.timer = setInterval(follow, 1000);
    this.follow();
  }

  // The runs: those that the address names for this, else those that are drawn. The first is what all are compared with.
  get runs() {
    const told = this.address.get("cmp");
    const ids = told === null ? this.store.chosen : told.split(".").filter((id) => this.store.runs.has(id));
    return [...new Set(ids)];
  }

  follow() {
    const { runs } = this;
    if (this.closed || this.store.progress === null) return;
    if (runs.length < 2 || runs.length > MOST) {
      this.problem = null;
      this.form = null;
      this.asked = "";
      this.status.textContent = "";
      this.body.replaceChildren(runs.length < 2 ? this.few(runs) : this.many(runs));
      return;
    }
    const group = this.address.get("by");
    const asked = JSON.stringify([runs, group]);
    const seen = runs.map((id) => [this.store.runs.get(id).last_event, this.store.runs.get(id).state].join()).join(";");
    this.tell();
    if (this.busy) return;
    const rested = performance.now() - this.answered > Math.max(PAUSE, REST * this.took);
    const back = this.problem === "the connection was closed" && rested;
    if (asked !== this.asked || (seen !== this.seen && rested) || back) this.ask(runs, group, asked, seen);
  }

  async ask(runs, group, asked, seen) {
    Object.assign(this, { busy: true, asked, seen, began: performance.now() });
    this.tell();
    try {
      const { comparison } = await this.connection.ask({ compare: { runs, group_by: group } });
      Object.assign(this, { form: comparison, ids: runs, problem: null });
    } catch (error) {
      Object.assign(this, { problem: error.message, failed: asked });
    }
    Object.assign(this, { busy: false, answered: performance.now(), took: performance.now() - this.began });
    if (this.closed) return;
    this.show();
    this.follow(); // others may have been chosen meanwhile
  }

  // What is going on: the last result stays until the next one is there.
  tell() {
    const seconds = Math.floor((performance.now() - this.began) / 1000);
    const long = seconds > 1 ? ` for ${countText(seconds)} s` : "";
    const many = this.runs.length > MANY ? ` ${plural(this.runs.length, "run")} take long: ${MANY} or fewer are compared in seconds.` : "";
    const stale = this.form !== null && this.ids.join() !== this.runs.join();
    if (this.busy && (this.form === null || stale || seconds > 2)) this.status.textContent = `Comparing ${plural(this.runs.length, "run")}${long} …${stale ? " What stands here is of the runs before." : ""}${many}`;
    else if (this.form !== null && this.problem === null) this.status.textContent = this.live() ? "It is compared again as the runs grow." : "";
    this.page.setAttribute("aria-busy", String(this.busy && stale));
  }

  live() {
    return this.runs.some((id) => this.store.runs.get(id)?.state === "running");
  }

  show() {
    this.tell();
    if (this.problem !== null) {
      const what = nothing("These runs cannot be compared", element("p", {}, ...shownText(this.problem)));
      if (this.address.get("by") !== null) what.append(element("p", {}, element("a", { href: this.address.with({ by: null }) }, "Compare them without groups")));
      this.status.textContent = "";
      this.body.replaceChildren(what);
      this.kept = new Kept();
      return;
    }
    const parts = comparedParts(this.form, this.ids, this).map(([name, data, make]) => {
      const shown = this.kept.put(name, data, make);
      shown.dataset.part = name;
      return shown;
    });
    parts.forEach((part, at) => {
      if (this.body.children[at] !== part) this.body.insertBefore(part, this.body.children[at] ?? null);
    });
    while (this.body.children.length > parts.length) this.body.lastElementChild.remove();
  }

  few(runs) {
    const said = runs.length === 1 ? "One run is drawn: draw another one, too." : "No run is drawn.";
    return nothing(
      "Choose two runs or more",
      element("p", {}, `${said} A dot in the list of runs draws a run, Space does so, too. All are compared with the first.`),
      element("p", { class: "soft" }, "This page then says at which step the first number differs, where metrics leave each other by more than their noise, what differs in settings, seeds and versions, and how the runs end."),
    );
  }

  many(runs) {
    return nothing(
      `${plural(runs.length, "run")} are too many`,
      element("p", {}, `Each of them is read beside all others: at most ${MOST} are compared. Draw fewer, or filter the list and draw what is left.`),
    );
  }

  close() {
    this.closed = true;
    clearInterval(this.timer);
    this.off();
  }
}
