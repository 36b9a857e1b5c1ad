"""Trends and correlations."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right


def mann_kendall(values: list[float]) -> float:
    """The Mann-Kendall test for a monotonic trend.

    Returns:
        z, standard normal where there is no trend: above 0 if values rise. Ties are corrected for.
    """
    n = len(values)
    score = 0  # pairs that rise less pairs that fall
    before: list[float] = []
    counts: dict[float, int] = {}
    for value in values:
        place = bisect_left(before, value)
        score += place + bisect_right(before, value) - len(before)
        before.insert(place, value)
        counts[value] = counts.get(value, 0) + 1
    ties = sum(t * (t - 1) * (2 * t + 5) for t in counts.values())
    variance = (n * (n - 1) * (2 * n + 5) - ties) / 18
    if variance <= 0 or score == 0:
        return 0.0
    return (score - math.copysign(1, score)) / math.sqrt(variance)


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
