"""Steps of rows that a tracker was told to draw over a metric of theirs, instead of its own count of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from rldk.adapters.axes import Axes, Definition
from rldk.adapters.declarations import Vocabulary
from rldk.adapters.row_values import number, whole
from rldk.adapters.rows import CONTAINER_STEP, Row
from rldk.event.metric_names import MetricNames
from rldk.text import shown


class AxisSteps:
    """Puts the values of axes into the place of the tracker's own step.

    That is done where no key of a row tells the step. A metric with a meaning of its own, such as an epoch, is no step.
    A row that has neither belongs to the step of the one before it.

    Args:
        axes: What the tracker was told, as `RunFacts.axes` has it.
        words: Of the framework.
        names: What its keys mean.
        standing: Keys that are called like a step and hold none.
    """

    def __init__(
        self, axes: Mapping[str, str | None], words: Vocabulary, names: MetricNames, standing: frozenset[str]
    ) -> None:
        self._axes = Axes()
        for name, axis in axes.items():
            counts = axis is not None and names.name(words.bare(axis)).canonical is None
            self._axes.define(Definition(name, axis if counts else None), {})
        self._bare = words.bare
        self._offsets = {key: n for key, n in words.steps.items() if key != CONTAINER_STEP and key not in standing}
        self._offset = words.steps[CONTAINER_STEP]
        self._tells: dict[str, str | None] = {}  # key of a row to that of a step, if it is one

    @property
    def named(self) -> list[str]:
        """The axes."""
        return self._axes.named

    def __str__(self) -> str:
        """What its rows were numbered by, for people."""
        return f"where no key tells a step, it is that of {', '.join(map(shown, self.named))}, as define_metric says"

    def of(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows with these steps."""
        told: int | None = None
        for row in rows:
            own = self._own(row.values)
            if own is not None:
                told = own
                yield row
                continue
            axis = self._axes.axis_of(row.values)
            step = None if axis is None else whole(number(row.values[axis]))
            told = told if step is None else step
            yield row if told is None else _at(row, max(0, told - self._offset))

    def _own(self, values: Mapping[str, Any]) -> int | None:
        """The step that a row tells by a key; None if it does not."""
        found: dict[str, int] = {}
        for key, value in values.items():
            if key not in self._tells:
                bare = self._bare(key)
                self._tells[key] = bare if bare in self._offsets else None
            told = self._tells[key]
            if told is not None and (step := whole(number(value))) is not None:
                found[told] = step + self._offsets[told]
        return next((found[key] for key in self._offsets if key in found), None) if found else None


def _at(row: Row, step: int) -> Row:
    """A row with another step of the tracker."""
    numbers = row.numbers
    if numbers is not None:
        at = list(row.values).index(CONTAINER_STEP) if CONTAINER_STEP in row.values else len(numbers)
        numbers = (*numbers[:at], step, *numbers[at + 1 :])
    return replace(row, values={**row.values, CONTAINER_STEP: step}, numbers=numbers)
