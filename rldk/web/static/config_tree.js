// A configuration as a tree that unfolds, and a search in it. Branches are made when they are unfolded.
import { countText, plural } from "./number.js";
import { element } from "./element.js";
import { jsonText, shownText } from "./shown_text.js";

const MOST_FOUND = 300;
const OPEN_DEPTH = 1;

export class ConfigTree {
  // `wanted` is what was searched for; `search` is told what is.
  constructor(config, wanted, search) {
    this.config = config;
    this.input = element("input", { type: "search", placeholder: "Search keys and values", "aria-label": "Search the configuration", value: wanted, spellcheck: "false" });
    this.input.addEventListener("input", () => {
      search(this.input.value);
      this.fill();
    });
    this.count = element("span", { class: "soft", role: "status" });
    this.body = element("div", { class: "tree" });
    this.place = element("div", { class: "config" }, element("div", { class: "searching" }, this.input, this.count), this.body);
    this.total = leaves(config).length;
    this.fill();
  }

  fill() {
    const wanted = this.input.value.trim().toLowerCase();
    if (!wanted) {
      this.count.textContent = plural(this.total, "setting");
      this.body.replaceChildren(...branches(this.config, 0, "config"));
      return;
    }
    const found = leaves(this.config).filter(({ path, text }) => path.toLowerCase().includes(wanted) || text.toLowerCase().includes(wanted));
    const shown = found.slice(0, MOST_FOUND);
    this.count.textContent = `${countText(found.length)} of ${plural(this.total, "setting")}${found.length > shown.length ? `, the first ${MOST_FOUND} shown` : ""}`;
    this.body.replaceChildren(
      ...shown.map(({ path, value, text }) => element("div", { class: "leaf" }, key(path, wanted), " ", shownValue(value, text, wanted))),
    );
  }
}

function isBranch(value) {
  return value !== null && typeof value === "object" && Object.keys(value).length > 0;
}

function key(name, wanted = "") {
  return element("code", { class: "key" }, ...(name === "" ? [element("i", {}, "(empty)")] : shownText(name, wanted)));
}

function shownValue(value, text, wanted = "") {
  const kind = value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
  return element("code", { class: `value ${kind}` }, ...shownText(text, wanted));
}

function branches(config, depth, path) {
  return Object.entries(config).map(([name, value]) => {
    if (!isBranch(value)) return element("div", { class: "leaf" }, key(name), " ", shownValue(value, jsonText(value)));
    const count = Object.keys(value).length;
    const words = Array.isArray(value) ? plural(count, "entry", "entries") : plural(count, "setting");
    const own = `${path}.${name}`;
    const within = element("div", { class: "within" });
    const made = element("details", { "data-key": own.slice(0, 500) }, element("summary", {}, key(name), " ", element("small", {}, words)), within);
    const fill = () => {
      if (made.open && !within.hasChildNodes()) within.append(...branches(value, depth + 1, own));
    };
    made.addEventListener("toggle", fill);
    if (depth < OPEN_DEPTH && count <= 12) {
      made.open = true;
      fill();
    }
    return made;
  });
}

// Every value with its path, in order.
function leaves(config, path = "") {
  return Object.entries(config).flatMap(([name, inner]) => {
    const own = path === "" ? name : `${path}.${name}`;
    return isBranch(inner) ? leaves(inner, own) : [{ path: own, value: inner, text: jsonText(inner) }];
  });
}
