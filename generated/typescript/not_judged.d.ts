// DO NOT EDIT. Generated from schema/not_judged.schema.json by `python -m codegen`.

/** A health rule that could not judge a run, and why. */
export interface NotJudged {
  /** Name of the rule. */
  rule: string;
  /** Of the metrics that it judges, those that the log does not have. Empty where it has them all, or the rule judges something else. */
  needs: Array<string>;
  /** Names in the log that may mean the same, but are not declared to. */
  found: Array<string>;
  /** The reason, for people, with what would change it. */
  why: string;
}
