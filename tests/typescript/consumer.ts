// A program that reads event logs, as TypeScript checks it: `tsc --strict` must accept every line but those marked.
import type { Event, Metrics, ModelInfo } from "../../generated/typescript/event";

export function lastReward(lines: string[]): number | null {
  const events = lines.map((line) => JSON.parse(line) as Event);
  const last = events[events.length - 1];
  return last.metrics.reward_mean ?? null;
}

export function isFinite(event: Event, name: string): boolean {
  return event.nonfinite?.[name] === undefined && typeof event.metrics[name] === "number";
}

const model: ModelInfo = { run_id: "r", phase: "train", git_sha: null };
export const event: Event = {
  step: 1,
  wall_time: null,
  metrics: { loss: 0.5, "rewards/mine": 1, kl_mean: null },
  rng: { seed: 42 },
  data_slice: {},
  model_info: model,
  notes: ["fine"],
};

// @ts-expect-error a required field is missing
export const stepless: Event = { ...event, step: undefined };
// @ts-expect-error no such phase
export const odd: ModelInfo = { run_id: "r", phase: "training" };
// @ts-expect-error a metric is a number or null
export const text: Metrics = { loss: "0.5" };
// @ts-expect-error groups are objects or absent, never null
export const nothing: Event = { ...event, process: null };
// @ts-expect-error no such field
export const more: Event = { ...event, colour: "blue" };
