"""Names that are not declared, judged as the metric that their role says they are."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, MutableMapping

from rldk.event.roles import MEANS, MOST_NAMES, role_of
from rldk.health.companions import Companion
from rldk.health.condition import Watch
from rldk.health.rules import Grade

METRIC_OF_ROLE = {role: metrics[0] for role, metrics in MEANS.items() if role != "kl"}
"""What a role stands for. A KL starts near 0 in every healthy run, so that nothing relative can be said of its role."""


def metric_of(name: str) -> str | None:
    """The declared metric that a name's role makes it; None if it has none that can be judged.

    >>> metric_of("actor/entropy"), metric_of("train/kl"), metric_of("lr")
    ('entropy_mean', None, None)
    """
    role = role_of(name)
    return None if role is None else METRIC_OF_ROLE.get(role)


def needs_no_scale(grade: Grade) -> bool:
    """Whether a grade compares a metric with its own past only, so that its unit and its reduction do not matter."""
    return grade.zeros is not None or (grade.of in ("early", "rolling") and grade.beyond is None)


class RoleNames:
    """The names that are judged as one declared metric by their role, as long as the log does not have that itself.

    The names with the fewest parts are judged, each by itself: `train/grad_norm` and not the `train/layers/0/grad_norm`
    beside it; `actor/entropy` and `critic/entropy` alike. More than four of these mean parts of a whole, and none is.

    Args:
        companion: What other grades ask about the metric.
        watches: The watch of every name, which follow what is decided here.
    """

    def __init__(self, companion: Companion, watches: MutableMapping[str, Watch]) -> None:
        self._companion = companion
        self._own = dict(companion.series)
        self._watches = watches
        self._chosen: dict[str, Watch] = {}
        self._least = sys.maxsize  # parts of their names
        self._too_many = False
        self.found = False

    def __iter__(self) -> Iterator[str]:
        return iter(self._chosen)

    def add(self, name: str, make: Callable[[], Watch]) -> bool:
        """Takes a name that is seen for the first time. Whether it is judged."""
        parts = name.count("/") + name.count(".")
        if self.found or parts > self._least or (parts == self._least and self._too_many):
            return False
        chosen = {} if parts < self._least else dict(self._chosen)
        chosen[name] = make()
        self._least, self._too_many = parts, len(chosen) > MOST_NAMES
        self._choose({} if self._too_many else chosen)
        return not self._too_many

    def end(self) -> None:
        """The metric itself is there: no other name is judged as it any more."""
        self.found = True
        self._choose({})

    def _choose(self, chosen: dict[str, Watch]) -> None:
        for name in self._chosen.keys() - chosen.keys():
            del self._watches[name]
        self._watches.update(chosen)
        self._chosen = chosen
        self._companion.series = chosen or self._own
