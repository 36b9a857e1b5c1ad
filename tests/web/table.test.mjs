// What the run table works out: numbers, columns, filter, order, groups, and which runs are drawn in which colours.
import assert from "node:assert/strict";
import test from "node:test";

const at = (name) => new URL(`../../rldk/web/static/${name}`, import.meta.url).href;
const { ageText, agoText, numberText, quantityText, spanText } = await import(at("number.js"));
const { bestOf, columnKeys, columnOf, columnWords, coverageText, settingText, shortCoverageText, settingValue } = await import(at("columns.js"));
const { RunFilter } = await import(at("run_filter.js"));
const { itemsOf, sorted } = await import(at("run_order.js"));
const { groupsOf, NONE } = await import(at("grouping.js"));
const { lowestCoverage, summaryText, verdictCounts } = await import(at("group_summary.js"));
const { Choice, COLOURS, MOST } = await import(at("choice.js"));
const { gravity } = await import(at("panels.js"));
const { Store, keyOf } = await import(at("store.js"));
const { shownText } = await import(at("shown_text.js"));
const { marksOf } = await import(at("sample_tools.js"));
const { machinesNote, plannedSteps } = await import(at("run_parts.js"));

const id = (number) => number.toString(16).padStart(12, "0");

function row(number, changes = {}) {
  return {
    id: id(number), run_id: `run-${number}`, place: `logs/run-${number}_events.jsonl`, read_as: "rldk", state: "finished", error: null,
    verdict: "quiet", based_on: "42 of 44 rules", why: null, judged_to: 100, judged_at: 1767225600, behind: false, first_bad_step: null, alerts: [0, 0, 0], hides: null,
    group: null, trial: null, tags: [], attempts: 1, stages: 1, first_step: 1, last_step: 100, started: 1000 + number, last_event: 2000,
    accelerator_hours: null, unread: null, ...changes,
  };
}

class Told extends EventTarget {
  constructor(values = {}) {
    super();
    this.values = new Map(Object.entries(values));
  }

  get(name) {
    return this.values.get(name) ?? null;
  }

  all(name) {
    return this.values.get(name) ?? [];
  }

  set(changes) {
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === "") this.values.delete(name);
      else this.values.set(name, value);
    }
    this.dispatchEvent(new Event("change"));
  }
}

function store(rows, { metrics = {}, settings = {}, columns = {} } = {}) {
  const made = new EventTarget();
  return Object.assign(made, {
    runs: new Map(rows.map((each) => [each.id, each])),
    rows: 1,
    names: { metrics, settings },
    progress: { runs: rows.length, summed: rows.length },
    columns: new Map(Object.entries(columns).map(([key, values]) => [key, new Map(Object.entries(values))])),
    tell() {},
  });
}

const app = (rows, rest) => ({ store: store(rows, rest), metrics: { reward_mean: { unit: "", description: "d" }, gpu_memory_used: { unit: "B", description: "d" } } });
const left = (text, made) => new RunFilter(text, made, () => {}).of([...made.store.runs.values()]).map((each) => each.run_id);

test("numbers are worded as in the report", () => {
  const words = [0, 1, 0.1234567, 71_530_000_000, -1e-6, 1e-5, 12345, NaN, -Infinity, 1e20, 9999].map((value) => numberText(value));
  assert.deepEqual(words, ["0", "1", "0.1235", "71.53G", "−1e-6", "1e-5", "12.35k", "NaN", "−∞", "1e20", "9999"]);
  assert.equal(quantityText(6.4e10, "B"), "64 GB");
  assert.equal(quantityText(0.5, "nat/token"), "0.5 nat/token");
  assert.deepEqual([0, 59.9, 60, 3600, 200_000, NaN].map(spanText), ["0 s", "59 s", "1 min", "1 h", "2 d", "unknown"]);
  // Clocks may say anything: the time of an event is any finite number.
  assert.deepEqual([86400e7 - 1, 86400e7, -1e300].map(spanText), ["9,999,999 d", "10M d", "−1.157e295 d"]);
});

test("an age is never negative, and a clock that is ahead is told", () => {
  assert.equal(ageText(100, 103), "3 s");
  assert.equal(ageText(102, 100), "0 s");
  assert.equal(ageText(400, 100), "in 5 min");
  assert.deepEqual([agoText(100, 103), agoText(400, 100)], ["3 s ago", "in 5 min"]);
});

