# DO NOT EDIT. Generated from schema/comparison.schema.json by `python -m codegen`.
"""What `rldk compare --format json` prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from rldk_schema.forms.coverage import Coverage


@dataclass(frozen=True, slots=True)
class ComparedRun:
    """
    One run, or a part of one.
    """

    label: str
    """
    What it is called here: its name, where several have that name its log, and the part after an @.
    """
    run_id: str
    """
    Name of the run.
    """
    part: str | None
    """
    The attempt or the stage that is meant. Null for all of the run that counts.
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
    verdict: Literal['critical', 'warning', 'quiet', 'not judged']
    """
    The gravest of its alerts that is at least a warning. `quiet`: there is none, and the core was judged. `not judged`: there is none, but some of the core could not be judged: see `unmeasured`, which another verdict may have, too.
    """
    first_bad_step: int | None
    """
    Step of the first alert that is at least a warning. Null where there is none. Unit: {step}. Range: [0, 9007199254740991].
    """
    coverage: Coverage
    hides: str | None
    """
    What of the log the verdict leaves out, in one line, such as superseded steps, lines that could not be read, or other ranks. Null if nothing.
    """
    steps: int
    """
    Number of its train steps. Unit: {step}. Range: [0, 9007199254740991].
    """
    first_step: int | None
    """
    Its lowest train step. Null where there is none. Unit: {step}. Range: [0, 9007199254740991].
    """
    last_step: int | None
    """
    Its highest train step. Null where there is none. Unit: {step}. Range: [0, 9007199254740991].
    """


@dataclass(frozen=True, slots=True)
class FirstDifference:
    """
    One number at one step.
    """

    step: int
    """
    Its step. Unit: {step}. Range: [0, 9007199254740991].
    """
    metric: str
    """
    The metric, or the field of `data_slice`. Of several, one of the data first, then core metrics.
    """
    values: dict[str, Any]
    """
    By label, the value of each run that has one.
    """
    series: str
    """
    What it is of: train steps, an evaluation, a summary, or one of these in a later stage.
    """
    also: list[str]
    """
    Other metrics that differ first at this very step.
    """


@dataclass(frozen=True, slots=True)
class FoundDivergence:
    """
    Where a run leaves the first one.
    """

    step: int
    """
    The first step at which they differ beyond the noise of each. Unit: {step}. Range: [0, 9007199254740991].
    """
    method: str
    """
    How that was found.
    """
    size: float
    """
    How far they are apart, in units of their noise. May be NaN or infinite.
    """
    run: str
    """
    Label of the run that leaves.
    """
    series: str
    """
    What the metric is of.
    """


@dataclass(frozen=True, slots=True)
class FoundDifference:
    """
    Something in which runs differ.
    """

    key: str
    """
    The setting, or the field of an event with its group.
    """
    values: dict[str, Any]
    """
    By label, what each run has. A run that lacks it is missing here; null is a value.
    """
    step: int | None
    """
    The first shared step at which it differs. Null for what is not told step by step. Unit: {step}. Range: [0, 9007199254740991].
    """


@dataclass(frozen=True, slots=True)
class FoundDifferences:
    """
    What differs besides numbers.
    """

    config: list[FoundDifference]
    """
    Settings, flat: `a.b` is `b` in `a`; and model, optimizer and schedule.
    """
    environment: list[FoundDifference]
    """
    Versions, commit, host, launcher, number of processes, devices.
    """
    seeds: list[FoundDifference]
    """
    Seeds of the settings, and of each step.
    """
    data: list[FoundDifference]
    """
    Data set, sizes and token counts of the steps.
    """


@dataclass(frozen=True, slots=True)
class EqualKeys:
    """
    How many keys of each kind all runs have with the same value.
    """

    config: int
    """
    Of the settings. Range: [0, 9007199254740991].
    """
    environment: int
    """
    Of the environment. Range: [0, 9007199254740991].
    """
    seeds: int
    """
    Of the seeds. Range: [0, 9007199254740991].
    """
    data: int
    """
    Of the data. Range: [0, 9007199254740991].
    """


@dataclass(frozen=True, slots=True)
class FinalValue:
    """
    How a metric of a run ends.
    """

    step: int
    """
    The last step that has a value. Unit: {step}. Range: [0, 9007199254740991].
    """
    value: float
    """
    The value there. Unit: {metric}. May be NaN or infinite.
    """
    mean: float | None
    """
    Mean of the last tenth of its values, at least 10 of them. Null if none of these is finite. Unit: {metric}.
    """
    sd: float | None
    """
    Standard deviation of the same. Null of fewer than two. Unit: {metric}. Range: >= 0.
    """
    values: int
    """
    How many finite values these are. Unit: {value}. Range: [0, 9007199254740991].
    """
    nonfinite: int
    """
    How many of the last tenth are NaN or infinite. Unit: {value}. Range: [0, 9007199254740991].
    """
    best: float | None
    """
    The highest value of a reward, the lowest of a loss. Null of other metrics. Unit: {metric}.
    """
    best_step: int | None
    """
    Its step. Unit: {step}. Range: [0, 9007199254740991].
    """


