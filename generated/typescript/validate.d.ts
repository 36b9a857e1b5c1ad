// DO NOT EDIT. Generated from schema/validate.schema.json by `python -m codegen`.

/** The verdict on one file. */
export interface ValidatedFile {
  /** The file; `-` for standard input. */
  path: string;
  /** Whether it has no error. */
  valid: boolean;
  /** Number of valid events. Unit: {event}. Range: [0, 9007199254740991]. */
  events: number;
  /** Bytes after the last newline, of an event that was being written. Null if there are none. */
  torn_tail: TornTail | null;
  /** Why it is not valid. */
  errors: Array<FileProblem>;
  /** What is allowed but suspect. */
  warnings: Array<FileProblem>;
}

/** An unfinished last line. */
export interface TornTail {
  /** Its number, from 1. Unit: {line}. Range: [1, 9007199254740991]. */
  line: number;
  /** Where it begins. Unit: By. Range: [0, 9007199254740991]. */
  offset: number;
  /** Its length. Unit: By. Range: [0, 9007199254740991]. */
  bytes: number;
}

/** One problem of one line. */
export interface FileProblem {
  /** Number of the line, from 1. Null for the whole file. Unit: {line}. Range: [1, 9007199254740991]. */
  line: number | null;
  /** Where the line begins. Unit: By. Range: [0, 9007199254740991]. */
  offset: number | null;
  /** What it is about, as a JSON path. */
  path: string;
  /** What was expected, and what was found. */
  message: string;
}

/** What `rldk validate --format json` prints. */
export interface ValidateOutput {
  /** In the order in which they were given. */
  files: Array<ValidatedFile>;
}
