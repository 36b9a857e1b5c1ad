// DO NOT EDIT. Generated from schema/not_judged.schema.json by `python -m codegen`.

/** A health rule that could not judge a run, and why. */
export interface NotJudged {
  /** Name of the rule. */
  rule: string;
  /** The metrics that it looks at, of which the run has none that it can use. Empty where it looks at something else. */
  needs: Array<string>;
  /** Names in the log that may mean the same, and are not known to. */
  found: Array<string>;
  /** The reason, for people, with what would change it. */
  why: string;
}
