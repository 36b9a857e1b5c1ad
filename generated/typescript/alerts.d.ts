// DO NOT EDIT. Generated from schema/alerts.schema.json by `python -m codegen`.

import type { Alert } from "./alert";
import type { Coverage } from "./coverage";

/** What the health rules found in a run: the file `{run_id}_alerts.json`. */
export interface Alerts {
  /** Name of the run. */
  run_id: string;
  /** In the order in which they were found. Null where no rules were run, which is not the same as none found. */
  alerts: Array<Alert> | null;
  /** What the rules could judge: without it, no alert says nothing. Null where no rules were run, and in a live run before its 50th train event. */
  coverage?: Coverage | null;
}
