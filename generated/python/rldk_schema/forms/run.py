# DO NOT EDIT. Generated from schema/run.schema.json by `python -m codegen`.
"""What was run: the file `{run_id}_run.json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class MetricSource:
    """
    How a raw key feeds a metric.
    """

    estimator: str | None
    """
    How the framework estimates the value, where that matters.
    """


@dataclass(frozen=True, slots=True)
class DeletedSegments:
    """
    Closed segments of the log that retention deleted.
    """

    count: int
    """
    How many. Unit: {file}. Range: [1, 9007199254740991].
    """
    first: str
    """
    Name of the first.
    """
    last: str
    """
    Name of the last.
    """


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """
    One start of the run.
    """

    attempt: int | None
    """
    Counts the starts of this log, from 1. Null while the log could not be opened. Range: [1, 9007199254740991].
    """
    attempt_id: str | None
    """
    Shared by all ranks of one launch: the launcher's or scheduler's id, else random.
    """
    started: float
    """
    When it started, Unix time, negative where the host's clock is before 1970. Unit: s.
    """
    ended: float | None = None
    """
    When it ended, Unix time. Null while it runs, and if it was killed. Unit: s.
    """
    ending: Literal['finished', 'failed', 'interrupted', 'stopped', 'ended_early'] | None = None
    """
    How it ended. Null while it runs, and if it was killed.
    """
    dropped: int | None = None
    """
    Events that it could not write. Null until it ends. Unit: {event}. Range: [0, 9007199254740991].
    """
    deleted_segments: DeletedSegments | None = None
    """
    What retention has deleted of its log. Null or absent if nothing.
    """


@dataclass(frozen=True, slots=True)
class RunManifest:
    """
    What was run: the file `{run_id}_run.json`.
    """

    run_id: str
    """
    Name of the run.
    """
    schema_version: str
    """
    Version of the event schema that the log was written in.
    """
    rldk_version: str
    """
    Version of rldk that wrote the log.
    """
    framework: str | None
    """
    Whose keys were logged. Null if the names were canonical already.
    """
    framework_version: str | None
    """
    Its version.
    """
    algorithm: str | None
    """
    What trained.
    """
    python: str
    """
    Version of Python.
    """
    hostname: str
    """
    Host that wrote the manifest.
    """
    config: dict[str, Any] | None
    """
    What the run was started with; secrets are hidden. Null if it is not known.
    """
    metric_sources: dict[str, dict[str, MetricSource]]
    """
    Canonical metric to the raw keys that fed it.
    """
    attempts: list[AttemptRecord]
    """
    Every start of the run that is known, in order of time.
    """
    group: str | None = None
    """
    What the user calls the runs by that belong together. Null for none.
    """
    tags: list[str] | None = None
    """
    What the user calls the run by.
    """
