"""One grade of a rule, held against one metric."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping

from rldk_schema.metrics import METRICS

from rldk.health.alerts import SEVERITIES, Alert
from rldk.health.history import RECENT, History
from rldk.health.rules import Grade, Rule
from rldk.text import nonfinite_word, unit

COOL_DOWN_STEPS = 100
"""A cause that has been gone for longer than this is a new one when it comes again."""

_LEAST_ROWS = 3  # steps alone say little: a log of every tenth step has sustained 10 with its first row
_SMALLEST = 5e-324  # the smallest number above 0
_USUAL = {"early": "its early median", "rolling": f"the median of the last {RECENT} rows"}

Metrics = Mapping[str, float | None]


class Firing:
    """For how long one rule has been firing, and how gravely."""

    __slots__ = ("_last", "_level", "_name", "_rule")

    def __init__(self, name: str, rule: Rule) -> None:
        self._name = name
        self._rule = rule
        self._level = -1
        self._last = 0

    def told(self, step: int, grade: Grade, before: int) -> bool:
        """Notes that the cause is there, and says whether an alert at least as grave has been raised for it.

        Args:
            step: Where the cause is.
            grade: How grave it is.
            before: The step of the row before: a cause that was there has not been gone, however far apart rows are.
        """
        if self._last < before and step - self._last > COOL_DOWN_STEPS:
            self._level = -1
        if SEVERITIES.index(grade.severity) > self._level:
            return False
        self._last = step
        return True

    def alert(
        self,
        grade: Grade,
        step: int,
        text: str,
        *,
        value: float | None = None,
        metric: str | None = None,
        threshold: float | None = None,
        baseline: float | None = None,
    ) -> Alert:
        """Raises an alert. `text` says what was seen; what that means and what to try is the rule's."""
        self._level, self._last = SEVERITIES.index(grade.severity), step
        return Alert(
            rule=self._name,
            severity=grade.severity,
            step=step,
            metric=metric,
            value=value,
            threshold=threshold,
            baseline=baseline,
            message=f"{text}: {self._rule.means}. {self._rule.advice}".rstrip(),
        )


class Condition:
    """Counts for how long a metric has been outside of a grade's limits.

    Attributes:
        low: A value below this is a breach.
        high: One above this, too.
        moves: Whether these limits may be others at the next event.
        past: The metric's past, where the grade depends on it.
        look_again: The row from which on trends are worth another look.
    """

    __slots__ = (
        "_hits",
        "_lasted",
        "_latest",
        "_rows",
        "_seen",
        "_since",
        "firing",
        "grade",
        "high",
        "look_again",
        "low",
        "metric",
        "moves",
        "past",
    )

    def __init__(self, firing: Firing, grade: Grade, metric: str, past: History | None = None) -> None:
        self.firing = firing
        self.grade = grade
        self.metric = metric
        self.past = past
        self.look_again = 0
        self._since: int | None = None  # the step before the present breach
        self._lasted = 0.0  # seconds
        self._latest: float | None = None  # wall_time of its latest row
        self._rows = 0
        self._hits: deque[int] | None = None if grade.times is None else deque(maxlen=grade.times)
        self._seen = 0  # rows that have the metric
        self.low, self.high = -math.inf, math.inf
        self.moves = grade.of is not None
        if grade.outside is not None:
            self.low, self.high = grade.outside
        elif grade.zeros is not None:
            self.low = _SMALLEST
        elif not self.moves:
            self.low = -math.inf if grade.below is None else grade.below
            self.high = math.inf if grade.above is None else grade.above

    def calm(self, value: float, metrics: Metrics) -> bool:
        """Whether a finite value is within the limits. If it is, a breach has ended."""
        self._seen += 1
        if self.moves:
            self._set_limits(metrics)
        if self.low <= value <= self.high:
            self._since = None
            return True
        return False

    def refuses(self, value: float) -> bool:
        """Whether the grade asks for this value that is not finite."""
        return self.grade.nonfinite is not None and nonfinite_word(value) in self.grade.nonfinite

    def lasts(self, last_step: int, step: int, now: float | None) -> bool:
        """Notes a breach at this wall_time. Whether there have been enough of them, for long enough."""
        grade = self.grade
        if self._hits is not None:
            self._hits.append(self._seen)
            return len(self._hits) == grade.times and self._seen - self._hits[0] < grade.within
        if self._since is None:
            self._since, self._rows, self._lasted, self._latest = last_step, 0, 0.0, now
        self._rows += 1
        if grade.lasting and not self._has_lasted(grade.lasting, now):
            return False
        return grade.sustain == 1 or (step - self._since >= grade.sustain and self._rows >= _LEAST_ROWS)

    def _has_lasted(self, seconds: float, now: float | None) -> bool:
        before, self._latest = self._latest, now
        if now is None or before is None or now < before:  # no clock, or that of another attempt
            self._lasted = 0.0
            return False
        self._lasted += min(now - before, seconds / 2)  # nothing is known about the time between two rows
        return self._lasted >= seconds

    def alert(self, step: int, value: float, metrics: Metrics) -> Alert:
        """Raises the grade's alert for this value."""
        grade, baseline = self.grade, self._baseline(metrics)
        threshold = None
        if grade.zeros is not None and self.past is not None:
            share = self.past.zeros(grade.within) or 0.0
            text = f"{self.metric} is exactly 0 in {share:.0%} of the last {grade.within} rows"
            threshold = 0.0
        elif grade.nonfinite is not None:
            text = f"{self.metric} is {nonfinite_word(value)}"
        else:
            threshold = self.low if value < self.low else self.high
            text = f"{self.metric} is {value:.4g}{unit_after(self.metric)}"
            if baseline:
                text += f", {value / baseline:.2g} times {_USUAL.get(grade.of or '', grade.of)} ({baseline:.4g})"
            else:
                text += f", {'below' if value < threshold else 'above'} {threshold:.4g}"
        if self._hits is not None:
            text += f", {grade.times} times within {grade.within} rows"
        elif grade.lasting:
            text += f", for at least {grade.lasting:g} s"
        elif grade.sustain > 1:
            text += f", for {step - (self._since or 0)} steps"
        if grade.follows is not None:
            text += f", and {grade.follows.metric} moves with it"
        return self.firing.alert(
            grade, step, text, value=value, metric=self.metric, threshold=threshold, baseline=baseline
        )

    def _set_limits(self, metrics: Metrics) -> None:
        grade, baseline = self.grade, self._baseline(metrics)
        if baseline is None:
            return
        if grade.of == "early":
            self.moves = False  # what the run began with does not change any more
        if not baseline or not math.isfinite(baseline):
            self.low, self.high = -math.inf, math.inf  # nothing is a multiple of 0, or of what is not finite
        elif grade.above is not None:
            self.high = max(grade.above * baseline, -math.inf if grade.beyond is None else grade.beyond)
        elif grade.below is not None:
            self.low = min(grade.below * baseline, math.inf if grade.beyond is None else grade.beyond)

    def _baseline(self, metrics: Metrics) -> float | None:
        of, past = self.grade.of, self.past
        if of in ("early", "rolling"):
            return None if past is None else past.early if of == "early" else past.rolling
        return None if of is None else metrics.get(of)


def unit_after(metric: str) -> str:
    """The unit of a metric as it stands after a number: ` B`; empty for a pure number."""
    declared = METRICS.get(metric)
    name = "" if declared is None else unit(declared.unit)
    return f" {name}" if name else ""
