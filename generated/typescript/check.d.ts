// DO NOT EDIT. Generated from schema/check.schema.json by `python -m codegen`.

import type { Alert } from "./alert";
import type { Cost } from "./cost";
import type { NotJudged } from "./not_judged";

/** A completion that got one of the lowest rewards of its step. Its text stands in the file, and not here. */
export interface WorstSample {
  /** Step of the alert. Unit: {step}. Range: [0, 9007199254740991]. */
  alert_step: number;
  /** Step of the sample: the last one not after the alert's that has any. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number;
  /** Its file. */
  path: string;
  /** Attempt that drew it; none is superseded at that step. Null if the file does not tell: then it may be a superseded one. Range: [1, 9007199254740991]. */
  attempt: number | null;
  /** Its place among the samples of that step, from 0. Range: [0, 9007199254740991]. */
  index: number;
  /** What it got: the reward or, where only those of several functions are known, their sum. */
  reward: number;
}

/** One run, as the health rules see it. */
export interface CheckedRun {
  /** Name of the run. */
  run_id: string;
  /** Its log, or the first of them. */
  path: string;
  /** What wrote the log: `rldk`, else the framework with its version and what trained, as far as they are known. */
  read_as: string;
  /** Raw keys that the framework is not known to log. They are kept under their own names. */
  unexplained: Array<string>;
  /** The flag that would decide what the log leaves open. Null where nothing is undecided. */
  decided_by: string | null;
  /** How its last attempt ended, or that it is running. `silent`: it wrote no end, so it was killed or hangs. `unknown`: its log does not say. */
  state: "running" | "finished" | "failed" | "interrupted" | "stopped" | "ended_early" | "silent" | "unknown";
  /** The error or the signal that ended the run. Null where there was none, or it is unknown. */
  error: string | null;
  /** The gravest of its alerts that is at least a warning. `quiet`: there is none, and the core was judged. `not judged`: there is none, but some of the core could not be judged: see `unmeasured`, which another verdict may have, too. */
  verdict: "critical" | "warning" | "quiet" | "not judged";
  /** Step of the first alert that is at least a warning. Null where there is none. Unit: {step}. Range: [0, 9007199254740991]. */
  first_bad_step: number | null;
  cost: Cost;
  /** How many of its metrics have a declared meaning. Range: [0, 9007199254740991]. */
  recognised: number;
  /** How many metrics its train steps have. Range: [0, 9007199254740991]. */
  metrics: number;
  /** The rules that judged it. */
  judged: Array<string>;
  /** The rules that could not. */
  not_judged: Array<NotJudged>;
  /** What of the core could not be judged, although the run could have measured it: `KL`, `entropy or loss`, `reward or preference`, `gradient norm`. A run with any is never `quiet`. */
  unmeasured: Array<string>;
  /** Metrics that were judged although their meaning is only assumed from their name: name to role. */
  assumed: { [name: string]: string };
  /** Metrics, known or not, that are NaN or infinite in some rows of any phase: name to the number of rows. */
  nonfinite: { [name: string]: number };
  /** What of the log the verdict leaves out, in one line, such as superseded steps, lines that could not be read, or other ranks. Null if nothing. */
  hides: string | null;
  /** How many events were not judged, as a later attempt repeats their steps. Range: [0, 9007199254740991]. */
  superseded: number;
  /** Lines that could not be read, each with its place and the reason. */
  skipped: Array<string>;
  /** What else gave no event, such as the torn last line of a log that is still being written. */
  left_out: Array<string>;
  /** Where train steps fall or repeat within an attempt, a line for each of the two. Nothing supersedes such steps: they are judged as they are. */
  step_order: Array<string>;
  /** What was found, by step. */
  alerts: Array<Alert>;
  /** Where the worst samples of text lie that were taken at the steps of the alerts, or before. */
  samples: Array<WorstSample>;
}

/** What `rldk check --format json` prints. */
export interface CheckOutput {
  /** Every run that was judged. */
  runs: Array<CheckedRun>;
}
