"""The recent past of one metric, in constant memory, and what can be asked of it."""

from __future__ import annotations

import math
from collections import deque
from statistics import NormalDist, median

from rldk.health.statistics import mann_kendall, pearson, ranks

RECENT = 50
"""Rows that count as recent."""

EARLY_STEPS = 20
"""Steps that a run begins with, not rows: a log of every tenth step is half over after 20 rows."""

EARLY_ROWS = 5
"""Fewer give no median worth the name."""

ROLLING_ROWS = 10
"""Recent rows that a baseline needs."""

TREND_ROWS = 8
"""Fewer show no trend with any certainty."""

_CERTAIN = NormalDist().inv_cdf(0.95)
_CLEAR = 0.75  # of all pairs (recent, early), those where the recent value is the larger
_COMPARED = 25  # recent rows that stand for now
_ZERO_ROWS = 10
_HIGH = 0.9  # a quantile that rows near zero leave alone
_HIGH_SHARE = 4.0  # of a usual series, the median is above a fourth of that quantile
_TOP = 3  # the third largest value: two spikes leave it alone
NEAR_ZERO = 50.0
"""Of a series near zero in most of its rows, the median is below a fiftieth of that value."""


class History:
    """One metric: the values its run began with, and the last `RECENT` ones. Values that are not finite stay out.

    Attributes:
        start: The step of its first row.
        early: Median of the first values, those of at least 20 steps and 5 rows; None until they are all there.
        recent: The last rows that have it: step and value.
    """

    __slots__ = ("_first", "early", "recent", "start")

    def __init__(self) -> None:
        self.start: int | None = None
        self.early: float | None = None
        self.recent: deque[tuple[int, float]] = deque(maxlen=RECENT)
        self._first: list[float] = []

    def add(self, step: int, value: float) -> None:
        """Takes a finite value of a train step. Only the first must come this way: `recent` may take the others."""
        if self.start is None:
            self.start = step
        self.recent.append((step, value))

    def begin(self, step: int) -> bool:
        """Looks whether the run's beginning is over at this step, before the row of that step is added."""
        if self.early is None and self.start is not None:
            if step < self.start + EARLY_STEPS or len(self.recent) < EARLY_ROWS:
                return False
            self._first = [value for _, value in self.recent]
            self.early = median(self._first)
        return self.early is not None

    @property
    def rolling(self) -> float | None:
        """What is usual in the recent rows, to compare a value with; None for fewer than 10 rows."""
        return usual([value for _, value in self.recent])

    def is_(self, trend: str) -> bool | None:
        """Whether the metric is `rising` or `falling` now, or `higher` or `lower` than early; None if unknown."""
        if not self.knows(trend):
            return None
        if trend in ("higher", "lower"):
            return self._differs(trend == "higher")
        z = mann_kendall([value for _, value in self.recent])
        return z > _CERTAIN if trend == "rising" else z < -_CERTAIN

    def knows(self, trend: str) -> bool:
        """Whether it is known if that holds."""
        return self.early is not None if trend in ("higher", "lower") else len(self.recent) >= TREND_ROWS

    def _differs(self, higher: bool) -> bool:
        now = [value for _, value in self.recent][-_COMPARED:]
        wins = sum((a > b) + (a == b) / 2 for a in now for b in self._first)
        share = wins / (len(now) * len(self._first))
        return share >= _CLEAR if higher else share <= 1 - _CLEAR

    def zeros(self, rows: int) -> float | None:
        """Share of the last `rows` values that are exactly 0; None for fewer, unless 10 of them cover as many steps."""
        last = list(self.recent)[-rows:]
        if len(last) < rows and (len(last) < _ZERO_ROWS or last[-1][0] - last[0][0] + 1 < rows):
            return None
        return sum(value == 0 for _, value in last) / len(last)

    def correlation(self, other: History) -> float | None:
        """Spearman's rank correlation over the recent steps that have both; None for fewer than 8 of them."""
        theirs = dict(other.recent)
        pairs = [(value, theirs[step]) for step, value in self.recent if step in theirs]
        if len(pairs) < TREND_ROWS:
            return None
        return pearson(ranks([a for a, _ in pairs]), ranks([b for _, b in pairs]))


def usual(values: list[float]) -> float | None:
    """What is usual of some values; None for fewer than 10.

    It is their median. Where many are close to zero, as of batches that teach nothing, it is a fourth of their 90th
    percentile, and 0 where that is most of them: nothing is usual then.
    """
    if len(values) < ROLLING_ROWS:
        return None
    ordered = sorted(values)
    middle = ordered[len(ordered) // 2]
    if middle < 0:
        return middle
    if middle < ordered[-_TOP] / NEAR_ZERO:
        return 0.0
    return max(middle, ordered[int(_HIGH * (len(ordered) - 1))] / _HIGH_SHARE)


def usable(baseline: float | None) -> bool:
    """Whether a value can be a multiple of this: nothing is one of 0, or of what is not finite."""
    return bool(baseline) and math.isfinite(baseline or 0.0)
