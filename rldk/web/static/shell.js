// The frame: what is served, how far the server has come, whether it is heard, the drawer, and what stands there
// instead of runs.
import { countText, momentText, spanText } from "./number.js";
import { Splitter } from "./splitter.js";
import { Refusals } from "./refusals.js";
import { element } from "./element.js";

const WORDS = { connecting: "connecting", live: "live", reconnecting: "reconnecting", ended: "server has ended", refused: "not let in" };
const example = (folder) => `from rldk import Run

with Run(${JSON.stringify(folder)}, run_id="first") as run:
    for step in range(1, 101):
        run.log(step, {"reward_mean": step / 100})`;

export class Shell {
  constructor({ store, connection, address }) {
    Object.assign(this, { store, connection, address });
    this.part = (id) => document.getElementById(id);
    new Splitter(this.part("splitter"), this.part("runs"));
    this.part("view").before(new Refusals(connection, ["curves", "run", ""]).place);
    connection.addEventListener("state", () => this.tellState());
    for (const name of ["progress", "runs"]) store.addEventListener(name, () => this.tellProgress());
    address.addEventListener("change", () => this.lay());
    this.part("drawer").addEventListener("click", () => this.draw(!this.drawn));
    this.part("view").addEventListener("pointerdown", () => this.draw(false));
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open], :popover-open") !== null) return;
      if (!this.part("progress").open && !this.drawn) return;
      if (this.part("progress").open) this.part("progress").open = false;
      else this.draw(false);
      event.preventDefault(); // it was meant for that alone
    });
    addEventListener("pointerdown", ({ target }) => {
      if (!this.part("progress").contains(target)) this.part("progress").open = false;
    });
    this.narrow = matchMedia("(max-width: 700px)");
    this.narrow.addEventListener("change", () => this.draw(false));
    this.draw(false);
    this.lay();
    this.tellState();
  }

  // Whether the list of runs takes the whole width.
  lay() {
    document.body.classList.toggle("wide", this.address.get("wide") !== null);
  }

  // Opens and shuts the drawer of a narrow page.
  draw(open) {
    this.drawn = open && this.narrow.matches;
    document.body.classList.toggle("drawn", this.drawn);
    this.part("drawer").setAttribute("aria-expanded", String(this.drawn));
    this.part("runs").inert = this.narrow.matches && !this.drawn;
  }

  tellState() {
    const { state, age } = this.connection;
    const place = this.part("state");
    place.dataset.state = state;
    place.setAttribute("aria-live", state === "quiet" ? "off" : "polite"); // its seconds are for the eye
    const words = state === "quiet" ? `no answer for ${spanText(age)}` : WORDS[state];
    setText(place.lastElementChild, words);
    // The time and not the age of it: what changes every second would be read aloud every second.
    const heard = age === null ? "" : ` What is shown here is from ${momentText(Math.round(Date.now() / 1000 - age))}.`;
    this.tellBanner({
      ended: `The server has ended.${heard} This page goes on by itself if it is started again with the same port and token; else open the address that it prints.`,
      refused: "The server does not let this page in. Open the address that it printed when it started, with its token.",
    }[state]);
    this.tellProgress();
  }

  // What stands above all: that the server is not heard, or else what it says of itself.
  tellBanner(unheard) {
    const problems = this.connection.state === "live" ? this.store.progress?.problems ?? [] : [];
    const text = unheard ?? problems.join(" ");
    this.part("banner").hidden = text === "";
    setText(this.part("banner"), text);
  }

  tellProgress() {
    const { progress, runs } = this.store;
    setText(this.part("drawer"), runs.size ? `Runs ${countText(runs.size)}` : "Runs");
    this.tellEmpty();
    if (progress === null) return;
    if (this.connection.state === "live") this.tellBanner();
    const roots = progress.roots.join(", ");
    setText(this.part("roots"), roots);
    this.part("roots").title = roots;
    document.title = roots ? `${roots.slice(0, 80)} · rldk` : "rldk";
    const place = this.part("progress");
    const words = [];
    if (progress.looking) words.push("looking for runs");
    if (progress.judged < progress.runs) words.push(`${countText(progress.judged)} of ${countText(progress.runs)} judged`);
    if (progress.left_out.length) words.push(`${countText(progress.left_out.length)} left out`);
    place.hidden = words.length === 0;
    place.classList.toggle("more", progress.left_out.length > 0);
    setText(place.firstElementChild, words.join(" · "));
    place.firstElementChild.title = words.join(" · ");
    const told = progress.left_out.join("\n");
    if (place.dataset.told === told) return;
    place.dataset.told = told;
    place.lastElementChild.replaceChildren(...progress.left_out.slice(0, 200).map((line) => element("li", {}, line)));
    if (!progress.left_out.length) place.open = false;
  }

  // What stands there while there is no run.
  tellEmpty() {
    const { progress, runs } = this.store;
    const place = this.part("empty");
    const none = runs.size === 0;
    document.body.classList.toggle("no-runs", none);
    place.hidden = !none;
    if (!none) return;
    const roots = (progress?.roots ?? []).join(", ");
    const unheard = this.connection.age === null;
    const kind = unheard ? this.connection.state : progress === null || progress.looking ? "looking" : `none ${progress.left_out}`;
    if (place.dataset.kind === `${kind} ${roots}`) return;
    place.dataset.kind = `${kind} ${roots}`;
    if (unheard || progress === null || progress.looking) {
      const words = unheard ? "Waiting for the server" : `Looking for runs${roots ? ` below ${roots}` : ""}`;
      place.replaceChildren(element("h1", {}, words));
      return;
    }
    const folder = progress.roots[0] ?? "logs";
    place.replaceChildren(
      element("h1", {}, `No run below ${roots} yet.`),
      element("p", {}, "This page shows runs as soon as they write: one that has just begun may need a moment. If none is on its way:"),
      element("pre", {}, example(folder)),
      element("p", {}, "Or train a tiny model with TRL, and log it: ", element("code", {}, `rldk demo --output-dir ${/^[\w.-]+$/.test(folder) ? folder : "logs"}`)),
      ...progress.left_out.map((line) => element("p", {}, line)),
    );
  }
}

// Sets a text if it has changed, so that nothing is drawn or read aloud for nothing.
export function setText(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
