// Texts of strangers on the page: what would not be seen, or would turn the line around, is written out.
import { element } from "./element.js";

// Control characters but tab and newline; marks of direction and other signs without width; lone halves of a character.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const MOST_MARKED = 2000; // signs of one text that are marked one by one

function code(sign) {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// A text in one line or several, as nodes; the places that have `wanted`, whatever their case, are marked.
export function shownText(text, wanted = "") {
  const nodes = [];
  for (const [part, found] of parts(text, wanted)) {
    const place = found ? element("mark") : null;
    const into = place === null ? nodes : [];
    let last = 0;
    let marked = 0;
    for (const { 0: sign, index } of part.matchAll(UNSEEN)) {
      if (++marked > MOST_MARKED) break;
      if (index > last) into.push(part.slice(last, index));
      into.push(element("i", { class: "unseen", title: "a sign that is not seen" }, code(sign)));
      last = index + 1;
    }
    into.push(marked > MOST_MARKED ? part.slice(last).replace(UNSEEN, "\ufffd") : part.slice(last));
    if (place !== null) {
      place.append(...into);
      nodes.push(place);
    }
  }
  return nodes;
}

function* parts(text, wanted) {
  const needle = wanted.toLowerCase();
  const hay = text.toLowerCase();
  if (!needle || hay.length !== text.length) {
    yield [text, false];
    return;
  }
  let at = 0;
  for (let marks = 0; marks < MOST_MARKED; marks += 1) {
    const next = hay.indexOf(needle, at);
    if (next < 0) break;
    if (next > at) yield [text.slice(at, next), false];
    yield [text.slice(next, next + needle.length), true];
    at = next + needle.length;
  }
  if (at < text.length) yield [text.slice(at), false];
}

// A sentence in which names stand between backticks.
export function withCode(text) {
  return text.split(/`([^`]*)`/).map((part, place) => (place % 2 ? element("code", {}, part) : part));
}

// A number of the protocol: what is not finite comes as a word.
export function numberOf(value) {
  if (typeof value === "number" || value === null) return value;
  return { NaN: NaN, Infinity, "-Infinity": -Infinity }[value] ?? null;
}

// A value of a configuration: JSON, and a small number as people write it.
export function jsonText(value) {
  if (typeof value === "number" && value !== 0 && Math.abs(value) < 1e-3) return value.toExponential();
  return JSON.stringify(value);
}
