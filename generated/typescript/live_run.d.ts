// DO NOT EDIT. Generated from schema/live_run.schema.json by `python -m codegen`.

import type { Alert } from "./alert";

/** One thing to know before the numbers are trusted. */
export interface LiveTrust {
  /** Whether it is as it should be. */
  fine: boolean;
  /** What it is. */
  text: string;
}

/** One attempt on the time line. */
export interface LiveBar {
  /** Its number. Null if unknown. Range: [1, 9007199254740991]. */
  attempt: number | null;
  /** Its first train step. Unit: {step}. Range: [0, 9007199254740991]. */
  first: number;
  /** Its last train step. Unit: {step}. Range: [0, 9007199254740991]. */
  last: number;
  /** The series that its steps are drawn in. */
  line: string;
  /** How it began. */
  how: string;
}

/** Something that happened. */
export interface LiveMoment {
  /** At which step. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number;
  /** What. */
  text: string;
}

/** A note, however often it stands there. */
export interface LiveNote {
  /** The first step that has it. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number;
  /** The phase of that event. */
  phase: string;
  /** How often it is there. Range: [0, 9007199254740991]. */
  count: number;
  /** The note. */
  text: string;
}

/** A checkpoint. */
export interface LiveCheckpoint {
  /** After which step it was saved. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number;
  /** Attempt of the run. Null if unknown. Range: [1, 9007199254740991]. */
  attempt: number | null;
  /** Its directory. Null if the log does not say. */
  path: string | null;
  /** What was found in it. */
  facts: Array<string>;
  /** What is wrong with it. */
  damage: Array<string>;
  /** Whether a later attempt went back before it. */
  superseded: boolean;
}

/** The details of one run, in an update of `rldk serve`. */
export interface LiveRun {
  /** Stands for the run. */
  id: string;
  /** Where its log is. */
  path: string;
  /** What was run, by name, in words. */
  facts: { [name: string]: string };
  /** What is to be said of its health, in one sentence. Null while it was not judged. */
  sentence: string | null;
  /** What the health rules found, by step. */
  alerts: Array<Alert>;
  /** What the numbers can be trusted for. */
  trust: Array<LiveTrust>;
  /** Its attempts. */
  bars: Array<LiveBar>;
  /** What happened at which step. */
  moments: Array<LiveMoment>;
  /** Notes of the log. */
  notes: Array<LiveNote>;
  /** Metric to the last value in an event that is of no train step or evaluation. */
  final: { [name: string]: number };
  /** Its configuration. Null if it is not known. */
  config: { [name: string]: unknown } | null;
  /** Metric to the raw keys that fed it, with the estimator where that matters. */
  sources: { [name: string]: Array<string> };
  /** Its checkpoints, in order. */
  checkpoints: Array<LiveCheckpoint>;
  /** Hosts and ranks whose resources the log has, as series of its curves. */
  hosts: Array<string>;
  /** The steps that have completions. */
  sample_steps: Array<number>;
  /** Metrics that are drawn and that the schema does not know. */
  undeclared: Array<string>;
  /** What is not shown, a sentence each. */
  left_out: Array<string>;
}
