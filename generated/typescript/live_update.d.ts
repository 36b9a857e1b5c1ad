// DO NOT EDIT. Generated from schema/live_update.schema.json by `python -m codegen`.

import type { Comparison } from "./comparison";
import type { LiveRun } from "./live_run";

/** One run in the table. */
export interface LiveRow {
  /** Stands for the run in requests, for as long as the server runs and after. */
  id: string;
  /** Name of the run, as its files are called: anyone may have named them. */
  run_id: string;
  /** Its log, from the directory on that is served. */
  place: string;
  /** What wrote the log. */
  read_as: string;
  /** How its last attempt ended, or that it is running; of a run that was not looked at yet `unknown`. */
  state: "running" | "finished" | "failed" | "interrupted" | "stopped" | "ended_early" | "silent" | "unknown";
  /** The error or the signal that ended the run. Null for none. */
  error: string | null;
  /** Of the health rules. Null while the run has not been judged yet. */
  verdict: "critical" | "warning" | "quiet" | "not judged" | null;
  /** What the verdict is based on, in few words: how many rules could judge the run, and how many of its metrics were recognised if some were not. */
  based_on: string | null;
  /** What was found, or what could not be judged, in one sentence. Null for nothing. */
  why: string | null;
  /** The last step that the verdict knows. Null before it. Unit: {step}. Range: [0, 9007199254740991]. */
  judged_to: number | null;
  /** When its log was read for the verdict, or was last seen not to have changed since, Unix time. Null before it. Unit: s. */
  judged_at: number | null;
  /** Whether its log has changed since, and more than 10 s ago: the verdict and the numbers here are then of `judged_at`. */
  behind: boolean;
  /** Step of the first alert that is at least a warning. Null for none. Unit: {step}. Range: [0, 9007199254740991]. */
  first_bad_step: number | null;
  /** How many alerts are critical, warnings, and for information. */
  alerts: Array<number>;
  /** What of the log the verdict leaves out, in one line. Null for nothing. */
  hides: string | null;
  /** The user's name for the runs that this one belongs to. Null for none. */
  group: string | null;
  /** Name of the trial of a search that it is. Null for none. */
  trial: string | null;
  /** The user's labels. */
  tags: Array<string>;
  /** How often it was started. Null if unknown. Range: [0, 9007199254740991]. */
  attempts: number | null;
  /** Number of stages. Null if unknown. Range: [0, 9007199254740991]. */
  stages: number | null;
  /** Its lowest train step. Null for none. Unit: {step}. Range: [0, 9007199254740991]. */
  first_step: number | null;
  /** Its highest train step. Null for none. Unit: {step}. Range: [0, 9007199254740991]. */
  last_step: number | null;
  /** When its first event was written, Unix time. Null if unknown. Unit: s. */
  started: number | null;
  /** When its latest event was written, Unix time. Null if unknown. Unit: s. */
  last_event: number | null;
  /** What it cost so far. Null if unknown. Unit: h. */
  accelerator_hours: number | null;
  /** Why its log cannot be read. Null if it can. */
  unread: string | null;
}

/** A change of the list of runs. */
export interface LiveRuns {
  /** Whether these are all runs: those that are not among them are gone. */
  whole: boolean;
  /** Runs that are new or have changed. */
  rows: Array<LiveRow>;
  /** Ids of runs that are not there any more. */
  gone: Array<string>;
}

/** How far the server has come with all runs. */
export interface LiveProgress {
  /** The directories that are served. */
  roots: Array<string>;
  /** Whether it still looks for runs for the first time. */
  looking: boolean;
  /** Runs that were found. Range: [0, 9007199254740991]. */
  runs: number;
  /** Those that were judged. Range: [0, 9007199254740991]. */
  judged: number;
  /** Those whose columns are known. Range: [0, 9007199254740991]. */
  summed: number;
  /** What of the directories is not read or not offered, a sentence each. */
  left_out: Array<string>;
  /** What keeps the server from being up to date, a sentence each: what has taken long until now, as with a file system that does not answer, and what failed in the last 5 min. */
  problems: Array<string>;
}

/** What may stand in columns and plots. */
export interface LiveNames {
  /** Metric to how many runs have it; the core metrics are the first. */
  metrics: { [name: string]: number };
  /** Setting to how many runs have it. */
  settings: { [name: string]: number };
}