test("settings keep all their digits, and sort as numbers where they are numbers", () => {
  assert.equal(settingText("12345678901234567890"), "12345678901234567890");
  assert.deepEqual([1e-6, 2.5e-5, 0.04, 64, 0, -1e-4].map(settingText), ["1e-6", "2.5e-5", "0.04", "64", "0", "-1e-4"]);
  assert.equal(settingText('{"a": [1]}'), '{"a": [1]}');
  assert.deepEqual(["1e-05", 2, "true", "", undefined].map(settingValue), [1e-5, 2, "true", undefined, undefined]);
  assert.ok(settingValue("run-2") < settingValue("run-10"));
});

test("the best is named only where it is known which way is better", () => {
  assert.deepEqual(["reward_mean", "step_time", "loss", "kl_mean", "constructor", "mine/reward"].map(bestOf), ["max", "min", null, null, null, null]);
  const made = app([row(1)]);
  assert.deepEqual(columnOf("best.reward_mean", made).wanted, { kind: "metric", name: "reward_mean", figure: "max" });
  assert.equal(keyOf(columnOf("best.reward_mean", made).wanted), "max.reward_mean");
});

test("a key that is no column is none, whatever it is called", () => {
  const made = app([]);
  for (const key of ["", "x", ".", "last.", "worst.loss", "__proto__", "constructor", "config."]) assert.equal(columnOf(key, made), null);
  assert.equal(columnOf("last.a.b/c d", made).wanted.name, "a.b/c d");
});

test("columns that are added to the usual ones make a short address", () => {
  const rows = [row(1)];
  const told = new Told();
  const made = store(rows);
  const usual = columnKeys(told, made);
  assert.equal(columnWords(usual, made), null);
  const words = columnWords([...usual, "last.loss"], made);
  assert.deepEqual(words, ["usual", "last.loss"]);
  told.set({ cols: words });
  assert.deepEqual(columnKeys(told, made), [...usual, "last.loss"]);
  assert.deepEqual(columnWords([], made), ["none"]);
  assert.deepEqual(columnKeys(new Told({ cols: ["none"] }), made), []);
});

test("what a verdict is based on stands beside it, with how far it came and what it leaves out", () => {
  assert.equal(coverageText(row(1)), "42 of 44 rules");
  const late = coverageText(row(1, { behind: true, hides: "120 superseded steps" }));
  assert.match(late, /^42 of 44 rules, as of .*: the log has grown since · leaves out 120 superseded steps$/);
  assert.equal(shortCoverageText(row(1)), "42/44 rules");
  assert.equal(shortCoverageText(row(1, { behind: true })), "42/44 rules*");
  assert.equal(shortCoverageText(row(1), true), "42/44");
  assert.equal(shortCoverageText(row(1, { verdict: null, based_on: null, judged_to: null })), "");
});

test("rows sort with NaN after numbers and missing values last, both ways, and stay in order where they are equal", () => {
  const rows = [1, 2, 3, 4, 5, 6].map((number) => row(number));
  const made = app(rows, { metrics: { reward_mean: 6 }, columns: { "last.reward_mean": { [id(1)]: 2, [id(2)]: NaN, [id(4)]: 3, [id(5)]: 2, [id(6)]: Infinity } } });
  const column = columnOf("last.reward_mean", made);
  const order = (descending) => sorted(rows, column, descending).map((each) => Number.parseInt(each.id, 16));
  assert.deepEqual(order(false), [1, 5, 4, 6, 2, 3]);
  assert.deepEqual(order(true), [6, 4, 1, 5, 2, 3]);
  assert.equal(column.text(rows[1], 0), "NaN");
  assert.equal(column.text(rows[2], 0), "");
});

test("names sort as people count", () => {
  const rows = [10, 2, 1].map((number) => row(number));
  assert.deepEqual(sorted(rows, columnOf("run_id", app(rows)), false).map((each) => each.run_id), ["run-1", "run-2", "run-10"]);
});

