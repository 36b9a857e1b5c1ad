// One row of the table of runs, in columns or, where there is little width, on two lines. Rows are made once and filled
// again and again: a fill touches only what has changed.
import { columnOf, coverageText, shortCoverageText, stateText, verdictText } from "./columns.js";
import { element } from "./element.js";
import { agoText, countText } from "./number.js";
import { labelText } from "./grouping.js";
import { lowestCoverage, summaryText, verdictCounts } from "./group_summary.js";
import { gravity } from "./panels.js";
import { setText } from "./shell.js";

const ALERTS = ["critical", "warning", "info"];

export class RunRow {
  constructor(columns, compact) {
    this.dot = element("button", { type: "button", class: "dot", tabindex: "-1" });
    this.link = element("a", { class: "label", tabindex: "-1" });
    this.more = element("button", { type: "button", class: "more plain", tabindex: "-1", "aria-haspopup": "true" }, "⋯");
    this.mark = element("span", { class: "mark" });
    this.columns = columns;
    this.compact = compact;
    if (compact) {
      this.badge = element("span");
      this.line = element("div", { class: "facts" });
      this.sorted = element("span", { class: "sorted" });
      this.coverage = element("span", { class: "coverage" });
      this.cells = [];
      const first = element("div", { class: "first" }, this.dot, this.link, this.mark, this.badge);
      this.place = element("div", { role: "row" }, element("div", { role: "gridcell", class: "card" }, first, element("div", { class: "second" }, this.line, this.sorted, this.coverage), this.more));
    } else {
      this.cells = columns.map((column) => element("div", { role: "gridcell", class: column.kind }));
      const name = element("div", { role: "gridcell", class: "name" }, this.dot, this.link, this.mark, this.more);
      this.place = element("div", { role: "row" }, name, ...this.cells);
    }
  }

  // Fills it for an item of the list: a run, or a group of runs.
  fill(item, at, app, state) {
    const { place } = this;
    this.item = item;
    const name = item.kind === "group" ? "group" : item.row.unread ? "run unread" : "run";
    setName(place, `row ${name}${item.inGroup ? " member" : ""}${state.active ? " active" : ""}${state.pinned ? " pinned" : ""}${state.drawn ? " drawn" : ""}`);
    setAttribute(place, "aria-rowindex", at + 2);
    setAttribute(place, "aria-selected", state.active);
    place.style.setProperty("transform", `translateY(${state.top}px)`);
    setName(this.dot, `dot${state.drawn ? ` run${state.colour}` : ""}${state.part ? " part" : ""}`);
    setAttribute(this.dot, "aria-pressed", state.drawn);
    if (item.kind === "group") this.fillGroup(item, app);
    else this.fillRun(item.row, app, state);
  }

  fillRun(row, app, state) {
    setText(this.link, row.run_id || "(no name)");
    this.place.removeAttribute("aria-expanded");
    setAttribute(this.link, "href", app.address.with({ view: "run", run: row.id, cr: null, wide: null }));
    setAttribute(this.link, "title", `${row.run_id}\n${row.place}`.slice(0, 1000));
    setText(this.mark, state.pinned ? "pinned" : "");
    setAttribute(this.dot, "aria-label", `${state.drawn ? "Hide" : "Show"} ${row.run_id.slice(0, 100)}`);
    setAttribute(this.dot, "title", state.drawn ? "Shown on the plots (Space)" : "Not on the plots (Space)");
    setAttribute(this.more, "aria-label", `More for ${row.run_id.slice(0, 100)}`);
    if (this.compact) this.fillLine(row, state);
    else this.columns.forEach((column, at) => fillCell(this.cells[at], column, row, state.now));
  }

  fillLine(row, state) {
    verdict(this.badge, row);
    const sorted = row.unread ? undefined : this.columns.find((column) => column.key === state.sort);
    this.fillSorted(sorted, row, state.now);
    setText(this.coverage, row.unread ? "" : shortCoverageText(row, sorted !== undefined));
    setAttribute(this.coverage, "title", verdictText(row));
    if (row.unread) {
      setParts(this.line, [["bad", row.unread]], row.unread);
      return;
    }
    const parts = [
      [`state ${row.state}`, stateText(row)],
      ["", row.last_step === null ? "" : `step ${countText(row.last_step)}`],
      ["", row.last_event === null || sorted !== undefined ? "" : agoText(row.last_event, state.now)],
      ...this.columns.filter((column) => column !== sorted).map((column) => ["", labelled(column, row, state.now)]),
    ];
    setParts(this.line, parts.filter(([, text]) => text), verdictText(row));
  }

  // The value that the list is sorted by: what it is stands above the list.
  fillSorted(column, row, now) {
    const text = column?.text(row, now) ?? "";
    setName(this.sorted, `sorted${text === "" ? " soft" : ""}`);
    setText(this.sorted, column === undefined ? "" : text || "none");
    setAttribute(this.sorted, "title", column === undefined ? "" : `${[column.label, column.figure].filter(Boolean).join(" ")}: ${text || "none"}`.slice(0, 1000));
    this.sorted.hidden = column === undefined;
  }

