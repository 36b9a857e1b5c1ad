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
    What it is.
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
    how: str
    """
    How it began.
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
    facts: dict[str, str]
    """
    What was run, by name, in words.
    """
    sentence: str | None
    """
    What is to be said of its health, in one sentence. Null while it was not judged.
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
    hosts: list[str]
    """
    Hosts and ranks whose resources the log has, as series of its curves.
    """
    sample_steps: list[int]
    """
    The steps that have completions.
    """
    undeclared: list[str]
    """
    Metrics that are drawn and that the schema does not know.
    """
    left_out: list[str]
    """
    What is not shown, a sentence each.
    """
