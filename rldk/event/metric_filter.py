"""Which metrics of an event are written."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from fnmatch import fnmatchcase

from rldk_schema import Event


class MetricFilter:
    """Leaves metrics out by their names; all else of an event always stays.

    Args:
        include: Patterns (`rewards/*`) of names to keep; None for all.
        exclude: Patterns of names to leave out.
    """

    def __init__(self, include: Sequence[str] | None, exclude: Sequence[str] | None) -> None:
        self._include = include
        self._exclude = exclude or ()
        self._known: dict[str, bool] = {}

    def apply(self, event: Event) -> Event:
        """Makes a copy of an event with the metrics that are wanted."""
        return dataclasses.replace(event, metrics={k: v for k, v in event.metrics.items() if self._wants(k)})

    def _wants(self, name: str) -> bool:
        wanted = self._known.get(name)
        if wanted is None:
            included = self._include is None or any(fnmatchcase(name, pattern) for pattern in self._include)
            wanted = included and not any(fnmatchcase(name, pattern) for pattern in self._exclude)
            self._known[name] = wanted
        return wanted
