// DO NOT EDIT. Generated from schema/live_run.schema.json by `python -m codegen`.

import type { Alert } from "./alert";

/** One thing to know before the numbers are trusted. */
export interface LiveTrust {
  /** Whether it is as it should be. */
  fine: boolean;
  /** What it is; names stand between backticks. */
  text: string;
  /** What the lines of `more` are; empty without any. */
  what: string;
  /** What belongs to it, a line each. */
  more: Array<string>;
}

/** One figure of a run. */
export interface LiveFigure {
  /** What it is. */
  name: string;
  /** Its value, in words. */
  value: string;
  /** What is to be said of it besides; empty for nothing. */
  below: string;
}

/** One start of a run, in words. */
export interface LiveAttempt {
  /** Its number. */
  attempt: string;
  /** How it began. */
  how: string;
  /** What it was started with that the one before was not; empty for nothing. */
  changed: string;
  /** Its train steps that count. */
  steps: string;
  /** When it started. */
  started: string;
  /** For how long it ran. */
  ran: string;
  /** How it ended. */
  ended: string;
  /** The error that ended it; empty for none. */
  why: string;
  /** Events that it could not write. */
  dropped: string;
  /** What retention deleted of its log. */
  deleted: string;
}

/** What one rank says of its machine. */
export interface LiveHost {
  /** Its rank. Null if unknown. Range: [0, 9007199254740991]. */
  rank: number | null;
  /** Name of its host. Null if unknown. */
  host: string | null;
  /** The last step that it tells of. Null for none. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number | null;
  /** Metric of resources or network to its last value. */
  values: { [name: string]: number };
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
}

/** Something that happened. */
export interface LiveMoment {
  /** At which step. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number;
  /** What kind of thing: `evaluated`, or the kind of the event. */
  kind: string;
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
  /** When its log was read for this, Unix time. Unit: s. */
  as_of: number;
  /** Why its log cannot be read; then all else is empty. Null if it can. */
  unread: string | null;
  /** The run in a few figures. */
  figures: Array<LiveFigure>;
  /** What was run, by name, in words; null where it is not known. */
  facts: { [name: string]: string | null };
  /** The verdict, after the state of a run that did not come to its end. */
  word: string;
  /** What is to be said of its health, in one sentence. */
  sentence: string;
  /** What the health rules found, by step. */
  alerts: Array<Alert>;
  /** What the numbers can be trusted for. */
  trust: Array<LiveTrust>;
  /** Its attempts. */
  bars: Array<LiveBar>;
  /** What happened at which step. */
  moments: Array<LiveMoment>;
  /** The attempts that its manifest tells of, in words; those that began last. */
  attempts: Array<LiveAttempt>;
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
  /** What the last steps of each rank say of the machine that it is on. */
  hosts: Array<LiveHost>;
  /** The first step that has completions. Null without any. Unit: {step}. Range: [0, 9007199254740991]. */
  first_sample_step: number | null;
  /** The metrics that it has values of: those of the schema first, then others. */
  metrics: Array<string>;
  /** What is not shown, a sentence each. */
  left_out: Array<string>;
}
