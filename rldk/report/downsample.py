"""One metric over a run of any length, small enough to draw."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from math import inf, isfinite
from operator import le, mul
from statistics import median

from rldk.report.summary import total
from rldk.text import nonfinite_word

MOST_BUCKETS = 512
"""Two points each: about as many as a screen has columns."""

_SMOOTH_SHARE = 40  # to each side: with both sides a window is a twentieth of the curve
_SMOOTH_LEAST = 2
_LEAST_TOGETHER = 8  # values of a bucket: from there on slices are faster

Point = tuple[int, float]


class Curve:
    """The values of one metric by step, in memory that does not grow with the run.

    Steps are put into buckets of one width, which doubles when there are too many. A bucket keeps its lowest and its
    highest value, each with its own step, so that no spike gets lost; curves of up to 512 values are kept whole.

    Args:
        buckets: How many there may be. Each gives at most two points.

    Attributes:
        count: Values so far, those that are not finite too.
        last: The value that came last, and its step; None before the first.
        nonfinite: How often which word, such as `NaN`.
    """

    __slots__ = ("_buckets", "_most", "_shift", "count", "last", "nonfinite")

    def __init__(self, buckets: int = MOST_BUCKETS) -> None:
        self.count = 0
        self.last: Point | None = None
        self.nonfinite: dict[str, int] = {}
        self._most = buckets
        self._shift = 0
        self._buckets: dict[int, Bucket] = {}

    def add(self, step: int, value: float) -> None:
        """Adds the value of a step; steps need not rise."""
        self.count += 1
        self.last = (step, value)
        bucket = self._buckets.get(step >> self._shift)
        if bucket is None:
            bucket = self._open(step)
        if not isfinite(value):
            word = nonfinite_word(value)
            self.nonfinite[word] = self.nonfinite.get(word, 0) + 1
        bucket.add(step, value)

    def add_all(self, steps: Steps, values: Sequence[float]) -> None:
        """Adds a finite value for each of some steps, as if they came one by one."""
        if not steps.fill_buckets(self._shift):
            for step, value in zip(steps.numbers, values, strict=True):
                self.add(step, value)
            return
        self.count += len(values)
        self.last = (steps.numbers[-1], values[-1])
        done = 0
        while done < len(values):
            done = self._fill(steps, values, done)

    def add_some(self, steps: Steps, values: Sequence[float]) -> None:
        """Adds a value, be it finite or not, for each of some steps; there may be none."""
        if values and all(map(isfinite, values)):
            self.add_all(steps, values)
            return
        for step, value in zip(steps.numbers, values, strict=True):
            self.add(step, value)

    def _fill(self, steps: Steps, values: Sequence[float], done: int) -> int:
        """Adds values from the place `done` on, until buckets become wider, and gives the place of the next one."""
        shift = self._shift
        for index, start, end in steps.buckets(shift):
            if end <= done:
                continue
            begin = max(start, done)
            bucket = self._buckets.get(index)
            if bucket is None:
                bucket = self._open(steps.numbers[begin])
                if self._shift != shift:
                    return begin
            bucket.add_all(steps.numbers[begin:end], values[begin:end])
        return len(values)

    def _open(self, step: int) -> Bucket:
        self._buckets[step >> self._shift] = Bucket()
        if len(self._buckets) > self._most:
            self.shrink(self._most)
        return self._buckets[step >> self._shift]

    def shrink(self, most: int) -> None:
        """Widens the buckets until there are at most so many."""
        while len(self._buckets) > most:
            self._shift += 1
            wider: dict[int, Bucket] = {}
            for index, bucket in sorted(self._buckets.items()):
                if (into := wider.setdefault(index >> 1, bucket)) is not bucket:
                    into.merge(bucket)
            self._buckets = wider

    @property
    def shift(self) -> int:
        """A bucket is `2**shift` steps wide."""
        return self._shift

    @property
    def buckets(self) -> dict[int, Bucket]:
        """The buckets that have a value, by their number: that of a step is `step >> shift`."""
        return dict(sorted(self._buckets.items()))

    @classmethod
    def of(
        cls, shift: int, buckets: dict[int, Bucket], count: int, last: Point | None, nonfinite: dict[str, int]
    ) -> Curve:
        """The curve that has told these of itself, to be continued."""
        curve = cls()
        curve._shift, curve._buckets = shift, buckets
        curve.count, curve.last, curve.nonfinite = count, last, nonfinite
        return curve

    def stretches(self) -> list[list[Point]]:
        """What to draw as lines: the kept values by step, cut where values are missing between them.

        Missing is what leaves a gap half as wide again as is usual in this curve.
        """
        found = [(index, b) for index, b in sorted(self._buckets.items()) if b.count]
        gaps = [after - before for (before, _), (after, _) in pairwise(found)]
        usual = 1.5 * median(gaps) if gaps else inf
        if self._shift:
            usual += 1  # two values that are evenly apart may be one bucket further apart than two others
        out: list[list[Point]] = []
        for number, (_, bucket) in enumerate(found):
            if number == 0 or gaps[number - 1] > usual:
                out.append([])
            out[-1] += bucket.points()
        return out

    def smoothed(self) -> list[Point]:
        """The weighted mean of the finite values around each bucket; the weight falls evenly with the distance.

        The window is centred, a twentieth of the curve wide and at least five buckets, and shorter at both ends.
        """
        found = [b for _, b in sorted(self._buckets.items()) if b.count]
        side = max(_SMOOTH_LEAST, len(found) // _SMOOTH_SHARE)
        weights = [*range(1, side + 1), *range(side + 1, 0, -1)]
        totals, counts = [b.total for b in found], [b.count for b in found]
        out = []
        for place, bucket in enumerate(found):
            first = max(0, place - side)
            near = slice(first, place + side + 1)
            at = weights[first - place + side :]
            mean = sum(map(mul, at, totals[near])) / sum(map(mul, at, counts[near]))
            if isfinite(mean):  # a sum of huge values may overflow
                out.append(((bucket.low_step + bucket.high_step) // 2, mean))
        return out

    def odd(self) -> list[tuple[int, str]]:
        """Where values are not finite: step and word, the first of each word in a bucket."""
        return [(step, word) for _, b in sorted(self._buckets.items()) for word, step in b.odd.items()]

    @property
    def lowest(self) -> Point | None:
        """The smallest finite value, with its step; None if there is none."""
        return min(((b.low_step, b.low) for b in self._filled()), key=_value, default=None)

    @property
    def highest(self) -> Point | None:
        """The largest finite value, with its step; None if there is none."""
        return max(((b.high_step, b.high) for b in self._filled()), key=_value, default=None)

    def _filled(self) -> list[Bucket]:
        return [b for b in self._buckets.values() if b.count]


class Steps:
    """Steps of several values, and the buckets that they are in.

    Attributes:
        numbers: The steps.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        self.numbers = numbers
        self._rising = all(map(le, numbers, numbers[1:]))
        self._buckets: dict[int, list[tuple[int, int, int]]] = {}

    def fill_buckets(self, shift: int) -> bool:
        """Whether buckets of such a width take many of them, one after the other: else slices cost more than they save.

        Args:
            shift: A bucket is `2**shift` steps wide.
        """
        first, last = self.numbers[0] >> shift, self.numbers[-1] >> shift
        return self._rising and len(self.numbers) >= _LEAST_TOGETHER * (1 + last - first)

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


