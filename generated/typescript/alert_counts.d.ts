// DO NOT EDIT. Generated from schema/alert_counts.schema.json by `python -m codegen`.

/** Number of alerts by severity. */
export interface AlertCounts {
  /** Alerts of severity info. Unit: {alert}. Range: [0, 9007199254740991]. */
  info: number;
  /** Alerts of severity warning. Unit: {alert}. Range: [0, 9007199254740991]. */
  warning: number;
  /** Alerts of severity critical. Unit: {alert}. Range: [0, 9007199254740991]. */
  critical: number;
}
