"""Trends and correlations."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import deque


class MannKendall:
    """The Mann-Kendall test for a monotonic trend, of the last values of a series that comes one by one.

    Args:
        most: How many of them.
    """

    __slots__ = ("_most", "_ordered", "_score", "_ties", "_values")

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: deque[float] = deque()
        self._ordered: list[float] = []
        self._score = 0  # pairs that rise less pairs that fall
        self._ties = 0  # what equal values take from the variance

    def __len__(self) -> int:
        return len(self._values)

    def add(self, value: float) -> None:
        """Takes the next value."""
        ordered = self._ordered
        if len(ordered) == self._most:
            oldest = self._values.popleft()
            below, above = bisect_left(ordered, oldest), bisect_right(ordered, oldest)
            self._score -= len(ordered) - above - below
            self._ties -= _share(above - below) - _share(above - below - 1)
            del ordered[below]
        below, above = bisect_left(ordered, value), bisect_right(ordered, value)
        self._score += below + above - len(ordered)
        self._ties += _share(above - below + 1) - _share(above - below)
        ordered.insert(above, value)
        self._values.append(value)

    @property
    def z(self) -> float:
        """Standard normal where there is no trend; above 0 if values rise. Ties are corrected for."""
        n, score = len(self._ordered), self._score
        variance = (n * (n - 1) * (2 * n + 5) - self._ties) / 18
        if variance <= 0 or score == 0:
            return 0.0
        return (score - math.copysign(1, score)) / math.sqrt(variance)


def _share(equal: int) -> int:
    return equal * (equal - 1) * (2 * equal + 5)


def mann_kendall(values: list[float]) -> float:
    """`MannKendall.z` of all of some values."""
    trend = MannKendall(len(values))
    for value in values:
        trend.add(value)
    return trend.z


def ranks(values: list[float]) -> list[float]:
    """Rank of each value from 0, in ascending order; equal values share the mean of their ranks."""
    ordered = sorted(values)
    first: dict[float, int] = {}
    for index, value in enumerate(ordered):
        first.setdefault(value, index)
    return [first[value] + (ordered.count(value) - 1) / 2 for value in values]


def pearson(a: list[float], b: list[float]) -> float | None:
    """Pearson's correlation of two lists of one length, in [-1, 1]; None if one of them is constant."""
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    da, db = [x - mean_a for x in a], [x - mean_b for x in b]
    spread = math.sqrt(sum(x * x for x in da) * sum(x * x for x in db))
    return sum(x * y for x, y in zip(da, db, strict=True)) / spread if spread else None
