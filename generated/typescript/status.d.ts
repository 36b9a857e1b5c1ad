// DO NOT EDIT. Generated from schema/status.schema.json by `python -m codegen`.

/** What `rldk status RUN --format json` prints: a run for a program or an agent, in at most 2 kB. */
export interface StatusOutput {
  /** Name of the run. */
  run_id: string;
  /** Its log, or the first of them. */
  path: string;
  /** How its last attempt ended, or that it is running. `silent`: it wrote no end, so it was killed or hangs. `unknown`: its log does not say. */
  state: "running" | "finished" | "failed" | "interrupted" | "stopped" | "ended_early" | "silent" | "unknown";
  /** The error or the signal that ended the run. Null where there was none, or it is unknown. */
  error: string | null;
  /** Its highest train step. Null where there is none. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number | null;
  /** When its latest event was written, Unix time. Null where no event has a time. Unit: s. Range: >= 0. */
  last_event: number | null;
  /** The gravest of its alerts that is at least a warning. `quiet`: there is none, and the core was judged. `not judged`: there is none, but some of the core could not be judged: see `unmeasured`, which another verdict may have, too. */
  verdict: "critical" | "warning" | "quiet" | "not judged";
  /** What the verdict is based on, in one line. */
  coverage: string;
  /** The latest value of each core metric, and of metrics that are one by what their names say (such as `reward`) where the core metric itself is missing. */
  core: { [name: string]: number | "NaN" | "Infinity" | "-Infinity" | null };
  /** Alerts after the cursor, the gravest first, as one line each. */
  alerts: Array<string>;
  /** How many more there are that did not fit. Unit: {alert}. Range: [0, 9007199254740991]. */
  more_alerts: number;
  /** What to give to `--since` the next time, to get only what is new. */
  cursor: string;
  /** What to do, the most urgent first. */
  advice: Array<string>;
}
