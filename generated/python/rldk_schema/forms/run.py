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
    trial: str | None = None
    """
    Of `started`: name of the trial of a hyperparameter search that the run is. Null for a run that is none.
    """
    trial_parameters: dict[str, Any] | None = None
    """
    What the search chose for this trial. Null or absent where it is none.
    """
    first_step: int | None = None
    """
    Its first train step. Null if it has none, and while it runs. Unit: {step}. Range: [0, 9007199254740991].
    """
    last_step: int | None = None
    """
    The step that it ended at. Null while it runs, and if it was killed. Unit: {step}. Range: [0, 9007199254740991].
    """
    wall_time: float | None = None
    """
    How long it ran, by a clock that is never set back. Null while it runs, and if it was killed. Unit: s. Range: >= 0.
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
    config: dict[str, Any] | None = None
    """
    What it was started with and the attempt before it was not, by key: its value, or null where the key is gone; secrets are hidden. Of the first attempt: all that it was started with, once a later one differs. Null or absent where nothing differs, or nothing is known.
    """
    environment: dict[str, Any] | None = None
    """
    What it ran in: versions of Python and of the frameworks, host, number of processes, devices, commit of the code. Null where it is unknown.
    """
    altered: dict[str, Any] | None = None
    """
    Values that are not in the log as they were given: how many of each field, by its path. Null or absent if none.
    """
    drop_reasons: dict[str, Any] | None = None
    """
    Why events were lost: how many for each reason. Null or absent if none were.
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
    The user's name for the runs that this one belongs to, such as those of a sweep. Null for none.
    """
    tags: list[str] | None = None
    """
    The user's labels for the run.
    """
