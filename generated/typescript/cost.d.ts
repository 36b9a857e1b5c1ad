// DO NOT EDIT. Generated from schema/cost.schema.json by `python -m codegen`.

/** What a run cost, in accelerator-hours: for each attempt its wall time, times its processes, times the accelerators of each. What is unknown is null, never 0. */
export interface Cost {
  /** Of all attempts. Null where the processes, the accelerators or the time of one are unknown. Unit: h. Range: >= 0. */
  accelerator_hours: number | null;
  /** Spent on steps that a later attempt repeated. Unit: h. Range: >= 0. */
  superseded: number | null;
  /** Spent in stalls. Unit: h. Range: >= 0. */
  stalled: number | null;
  /** Spent after the first critical alert. 0 where there is none. Unit: h. Range: >= 0. */
  after_first_critical: number | null;
}
