# DO NOT EDIT. Generated from schema/check.schema.json by `python -m codegen`.
"""What `rldk check --format json` prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rldk_schema.forms.alert import Alert
from rldk_schema.forms.cost import Cost
from rldk_schema.forms.not_judged import NotJudged


@dataclass(frozen=True, slots=True)
class WorstSample:
    """
    A completion that got one of the lowest rewards of its step. Its text stands in the file, and not here.
    """

    alert_step: int
    """
    Step of the alert. Unit: {step}. Range: [0, 9007199254740991].
    """
    step: int
    """
    Step of the sample: the last one not after the alert's that has any. Unit: {step}. Range: [0, 9007199254740991].
    """
    path: str
    """
    Its file.
    """
    attempt: int | None
    """
    Attempt that drew it; none is superseded at that step. Null if the file does not tell: then it may be a superseded one. Range: [1, 9007199254740991].
    """
    index: int
    """
    Its place among the samples of that step, from 0. Range: [0, 9007199254740991].
    """
    reward: float
    """
    What it got: the reward or, where only those of several functions are known, their sum.
    """


@dataclass(frozen=True, slots=True)
class CheckedRun:
    """
    One run, as the health rules see it.
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
    unexplained: list[str]
    """
    Raw keys that the framework is not known to log. They are kept under their own names.
    """
    decided_by: str | None
    """
    The flag that would decide what the log leaves open. Null where nothing is undecided.
    """
    state: Literal['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']
    """
    How its last attempt ended, or that it is running. `silent`: it wrote no end, so it was killed or hangs. `unknown`: its log does not say.
    """
    error: str | None
    """
    The error or the signal that ended the run. Null where there was none, or it is unknown.
    """
    verdict: Literal['critical', 'warning', 'quiet', 'not judged']
    """
    The gravest of its alerts that is at least a warning. `quiet`: there is none, and the core was judged. `not judged`: there is none, but some of the core could not be judged: see `unmeasured`, which another verdict may have, too.
    """
    first_bad_step: int | None
    """
    Step of the first alert that is at least a warning. Null where there is none. Unit: {step}. Range: [0, 9007199254740991].
    """
    cost: Cost
    recognised: int
    """
    How many of its metrics have a declared meaning. Range: [0, 9007199254740991].
    """
    metrics: int
    """
    How many metrics its train steps have. Range: [0, 9007199254740991].
    """
    judged: list[str]
    """
    The rules that judged it.
    """
    not_judged: list[NotJudged]
    """
    The rules that could not.
    """
    unmeasured: list[str]
    """
    What of the core could not be judged, although the run could have measured it: `KL`, `entropy or loss`, `reward or preference`, `gradient norm`. A run with any is never `quiet`.
    """
    assumed: dict[str, str]
    """
    Metrics that were judged although their meaning is only assumed from their name: name to role.
    """
    nonfinite: dict[str, int]
    """
    Metrics, known or not, that are NaN or infinite in some rows of any phase: name to the number of rows.
    """
    hides: str | None
    """
    What of the log the verdict leaves out, in one line, such as superseded steps, lines that could not be read, or other ranks. Null if nothing.
    """
    superseded: int
    """
    How many events were not judged, as a later attempt repeats their steps. Range: [0, 9007199254740991].
    """
    skipped: list[str]
    """
    Lines that could not be read, each with its place and the reason.
    """
    left_out: list[str]
    """
    What else gave no event, such as the torn last line of a log that is still being written.
    """
    step_order: list[str]
    """
    Where train steps fall or repeat within an attempt, a line for each of the two. Nothing supersedes such steps: they are judged as they are.
    """
    alerts: list[Alert]
    """
    What was found, by step.
    """
    samples: list[WorstSample]
    """
    Where the worst samples of text lie that were taken at the steps of the alerts, or before.
    """


@dataclass(frozen=True, slots=True)
class CheckOutput:
    """
    What `rldk check --format json` prints.
    """

    runs: list[CheckedRun]
    """
    Every run that was judged.
    """
