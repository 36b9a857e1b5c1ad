// What a column says of a group of runs: mean and range of numbers, how often there is what.
import { ageText, countText, numberText, plural, quantityText } from "./number.js";
import { stateText } from "./columns.js";

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

// How often there is which verdict, the gravest first.
export function verdictCounts(rows) {
  return ["critical", "warning", "quiet", "not judged", null]
    .map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length])
    .filter(([, count]) => count > 0);
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
