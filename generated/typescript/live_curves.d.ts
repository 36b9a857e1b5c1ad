// DO NOT EDIT. Generated from schema/live_curves.schema.json by `python -m codegen`.

/** Something of a run that is not drawn. */
export interface LiveLeftOut {
  /** Id of the run. */
  run: string;
  /** What it is: lines beyond the first 8 stages or evaluation sets. `metrics`: it has so many that this one may be among those that were not looked for, or it could not be read. */
  what: "stages or processes" | "evaluation sets" | "metrics";
  /** How many there are, counted up to 10,000. Range: [1, 10000]. */
  count: number;
}

/** One line of a plot. */
export interface LiveLine {
  /** Id of the run. */
  run: string;
  /** Which of its series: `train`, a stage, an evaluation. */
  series: string;
  /** Whether it is an evaluation. */
  evaluation: boolean;
  /** Of `hours` and `time`: what the seconds in `x` count from, Unix time. Null otherwise. Unit: s. */
  start: number | null;
  /** The last value. Null if there is none. Unit: {metric}. */
  last: number | "NaN" | "Infinity" | "-Infinity" | null;
  /** Its step. Null if there is none. Unit: {step}. Range: [0, 9007199254740991]. */
  last_step: number | null;
  /** How many values are NaN or infinite. Range: [0, 9007199254740991]. */
  nonfinite: number;
  /** Where some of these are, at most 100. */
  odd: Array<LiveOdd>;
  /** At least so many finite values are beyond the largest float32, and stand in the arrays as that. Range: [0, 9007199254740991]. */
  huge: number;
}

/** A value that is NaN or infinite. */
export interface LiveOdd {
  /** Its step. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number;
  /** What it is. */
  word: "NaN" | "Infinity" | "-Infinity";
}

/** The head of a binary message of `rldk serve`. The message: the length of the head in bytes as 4 bytes, little-endian; the head as JSON, filled up with blanks to a multiple of 4; then for each line, one after the other, the arrays `low`, `high`, `mean` and `count` of `buckets` float32 each, little-endian, and a fifth, `x`, unless `x` is `step`. A bucket whose count is 0 has no value; a count is negative where the highest value came before the lowest. A finite number beyond the largest float32, 3.4028235e38, stands in an array as that, with its sign. */
export interface LiveCurves {
  /** Whose curves these are. */
  metric: string;
  /** `first` of the request, so that an answer is not taken for another. Null for all. Unit: {step}. Range: [0, 9007199254740991]. */
  asked: number | null;
  /** What the array `x` has: tokens seen, seconds since `start`, or nothing. */
  x: "step" | "tokens" | "hours" | "time";
  /** A bucket is 2 to the power of this many steps wide. Range: [0, 62]. */
  shift: number;
  /** Number of the first bucket here: it begins at `start` times its width. Range: [0, 9007199254740991]. */
  start: number;
  /** How many buckets there are here. Range: [0, 9007199254740991]. */
  buckets: number;
  /** Whether this is all there is of these lines; else it replaces what there was from the first bucket on. */
  whole: boolean;
  /** The runs that are told of here: their lines that are not here have no value. */
  runs: Array<string>;
  /** The lines. */
  lines: Array<LiveLine>;
  /** What of these runs is not drawn, as a run may have any number of it. */
  left_out: Array<LiveLeftOut>;
}
