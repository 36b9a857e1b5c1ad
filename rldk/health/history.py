"""The recent past of one metric, in constant memory, and what can be asked of it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Callable
from statistics import NormalDist, median

from rldk.health.statistics import mann_kendall, pearson, ranks

RECENT = 50
"""Rows that count as recent."""

_EARLY_STEPS = 20  # steps, not rows: a log of every tenth step is half over after 20 rows
_EARLY_ROWS = 5  # fewer give no median worth the name
_EARLY_MOST = 64
_TREND_ROWS = 8  # fewer show no trend with any certainty
_CERTAIN = NormalDist().inv_cdf(0.95)
_CLEAR = 0.75  # of all pairs (recent, early), those where the recent value is the larger
_COMPARED = 25  # recent rows that stand for now


class History:
    """One metric: the values its run began with, and the last `RECENT` ones. Values that are not finite stay out.

    Attributes:
        early: Median of the first values, those of at least 20 steps and 5 rows; None until they are all there.
        rolling: Median of the recent values before the latest, if `rolling` was asked for; None for fewer than 10.
    """

    __slots__ = ("_first", "_sorted", "_start", "early", "recent", "rolling")

    def __init__(self, *, rolling: bool = False) -> None:
        self.early: float | None = None
        self.rolling: float | None = None
        self.recent: deque[tuple[int, float]] = deque(maxlen=RECENT)
        self._first: list[float] = []
        self._start: int | None = None
        self._sorted: list[float] | None = [] if rolling else None

    def add(self, row: int, step: int, value: float) -> None:
        """Takes a finite value of a train step, and the number of the log's row that it stands in."""
        recent, ordered = self.recent, self._sorted
        if ordered is not None:
            if len(ordered) >= 10:
                self.rolling = ordered[len(ordered) // 2]
            if len(recent) == RECENT:
                del ordered[bisect_left(ordered, recent[0][1])]
            insort(ordered, value)
        recent.append((row, value))
        if self.early is None:
            self._begin(step, value)

    @property
    def keep(self) -> Callable[[tuple[int, float]], object] | None:
        """What takes a row and a finite value once the beginning is known, and no rolling median is asked for."""
        return self.recent.append if self.early is not None and self._sorted is None else None

    def _begin(self, step: int, value: float) -> None:
        if self._start is None:
            self._start = step
        if len(self._first) < _EARLY_MOST:
            self._first.append(value)
        if step - self._start + 1 >= _EARLY_STEPS and len(self._first) >= _EARLY_ROWS:
            self.early = median(self._first)

    def is_(self, trend: str) -> bool | None:
        """Whether the metric is `rising` or `falling` now, or `higher` or `lower` than early; None if unknown."""
        if trend in ("higher", "lower"):
            return self._differs(trend == "higher")
        if len(self.recent) < _TREND_ROWS:
            return None
        z = mann_kendall([value for _, value in self.recent])
        return z > _CERTAIN if trend == "rising" else z < -_CERTAIN

    def _differs(self, higher: bool) -> bool | None:
        if self.early is None:
            return None
        now = [value for _, value in self.recent][-_COMPARED:]
        wins = sum((a > b) + (a == b) / 2 for a in now for b in self._first)
        share = wins / (len(now) * len(self._first))
        return share >= _CLEAR if higher else share <= 1 - _CLEAR

    def zeros(self, rows: int) -> float | None:
        """Share of the last `rows` values that are exactly 0; None for fewer values."""
        if len(self.recent) < rows:
            return None
        last = [value for _, value in self.recent][-rows:]
        return last.count(0.0) / rows

    def correlation(self, other: History) -> float | None:
        """Spearman's rank correlation over the recent rows that have both; None for fewer than 8 of them."""
        theirs = dict(other.recent)
        pairs = [(value, theirs[row]) for row, value in self.recent if row in theirs]
        if len(pairs) < _TREND_ROWS:
            return None
        return pearson(ranks([a for a, _ in pairs]), ranks([b for _, b in pairs]))
