// DO NOT EDIT. Generated from schema/metric_summary.schema.json by `python -m codegen`.

/** One metric in its unit. Values that are not finite are counted, and left out of min, max and mean. */
export interface MetricSummary {
  /** Number of values. Unit: {value}. Range: [1, 9007199254740991]. */
  count: number;
  /** How many of them are NaN or infinite. Unit: {value}. Range: [0, 9007199254740991]. */
  nonfinite: number;
  /** The first value. Unit: {metric}. */
  first: number | "NaN" | "Infinity" | "-Infinity" | null;
  /** The last value. Unit: {metric}. */
  last: number | "NaN" | "Infinity" | "-Infinity" | null;
  /** The least. Null if none is finite. Unit: {metric}. */
  min: number | null;
  /** The greatest. Null if none is finite. Unit: {metric}. */
  max: number | null;
  /** The mean. Null if no value is finite; infinite where the sum overflows. Unit: {metric}. */
  mean: number | "NaN" | "Infinity" | "-Infinity" | null;
}
