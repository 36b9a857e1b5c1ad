"""One metric of the train events, and the grades that are held against it."""

from __future__ import annotations

import math
import sys
from collections import deque
from collections.abc import Callable, Sequence

from rldk_schema.metrics import METRICS

from rldk.health.alerts import Alert
from rldk.health.companions import Companion, Trending
from rldk.health.firing import MOST_ASSUMED, Firing
from rldk.health.history import RECENT, History, usable
from rldk.health.rules import Grade, Rule
from rldk.health.series import Row, Series
from rldk.text import nonfinite_word, unit

LEAST_ROWS = 3
"""Steps alone say little: a log of every tenth step has sustained 10 with its first row."""

_LOOK_AGAIN_ROWS = 5  # trends cost a hundred times what a threshold does
_SMALLEST = 5e-324  # the smallest number above 0
_LARGEST = sys.float_info.max
_USUAL = {"early": "its early median", "rolling": f"what is usual in the last {RECENT} rows"}

NOTHING: Sequence[Alert] = ()


class Condition(Firing):
    """A grade whose test is a limit, zeros, or a value that is not finite.

    Attributes:
        low: A value below this is a breach.
        high: One above this, too.
        moves: Whether these limits may be others at the next event.
        breached: Whether the latest value was a breach.
        series: The metric.
        companions: Other metrics that the log must have.
    """

    __slots__ = (
        "_follows",
        "_hits",
        "_lasted",
        "_latest",
        "_look_again",
        "_rows",
        "_since",
        "_sound",
        "_trends",
        "breached",
        "companions",
        "high",
        "low",
        "moves",
        "series",
    )

    def __init__(
        self,
        name: str,
        rule: Rule,
        grade: Grade,
        metric: str,
        *,
        siblings: list[Firing],
        series: Series,
        companion: Callable[[str], Companion],
        assumed: bool = False,
    ) -> None:
        super().__init__(name, rule, grade, metric, siblings=siblings, assumed=assumed)
        self.series = series
        if grade.of in ("early", "rolling") or grade.zeros is not None or grade.follows is not None:
            series.remember()
        self.breached = False
        self._trends = [
            Trending(companion(name), direction, wanted, must) for name, wanted, direction, must in grade.trends
        ]
        self._follows = None if grade.follows is None else companion(grade.follows.metric)
        self._sound = [companion(name) for name in grade.unless_finite]
        self.companions = [companion(name) for name in grade.needs]
        self.companions += [] if self._follows is None else [self._follows]
        self._look_again = 0  # the row from which on trends are worth another look
        self._since: int | None = None  # the step before the present breach
        self._lasted = 0.0  # seconds
        self._latest: float | None = None  # wall_time of its latest row
        self._rows = 0
        self._hits: deque[int] | None = None if grade.times is None else deque(maxlen=grade.times)
        self.low, self.high = -math.inf, math.inf
        self.moves = grade.of not in (None, "early", "rolling")
        if grade.outside is not None:
            self.low, self.high = grade.outside
        elif grade.zeros is not None:
            self.low = _SMALLEST
        elif grade.of is None:
            self.low = -math.inf if grade.below is None else grade.below
            self.high = math.inf if grade.above is None else grade.above

    @property
    def trends(self) -> list[Trending]:
        """What must be known of other metrics."""
        return [trend for trend in self._trends if trend.must]

    @property
    def asked(self) -> list[Companion]:
        """All other metrics that it asks about."""
        return [*self.companions, *(trend.companion for trend in self._trends), *self._sound]

    @property
    def most(self) -> int:
        """How grave its alerts can be at present: at most a warning where it asks about what has no known meaning."""
        return min(self.level, MOST_ASSUMED) if self._assumes() else self.level

    def _assumes(self) -> list[str]:
        """Other metrics that it asks about whose meaning is known by their names only."""
        names = {name for companion in self.asked if companion not in self._sound for name in companion.assumed}
        return sorted(names)

    def breach(self, value: float, row: Row) -> Alert | None:
        """Takes a value that is outside of the limits."""
        self.breached = True
        grade, step, before = self.grade, row.step, row.before
        if row.ran <= grade.warmup or (grade.before is not None and grade.before < row.ran < math.inf):
            return None
        if not self._has_lasted(row):
            self.wait(step, before)
            return None
        if self.has_alert(step, before):
            return None
        self.wait(step, before)
        if row.number < self._look_again:
            return None
        self._look_again = row.number + _LOOK_AGAIN_ROWS
        return self.alert(value, row) if self._holds() else None

    def end(self) -> None:
        """Takes the end of a breach."""
        self.breached = False
        self._since = None
        self.clear()

    def refuses(self, value: float, row: Row) -> bool:
        """Whether the grade asks for this value that is not finite."""
        if self.grade.nonfinite is None or nonfinite_word(value) not in self.grade.nonfinite:
            return False
        return not any(companion.is_sound(row.value) for companion in self._sound)

    def _has_lasted(self, row: Row) -> bool:
        """Whether there have been enough breaches, for long enough."""
        grade = self.grade
        if self._hits is not None:
            self._hits.append(self.series.rows)
            return len(self._hits) == grade.times and self.series.rows - self._hits[0] < grade.within
        if self._since is None:
            self._since, self._rows, self._lasted, self._latest = row.before, 0, 0.0, row.now
        self._rows += 1
        if grade.lasting and not self._has_lasted_by_clock(grade.lasting, row.now):
            return False
        return grade.sustain == 1 or (row.step - self._since >= grade.sustain and self._rows >= LEAST_ROWS)

    def _has_lasted_by_clock(self, seconds: float, now: float | None) -> bool:
        before, self._latest = self._latest, now
        if now is None or before is None or now < before:  # no clock, or that of another attempt
            self._lasted = 0.0
            return False
        self._lasted += min(now - before, seconds / 2)  # nothing is known about the time between two rows
        return self._lasted >= seconds

    def _holds(self) -> bool:
        grade, past = self.grade, self.series.past
        if any(not companion.rows for companion in self.companions):
            return False
        if grade.zeros is not None and (past is None or (past.zeros(grade.within) or 0.0) < grade.zeros):
            return False
        if not all(trend.holds() for trend in self._trends):
            return False
        if grade.follows is None or past is None or self._follows is None:
            return True
        return self._follows.correlates(past, grade.follows.at_least)

    def set_limits(self, baseline: float | None) -> None:
        """Finds the limits of a grade that depends on what is usual; None where that is not known yet."""
        self.low, self.high = self.limits(baseline)

    def limits(self, baseline: float | None) -> tuple[float, float]:
        """The limits where this is usual: above 0, they never fall as it rises, or never rise."""
        grade = self.grade
        if baseline is None:
            return self.low, self.high
        factor = grade.above if grade.below is None else grade.below
        # A quarter of what is below 0 is above it: `below` needs a multiple of it there, and `above` a part.
        if factor is None or not usable(baseline) or (baseline < 0 and (grade.above is not None) == (factor > 1)):
            return -math.inf, math.inf
        if grade.above is not None:
            return -math.inf, max(factor * baseline, -math.inf if grade.beyond is None else grade.beyond)
        return min(factor * baseline, math.inf if grade.beyond is None else grade.beyond), math.inf

    def baseline(self, row: Row) -> float | None:
        """What is usual, where the grade compares with that."""
        of, past = self.grade.of, self.series.past
        if of in ("early", "rolling"):
            return None if past is None else past.early if of == "early" else past.rolling
        return None if of is None else row.value(of)

    def alert(self, value: float, row: Row) -> Alert:
        """Raises the grade's alert for this value."""
        grade, metric = self.grade, self.metric or ""
        baseline = self.baseline(row)
        threshold = None
        if grade.zeros is not None and (past := self.series.past) is not None:
            share = past.zeros(grade.within) or 0.0
            rows = min(grade.within, len(past.recent))
            text = f"{metric} is exactly 0 in {share:.0%} of the last {rows} rows"
            threshold = 0.0
        elif grade.nonfinite is not None:
            text = f"{metric} is {nonfinite_word(value)}"
        else:
            threshold = self.low if value < self.low else self.high
            text = f"{metric} is {value:.4g}{unit_after(metric)}"
            if baseline:
                text += f", {value / baseline:.2g} times {_USUAL.get(grade.of or '', grade.of)} ({baseline:.4g})"
            else:
                text += f", {'below' if value < threshold else 'above'} {threshold:.4g}"
        if self._hits is not None:
            text += f", {grade.times} times within {grade.within} rows"
        elif grade.lasting:
            text += f", for at least {grade.lasting:g} s"
        elif grade.sustain > 1:
            text += f", for {row.step - (self._since or 0)} steps"
        if grade.follows is not None:
            text += f", and {grade.follows.metric} moves with it"
        return self.fire(row.step, text, value=value, threshold=threshold, baseline=baseline, assumed=self._assumes())


