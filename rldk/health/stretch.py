"""Train events that follow one another in one attempt, column by column."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from operator import itemgetter, sub
from typing import Any

from rldk_schema import Event

from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import ABSENT, Column, Constant, Distinct, constant_of

LEAST_ROWS = 8
"""Fewer events are taken sooner one by one."""

_LOOK = 64  # rows: most limits hold for far longer, or are broken soon


class Lane:
    """One metric in a stretch.

    Attributes:
        name: The metric.
        values: A row's number; None or `ABSENT` where it has none.
        solid: Whether every row has a finite number.
        rows: The rows that have a number, be it NaN or infinite.
    """

    def __init__(self, name: str, values: Sequence[Any], *, solid: bool) -> None:
        self.name = name
        self.values = values
        self.solid = solid
        self.rows: Sequence[int] = range(len(values))
        if not solid:
            self.rows = [row for row, value in enumerate(values) if value is not ABSENT and value is not None]

    @cached_property
    def only(self) -> float | None:
        """The number of all rows that have one; None if they differ, or none has."""
        first: float = self.values[self.rows[0]] if self.rows else math.nan
        return first if all(self.values[row] == first for row in self.rows) and self.rows else None

    def between(self, start: int, stop: int) -> Sequence[int]:
        """The rows from `start` to before `stop` that have a number."""
        if self.solid:
            return range(start, stop)
        return self.rows[bisect_left(self.rows, start) : bisect_left(self.rows, stop)]

    def first(self, start: int) -> int:
        """The first row from `start` on that has a number; the number of rows if none has."""
        if self.solid:
            return start
        place = bisect_left(self.rows, start)
        return self.rows[place] if place < len(self.rows) else len(self.values)

    def first_outside(self, low: float, high: float, start: int) -> int:
        """The first row from `start` on whose number is not within these limits; the number of rows if there is none.

        NaN is within none.
        """
        values = self.values
        if not self.solid:
            rows = self.rows[bisect_left(self.rows, start) :]
            return next((row for row in rows if not low <= values[row] <= high), len(values))
        size = _LOOK
        while start < len(values):
            some = values[start : start + size]
            if not (low <= min(some) and max(some) <= high):
                return next(row for row, value in enumerate(some, start) if not low <= value <= high)
            start += size
            size *= 2
        return start


class Stretch:
    """Train events of one attempt, as columns. Others may stand between them, such as evaluations.

    Args:
        batch: What they are part of.
        runs: Their rows there, ascending: as many together as there are.

    Attributes:
        batch: What they are part of.
        rows: Their rows there.
        steps: The step of each row.
        times: Its wall_time, s; None where it has none.
        breaks: The rows before which there are other events.
    """

    def __init__(self, batch: Batch, runs: Sequence[range]) -> None:
        self.batch = batch
        self.rows: Sequence[int] = runs[0] if len(runs) == 1 else [*chain(*runs)]
        self._take = itemgetter(slice(runs[0].start, runs[0].stop)) if len(runs) == 1 else itemgetter(*self.rows)
        self.breaks = list(accumulate(map(len, runs[:-1])))
        self.steps: Sequence[int] = self._cells(batch.steps)
        self.times: Sequence[float | None] = self._cells(batch.leaf("wall_time"))

    def __len__(self) -> int:
        return len(self.rows)

    def others(self, row: int) -> range:
        """The rows of the batch that stand between one of these and the row before."""
        return range(self.rows[row - 1] + 1, self.rows[row])

    @cached_property
    def lanes(self) -> dict[str, Lane]:
        """The metrics that any of the rows has, by name; a metric that is null in all of them has no rows."""
        metrics = self.batch.metrics
        return {lane.name: lane for name, column in metrics.items() for lane in self._lane(name, column)}

    def _cells(self, column: Sequence[Any]) -> Sequence[Any]:
        cells: Sequence[Any] = self._take(column)
        return cells if isinstance(cells, (list, tuple)) else list(cells)

    def _lane(self, name: str, column: Column) -> Iterator[Lane]:
        values = self._cells(column.values)
        if column.full or _is_finite(values):
            yield Lane(name, values, solid=True)
        elif any(value is not ABSENT for value in values):
            yield Lane(name, values, solid=False)

    @cached_property
    def gaps(self) -> list[float | None]:
        """Seconds since the event before, from the second row on; None where one of the two has no time."""
        times: Sequence[Any] = self.times
        before: Sequence[Any] = times
        if self.breaks:
            before = [*times]
            all_times = self.batch.leaf("wall_time")
            for row in self.breaks:
                before[row - 1] = all_times[self.rows[row] - 1]
        if None not in times and None not in before:
            return list(map(sub, times[1:], before))
        return [None if a is None or b is None else b - a for a, b in zip(before, times[1:], strict=False)]

    @cached_property
    def timed(self) -> bool:
        """Whether all of these are known."""
        return None not in self.gaps

    def late(self, seconds: float) -> list[int]:
        """The rows that came more than so many seconds after the event before."""
        gaps: list[Any] = self.gaps
        if self.timed and max(gaps) <= seconds:
            return []
        return [row for row, gap in enumerate(gaps, 1) if gap is not None and gap > seconds]

    def paces(self, start: int, stop: int) -> list[float | None]:
        """Seconds a step since the row before, for each of some rows after the first one.

        None where that is not known, the step does not rise, or another event stands between the two.
        """
        steps = self.steps[start - 1 : stop]
        taken = zip(self.gaps[start - 1 : stop - 1], steps, steps[1:], strict=False)
        paces = [gap / (b - a) if gap is not None and b > a else None for gap, a, b in taken]
        for row in self.breaks:
            if start <= row < stop:
                paces[row - start] = None
        return paces

    def metrics(self, row: int) -> dict[str, float]:
        """The metrics of a row, without those that are null."""
        values = ((name, lane.values[row]) for name, lane in self.lanes.items())
        return {name: value for name, value in values if value is not ABSENT and value is not None}

    def event(self, row: int) -> Event:
        """A row as an event."""
        return self.batch.event(self.rows[row])


def items_of(batch: Batch, start: int, stop: int) -> Iterator[tuple[int, Stretch | Event]]:
    """Rows of a batch, all of one attempt: as stretches where there are some, else event by event.

    Yields:
        (its first row, a stretch or an event), in order; what stands between the rows of a stretch is left to it.
    """
    phases = batch.leaf("phase")
    same = constant(phases)
    trains = [phase == "train" for phase in phases] if same is None else Constant(same.value == "train", len(batch))
    trained = [range(first, end) for first, end, is_train in runs_of(trains, start, stop) if is_train]
    stretches = [[run] for run in trained if len(run) >= LEAST_ROWS]
    if len(trained) > 1 and sum(map(len, trained)) >= LEAST_ROWS * len(trained):
        stretches = [trained]
    for runs in stretches:
        for row in range(start, runs[0].start):
            yield row, batch.event(row)
        yield runs[0].start, Stretch(batch, runs)
        start = runs[-1].stop
    for row in range(start, stop):
        yield row, batch.event(row)


def runs_of(flags: Sequence[bool], start: int, stop: int) -> Iterator[tuple[int, int, bool]]:
    """Where a flag stays as it is: from which row on, to before which row, and what it is."""
    while start < stop:
        flag = flags[start]
        try:
            end = stop if isinstance(flags, Constant) else flags.index(not flag, start, stop)
        except ValueError:
            end = stop
        yield start, end, flag
        start = end


def constant(column: Sequence[Any]) -> Constant[Any] | None:
    """A column that has the same in all rows, as such; None if it has not."""
    if isinstance(column, Distinct) and column.places is None:
        return Constant(column.values[0], len(column))
    return constant_of(column)


def _is_finite(values: Sequence[Any]) -> bool:
    """Whether all are certainly finite numbers."""
    try:
        return math.isfinite(sum(values))
    except (TypeError, OverflowError):
        return False
