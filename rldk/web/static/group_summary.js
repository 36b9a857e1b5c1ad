// What a column says of a group of runs: mean and range of numbers, how often there is what.
import { ageText, countText, numberText, plural, quantityText } from "./number.js";
import { coverageText, stateText } from "./columns.js";
import { gravity } from "./panels.js";

const MOST_WORDS = 3;

export function summaryText(column, rows) {
  if (column.key === "state") return countsText(rows.map(stateText));
  if (column.key === "tags") return countsText(rows.flatMap((row) => row.tags));
  const values = rows.map((row) => column.sort(row)).filter((value) => value !== undefined);
  if (column.key === "last_event" || column.key === "started") {
    const newest = values.reduce((a, b) => Math.max(a, b), -Infinity);
    return values.length ? (column.key === "started" ? column.text({ started: newest }) : ageText(newest, Date.now() / 1000)) : "";
  }
  if (column.key === "accelerator_hours") return values.length ? quantityText(values.reduce((a, b) => a + b, 0), "h") + missing(values, rows) : "";
  const numbers = values.filter((value) => typeof value === "number");
  if (values.length === 0 || numbers.length < values.length) return countsText(rows.map((row) => column.text(row, 0)).filter(Boolean));
  const text = column.wanted === null ? rangeText(numbers) : numbersText(numbers, column.unit);
  return text + missing(values, rows);
}

// How often there is which verdict, the gravest first, and how grave each looks: runs that are quiet and were cut short
// stand apart from those that came to their end.
export function verdictCounts(rows) {
  const short = (row) => gravity(row.verdict, row.state) !== row.verdict;
  const counts = [];
  for (const verdict of ["critical", "warning", "quiet", "not judged", null]) {
    const those = rows.filter((row) => row.verdict === verdict);
    const cut = those.filter(short).length;
    counts.push([`${verdict}, cut short`, cut, "warning"], [verdict, those.length - cut, verdict]);
  }
  return counts.filter(([, count]) => count > 0);
}

// What the weakest of the verdicts is based on: that of the run of whose rules the smallest share could judge it.
export function lowestCoverage(rows) {
  let [lowest, least] = ["", Infinity];
  let unknown = 0;
  for (const row of rows) {
    if (row.verdict === null) continue;
    const found = /^([\d,]+) of ([\d,]+)/.exec(row.based_on ?? "");
    const [judged, all] = found === null ? [] : [found[1], found[2]].map((text) => Number(text.replaceAll(",", "")));
    if (found === null) unknown += 1;
    else if (judged / all < least) [lowest, least] = [coverageText(row), judged / all];
  }
  const words = [lowest && (rows.length > 1 ? `at least ${lowest}` : lowest), unknown ? `${countText(unknown)} based on what is not known` : ""];
  return words.filter(Boolean).join(", ");
}

// The mean of a column in a group, by which groups are sorted; undefined if there is none.
export function meanOf(column, rows) {
  const numbers = rows.map((row) => column.sort(row)).filter((value) => typeof value === "number" && !Number.isNaN(value));
  return numbers.length ? numbers.reduce((a, b) => a + b, 0) / numbers.length : undefined;
}

function numbersText(numbers, unit) {
  const finite = numbers.filter((value) => !Number.isNaN(value));
  const odd = numbers.length - finite.length;
  const told = odd ? `${finite.length ? ", " : ""}${countText(odd)} NaN` : "";
  if (finite.length === 0) return told;
  const [low, high] = finite.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  const text = (value) => (unit === "B" ? quantityText(value, unit) : numberText(value, 3));
  if (low === high) return text(low) + told;
  const mean = finite.reduce((a, b) => a + b, 0) / finite.length;
  return `${text(mean)} (${text(low)} … ${text(high)})${told}`;
}

function rangeText(numbers) {
  const [low, high] = numbers.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  return low === high ? countText(low) : `${countText(low)} … ${countText(high)}`;
}

function missing(values, rows) {
  return values.length < rows.length ? ` of ${countText(values.length)}` : "";
}

function countsText(texts) {
  const counts = new Map();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  if (counts.size === 1 && texts.length) return `${[...counts.keys()][0]}`;
  const ordered = [...counts].sort(([, a], [, b]) => b - a);
  const words = ordered.slice(0, MOST_WORDS).map(([text, count]) => `${countText(count)} ${text}`);
  if (ordered.length > MOST_WORDS) words.push(`${plural(ordered.length - MOST_WORDS, "other")}`);
  return words.join(", ");
}
