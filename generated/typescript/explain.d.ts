// DO NOT EDIT. Generated from schema/explain.schema.json by `python -m codegen`.

/** One raw key that means a metric. */
export interface Origin {
  /** The metric. */
  metric: string;
  /** Whose key it is. */
  framework: string;
  /** Algorithms in which it means this. Empty for all. */
  algorithms: Array<string>;
  /** Framework versions: a range, or `all`. */
  versions: string;
  /** Settings of the run under which it does. Empty for any. */
  settings: string;
  /** The key. */
  key: string;
  /** Factor from the raw value to the metric's unit. Null for 1. */
  scale: number | null;
  /** What is added then: a metric that is 1 - x has the scale -1 and the offset 1. Null for 0. */
  offset: number | null;
  /** How the framework estimates the value, where that matters. */
  estimator: string | null;
}

/** What a name means: what `rldk explain --format json` prints. */
export interface Explanation {
  /** The name. */
  name: string;
  /** `metric`; `field` of an event; or `key`: a raw key that is no name of the schema. */
  kind: "metric" | "field" | "key";
  /** Unit in UCUM. Null for text and keys. */
  unit: string | null;
  /** Range of valid values. Null where there is none. */
  bounds: string | null;
  /** What it is. Null for a key. */
  description: string | null;
  /** What a metric is easily taken for, or hides. */
  traps: Array<string>;
  /** The keys that feed the metric of this name. */
  origins: Array<Origin>;
  /** What the raw key of this name means: a metric may be called like a key that means another one. */
  meanings: Array<Origin>;
  /** In a context with a framework that has a key of this name: the name that it is stored under where nothing is known of the run's settings. */
  stored_as: string | null;
  /** The frameworks, of those in question, that are known to log a key of this name. */
  logged_by: Array<string>;
  /** What a name that no declaration explains is about, by its last word: `kl`, `entropy`, `reward`, `grad_norm` or `loss`. A rule that needs no absolute scale may judge it. Null for every other name. */
  role: string | null;
}