class Bucket:
    """Finite values of some steps in a few numbers, and where others are.

    Attributes:
        count: How many there are.
        total: Their sum.
        low: The least of them; infinite without any.
        low_step: Its step.
        high: The greatest; minus infinite without any.
        high_step: Its step.
        odd: The first step of each value that is not finite, by its word.
    """

    __slots__ = ("count", "high", "high_step", "low", "low_step", "odd", "total")

    def __init__(self) -> None:
        self.count = 0
        self.total = 0.0
        self.low, self.low_step = inf, 0
        self.high, self.high_step = -inf, 0
        self.odd: dict[str, int] = {}

    def add(self, step: int, value: float) -> None:
        """Adds the value of a step."""
        if not isfinite(value):
            self.odd.setdefault(nonfinite_word(value), step)
            return
        self.count += 1
        self.total += value
        if value < self.low:
            self.low, self.low_step = value, step
        if value > self.high:
            self.high, self.high_step = value, step

    def add_all(self, steps: Sequence[int], values: Sequence[float]) -> None:
        """Adds finite values, at least one, as if they came one by one."""
        self.count += len(values)
        self.total = total(values, self.total)
        if (low := min(values)) < self.low:
            self.low, self.low_step = low, steps[values.index(low)]
        if (high := max(values)) > self.high:
            self.high, self.high_step = high, steps[values.index(high)]

    def merge(self, later: Bucket) -> None:
        """Adds what a later bucket has."""
        self.count += later.count
        self.total += later.total
        if later.low < self.low:
            self.low, self.low_step = later.low, later.low_step
        if later.high > self.high:
            self.high, self.high_step = later.high, later.high_step
        for word, step in later.odd.items():
            self.odd.setdefault(word, step)

    def points(self) -> list[Point]:
        """The least and the greatest of the values, in the order of their steps."""
        low, high = (self.low_step, self.low), (self.high_step, self.high)
        return [low] if low == high else sorted((low, high))


def _value(point: Point) -> float:
    return point[1]