const mixed = () =>
  app(
    [
      row(1, { state: "running", tags: ["baseline"], group: "sweep" }),
      row(2, { verdict: "critical", alerts: [2, 1, 0], last_step: 50 }),
      row(3, { verdict: null, tags: ["final one"], state: "ended_early" }),
    ],
    {
      metrics: { reward_mean: 2, "a<b": 1 },
      settings: { learning_rate: 3, "optim.name": 2, "a.x": 1, "b.x": 1 },
      columns: {
        "last.reward_mean": { [id(1)]: 0.5, [id(2)]: NaN },
        "config.learning_rate": { [id(1)]: 1e-5, [id(2)]: "1e-06", [id(3)]: 1e-5 },
        "config.optim.name": { [id(1)]: "adamw", [id(2)]: "lion" },
        "max.reward_mean": { [id(1)]: 0.9 },
      },
    },
  );

test("the filter reads words, fields and comparisons, all of which must hold", () => {
  const made = mixed();
  const cases = {
    "": ["run-1", "run-2", "run-3"],
    "RUN-2": ["run-2"],
    "-run-2": ["run-1", "run-3"],
    "sweep": ["run-1"],
    "state:running": ["run-1"],
    "state:ended_early": ["run-3"],
    '-state:"ended early"': ["run-1", "run-2"],
    "verdict:critical": ["run-2"],
    'verdict:"not judged"': ["run-3"],
    "tag:base": ["run-1"],
    'tag:"final one"': ["run-3"],
    "step<100": ["run-2"],
    "step>=50 step<=99": ["run-2"],
    "alerts>2": ["run-2"],
    "reward_mean>0.1": ["run-1"],
    "reward_mean=nan": ["run-2"],
    "max.reward_mean>0.8": ["run-1"],
    "learning_rate=1e-5": ["run-1", "run-3"],
    "learning_rate!=1e-5": ["run-2"],
    "learning_rate<2e-6": ["run-2"],
    "name=lion": [],
    "optim.name=LION": ["run-2"],
    "verdict=quiet": ["run-1"],
    "state=running": ["run-1"],
  };
  for (const [text, names] of Object.entries(cases)) assert.deepEqual(left(text, made), names, text);
});

test("an age is compared in the unit that is given", () => {
  const now = Date.now() / 1000;
  const made = app([row(1, { last_event: now - 30 }), row(2, { last_event: now - 7200 }), row(3, { last_event: null })]);
  assert.deepEqual(left("age<1h", made), ["run-1"]);
  assert.deepEqual(left("age>90min", made), ["run-2"]);
});

test("what a filter cannot do is told, and nothing is hidden by it", () => {
  const made = mixed();
  for (const [text, told] of [
    ["nothing<3", "no metric, setting or column is called nothing"],
    ["x=1", "no metric, setting or column is called x"],
    ["step<many", "step<many: expected a number"],
    ["step<", "step<: compared with what?"],
    ["/(run/", "/(run/: Unterminated group"],
    [`/${"a".repeat(300)}/`, "longer than 200 characters"],
  ]) {
    const filter = new RunFilter(text, made, () => {});
    assert.equal(filter.of([...made.store.runs.values()]).length, 3, text);
    assert.ok(filter.complaints.join().includes(told), filter.complaints.join());
  }
});

test("runs that lack what is compared are counted", () => {
  const made = mixed();
  const filter = new RunFilter("reward_mean>0.1", made, () => {});
  filter.of([...made.store.runs.values()]);
  assert.deepEqual(filter.lacks, ["1 without reward_mean"]);
  assert.deepEqual(filter.columns.map((column) => column.key), ["last.reward_mean"]);
});

test("groups are made by settings, fields and tags, and runs without one come last", () => {
  const made = mixed();
  const rows = [...made.store.runs.values()];
  const labels = (by) => [...groupsOf(rows, by, made.store)].map(([label, members]) => [label, members.length]);
  assert.deepEqual(labels("config.learning_rate"), [["1e-5", 2], ["1e-06", 1]]);
  assert.deepEqual(labels("tag"), [["baseline", 1], ["final one", 1], [NONE, 1]]);
  assert.deepEqual(labels("group"), [["sweep", 1], [NONE, 2]]);
  assert.deepEqual(labels("constructor"), [[NONE, 3]]);
});

