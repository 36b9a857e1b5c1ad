// DO NOT EDIT. Generated from schema/comparison.schema.json by `python -m codegen`.

import type { Coverage } from "./coverage";

/** One run, or a part of one. */
export interface ComparedRun {
  /** What it is called here: its name, where several have that name its log, and the part after an @. */
  label: string;
  /** Name of the run. */
  run_id: string;
  /** The attempt or the stage that is meant. Null for all of the run that counts. */
  part: string | null;
  /** Its log, or the first of them. */
  path: string;
  /** What wrote the log: `rldk`, else the framework with its version and what trained, as far as they are known. */
  read_as: string;
  /** How its last attempt ended, or that it is running. `silent`: it wrote no end, so it was killed or hangs. `unknown`: its log does not say. */
  state: "running" | "finished" | "failed" | "interrupted" | "stopped" | "ended_early" | "silent" | "unknown";
  /** The gravest of its alerts that is at least a warning. `quiet`: there is none, and the core was judged. `not judged`: there is none, but some of the core could not be judged: see `unmeasured`, which another verdict may have, too. */
  verdict: "critical" | "warning" | "quiet" | "not judged";
  /** Step of the first alert that is at least a warning. Null where there is none. Unit: {step}. Range: [0, 9007199254740991]. */
  first_bad_step: number | null;
  coverage: Coverage;
  /** What of the log the verdict leaves out, in one line, such as superseded steps, lines that could not be read, or other ranks. Null if nothing. */
  hides: string | null;
  /** Number of its train steps. Unit: {step}. Range: [0, 9007199254740991]. */
  steps: number;
  /** Its lowest train step. Null where there is none. Unit: {step}. Range: [0, 9007199254740991]. */
  first_step: number | null;
  /** Its highest train step. Null where there is none. Unit: {step}. Range: [0, 9007199254740991]. */
  last_step: number | null;
}

/** One number at one step. */
export interface FirstDifference {
  /** Its step. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number;
  /** The metric, or the field of `data_slice`. Of several, one of the data first, then core metrics. */
  metric: string;
  /** By label, the value of each run that has one. */
  values: { [name: string]: unknown };
  /** What it is of: train steps, an evaluation, a summary, or one of these in a later stage. */
  series: string;
  /** Other metrics that differ first at this very step. */
  also: Array<string>;
}

/** Where a run leaves the first one. */
export interface FoundDivergence {
  /** The first step at which they differ beyond the noise of each. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number;
  /** How that was found. */
  method: string;
  /** How far they are apart, in units of their noise. */
  size: number | "NaN" | "Infinity" | "-Infinity";
  /** Label of the run that leaves. */
  run: string;
  /** What the metric is of. */
  series: string;
}

