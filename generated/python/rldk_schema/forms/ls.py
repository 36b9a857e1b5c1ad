# DO NOT EDIT. Generated from schema/ls.schema.json by `python -m codegen`.
"""What `rldk ls --format json` prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rldk_schema.forms.alert_counts import AlertCounts
from rldk_schema.forms.cost import Cost
from rldk_schema.forms.coverage import Coverage
from rldk_schema.forms.metric_summary import MetricSummary


@dataclass(frozen=True, slots=True)
class ListedRun:
    """
    One run, in a line.
    """

    run_id: str
    """
    Name of the run.
    """
    path: str
    """
    Its log, or the first of them.
    """
    read_as: str
    """
    What wrote the log: `rldk`, else the framework with its version and what trained, as far as they are known.
    """
    state: Literal['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']
    """
    How its last attempt ended, or that it is running. `silent`: it wrote no end, so it was killed or hangs. `unknown`: its log does not say.
    """
    error: str | None
    """
    The error or the signal that ended the run. Null where there was none, or it is unknown.
    """
    group: str | None
    """
    The user's name for the runs that this one belongs to, such as those of a sweep. Null for none.
    """
    trial: str | None
    """
    Of `started`: name of the trial of a hyperparameter search that the run is. Null for a run that is none.
    """
    tags: list[str]
    """
    The user's labels for the run.
    """
    attempts: int | None
    """
    How often it was started. Null if unknown. Range: [1, 9007199254740991].
    """
    stages: int | None
    """
    Number of stages, such as the parts of a curriculum or rounds of DPO: its first attempt, and each that started anew after one that had finished. Null if unknown. Range: [1, 9007199254740991].
    """
    first_step: int | None
    """
    Its lowest train step. Null where there is none. Unit: {step}. Range: [0, 9007199254740991].
    """
    last_step: int | None
    """
    Its highest train step. Null where there is none. Unit: {step}. Range: [0, 9007199254740991].
    """
    last_event: float | None
    """
    When its latest event was written, Unix time. Null where no event has a time. Unit: s. Range: >= 0.
    """
    metrics: dict[str, MetricSummary]
    """
    Its core metrics, those that were asked for, and those that are a core metric by what their names say (such as `reward`) where that is missing, by name: of the train steps that count.
    """
    alerts: AlertCounts
    verdict: Literal['critical', 'warning', 'quiet', 'not judged']
    """
    The gravest of its alerts that is at least a warning. `quiet`: there is none, and the core was judged. `not judged`: there is none, but some of the core could not be judged: see `unmeasured`, which another verdict may have, too.
    """
    first_bad_step: int | None
    """
    Step of the first alert that is at least a warning. Null where there is none. Unit: {step}. Range: [0, 9007199254740991].
    """
    coverage: Coverage
    cost: Cost
    hides: str | None
    """
    What of the log the verdict leaves out, in one line, such as superseded steps, lines that could not be read, or other ranks. Null if nothing.
    """


@dataclass(frozen=True, slots=True)
class ListOutput:
    """
    What `rldk ls --format json` prints.
    """

    runs: list[ListedRun]
    """
    Every run that was found.
    """
