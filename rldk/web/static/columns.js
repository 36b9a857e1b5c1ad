// The columns of the table of runs: what is known of every run, figures of metrics, and settings of configurations.
//
// A column: key (address and store), label, unit, title, kind (number or text), first (a minus if the highest values are
// wanted first), width (px), sort(row) and text(row, now); wanted is what the server has to be asked for, null for what each row has anyway. A missing value is undefined in
// sort and "" in text.
import { ageText, countText, momentText, quantityText } from "./number.js";

export const FIGURES = ["last", "best", "mean", "min", "max", "first"];

// Metrics of which more, or less, is better whatever is trained. Of all others the best cannot be named: a loss of
// policy gradients, a length or a KL may be better either way.
const BETTER = {
  max: ["reward_mean", "return_mean", "reward_margin", "preference_accuracy", "token_accuracy", "explained_variance", "tokens_per_second"],
  min: ["step_time", "generation_time", "train_time", "weight_sync_time"],
};

// "max" or "min"; null where neither is always better.
export function bestOf(metric) {
  return Object.keys(BETTER).find((figure) => BETTER[figure].includes(metric)) ?? null;
}

const ALERTS = ["critical", "warning", "info"];
const VERDICTS = ["critical", "warning", "quiet", "not judged"];
const known = (value) => value ?? undefined;
const numeric = (key, label, title, width, text = countText, sort = (row) => known(row[key])) => {
  const value = (row, now) => (sort(row) === undefined ? "" : text(sort(row), now));
  return { key, label, title, kind: "number", first: "-", width, sort, text: value, wanted: null };
};
const words = (key, label, title, width, value = (row) => row[key]) => {
  return { key, label, title, kind: "text", first: "", width, sort: (row) => naturally(value(row)), text: (row) => value(row) ?? "", wanted: null };
};

export const NAME = words("run_id", "run", "Name of the run", 220);
const FIXED = [
  words("state", "state", "How its last attempt ended, or that it is running", 102, (row) => stateText(row)),
  {
    ...words("verdict", "verdict", "Of the health rules, with what it is based on", 290),
    sort: (row) => (row.verdict === null ? undefined : VERDICTS.length - VERDICTS.indexOf(row.verdict)),
    first: "-",
  },
  numeric("last_step", "step", "Highest train step", 78),
  numeric("last_event", "age", "How long ago its latest event was written", 68, ageText),
  numeric("first_bad_step", "first bad", "Step of the first alert that is at least a warning", 84),
  {
    ...numeric("alerts", "alerts", "Critical alerts, warnings, and alerts for information", 86),
    sort: (row) => row.alerts[0] * 1e6 + row.alerts[1] * 1e3 + row.alerts[2],
    text: (row) => ALERTS.map((name, at) => (row.alerts[at] ? `${countText(row.alerts[at])} ${name}` : "")).filter(Boolean).join(", "),
  },
  numeric("accelerator_hours", "cost", "Hours of accelerators so far", 88, (value) => quantityText(value, "h")),
  words("group", "group", "The user's name for the runs that it belongs to", 130),
  words("trial", "trial", "Trial of a search", 110),
  { ...words("tags", "tags", "The user's labels", 150, (row) => row.tags.join(", ") || null) },
  numeric("attempts", "attempts", "How often it was started", 82),
  numeric("stages", "stages", "Number of stages", 72),
  numeric("started", "started", "When its first event was written", 160, momentText),
  numeric("first_step", "from step", "Lowest train step", 84),
  words("read_as", "read as", "What wrote the log", 110),
  words("place", "log", "Where its log is, from the directory on that is served", 240),
];
export const FIXED_COLUMNS = new Map([NAME, ...FIXED].map((column) => [column.key, column]));
export const USUAL = ["state", "verdict", "last_step", "last_event", "last.reward_mean", "first_bad_step", "alerts", "accelerator_hours", "group", "tags", "attempts"];
const ONLY_IF_ANY = new Set(["group", "tags", "accelerator_hours", "last.reward_mean", "first_bad_step", "alerts"]);

// The columns that stand there until somebody chooses others: without those in which no run has anything.
export function usualColumns(store) {
  const rows = [...store.runs.values()];
  return USUAL.filter((key) => {
    if (!ONLY_IF_ANY.has(key)) return true;
    if (key.includes(".")) return Object.hasOwn(store.names.metrics, "reward_mean");
    const { text } = FIXED_COLUMNS.get(key);
    return rows.some((row) => text(row, 0) !== "");
  });
}

