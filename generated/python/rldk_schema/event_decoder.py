# DO NOT EDIT. Generated from schema/event.schema.json by `python -m codegen`.
"""Types for `msgspec.json`: a line that decodes as `EventLine` and is `within_bounds` is a valid event.

The reverse is not true: msgspec refuses an integer written as 500.0, which JSON Schema accepts. Ask
`validate_event` about what is refused here.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from rldk_schema.event import AlertInfo, DataSlice, Event, Lifecycle, ModelInfo, Process, Rng
from rldk_schema.metrics import METRIC_BOUNDS


class RngLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """What the random generators were seeded with, as far as it can be known."""

    seed: Annotated[int, Meta(ge=0)] | None = None
    python_hash_seed: Annotated[int, Meta(ge=0)] | None = None
    torch_seed: Annotated[int, Meta(ge=0)] | None = None
    numpy_seed: Annotated[int, Meta(ge=0)] | None = None
    random_seed: Annotated[int, Meta(ge=0)] | None = None


class DataSliceLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """The data this step consumed, over all ranks; in phase eval, the set that was evaluated."""

    tokens_in: Annotated[int, Meta(ge=0, le=9007199254740991)] | None = None
    tokens_out: Annotated[int, Meta(ge=0, le=9007199254740991)] | None = None
    batch_size: Annotated[int, Meta(ge=0, le=9007199254740991)] | None = None
    sequence_length: Annotated[int, Meta(ge=0, le=9007199254740991)] | None = None
    dataset_name: str | None = None


class ModelInfoLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """What was trained, in which run and phase."""

    run_id: Annotated[str, Meta(pattern='^[A-Za-z0-9][A-Za-z0-9._-]{0,127}\\Z')]
    phase: Literal['train', 'eval', 'test', 'summary', 'lifecycle']
    git_sha: str | None = None
    model_name: str | None = None
    model_size: Annotated[int, Meta(ge=0, le=9007199254740991)] | None = None
    optimizer: str | None = None
    scheduler: str | None = None


class ProcessLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """The process that wrote the event. (run_id, rank, attempt, seq) identifies an event; ranks are joined on (run_id, attempt_id, phase, step)."""

    rank: Annotated[int, Meta(ge=0, le=9007199254740991)] | None = None
    local_rank: Annotated[int, Meta(ge=0, le=9007199254740991)] | None = None
    world_size: Annotated[int, Meta(ge=1, le=9007199254740991)] | None = None
    hostname: str | None = None
    attempt: Annotated[int, Meta(ge=1, le=9007199254740991)] | None = None
    attempt_id: str | None = None
    seq: Annotated[int, Meta(ge=0, le=9007199254740991)] | None = None
    dropped: Annotated[int, Meta(ge=0, le=9007199254740991)] | None = None


class AlertInfoLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """What a health rule found at this step. The sentence that explains it is a note of the event."""

    rule: str
    severity: Literal['info', 'warning', 'critical']
    metric: str | None = None
    value: float | Literal['NaN', 'Infinity', '-Infinity'] | None = None
    threshold: float | Literal['NaN', 'Infinity', '-Infinity'] | None = None
    baseline: float | Literal['NaN', 'Infinity', '-Infinity'] | None = None


class LifecycleLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """What happened to the run itself: an attempt started or ended, a checkpoint was saved, or training stalled."""

    kind: Literal['started', 'ended', 'checkpoint', 'stall']
    opening: Literal['new', 'resumed', 'restarted', 'stage', 'trial'] | None = None
    from_step: Annotated[int, Meta(ge=0, le=9007199254740991)] | None = None
    from_attempt: Annotated[int, Meta(ge=1, le=9007199254740991)] | None = None
    ending: Literal['finished', 'failed', 'interrupted', 'stopped', 'ended_early'] | None = None
    error_type: str | None = None
    error_message: str | None = None
    signal: str | None = None
    trial: str | None = None
    checkpoint: str | None = None


class EventLine(Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of an rldk event log: what a trainer reported at one step. Optional fields that are absent or null are unknown; an unknown value is never written as 0."""

    schema_version: Annotated[str, Meta(pattern='^1\\.(0|[1-9][0-9]{0,5})\\Z')] | None = None
    step: Annotated[int, Meta(ge=0, le=9007199254740991)]
    wall_time: Annotated[float, Meta(ge=0)] | None
    timestamp: Annotated[float, Meta(ge=0)] | None = None
    metrics: dict[str, float | None]
    nonfinite: dict[str, Literal['NaN', 'Infinity', '-Infinity']] | UnsetType = UNSET
    rng: RngLine
    data_slice: DataSliceLine
    model_info: ModelInfoLine
    process: ProcessLine | UnsetType = UNSET
    alert: AlertInfoLine | UnsetType = UNSET
    lifecycle: LifecycleLine | UnsetType = UNSET
    notes: list[str]


def line_of(event: Event) -> EventLine:
    """Lays an event out as its line is written. Groups stay the event's own: `msgspec` encodes them as they are."""
    fields: dict[str, Any] = dict(
        schema_version=event.schema_version,
        step=event.step,
        wall_time=event.wall_time,
        timestamp=event.timestamp,
        metrics=event.metrics,
        nonfinite=UNSET if event.nonfinite is None else event.nonfinite,
        rng=event.rng,
        data_slice=event.data_slice,
        model_info=event.model_info,
        process=UNSET if event.process is None else event.process,
        alert=UNSET if event.alert is None else event.alert,
        lifecycle=UNSET if event.lifecycle is None else event.lifecycle,
        notes=event.notes,
    )
    return EventLine(**fields)


def leaves_of(rng: Rng, model_info: ModelInfo, process: Process) -> tuple[Any, ...]:
    """All values in the groups that seldom change: it differs if anything in them has."""
    return (
        rng.seed,
        rng.python_hash_seed,
        rng.torch_seed,
        rng.numpy_seed,
        rng.random_seed,
        model_info.run_id,
        model_info.phase,
        model_info.git_sha,
        model_info.model_name,
        model_info.model_size,
        model_info.optimizer,
        model_info.scheduler,
        process.rank,
        process.local_rank,
        process.world_size,
        process.hostname,
        process.attempt,
        process.attempt_id,
        process.seq,
        process.dropped,
    )


def is_rare(event: Event) -> bool:
    """Tells whether an event has a member that few events have."""
    return event.alert is not None or event.lifecycle is not None


def within_bounds(event: EventLine) -> bool:
    """Tells whether the bounds hold that msgspec cannot check: integers above int64, declared metrics."""
    for seed in (
        event.rng.seed,
        event.rng.python_hash_seed,
        event.rng.torch_seed,
        event.rng.numpy_seed,
        event.rng.random_seed,
    ):
        if seed is not None and seed > 18446744073709551615:
            return False
    for name, value in event.metrics.items():
        if value is not None and name in METRIC_BOUNDS:
            minimum, maximum = METRIC_BOUNDS[name]
            if not minimum <= value <= maximum:
                return False
    return True
