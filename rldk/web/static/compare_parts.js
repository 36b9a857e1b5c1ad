// What a comparison says, part by part (as rldk/compare/page.py).
import { element } from "./element.js";
import { countText, numberText, plural } from "./number.js";
import { remarks, section, table, verdict } from "./panels.js";
import { jsonText, numberOf, shownText } from "./shown_text.js";

// What differs, and what one and several of its kind are called.
const KINDS = {
  config: ["setting of the configuration", "settings of the configuration"],
  environment: ["fact of the environment", "facts of the environment"],
  seeds: ["seed", "seeds"],
  data: ["fact of the data", "facts of the data"],
};
const MOST_ROWS = 100;
const FEW_ROWS = 15; // the others are folded
const WIDEST = 160; // characters of a value
const AROUND = 0.1; // of the step to either side of one that a link leads to

// [name, what it shows, what makes an element of it] of each part that there is. `ids` are those of `form.runs`.
export function comparedParts(form, ids, view) {
  const look = new Look(form, ids, view);
  const told = ids.map((id) => [view.store.colour(id)]);
  const parts = [["head", [form.sentence, form.first_difference, form.runs.length], () => look.head()]];
  parts.push(["runs", [form.runs, form.pairs, told], () => look.runs()]);
  parts.push(["differences", [form.differences, form.equal_keys, told], () => look.differences()]);
  parts.push(["numbers", [form.divergence, form.differing, form.compared, form.not_compared, told], () => look.numbers()]);
  if (Object.keys(form.final).length) parts.push(["ends", [form.final, told], () => look.ends()]);
  parts.push(["groups", [form.groups, form.differences.config.map((one) => one.key), view.address.get("by")], () => look.groups()]);
  if (form.left_out.length) parts.push(["left-out", form.left_out, () => look.leftOut()]);
  return parts;
}

class Look {
  constructor(form, ids, { store, address, metrics }) {
    Object.assign(this, { form, ids, store, address, metrics });
    this.at = new Map(form.runs.map((run, at) => [run.label, at]));
  }

  // A run by its label, with its colour and a link to its page.
  run(label) {
    const id = this.ids[this.at.get(label)];
    if (id === undefined) return element("bdi", {}, ...shownText(label));
    return element(
      "a",
      { class: "run-link", href: this.address.with({ view: "run", run: id, cr: null }) },
      element("i", { class: `spot run${this.store.colour(id)}`, "aria-hidden": "true" }),
      element("bdi", {}, ...shownText(label)),
    );
  }

  // A step that leads to the plots of all runs there, with one metric in front.
  step(step, metric = null) {
    const width = Math.max(5, Math.round(step * AROUND));
    const plot = metric !== null && !metric.includes(" ") && !metric.startsWith("data_slice.") ? { full: metric } : { full: null };
    const to = { view: "charts", on: this.ids.slice(0, 100).join("."), off: null, x: null, z: `${Math.max(0, step - width)}-${step + width}`, ...plot };
    return element("a", { href: this.address.with(to), title: "Look at it on the plots" }, countText(step));
  }

  head() {
    const { form } = this;
    const sentence = `${form.sentence.slice(0, 1).toUpperCase()}${form.sentence.slice(1)}.`;
    const first = form.first_difference;
    const made = element(
      "header",
      { class: "compare-head" },
      element("p", { class: "eyebrow" }, `Comparison of ${plural(form.runs.length, "run")} over ${plural(form.shared_steps, "shared step")}`),
      element("h1", {}, ...shownText(sentence)),
    );
    if (first === null) return made;
    const values = Object.entries(first.values).map(([label, value]) => element("li", {}, this.run(label), " ", element("b", {}, valueText(value))));
    const series = first.series === "train" ? "" : ` of ${first.series}`;
    made.append(
      element(
        "div",
        { class: "first-difference" },
        element("p", {}, "First difference: ", element("code", {}, ...shownText(first.metric)), `${series} at step `, this.step(first.step, first.metric), first.also.length ? `, and ${plural(first.also.length, "other metric")} at that step` : ""),
        element("ul", {}, ...values),
      ),
    );
    return made;
  }

