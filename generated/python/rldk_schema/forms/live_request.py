# DO NOT EDIT. Generated from schema/live_request.schema.json by `python -m codegen`.
"""What a client of `rldk serve` sends over its WebSocket, as text. What is absent or null stays as it was asked for last; each of the others replaces that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class LiveColumn:
    """
    A column of the table of runs: a figure of a metric, or a setting of the configuration.
    """

    kind: Literal['metric', 'setting']
    """
    What it shows.
    """
    name: str
    """
    The metric, or the setting's path in the configuration.
    """
    figure: Literal['last', 'first', 'mean', 'min', 'max', 'count'] | None
    """
    Of a metric, which figure of its train steps that count. Null for a setting.
    """


@dataclass(frozen=True, slots=True)
class WantedCurves:
    """
    Curves of some metrics of some runs.
    """

    runs: list[str]
    """
    Ids of the runs.
    """
    metrics: list[str]
    """
    The metrics: those in view.
    """
    first: int | None
    """
    Lowest step wanted, of a range that is looked at closely. Null for all. Unit: {step}. Range: [0, 9007199254740991].
    """
    last: int | None
    """
    Highest step wanted. Null for all. Unit: {step}. Range: [0, 9007199254740991].
    """
    buckets: int
    """
    Most buckets of a curve. Range: [1, 4096].
    """
    x: Literal['step', 'tokens', 'hours', 'time']
    """
    What the buckets also tell their place by, besides the step.
    """


@dataclass(frozen=True, slots=True)
class WantedEvents:
    """
    Events of some runs, from now on.
    """

    runs: list[str] | None
    """
    Ids of the runs. Null for all.
    """


@dataclass(frozen=True, slots=True)
class WantedSamples:
    """
    Completions of some runs.
    """

    runs: list[str]
    """
    Ids of the runs.
    """
    step: int | None
    """
    Those of this step, or of the last one before it that has any, or else of the first. Null for the last. Unit: {step}. Range: [0, 9007199254740991].
    """
    order: Literal['lowest', 'highest', 'index']
    """
    By what they are ordered.
    """
    text: str | None
    """
    Only those whose prompt or completion has this text, whatever its case. Null for all.
    """
    most: int
    """
    How many of a run at most. Range: [1, 500].
    """
    place: int | None
    """
    Only the completion with this `place`, with its texts as long as a message may be. Null for those of the step. Range: [0, 9007199254740991].
    """


@dataclass(frozen=True, slots=True)
class WantedComparison:
    """
    A comparison, as `rldk compare` makes it.
    """

    runs: list[str]
    """
    Ids of the runs: all are compared with the first.
    """
    group_by: str | None
    """
    A setting that makes groups of them. Null for none.
    """


@dataclass(frozen=True, slots=True)
class LiveRequest:
    """
    What a client of `rldk serve` sends over its WebSocket, as text. What is absent or null stays as it was asked for last; each of the others replaces that.
    """

    id: int | None = None
    """
    Comes back as `answer_to` of what answers this message. Null for no answer of its own. Range: [0, 9007199254740991].
    """
    server: str | None = None
    """
    `server` of the last update, when a client connects again. Null for a new one.
    """
    revision: int | None = None
    """
    `revision` of that update: only runs that have changed since are sent. Range: [0, 9007199254740991].
    """
    columns: list[LiveColumn] | None = None
    """
    Columns wanted of every run, and kept up to date.
    """
    curves: WantedCurves | None = None
    """
    Curves wanted, and kept up to date.
    """
    events: WantedEvents | None = None
    """
    Events wanted as they are written.
    """
    run: str | None = None
    """
    Id of the run whose details are wanted, and kept up to date. An empty text for none.
    """
    samples: WantedSamples | None = None
    """
    Completions wanted, once.
    """
    compare: WantedComparison | None = None
    """
    A comparison wanted, once.
    """
