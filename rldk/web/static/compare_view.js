// Runs side by side: what `rldk compare` says of those that are drawn, again as they grow.
import { element } from "./element.js";
import { countText, plural } from "./number.js";
import { Kept, nothing } from "./panels.js";
import { comparedParts } from "./compare_parts.js";
import { NoAnswer } from "./connection.js";
import { shownText } from "./shown_text.js";

const MOST = 200; // runs, as the command compares
const MANY = 20; // beyond this it takes long, and a table of all is wide
const PAUSE = 5000; // ms at least between two comparisons of runs that grow
const REST = 3; // times as long as the last one took
const PATIENCE = 900; // s that a comparison of very many runs may take

export class CompareView {
  constructor(place, app) {
    Object.assign(this, app, { kept: new Kept(), form: null, ids: [], asked: "", seen: "", busy: false, took: 0, answered: -Infinity, problem: null, again: false });
    this.status = element("p", { class: "note compare-status" });
    this.leftOut = element("p", { class: "note" });
    this.body = element("div");
    this.page = element("article", { class: "compare-page" }, this.status, this.leftOut, this.body);
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

  // The ids that the address names for this; null if it leaves that to what is drawn.
  get named() {
    const told = this.address.get("cmp");
    return told === null ? null : [...new Set(told.split(".").filter(Boolean))];
  }

  // The runs: those, else the ones that are drawn. The first is what all are compared with.
  get runs() {
    return (this.named ?? this.store.chosen).filter((id) => this.store.runs.has(id));
  }

  follow() {
    const { store } = this;
    if (this.closed || store.progress === null) return;
    // What is compared stands in the address, so that a link compares the same; to draw others takes it away.
    if (this.named === null && store.whole && store.chosen.length > 1) {
      this.address.set({ cmp: store.chosen.join(".") });
      return; // it follows that
    }
    const { runs } = this;
    this.tellLeftOut(runs);
    if (runs.length < 2 || runs.length > MOST) {
      const kind = `${runs.length} ${store.whole}`;
      if (this.body.dataset.kind === kind) return;
      Object.assign(this, { problem: null, form: null, asked: "", kept: new Kept() });
      this.status.textContent = "";
      this.body.replaceChildren(runs.length < 2 ? this.few(runs) : this.many(runs));
      this.body.dataset.kind = kind;
      return;
    }
    const group = this.address.get("by");
    const asked = JSON.stringify([runs, group]);
    const seen = runs.map((id) => [this.store.runs.get(id).last_event, this.store.runs.get(id).state].join()).join(";");
    this.tell();
    if (this.busy) return;
    const rested = performance.now() - this.answered > Math.max(PAUSE, REST * this.took);
    const again = this.again && store.whole && rested;
    if (asked !== this.asked || (seen !== this.seen && rested) || again) this.ask(runs, group, asked, seen);
  }

  async ask(runs, group, asked, seen) {
    Object.assign(this, { busy: true, asked, seen, began: performance.now() });
    this.tell();
    try {
      const { comparison } = await this.connection.ask({ compare: { runs, group_by: group } }, PATIENCE);
      Object.assign(this, { form: comparison, ids: runs, problem: null, again: false });
    } catch (error) {
      // A server that has just started does not know all runs.
      Object.assign(this, { problem: error.message, again: error instanceof NoAnswer || !this.store.whole });
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

  // Runs of the address that are not compared, and that others are drawn.
  tellLeftOut(runs) {
    const { named, store } = this;
    const unknown = named === null ? 0 : named.length - runs.length;
    const others = named !== null && String([...runs].sort()) !== String([...store.chosen].sort()) && store.chosen.length > 1;
    const said = unknown ? `${plural(unknown, "run")} of the address ${store.whole ? "not found here" : "looked for"}. ` : "";
    const told = `${said} ${others}`;
    if (told === this.toldLeftOut) return;
    this.toldLeftOut = told;
    const drawn = element("button", { type: "button", class: "link", onclick: () => this.address.set({ cmp: null }) }, "Compare those that are drawn");
    this.leftOut.replaceChildren(said, ...(others ? ["Other runs are drawn than are compared here. ", drawn] : []));
    this.leftOut.hidden = !unknown && !others;
  }

  show() {
    this.tell();
    delete this.body.dataset.kind;
    if (this.problem !== null) {
      const what = nothing("These runs cannot be compared", element("p", {}, ...shownText(this.problem)));
      if (this.again) what.append(element("p", { class: "soft" }, "It is tried again."));
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
    if (!this.store.whole && this.named !== null) return nothing("Looking for them …", element("p", {}, "The list does not have these runs yet. They are compared as soon as their logs are found."));
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
