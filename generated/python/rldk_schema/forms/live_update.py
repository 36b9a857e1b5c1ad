# DO NOT EDIT. Generated from schema/live_update.schema.json by `python -m codegen`.
"""What `rldk serve` sends over its WebSocket, as text; curves come as binary messages, see `live_curves`. What is null has not changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from rldk_schema.forms.comparison import Comparison
from rldk_schema.forms.live_run import LiveRun


@dataclass(frozen=True, slots=True)
class LiveRow:
    """
    One run in the table.
    """

    id: str
    """
    Stands for the run in requests, for as long as the server runs and after.
    """
    run_id: str
    """
    Name of the run, as its files are called: anyone may have named them.
    """
    place: str
    """
    Its log, from the directory on that is served.
    """
    read_as: str
    """
    What wrote the log.
    """
    state: Literal['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']
    """
    How its last attempt ended, or that it is running; of a run that was not looked at yet `unknown`.
    """
    error: str | None
    """
    The error or the signal that ended the run. Null for none.
    """
    verdict: Literal['critical', 'warning', 'quiet', 'not judged'] | None
    """
    Of the health rules. Null while the run has not been judged yet.
    """
    based_on: str | None
    """
    What the verdict is based on, in few words: how many rules could judge the run, and how many of its metrics were recognised if some were not.
    """
    why: str | None
    """
    What was found, or what could not be judged, in one sentence. Null for nothing.
    """
    judged_to: int | None
    """
    The last step that the verdict knows. Null before it. Unit: {step}. Range: [0, 9007199254740991].
    """
    judged_at: float | None
    """
    When its log was read for the verdict, or was last seen not to have changed since, Unix time. Null before it. Unit: s.
    """
    behind: bool
    """
    Whether its log has changed since, and more than 10 s ago: the verdict and the numbers here are then of `judged_at`.
    """
    first_bad_step: int | None
    """
    Step of the first alert that is at least a warning. Null for none. Unit: {step}. Range: [0, 9007199254740991].
    """
    alerts: list[int]
    """
    How many alerts are critical, warnings, and for information.
    """
    hides: str | None
    """
    What of the log the verdict leaves out, in one line. Null for nothing.
    """
    group: str | None
    """
    The user's name for the runs that this one belongs to. Null for none.
    """
    trial: str | None
    """
    Name of the trial of a search that it is. Null for none.
    """
    tags: list[str]
    """
    The user's labels.
    """
    attempts: int | None
    """
    How often it was started. Null if unknown. Range: [0, 9007199254740991].
    """
    stages: int | None
    """
    Number of stages. Null if unknown. Range: [0, 9007199254740991].
    """
    first_step: int | None
    """
    Its lowest train step. Null for none. Unit: {step}. Range: [0, 9007199254740991].
    """
    last_step: int | None
    """
    Its highest train step. Null for none. Unit: {step}. Range: [0, 9007199254740991].
    """
    started: float | None
    """
    When its first event was written, Unix time. Null if unknown. Unit: s.
    """
    last_event: float | None
    """
    When its latest event was written, Unix time. Null if unknown. Unit: s.
    """
    accelerator_hours: float | None
    """
    What it cost so far. Null if unknown. Unit: h.
    """
    unread: str | None
    """
    Why its log cannot be read. Null if it can.
    """


@dataclass(frozen=True, slots=True)
class LiveRuns:
    """
    A change of the list of runs.
    """

    whole: bool
    """
    Whether these are all runs: those that are not among them are gone.
    """
    rows: list[LiveRow]
    """
    Runs that are new or have changed.
    """
    gone: list[str]
    """
    Ids of runs that are not there any more.
    """


@dataclass(frozen=True, slots=True)
class LiveProgress:
    """
    How far the server has come with all runs.
    """

    roots: list[str]
    """
    The directories that are served.
    """
    looking: bool
    """
    Whether it still looks for runs for the first time.
    """
    runs: int
    """
    Runs that were found. Range: [0, 9007199254740991].
    """
    judged: int
    """
    Those that were judged. Range: [0, 9007199254740991].
    """
    summed: int
    """
    Those whose columns are known. Range: [0, 9007199254740991].
    """
    left_out: list[str]
    """
    What of the directories is not read or not offered, a sentence each.
    """
    problems: list[str]
    """
    What keeps the server from being up to date, a sentence each: what has taken long until now, as with a file system that does not answer, and what failed in the last 5 min.
    """


@dataclass(frozen=True, slots=True)
class LiveNames:
    """
    What may stand in columns and plots.
    """

    metrics: dict[str, int]
    """
    Metric to how many runs have it; the core metrics are the first.
    """
    settings: dict[str, int]
    """
    Setting to how many runs have it.
    """


@dataclass(frozen=True, slots=True)
class LiveValues:
    """
    One column.
    """

    kind: Literal['metric', 'setting']
    """
    What it shows.
    """
    name: str
    """
    The metric or the setting.
    """
    figure: Literal['last', 'first', 'mean', 'min', 'max', 'count'] | None
    """
    Which figure of the metric. Null for a setting.
    """
    whole: bool
    """
    Whether these are all values: runs that are not among them have none.
    """
    values: dict[str, float | str | None]
    """
    Id of a run to its value. Of a metric a number, or `NaN`, `Infinity`, `-Infinity`. Of a setting a number, unless it is too large to be exact, a text as it is, or anything else as JSON. Null where the run has none any more.
    """


@dataclass(frozen=True, slots=True)
class LiveEvents:
    """
    Events of one run.
    """

    run: str
    """
    Id of the run.
    """
    run_id: str
    """
    Its name.
    """
    events: list[Any]
    """
    The events, as the schema of an event has them, in the order of the log.
    """
    skipped: int
    """
    How many lines before and among them were left out, as there were too many at once, they were no events, or their file was deleted or damaged before they were read; of such a file at least 1. Range: [0, 9007199254740991].
    """


@dataclass(frozen=True, slots=True)
class LiveText:
    """
    A text, or a message of a conversation.
    """

    role: str | None
    """
    Whose message it is. Null for a text.
    """
    text: str
    """
    Its beginning.
    """
    cut: int
    """
    How many characters are not shown. Range: [0, 9007199254740991].
    """


@dataclass(frozen=True, slots=True)
class LiveSample:
    """
    One completion.
    """

    place: int
    """
    Stands for it when its whole text is asked for. Range: [0, 9007199254740991].
    """
    index: int
    """
    Place in the batch. Range: [0, 9007199254740991].
    """
    attempt: int | None
    """
    Attempt of the run. Null if unknown. Range: [1, 9007199254740991].
    """
    prompt: list[LiveText]
    """
    What was asked.
    """
    completion: list[LiveText]
    """
    What was answered.
    """
    extra: dict[str, LiveText]
    """
    What else its trainer has of it, as text.
    """
    reward: float | None
    """
    Its reward. Null if it is missing. May be NaN or infinite.
    """
    rewards: dict[str, float | None]
    """
    Reward function to its reward.
    """
    advantage: float | None
    """
    What it was trained with. Null if unknown. May be NaN or infinite.
    """


@dataclass(frozen=True, slots=True)
class LiveSamples:
    """
    Completions of one run.
    """

    run: str
    """
    Id of the run.
    """
    step: int | None
    """
    Their step. Null if the run has none. Unit: {step}. Range: [0, 9007199254740991].
    """
    steps: list[int]
    """
    The steps that have any, in order; of very many an even choice, with `step` and those beside it.
    """
    counts: list[int]
    """
    How many each of these has.
    """
    samples: list[LiveSample]
    """
    The completions; long texts are cut, and say so.
    """
    count: int
    """
    How many of the step there are. Range: [0, 9007199254740991].
    """
    searched: int
    """
    How many of these were searched for the text before time was up; all of them without a text. Range: [0, 9007199254740991].
    """
    matching: int
    """
    How many of those that were searched have the text. Range: [0, 9007199254740991].
    """
    spread: list[float]
    """
    The finite rewards of the step in rising order; of very many an even choice, with the lowest and the highest.
    """
    share: float
    """
    How much of its files was looked at so far: below 1 there may be more when it is asked again. Range: [0, 1].
    """
    left_out: list[str]
    """
    What is not shown, a sentence each.
    """


@dataclass(frozen=True, slots=True)
class LiveUpdate:
    """
    What `rldk serve` sends over its WebSocket, as text; curves come as binary messages, see `live_curves`. What is null has not changed.
    """

    server: str
    """
    Stands for this start of the server.
    """
    revision: int
    """
    Of the list of runs. Range: [0, 9007199254740991].
    """
    answer_to: int | None
    """
    `id` of the request that this answers. Null for none. Range: [0, 9007199254740991].
    """
    problem: str | None
    """
    Why the request cannot be answered. Null if it can.
    """
    resync: bool
    """
    Whether the client was too slow, and updates were dropped: it must ask again for all it wants.
    """
    runs: LiveRuns | None
    """
    Runs that have changed.
    """
    progress: LiveProgress | None
    """
    How far the server has come.
    """
    names: LiveNames | None
    """
    What may stand in columns and plots.
    """
    columns: list[LiveValues] | None
    """
    Columns that were asked for.
    """
    events: list[LiveEvents] | None
    """
    Events that were written.
    """
    run: LiveRun | None
    """
    The details that were asked for.
    """
    samples: list[LiveSamples] | None
    """
    The completions that were asked for, a list for each run.
    """
    comparison: Comparison | None
    """
    The comparison that was asked for.
    """
