"""Values of ranges of steps that are equally wide, column by column: few bytes, and quick to copy and to keep."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import Any

from rldk.report.summary import total

Point = tuple[int, float]

COLUMNS = ("numbers", "counts", "totals", "lows", "low_steps", "highs", "high_steps")
"""What `Buckets` says of them."""


EMPTY = (0, 0.0, inf, 0, -inf, 0)
"""The cells of a bucket without a finite value, after its number."""


class Buckets:
    """The buckets of a curve that have a value, ascending by their number: that of a step is `step >> shift`.

    Attributes:
        numbers: Of each bucket.
        counts: How many finite values it has.
        totals: Their sum.
        lows: The least of them; infinite without any.
        low_steps: Its step.
        highs: The greatest; minus infinite without any.
        high_steps: Its step.
        odd: By the number of a bucket, the first step of each value that is not finite, by its word.
    """

    __slots__ = (*COLUMNS, "odd")

    def __init__(self) -> None:
        self.numbers = array("q")
        self.counts = array("q")
        self.totals = array("d")
        self.lows, self.low_steps = array("d"), array("q")
        self.highs, self.high_steps = array("d"), array("q")
        self.odd: dict[int, dict[str, int]] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def columns(self) -> tuple[array[Any], ...]:
        """Its columns, in the order of `COLUMNS`."""
        return (
            self.numbers, self.counts, self.totals, self.lows, self.low_steps, self.highs, self.high_steps
        )  # fmt: skip

    def fill(self, columns: Iterable[array[Any]], odd: dict[int, dict[str, int]]) -> None:
        """Takes the columns that `columns` has given, equally long, and what is odd."""
        for name, column in zip(COLUMNS, columns, strict=True):
            setattr(self, name, column)
        self.odd = odd

    def place(self, number: int) -> int:
        """The place of a bucket, which is opened if it is not there."""
        numbers = self.numbers
        place = bisect_left(numbers, number)
        if place < len(numbers) and numbers[place] == number:
            return place
        for column, cell in zip(self.columns(), (number, *EMPTY), strict=True):
            column.insert(place, cell)
        return place

    def append(self, rows: Sequence[Sequence[Any]]) -> None:
        """Adds buckets after all others, each in the order of `COLUMNS`."""
        for column, cells in zip(self.columns(), zip(*rows, strict=True), strict=False):  # without rows there are none
            column.extend(cells)

    def pop(self) -> list[Any]:
        """Takes the last bucket away, in the order of `COLUMNS`; what is odd in it stays."""
        return [column.pop() for column in self.columns()]

    def add(self, place: int, step: int, value: float) -> None:
        """Adds the finite value of a step to the bucket at a place."""
        self.counts[place] += 1
        self.totals[place] += value
        if value < self.lows[place]:
            self.lows[place], self.low_steps[place] = value, step
        if value > self.highs[place]:
            self.highs[place], self.high_steps[place] = value, step

    def add_all(self, place: int, steps: Sequence[int], values: Sequence[float]) -> None:
        """Adds finite values, at least one, as if they came one by one."""
        self.counts[place] += len(values)
        self.totals[place] = total(values, self.totals[place])
        if (low := min(values)) < self.lows[place]:
            self.lows[place], self.low_steps[place] = low, steps[values.index(low)]
        if (high := max(values)) > self.highs[place]:
            self.highs[place], self.high_steps[place] = high, steps[values.index(high)]

    def copy(self) -> Buckets:
        """The same, which can be added to."""
        return self._slice(0, len(self))

    def coarser(self, by: int, first: int = 0, last: int | None = None) -> Buckets:
        """Some of these as buckets that are `2**by` times as wide; what is here stays as it is.

        Args:
            by: At least 0.
            first: The number of the first one that is wanted, of the wide ones.
            last: That of the last one; None for all.
        """
        begin = bisect_left(self.numbers, first << by)
        end = len(self) if last is None else bisect_left(self.numbers, (last + 1) << by)
        if not by:
            return self._slice(begin, end)
        wide = Buckets()
        rows: list[list[Any]] = []
        columns = (column[begin:end] for column in self.columns())
        for number, count, addend, low, low_step, high, high_step in zip(*columns, strict=True):
            if not rows or rows[-1][0] != number >> by:
                rows.append([number >> by, count, addend, low, low_step, high, high_step])
                continue
            here = rows[-1]
            here[1] += count
            here[2] += addend
            if low < here[3]:
                here[3], here[4] = low, low_step
            if high > here[5]:
                here[5], here[6] = high, high_step
        wide.append(rows)
        for number, words in self.odd.items():
            if first <= number >> by and (last is None or number >> by <= last):
                merged = wide.odd.setdefault(number >> by, {})
                for word, step in words.items():
                    merged[word] = min(step, merged.get(word, step))
        return wide

    def filled(self) -> Iterator[int]:
        """The places of buckets that have a finite value."""
        return (place for place, count in enumerate(self.counts) if count)

    def points(self, place: int) -> list[Point]:
        """The least and the greatest value of a bucket that has one, in the order of their steps."""
        low = (self.low_steps[place], self.lows[place])
        high = (self.high_steps[place], self.highs[place])
        return [low] if low == high else sorted((low, high))

    def _slice(self, begin: int, end: int) -> Buckets:
        part = Buckets()
        part.fill([column[begin:end] for column in self.columns()], {})
        if self.odd:
            there = set(part.numbers)
            part.odd = {number: dict(words) for number, words in self.odd.items() if number in there}
        return part
