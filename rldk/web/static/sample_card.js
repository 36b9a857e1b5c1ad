// One completion: its rewards, what was asked, and what was answered.
import { element } from "./element.js";
import { countText, numberText, plural } from "./number.js";
import { numberOf, shownText } from "./shown_text.js";

const LONG = 900; // characters beyond which a text is folded
const SEEN = 6000; // of a folded one that are laid out

export function promptOf(sample) {
  return JSON.stringify(sample.prompt.map(({ role, text }) => [role, text]));
}

function reward(value) {
  const number = numberOf(value);
  return number === null ? element("i", { class: "soft" }, "missing") : numberText(number);
}

export class SampleCard {
  // `text` is what was searched for; `other` the sample of another run with the same prompt; `again` whether the card
  // above has the same prompt; `quarter` is "low" or "high" for a reward among the lowest or the highest of its step;
  // `whole` gives it uncut.
  constructor(sample, { text, other, again, quarter, whole }) {
    Object.assign(this, { text, other, again, quarter, whole });
    this.place = element("article", { class: "sample" });
    this.fill(sample);
  }

  fill(sample) {
    const cut = [...sample.prompt, ...sample.completion, ...Object.values(sample.extra)].reduce((sum, one) => sum + one.cut, 0);
    const facts = [
      ...Object.entries(sample.rewards).map(([name, value]) => element("span", {}, element("bdi", {}, ...shownText(name)), " ", element("b", {}, reward(value)))),
      sample.advantage === null ? null : element("span", {}, "advantage ", element("b", {}, reward(sample.advantage))),
    ].filter((one) => one !== null);
    const where = `sample ${countText(sample.index)}${sample.attempt === null ? "" : `, attempt ${sample.attempt}`}`;
    const more = [];
    if (cut > 0) more.push(this.showAll(cut));
    this.place.replaceChildren(
      element("header", {}, element("b", { class: `reward ${this.quarter}` }, reward(sample.reward)), element("span", { class: "soft" }, where), ...facts),
      this.again && !this.text ? element("p", { class: "side prompt again" }, "the same prompt as above") : this.side("prompt", "What was asked", sample.prompt, null),
      this.side("completion", "What was answered", sample.completion, this.other?.completion ?? null),
      ...this.extra(sample.extra),
      ...more,
    );
  }

  side(kind, label, messages, others) {
    const place = element("div", { class: `side ${kind}`, "aria-label": label, role: "group" });
    const length = messages.reduce((sum, one) => sum + one.text.length, 0);
    // Of a text that is folded only as much is laid out as is seen: a megabyte takes a second.
    const fill = (most) => place.replaceChildren(...messages.map((message, at) => this.message(message, others?.[at]?.text, most)));
    if (length <= LONG) {
      fill(Infinity);
      if (!messages.length) place.append(element("p", { class: "soft" }, `no ${kind}`));
      return place;
    }
    fill(SEEN);
    place.classList.add("folded");
    const unfold = element("button", { type: "button", class: "plain unfold", "aria-expanded": "false" }, `Unfold (${plural(length, "character")})`);
    unfold.addEventListener("click", () => {
      const folded = place.classList.toggle("folded");
      fill(folded ? SEEN : Infinity);
      unfold.setAttribute("aria-expanded", String(!folded));
      unfold.textContent = folded ? `Unfold (${plural(length, "character")})` : "Fold";
    });
    return element("div", {}, place, unfold);
  }

  message({ role, text, cut }, other, most) {
    const body = element("pre", { dir: "auto" });
    const said = text.slice(0, most);
    if (other === undefined || other === text) body.append(...shownText(said, this.text));
    else body.append(...differing(said, other, this.text, { end: said.length === text.length }));
    if (text === "" && cut === 0) body.append(element("i", { class: "soft" }, "(empty)"));
    if (other !== undefined && other === text && text) body.append(element("small", { class: "same" }, "\nthe same as on the left"));
    if (cut > 0 && said.length === text.length) body.append(element("i", { class: "soft" }, `… ${countText(cut)} more characters`));
    if (role === null) return body;
    const name = element("span", { class: "role", title: role }, ...shownText(role));
    if (role === "system" && !this.text) {
      const summary = element("summary", {}, name, " ", element("span", {}, ...shownText(text.slice(0, 120))));
      return element("details", { class: "message system" }, summary, body);
    }
    return element("div", { class: "message" }, name, body);
  }

  extra(extra) {
    const names = Object.entries(extra);
    if (!names.length) return [];
    const rows = names.map(([name, { text, cut }]) =>
      element("div", {}, element("dt", {}, ...shownText(name)), element("dd", {}, ...shownText(text, this.text), cut > 0 ? element("i", { class: "soft" }, `… ${countText(cut)} more`) : "")),
    );
    return [element("dl", { class: "extra" }, ...rows)];
  }

  showAll(cut) {
    const button = element("button", { type: "button" }, `Show all: ${countText(cut)} more characters`);
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        this.fill(await this.whole());
      } catch (error) {
        button.disabled = false;
        button.textContent = `Could not be read: ${error.message.slice(0, 200)}`;
      }
    });
    return button;
  }
}

// What two texts begin and end with is pale: where they differ is seen.
function differing(text, other, wanted, { end: whole }) {
  let start = 0;
  const most = Math.min(text.length, other.length);
  while (start < most && text[start] === other[start]) start += 1;
  let end = 0;
  while (whole && end < most - start && text[text.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const stop = text.length - end;
  return [
    element("span", { class: "alike" }, ...shownText(text.slice(0, start), wanted)),
    ...shownText(text.slice(start, stop), wanted),
    element("span", { class: "alike" }, ...shownText(text.slice(stop), wanted)),
  ];
}
