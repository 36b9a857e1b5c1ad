// DO NOT EDIT. Generated from schema/live_request.schema.json by `python -m codegen`.

/** A column of the table of runs: a figure of a metric, or a setting of the configuration. */
export interface LiveColumn {
  /** What it shows. */
  kind: "metric" | "setting";
  /** The metric, or the setting's path in the configuration. */
  name: string;
  /** Of a metric, which figure of its train steps that count. Null for a setting. */
  figure: "last" | "first" | "mean" | "min" | "max" | "count" | null;
}

/** Curves of some metrics of some runs. */
export interface WantedCurves {
  /** Ids of the runs. */
  runs: Array<string>;
  /** The metrics: those in view. */
  metrics: Array<string>;
  /** Lowest step wanted, of a range that is looked at closely. Null for all. Unit: {step}. Range: [0, 9007199254740991]. */
  first: number | null;
  /** Highest step wanted. Null for all. Unit: {step}. Range: [0, 9007199254740991]. */
  last: number | null;
  /** Most buckets of a curve. Range: [1, 4096]. */
  buckets: number;
  /** What the buckets also tell their place by, besides the step. */
  x: "step" | "tokens" | "hours" | "time";
}

/** Events of some runs, from now on. */
export interface WantedEvents {
  /** Ids of the runs. Null for all. */
  runs: Array<string> | null;
}

/** Completions of some runs. */
export interface WantedSamples {
  /** Ids of the runs. */
  runs: Array<string>;
  /** Those of this step, or of the last one before it that has any, or else of the first. Null for the last. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number | null;
  /** By what they are ordered. */
  order: "lowest" | "highest" | "index";
  /** Only those whose prompt or completion has this text, whatever its case. Null for all. */
  text: string | null;
  /** How many of a run at most. Range: [1, 500]. */
  most: number;
  /** Only the completion with this `place`, with its texts as long as a message may be. Null for those of the step. Range: [0, 9007199254740991]. */
  place: number | null;
}

/** A comparison, as `rldk compare` makes it. */
export interface WantedComparison {
  /** Ids of the runs: all are compared with the first. */
  runs: Array<string>;
  /** A setting that makes groups of them. Null for none. */
  group_by: string | null;
}

/** What a client of `rldk serve` sends over its WebSocket, as text. What is absent or null stays as it was asked for last; each of the others replaces that. */
export interface LiveRequest {
  /** Comes back as `answer_to` of what answers this message. Null for no answer of its own. Range: [0, 9007199254740991]. */
  id?: number | null;
  /** `server` of the last update, when a client connects again. Null for a new one. */
  server?: string | null;
  /** `revision` of that update: only runs that have changed since are sent. Range: [0, 9007199254740991]. */
  revision?: number | null;
  /** Columns wanted of every run, and kept up to date. */
  columns?: Array<LiveColumn> | null;
  /** Curves wanted, and kept up to date. */
  curves?: WantedCurves | null;
  /** Events wanted as they are written. */
  events?: WantedEvents | null;
  /** Id of the run whose details are wanted, and kept up to date. An empty text for none. */
  run?: string | null;
  /** Completions wanted, once. */
  samples?: WantedSamples | null;
  /** A comparison wanted, once. */
  compare?: WantedComparison | null;
}