test("a group says mean, range and what is missing", () => {
  const made = mixed();
  const rows = [...made.store.runs.values()];
  assert.equal(summaryText(columnOf("last.reward_mean", made), rows), "0.5, 1 NaN of 2");
  assert.equal(summaryText(columnOf("last_step", made), rows), "50 … 100");
  assert.equal(summaryText(columnOf("config.optim.name", made), rows), "1 adamw, 1 lion");
  assert.deepEqual(verdictCounts(rows), [["critical", 1, "critical"], ["quiet", 1, "quiet"], [null, 1, null]]);
});

test("a quiet run that was cut short is not counted as well, and a group says what its weakest verdict is based on", () => {
  const rows = [row(1), row(2, { state: "failed" }), row(3, { state: "interrupted", based_on: "7 of 44 rules" }), row(4, { verdict: "critical", state: "failed" })];
  assert.deepEqual(verdictCounts(rows), [["critical", 1, "critical"], ["quiet, cut short", 2, "warning"], ["quiet", 1, "quiet"]]);
  assert.equal(lowestCoverage(rows), "at least 7 of 44 rules");
  assert.equal(lowestCoverage([row(1, { hides: "120 superseded steps" })]), "42 of 44 rules · leaves out 120 superseded steps");
  assert.equal(lowestCoverage([row(1), row(2, { based_on: null })]), "at least 42 of 44 rules, 1 based on what is not known");
  assert.equal(lowestCoverage([row(1, { verdict: null, based_on: null })]), "");
  assert.deepEqual(["quiet", "critical", null].map((verdict) => gravity(verdict, "silent")), ["warning", "critical", null]);
});

test("a list of groups has the runs of those that are open, and pinned runs first", () => {
  const made = mixed();
  const rows = [...made.store.runs.values()];
  const items = itemsOf(rows, { pinned: new Set([id(3)]), by: "state", open: new Set(["running"]), column: null, descending: false, store: made.store });
  assert.deepEqual(items.map((item) => item.label ?? item.row.run_id), ["run-3", "running", "run-1", "finished", "ended_early"]);
});

test("without a choice the newest ten are drawn, each in a colour of its own", () => {
  const made = store(Array.from({ length: 30 }, (_, number) => row(number)));
  const choice = new Choice(made, new Told());
  assert.deepEqual(choice.chosen, Array.from({ length: 10 }, (_, number) => id(29 - number)));
  assert.equal(new Set(choice.chosen.map((each) => choice.colour(each))).size, 10);
  assert.ok(choice.chosen.every((each) => choice.colour(each) < COLOURS));
});

test("a link draws the same runs in the same colours, and what is hidden keeps its colour", () => {
  const rows = Array.from({ length: 30 }, (_, number) => row(number));
  const told = new Told();
  const mine = new Choice(store(rows), told);
  const before = mine.colour(id(28));
  mine.toggle(id(29));
  mine.toggle(id(3));
  mine.setColour(id(27), 19);
  assert.deepEqual(mine.chosen, [...Array.from({ length: 9 }, (_, number) => id(28 - number)), id(3)]);
  assert.equal(mine.colour(id(28)), before);
  const others = new Choice(store(rows), new Told(Object.fromEntries(told.values)));
  assert.deepEqual(others.chosen, mine.chosen);
  assert.deepEqual(others.chosen.map((each) => others.colour(each)), mine.chosen.map((each) => mine.colour(each)));
  assert.equal(others.colour(id(27)), 19);
});

test("what the address has of strangers is ignored, and counted", () => {
  const choice = new Choice(store([row(1)]), new Told({ on: `${id(1)}.${id(2)}.<script>.javascript:x`, off: "x", pin: `${id(9)}.${id(1)}`, clr: `${id(1)}-99.y-3.${id(1)}-` }));
  assert.deepEqual(choice.chosen, [id(1)]);
  assert.equal(choice.now.unknown, 3);
  assert.deepEqual([...choice.pinned], [id(1)]);
  assert.equal(choice.colour(id(1)), 0);
});

test("all that the filter leaves are drawn, up to a limit that is told", () => {
  const rows = Array.from({ length: 300 }, (_, number) => row(number));
  const choice = new Choice(store(rows), new Told({ on: "all" }));
  choice.leave(new Set(rows.slice(0, 150).map((each) => each.id)));
  choice.known = null;
  assert.equal(choice.chosen.length, MOST);
  assert.equal(choice.now.beyond, 50);
  assert.ok(choice.chosen.every((each) => Number.parseInt(each, 16) < 150));
});