// The keys of the columns that the address names; `usual` stands for those that stand there without it.
export function columnKeys(address, store) {
  const keys = address.all("cols");
  const told = keys.length ? keys : ["usual"];
  return [...new Set(told.flatMap((key) => (key === "usual" ? usualColumns(store) : key === "none" ? [] : [key])))];
}

// The other way round, as short as it can be told.
export function columnWords(keys, store) {
  const usual = usualColumns(store);
  const added = keys.slice(usual.length);
  if (!usual.every((key, at) => keys[at] === key)) return keys.length ? keys : ["none"];
  return added.length ? ["usual", ...added] : null;
}

// The column of a key; null if it is none.
export function columnOf(key, { store, metrics }) {
  if (FIXED_COLUMNS.has(key)) return FIXED_COLUMNS.get(key);
  const dot = key.indexOf(".");
  const [figure, name] = [key.slice(0, dot), key.slice(dot + 1)];
  if (name === "" || dot < 1) return null;
  if (figure === "config") return settingColumn(key, name, store);
  return FIGURES.includes(figure) ? metricColumn(figure, name, store, metrics) : null;
}

function metricColumn(figure, name, store, metrics) {
  const real = figure === "best" ? (bestOf(name) ?? "max") : figure;
  const wanted = { kind: "metric", name, figure: real };
  const values = valuesOf(store, `${real}.${name}`);
  const unit = metrics[name]?.unit ?? "";
  return {
    key: `${figure}.${name}`,
    label: name,
    figure: figure === "best" ? `best (${real})` : figure,
    unit,
    title: `${figure === "best" ? `The best, that is the ${real},` : `The ${figure}`} of ${name}${unit ? ` in ${unit}` : ""}, of the train steps that count${metrics[name] ? `. ${metrics[name].description}` : ""}`,
    kind: "number",
    first: "-",
    width: Math.min(210, Math.max(96, 44 + 7 * name.length)),
    sort: (row) => values()?.get(row.id),
    text: (row) => {
      const value = values()?.get(row.id);
      return value === undefined ? "" : quantityText(value, unit === "B" ? unit : "");
    },
    wanted,
  };
}

function settingColumn(key, name, store) {
  const values = valuesOf(store, key);
  return {
    key,
    label: name,
    figure: "setting",
    unit: "",
    title: `The setting ${name} of the configuration`,
    kind: "text",
    first: "",
    width: Math.min(230, Math.max(96, 44 + 7 * name.length)),
    sort: (row) => settingValue(values()?.get(row.id)),
    text: (row) => {
      const value = values()?.get(row.id);
      return value === undefined ? "" : settingText(value);
    },
    wanted: { kind: "setting", name, figure: null },
  };
}

const valuesOf = (store, key) => () => store.columns.get(key);

// A setting in words, with all its digits: 64, 0.04, 1e-6.
export function settingText(value) {
  if (typeof value !== "number") return value;
  return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential() : String(value);
}

// What a setting is sorted and compared by: a number, or a text.
export function settingValue(setting) {
  if (setting === undefined || typeof setting === "number") return setting;
  const value = setting.trim() === "" ? NaN : Number(setting);
  return Number.isNaN(value) && setting !== "NaN" ? naturally(setting) : value;
}

// A text by which names are sorted as people expect: run-2 before run-10.
const natural = new Map();
export function naturally(text) {
  if (text === null || text === undefined || text === "") return undefined;
  let key = natural.get(text);
  if (key === undefined) {
    if (natural.size > 50_000) natural.clear();
    key = text.slice(0, 300).toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, "0"));
    natural.set(text, key);
  }
  return key;
}

export function stateText(row) {
  return row.state.replaceAll("_", " ");
}

// What stands beside a verdict: what it is based on, whether it lags behind, and what it leaves out.
export function coverageText(row) {
  const based = [row.based_on, row.behind ? `as of ${momentText(row.judged_at)}: the log has grown since` : null].filter(Boolean).join(", ");
  return [based, row.hides ? `leaves out ${row.hides}` : null]
    .filter(Boolean)
    .join(" · ");
}

// The same where there is little room, with a * where there is more: the rest of it is in its title and in the menu of the
// row. `tight`: there is even less.
export function shortCoverageText(row, tight = false) {
  const [first] = (row.based_on ?? "").split(",");
  const short = first.replace(/^(\d+) of (\d+)\b/, "$1/$2");
  return `${tight ? short.replace(/ rules?$/, "") : short}${coverageText(row) === first ? "" : "*"}`;
}

// All that is known of a verdict, and of an end.
export function verdictText(row) {
  return [row.unread, row.error, row.why, coverageText(row)].filter(Boolean).join("\n").slice(0, 2000);
}
