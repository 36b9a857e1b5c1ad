"""Groups of seeds against groups of seeds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from statistics import NormalDist, fmean

LEAST = 2
"""Runs that a group must have."""

_CONFIDENCE = 0.95
_RESAMPLES = 10_000


@dataclass(frozen=True, slots=True)
class Interval:
    """By how much the mean of a second group exceeds that of the first.

    Attributes:
        difference: Of the means.
        low: The lower end of the interval.
        high: The upper one.
        method: How it was found, in words.
    """

    difference: float
    low: float
    high: float
    method: str


def interval(first: Sequence[float], second: Sequence[float]) -> Interval | None:
    """The difference of the means of two groups, with a bootstrap interval of 95 %.

    The percentile bootstrap is too narrow for few runs; its percentiles are taken further out, as the t distribution
    has them for the smaller group (the expanded percentile interval of Hesterberg 2015,
    doi:10.1080/00031305.2015.1089789). The draws are the same each time.

    Args:
        first: One value a run.
        second: The same of the other group.

    Returns:
        None if a group has fewer than `LEAST` values or one that is not finite.
    """
    if min(len(first), len(second)) < LEAST or not all(map(math.isfinite, (*first, *second))):
        return None
    draw = Random(0)  # noqa: S311  # no secret
    means = sorted(
        fmean(draw.choices(second, k=len(second))) - fmean(draw.choices(first, k=len(first))) for _ in range(_RESAMPLES)
    )
    runs = min(len(first), len(second))
    tail = NormalDist().cdf(math.sqrt(runs / (runs - 1)) * _t_quantile((1 - _CONFIDENCE) / 2, runs - 1))
    low = means[int(tail * (_RESAMPLES - 1))]
    high = means[math.ceil((1 - tail) * (_RESAMPLES - 1))]
    text = f"bootstrap of the difference of means, {_RESAMPLES:,} draws, expanded percentiles of {_CONFIDENCE:.0%}"
    return Interval(fmean(second) - fmean(first), low, high, text)


def _t_quantile(p: float, freedom: int) -> float:
    """A quantile of Student's t: exact for one and two degrees of freedom, else to two digits (Cornish-Fisher)."""
    if freedom == 1:
        return math.tan(math.pi * (p - 0.5))
    if freedom == 2:
        return (2 * p - 1) * math.sqrt(2 / (4 * p * (1 - p)))
    z = NormalDist().inv_cdf(p)
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )
