"""A quantity that is used up, and the grades of a rule that watch how long it lasts."""

from __future__ import annotations

import math
import sys

from rldk_schema import Event

from rldk.health.alerts import Alert
from rldk.health.condition import Firing, unit_after
from rldk.health.depletion import Depletion
from rldk.health.rules import Grade
from rldk.text import duration, number


class Stock:
    """A metric that is used up, such as free space, as one rule judges it: by how long it will last.

    Attributes:
        warmup: Steps at a run's beginning that are not judged.
    """

    __slots__ = ("_depletion", "_episode", "_firing", "_grades", "_metric", "warmup")

    def __init__(self, firing: Firing, metric: str) -> None:
        self.warmup = sys.maxsize  # until a grade is added
        self._episode = firing
        self._metric = metric
        self._grades: list[Grade] = []
        self._firing: Grade | None = None
        self._depletion = Depletion()

    def add(self, grade: Grade) -> None:
        """Adds a grade, no graver than those before."""
        self._grades.append(grade)
        self.warmup = min(self.warmup, grade.warmup)

    def observe(self, event: Event, before: int) -> list[Alert]:
        """Takes the next train event, and the step of the one before."""
        value, now = event.metrics.get(self._metric), event.wall_time
        if value is None or now is None or not math.isfinite(value):
            return []
        if not self._depletion.add(now, value):
            if self._firing is not None:  # steps are faster than the values that are kept
                self._episode.told(event.step, self._firing, before)
            return []
        left, drop = self._depletion.seconds_left(), self._depletion.next_drop()
        fits = value >= drop
        self._firing = next((grade for grade in self._grades if not fits or left < (grade.runs_out or 0.0)), None)
        if self._firing is None or self._episode.told(event.step, self._firing, before):
            return []
        unit = unit_after(self._metric).strip()
        text = f"{self._metric} is {number(value, 3)}{unit}, and "
        if fits:
            text += f"at the current rate it reaches zero in {duration(left)}"
        else:
            text += f"another drop of {number(drop, 3)}{unit}, like the last three, does not fit"
        return [self._episode.alert(self._firing, event.step, text, value=value, metric=self._metric)]