/** Something in which runs differ. */
export interface FoundDifference {
  /** The setting, or the field of an event with its group. */
  key: string;
  /** By label, what each run has. A run that lacks it is missing here; null is a value. */
  values: { [name: string]: unknown };
  /** The first shared step at which it differs. Null for what is not told step by step. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number | null;
}

/** What differs besides numbers. */
export interface FoundDifferences {
  /** Settings, flat: `a.b` is `b` in `a`; and model, optimizer and schedule. */
  config: Array<FoundDifference>;
  /** Versions, commit, host, launcher, number of processes, devices. */
  environment: Array<FoundDifference>;
  /** Seeds of the settings, and of each step. */
  seeds: Array<FoundDifference>;
  /** Data set, sizes and token counts of the steps. */
  data: Array<FoundDifference>;
}

/** How many keys of each kind all runs have with the same value. */
export interface EqualKeys {
  /** Of the settings. Range: [0, 9007199254740991]. */
  config: number;
  /** Of the environment. Range: [0, 9007199254740991]. */
  environment: number;
  /** Of the seeds. Range: [0, 9007199254740991]. */
  seeds: number;
  /** Of the data. Range: [0, 9007199254740991]. */
  data: number;
}

/** How a metric of a run ends. */
export interface FinalValue {
  /** The last step that has a value. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number;
  /** The value there. Unit: {metric}. */
  value: number | "NaN" | "Infinity" | "-Infinity";
  /** Mean of the last tenth of its values, at least 10 of them. Null if none of these is finite. Unit: {metric}. */
  mean: number | null;
  /** Standard deviation of the same. Null of fewer than two. Unit: {metric}. Range: >= 0. */
  sd: number | null;
  /** How many finite values these are. Unit: {value}. Range: [0, 9007199254740991]. */
  values: number;
  /** How many of the last tenth are NaN or infinite. Unit: {value}. Range: [0, 9007199254740991]. */
  nonfinite: number;
  /** The highest value of a reward, the lowest of a loss. Null of other metrics. Unit: {metric}. */
  best: number | null;
  /** Its step. Unit: {step}. Range: [0, 9007199254740991]. */
  best_step: number | null;
}

/** Runs that have one value of the setting. */
export interface RunGroup {
  /** The value, as text. */
  value: string;
  /** Labels of its runs. */
  runs: Array<string>;
  /** Settings other than seeds that are not the same in all of its runs. */
  differing: Array<string>;
}

/** By how much a group's final values exceed those of the first group. */
export interface GroupInterval {
  /** The metric. */
  metric: string;
  /** Value of the setting in the other group. */
  group: string;
  /** Number of runs of the first group that it is based on. Unit: {run}. Range: [2, 9007199254740991]. */
  first_runs: number;
  /** Number of runs of the other group that it is based on. Unit: {run}. Range: [2, 9007199254740991]. */
  runs: number;
  /** Labels of the runs of both that it is not based on: the metric has no finite value in the last tenth. */
  left_out: Array<string>;
  /** Mean of the group's final values less that of the first group's. Unit: {metric}. */
  difference: number;
  /** Lower end of the interval. Unit: {metric}. */
  low: number;
  /** Upper end of it. Unit: {metric}. */
  high: number;
  /** How it was found. */
  method: string;
}

/** Groups of runs against each other: what differs within one is the seed. */
export interface RunGroups {
  /** The setting that makes them. */
  key: string;
  /** The groups. */
  groups: Array<RunGroup>;
  /** Each group but the first against that one, by metric; none of groups that are too small. */
  intervals: Array<GroupInterval>;
  /** Which runs are in no group, and which metrics have no interval, a sentence each. */
  left_out: Array<string>;
}

/** A run and the first one. */
export interface ComparedPair {
  /** Label of the run. */
  run: string;
  /** Number of train steps that both have. Unit: {step}. Range: [0, 9007199254740991]. */
  shared_steps: number;
  /** Number of metrics that were compared: that both have at steps which both have. Unit: {metric}. Range: [0, 9007199254740991]. */
  compared: number;
  /** The last shared step before any number differs; the last one if none does. Null if there is none. Unit: {step}. Range: [0, 9007199254740991]. */
  equal_until: number | null;
  /** The first number that differs. Null if none does. */
  first_difference: FirstDifference | null;
  /** The first number that only one has. Null if there is none. */
  first_missing: FirstDifference | null;
  /** By metric, where the run leaves the first one by more than the noise of each. */
  divergence: { [name: string]: FoundDivergence };
}

/** Whether runs are as equal as they were asked to be. */
export interface Asserted {
  /** Whether they are. */
  holds: boolean;
  /** What is against it, the first difference first. */
  why_not: Array<string>;
}

/** What `rldk compare --format json` prints. */
export interface Comparison {
  /** What is compared, in the order in which it was named. All are compared with the first. */
  runs: Array<ComparedRun>;
  /** What is to be said in one sentence. */
  sentence: string;
  /** Number of train steps that all have. Unit: {step}. Range: [0, 9007199254740991]. */
  shared_steps: number;
  /** The last shared step before any number differs; the last shared step if none does. Null if the first one differs, or there is none. Unit: {step}. Range: [0, 9007199254740991]. */
  equal_until: number | null;
  /** The first number that differs from that of the first run at all, to the last bit; -0.0 is not 0.0, and NaN is NaN. Null if none does. */
  first_difference: FirstDifference | null;
  /** The first number that one has and another has not, at a step that both have. Null if there is none. */
  first_missing: FirstDifference | null;
  /** Number of metrics that were compared. Unit: {metric}. Range: [0, 9007199254740991]. */
  compared: number;
  /** The metrics that differ, each with the first step at which it does, in order of these. */
  differing: { [name: string]: number };
  /** Metrics that were not compared, as they tell of the machine: times, throughput, resources, network. */
  not_compared: Array<string>;
  /** Metrics in which a run leaves the first one by more than the noise of each: where that is first. */
  divergence: { [name: string]: FoundDivergence };
  differences: FoundDifferences;
  equal_keys: EqualKeys;
  /** By metric and label, how each run ends. Of an evaluation the series stands behind the metric's name. */
  final: { [name: string]: { [name: string]: FinalValue } };
  /** The runs in groups that a setting makes. Null if that was not asked for. */
  groups: RunGroups | null;
  /** Each run but the first, compared with that one. */
  pairs: Array<ComparedPair>;
  /** Whether what was asked for holds. Null if nothing was. */
  asserted: Asserted | null;
  /** What was not compared, or is not known, a sentence each. */
  left_out: Array<string>;
}
