"""What is held against what: the grades of all rules as conditions on metrics."""

from __future__ import annotations

from collections.abc import Collection

from rldk.health.alerts import SEVERITIES
from rldk.health.companions import Companion
from rldk.health.condition import Condition, Watch
from rldk.health.firing import Firing
from rldk.health.nonfinite import NonfiniteGrades
from rldk.health.rules import Grade, Rules
from rldk.health.series import Row


class Plan:
    """Makes the conditions of a run, and knows which of them are about one cause.

    Args:
        rules: All of them.
        algorithm: What trains, if it is known.

    Attributes:
        train: What is watched of train events, by metric.
        row: The train event at hand.
    """

    def __init__(self, rules: Rules, algorithm: str | None) -> None:
        self.train: dict[str, Watch] = {}
        self.row = Row()
        self._rules = rules
        self._grades = [
            (name, grade)
            for name, rule in rules.items()
            for grade in sorted(rule.grade, key=lambda grade: -SEVERITIES.index(grade.severity))
            if grade.is_for(algorithm)
        ]
        self._nonfinite = NonfiniteGrades(self._grades)
        self._companions: dict[str, Companion] = {}
        self._causes: dict[str, dict[str | None, list[Firing]]] = {}  # by rule

    def grades(self) -> list[tuple[str, Grade]]:
        """The grades of all rules that are for this training, the gravest of a rule first."""
        return self._grades

    def watch(self, metric: str) -> Watch:
        """What is watched of a train metric."""
        known = self.train.get(metric)
        if known is None:
            known = self.train[metric] = Watch(self.row, metric)
        return known

    def companion(self, metric: str) -> Companion:
        """A train metric that others are compared with."""
        if metric not in self._companions:
            watch = self.watch(metric)
            watch.remember()
            self._companions[metric] = Companion(metric, watch)
        return self._companions[metric]

    def firing(self, rule: str, grade: Grade, metric: str | None = None) -> Firing:
        """A grade that is found by other means than a value's limits."""
        return Firing(rule, self._rules[rule], grade, metric, siblings=self._cause(rule, None))

    def condition(
        self, rule: str, grade: Grade, metric: str, watch: Watch, *, cause: str | None = None, assumed: bool = False
    ) -> None:
        """Holds a grade against a metric.

        Args:
            rule: Whose grade it is.
            grade: The grade.
            metric: The metric's name.
            watch: Where its values come by.
            cause: Conditions of a rule with the same cause raise one alert: by default, all of a rule.
            assumed: Whether its meaning is known by its name only.
        """
        condition = Condition(
            rule,
            self._rules[rule],
            grade,
            metric,
            siblings=self._cause(rule, cause),
            series=watch,
            companion=self.companion,
            assumed=assumed,
        )
        watch.conditions.append(condition)

    def refuse(self, metric: str, value: float, phase: str, watch: Watch, meant: str | None) -> None:
        """Holds those grades against a metric that ask for this value of it, which is not finite.

        Args:
            metric: The metric's name.
            value: NaN or infinity.
            phase: Where it was found.
            watch: Where its values come by.
            meant: The declared metric that it is assumed to be, if that is so.
        """
        known = {id(condition.grade) for condition in watch.conditions}
        for rule, grade in self._nonfinite.of(metric, value, phase, meant):
            if id(grade) not in known:
                self.condition(rule, grade, metric, watch, cause=metric, assumed=meant is not None)

    def judging_nonfinite(self, metrics: Collection[str]) -> set[str]:
        """The rules that would have fired if one of these train metrics were NaN."""
        return self._nonfinite.judging(metrics)

    def firings(self, rule: str) -> list[Firing]:
        """All that one rule has."""
        return [firing for same in self._causes.get(rule, {}).values() for firing in same]

    def _cause(self, rule: str, cause: str | None) -> list[Firing]:
        return self._causes.setdefault(rule, {}).setdefault(cause, [])
