# DO NOT EDIT. Generated from schema/checkpoint.schema.json by `python -m codegen`.
"""One saved checkpoint: a line of `{run_id}_checkpoints.jsonl`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WeightGroup:
    """
    The weights of one group of tensors.
    """

    parameters: int
    """
    How many there are. Unit: {parameter}. Range: [0, 9007199254740991].
    """
    weight_norm: float | None = None
    """
    L2 norm of the finite weights. Null if they were not read. Range: >= 0.
    """
    relative_change: float | None = None
    """
    ||w - w_before|| / ||w_before|| since the checkpoint before this one, of the weights that are finite in both. Null if it was not there to be read, lacks some of them, or has only zeros. Range: >= 0.
    """
    nan_count: int | None = None
    """
    Weights that are NaN. Null if they were not read. Unit: {parameter}. Range: [0, 9007199254740991].
    """
    inf_count: int | None = None
    """
    Weights that are infinite. Null if they were not read. Unit: {parameter}. Range: [0, 9007199254740991].
    """


@dataclass(frozen=True, slots=True)
class CheckpointFacts:
    """
    What was found in a checkpoint. What is not known is null.
    """

    total_bytes: int
    """
    Size of all its files. Unit: By. Range: [0, 9007199254740991].
    """
    weight_bytes: int
    """
    Size of those that hold weights, pickled ones included. Unit: By. Range: [0, 9007199254740991].
    """
    weight_files: int
    """
    Number of safetensors files. Unit: {file}. Range: [0, 9007199254740991].
    """
    tensors: int
    """
    Number of tensors in them. Unit: {tensor}. Range: [0, 9007199254740991].
    """
    parameters: int | None
    """
    Number of their elements; an adapter's where that is what was saved. Null if none could be read. Unit: {parameter}. Range: [0, 9007199254740991].
    """
    parameters_by_dtype: dict[str, int]
    """
    The same by dtype, as safetensors calls it.
    """
    trainable_share: float | None
    """
    Share of the model's parameters that is trained, as the caller knows it. Range: [0, 1].
    """
    nan_count: int | None
    """
    Weights that are NaN. Null if they were not read. Unit: {parameter}. Range: [0, 9007199254740991].
    """
    inf_count: int | None
    """
    Weights that are infinite. Null if they were not read. Unit: {parameter}. Range: [0, 9007199254740991].
    """
    groups: dict[str, WeightGroup]
    """
    The weights by group of tensors, such as attention.
    """
    damage: list[str]
    """
    What is wrong: which file, what was expected, what was found. Weights that are not finite are damage.
    """
    notes: list[str]
    """
    Why something is not known.
    """


@dataclass(frozen=True, slots=True)
class CheckpointRecord:
    """
    One saved checkpoint: a line of `{run_id}_checkpoints.jsonl`.
    """

    step: int
    """
    Step after which it was saved. Unit: {step}. Range: [0, 9007199254740991].
    """
    attempt: int | None
    """
    Attempt of the run. Range: [1, 9007199254740991].
    """
    timestamp: float
    """
    When it was saved, Unix time, negative where the host's clock is before 1970. Unit: s.
    """
    path: str
    """
    Its directory.
    """
    facts: CheckpointFacts | None
    """
    What was found in it. Null if nothing could be.
    """
    note: str | None = None
    """
    Why there are no facts.
    """
