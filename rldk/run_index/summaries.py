"""The metrics of a run in numbers and curves, which new events are added to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress
from math import inf, isfinite, nan
from typing import Any

import msgspec

from rldk.io.gathered import visible
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import ABSENT
from rldk.log.bulk.rows import phase_rows, taker
from rldk.report.downsample import Bucket, Curve, Point, Steps

MOST_NAMES = 2_000
"""Metrics of a run that are summed up: a log may have new ones at every step."""


class Summary:
    """The values of one metric in a few numbers.

    Attributes:
        count: How many there are, those that are not finite too.
        first: The one that came first.
        last: The one that came last.
        finite: Those that are finite: least and greatest with their steps, sum, and where others are.
    """

    __slots__ = ("count", "finite", "first", "last")

    def __init__(self) -> None:
        self.count = 0
        self.first = self.last = 0.0
        self.finite = Bucket()

    def add_some(self, steps: Sequence[int], values: Sequence[float]) -> None:
        """Adds a value for each of some steps, at least one."""
        if not self.count:
            self.first = values[0]
        self.count += len(values)
        self.last = values[-1]
        if all(map(isfinite, values)):
            self.finite.add_all(steps, values)
            return
        for step, value in zip(steps, values, strict=True):
            self.finite.add(step, value)


class Summaries:
    """What the train steps of a run that count have, by metric. Memory grows with metrics, not with events.

    Args:
        curves: Metrics whose curves are wanted, too.

    Attributes:
        metrics: Name to its summary, in the order of their first values.
        curves: Name to its curve.
        first_step: The lowest step; None without any.
        last_step: The highest step; None without any.
        last_event: When the latest event was written, Unix time, s.
        events: How many events were taken in, of any phase.
    """

    def __init__(self, curves: Iterable[str] = ()) -> None:
        self.metrics: dict[str, Summary] = {}
        self.curves: dict[str, Curve] = {name: Curve() for name in curves}
        self.first_step: int | None = None
        self.last_step: int | None = None
        self.last_event: float | None = None
        self.events = 0

    def add(self, batch: Batch, hidden: Sequence[bool]) -> None:
        """Takes the next events; `hidden` are those that a later attempt superseded."""
        times = (time for time in (*batch.leaf("timestamp"), self.last_event) if time is not None)
        self.last_event = max(times, default=None)
        counted = visible(batch, hidden)
        if counted is None:
            return
        self.events += len(counted)
        rows = phase_rows(counted).get("train", ())
        if not rows:
            return
        take = taker(rows, len(counted))
        steps = Steps(take(counted.steps))
        low, high = min(steps.numbers), max(steps.numbers)
        self.first_step = low if self.first_step is None else min(self.first_step, low)
        self.last_step = high if self.last_step is None else max(self.last_step, high)
        for name, column in counted.metrics.items():
            values, own = take(column.values), steps
            if not column.full:
                there = [value is not None and value is not ABSENT for value in values]
                if not any(there):
                    continue
                if not all(there):
                    own, values = Steps(list(compress(steps.numbers, there))), list(compress(values, there))
            summary = self.metrics.get(name)
            if summary is None:
                if len(self.metrics) >= MOST_NAMES:
                    continue
                summary = self.metrics[name] = Summary()
            summary.add_some(own.numbers, values)
            if (curve := self.curves.get(name)) is not None:
                curve.add_some(own, values)


_KeptBucket = tuple[int, int, float, float, int, float, int, dict[str, int]]
_Kept = tuple[int, int, Point | None, dict[str, int], list[_KeptBucket]]
_decoder: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(_Kept)
_KEPT = ("count", "total", "low", "low_step", "high", "high_step", "odd")


def encode_curve(curve: Curve) -> bytes:
    """A curve, to be continued later."""
    buckets = [(index, *(getattr(bucket, name) for name in _KEPT)) for index, bucket in curve.buckets.items()]
    return msgspec.msgpack.encode((curve.shift, curve.count, curve.last, curve.nonfinite, buckets))


def decode_curve(data: bytes) -> Curve:
    """The curve again.

    Raises:
        ValueError: These are other bytes.
    """
    shift, count, last, nonfinite, kept = _decoder.decode(data)
    buckets = {}
    for index, *values in kept:
        bucket = buckets[index] = Bucket()
        for name, value in zip(_KEPT, values, strict=True):
            setattr(bucket, name, value)
    return Curve.of(shift, buckets, count, last, nonfinite)


def summary_row(summary: Summary) -> tuple[Any, ...]:
    """A summary as SQLite keeps it, which has no NaN: a first value, last value or sum that is NULL is NaN."""
    finite = summary.finite
    extremes = (finite.low, finite.low_step, finite.high, finite.high_step) if finite.count else (None,) * 4
    odd = msgspec.json.encode(finite.odd).decode() if finite.odd else None
    first, last, total = map(_number, (summary.first, summary.last, finite.total))
    return (summary.count, finite.count, first, last, *extremes, total, odd)


def summary_of(row: Sequence[Any]) -> Summary:
    """The summary again."""
    summary, finite = Summary(), Bucket()
    summary.count, finite.count, first, last, low, low_step, high, high_step, total, odd = row
    summary.first, summary.last, finite.total = (nan if value is None else value for value in (first, last, total))
    finite.low, finite.low_step = (inf, 0) if low is None else (low, low_step)
    finite.high, finite.high_step = (-inf, 0) if high is None else (high, high_step)
    if odd is not None:
        finite.odd = msgspec.json.decode(odd)
    summary.finite = finite
    return summary


def _number(value: float) -> float | None:
    return None if value != value else value  # noqa: PLR0124  # NaN
