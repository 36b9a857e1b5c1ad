// What is said below a plot: all that is not in it, or is not what it seems.
import { X_NAMES } from "./axes.js";
import { countText, numberText, plural } from "./number.js";

const SIGNS = { NaN: "×", Infinity: "▲", "-Infinity": "▼" };

// Sentences, each with whether it is about a number that went wrong.
// `marked`: what drawMarks left out.
export function notesOf(drawn, { by, log, groups, cut, range, shown, empty, marked }) {
  const notes = [];
  const odd = oddOf(drawn);
  for (const [word, count] of Object.entries(odd.words)) {
    notes.push({ odd: true, text: `${groups === null ? `${SIGNS[word]} ` : ""}${odd.exact ? "" : "at least "}${plural(count, `value is ${spelled(word)}`, `values are ${spelled(word)}`)}` });
  }
  if (!odd.exact) {
    const signs = groups === null ? `, of which ${countText(odd.named)} have a sign` : "";
    notes.push({ odd: true, text: `${plural(odd.total, "value is", "values are")} NaN or infinite${signs}` });
  }
  if (odd.huge > 0) notes.push({ odd: true, text: `at least ${plural(odd.huge, "value lies", "values lie")} beyond ±3.4e38, and ${odd.huge === 1 ? "is" : "are"} drawn there` });
  const single = drawn.every((one) => one.line?.shift === 0);
  const least = single ? "" : "at least ";
  for (const [count, side, end] of [[cut.above, "above", range[1]], [cut.below, "below", range[0]]]) {
    if (count > 0) notes.push({ text: `${least}${plural(count, "value")} ${side} ${numberText(end, 3)} ${count === 1 ? "lies" : "lie"} outside` });
  }
  if (log) {
    const count = drawn.reduce((sum, { raw }) => sum + notPositive(raw, shown), 0);
    if (count > 0) notes.push({ text: `${least}${plural(count, "value")} of 0 or less ${count === 1 ? "has" : "have"} no place on a logarithmic axis` });
  }
  const unplaced = drawn.reduce((sum, { raw }) => sum + raw.unplaced, 0);
  if (unplaced > 0) notes.push({ text: `${plural(unplaced, "value")} without known ${X_NAMES[by]} ${unplaced === 1 ? "is" : "are"} not drawn` });
  if (groups !== null && drawn.length && (odd.total > 0 || marked.placeless > 0)) notes.push({ text: "nothing is marked of runs in groups" });
  else {
    if (marked.placeless > 0) notes.push({ text: `${plural(marked.placeless, "mark")} without known ${X_NAMES[by]} ${marked.placeless === 1 ? "is" : "are"} not drawn` });
    if (marked.crowded > 0) notes.push({ text: `${plural(marked.crowded, "more mark")} ${marked.crowded === 1 ? "is" : "are"} not drawn` });
  }
  if (empty && drawn.some((one) => one.raw.x.length > 0)) notes.push({ text: "no value in this range" });
  return notes;
}

function spelled(word) {
  return word === "NaN" ? "NaN" : word === "Infinity" ? "∞" : "−∞";
}

// How many values are NaN or infinite: of each word where all places are known.
function oddOf(drawn) {
  const words = {};
  let [total, named, huge] = [0, 0, 0];
  for (const line of new Set(drawn.flatMap((one) => one.members))) { // by tag, a run is in several groups
    total += line.nonfinite;
    named += line.odd.length;
    huge += line.huge;
    for (const { word } of line.odd) words[word] = (words[word] ?? 0) + 1;
  }
  return { words, total, named, huge, exact: named >= total };
}

function notPositive({ x, y }, [min, max]) {
  let count = 0;
  for (let i = 0; i < y.length; i++) if (y[i] <= 0 && x[i] >= min && x[i] <= max) count++;
  return count;
}
