"""Events that stand one after the other in a log, column by column."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import fields
from functools import cached_property
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from rldk_schema import Event
from rldk_schema.fields import GROUPS, LEAF_GROUPS, WORD_LEAVES

from rldk.log.bulk.columns import ABSENT, Column, Constant, Distinct

_LEAVES: dict[type[Any], Callable[[Any], Any]] = {  # as text, in which -0.0 is not 0.0, or as a tuple
    kind: repr if name in WORD_LEAVES else attrgetter(*(field.name for field in fields(kind)))
    for name, kind in GROUPS.items()
}

BATCH_EVENTS = 1024
"""Events that are put together where they come one by one."""

_IN_VAIN = 2**14  # cells of columns of metrics that hold nothing, as where each event has names of its own


class Batch(ABC):
    """Consecutive events of one log, as columns.

    Nothing that it gives is to be changed: columns share what rows have in common.

    Attributes:
        path: The file that they are from; None where there are several, or none.
        line: The number of the line of the first row, from 1; in a table, of the row itself.
    """

    path: Path | None
    line: int

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def leaf(self, name: str) -> Sequence[Any]:
        """The column of a leaf, by its name in `LEAF_GROUPS`; None where a row does not have it.

        It is a `Constant` where all rows are known to have the same, a `Distinct` where few differ, else a list.
        `notes`, which are lists of text, are a `Distinct`.
        """

    @property
    @abstractmethod
    def metrics(self) -> dict[str, Column]:
        """The columns of all metrics that any of the rows may have."""

    def metrics_of(self, names: Collection[str]) -> Iterable[tuple[str, Column]]:
        """Those of some names, in any order; a name that none of the rows has may be left out."""
        return [(name, column) for name, column in self.metrics.items() if name in names]

    @abstractmethod
    def group(self, name: str) -> Distinct[Any]:
        """The groups of all rows that are called so: `rng`, `model_info`, `alert` or `lifecycle`.

        Each different one is held once; None where a row does not have it. `process` and `data_slice` differ from row
        to row: ask for their leaves.
        """

    @property
    @abstractmethod
    def has_process(self) -> Sequence[bool]:
        """Whether each row has the group `process`; a `Constant` where that is the same for all."""

    @abstractmethod
    def line_of(self, row: int) -> int:
        """The number of the line of one of the events, from 1."""

    def offset_of(self, row: int) -> int | None:  # noqa: ARG002
        """The byte offset of the start of that line, in the uncompressed file; None where that is not known."""
        return None

    @abstractmethod
    def event(self, row: int) -> Event:
        """One of the events. Whoever asks may change it."""

    @abstractmethod
    def take(self, rows: Sequence[int]) -> Batch:
        """Some of the rows, ascending, as a batch of their own; `line` is that of the first."""

    def events(self) -> Iterator[Event]:
        """All of the events, in order."""
        return map(self.event, range(len(self)))

    @property
    def steps(self) -> Sequence[int]:
        """The step of each row."""
        return self.leaf("step")


class EventBatch(Batch):
    """A batch made of events.

    Args:
        events: The events, at least one. They are not changed.
        path: See `Batch`.
        lines: The number of each one's line.
    """

    def __init__(self, events: Sequence[Event], path: Path | None = None, lines: Sequence[int] | None = None) -> None:
        self._events = events
        self._lines = range(1, len(events) + 1) if lines is None else lines
        self.path = path
        self.line = self._lines[0]

    def __len__(self) -> int:
        return len(self._events)

    def leaf(self, name: str) -> Sequence[Any]:  # noqa: D102
        group = LEAF_GROUPS[name]
        if name == "notes":
            return _distinct([event.notes for event in self._events])
        if group is None:
            return [getattr(event, name) for event in self._events]
        return [getattr(getattr(event, group), name, None) for event in self._events]

    @cached_property
    def metrics(self) -> dict[str, Column]:  # noqa: D102
        names = dict.fromkeys(name for event in self._events for name in event.metrics)
        return {name: self._column(name) for name in names}

    def _column(self, name: str) -> Column:
        return Column([event.metrics.get(name, ABSENT) for event in self._events], full=False)

    def group(self, name: str) -> Distinct[Any]:  # noqa: D102
        return _distinct([getattr(event, name) for event in self._events])

    @property
    def has_process(self) -> Sequence[bool]:  # noqa: D102
        found = [event.process is not None for event in self._events]
        return Constant(found[0], len(found)) if found.count(found[0]) == len(found) else found

    def event(self, row: int) -> Event:  # noqa: D102
        return self._events[row]

    def events(self) -> Iterator[Event]:  # noqa: D102
        return iter(self._events)

    def take(self, rows: Sequence[int]) -> Batch:  # noqa: D102
        return EventBatch([self._events[row] for row in rows], self.path, [self._lines[row] for row in rows])

    def line_of(self, row: int) -> int:  # noqa: D102
        return self._lines[row]


class Width:
    """How many columns of metrics a batch of some events has, and how much of them holds something."""

    def __init__(self) -> None:
        self._rows = self._cells = 0
        self._names: set[str] = set()

    def add(self, event: Event) -> None:
        """Takes one more event in."""
        self._rows += 1
        self._cells += len(event.metrics)
        self._names.update(event.metrics)

    @property
    def enough(self) -> bool:
        """Whether the batch is to have no further event."""
        in_vain = len(self._names) * self._rows - 8 * self._cells
        return self._rows >= BATCH_EVENTS or in_vain > _IN_VAIN


def batches_of(events: Iterable[Event], rows: int = BATCH_EVENTS) -> Iterator[Batch]:
    """Puts events together in batches of at most so many rows."""
    events = iter(events)
    while some := list(islice(events, rows)):
        yield EventBatch(some)


def _distinct(column: list[Any]) -> Distinct[Any]:
    """A column of groups or of lists, each different one held once."""
    places: dict[Any, int] = {}
    values: list[Any] = []
    each = []
    for value in column:
        place = places.setdefault(key_of(value), len(values))
        if place == len(values):
            values.append(value)
        each.append(place)
    return Distinct(values, each if len(values) > 1 else None, len(column))


def key_of(value: Any) -> Any:
    """What is equal for equal text, lists and groups."""
    leaves = _LEAVES.get(type(value))
    key = leaves(value) if leaves is not None else tuple(value) if isinstance(value, list) else value
    try:
        hash(key)
    except TypeError:  # whoever made the event put something else there
        return id(value)
    return key
