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

// The other forms.
import type { Alert } from "../../generated/typescript/alert";
import type { Alerts } from "../../generated/typescript/alerts";
import type { CheckOutput } from "../../generated/typescript/check";
import type { CheckpointRecord } from "../../generated/typescript/checkpoint";
import type { Completion } from "../../generated/typescript/completion";
import type { DoctorOutput } from "../../generated/typescript/doctor";
import type { Explanation } from "../../generated/typescript/explain";
import type { FinalReport } from "../../generated/typescript/final_report";
import type { FlatRecord } from "../../generated/typescript/flat_record";
import type { RunManifest } from "../../generated/typescript/run";
import type { ValidateOutput } from "../../generated/typescript/validate";

const alert: Alert = { rule: "kl_drift", severity: "warning", step: 7, message: "so large", value: "NaN" };
export const alerts: Alerts = { run_id: "r", alerts: [alert] };
export const checked: CheckOutput = {
  runs: [
    {
      run_id: "r", path: "r_events.jsonl", read_as: "rldk", unexplained: [], decided_by: null, state: "finished",
      error: null, verdict: "warning", first_bad_step: 7, recognised: 1, metrics: 1, judged: ["kl_drift"], not_judged: [],
      unmeasured: [], assumed: {}, nonfinite: {}, hides: null, step_order: [], superseded: 0, cost: {
        accelerator_hours: null, superseded: null, stalled: null, after_first_critical: null,
      },
      skipped: [], left_out: [], alerts: [alert], samples: [{ alert_step: 7, step: 5, path: "5.jsonl", attempt: null, index: 0, reward: 0 }],
    },
  ],
};
export const record: FlatRecord = { step: 1, run_id: "r", phase: "train", loss: null, nonfinite: { loss: "NaN" }, mine: 1 };

export function firstStep(report: FinalReport): number | null {
  const loss: number | string | null | undefined = report.metrics["train"]?.["loss"]?.last;
  return loss === undefined ? null : (report.steps?.first ?? null);
}

export function damage(line: CheckpointRecord): string[] {
  return line.facts?.damage ?? [];
}

export function estimator(run: RunManifest): string | null {
  return run.metric_sources["kl_mean"]?.["kl"]?.estimator ?? null;
}

export const summary = (c: Completion, d: DoctorOutput, e: Explanation, v: ValidateOutput): string =>
  [c.reward, d.findings[0]?.status, e.origins[0]?.key, v.files[0]?.errors[0]?.message].join();

// @ts-expect-error no such severity
export const grave: Alert = { ...alert, severity: "grave" };
// @ts-expect-error a figure is a number or one of three words
export const figure: Alert = { ...alert, value: "nan" };
// @ts-expect-error a message is required
export const mute: Alert = { ...alert, message: undefined };
