"""One metric over a run of any length, small enough to draw."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from math import inf, isfinite
from operator import le, mul
from statistics import median

from rldk.report.buckets import EMPTY, Buckets, Point
from rldk.text import nonfinite_word

__all__ = ["MOST_BUCKETS", "Curve", "Point", "Steps"]

MOST_BUCKETS = 512
"""Two points each: about as many as a screen has columns."""

_SMOOTH_SHARE = 40  # to each side: with both sides a window is a twentieth of the curve
_SMOOTH_LEAST = 2
_LEAST_TOGETHER = 12  # values of a bucket: from there on slices are faster


class Curve:
    """The values of one metric by step, in memory that does not grow with the run.

    Steps are put into buckets of one width, which doubles when there are too many. A bucket keeps its lowest and its
    highest value, each with its own step, so that no spike gets lost; curves of up to 512 values are kept whole.

    Args:
        most: How many buckets there may be. Each gives at most two points.

    Attributes:
        count: Values so far, those that are not finite too.
        last: The value that came last, and its step; None before the first.
        nonfinite: How often which word, such as `NaN`.
        shift: A bucket is `2**shift` steps wide.
        buckets: Those that have a value.
    """

    __slots__ = ("_most", "buckets", "count", "last", "nonfinite", "shift")

    def __init__(self, most: int = MOST_BUCKETS) -> None:
        self.count = 0
        self.last: Point | None = None
        self.nonfinite: dict[str, int] = {}
        self.shift = 0
        self.buckets = Buckets()
        self._most = most

    def add(self, step: int, value: float) -> None:
        """Adds the value of a step; steps need not rise."""
        self.count += 1
        self.last = (step, value)
        numbers = self.buckets.numbers
        place = -1 if numbers and numbers[-1] == step >> self.shift else self._place(step)
        if isfinite(value):
            self.buckets.add(place, step, value)
            return
        word = nonfinite_word(value)
        self.nonfinite[word] = self.nonfinite.get(word, 0) + 1
        words = self.buckets.odd.setdefault(step >> self.shift, {})
        words[word] = min(step, words.get(word, step))

    def add_all(self, steps: Steps, values: Sequence[float]) -> None:
        """Adds a finite value for each of some steps, as if they came one by one."""
        numbers = self.buckets.numbers
        if not steps.rise or (numbers and steps.numbers[0] >> self.shift < numbers[-1]):
            for step, value in zip(steps.numbers, values, strict=True):
                self.add(step, value)
            return
        self.count += len(values)
        self.last = (steps.numbers[-1], values[-1])
        done = 0
        while done < len(values):
            done = (self._fill if steps.fill_buckets(self.shift) else self._append)(steps, values, done)

    def add_some(self, steps: Steps, values: Sequence[float]) -> None:
        """Adds a value, be it finite or not, for each of some steps; there may be none."""
        start = 0
        for end in [*(place for place, value in enumerate(values) if not isfinite(value)), len(values)]:
            if end > start:
                whole = end - start == len(values)
                self.add_all(steps if whole else Steps(steps.numbers[start:end]), values[start:end])
            if end < len(values):
                self.add(steps.numbers[end], values[end])
            start = end + 1

    def _fill(self, steps: Steps, values: Sequence[float], done: int) -> int:
        """Adds values from the place `done` on, until buckets become wider, and gives the place of the next one."""
        shift = self.shift
        for _, start, end in steps.buckets(shift):
            if end <= done:
                continue
            begin = max(start, done)
            place = self._place(steps.numbers[begin])
            if self.shift != shift:
                return begin
            self.buckets.add_all(place, steps.numbers[begin:end], values[begin:end])
        return len(values)

    def _append(self, steps: Steps, values: Sequence[float], done: int) -> int:
        """The same for few values of a bucket: one bucket at a time is added to, and none is looked for."""
        buckets, shift = self.buckets, self.shift
        rows: list[tuple[float, ...]] = []
        room = self._most - len(buckets)
        number, end = steps.numbers[done] >> shift, -1
        count, total, low, low_step, high, high_step = EMPTY
        if buckets.numbers and number == buckets.numbers[-1]:
            _, count, total, low, low_step, high, high_step = buckets.pop()
            end = (number + 1) << shift
        for place, (step, value) in enumerate(zip(steps.numbers[done:], values[done:], strict=True), done):
            if step >= end:
                if end >= 0:
                    rows.append((number, count, total, low, low_step, high, high_step))
                if not room:
                    buckets.append(rows)
                    self._place(step)
                    return place
                room -= 1
                number = step >> shift
                end = (number + 1) << shift
                count, total, low, low_step, high, high_step = EMPTY
            count += 1
            total += value
            if value < low:
                low, low_step = value, step
            if value > high:
                high, high_step = value, step
        buckets.append([*rows, (number, count, total, low, low_step, high, high_step)])
        return len(values)

    def _place(self, step: int) -> int:
        """The place of the bucket of a step."""
        place = self.buckets.place(step >> self.shift)
        if len(self.buckets) > self._most:
            self.shrink(self._most)
            place = self.buckets.place(step >> self.shift)
        return place

    def shrink(self, most: int) -> None:
        """Widens the buckets until there are at most so many."""
        while len(self.buckets) > most:
            self.shift += 1
            self.buckets = self.buckets.coarser(1)

    def coarser(self, shift: int, first: int = 0, last: int | None = None) -> Buckets:
        """Its buckets as they are at another width, `2**shift` steps; the curve stays as it is.

        Args:
            shift: At least its own.
            first: The number of the first bucket that is wanted: that of a step is `step >> shift`.
            last: That of the last one; None for all.
        """
        return self.buckets.coarser(shift - self.shift, first, last)

    def copy(self) -> Curve:
        """The same, which can be added to."""
        same = Curve(self._most)
        same.count, same.last, same.nonfinite = self.count, self.last, dict(self.nonfinite)
        same.shift, same.buckets = self.shift, self.buckets.copy()
        return same

    def stretches(self) -> list[list[Point]]:
        """What to draw as lines: the kept values by step, cut where values are missing between them.

        Missing is what leaves a gap half as wide again as is usual in this curve.
        """
        found = list(self.buckets.filled())
        numbers = [self.buckets.numbers[place] for place in found]
        gaps = [after - before for before, after in pairwise(numbers)]
        usual = 1.5 * median(gaps) if gaps else inf
        if self.shift:
            usual += 1  # two values that are evenly apart may be one bucket further apart than two others
        out: list[list[Point]] = []
        for number, place in enumerate(found):
            if number == 0 or gaps[number - 1] > usual:
                out.append([])
            out[-1] += self.buckets.points(place)
        return out

    def smoothed(self) -> list[Point]:
        """The weighted mean of the finite values around each bucket; the weight falls evenly with the distance.

        The window is centred, a twentieth of the curve wide and at least five buckets, and shorter at both ends.
        """
        buckets = self.buckets
        found = list(buckets.filled())
        side = max(_SMOOTH_LEAST, len(found) // _SMOOTH_SHARE)
        weights = [*range(1, side + 1), *range(side + 1, 0, -1)]
        totals, counts = [buckets.totals[place] for place in found], [buckets.counts[place] for place in found]
        out = []
        for number, place in enumerate(found):
            first = max(0, number - side)
            near = slice(first, number + side + 1)
            at = weights[first - number + side :]
            mean = sum(map(mul, at, totals[near])) / sum(map(mul, at, counts[near]))
            if isfinite(mean):  # a sum of huge values may overflow
                out.append(((buckets.low_steps[place] + buckets.high_steps[place]) // 2, mean))
        return out

    def odd(self) -> list[tuple[int, str]]:
        """Where values are not finite: step and word, the first of each word in a bucket."""
        return [(step, word) for _, words in sorted(self.buckets.odd.items()) for word, step in words.items()]

    @property
    def lowest(self) -> Point | None:
        """The smallest finite value, with its step; None if there is none."""
        buckets = self.buckets
        place = min(buckets.filled(), key=buckets.lows.__getitem__, default=None)
        return None if place is None else (buckets.low_steps[place], buckets.lows[place])

    @property
    def highest(self) -> Point | None:
        """The largest finite value, with its step; None if there is none."""
        buckets = self.buckets
        place = max(buckets.filled(), key=buckets.highs.__getitem__, default=None)
        return None if place is None else (buckets.high_steps[place], buckets.highs[place])


class Steps:
    """Steps of several values, and the buckets that they are in.

    Attributes:
        numbers: The steps.
        rise: Whether none is below the one before it.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        self.numbers = numbers
        self.rise = all(map(le, numbers, numbers[1:]))
        self._buckets: dict[int, list[tuple[int, int, int]]] = {}

    def fill_buckets(self, shift: int) -> bool:
        """Whether buckets of such a width take many of them, one after the other: else slices cost more than they save.

        Args:
            shift: A bucket is `2**shift` steps wide.
        """
        first, last = self.numbers[0] >> shift, self.numbers[-1] >> shift
        return len(self.numbers) >= _LEAST_TOGETHER * (1 + last - first)

    def buckets(self, shift: int) -> list[tuple[int, int, int]]:
        """The number of each bucket, and from which place to before which one its steps stand here."""
        known = self._buckets.get(shift)
        if known is None:
            known = self._buckets[shift] = []
            start = 0
            while start < len(self.numbers):
                index = self.numbers[start] >> shift
                end = bisect_left(self.numbers, (index + 1) << shift, start)
                known.append((index, start, end))
                start = end
        return known
