"""A quantity that is used up, and the grades of a rule that watch how long it lasts."""

from __future__ import annotations

import math
import sys

from rldk.health.alerts import Alert
from rldk.health.condition import unit_after
from rldk.health.depletion import Depletion
from rldk.health.firing import Firing
from rldk.text import duration, number


class Stock:
    """A metric that is used up, such as free space, as one rule judges it: by how long it will last.

    Attributes:
        metric: Its name.
        grades: The gravest first.
        warmup: Steps at a run's beginning that are not judged.
        kept: Values that predictions are made from.
    """

    __slots__ = ("_depletion", "grades", "kept", "metric", "warmup")

    def __init__(self, metric: str) -> None:
        self.metric = metric
        self.grades: list[Firing] = []
        self.warmup = sys.maxsize  # until a grade is added
        self.kept = 0
        self._depletion = Depletion()

    def add(self, grade: Firing) -> None:
        """Adds a grade, no graver than those before."""
        self.grades.append(grade)
        self.warmup = min(self.warmup, grade.grade.warmup)

    def observe(self, value: float, step: int, now: float | None, before: int) -> list[Alert]:
        """Takes the next value: of a train step, at a time of one clock in s, with the step of the row before."""
        if now is None or not math.isfinite(value):
            return []
        if not self._depletion.add(now, value):  # steps are faster than the values that are kept
            for grade in self.grades:
                if grade.state == "firing":
                    grade.has_alert(step, before)
            return []
        self.kept += 1
        left, drop = self._depletion.seconds_left(), self._depletion.next_drop()
        fits = value >= drop
        found: Alert | None = None
        for grade in self.grades:
            if fits and left >= (grade.grade.runs_out or 0.0):
                grade.clear()
            elif found is None and not grade.has_alert(step, before):
                found = grade.fire(step, self._text(value, left, drop), value=value)
        return [] if found is None else [found]

    def _text(self, value: float, left: float, drop: float) -> str:
        unit = unit_after(self.metric).strip()
        text = f"{self.metric} is {number(value, 3)}{unit}, and "
        if value >= drop:
            return text + f"at the current rate it reaches zero in {duration(left)}"
        return text + f"another drop of {number(drop, 3)}{unit}, like the last three, does not fit"