  runs() {
    const pairs = new Map(this.form.pairs.length > 1 ? this.form.pairs.map((pair) => [pair.run, pair]) : []);
    const rows = this.form.runs.map((run) => [
      this.run(run.label),
      verdict(run.verdict, run.state),
      run.state.replace("_", " "),
      run.first_step === null ? "none" : `${countText(run.first_step)} – ${countText(run.last_step)}`,
      run.first_bad_step === null ? null : this.step(run.first_bad_step),
      pairs.has(run.label) ? this.pair(pairs.get(run.label)) : null,
      `${run.coverage.judged.length} of ${plural(run.coverage.judged.length + run.coverage.not_judged.length, "rule")}`,
      run.hides === null ? null : element("span", { class: "soft" }, ...shownText(run.hides.slice(0, 400))),
    ]);
    const heads = ["run", "verdict", "state", "steps", "first bad step", "against the first", "judged by", "left out"];
    return section("Runs", table(heads, rows, "", true));
  }

  pair(pair) {
    const first = pair.first_difference;
    if (first === null) return `nothing differs in ${plural(pair.shared_steps, "shared step")}`;
    const until = pair.equal_until === null ? "" : `equal until ${countText(pair.equal_until)}, then `;
    return [until, element("code", {}, ...shownText(first.metric)), " at ", this.step(first.step, first.metric)];
  }

  differences() {
    const { form } = this;
    const labels = form.runs.map((run) => run.label);
    const made = section("What differs besides numbers");
    for (const [kind, words] of Object.entries(KINDS)) {
      const all = form.differences[kind];
      if (!all.length) continue;
      const rows = all.slice(0, MOST_ROWS).map((one) => [
        element("code", {}, ...shownText(shortText(one.key))),
        one.step === null ? null : this.step(one.step),
        ...labels.map((label) => setting(one.values, label)),
      ]);
      const heads = [kind, "from step", ...labels];
      made.append(table(heads, rows.slice(0, FEW_ROWS), "differences"));
      if (rows.length > FEW_ROWS) {
        const more = all.length > MOST_ROWS ? `, the first ${MOST_ROWS - FEW_ROWS} of them here` : "";
        const summary = element("summary", {}, `${plural(all.length - FEW_ROWS, `more differing ${words[0]}`, `more differing ${words[1]}`)}${more}`);
        made.append(element("details", { "data-key": `more-${kind}`, class: "more-rows" }, summary, table(heads, rows.slice(FEW_ROWS), "differences")));
      }
    }
    if (made.childElementCount === 1) made.append(element("p", {}, "No setting, seed, version or data set differs."));
    const equal = Object.entries(KINDS).filter(([kind]) => form.equal_keys[kind] > 0).map(([kind, words]) => plural(form.equal_keys[kind], ...words));
    made.append(element("p", { class: "note" }, equal.length ? `Equal in all runs: ${equal.join(", ")}.` : "Nothing besides numbers is equal in all runs."));
    return made;
  }

  numbers() {
    const { form } = this;
    const names = [...new Set([...Object.keys(form.divergence), ...Object.keys(form.differing)])];
    const rows = names.slice(0, MOST_ROWS).map((name) => {
      const differs = own(form.differing, name);
      const leaves = own(form.divergence, name);
      return [
        element("code", { title: this.metrics[name]?.description ?? "" }, ...shownText(name)),
        differs === undefined ? null : this.step(differs, name),
        leaves === undefined ? null : this.step(leaves.step, name),
        leaves === undefined ? null : `${numberText(numberOf(leaves.size), 3)} × noise`,
        leaves === undefined || form.pairs.length < 2 ? null : this.run(leaves.run),
      ];
    });
    const said = [`${countText(Object.keys(form.differing).length)} of ${plural(form.compared, "metric")} differ.`];
    if (form.not_compared.length) said.push(`${plural(form.not_compared.length, "metric")} of the machine were not compared.`);
    const methods = [...new Set(Object.values(form.divergence).map((one) => one.method))];
    if (methods.length) said.push(`Divergence is found by: ${methods.join("; ")}.`);
    if (names.length > MOST_ROWS) said.push(`${countText(names.length - MOST_ROWS)} more are not shown.`);
    const shown = rows.length ? [table(["metric", "differs from step", "diverges at step", "by", "run"], rows)] : [];
    return section("From which step on", ...shown, element("p", { class: "note" }, said.join(" ")));
  }

