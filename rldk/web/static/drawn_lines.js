// What a plot draws: of each line its points, smoothed or not, its colour and its dashes; of groups their band.
import { extent, usualRange } from "./clipping.js";
import { groupLines } from "./groups.js";
import { points, pointsOf } from "./points.js";
import { smooth } from "./smoothing.js";

export const DASHES = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
const kept = new WeakMap(); // a line to what was made of it: lines are never changed, but replaced

// What is drawn of some curves. `fine` are those of the range that is looked at closely, or null: of a run that it
// tells of, nothing else is drawn. `look`: width of the smoothing in steps, groups or null, and their band.
export function drawnLines(curves, fine, look) {
  const lines = [...(fine?.lines.values() ?? [])];
  for (const line of curves.lines.values()) if (!fine?.runs.has(line.run)) lines.push(line);
  if (look.groups !== null) return grouped(lines, look);
  const placeOf = stages(lines);
  return lines.map((line) => ({
    key: line.key,
    run: line.run,
    runs: [line.run],
    series: line.series,
    evaluation: line.evaluation,
    dash: line.evaluation ? DASHES[0] : DASHES[placeOf.get(line.key) % DASHES.length],
    shape: line.evaluation ? placeOf.get(line.key) : 0,
    line,
    ...madeOf(line, line.evaluation ? 0 : look.width),
  }));
}

function madeOf(line, width) {
  let made = kept.get(line);
  if (made?.width !== width) {
    const raw = made?.raw ?? points(line);
    made = { width, raw, smooth: width > 0 ? pointsOf(line, smooth(line, width)) : null, usual: made?.usual ?? usualRange(raw) };
    kept.set(line, made);
  }
  return made;
}

// The place of each line among those of its run and kind.
function stages(lines) {
  const next = new Map();
  const places = new Map();
  for (const line of lines) {
    const of = `${line.run} ${line.evaluation}`;
    places.set(line.key, next.get(of) ?? 0);
    next.set(of, places.get(line.key) + 1);
  }
  return places;
}

function grouped(lines, look) {
  const values = (line) => (look.width > 0 && !line.evaluation ? smooth(line, look.width) : line.mean);
  return groupLines(lines, look.groups, look.band, values).map((group, place) => {
    const raw = { x: group.x, y: group.y, unplaced: 0 };
    return {
      key: `${group.group.name} ${group.series}`,
      run: null,
      group: group.group,
      runs: group.group.runs,
      series: group.series,
      evaluation: group.evaluation,
      dash: DASHES[0],
      shape: place,
      band: { x: group.x, low: group.low, high: group.high, n: group.n, of: group.runs },
      raw,
      smooth: null,
      usual: usualRange(raw),
    };
  });
}

// The lowest and the highest x of what is drawn; null without any.
export function reach(drawn) {
  let min = Infinity;
  let max = -Infinity;
  for (const { raw } of drawn) {
    for (const x of raw.x) {
      if (x < min) min = x;
      if (x > max) max = x;
    }
  }
  return min > max ? null : [min, max];
}

// The lowest and the highest value that is drawn between two x.
export function height(drawn, min, max, log) {
  const parts = drawn.flatMap(({ raw, band }) => (band ? [raw, { x: band.x, y: band.low }, { x: band.x, y: band.high }] : [raw]));
  return extent(parts, min, max, log);
}
