"""Which grades judge a value that is not finite, whatever metric it is of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from rldk.health.rules import Grade
from rldk.text import nonfinite_word

_MOST_KNOWN = 1000


class NonfiniteGrades:
    """The grades with the test `nonfinite`, each with the name or pattern that it is about.

    Args:
        grades: All grades, with their rules, the gravest of a rule first.
    """

    def __init__(self, grades: Sequence[tuple[str, Grade]]) -> None:
        self._rules: dict[str, list[tuple[str, Grade]]] = {}
        self._known: dict[tuple[str, str, str, str | None], list[tuple[str, Grade]]] = {}  # what was found before
        for rule, grade in grades:
            if grade.nonfinite is not None:
                self._rules.setdefault(rule, []).extend((metric, grade) for metric in grade.metrics)

    def of(self, metric: str, value: float, phase: str, meant: str | None = None) -> Sequence[tuple[str, Grade]]:
        """The grades, with their rules, that ask for such a value of this metric.

        Args:
            metric: Its name.
            value: The one that is not finite.
            phase: Where it was found. What is no train, eval or test event is judged like an evaluation.
            meant: The declared metric that it is assumed to be, if that is so.
        """
        key = (metric, nonfinite_word(value), phase if phase in ("train", "test") else "eval", meant)
        if key not in self._known:
            if len(self._known) == _MOST_KNOWN:
                self._known.clear()
            self._known[key] = list(self._find(*key))
        return self._known[key]

    def _find(self, metric: str, word: str, phase: str, meant: str | None) -> Iterator[tuple[str, Grade]]:
        for rule, grades in self._rules.items():
            fits: dict[int, list[Grade]] = {}
            for pattern, grade in grades:
                fit = max(_fit(pattern, metric), -1 if meant is None else _fit(pattern, meant))
                if fit >= 0 and phase in grade.phases and word in (grade.nonfinite or ()):
                    fits.setdefault(fit, []).append(grade)
            for grade in fits[max(fits)] if fits else ():
                yield rule, grade

    def judging(self, metrics: Collection[str]) -> set[str]:
        """The rules that would have fired if one of these train metrics were NaN."""
        found = set()
        for rule, grades in self._rules.items():
            patterns = {p for p, grade in grades if "train" in grade.phases and "NaN" in (grade.nonfinite or ())}
            by_name = any(pattern in metrics for pattern in patterns) or (bool(metrics) and "*" in patterns)
            if by_name or any(_fit(p, metric) >= 0 for p in patterns if "*" in p for metric in metrics):
                found.add(rule)
        return found


def _fit(pattern: str, metric: str) -> int:
    """Characters of a name that a pattern says; more than there are for the name itself, -1 for another one."""
    if pattern == metric:
        return len(metric) + 1
    if "*" not in pattern:
        return -1
    expression = ".*".join(map(re.escape, pattern.split("*")))
    return len(pattern) - pattern.count("*") if re.fullmatch(expression, metric, re.DOTALL) else -1