  ends() {
    const { form } = this;
    const labels = form.runs.map((run) => run.label);
    const all = Object.entries(form.final);
    const rows = all.slice(0, MOST_ROWS).map(([name, ends]) => [element("code", {}, ...shownText(name)), ...labels.map((label) => end(own(ends, label)))]);
    const more = all.length > MOST_ROWS ? ` ${plural(all.length - MOST_ROWS, "more metric")} not shown.` : "";
    return section("How they end", table(["metric", ...labels], rows, "ends"), element("p", { class: "note" }, `Mean and standard deviation of the last tenth of the values, at least ten.${more}`));
  }

  // Groups by a setting that differs; which one is chosen here.
  groups() {
    const { form, address } = this;
    const by = address.get("by");
    const keys = [...new Set([...form.differences.config.map((one) => one.key), ...(by === null ? [] : [by])])].slice(0, MOST_ROWS);
    const choose = element("select", { "aria-label": "Make groups by" }, element("option", { value: "" }, "no groups"), ...keys.map((key) => element("option", { value: key }, key.slice(0, WIDEST))));
    choose.value = by ?? "";
    choose.addEventListener("change", () => address.set({ by: choose.value || null }));
    const made = section("Groups");
    if (!keys.length) return section("Groups", element("p", { class: "soft" }, "No setting differs that could make groups of these runs."));
    made.append(element("p", {}, element("label", {}, "Runs with the same ", choose)));
    const { groups } = form;
    if (groups === null) return made;
    const members = groups.groups.map((group) => [element("code", {}, ...shownText(group.value)), listed(group.runs.map((label) => this.run(label))), group.differing.length ? listed(group.differing.map((key) => element("code", {}, ...shownText(key)))) : "nothing"]);
    made.append(table([groups.key, "runs", "differ besides the seed in"], members));
    if (groups.intervals.length) {
      const rows = groups.intervals.map((one) => [
        element("code", {}, ...shownText(one.metric)),
        `${one.group} less ${groups.groups[0].value}`,
        `${one.runs} and ${one.first_runs}`,
        numberText(numberOf(one.difference)),
        `${numberText(numberOf(one.low))} … ${numberText(numberOf(one.high))}`,
      ]);
      made.append(table(["metric", groups.key, "runs", "difference", "interval"], rows), element("p", { class: "note" }, `Intervals: ${groups.intervals[0].method}.`));
    } else made.append(element("p", { class: "note" }, "No interval: a group needs two runs or more."));
    for (const line of groups.left_out) made.append(element("p", { class: "note" }, ...shownText(`${line}.`)));
    return made;
  }

  leftOut() {
    return section("What was left out", remarks(this.form.left_out.map((line) => ({ fine: false, content: shownText(`${line.slice(0, 600)}.`) }))));
  }
}

// What stands under a name; undefined for none, whatever it is called.
function own(values, name) {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function listed(nodes) {
  return nodes.flatMap((node, at) => (at ? [", ", node] : [node]));
}

function valueText(value) {
  const number = numberOf(value);
  if (number !== null) return numberText(number, 6);
  return value === null ? "null" : shortText(typeof value === "string" ? value : JSON.stringify(value));
}

function shortText(text) {
  return text.length > WIDEST ? `${text.slice(0, WIDEST)}… (${countText(text.length)} characters)` : text;
}

function setting(values, label) {
  const value = own(values, label);
  if (value === undefined) return element("i", { class: "soft" }, "missing");
  return element("code", {}, ...shownText(shortText(typeof value === "string" ? value : jsonText(value))));
}

function end(one) {
  if (one === undefined) return element("i", { class: "soft" }, "missing");
  if (one.mean === null) return element("span", { class: "odd" }, numberText(numberOf(one.value)));
  const parts = [element("b", {}, numberText(one.mean)), one.sd === null ? "" : ` ± ${numberText(one.sd, 2)}`];
  if (one.nonfinite) parts.push(element("span", { class: "odd" }, ` ${countText(one.nonfinite)} not finite`));
  if (one.best !== null && one.best_step !== null) parts.push(element("small", { class: "below" }, `best ${numberText(one.best)} at ${countText(one.best_step)}`));
  return parts;
}