class Watch(Series):
    """One metric, and the conditions on it.

    Between `low` and `high` no condition has anything to do, which is where nearly all values are: there is no such
    range while a limit moves with another metric, or a breach lasts. Such a value need only be kept: by `keep`, with
    its step, if anyone asks for its past.

    Args:
        row: The event at hand.
        metric: Its name, where it is a declared one: the event writer takes no value outside of its bounds.
    """

    __slots__ = ("_greatest", "_least", "conditions", "high", "keep", "low")

    def __init__(self, row: Row, metric: str = "") -> None:
        super().__init__(row)
        declared = METRICS.get(metric)
        self._least, self._greatest = -_LARGEST, _LARGEST
        if declared is not None:
            self._least = self._least if declared.minimum is None else declared.minimum
            self._greatest = self._greatest if declared.maximum is None else declared.maximum
        self.conditions: list[Condition] = []
        self.low, self.high = math.inf, -math.inf
        self.keep: Callable[[tuple[int, float]], object] | None = None

    def is_impossible(self, value: float) -> bool:
        """Whether it is finite and outside of the metric's bounds: then it is not written, and is not judged either."""
        return not self._least <= value <= self._greatest and math.isfinite(value)

    @property
    def bounds(self) -> tuple[float, float]:
        """Those of the metric, both included."""
        return self._least, self._greatest

    def judge(self, value: float) -> Sequence[Alert]:
        """Holds a value that is outside of that range against each condition."""
        row, found, busy = self.row, NOTHING, False
        finite = math.isfinite(value)
        if finite and self.past is not None:
            self.past.add(row.step, value)
        for condition in self.conditions:
            if condition.moves:
                condition.set_limits(row.value(condition.grade.of or ""))
                busy = True
            if finite:
                breached = not condition.low <= value <= condition.high
            elif condition.grade.nonfinite is None:
                continue  # it neither begins nor ends a breach of this
            else:
                breached = condition.refuses(value, row)
            if breached:
                busy = True
                if (alert := condition.breach(value, row)) is not None:
                    found = [*found, alert]
            elif condition.breached:
                condition.end()
        if busy or not finite:
            self.low, self.high = math.inf, -math.inf
        else:
            self.settle()
        return found

    def forget(self) -> None:
        """Forgets what has been seen so far: it was of another measure."""
        self.rows = 0
        self.past = None if self.past is None else History()
        self.low, self.high = math.inf, -math.inf

    def renew(self) -> None:
        """Sets the limits that depend on the metric's past."""
        if self.past is not None:
            for condition in self.conditions:
                if condition.grade.of == "early":
                    condition.set_limits(self.past.early)
                elif condition.grade.of == "rolling":
                    condition.set_limits(self.past.rolling)
        if self.rows:
            self.settle()

    def settle(self) -> None:
        """Finds the range in which no condition has anything to do."""
        self.keep = None if self.past is None else self.past.recent.append
        low, high = self._least, self._greatest  # infinity is within no limits
        for condition in self.conditions:
            if condition.breached or condition.moves:
                low, high = math.inf, -math.inf
                break
            low, high = max(low, condition.low), min(high, condition.high)
        self.low, self.high = low, high


def unit_after(metric: str) -> str:
    """The unit of a metric as it stands after a number: ` B`; empty for a pure number."""
    declared = METRICS.get(metric)
    name = "" if declared is None else unit(declared.unit)
    return f" {name}" if name else ""