  fillGroup({ label: told, rows, open }, app) {
    const label = labelText(told);
    setText(this.link, label);
    this.link.removeAttribute("href");
    setAttribute(this.link, "title", label.slice(0, 1000));
    setText(this.mark, `${open ? "▾" : "▸"} ${countText(rows.length)}`);
    setAttribute(this.place, "aria-expanded", open);
    setAttribute(this.dot, "aria-label", `Show just the group ${label.slice(0, 100)}`);
    setAttribute(this.dot, "title", "Draw just the runs of this group");
    if (this.compact) {
      setName(this.badge, "soft");
      setText(this.badge, "");
      setText(this.coverage, "");
      this.fillSorted(undefined);
      const summaries = [columnOf("last_step", app), ...this.columns].map((column) => [column.label, summaryText(column, rows)]);
      const parts = [...verdictParts(rows), ...summaries.filter(([, text]) => text).map((words) => ["", words.join(" ")])];
      setParts(this.line, parts, titleOf(parts));
      return;
    }
    this.columns.forEach((column, at) => {
      const cell = this.cells[at];
      setName(cell, column.kind);
      if (column.key === "alerts") {
        const alerts = ALERTS.map((_, place) => rows.reduce((sum, row) => sum + row.alerts[place], 0));
        alertCell(cell, { alerts }, column.text({ alerts }));
        return;
      }
      if (column.key === "verdict") {
        delete cell.dataset.text;
        const parts = verdictParts(rows);
        setParts(cell, parts, titleOf(parts));
        return;
      }
      const text = summaryText(column, rows);
      if (cell.dataset.text === text && cell.childElementCount === 0) return;
      cell.dataset.text = text;
      cell.textContent = text;
      cell.title = text;
    });
  }
}

function verdictParts(rows) {
  const parts = verdictCounts(rows).map(([verdict, count, kind]) => {
    return verdict === null ? ["soft", `${countText(count)} not judged yet`] : [`badge ${kind.replace(" ", "-")}`, `${countText(count)} ${verdict}`];
  });
  const lowest = lowestCoverage(rows);
  return lowest === "" ? parts : [...parts, ["soft", lowest]];
}

function titleOf(parts) {
  return parts.map(([, text]) => text).join(", ");
}

function labelled(column, row, now) {
  const text = column.text(row, now);
  return text === "" ? "" : `${column.label} ${text}`;
}

function fillCell(cell, column, row, now) {
  if (column.key === "verdict") {
    verdictCell(cell, row);
    return;
  }
  const text = column.text(row, now);
  if (column.key === "state") setName(cell, `text state ${row.state}`);
  else if (column.key === "first_bad_step") setName(cell, `number ${text ? "bad" : ""}`);
  else setName(cell, column.kind);
  if (column.key === "alerts") {
    alertCell(cell, row, text);
    return;
  }
  if (cell.dataset.text === text && cell.childElementCount === 0) return;
  cell.dataset.text = text;
  cell.textContent = text;
  const title = column.key === "state" && row.error ? row.error : text;
  cell.title = title.slice(0, 1000);
}

function alertCell(cell, row, text) {
  if (cell.dataset.text === text && (text === "" || cell.childElementCount > 0)) return;
  cell.dataset.text = text;
  cell.title = text;
  cell.replaceChildren(
    ...ALERTS.flatMap((name, at) => (row.alerts[at] ? [element("span", { class: `count ${name}`, "aria-label": `${row.alerts[at]} ${name}` }, countText(row.alerts[at]))] : [])),
  );
}

function verdict(badge, row) {
  if (row.verdict === null) {
    setName(badge, "soft");
    setText(badge, row.unread ? "cannot be read" : "not judged yet");
    return;
  }
  setName(badge, `badge ${gravity(row.verdict, row.state).replace(" ", "-")}`);
  setText(badge, row.verdict);
}

function verdictCell(cell, row) {
  setName(cell, "verdict");
  if (cell.dataset.text !== "verdict") {
    cell.dataset.text = "verdict";
    delete cell.dataset.key;
    cell.replaceChildren(element("span"), element("span"));
  }
  const [badge, based] = cell.children;
  verdict(badge, row);
  setName(based, row.unread ? "bad" : "soft");
  setText(based, row.unread ?? coverageText(row));
  setAttribute(cell, "title", verdictText(row));
}

function setParts(line, parts, title) {
  const key = JSON.stringify(parts);
  if (line.dataset.key === key && line.childElementCount === parts.length) return;
  line.dataset.key = key;
  // Mostly an age or a step has changed: elements that are there are filled again.
  while (line.childElementCount > parts.length) line.lastElementChild.remove();
  if (line.childNodes.length > line.childElementCount) line.replaceChildren(); // a cell that had a text alone
  parts.forEach(([name, text], at) => {
    const part = line.children[at] ?? line.appendChild(element("span"));
    setName(part, name);
    setText(part, text);
  });
  line.title = title;
}

function setName(place, name) {
  if (place.className !== name) place.className = name;
}

function setAttribute(place, name, value) {
  const text = String(value);
  if (place.getAttribute(name) !== text) place.setAttribute(name, text);
}
