"""Whether one grade of a rule is firing, and the alert that says so."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from rldk.health.alerts import SEVERITIES, Alert, Severity
from rldk.health.rules import Grade, Rule

COOL_DOWN_STEPS = 100
"""A cause that has been gone for longer than this is a new one when it comes again."""

State = Literal["inactive", "pending", "firing", "cooldown"]

MOST_ASSUMED = SEVERITIES.index("warning")
"""How grave an alert may be where a meaning is known by a name only."""


class Firing:
    """One grade of a rule: inactive, pending (its limit is breached), firing (with all that it asks for), or cooldown.

    An alert is raised where it begins to fire, unless an alert that is at least as grave stands for the same cause.

    Attributes:
        name: The rule.
        grade: What it asks for.
        metric: What it is held against; None for a rule about no metric.
        state: Where it is. A cooldown ends when the grade is looked at again.
        assumed: Whether the metric's meaning is known by its name only.
        has_fired: Whether it has ever raised an alert.
    """

    __slots__ = ("_last", "_siblings", "assumed", "grade", "has_fired", "level", "metric", "name", "rule", "state")

    def __init__(
        self, name: str, rule: Rule, grade: Grade, metric: str | None, *, siblings: list[Firing], assumed: bool = False
    ) -> None:
        self.name = name
        self.rule = rule
        self.grade = grade
        self.metric = metric
        self.assumed = assumed
        self.level = SEVERITIES.index(grade.severity)
        if assumed:
            self.level = min(self.level, MOST_ASSUMED)
        self.state: State = "inactive"
        self.has_fired = False
        self._last = 0  # the last step at which it fired
        self._siblings = siblings
        siblings.append(self)

    @property
    def most(self) -> int:
        """How grave its alerts can be at present."""
        return self.level

    def has_alert(self, step: int, before: int) -> bool:
        """Whether an alert at least as grave stands for this cause. If so, the grade counts as firing.

        Args:
            step: Where the cause is.
            before: The step of the row before: a cause that was there has not been gone, however far apart rows are.
        """
        if self.state == "firing":
            self._last = step
            return True
        level = self.most
        for other in self._siblings:
            if other.level >= level and other._lasts(step, before):
                self.state, self._last = "firing", step
                return True
        return False

    def _lasts(self, step: int, before: int) -> bool:
        """Whether it is firing, or has been until a short while ago."""
        if self.state in ("inactive", "pending"):
            return False
        return self._last >= before or step - self._last <= COOL_DOWN_STEPS

    def clear(self) -> None:
        """Notes that the cause is not there."""
        if self.state == "firing":
            self.state = "cooldown"
        elif self.state == "pending":
            self.state = "inactive"

    def wait(self, step: int, before: int) -> None:
        """Notes a breach that is not yet all that the grade asks for."""
        if not self._lasts(step, before):
            self.state = "pending"

    def fire(
        self,
        step: int,
        text: str,
        *,
        value: float | None = None,
        threshold: float | None = None,
        baseline: float | None = None,
        assumed: Collection[str] = (),
    ) -> Alert:
        """Begins to fire. `text` says what was seen; what that means and what to try is the grade's, or the rule's.

        Args:
            step: Where.
            text: What was seen.
            value: The metric's value.
            threshold: The limit that it breaches.
            baseline: What is usual.
            assumed: Other metrics whose meaning is known by their names only.
        """
        self.state, self._last, self.has_fired = "firing", step, True
        means, advice = self.grade.means or self.rule.means, self.grade.advice or self.rule.advice
        message = f"{text}: {means}. {advice}".rstrip()
        severity: Severity = SEVERITIES[self.level]
        names = [*([self.metric] if self.assumed and self.metric else []), *assumed]
        if names:
            severity = SEVERITIES[min(self.level, MOST_ASSUMED)]
            message += f" {', '.join(names)}: meaning assumed from {'its name' if len(names) == 1 else 'their names'}"
        return Alert(
            rule=self.name,
            severity=severity,
            step=step,
            metric=self.metric,
            value=value,
            threshold=threshold,
            baseline=baseline,
            message=message,
        )
