"""The metrics of a run in numbers, which new events are added to."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from itertools import compress
from math import inf, isfinite, nan

import msgspec

from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import ABSENT
from rldk.log.bulk.rows import phase_rows, taker
from rldk.report.drawn import MOST_COUNTED, digest_of
from rldk.report.summary import total
from rldk.text import nonfinite_word

MOST_NAMES = 2_000
"""Metrics of a run that are summed up: a log may have new ones at every step."""


class Summary:
    """The values of one metric in a few numbers.

    Attributes:
        count: How many there are, those that are not finite too.
        finite: How many are finite; of these
        total: the sum,
        low: the least, infinite without any,
        low_step: its step,
        high: the greatest, minus infinite without any, and
        high_step: its step.
        odd: The first step of each value that is not finite, by its word.
        first: The one that came first.
        last: The one that came last.
    """

    __slots__ = ("count", "finite", "first", "high", "high_step", "last", "low", "low_step", "odd", "total")

    def __init__(self) -> None:
        self.count = self.finite = 0
        self.first = self.last = self.total = 0.0
        self.low, self.low_step = inf, 0
        self.high, self.high_step = -inf, 0
        self.odd: dict[str, int] = {}

    @property
    def mean(self) -> float | None:
        """The mean of those that are finite; None without any."""
        return self.total / self.finite if self.finite else None

    def add_some(self, steps: Sequence[int], values: Sequence[float]) -> None:
        """Adds a value for each of some steps, at least one."""
        if not self.count:
            self.first = values[0]
        self.count += len(values)
        self.last = values[-1]
        if not all(map(isfinite, values)):
            for step, value in zip(steps, values, strict=True):
                if not isfinite(value):
                    word = nonfinite_word(value)
                    self.odd[word] = min(step, self.odd.get(word, step))
            there = list(map(isfinite, values))
            steps, values = list(compress(steps, there)), list(compress(values, there))
            if not values:
                return
        self.finite += len(values)
        self.total = total(values, self.total)
        if (low := min(values)) < self.low:
            self.low, self.low_step = low, steps[values.index(low)]
        if (high := max(values)) > self.high:
            self.high, self.high_step = high, steps[values.index(high)]

    def copy(self) -> Summary:
        """The same, which can be added to."""
        same = copy(self)
        same.odd = dict(self.odd)
        return same


class Summaries:
    """What the train steps of a run that count have, by metric. Memory grows with metrics, not with events.

    Attributes:
        metrics: Name to its summary.
        first_step: The lowest step; None without any.
        last_step: The highest step; None without any.
        last_event: When the latest event was written, superseded or not, Unix time, s.
        events: How many events were taken in, of any phase.
        left_out: A digest of each metric beyond `MOST_NAMES`: of `MOST_COUNTED` of them at most.
    """

    def __init__(self) -> None:
        self.left_out: set[int] = set()
        self.metrics: dict[str, Summary] = {}
        self.first_step: int | None = None
        self.last_step: int | None = None
        self.last_event: float | None = None
        self.events = 0

    def hear(self, times: Sequence[float]) -> None:
        """Takes the times of any events, superseded ones too."""
        if times:
            self.last_event = max(times) if self.last_event is None else max(self.last_event, *times)

    def add(self, counted: Batch) -> None:
        """Takes the next events that count."""
        self.events += len(counted)
        rows = phase_rows(counted).get("train", ())
        if not rows:
            return
        take = taker(rows, len(counted))
        steps = take(counted.steps)
        low, high = min(steps), max(steps)
        self.first_step = low if self.first_step is None else min(self.first_step, low)
        self.last_step = high if self.last_step is None else max(self.last_step, high)
        for name, column in counted.metrics.items():
            values, own = take(column.values), steps
            if not column.full:
                there = [value is not None and value is not ABSENT for value in values]
                if not any(there):
                    continue
                if not all(there):
                    own, values = list(compress(steps, there)), list(compress(values, there))
            summary = self.metrics.get(name)
            if summary is None:
                if len(self.metrics) >= MOST_NAMES:
                    if len(self.left_out) < MOST_COUNTED:
                        self.left_out.add(digest_of(name))
                    continue
                summary = self.metrics[name] = Summary()
            summary.add_some(own, values)

    def copy(self) -> Summaries:
        """The same, which can be added to."""
        same = copy(self)
        same.left_out = set(self.left_out)
        same.metrics = {name: summary.copy() for name, summary in self.metrics.items()}
        return same


Row = tuple[
    int, int, float | None, float | None, float | None, int | None, float | None, int | None, float | None, str | None
]
"""A summary as SQLite keeps it, which has no NaN: a first value, last value or sum that is NULL is NaN."""


def summary_row(summary: Summary) -> Row:
    """A summary, to be kept."""
    extremes = (summary.low, summary.low_step, summary.high, summary.high_step) if summary.finite else (None,) * 4
    odd = msgspec.json.encode(summary.odd).decode() if summary.odd else None
    first, last, total = map(_number, (summary.first, summary.last, summary.total))
    return (summary.count, summary.finite, first, last, *extremes, total, odd)


def summary_of(row: Row) -> Summary:
    """The summary again."""
    summary = Summary()
    summary.count, summary.finite, first, last, low, low_step, high, high_step, total, odd = row
    summary.first, summary.last, summary.total = (nan if one is None else one for one in (first, last, total))
    if low is not None and high is not None:
        summary.low, summary.low_step, summary.high, summary.high_step = low, low_step or 0, high, high_step or 0
    if odd is not None:
        summary.odd = msgspec.json.decode(odd, type=dict[str, int])
    return summary


def _number(value: float) -> float | None:
    return None if value != value else value  # noqa: PLR0124  # NaN
