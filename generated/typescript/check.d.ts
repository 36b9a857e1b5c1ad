// DO NOT EDIT. Generated from schema/check.schema.json by `python -m codegen`.

import type { Alert } from "./alert";

/** One run, as the health rules see it. */
export interface CheckedRun {
  /** Name of the run. */
  run_id: string;
  /** Its log, or the first of them. */
  path: string;
  /** What was found, by step. */
  alerts: Array<Alert>;
}

/** What `rldk check --format json` prints. */
export interface CheckOutput {
  /** Every run that was judged. */
  runs: Array<CheckedRun>;
}
