// DO NOT EDIT. Generated from schema/ls.schema.json by `python -m codegen`.

import type { AlertCounts } from "./alert_counts";
import type { Cost } from "./cost";
import type { Coverage } from "./coverage";
import type { MetricSummary } from "./metric_summary";

/** One run, in a line. */
export interface ListedRun {
  /** Name of the run. */
  run_id: string;
  /** Its log, or the first of them. */
  path: string;
  /** Whose log it is: `rldk` for our own, else the framework with its version and what trained, as far as they are known. */
  read_as: string;
  /** How its last attempt ended, or that it is running. `silent`: it wrote no end, so it was killed or hangs. `unknown`: its log does not tell. */
  state: "running" | "finished" | "failed" | "interrupted" | "stopped" | "ended_early" | "silent" | "unknown";
  /** What the run died of. Null where its log tells of nothing. */
  error: string | null;
  /** What the user calls the runs by that belong together. Null for none. */
  group: string | null;
  /** Of `started`: name of the trial of a hyperparameter search that the run is. Null for a run that is none. */
  trial: string | null;
  /** What the user calls the run by. */
  tags: Array<string>;
  /** How often it was started. Null where its log does not tell. Range: [1, 9007199254740991]. */
  attempts: number | null;
  /** How many of its attempts began anew after one that had finished, itself included: of a curriculum, or of rounds. Null where its log does not tell. Range: [1, 9007199254740991]. */
  stages: number | null;
  /** Its lowest train step. Null where there is none. Unit: {step}. Range: [0, 9007199254740991]. */
  first_step: number | null;
  /** Its highest train step. Null where there is none. Unit: {step}. Range: [0, 9007199254740991]. */
  last_step: number | null;
  /** When its latest event was written, Unix time. Null where no event has a time. Unit: s. Range: >= 0. */
  last_event: number | null;
  /** Its core metrics, and those that were asked for, by name: of the train steps that count. */
  metrics: { [name: string]: MetricSummary };
  alerts: AlertCounts;
  /** The gravest of its alerts that is at least a warning. `quiet`: there is none, and the core was judged. `not judged`: there is none, but some of the core could not be judged: see `unmeasured`, which another verdict may have, too. */
  verdict: "critical" | "warning" | "quiet" | "not judged";
  /** Step of the first alert that is at least a warning. Null where there is none. Unit: {step}. Range: [0, 9007199254740991]. */
  first_bad_step: number | null;
  coverage: Coverage;
  cost: Cost;
  /** What of the log the verdict leaves out, in one line, such as superseded steps, lines that could not be read, or other trials. Null where nothing. */
  hides: string | null;
}

/** What `rldk ls --format json` prints. */
export interface ListOutput {
  /** Every run that was found. */
  runs: Array<ListedRun>;
}
