"""How long a run's steps take, and when silence is a stall."""

from __future__ import annotations

import math
from collections import deque

from rldk_schema import Event

from rldk.health.alerts import Alert
from rldk.health.firing import Firing
from rldk.health.stretch import Stretch

FIRST_STEP_SECONDS = 3600.0
"""How long a step may take while a run's pace is not known: the first ones compile, load and warm up."""

_ROWS = 50


class Pace:
    """Seconds a step by the events' wall_time, and the rule about silence.

    Attributes:
        rule: The grade that silence is held against; None for none.
        intervals: How many times between two events were known, which is what the rule has judged.
    """

    __slots__ = ("_attempt", "_seconds", "_step", "_train", "_wall_time", "intervals", "rule")

    def __init__(self) -> None:
        self.rule: Firing | None = None
        self.intervals = 0
        self._seconds: deque[float] = deque(maxlen=_ROWS)
        self._attempt: int | None = None
        self._step = 0
        self._wall_time: float | None = None  # of the latest event; None if it has none
        self._train = False  # whether that was a train event

    def observe(self, event: Event, alerts: list[Alert]) -> float | None:
        """Takes the next event; a stall goes to `alerts`, and only before a train event.

        What comes between two steps, such as an evaluation, takes an unknown time of its own.

        Returns:
            Seconds a step since the train event just before; None if something else came between.
        """
        now, step, train = event.wall_time, event.step, event.model_info.phase == "train"
        attempt = None if event.process is None else event.process.attempt
        then, step_then = self._wall_time, self._step
        known = train and now is not None and then is not None and attempt == self._attempt
        from_train, self._train = self._train, train
        self._attempt, self._step, self._wall_time = attempt, step, now
        if not known or now is None or then is None:
            return None
        self.intervals += 1
        silence = now - then
        if self.rule is not None and silence > (self.rule.grade.silence or 0.0):
            text = f"{silence:,.0f} s passed between two log lines"
            alerts += self.silent(step, silence, text, steps=max(1, step - step_then))
        if not from_train or step <= step_then:
            return None
        pace = silence / (step - step_then)
        self._seconds.append(pace)
        return pace

    def take(self, stretch: Stretch, start: int, stop: int) -> None:
        """Takes rows of a stretch, of which the first one has been observed, as far as none of them may be a stall."""
        gaps = stretch.gaps[start - 1 : stop - 1]
        self.intervals += len(gaps) if stretch.timed else len(gaps) - gaps.count(None)
        paces = stretch.paces(max(start, stop - _ROWS), stop)
        if None in paces:
            paces = stretch.paces(start, stop)
        self._seconds.extend(pace for pace in paces if pace is not None)
        self._step, self._wall_time, self._train = stretch.steps[stop - 1], stretch.times[stop - 1], True

    def limit(self, steps: int = 1) -> float:
        """Seconds that the next so many steps may take before the run counts as stalled."""
        if self.rule is None:
            return math.inf
        grade = self.rule.grade
        if not self._seconds:
            return max(grade.silence or 0.0, FIRST_STEP_SECONDS * steps)
        usual = sorted(self._seconds)[int(0.95 * len(self._seconds))]
        least = 0.0 if len(self._seconds) >= 3 else FIRST_STEP_SECONDS
        return max(grade.silence or 0.0, least, grade.factor * usual * steps)

    def silent(self, step: int, seconds: float, text: str, *, steps: int = 1, sure: bool = False) -> list[Alert]:
        """Judges a run in which nothing has happened for so many seconds, where so many steps are usual.

        If it is `sure` that nothing more will happen, the time does not matter.
        """
        limit, rule = self.limit(steps), self.rule
        if rule is None or (seconds <= limit and not sure):
            return []
        known = rule.has_alert(step, step)
        alerts = [] if known else [rule.fire(step, text, value=seconds, threshold=None if sure else limit)]
        rule.clear()  # whatever comes next ends the silence
        return alerts
