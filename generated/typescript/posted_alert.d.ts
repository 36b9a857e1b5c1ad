// DO NOT EDIT. Generated from schema/posted_alert.schema.json by `python -m codegen`.

/** One alert of one run, as it is posted to the addresses in `RLDK_ALERT_WEBHOOK`. */
export interface PostedAlert {
  /** Name of the run. */
  run_id: string;
  /** Name of the rule. Names are stable. */
  rule: string;
  /** How grave it is. */
  severity: "info" | "warning" | "critical";
  /** Optimizer step at which the rule was sure. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number;
  /** A sentence that explains it, and another that says what to try. */
  message: string;
  /** The metric that was judged. Null where the rule judges something else, such as a checkpoint. */
  metric?: string | null;
  /** What was judged, in the metric's unit. Unit: {metric}. */
  value?: number | "NaN" | "Infinity" | "-Infinity" | null;
  /** What the value was held against, in the metric's unit. Unit: {metric}. */
  threshold?: number | "NaN" | "Infinity" | "-Infinity" | null;
  /** What is usual in this run, in the metric's unit. Null where the threshold is absolute. Unit: {metric}. */
  baseline?: number | "NaN" | "Infinity" | "-Infinity" | null;
  /** Null: what is posted while a run is trained is of its present attempt. Range: [1, 9007199254740991]. */
  attempt?: number | null;
}
