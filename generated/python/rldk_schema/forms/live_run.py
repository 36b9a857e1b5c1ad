# DO NOT EDIT. Generated from schema/live_run.schema.json by `python -m codegen`.
"""The details of one run, in an update of `rldk serve`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rldk_schema.forms.alert import Alert


@dataclass(frozen=True, slots=True)
class LiveTrust:
    """
    One thing to know before the numbers are trusted.
    """

    fine: bool
    """
    Whether it is as it should be.
    """
    text: str
    """
    What it is; names stand between backticks.
    """
    what: str
    """
    What the lines of `more` are; empty without any.
    """
    more: list[str]
    """
    What belongs to it, a line each.
    """


@dataclass(frozen=True, slots=True)
class LiveFigure:
    """
    One figure of a run.
    """

    name: str
    """
    What it is.
    """
    value: str
    """
    Its value, in words.
    """
    below: str
    """
    What is to be said of it besides; empty for nothing.
    """


@dataclass(frozen=True, slots=True)
class LiveAttempt:
    """
    One start of a run, in words.
    """

    attempt: str
    """
    Its number.
    """
    how: str
    """
    How it began.
    """
    changed: str
    """
    What it was started with that the one before was not; empty for nothing.
    """
    steps: str
    """
    Its train steps that count.
    """
    started: str
    """
    When it started.
    """
    ran: str
    """
    For how long it ran.
    """
    ended: str
    """
    How it ended.
    """
    why: str
    """
    The error that ended it; empty for none.
    """
    dropped: str
    """
    Events that it could not write.
    """
    deleted: str
    """
    What retention deleted of its log.
    """


@dataclass(frozen=True, slots=True)
class LiveHost:
    """
    What one rank says of its machine.
    """

    rank: int | None
    """
    Its rank. Null if unknown. Range: [0, 9007199254740991].
    """
    host: str | None
    """
    Name of its host. Null if unknown.
    """
    step: int | None
    """
    The last step that it tells of. Null for none. Unit: {step}. Range: [0, 9007199254740991].
    """
    values: dict[str, float | str]
    """
    Metric of resources or network to its last value.
    """


@dataclass(frozen=True, slots=True)
class LiveBar:
    """
    One attempt on the time line.
    """

    attempt: int | None
    """
    Its number. Null if unknown. Range: [1, 9007199254740991].
    """
    first: int
    """
    Its first train step. Unit: {step}. Range: [0, 9007199254740991].
    """
    last: int
    """
    Its last train step. Unit: {step}. Range: [0, 9007199254740991].
    """
    line: str
    """
    The series that its steps are drawn in.
    """


@dataclass(frozen=True, slots=True)
class LiveMoment:
    """
    Something that happened.
    """

    step: int
    """
    At which step. Unit: {step}. Range: [0, 9007199254740991].
    """
    kind: str
    """
    What kind of thing: `evaluated`, or the kind of the event.
    """
    text: str
    """
    What.
    """


@dataclass(frozen=True, slots=True)
class LiveNote:
    """
    A note, however often it stands there.
    """

    step: int
    """
    The first step that has it. Unit: {step}. Range: [0, 9007199254740991].
    """
    phase: str
    """
    The phase of that event.
    """
    count: int
    """
    How often it is there. Range: [0, 9007199254740991].
    """
    text: str
    """
    The note.
    """


@dataclass(frozen=True, slots=True)
class LiveCheckpoint:
    """
    A checkpoint.
    """

    step: int
    """
    After which step it was saved. Unit: {step}. Range: [0, 9007199254740991].
    """
    attempt: int | None
    """
    Attempt of the run. Null if unknown. Range: [1, 9007199254740991].
    """
    path: str | None
    """
    Its directory. Null if the log does not say.
    """
    facts: list[str]
    """
    What was found in it.
    """
    damage: list[str]
    """
    What is wrong with it.
    """
    superseded: bool
    """
    Whether a later attempt went back before it.
    """


@dataclass(frozen=True, slots=True)
class LiveRun:
    """
    The details of one run, in an update of `rldk serve`.
    """

    id: str
    """
    Stands for the run.
    """
    path: str
    """
    Where its log is.
    """
    as_of: float
    """
    When its log was read for this, Unix time. Unit: s.
    """
    unread: str | None
    """
    Why its log cannot be read; then all else is empty. Null if it can.
    """
    figures: list[LiveFigure]
    """
    The run in a few figures.
    """
    facts: dict[str, str | None]
    """
    What was run, by name, in words; null where it is not known.
    """
    word: str
    """
    The verdict, after the state of a run that did not come to its end.
    """
    sentence: str
    """
    What is to be said of its health, in one sentence.
    """
    alerts: list[Alert]
    """
    What the health rules found, by step.
    """
    trust: list[LiveTrust]
    """
    What the numbers can be trusted for.
    """
    bars: list[LiveBar]
    """
    Its attempts.
    """
    moments: list[LiveMoment]
    """
    What happened at which step.
    """
    attempts: list[LiveAttempt]
    """
    The attempts that its manifest tells of, in words; those that began last.
    """
    notes: list[LiveNote]
    """
    Notes of the log.
    """
    final: dict[str, float | str]
    """
    Metric to the last value in an event that is of no train step or evaluation.
    """
    config: dict[str, Any] | None
    """
    Its configuration. Null if it is not known.
    """
    sources: dict[str, list[str]]
    """
    Metric to the raw keys that fed it, with the estimator where that matters.
    """
    checkpoints: list[LiveCheckpoint]
    """
    Its checkpoints, in order.
    """
    hosts: list[LiveHost]
    """
    What the last steps of each rank say of the machine that it is on.
    """
    first_sample_step: int | None
    """
    The first step that has completions. Null without any. Unit: {step}. Range: [0, 9007199254740991].
    """
    metrics: list[str]
    """
    The metrics that it has values of: those of the schema first, then others.
    """
    left_out: list[str]
    """
    What is not shown, a sentence each.
    """