test("groups have the drawn runs alone", () => {
  const rows = [row(1, { group: "a" }), row(2, { group: "b" }), row(3, { group: "a" })];
  const choice = new Choice(store(rows), new Told({ grp: "group", on: `${id(1)}.${id(2)}` }));
  assert.deepEqual([...choice.groups], [["a", [id(1)]], ["b", [id(2)]]]);
});

test("a group keeps its colour whatever runs and groups come before it", () => {
  const rows = [row(1, { group: "a" }), row(2, { group: "b" })];
  const made = store(rows);
  const told = new Told({ grp: "group" });
  const choice = new Choice(made, told);
  const colours = () => ["a", "b", "c"].map((label) => choice.groupColour(label));
  const before = colours().slice(0, 2);
  assert.notEqual(before[0], before[1]);
  for (const one of [row(3, { group: "a" }), row(4, { group: "c" })]) made.runs.set(one.id, one);
  made.rows += 1;
  made.dispatchEvent(new Event("runs"));
  assert.deepEqual([...choice.groups.keys()], ["c", "a", "b"]);
  assert.deepEqual(colours().slice(0, 2), before);
  assert.equal(new Set(colours()).size, 3);
});

test("runs without a label are no part of a group that is called like what is said of them", () => {
  const rows = [row(1, { group: "none" }), row(2), row(3, { group: "(none)" })];
  const made = { store: store(rows) };
  assert.deepEqual([...groupsOf(rows, "group", made.store)].map(([label, members]) => [label, members.length]), [["none", 1], ["(none)", 1], [NONE, 1]]);
  const items = itemsOf(rows, { pinned: new Set(), by: "group", open: new Set([NONE]), column: null, descending: false, store: made.store });
  assert.deepEqual(items.map((item) => item.label ?? item.row?.run_id ?? null), ["none", "(none)", null, "run-2"]);
  assert.equal(new Set(items.map((item) => item.key)).size, 4);
  assert.equal(items.at(-1).inGroup, true);
});

test("groups leave out what has no row", () => {
  const choice = new Choice(store([row(1, { group: "a" })]), new Told({ grp: "group" }));
  void choice.now;
  choice.store.runs.clear();
  assert.deepEqual([...choice.groups], []);
});

test("more runs than can be drawn are chosen as far as it goes, and counted, in a link too", () => {
  const rows = Array.from({ length: 500 }, (_, number) => row(number));
  const told = new Told();
  const choice = new Choice(store(rows), told);
  choice.choose(rows.map((each) => each.id));
  choice.stale();
  assert.deepEqual([choice.chosen.length, choice.now.beyond, choice.now.unknown], [MOST, 400, 0]);
  choice.toggle(id(499));
  choice.stale();
  assert.deepEqual([choice.chosen.length, choice.now.beyond], [MOST, 401]);
  choice.toggle(id(499));
  choice.stale();
  assert.deepEqual([choice.chosen.length, choice.now.beyond], [MOST, 400]);
});

test("what is hidden and pinned stays so while its run is still looked for", () => {
  const told = new Told({ off: id(7), pin: id(8), on: `${id(1)}.${id(7)}` });
  const choice = new Choice(store([row(1)]), told);
  choice.toggle(id(1));
  choice.pin(id(1));
  assert.equal(told.get("off"), `${id(7)}.${id(1)}`);
  assert.equal(told.get("pin"), `${id(8)}.${id(1)}`);
});

test("to draw others is to compare others", () => {
  const told = new Told({ cmp: `${id(1)}.${id(2)}` });
  new Choice(store([row(1), row(2), row(3)]), told).toggle(id(3));
  assert.equal(told.get("cmp"), null);
});

test("a pattern keeps what it has found when the filter is made anew, and ends with it", () => {
  const made = app([row(1), row(2)]);
  const first = new RunFilter("/run-1/ x", made, () => {});
  const pattern = first.patterns.get("run-1");
  pattern.answers.set("run-1", true).set("run-2", false);
  const second = new RunFilter("/run-1/", made, () => {}, first.patterns);
  assert.deepEqual(second.of([...made.store.runs.values()]).map((each) => each.run_id), ["run-1"]);
  let ended = 0;
  pattern.close = () => (ended += 1);
  new RunFilter("other", made, () => {}, second.patterns);
  assert.equal(ended, 1);
});

