"""Groups of runs that differ by their seed only, against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """By how much the second of two groups exceeds the first.

    Attributes:
        low: Lower end of the interval.
        high: Its upper end.
        difference: Mean of the second group less that of the first.
        method: How the interval was found.
    """

    low: float
    high: float
    difference: float
    method: str


def interval(first: Sequence[float], second: Sequence[float]) -> Interval | None:
    """By how much the second of two groups of values exceeds the first; None where that cannot be said.

    Args:
        first: A value for each run of a group.
        second: One for each run of the other.
    """
    del first, second
    return None
