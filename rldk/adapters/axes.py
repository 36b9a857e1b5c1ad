"""What wandb's `define_metric` says of metrics: their axis, and what of them goes into the summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Definition:
    """What is said of one name, or of all that begin like it.

    Attributes:
        name: Of the metric; `*` at its end stands for any rest.
        step_metric: The metric that is its axis.
        step_sync: Whether a row without the axis gets its last value.
        summary: Which of min, max, mean, first, last the summary has, or none; empty for the last value.
    """

    name: str
    step_metric: str | None = None
    step_sync: bool | None = None
    summary: tuple[str, ...] = ()


class Axes:
    """The definitions of a run, and where its axes are.

    Attributes:
        named: The axes.
    """

    def __init__(self) -> None:
        self._exact: dict[str, Definition] = {}
        self._globs: dict[str, Definition] = {}  # by what a name begins with
        self._known: dict[str, Definition | None] = {}
        self._last: dict[str, Any] = {}
        self.named: list[str] = []

    def define(self, definition: Definition, logged: Mapping[str, Any]) -> None:
        """Takes a definition into account, from the next row on.

        Args:
            definition: What a script says.
            logged: The last value of each name so far: an axis may have been logged before it was called one.
        """
        if (axis := definition.step_metric) is not None and axis in logged:
            self._last.setdefault(axis, logged[axis])
        name = definition.name
        if name.endswith("*"):
            self._globs[name[:-1]] = definition
        else:
            self._exact[name] = definition
        self._known.clear()
        every = (*self._exact.values(), *self._globs.values())
        self.named = sorted({one.step_metric for one in every if one.step_metric is not None})

    def of(self, name: str) -> Definition | None:
        """The definition of a metric: its own, else that of the longest beginning of its name."""
        if name not in self._known:
            found = self._exact.get(name)
            if found is None:
                begins = [begin for begin in self._globs if name.startswith(begin)]
                found = self._globs[max(begins, key=len)] if begins else None
            self._known[name] = found
        return self._known[name]

    @property
    def defined(self) -> bool:
        """Whether anything is."""
        return bool(self._exact or self._globs)

    def synced(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """A row with the last values of the axes that it lacks, as wandb has it.

        Args:
            values: Name to number; it is not changed.
        """
        if not self.defined:
            return dict(values)
        row = dict(values)
        for name in values:
            definition = self.of(name)
            axis = None if definition is None else definition.step_metric
            if axis is None or axis in row or (definition is not None and definition.step_sync is False):
                continue
            if axis in self._last:
                row[axis] = self._last[axis]
        self._last.update({axis: row[axis] for axis in self.named if axis in row})
        return row

    def axis_of(self, row: Mapping[str, Any]) -> str | None:
        """The axis of a row, which it has: that of most of its metrics, and of several the first by name."""
        found: Counter[str] = Counter()
        for name in row if self.defined else ():
            axis = None if (definition := self.of(name)) is None else definition.step_metric
            if axis is not None and axis in row and axis != name and not name.startswith("_"):  # as wandb's own begin
                found[axis] += 1
        return min(found, key=lambda axis: (-found[axis], axis), default=None)