const update = (server, changes) => ({ server, revision: 1, answer_to: null, problem: null, runs: null, names: null, progress: null, columns: null, run: null, events: null, ...changes });
const progress = (looking, runs) => ({ roots: [], looking, runs, judged: 0, summed: 0, left_out: [] });

test("what a server told stays after its restart until the new one has told all, in parts", () => {
  globalThis.requestAnimationFrame = (work) => setTimeout(work);
  const known = new Store(new Told());
  const runs = (whole, ...numbers) => ({ whole, rows: numbers.map((number) => row(number)), gone: [] });
  known.take(update("a", { runs: runs(true, 1, 2, 3), progress: progress(false, 3) }));
  known.take(update("a", { run: { id: id(1) } }));
  assert.ok(known.whole);
  known.take(update("b", { runs: runs(true), progress: progress(true, 0) }));
  assert.deepEqual([known.whole, known.runs.size, known.run.id], [false, 3, id(1)]);
  known.take(update("b", { runs: runs(false, 1), progress: progress(true, 1) }));
  assert.deepEqual([known.whole, known.runs.size], [false, 3]);
  known.take(update("b", { progress: progress(false, 3) }));
  assert.deepEqual([known.whole, known.runs.size], [false, 3]);
  known.take(update("b", { runs: runs(false, 2, 4) }));
  assert.deepEqual([known.whole, [...known.runs.keys()]], [true, [id(1), id(2), id(4)]]);
  known.take(update("b", { runs: { whole: false, rows: [], gone: [id(4)] }, progress: progress(false, 2) }));
  assert.deepEqual([known.whole, known.runs.size], [true, 2]);
});

test("a list that comes in parts is not whole before the last of them", () => {
  const known = new Store(new Told());
  known.take(update("a", { runs: { whole: true, rows: [row(1)], gone: [] }, progress: progress(false, 2) }));
  assert.ok(!known.whole);
  known.take(update("a", { runs: { whole: false, rows: [row(2)], gone: [] } }));
  assert.ok(known.whole);
});

test("alerts stand at the last step with samples that is not after them", () => {
  const alert = (step) => ({ step, severity: "warning", rule: "r" });
  assert.deepEqual(marksOf([alert(5), alert(10), alert(19), alert(99)], [10, 20]).map((mark) => mark.number), [0, 0, 1]);
});

test("curves of machines are said to be there of the first rank alone", () => {
  assert.match(machinesNote([null]), /their curves are among those above/);
  assert.match(machinesNote([0, 1, 2]), /Above are the curves of rank 0 alone/);
  assert.match(machinesNote([1, 2]), /Above are the curves of none of them/);
});

test("signs that are not seen are written out, and lone halves of a character", () => {
  globalThis.document = { createElement: (name) => ({ name, setAttribute() {}, append(text) { this.text = text; } }) };
  const shown = (text) => shownText(text).map((node) => node.text ?? node).join("");
  assert.equal(shown("a\ud800b\udfffc\u202e"), "a\\ud800b\\udfffc\\u202e");
  assert.equal(shown("smile \ud83d\ude00"), "smile \ud83d\ude00");
});

test("runs that are shown beside each other look different, though they are not drawn", () => {
  const rows = Array.from({ length: 6 }, (_, number) => row(number));
  const choice = new Choice(store(rows), new Told({ on: [id(0), id(1)].join(".") }));
  const colours = [0, 1, 2, 3].map((number) => choice.colour(id(number)));
  assert.equal(new Set(colours).size, 4);
  assert.deepEqual([0, 1, 2, 3].map((number) => choice.colour(id(number))), colours);
  assert.equal(choice.colour(id(99)), 0); // not known
  assert.deepEqual(choice.chosen, [id(0), id(1)]);
});

test("how many steps are planned is read where a configuration says it once", () => {
  assert.equal(plannedSteps({ max_steps: 500 }), 500);
  assert.equal(plannedSteps({ trainer: { args: { max_steps: 500 } }, max_steps: 500 }), 500);
  for (const none of [null, {}, { max_steps: -1 }, { max_steps: "500" }, { a: { max_steps: 5 }, b: { max_steps: 6 } }]) assert.equal(plannedSteps(none), null);
});
