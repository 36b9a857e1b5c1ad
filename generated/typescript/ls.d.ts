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
  /** What wrote the log: `rldk`, else the framework with its version and what trained, as far as they are known. */
  read_as: string;
  /** How its last attempt ended, or that it is running. `silent`: it wrote no end, so it was killed or hangs. `unknown`: its log does not say. */
  state: "running" | "finished" | "failed" | "interrupted" | "stopped" | "ended_early" | "silent" | "unknown";
  /** The error or the signal that ended the run. Null where there was none, or it is unknown. */
  error: string | null;
  /** The user's name for the runs that this one belongs to, such as those of a sweep. Null for none. */
  group: string | null;
  /** Of `started`: name of the trial of a hyperparameter search that the run is. Null for a run that is none. */
  trial: string | null;
  /** The user's labels for the run. */
  tags: Array<string>;
  /** How often it was started. Null if unknown. Range: [1, 9007199254740991]. */
  attempts: number | null;
  /** Number of stages, such as the parts of a curriculum or rounds of DPO: its first attempt, and each that started anew after one that had finished. Null if unknown. Range: [1, 9007199254740991]. */
  stages: number | null;
  /** Its lowest train step. Null where there is none. Unit: {step}. Range: [0, 9007199254740991]. */
  first_step: number | null;
  /** Its highest train step. Null where there is none. Unit: {step}. Range: [0, 9007199254740991]. */
  last_step: number | null;
  /** When its latest event was written, Unix time. Null where no event has a time. Unit: s. Range: >= 0. */
  last_event: number | null;
  /** Its core metrics, those that were asked for, and those that are a core metric by what their names say (such as `reward`) where that is missing, by name: of the train steps that count. */
  metrics: { [name: string]: MetricSummary };
  alerts: AlertCounts;
  /** The gravest of its alerts that is at least a warning. `quiet`: there is none, and the core was judged. `not judged`: there is none, but some of the core could not be judged: see `unmeasured`, which another verdict may have, too. */
  verdict: "critical" | "warning" | "quiet" | "not judged";
  /** Step of the first alert that is at least a warning. Null where there is none. Unit: {step}. Range: [0, 9007199254740991]. */
  first_bad_step: number | null;
  coverage: Coverage;
  cost: Cost;
  /** What of the log the verdict leaves out, in one line, such as superseded steps, lines that could not be read, or other ranks. Null if nothing. */
  hides: string | null;
}

/** What `rldk ls --format json` prints. */
export interface ListOutput {
  /** Every run that was found. */
  runs: Array<ListedRun>;
}
