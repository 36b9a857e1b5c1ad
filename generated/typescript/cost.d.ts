// DO NOT EDIT. Generated from schema/cost.schema.json by `python -m codegen`.

/** What a run cost, in accelerator-hours: number of processes times wall time. What is unknown is null, never 0. */
export interface Cost {
  /** Of all attempts. Null where the log does not tell of accelerators, or of time. Unit: h. Range: >= 0. */
  accelerator_hours: number | null;
  /** Spent on steps that a later attempt repeated. Unit: h. Range: >= 0. */
  superseded: number | null;
  /** Spent in stalls. Unit: h. Range: >= 0. */
  stalled: number | null;
  /** Spent after the first critical alert. 0 where there is none. Unit: h. Range: >= 0. */
  after_first_critical: number | null;
}
