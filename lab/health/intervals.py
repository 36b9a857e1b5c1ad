"""How far off a measured rate or share may be: 95 % intervals."""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import NormalDist

_Z = NormalDist().inv_cdf(0.975)
_TAIL = 0.025


def share_interval(hits: int, trials: int) -> tuple[float, float]:
    """Wilson's interval for a share.

    >>> tuple(round(end, 3) for end in share_interval(20, 20))
    (0.839, 1.0)
    """
    if not trials:
        return 0.0, 1.0
    share, spread = hits / trials, _Z**2 / trials
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(share * (1 - share) / trials + spread / (4 * trials)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def count_interval(count: int) -> tuple[float, float]:
    """Garwood's exact interval for the mean of a Poisson count.

    >>> tuple(round(end, 2) for end in count_interval(0))
    (0.0, 3.69)
    """
    low = 0.0 if count == 0 else _root(lambda mean: 1 - _at_most(count - 1, mean) - _TAIL, count)
    return low, _root(lambda mean: _TAIL - _at_most(count, mean), 2 * count + 10)


def _at_most(count: int, mean: float) -> float:
    """Probability of a Poisson count of this mean to be at most so large."""
    return math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count + 1))


def _root(rising: Callable[[float], float], high: float) -> float:
    """Where a rising function is 0, between 0 and this."""
    low = 1e-12
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return (low + high) / 2
