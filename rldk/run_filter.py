"""Which runs of a list are shown, and in which order."""

from __future__ import annotations

import difflib
import math
import operator
import os
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from rldk_schema.forms.ls import ListedRun
from rldk_schema.metrics import METRICS

from rldk.log.runs import RunLogs
from rldk.text import printable

_CONDITION = re.compile(r"\s*(?P<name>.+?)\s*(?P<sign><=|>=|==|!=|=|<|>)\s*(?P<limit>[^<>=!\s]+)\s*", re.DOTALL)
_SIGNS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "==": operator.eq,
    "!=": operator.ne,
}

# What needs looking at comes first.
_STATES = ("running", "failed", "silent", "interrupted", "ended_early", "stopped", "unknown", "finished")
_VERDICTS = ("critical", "warning", "not judged", "quiet")

ORDERS = ("last", "name", "state", "verdict", "step", "cost")
"""What runs can be sorted by, besides the last value of a metric."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of `--where`, such as `reward_mean<0.5`.

    Attributes:
        name: A metric, whose last value is meant; or `step` or `cost`.
        sign: One of `<`, `<=`, `>`, `>=`, `=`, `==`, `!=`.
        limit: `nan` is equal to itself here.
    """

    name: str
    sign: str
    limit: float

    def holds(self, run: ListedRun) -> bool:
        """Whether it does; not where the run has no such value, as it is unknown."""
        value = value_of(run, self.name)
        if value is None:
            return False
        if math.isnan(self.limit):
            return math.isnan(value) is (self.sign != "!=")
        return _SIGNS[self.sign](value, self.limit)


def condition(text: str) -> Condition:
    """Reads a condition.

    Raises:
        ValueError: It is none.
    """
    match = _CONDITION.fullmatch(text)
    try:
        limit = float(match["limit"]) if match else None
    except ValueError:
        limit = None
    if match is None or limit is None or (math.isnan(limit) and match["sign"] not in ("=", "==", "!=")):
        raise ValueError(f"expected METRIC, then < <= > >= = or !=, then a number, as in 'kl_mean>0.5', found {text!r}")
    return Condition(match["name"], match["sign"], limit)


def value_of(run: ListedRun, name: str) -> float | None:
    """The last value of a metric, the last step or the accelerator-hours; None if unknown."""
    if name == "step":
        return run.last_step
    if name == "cost":
        return run.cost.accelerator_hours
    found = run.metrics.get(name)
    return None if found is None else found.last


def metrics_in(conditions: Collection[Condition], sort: str) -> list[str]:
    """Names of the metrics that are asked for, each once."""
    names = [one.name for one in conditions] + [sort]
    return [name for name in dict.fromkeys(names) if name not in ORDERS]


def by_what_is_known(runs: Sequence[RunLogs], sort: str, *, reverse: bool = False) -> list[RunLogs] | None:
    """Sorts runs of which nothing is read: those whose logs changed last first, or by name.

    A log may be changed long after its last event, so that this is not quite the order by `last` event.

    Args:
        runs: They are not changed.
        sort: As for `in_order`.
        reverse: The other way round.

    Returns:
        None where the runs have to be read for their order.
    """
    if sort == "name":
        return sorted(runs, key=lambda run: (run.run_id, str(run.paths[0])), reverse=reverse)
    if sort == "last":
        return sorted(runs, key=_changed, reverse=not reverse)
    return None


def _changed(run: RunLogs) -> float:
    """When the latest of a run's logs changed, Unix time, s; what cannot be looked at may be rotated just now."""
    try:
        lives = (*run.paths, *(rank.live for rank in run.other_ranks))
        return max(os.stat(live).st_mtime for live in lives)  # noqa: PTH116  # a Path is slow
    except OSError:
        return math.inf


def in_order(runs: Sequence[ListedRun], sort: str, *, reverse: bool = False) -> list[ListedRun]:
    """Sorts runs; those without what they are sorted by come last in any case.

    Args:
        runs: They are not changed.
        sort: `last` event, newest first; `name`; `state` or `verdict`, what needs looking at first; `step`, `cost` or
            the last value of a metric, greatest first.
        reverse: The other way round.
    """
    keyed = [(key, run) for run in runs if (key := _key(run, sort)) is not None]
    keyed.sort(key=lambda pair: pair[0], reverse=reverse)
    there = [run for _, run in keyed]
    return there + [run for run in runs if _key(run, sort) is None]


def _key(run: ListedRun, sort: str) -> tuple[object, ...] | None:
    if sort == "name":
        return (run.run_id, run.path)
    if sort == "state":
        return (_STATES.index(run.state),)
    if sort == "verdict":
        return (_VERDICTS.index(run.verdict), math.inf if run.first_bad_step is None else run.first_bad_step)
    value = run.last_event if sort == "last" else value_of(run, sort)
    return None if value is None or math.isnan(value) else (-value,)


def unknown_in(runs: Sequence[ListedRun], names: Sequence[str]) -> list[str]:
    """What to say of metrics that are asked for and that no run, or not every run, has."""
    said = []
    for name in names:
        lacking = sum(name not in run.metrics for run in runs)
        if runs and lacking == len(runs):
            near = difflib.get_close_matches(name, METRICS, 1)
            said.append(f"no run has {printable(name)}" + (f"; did you mean {near[0]}?" if near else ""))
        elif lacking:
            said.append(f"{lacking} of {len(runs)} runs {'has' if lacking == 1 else 'have'} no {printable(name)}")
    return said
