"""The trainings of a run, each judged by an evaluator of its own: a stage begins anew, and so do its baselines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from rldk_schema import Event

from rldk.health.alerts import Alert
from rldk.health.bulk_evaluator import BulkEvaluator, Found
from rldk.health.rules import Rules
from rldk.health.seen import Seen
from rldk.health.standing import Standing
from rldk.health.stretch import Stretch
from rldk.log.attempts import ONLY, Superseded, Training


class Trainings:
    """Evaluators of the trainings of one run.

    Args:
        rules: From `load_rules`.
        algorithm: What trains, where it is known.

    Attributes:
        current: The evaluator that took the last event.
    """

    def __init__(self, rules: Rules, *, algorithm: str | None = None) -> None:
        self._rules = rules
        self._algorithm = algorithm
        self._training_of: Callable[[Event], Training] | None = None
        self._stage = 1
        self._all: dict[Training, BulkEvaluator] = {}
        self.current = BulkEvaluator(rules, algorithm=algorithm)

    def divide(self, superseded: Superseded | None) -> None:
        """Judges each training of a run apart, where there are several."""
        if superseded is not None and len(superseded.in_order()) > 1:
            self._training_of = superseded.training_of

    def observe(self, event: Event) -> list[Alert]:
        """Takes the next event of the run, and gives what is found with it."""
        if self._training_of is None:
            return self.current.observe(event)
        self._enter(self._training_of(event))
        return [self.placed(alert, attempt_of(event)) for alert in self.current.observe(event)]

    def observe_stretch(self, stretch: Stretch, training: Training, attempt: int | None) -> Found:
        """Takes train events of one training and attempt, and gives the rows with what is found there."""
        if self._training_of is not None:
            self._enter(training)
        found = self.current.observe_stretch(stretch)
        return [(row, [self.placed(alert, attempt) for alert in alerts]) for row, alerts in found]

    def count(self, seen: Seen, event: Event) -> None:
        """Has a train event counted whose steps are those of the stage that began last."""
        self._begin(seen, ONLY if self._training_of is None else self._training_of(event))
        seen.add(event)

    def count_stretch(self, seen: Seen, stretch: Stretch, training: Training) -> None:
        """The same of train events of one training."""
        self._begin(seen, ONLY if self._training_of is None else training)
        seen.add_stretch(stretch)

    def _begin(self, seen: Seen, training: Training) -> None:
        if training.stage > self._stage:
            self._stage = training.stage
            seen.first = seen.highest = None

    def silent(self, last: Event, seconds: float, text: str, *, sure: bool = False) -> list[Alert]:
        """Judges a run in which nothing has happened for so many seconds since its last event.

        If it is `sure` that nothing more will happen, the time does not matter.
        """
        alerts = self.current.silent(last.step, seconds, text, sure=sure)
        return [self.placed(alert, attempt_of(last)) for alert in alerts]

    def placed(self, alert: Alert, attempt: int | None) -> Alert:
        """An alert that says with an event of which attempt it was found, where steps alone do not tell."""
        return alert if self._training_of is None else replace(alert, attempt=attempt)

    def _enter(self, training: Training) -> None:
        known = self._all.get(training)
        if known is None:
            known = BulkEvaluator(self._rules, algorithm=self._algorithm) if self._all else self.current
            self._all[training] = known
        self.current = known

    @property
    def nonfinite(self) -> Counter[str]:
        """Rows in which a metric is NaN or infinite, by its name."""
        total: Counter[str] = Counter()
        for evaluator in self._evaluators():
            total.update(evaluator.nonfinite)
        return total

    def silence_limit(self, steps: int = 1) -> float:
        """Seconds that the next so many steps of the current training may take before the run counts as stalled."""
        return self.current.silence_limit(steps)

    def standing(self) -> dict[str, Standing]:
        """How far each rule could judge: it judged a run if it judged every training that has one of its metrics."""
        standings = [one.standing() for one in self._evaluators()]
        return {rule: _together([one[rule] for one in standings]) for rule in self._rules}

    def _evaluators(self) -> list[BulkEvaluator]:
        return list(self._all.values()) or [self.current]


def attempt_of(event: Event) -> int | None:
    """The number of the attempt that an event is of."""
    return None if event.process is None else event.process.attempt


def _together(standings: list[Standing]) -> Standing:
    if len(standings) == 1:
        return standings[0]
    measured = [one for one in standings if one.judged or any(one.rows.values())] or standings
    first = next((one for one in measured if not one.judged), measured[0])
    rows: Counter[str] = Counter()
    for one in standings:
        rows.update(one.rows)
    roles = tuple(sorted({role for one in standings for role in one.roles}))
    return Standing(first.judged, dict(rows), first.waits, roles)
