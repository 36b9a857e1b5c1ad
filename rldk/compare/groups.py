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
_LARGEST = 1e150


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
    """The difference of the means of two groups, with an interval of 95 %.

    It is the wider, at each end, of two. One is the bootstrap, with its percentiles taken further out as the t
    distribution has them for the smaller group (the expanded percentile interval of Hesterberg 2015,
    doi:10.1080/00031305.2015.1089789): no percentile reaches beyond the resamples, of which few runs give few. The
    other is Welch's t interval, which has no such bound. The draws are the same each time.

    Args:
        first: One value a run.
        second: The same of the other group.

    Returns:
        None if a group has fewer than `LEAST` values or one that is not finite, or too large to be squared.
    """
    runs = min(len(first), len(second))
    if runs < LEAST or not all(abs(value) < _LARGEST for value in (*first, *second)):
        return None
    draw = Random(0)  # noqa: S311  # no secret
    means = sorted(
        fmean(draw.choices(second, k=len(second))) - fmean(draw.choices(first, k=len(first))) for _ in range(_RESAMPLES)
    )
    tail = NormalDist().cdf(math.sqrt(runs / (runs - 1)) * _t_quantile((1 - _CONFIDENCE) / 2, runs - 1))
    difference, half = fmean(second) - fmean(first), _welch(first, second)
    low = min(means[int(tail * (_RESAMPLES - 1))], difference - half)
    high = max(means[math.ceil((1 - tail) * (_RESAMPLES - 1))], difference + half)
    text = (
        f"{_CONFIDENCE:.0%} of the difference of means: the wider, at each end, of Welch's t interval and "
        f"the bootstrap ({_RESAMPLES:,} draws, expanded percentiles)"
    )
    return Interval(difference, low, high, text)


def _welch(first: Sequence[float], second: Sequence[float]) -> float:
    """Half the width of Welch's t interval, with the degrees of freedom of Welch and Satterthwaite."""
    one, other = (_squared_error(values) for values in (first, second))
    if not one + other:
        return 0.0
    share = one / (one + other)
    freedom = 1 / (share**2 / (len(first) - 1) + (1 - share) ** 2 / (len(second) - 1))
    # Between whole degrees of freedom a quantile is nearly linear in their reciprocal.
    whole = max(int(freedom), 1)
    below, above = (_t_quantile((1 + _CONFIDENCE) / 2, degrees) for degrees in (whole, whole + 1))
    return math.sqrt(one + other) * (below + (above - below) * (1 / whole - 1 / freedom) * whole * (whole + 1))


def _squared_error(values: Sequence[float]) -> float:
    mean = fmean(values)
    return math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1) / len(values)


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
