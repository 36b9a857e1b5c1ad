// The text that runs wrote: the completions of one step, of one run or of several side by side.
import { element } from "./element.js";
import { countText, plural } from "./number.js";
import { missingRun, nothing } from "./panels.js";
import { numberOf, shownText } from "./shown_text.js";
import { SampleCard, promptOf } from "./sample_card.js";
import { SampleColumn, lay } from "./sample_column.js";
import { SampleTools } from "./sample_tools.js";
import { quarterOf } from "./spread.js";

const MOST_RUNS = 4; // side by side
const MOST = 60; // samples of a run that are shown at once
const PAUSE = 3000; // ms between two questions that only look for what is new
const ORDERS = ["lowest", "highest", "index"];

export class CompletionsView {
  constructor(place, app) {
    Object.assign(this, app, { place, found: new Map(), cards: new Map(), columns: new Map(), most: MOST, asking: 0, asked: "", seen: "", answered: 0 });
    this.tools = new SampleTools(this);
    this.said = element("p", { class: "note" });
    this.body = element("div", { class: "sample-columns" });
    this.page = element("article", { class: "completions" }, this.tools.place, this.said, this.body);
    place.append(this.page);
    const follow = () => this.follow();
    const press = (event) => this.press(event);
    for (const name of ["runs", "run", "progress"]) this.store.addEventListener(name, follow);
    this.address.addEventListener("change", follow);
    addEventListener("keydown", press);
    this.off = () => {
      for (const name of ["runs", "run", "progress"]) this.store.removeEventListener(name, follow);
      this.address.removeEventListener("change", follow);
      removeEventListener("keydown", press);
    };
    this.follow();
  }

  // The ids that the address names: those side by side, else the run that is looked at.
  get named() {
    const told = (this.address.get("cr") ?? "").split(".").filter(Boolean);
    if (told.length) return [...new Set(told)];
    const one = this.address.get("run");
    return one === null ? [] : [one];
  }

  // The runs side by side: those of the address, else the first one that is drawn.
  get runs() {
    const { named } = this;
    if (!named.length) return this.store.chosen.slice(0, 1);
    return named.filter((id) => this.store.runs.has(id)).slice(0, MOST_RUNS);
  }

  // How many of those that the address names are not known, and how many are too many.
  get leftOut() {
    const known = this.named.filter((id) => this.store.runs.has(id)).length;
    return { unknown: this.named.length - known, more: Math.max(0, known - MOST_RUNS) };
  }

  get wanted() {
    const step = /^\d{1,15}$/.test(this.address.get("s") ?? "") ? Number(this.address.get("s")) : null;
    const order = ORDERS.includes(this.address.get("o")) ? this.address.get("o") : "lowest";
    return { runs: this.runs, step, order, text: this.address.get("t") || null, most: this.most, place: null };
  }

  // Asks for what the address says, and again when the runs have grown.
  follow() {
    // What is shown stands in the address, so that a link shows the same.
    if (!this.named.length && this.store.whole && this.store.chosen.length) {
      this.address.set({ cr: this.store.chosen[0] });
      return; // it follows that
    }
    const { wanted } = this;
    this.tools.fill();
    if (!wanted.runs.length) {
      if (this.store.progress !== null) this.show();
      return;
    }
    const [first] = wanted.runs;
    if (first !== this.detailed) {
      this.detailed = first;
      this.connection.want({ run: first }); // its alerts stand beside the steps
    }
    const asked = JSON.stringify(wanted);
    const seen = wanted.runs.map((id) => this.store.runs.get(id)?.last_event).join();
    if (asked !== this.asked) this.ask(wanted, asked, seen);
    else if (seen !== this.seen) this.later(Math.max(0, this.answered + PAUSE - performance.now()));
  }

  later(wait) {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.asked = "";
      this.follow();
    }, wait);
  }

  async ask(wanted, asked, seen) {
    Object.assign(this, { asked, seen });
    const number = ++this.asking;
    this.page.setAttribute("aria-busy", "true");
    try {
      const { samples } = await this.connection.ask({ samples: wanted });
      if (number !== this.asking || this.closed) return;
      this.found = new Map(samples.map((one) => [one.run, one]));
      this.problem = null;
      if (samples.some((one) => one.share < 1)) this.later(200);
    } catch (error) {
      if (number !== this.asking || this.closed) return;
      this.problem = error.message;
      if (this.connection.state !== "live") this.later(PAUSE);
    }
    this.answered = performance.now();
    this.page.removeAttribute("aria-busy");
    this.show();
  }

  // All steps that any of the runs has.
  get steps() {
    const counts = new Map();
    for (const id of this.runs) {
      const found = this.found.get(id);
      found?.steps.forEach((step, at) => counts.set(step, (counts.get(step) ?? 0) + found.counts[at]));
    }
    return new Map([...counts].sort(([a], [b]) => a - b));
  }

  // The step that is shown: that of the address, or the last one.
  get step() {
    const steps = [...this.runs].map((id) => this.found.get(id)?.step).filter((step) => step !== undefined && step !== null);
    return steps.length ? Math.max(...steps) : null;
  }

  show() {
    const { runs } = this;
    this.tools.fill();
    if (this.problem) {
      this.said.textContent = "";
      this.told = null;
      this.body.replaceChildren(nothing("These completions cannot be shown", element("p", {}, ...shownText(this.problem))));
      return;
    }
    const there = runs.filter((id) => this.found.get(id)?.step !== null && this.found.has(id));
    if (!runs.length || (there.length === 0 && runs.every((id) => this.found.has(id)))) {
      this.said.textContent = "";
      const told = `empty ${runs.length} ${this.named} ${this.store.whole}`;
      if (told !== this.told) this.body.replaceChildren(this.empty(runs));
      this.told = told;
      return;
    }
    this.said.replaceChildren(...this.sentences(runs));
    const firsts = new Map();
    const told = JSON.stringify([runs, this.wanted.text, this.step, [...this.found.values()], runs.map((id) => [this.name(id), this.store.colour(id)])]);
    if (told === this.told) return; // what is unfolded stays so
    this.told = told;
    const before = this.cards;
    this.cards = new Map();
    const columns = runs.filter((id) => this.found.has(id)).map((id, at) => this.column(id, at, { columns: runs.length, firsts, before }));
    this.body.dataset.runs = String(columns.length);
    this.body.style.setProperty("--columns", String(columns.length));
    lay(this.body, columns);
    for (const id of this.columns.keys()) if (!runs.includes(id)) this.columns.delete(id);
  }

  // What of them is not shown, or was not searched.
  sentences(runs) {
    const said = [];
    const { unknown, more } = this.leftOut;
    if (unknown) said.push(`${plural(unknown, "run")} of the address ${this.store.whole ? "not found here" : "looked for"}. `);
    if (more) said.push(`${plural(more, "more run")} of the address left out: at most ${MOST_RUNS} stand side by side. `);
    for (const id of runs) {
      const found = this.found.get(id);
      if (found === undefined) continue;
      const parts = [...found.left_out];
      if (this.wanted.text !== null && found.searched < found.count) parts.unshift(`searched ${countText(found.searched)} of ${countText(found.count)} before time was up`);
      if (found.share < 1) parts.unshift(`looking at its files: ${Math.floor(100 * found.share)} % so far`);
      if (parts.length) said.push(element("span", {}, ...(runs.length > 1 ? [element("b", {}, ...shownText(this.name(id))), ": "] : []), `${parts.join("; ")}. `));
    }
    return said;
  }

  name(id) {
    return this.store.runs.get(id)?.run_id ?? id;
  }

  // One run's samples: what stands there already stays in its place, so that no click is lost and nothing jumps.
  column(id, at, { columns, firsts, before: known }) {
    const found = this.found.get(id);
    if (!this.columns.has(id)) this.columns.set(id, new SampleColumn());
    const column = this.columns.get(id);
    const { text } = this.wanted;
    column.tellHead({ name: this.name(id), colour: this.store.colour(id), found, text });
    column.tellNote(found.step === null || found.step === this.step ? "" : `It has none of step ${countText(this.step)}: these are the last before it.`);
    const cards = [];
    let before = null;
    for (const sample of found.samples) {
      const prompt = promptOf(sample);
      const again = prompt === before && sample.prompt.length > 0;
      before = prompt;
      const other = at > 0 ? (firsts.get(prompt)?.shift() ?? null) : null;
      if (at === 0 && columns > 1) firsts.set(prompt, [...(firsts.get(prompt) ?? []), sample]);
      const how = { text: text ?? "", other, again, quarter: quarterOf(numberOf(sample.reward), found.spread) };
      const key = JSON.stringify([id, found.step, sample, how]);
      const card = known.get(key) ?? new SampleCard(sample, { ...how, whole: () => this.whole(id, found.step, sample.place) });
      this.cards.set(key, card);
      cards.push(card.place);
    }
    column.tellCards(cards);
    column.foot.replaceChildren(...this.foot(found, text));
    return column.place;
  }

  // What stands below the samples of a run: that there are more, or none.
  foot(found, text) {
    if (found.step === null) return [element("p", { class: "soft" }, "It has no completions.")];
    const more = found.matching - found.samples.length;
    if (more > 0 && this.most < 500) return [element("button", { type: "button", onclick: () => this.showMore() }, `Show more of ${countText(found.matching)}`)];
    if (more > 0) return [element("p", { class: "note" }, `${countText(more)} more are not shown: choose another order, or search.`)];
    if (found.samples.length) return [];
    return [element("p", { class: "soft" }, text === null ? "None is left." : "None of this step has the text.")];
  }

  showMore() {
    this.most = Math.min(500, this.most * 3);
    this.follow();
  }

  // A sample with its texts as long as they are.
  async whole(run, step, place) {
    const { samples } = await this.connection.ask({ samples: { ...this.wanted, runs: [run], step, text: null, most: 1, place } });
    const sample = samples[0]?.samples[0];
    if (sample === undefined) throw new Error("it is no longer there");
    return sample;
  }

  empty(runs) {
    if (!runs.length && this.named.length) return missingRun(this.store);
    if (!runs.length) return nothing("No run is chosen", element("p", {}, "Choose one in the list to read what its model wrote."));
    const code = (text) => element("code", {}, text);
    return nothing(
      runs.length > 1 ? "None of these logs has completions" : "This log has no completions",
      element("p", {}, "They are text of your data, so they are logged only where they are asked for:"),
      element(
        "ul",
        { class: "how" },
        element("li", {}, "TRL, GRPO and RLOO: ", code("RLDKCallback(..., log_completions=4)"), ", or ", code("RLDK_LOG_COMPLETIONS=4")),
        element("li", {}, "OpenRLHF, PPO: ", code("RLDK_LOG_SAMPLES=1")),
        element("li", {}, "TRL's own ", code("log_completions"), ", verl's ", code("rollout_data_dir"), " and NeMo RL write dumps: serve a directory that has them beside the log"),
      ),
    );
  }

  // The step that was asked for last, which may not be shown yet: so no key is lost that comes before an answer.
  get heading() {
    const steps = [...this.steps.keys()];
    const { step } = this.wanted;
    if (step === null) return steps.at(-1) ?? null;
    return this.steps.has(step) ? step : this.step;
  }

  // The step before or after it.
  go(by) {
    const steps = [...this.steps.keys()];
    const at = steps.indexOf(this.heading) + by;
    if (at < 0 || at >= steps.length) return false;
    this.choose(steps[at]);
    return true;
  }

  // Shows a step; the last one is followed as the run grows.
  choose(step) {
    const steps = [...this.steps.keys()];
    this.most = MOST;
    this.address.set({ s: step === steps[steps.length - 1] ? null : step });
  }

  press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, #runs") || document.querySelector("dialog[open], :popover-open")) return;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by !== undefined && this.go(by)) event.preventDefault();
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    this.tools.close();
    this.off();
    this.connection.want({ run: "" });
  }
}

