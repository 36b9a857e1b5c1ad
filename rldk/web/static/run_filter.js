// What stands in the filter: words, /patterns/, key<value, state:running. All of them must hold; a minus before one turns
// it round. Nothing of it is ever run as code.
import { FIXED_COLUMNS, columnOf, naturally, settingText, stateText } from "./columns.js";
import { countText } from "./number.js";
import { Pattern } from "./pattern.js";

const TERM = /-?\/(?:\\.|[^/\\])+\/(?=\s|$)|-?(?:"[^"]*"?|[^\s"])+/g;
const COMPARED = /^([^<>=!]+?)(<=|>=|!=|=|<|>)(.*)$/s;
const FIELDS = {
  state: (row) => [stateText(row), row.state],
  verdict: (row) => [row.verdict ?? "not judged yet"],
  tag: (row) => row.tags,
  group: (row) => [row.group ?? ""],
  name: (row) => [row.run_id],
  log: (row) => [row.place],
};
const SHORT = { step: "last_step", age: "last_event", cost: "accelerator_hours", bad: "first_bad_step", name: "run_id" };
const SPANS = { s: 1, m: 60, min: 60, h: 3600, d: 86400 };
const OPERATORS = {
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
};

export class RunFilter {
  // `told` is called when a pattern has found more. `before` are the patterns of the filter in whose place this one comes:
  // those that are still wanted keep what they have found, so that the list does not flicker.
  constructor(text, app, told, before = new Map()) {
    this.app = app;
    this.before = before;
    this.tests = [];
    this.problems = [];
    this.columns = []; // that the server has to be asked for
    this.patterns = new Map(); // by what they are made of
    this.compared = []; // columns that are compared, with how many runs lack them
    for (const [term] of text.matchAll(TERM)) this.add(term, told);
    for (const [source, pattern] of before) if (!this.patterns.has(source)) pattern.close();
  }

  add(term, told) {
    const negative = term.length > 1 && term[0] === "-";
    const plain = negative ? term.slice(1) : term;
    const test = this.patternTest(plain, told) ?? this.comparison(plain) ?? fieldTest(plain) ?? wordTest(plain);
    if (test === IGNORED) return;
    this.tests.push(negative ? (row) => !test(row) : test);
  }

  patternTest(term, told) {
    if (!/^\/.+\/$/s.test(term)) return null;
    const source = term.slice(1, -1);
    const pattern = this.patterns.get(source) ?? this.before.get(source) ?? new Pattern(source, told);
    this.patterns.set(source, pattern);
    // What is not known yet is not hidden, so that the list does not flicker.
    return (row) => pattern.matches(row.run_id) ?? true;
  }

  comparison(term) {
    const found = COMPARED.exec(term);
    if (found === null) return null;
    const [, key, operator, quoted] = found;
    const column = this.find(unquoted(key));
    const told = unquoted(quoted);
    if (column === null) {
      const { progress } = this.app.store;
      const yet = progress !== null && progress.summed < progress.runs ? " so far" : "";
      this.problems.push(`no metric, setting or column is called ${unquoted(key)}${yet}`);
      return IGNORED;
    }
    if (told === "") {
      this.problems.push(`${unquoted(key)}${operator}: compared with what?`);
      return IGNORED;
    }
    const missing = { column, runs: 0 };
    this.compared.push(missing);
    if (column.wanted !== null) this.columns.push(column);
    const value = valueFor(column, this.app.store);
    const number = numberOf(told, column);
    const text = naturally(told);
    if (OPERATORS[operator] !== undefined && Number.isNaN(number)) {
      this.problems.push(`${unquoted(key)}${operator}${told}: expected a number`);
      return IGNORED;
    }
    return (row) => {
      const [exact, worded] = value(row);
      if (exact === undefined) {
        missing.runs += 1;
        return false;
      }
      if (OPERATORS[operator] !== undefined) return typeof exact === "number" && OPERATORS[operator](exact, number);
      const same = (typeof exact === "number" && (exact === number || (Number.isNaN(exact) && /^nan$/i.test(told)))) || naturally(worded) === text;
      return (operator === "=") === same;
    };
  }

