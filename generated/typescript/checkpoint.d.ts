// DO NOT EDIT. Generated from schema/checkpoint.schema.json by `python -m codegen`.

/** What was found in a checkpoint. What is not known is null. */
export interface CheckpointFacts {
  /** Size of all its files. Unit: By. Range: [0, 9007199254740991]. */
  total_bytes: number;
  /** Size of those that hold weights, pickled ones included. Unit: By. Range: [0, 9007199254740991]. */
  weight_bytes: number;
  /** Number of safetensors files. Unit: {file}. Range: [0, 9007199254740991]. */
  weight_files: number;
  /** Number of tensors in them. Unit: {tensor}. Range: [0, 9007199254740991]. */
  tensors: number;
  /** Number of their elements; an adapter's where that is what was saved. Null if none could be read. Unit: {parameter}. Range: [0, 9007199254740991]. */
  parameters: number | null;
  /** The same by dtype, as safetensors calls it. */
  parameters_by_dtype: { [name: string]: number };
  /** Share of the model's parameters that is trained, as the caller knows it. Range: [0, 1]. */
  trainable_share: number | null;
  /** Weights that are NaN. Null if they were not read. Unit: {parameter}. Range: [0, 9007199254740991]. */
  nan_count: number | null;
  /** Weights that are infinite. Null if they were not read. Unit: {parameter}. Range: [0, 9007199254740991]. */
  inf_count: number | null;
  /** The weights by group of tensors, such as attention. */
  groups: { [name: string]: WeightGroup };
  /** What is wrong: which file, what was expected, what was found. Weights that are not finite are damage. */
  damage: Array<string>;
  /** Why something is not known. */
  notes: Array<string>;
}

/** The weights of one group of tensors. */
export interface WeightGroup {
  /** How many there are. Unit: {parameter}. Range: [0, 9007199254740991]. */
  parameters: number;
  /** L2 norm of the finite weights. Null if they were not read. Range: >= 0. */
  weight_norm?: number | null;
  /** ||w - w_before|| / ||w_before|| since the checkpoint before this one, of the weights that are finite in both. Null if it was not there to be read, lacks some of them, or has only zeros. Range: >= 0. */
  relative_change?: number | null;
  /** Weights that are NaN. Null if they were not read. Unit: {parameter}. Range: [0, 9007199254740991]. */
  nan_count?: number | null;
  /** Weights that are infinite. Null if they were not read. Unit: {parameter}. Range: [0, 9007199254740991]. */
  inf_count?: number | null;
}

/** One saved checkpoint: a line of `{run_id}_checkpoints.jsonl`. */
export interface CheckpointRecord {
  /** Step after which it was saved. Unit: {step}. Range: [0, 9007199254740991]. */
  step: number;
  /** Attempt of the run. Range: [1, 9007199254740991]. */
  attempt: number | null;
  /** When it was saved, Unix time, negative where the host's clock is before 1970. Unit: s. */
  timestamp: number;
  /** Its directory. */
  path: string;
  /** What was found in it. Null if nothing could be. */
  facts: CheckpointFacts | null;
  /** Why there are no facts. */
  note?: string | null;
}
