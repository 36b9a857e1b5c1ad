# DO NOT EDIT. Generated from schema/event.schema.json by `python -m codegen`.
"""The event, as Python types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(kw_only=True, slots=True)
class Rng:
    """
    What the random generators were seeded with, as far as it can be known.
    """

    seed: int | None = None
    """
    The seed the user gave the trainer. Range: [0, 18446744073709551615].
    """
    python_hash_seed: int | None = None
    """
    PYTHONHASHSEED of the process. Null where it was unset or `random`. Range: [0, 18446744073709551615].
    """
    torch_seed: int | None = None
    """
    Seed of torch's default CPU generator, `torch.initial_seed()`. Ranks may differ. Range: [0, 18446744073709551615].
    """
    numpy_seed: int | None = None
    """
    Seed given to `numpy.random.seed`. It cannot be read back from the generator: null unless the trainer says so. Range: [0, 18446744073709551615].
    """
    random_seed: int | None = None
    """
    Seed given to Python's `random.seed`. It cannot be read back from the generator: null unless the trainer says so. Range: [0, 18446744073709551615].
    """


@dataclass(kw_only=True, slots=True)
class DataSlice:
    """
    The data this step consumed, over all ranks; in phase eval, the set that was evaluated.
    """

    tokens_in: int | None = None
    """
    Prompt tokens of this step. Unit: {token}. Range: [0, 9007199254740991].
    """
    tokens_out: int | None = None
    """
    Generated (or trained-on completion) tokens of this step. Unit: {token}. Range: [0, 9007199254740991].
    """
    batch_size: int | None = None
    """
    Sequences per optimizer step: per-device batch x gradient accumulation x ranks. Unit: {sequence}. Range: [0, 9007199254740991].
    """
    sequence_length: int | None = None
    """
    Length limit of a training sequence: prompt and completion in SFT and preference training, the completion alone where the trainer generates. Unit: {token}. Range: [0, 9007199254740991].
    """
    dataset_name: str | None = None
    """
    Name of the data set; in phase eval, of the evaluation set.
    """


@dataclass(kw_only=True, slots=True)
class ModelInfo:
    """
    What was trained, in which run and phase.
    """

    run_id: str
    """
    Name of the run, safe as a part of a file name. All attempts and ranks of one run share it.
    """
    phase: Literal['train', 'eval', 'test', 'summary', 'lifecycle']
    """
    What the event reports: a train step, an evaluation, a test, the summary at the end of training, or the life of the run itself (started, checkpoint saved, alert, ended).
    """
    git_sha: str | None = None
    """
    Commit of the user's repository. Null outside a repository.
    """
    model_name: str | None = None
    """
    Name or path of the model; its class name where it was built in memory.
    """
    model_size: int | None = None
    """
    Number of parameters, trainable or not. Unit: {parameter}. Range: [0, 9007199254740991].
    """
    optimizer: str | None = None
    """
    Optimizer, as the trainer's configuration names it.
    """
    scheduler: str | None = None
    """
    Learning-rate schedule, as the trainer's configuration names it.
    """


@dataclass(kw_only=True, slots=True)
class Process:
    """
    The process that wrote the event. (run_id, rank, attempt, seq) identifies an event; ranks are joined on (run_id, attempt_id, phase, step).
    """

    rank: int | None = None
    """
    Global rank of the process. Range: [0, 9007199254740991].
    """
    local_rank: int | None = None
    """
    Rank within its host. Range: [0, 9007199254740991].
    """
    world_size: int | None = None
    """
    Number of ranks of the launch. Range: [1, 9007199254740991].
    """
    hostname: str | None = None
    """
    Host the process ran on.
    """
    attempt: int | None = None
    """
    Counts the starts of this rank's log, from 1. A resumed run and a second `.train()` are new attempts. Range: [1, 9007199254740991].
    """
    attempt_id: str | None = None
    """
    Shared by all ranks of one launch: the launcher's or scheduler's id, else random.
    """
    seq: int | None = None
    """
    Rises by one with every event written or dropped in this attempt, from 0: a gap proves loss. Unit: {event}. Range: [0, 9007199254740991].
    """
    dropped: int | None = None
    """
    Events lost so far in this attempt, because the disk was full or the event could not be encoded. Unit: {event}. Range: [0, 9007199254740991].
    """


@dataclass(kw_only=True, slots=True)
class AlertInfo:
    """
    What a health rule found at this step. The sentence that explains it is a note of the event.
    """

    rule: str
    """
    Name of the rule. Names are stable.
    """
    severity: Literal['info', 'warning', 'critical']
    """
    How grave it is.
    """
    metric: str | None = None
    """
    The metric that was judged. Null where the rule judges something else, such as a checkpoint.
    """
    value: float | None = None
    """
    What was judged, in the metric's unit. Unit: {metric}. May be NaN or infinite.
    """
    threshold: float | None = None
    """
    What the value was held against, in the metric's unit. Unit: {metric}. May be NaN or infinite.
    """
    baseline: float | None = None
    """
    What is usual in this run, in the metric's unit. Null where the threshold is absolute. Unit: {metric}. May be NaN or infinite.
    """


@dataclass(kw_only=True, slots=True)
class Lifecycle:
    """
    What happened to the run itself: an attempt started or ended, a checkpoint was saved, or training stalled.
    """

    kind: Literal['started', 'ended', 'checkpoint', 'stall']
    """
    What happened.
    """
    opening: Literal['new', 'resumed', 'restarted', 'stage', 'trial'] | None = None
    """
    Of `started`: how the attempt relates to the ones before. `new`: there is none. `resumed`: it continues from `from_step`, and hides what `from_attempt` did after that. `restarted`: it resumes nothing, and the one before did not finish: it hides the steps that it repeats. `stage`: it resumes nothing, and the one before finished: it hides nothing. `trial`: the first attempt of a trial of a hyperparameter search. Null where it is unknown.
    """
    from_step: int | None = None
    """
    Of a resumed attempt: the step that it continues from. Unit: {step}. Range: [0, 9007199254740991].
    """
    from_attempt: int | None = None
    """
    Of a resumed attempt: the attempt that it continues. Range: [1, 9007199254740991].
    """
    ending: Literal['finished', 'failed', 'interrupted', 'stopped', 'ended_early'] | None = None
    """
    Of `ended`: how. `finished`: training reached its end. `failed`: an exception ended it. `interrupted`: a signal did. `stopped`: rldk was asked to stop it at an alert, or a hyperparameter search pruned it. `ended_early`: it ended before its last step and the cause is unknown. A run that was killed writes no end.
    """
    error_type: str | None = None
    """
    Type of the exception that ended the attempt.
    """
    error_message: str | None = None
    """
    Message of that exception.
    """
    signal: str | None = None
    """
    Name of the signal that interrupted the attempt.
    """
    trial: str | None = None
    """
    Of `started`: name of the trial of a hyperparameter search that the run is. Null for a run that is none.
    """
    checkpoint: str | None = None
    """
    Directory of the checkpoint: of the one saved, or of the one resumed from. Relative to the output directory where it lies below it.
    """


Nonfinite: TypeAlias = dict[str, Literal['NaN', 'Infinity', '-Infinity']]
"""
JSON has no NaN: a metric that is not finite is null in `metrics` and its value stands here. On the wire only: readers put the value back.
"""


Metrics: TypeAlias = dict[str, float | None]
"""
Metric name to value, null where it is missing. The names declared here have one meaning whatever the trainer; any other name is allowed and keeps the meaning its producer gave it.
"""


@dataclass(kw_only=True, slots=True)
class Event:
    """
    One line of an rldk event log: what a trainer reported at one step. Optional fields that are absent or null are unknown; an unknown value is never written as 0.
    """

    step: int
    """
    Optimizer step: the trainer's global step after the update that the metrics describe. 0 is before the first update. Unit: {step}. Range: [0, 9007199254740991].
    """
    wall_time: float | None
    """
    Time since the start of this attempt, on a monotonic clock: it never falls. Null where a foreign log has no time. Unit: s. Range: >= 0.
    """
    metrics: Metrics
    rng: Rng
    data_slice: DataSlice
    model_info: ModelInfo
    notes: list[str]
    """
    Remarks for people: what was unusual about this step, what was stored elsewhere and why.
    """
    schema_version: str | None = None
    """
    Version of this schema that the producer wrote, `1.N`.
    """
    timestamp: float | None = None
    """
    Unix time, UTC, when the event was made. It follows the host's clock, so it may fall; order events by `step` and `wall_time`. Unit: s. Range: >= 0.
    """
    nonfinite: Nonfinite | None = None
    process: Process | None = None
    alert: AlertInfo | None = None
    lifecycle: Lifecycle | None = None
