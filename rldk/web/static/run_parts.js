// The parts of a run's page: what each shows, and how.
import { element } from "./element.js";
import { countText, numberText, plural, quantityText } from "./number.js";
import { remarks, section, sign, table } from "./panels.js";
import { numberOf, shownText, withCode } from "./shown_text.js";
import { timeline } from "./timeline.js";

// Name in the address, and title in the list of contents, in the order of the page.
export const PARTS = [
  ["facts", "Overview"],
  ["trust", "Trust"],
  ["alerts", "Alerts"],
  ["plots", "Curves"],
  ["final", "Final values"],
  ["attempts", "Attempts"],
  ["machines", "Machines"],
  ["checkpoints", "Checkpoints"],
  ["config", "Configuration"],
  ["notes", "Notes"],
  ["sources", "Raw keys"],
  ["log", "Log"],
];

// What there is of a run: name to what it shows and what makes an element of that.
export function partsOf(details, view) {
  const { address, metrics } = view;
  const parts = {
    facts: { data: [details.figures, details.facts], make: () => overview(details) },
    trust: { data: details.trust, make: () => trust(details.trust) },
    alerts: {
      data: [details.alerts, details.bars, details.moments, details.first_sample_step, details.sentence],
      make: () => alerts(details, address),
    },
    log: { data: [details.path, details.left_out], make: () => log(details) },
  };
  if (details.metrics.length) parts.plots = {};
  if (Object.keys(details.final).length) parts.final = { data: details.final, make: () => final(details.final) };
  if (details.attempts.length) parts.attempts = { data: details.attempts, make: () => attempts(details.attempts) };
  if (details.hosts.length) parts.machines = { data: details.hosts, make: () => machines(details.hosts, metrics) };
  if (details.checkpoints.length) parts.checkpoints = { data: details.checkpoints, make: () => checkpoints(details.checkpoints) };
  parts.config = { data: details.config, make: () => config(details.config, view) };
  if (details.notes.length) parts.notes = { data: details.notes, make: () => notes(details.notes) };
  if (Object.keys(details.sources).length) parts.sources = { data: details.sources, make: () => sources(details.sources) };
  return parts;
}

// How many steps are planned, as a configuration says it; null if it does not, or says it twice and differently.
export function plannedSteps(config, depth = 0) {
  const found = new Set();
  for (const [key, value] of Object.entries(config ?? {})) {
    if (key === "max_steps" && Number.isInteger(value) && value > 0) found.add(value); // -1: the epochs decide
    else if (depth < 2 && value !== null && typeof value === "object" && !Array.isArray(value)) found.add(plannedSteps(value, depth + 1));
  }
  found.delete(null);
  return found.size === 1 ? [...found][0] : null;
}

function unknown(text) {
  return text === null ? element("i", { class: "soft" }, "unknown") : element("bdi", {}, ...shownText(text));
}

function overview({ figures, facts }) {
  return element(
    "div",
    {},
    element(
      "dl",
      { class: "cards" },
      ...figures.map(({ name, value, below }) => element("div", {}, element("dt", {}, name), element("dd", {}, value, element("small", {}, ...shownText(below))))),
    ),
    element("dl", { class: "facts" }, ...Object.entries(facts).map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, unknown(value))))),
  );
}

function trust(lines) {
  const said = lines.map(({ fine, text, what, more }, at) => {
    const content = withCode(text);
    if (more.length) {
      const list = element("ul", {}, ...more.map((line) => element("li", {}, ...withCode(line))));
      content.push(element("details", { "data-key": `trust${at}` }, element("summary", {}, what), list));
    }
    return { fine, content };
  });
  return section("Can the numbers be trusted?", remarks(said));
}

function alerts(details, address) {
  const made = section("Alerts and time line");
  const panel = element("div", { class: "panel" });
  made.append(panel);
  const open = (number) => {
    const row = panel.querySelectorAll("tbody tr")[number];
    row.scrollIntoView({ block: "center" });
    for (const other of panel.querySelectorAll("tr.target")) other.classList.remove("target");
    row.classList.add("target");
    row.querySelector("a")?.focus({ preventScroll: true });
  };
  if (details.bars.length) panel.append(timeline(details, open));
  if (!details.alerts.length) {
    panel.append(element("p", {}, `${details.sentence[0].toUpperCase()}${details.sentence.slice(1)}. That does not prove that the run is healthy: look at the curves.`));
    return made;
  }
  const rows = details.alerts.map((alert, at) => [
    String(at + 1),
    [countText(alert.step), alert.attempt ? element("small", {}, ` attempt ${alert.attempt}`) : ""],
    element("span", { class: `severity ${alert.severity}` }, sign(alert.severity), ` ${alert.severity}`),
    element("code", {}, alert.rule),
    alert.metric ? metricLink(alert, address) : null,
    [element("bdi", {}, ...shownText(alert.message)), sampleLink(details, alert, address)],
  ]);
  panel.append(table(["#", "step", "severity", "rule", "metric", "what it means"], rows, "alerts", true));
  return made;
}

function metricLink({ metric, value }, address) {
  const number = numberOf(value ?? null);
  const link = element("a", { href: address.with({ view: "run", full: metric }), title: "Its plot" }, element("code", {}, ...shownText(metric)));
  return number === null ? [link] : [link, ` ${numberText(number)}`];
}