  // The column that a word means: its key, or the name of a metric, or of a setting with or without what it lies in.
  find(word) {
    const { names } = this.app.store;
    const key = SHORT[word] ?? word;
    if (FIXED_COLUMNS.has(key)) return FIXED_COLUMNS.get(key);
    if (Object.hasOwn(names.metrics, word)) return columnOf(`last.${word}`, this.app);
    if (Object.hasOwn(names.settings, word)) return columnOf(`config.${word}`, this.app);
    const dot = word.indexOf(".");
    const [figure, name] = [word.slice(0, dot), word.slice(dot + 1)];
    if (Object.hasOwn(figure === "config" ? names.settings : names.metrics, name)) return columnOf(word, this.app);
    const ends = Object.keys(names.settings).filter((setting) => setting.endsWith(`.${word}`));
    return ends.length === 1 ? columnOf(`config.${ends[0]}`, this.app) : null;
  }

  // The rows for which everything holds.
  of(rows) {
    for (const missing of this.compared) missing.runs = 0;
    const { tests } = this;
    if (tests.length === 0) return rows;
    return rows.filter((row) => tests.every((test) => test(row)));
  }

  // What is wrong with it.
  get complaints() {
    const broken = [...this.patterns.values()].filter((pattern) => pattern.problem !== null);
    return [...this.problems, ...broken.map((pattern) => `/${pattern.source}/: ${pattern.problem}`)];
  }

  // How many runs it could not judge, as they lack what is compared.
  get lacks() {
    const lacking = this.compared.filter(({ runs }) => runs > 0);
    return lacking.map(({ column, runs }) => `${countText(runs)} without ${column.key.replace(/^last\.|^config\./, "")}`);
  }
}

const IGNORED = () => true;

function unquoted(text) {
  return text.replaceAll('"', "");
}

function numberOf(text, column) {
  const found = /^([-+.\deE]+)(s|min|m|h|d)$/.exec(text);
  if (column.key === "last_event" && found !== null) return Number(found[1]) * SPANS[found[2]];
  if (/^[-+]?inf(inity)?$/i.test(text)) return text[0] === "-" ? -Infinity : Infinity;
  return text.trim() === "" ? NaN : Number(text.replace("−", "-"));
}

// Row to its value and how that is worded.
function valueFor(column, store) {
  if (column.key === "last_event") {
    const now = Date.now() / 1000;
    return (row) => [row.last_event === null ? undefined : now - row.last_event, ""];
  }
  if (column.key === "alerts") return (row) => [row.alerts[0] + row.alerts[1] + row.alerts[2], ""];
  if (column.key === "verdict") return (row) => [row.verdict ?? undefined, row.verdict];
  if (column.wanted?.kind === "setting") {
    return (row) => {
      const value = store.columns.get(column.key)?.get(row.id);
      return [column.sort(row), value === undefined ? "" : settingText(value)];
    };
  }
  return (row) => [column.sort(row), column.text(row, 0)];
}

function fieldTest(term) {
  const colon = term.indexOf(":");
  const field = term.slice(0, colon);
  if (colon < 1 || !Object.hasOwn(FIELDS, field)) return null;
  const wanted = unquoted(term.slice(colon + 1)).toLowerCase();
  return (row) => FIELDS[field](row).some((text) => text.toLowerCase().includes(wanted));
}

const haystacks = new WeakMap(); // row to all of its text, in lower case

function wordTest(term) {
  const wanted = unquoted(term).toLowerCase();
  return (row) => {
    let hay = haystacks.get(row);
    if (hay === undefined) {
      hay = [row.run_id, row.place, row.group ?? "", row.trial ?? "", ...row.tags].join("\n").toLowerCase();
      haystacks.set(row, hay);
    }
    return hay.includes(wanted);
  };
}