/** One column. */
export interface LiveValues {
  /** What it shows. */
  kind: "metric" | "setting";
  /** The metric or the setting. */
  name: string;
  /** Which figure of the metric. Null for a setting. */
  figure: "last" | "first" | "mean" | "min" | "max" | "count" | null;
  /** Whether these are all values: runs that are not among them have none. */
  whole: boolean;
  /** Id of a run to its value. Of a metric a number, or `NaN`, `Infinity`, `-Infinity`. Of a setting a number, unless it is too large to be exact, a text as it is, or anything else as JSON. Null where the run has none any more. */
  values: { [name: string]: number | null };
}

/** Events of one run. */
export interface LiveEvents {
  /** Id of the run. */
  run: string;
  /** Its name. */
  run_id: string;
  /** The events, as the schema of an event has them, in the order of the log. */
  events: Array<unknown>;
  /** How many lines before and among them were left out, as there were too many at once, they were no events, or their file was deleted or damaged before they were read; of such a file at least 1. Range: [0, 9007199254740991]. */
  skipped: number;
}

/** Completions of one run. */
export interface LiveSamples {
  /** Id of the run. */
  run: string;
  /** Their step. Null if the run has none. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number | null;
  /** The steps that have any, in order; of very many an even choice, with `step` and those beside it. */
  steps: Array<number>;
  /** How many each of these has. */
  counts: Array<number>;
  /** The completions; long texts are cut, and say so. */
  samples: Array<LiveSample>;
  /** How many of the step there are. Range: [0, 9007199254740991]. */
  count: number;
  /** How many of these were searched for the text before time was up; all of them without a text. Range: [0, 9007199254740991]. */
  searched: number;
  /** How many of those that were searched have the text. Range: [0, 9007199254740991]. */
  matching: number;
  /** The finite rewards of the step in rising order; of very many an even choice, with the lowest and the highest. */
  spread: Array<number>;
  /** How much of its files was looked at so far: below 1 there may be more when it is asked again. Range: [0, 1]. */
  share: number;
  /** What is not shown, a sentence each. */
  left_out: Array<string>;
}

/** A text, or a message of a conversation. */
export interface LiveText {
  /** Whose message it is. Null for a text. */
  role: string | null;
  /** Its beginning. */
  text: string;
  /** How many characters are not shown. Range: [0, 9007199254740991]. */
  cut: number;
}

/** One completion. */
export interface LiveSample {
  /** Stands for it when its whole text is asked for. Range: [0, 9007199254740991]. */
  place: number;
  /** Place in the batch. Range: [0, 9007199254740991]. */
  index: number;
  /** Attempt of the run. Null if unknown. Range: [1, 9007199254740991]. */
  attempt: number | null;
  /** What was asked. */
  prompt: Array<LiveText>;
  /** What was answered. */
  completion: Array<LiveText>;
  /** What else its trainer has of it, as text. */
  extra: { [name: string]: LiveText };
  /** Its reward. Null if it is missing. */
  reward: number | "NaN" | "Infinity" | "-Infinity" | null;
  /** Reward function to its reward. */
  rewards: { [name: string]: number | "NaN" | "Infinity" | "-Infinity" | null };
  /** What it was trained with. Null if unknown. */
  advantage: number | "NaN" | "Infinity" | "-Infinity" | null;
}

/** What `rldk serve` sends over its WebSocket, as text; curves come as binary messages, see `live_curves`. What is null has not changed. */
export interface LiveUpdate {
  /** Stands for this start of the server. */
  server: string;
  /** Of the list of runs. Range: [0, 9007199254740991]. */
  revision: number;
  /** `id` of the request that this answers. Null for none. Range: [0, 9007199254740991]. */
  answer_to: number | null;
  /** Why the request cannot be answered. Null if it can. */
  problem: string | null;
  /** Whether the client was too slow, and updates were dropped: it must ask again for all it wants. */
  resync: boolean;
  /** Runs that have changed. */
  runs: LiveRuns | null;
  /** How far the server has come. */
  progress: LiveProgress | null;
  /** What may stand in columns and plots. */
  names: LiveNames | null;
  /** Columns that were asked for. */
  columns: Array<LiveValues> | null;
  /** Events that were written. */
  events: Array<LiveEvents> | null;
  /** The details that were asked for. */
  run: LiveRun | null;
  /** The completions that were asked for, a list for each run. */
  samples: Array<LiveSamples> | null;
  /** The comparison that was asked for. */
  comparison: Comparison | null;
}
