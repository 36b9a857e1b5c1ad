// DO NOT EDIT. Generated from schema/final_report.schema.json by `python -m codegen`.

import type { AlertCounts } from "./alert_counts";
import type { Cost } from "./cost";
import type { Coverage } from "./coverage";
import type { MetricSummary } from "./metric_summary";

/** The train steps of a run. */
export interface StepRange {
  /** Lowest step. Unit: {step}. Range: [0, 9007199254740991]. */
  first: number;
  /** Highest step. Unit: {step}. Range: [0, 9007199254740991]. */
  last: number;
}

/** The time of a run, Unix time. */
export interface TimeRange {
  /** Earliest event. Unit: s. Range: >= 0. */
  first: number;
  /** Latest event. Unit: s. Range: >= 0. */
  last: number;
}

/** A run in numbers: the files `{run_id}_final_report.json` and `summary_{run_id}.json`. Events of steps that a later attempt repeats are counted in `superseded_events` and in nothing else but `dropped`, `attempts` and `time`. What is unknown is null. */
export interface FinalReport {
  /** Name of the run. */
  run_id: string;
  /** Version of the event schema that the reader knew. */
  schema_version: string;
  /** Version of rldk that wrote this file. */
  rldk_version: string;
  /** Starts of the run that left an event. Null if no event says which one it belongs to. Range: [1, 9007199254740991]. */
  attempts: number | null;
  /** Number of events by phase: train, eval, test, summary, lifecycle. */
  events: { [name: string]: number };
  /** Number of events, by phase, of steps that a later attempt repeats. */
  superseded_events: { [name: string]: number };
  /** Events that could not be written, as the writers counted them, over all attempts. Unit: {event}. Range: [0, 9007199254740991]. */
  dropped: number | null;
  /** Lines of its log that could not be read. Nothing of them is in this report. Range: [0, 9007199254740991]. */
  skipped: number;
  /** Where train steps fall or repeat within an attempt, a line for each of the two. Nothing supersedes such steps: they are judged as they are. */
  step_order: Array<string>;
  /** Lowest and highest train step. Null if there is none. */
  steps: StepRange | null;
  /** Earliest and latest event. Null if no event has a time. */
  time: TimeRange | null;
  /** By phase, of an evaluation with its set after a slash such as `eval/held-out`, and by metric. */
  metrics: { [name: string]: { [name: string]: MetricSummary } };
  /** Alerts by severity. Null if no health rules were run, which is not the same as none found. */
  alerts: AlertCounts | null;
  /** How its last attempt ended, or that it is running. `silent`: it wrote no end, so it was killed or hangs. `unknown`: its log does not say. */
  state: "running" | "finished" | "failed" | "interrupted" | "stopped" | "ended_early" | "silent" | "unknown";
  /** The error or the signal that ended the run. Null where there was none, or it is unknown. */
  error: string | null;
  /** What the health rules say, as far as they could judge: see `coverage`. Null if none were run. */
  verdict: "critical" | "warning" | "quiet" | "not judged" | null;
  /** What the verdict is based on. Null if no health rules were run. */
  coverage: Coverage | null;
  cost: Cost;
}
