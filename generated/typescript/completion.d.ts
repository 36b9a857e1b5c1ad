// DO NOT EDIT. Generated from schema/completion.schema.json by `python -m codegen`.

/** One sampled completion: a line of `{run_id}_completions.jsonl`. */
export interface Completion {
  /** Step of the train event that it belongs to. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number;
  /** Attempt of that event. Range: [1, 9007199254740991]. */
  attempt: number | null;
  /** Place in the batch of completions that was generated last, over all ranks, from 0. Range: [0, 9007199254740991]. */
  index: number;
  /** Text, or the messages of a conversation. */
  prompt: unknown;
  /** Text, or messages. */
  completion: unknown;
  /** Weighted sum of `rewards`, those that are missing left out. Null if all are missing. */
  reward: number | "NaN" | "Infinity" | "-Infinity" | null;
  /** Reward function to its unweighted reward, which may be NaN or infinite. Null where it gave none. */
  rewards: { [name: string]: number | "NaN" | "Infinity" | "-Infinity" | null };
  /** What the completion was trained with. */
  advantage: number | "NaN" | "Infinity" | "-Infinity" | null;
  /** What else its trainer has of it, by column, such as what a reward function logged with TRL's `log_extra`. Null or absent where there is nothing. */
  extra?: { [name: string]: unknown } | null;
}
