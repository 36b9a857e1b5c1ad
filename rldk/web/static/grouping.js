// Groups of runs: by their group, tag, state, verdict, trial, or a setting of their configuration.
import { settingText } from "./columns.js";

export const NONE = null; // no text: a label may have any
const FIELDS = { group: "group", trial: "trial", state: "state", verdict: "verdict", read_as: "read as" };

// What groups can be made by: a key for the address and a label, the settings of most runs first.
export function waysToGroup(names) {
  const fields = Object.entries({ ...FIELDS, tag: "tag" });
  const settings = Object.entries(names.settings).sort(([, a], [, b]) => b - a);
  return [...fields, ...settings.map(([name]) => [`config.${name}`, name])];
}

// What is read of a label.
export function labelText(label) {
  return label === NONE ? "(none)" : label;
}

// The labels of the groups that a run belongs to: one, or one for each tag; NONE without any.
export function labelsOf(row, by, store) {
  if (by.startsWith("config.")) {
    const value = store.columns.get(by)?.get(row.id);
    return [value === undefined ? NONE : settingText(value)];
  }
  if (by === "tag") return row.tags.length ? [...new Set(row.tags)] : [NONE];
  if (by === "verdict") return [row.verdict ?? "not judged yet"];
  return [(Object.hasOwn(FIELDS, by) && row[by]) || NONE];
}

// Label to ids, of some runs in their order; the runs without a label last.
export function groupsOf(rows, by, store) {
  const groups = new Map();
  for (const row of rows) {
    for (const label of labelsOf(row, by, store)) {
      if (groups.has(label)) groups.get(label).push(row);
      else groups.set(label, [row]);
    }
  }
  if (groups.has(NONE)) {
    const rest = groups.get(NONE);
    groups.delete(NONE);
    groups.set(NONE, rest);
  }
  return groups;
}