// Leads to the worst samples of the step, or of the last one before it that has any.
function sampleLink({ id, first_sample_step: first }, { step }, address) {
  if (first === null || step < first) return "";
  return element("a", { class: "to-samples", href: address.with({ view: "completions", run: id, cr: null, s: step, o: null, t: null }) }, "Read the worst samples");
}

function final(values) {
  const rows = Object.entries(values).map(([name, value]) =>
    element("div", {}, element("dt", {}, element("bdi", {}, ...shownText(name))), element("dd", {}, numberText(numberOf(value)))),
  );
  return section("Final values", element("dl", { class: "facts" }, ...rows));
}

function small(text) {
  return text === "" ? "" : element("small", { class: "below" }, ...shownText(text));
}

function attempts(told) {
  const rows = told.map((one) => [
    one.attempt,
    [one.how, small(one.changed && `changed: ${one.changed}`)],
    one.steps,
    one.started,
    one.ran,
    [one.ended, small(one.why)],
    one.dropped,
    one.deleted === "none" ? null : one.deleted,
  ]);
  const heads = ["attempt", "how it began", "train steps that count", "started", "ran for", "how it ended", "dropped events", "deleted by retention"];
  return section("Attempts", table(heads, rows, "", true));
}

function machines(hosts, metrics) {
  const names = [...new Set(hosts.flatMap((host) => Object.keys(host.values)))];
  const rows = hosts.map((host) => [
    host.rank === null ? null : String(host.rank),
    host.host === null ? null : element("bdi", {}, ...shownText(host.host)),
    host.step === null ? null : countText(host.step),
    ...names.map((name) => (Object.hasOwn(host.values, name) ? resource(numberOf(host.values[name]), metrics[name]?.unit, host.values, name) : null)),
  ]);
  const note = element("p", { class: "note" }, machinesNote(hosts.map((host) => host.rank)));
  return section("Machines", table(["rank", "host", "at step", ...names], rows, "machines", true), note);
}

// Only the first rank is drawn; a run that has no other has no number for it.
export function machinesNote(ranks) {
  if (ranks.every((rank) => rank === null)) return "The last values that it has logged; their curves are among those above.";
  const drawn = ranks.includes(0) ? "of rank 0 alone" : "of none of them";
  return `The last values that each rank has logged. Above are the curves ${drawn}.`;
}

function resource(value, unit, values, name) {
  const pure = unit === ""; // what a machine says without one is a share
  const share = pure ? value : name === "gpu_memory_used" && values.gpu_memory_total > 0 ? value / values.gpu_memory_total : null;
  const said = pure ? `${numberText(100 * value, 3)} %` : quantityText(value, unit ?? "");
  if (share === null || !(share >= 0 && share <= 1)) return said;
  return [said, element("meter", { min: 0, max: 1, value: share, "aria-hidden": "true" })];
}

function checkpoints(saved) {
  const rows = saved.map((one) => [
    countText(one.step),
    one.attempt === null ? null : String(one.attempt),
    one.damage.length
      ? element("ul", { class: "damage" }, ...one.damage.map((line) => element("li", {}, ...shownText(line))))
      : one.facts.length
        ? element("span", { class: "fine" }, "no damage found")
        : null,
    element("ul", { class: "plain-list" }, ...one.facts.map((line) => element("li", {}, ...shownText(line)))),
    [one.path === null ? "" : element("code", {}, element("bdi", {}, ...shownText(one.path))), small(one.superseded ? "a later attempt went back before it" : "")],
  ]);
  return section("Checkpoints", table(["after step", "attempt", "damage", "what was found", "where"], rows, "checkpoints", true));
}

function config(told, view) {
  if (told === null) {
    const how = [element("code", {}, "Run(..., config={...})"), " logs it; TRL, the Trainer and other integrations do so by themselves."];
    return section("Configuration", element("p", { class: "soft" }, "The log has none. ", ...how));
  }
  if (!Object.keys(told).length) return section("Configuration", element("p", { class: "soft" }, "It is empty."));
  return section("Configuration", view.tree(told));
}

function notes(told) {
  const rows = told.map((one) => [countText(one.step), one.phase, countText(one.count), element("bdi", {}, ...shownText(one.text))]);
  return section(plural(told.length, "note"), table(["first at step", "phase", "times", "note"], rows, "notes"));
}

function sources(told) {
  const rows = Object.entries(told).map(([metric, keys]) => [
    element("code", {}, metric),
    element("ul", { class: "plain-list" }, ...keys.map((key) => element("li", {}, element("code", {}, ...shownText(key))))),
  ]);
  const list = element("details", { "data-key": "sources" }, element("summary", {}, `What fed ${plural(rows.length, "metric")}`), table(["metric", "from"], rows));
  return section("Raw keys", list);
}

function log({ path, left_out: left }) {
  const copy = element("button", { type: "button" }, "Copy");
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(path);
      copy.textContent = "Copied";
    } catch {
      const range = document.createRange();
      range.selectNodeContents(place);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      copy.textContent = "Press Ctrl C";
    }
    setTimeout(() => (copy.textContent = "Copy"), 2000);
  });
  const place = element("code", {}, ...shownText(path));
  const made = section("Log", element("p", { class: "path" }, place, copy));
  if (left.length) made.append(remarks(left.map((line) => ({ fine: false, content: [`${line[0].toUpperCase()}${line.slice(1)}.`] }))));
  return made;
}
