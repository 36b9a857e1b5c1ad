// DO NOT EDIT. Generated from schema/final_report.schema.json by `python -m codegen`.

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

/** Number of alerts by severity. */
export interface AlertCounts {
  /** Alerts of severity info. Unit: {alert}. Range: [0, 9007199254740991]. */
  info: number;
  /** Alerts of severity warning. Unit: {alert}. Range: [0, 9007199254740991]. */
  warning: number;
  /** Alerts of severity critical. Unit: {alert}. Range: [0, 9007199254740991]. */
  critical: number;
}

/** One metric in its unit. Values that are not finite are counted, and left out of min, max and mean. */
export interface MetricSummary {
  /** Number of values. Unit: {value}. Range: [1, 9007199254740991]. */
  count: number;
  /** How many of them are NaN or infinite. Unit: {value}. Range: [0, 9007199254740991]. */
  nonfinite: number;
  /** The first value. Unit: {metric}. */
  first: number | "NaN" | "Infinity" | "-Infinity" | null;
  /** The last value. Unit: {metric}. */
  last: number | "NaN" | "Infinity" | "-Infinity" | null;
  /** The least. Null if none is finite. Unit: {metric}. */
  min: number | null;
  /** The greatest. Null if none is finite. Unit: {metric}. */
  max: number | null;
  /** The mean. Null if no value is finite; infinite where the sum overflows. Unit: {metric}. */
  mean: number | "NaN" | "Infinity" | "-Infinity" | null;
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
  /** Lowest and highest train step. Null if there is none. */
  steps: StepRange | null;
  /** Earliest and latest event. Null if no event has a time. */
  time: TimeRange | null;
  /** By phase, of an evaluation with its set after a slash such as `eval/held-out`, and by metric. */
  metrics: { [name: string]: { [name: string]: MetricSummary } };
  /** Alerts by severity. Null if no health rules were run, which is not the same as none found. */
  alerts: AlertCounts | null;
}
