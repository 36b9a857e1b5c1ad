"""Other metrics that a grade asks about: whether the reward rises while the entropy falls."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rldk.health.history import History
from rldk.health.rules import Trend
from rldk.health.series import Series


class Companion:
    """A metric by what a log calls it: by its own name, or by names that are assumed to mean it.

    Attributes:
        metric: Its own name.
        series: By name. What is asked must be true of all of them.
    """

    __slots__ = ("metric", "series")

    def __init__(self, metric: str, series: Series) -> None:
        self.metric = metric
        self.series: Mapping[str, Series] = {metric: series}

    @property
    def assumed(self) -> list[str]:
        """The names that are not its own."""
        return [name for name in self.series if name != self.metric]

    @property
    def rows(self) -> int:
        """How many rows have it."""
        return sum(one.rows for one in self.series.values())

    @property
    def pasts(self) -> list[History]:
        """What is known of it."""
        return [one.past for one in self.series.values() if one.past is not None]

    def is_sound(self, value_of: Callable[[str], float | None]) -> bool:
        """Whether one of its values at hand is finite, and other than 0: transformers logs a loss of NaN as 0.0."""
        values = (value_of(name) for name in self.series)
        return any(value is not None and math.isfinite(value) and value != 0 for value in values)

    def correlates(self, past: History, at_least: float) -> bool:
        """Whether its rank correlation with another metric is known, and at least so large."""
        found = [past.correlation(own) for own in self.pasts]
        return bool(found) and all(one is not None and one >= at_least for one in found)


@dataclass(frozen=True, slots=True)
class Trending:
    """A trend that must be known to hold, or must not be known to.

    Attributes:
        companion: Of what.
        direction: Which one.
        wanted: Whether it is the trend or its absence.
        must: Whether it must hold.
    """

    companion: Companion
    direction: Trend
    wanted: bool
    must: bool

    def holds(self) -> bool:
        """Whether a grade that asks for this may fire."""
        known = [past.is_(self.direction) for past in self.companion.pasts]
        found = [one is self.wanted for one in known if one is not None]
        return len(found) == len(known) > 0 and all(found) if self.must else not any(found)

    def is_known(self) -> bool:
        """Whether its metric has been logged for long enough."""
        pasts = self.companion.pasts
        return bool(pasts) and all(past.knows(self.direction) for past in pasts)
