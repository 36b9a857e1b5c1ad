// DO NOT EDIT. Generated from schema/coverage.schema.json by `python -m codegen`.

import type { NotJudged } from "./not_judged";

/** What a verdict is based on: a run is healthy only as far as it could be judged. */
export interface Coverage {
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
}