@dataclass(frozen=True, slots=True)
class RunGroup:
    """
    Runs that have one value of the setting.
    """

    value: str
    """
    The value, as text.
    """
    runs: list[str]
    """
    Labels of its runs.
    """
    differing: list[str]
    """
    Settings other than seeds that are not the same in all of its runs.
    """


@dataclass(frozen=True, slots=True)
class GroupInterval:
    """
    By how much a group's final values exceed those of the first group.
    """

    metric: str
    """
    The metric.
    """
    group: str
    """
    Value of the setting in the other group.
    """
    first_runs: int
    """
    Number of runs of the first group that it is based on. Unit: {run}. Range: [2, 9007199254740991].
    """
    runs: int
    """
    Number of runs of the other group that it is based on. Unit: {run}. Range: [2, 9007199254740991].
    """
    left_out: list[str]
    """
    Labels of the runs of both that it is not based on: the metric has no finite value in the last tenth.
    """
    difference: float
    """
    Mean of the group's final values less that of the first group's. Unit: {metric}.
    """
    low: float
    """
    Lower end of the interval. Unit: {metric}.
    """
    high: float
    """
    Upper end of it. Unit: {metric}.
    """
    method: str
    """
    How it was found.
    """


@dataclass(frozen=True, slots=True)
class RunGroups:
    """
    Groups of runs against each other: what differs within one is the seed.
    """

    key: str
    """
    The setting that makes them.
    """
    groups: list[RunGroup]
    """
    The groups.
    """
    intervals: list[GroupInterval]
    """
    Each group but the first against that one, by metric; none of groups that are too small.
    """
    left_out: list[str]
    """
    Which runs are in no group, and which metrics have no interval, a sentence each.
    """


@dataclass(frozen=True, slots=True)
class ComparedPair:
    """
    A run and the first one.
    """

    run: str
    """
    Label of the run.
    """
    shared_steps: int
    """
    Number of train steps that both have. Unit: {step}. Range: [0, 9007199254740991].
    """
    compared: int
    """
    Number of metrics that were compared: that both have at steps which both have. Unit: {metric}. Range: [0, 9007199254740991].
    """
    equal_until: int | None
    """
    The last shared step before any number differs; the last one if none does. Null if there is none. Unit: {step}. Range: [0, 9007199254740991].
    """
    first_difference: FirstDifference | None
    """
    The first number that differs. Null if none does.
    """
    first_missing: FirstDifference | None
    """
    The first number that only one has. Null if there is none.
    """
    divergence: dict[str, FoundDivergence]
    """
    By metric, where the run leaves the first one by more than the noise of each.
    """


@dataclass(frozen=True, slots=True)
class Asserted:
    """
    Whether runs are as equal as they were asked to be.
    """

    holds: bool
    """
    Whether they are.
    """
    why_not: list[str]
    """
    What is against it, the first difference first.
    """


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    What `rldk compare --format json` prints.
    """

    runs: list[ComparedRun]
    """
    What is compared, in the order in which it was named. All are compared with the first.
    """
    sentence: str
    """
    What is to be said in one sentence.
    """
    shared_steps: int
    """
    Number of train steps that all have. Unit: {step}. Range: [0, 9007199254740991].
    """
    equal_until: int | None
    """
    The last shared step before any number differs; the last shared step if none does. Null if the first one differs, or there is none. Unit: {step}. Range: [0, 9007199254740991].
    """
    first_difference: FirstDifference | None
    """
    The first number that differs from that of the first run at all, to the last bit; -0.0 is not 0.0, and NaN is NaN. Null if none does.
    """
    first_missing: FirstDifference | None
    """
    The first number that one has and another has not, at a step that both have. Null if there is none.
    """
    compared: int
    """
    Number of metrics that were compared. Unit: {metric}. Range: [0, 9007199254740991].
    """
    differing: dict[str, int]
    """
    The metrics that differ, each with the first step at which it does, in order of these.
    """
    not_compared: list[str]
    """
    Metrics that were not compared, as they tell of the machine: times, throughput, resources, network.
    """
    divergence: dict[str, FoundDivergence]
    """
    Metrics in which a run leaves the first one by more than the noise of each: where that is first.
    """
    differences: FoundDifferences
    equal_keys: EqualKeys
    final: dict[str, dict[str, FinalValue]]
    """
    By metric and label, how each run ends. Of an evaluation the series stands behind the metric's name.
    """
    groups: RunGroups | None
    """
    The runs in groups that a setting makes. Null if that was not asked for.
    """
    pairs: list[ComparedPair]
    """
    Each run but the first, compared with that one.
    """
    asserted: Asserted | None
    """
    Whether what was asked for holds. Null if nothing was.
    """
    left_out: list[str]
    """
    What was not compared, or is not known, a sentence each.
    """
