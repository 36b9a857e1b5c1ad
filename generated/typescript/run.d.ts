// DO NOT EDIT. Generated from schema/run.schema.json by `python -m codegen`.

/** How a raw key feeds a metric. */
export interface MetricSource {
  /** How the framework estimates the value, where that matters. */
  estimator: string | null;
}

/** One start of the run. */
export interface AttemptRecord {
  /** Counts the starts of this log, from 1. Null while the log could not be opened. Range: [1, 9007199254740991]. */
  attempt: number | null;
  /** Shared by all ranks of one launch: the launcher's or scheduler's id, else random. */
  attempt_id: string | null;
  /** When it started, Unix time, negative where the host's clock is before 1970. Unit: s. */
  started: number;
  /** When it ended, Unix time. Null while it runs, and if it was killed. Unit: s. */
  ended?: number | null;
  /** How it ended. Null while it runs, and if it was killed. */
  ending?: "finished" | "failed" | "interrupted" | "stopped" | "ended_early" | null;
  /** Events that it could not write. Null until it ends. Unit: {event}. Range: [0, 9007199254740991]. */
  dropped?: number | null;
  /** Of `started`: how the attempt relates to the ones before. `new`: there is none. `resumed`: it continues from `from_step`, and hides what `from_attempt` did after that. `restarted`: it resumes nothing, and the one before did not finish: it hides the steps that it repeats. `stage`: it resumes nothing, and the one before finished: it hides nothing. `trial`: the first attempt of a trial of a hyperparameter search. Null where it is unknown. */
  opening?: "new" | "resumed" | "restarted" | "stage" | "trial" | null;
  /** Of a resumed attempt: the step that it continues from. Unit: {step}. Range: [0, 9007199254740991]. */
  from_step?: number | null;
  /** Of a resumed attempt: the attempt that it continues. Range: [1, 9007199254740991]. */
  from_attempt?: number | null;
  /** Of `started`: name of the trial of a hyperparameter search that the run is. Null for a run that is none. */
  trial?: string | null;
  /** What the search chose for this trial. Null or absent where it is none. */
  trial_parameters?: { [name: string]: unknown } | null;
  /** Its first train step. Null if it has none, and while it runs. Unit: {step}. Range: [0, 9007199254740991]. */
  first_step?: number | null;
  /** The step that it ended at. Null while it runs, and if it was killed. Unit: {step}. Range: [0, 9007199254740991]. */
  last_step?: number | null;
  /** How long it ran, by a clock that is never set back. Null while it runs, and if it was killed. Unit: s. Range: >= 0. */
  wall_time?: number | null;
  /** Type of the exception that ended the attempt. */
  error_type?: string | null;
  /** Message of that exception. */
  error_message?: string | null;
  /** Name of the signal that interrupted the attempt. */
  signal?: string | null;
  /** What it was started with and the attempt before it was not, by key: its value, or null where the key is gone; secrets are hidden. Of the first attempt: all that it was started with, once a later one differs. Null or absent where nothing differs, or nothing is known. */
  config?: { [name: string]: unknown } | null;
  /** What it ran in: versions of Python and of the frameworks, host, number of processes, devices, commit of the code. Null where it is unknown. */
  environment?: { [name: string]: unknown } | null;
  /** Values that are not in the log as they were given: how many of each field, by its path. Null or absent if none. */
  altered?: { [name: string]: number } | null;
  /** Why events were lost: how many for each reason. Null or absent if none were. */
  drop_reasons?: { [name: string]: number } | null;
  /** What retention has deleted of its log. Null or absent if nothing. */
  deleted_segments?: DeletedSegments | null;
}

/** Closed segments of the log that retention deleted. */
export interface DeletedSegments {
  /** How many. Unit: {file}. Range: [1, 9007199254740991]. */
  count: number;
  /** Name of the first. */
  first: string;
  /** Name of the last. */
  last: string;
}

/** What was run: the file `{run_id}_run.json`. */
export interface RunManifest {
  /** Name of the run. */
  run_id: string;
  /** Version of the event schema that the log was written in. */
  schema_version: string;
  /** Version of rldk that wrote the log. */
  rldk_version: string;
  /** Whose keys were logged. Null if the names were canonical already. */
  framework: string | null;
  /** Its version. */
  framework_version: string | null;
  /** What trained. */
  algorithm: string | null;
  /** Version of Python. */
  python: string;
  /** Host that wrote the manifest. */
  hostname: string;
  /** The user's name for the runs that this one belongs to, such as those of a sweep. Null for none. */
  group?: string | null;
  /** The user's labels for the run. */
  tags?: Array<string>;
  /** What the run was started with; secrets are hidden. Null if it is not known. */
  config: { [name: string]: unknown } | null;
  /** Canonical metric to the raw keys that fed it. */
  metric_sources: { [name: string]: { [name: string]: MetricSource } };
  /** Every start of the run that is known, in order of time. */
  attempts: Array<AttemptRecord>;
}
