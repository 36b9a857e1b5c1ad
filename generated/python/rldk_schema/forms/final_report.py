# DO NOT EDIT. Generated from schema/final_report.schema.json by `python -m codegen`.
"""A run in numbers: the files `{run_id}_final_report.json` and `summary_{run_id}.json`. Events of steps that a later attempt repeats are counted in `superseded_events` and in nothing else but `dropped`, `attempts` and `time`. What is unknown is null."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rldk_schema.forms.alert_counts import AlertCounts
from rldk_schema.forms.cost import Cost
from rldk_schema.forms.coverage import Coverage
from rldk_schema.forms.metric_summary import MetricSummary


@dataclass(frozen=True, slots=True)
class StepRange:
    """
    The train steps of a run.
    """

    first: int
    """
    Lowest step. Unit: {step}. Range: [0, 9007199254740991].
    """
    last: int
    """
    Highest step. Unit: {step}. Range: [0, 9007199254740991].
    """


@dataclass(frozen=True, slots=True)
class TimeRange:
    """
    The time of a run, Unix time.
    """

    first: float
    """
    Earliest event. Unit: s. Range: >= 0.
    """
    last: float
    """
    Latest event. Unit: s. Range: >= 0.
    """


@dataclass(frozen=True, slots=True)
class FinalReport:
    """
    A run in numbers: the files `{run_id}_final_report.json` and `summary_{run_id}.json`. Events of steps that a later attempt repeats are counted in `superseded_events` and in nothing else but `dropped`, `attempts` and `time`. What is unknown is null.
    """

    run_id: str
    """
    Name of the run.
    """
    schema_version: str
    """
    Version of the event schema that the reader knew.
    """
    rldk_version: str
    """
    Version of rldk that wrote this file.
    """
    attempts: int | None
    """
    Starts of the run that left an event. Null if no event says which one it belongs to. Range: [1, 9007199254740991].
    """
    events: dict[str, int]
    """
    Number of events by phase: train, eval, test, summary, lifecycle.
    """
    superseded_events: dict[str, int]
    """
    Number of events, by phase, of steps that a later attempt repeats.
    """
    dropped: int | None
    """
    Events that could not be written, as the writers counted them, over all attempts. Unit: {event}. Range: [0, 9007199254740991].
    """
    skipped: int
    """
    Lines of its log that could not be read. Nothing of them is in this report. Range: [0, 9007199254740991].
    """
    step_order: list[str]
    """
    Where train steps fall or repeat within an attempt, a line for each of the two. Nothing supersedes such steps: they are judged as they are.
    """
    steps: StepRange | None
    """
    Lowest and highest train step. Null if there is none.
    """
    time: TimeRange | None
    """
    Earliest and latest event. Null if no event has a time.
    """
    metrics: dict[str, dict[str, MetricSummary]]
    """
    By phase, of an evaluation with its set after a slash such as `eval/held-out`, and by metric.
    """
    alerts: AlertCounts | None
    """
    Alerts by severity. Null if no health rules were run, which is not the same as none found.
    """
    state: Literal['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']
    """
    How its last attempt ended, or that it is running. `silent`: it wrote no end, so it was killed or hangs. `unknown`: its log does not say.
    """
    error: str | None
    """
    The error or the signal that ended the run. Null where there was none, or it is unknown.
    """
    verdict: Literal['critical', 'warning', 'quiet', 'not judged'] | None
    """
    What the health rules say, as far as they could judge: see `coverage`. Null if none were run.
    """
    coverage: Coverage | None
    """
    What the verdict is based on. Null if no health rules were run.
    """
    cost: Cost
