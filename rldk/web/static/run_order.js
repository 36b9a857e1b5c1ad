// The order of the table: sorted, stable, and missing values last whichever way it is sorted.
import { groupsOf, NONE } from "./grouping.js";
import { meanOf } from "./group_summary.js";

// Rows in the order of a column: numbers, then NaN, then texts, then what has no value; descending or not.
export function sorted(rows, column, descending) {
  return inOrder(rows, rows.map((row) => column.sort(row)), descending);
}

function inOrder(things, keys, descending) {
  const classes = [[], [], [], []];
  keys.forEach((key, at) => {
    const number = typeof key === "number";
    classes[key === undefined ? 3 : !number ? 2 : Number.isNaN(key) ? 1 : 0].push(at);
  });
  const sign = descending ? -1 : 1;
  classes[0].sort((a, b) => sign * (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : 0));
  classes[2].sort((a, b) => sign * (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : 0));
  return classes.flat().map((at) => things[at]);
}

// The items of the list: pinned runs, then runs, or groups with the runs of those that are open.
export function itemsOf(rows, { pinned, by, open, column, descending, store }) {
  const items = [];
  const run = (row, group = "") => ({ kind: "run", row, key: row.id + group, inGroup: group !== "" });
  if (by === null) {
    for (const row of rows) if (pinned.has(row.id)) items.push(run(row));
    for (const row of rows) if (!pinned.has(row.id)) items.push(run(row));
    return items;
  }
  for (const row of rows) if (pinned.has(row.id)) items.push(run(row));
  let groups = [...groupsOf(rows, by, store)];
  if (column !== null && (column.kind === "number" || column.key === "verdict")) {
    groups = inOrder(groups, groups.map(([, members]) => meanOf(column, members)), descending);
  }
  for (const [label, members] of groups) {
    const key = label === NONE ? "no group" : ` group ${label}`;
    items.push({ kind: "group", label, rows: members, open: open.has(label), key });
    if (open.has(label)) for (const row of members) items.push(run(row, key));
  }
  return items;
}
