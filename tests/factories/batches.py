"""Batches as a reader of proven lines gives them: columns, and events only when asked for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from rldk_schema import Event

from rldk.log.bulk.batch import Batch, EventBatch
from rldk.log.bulk.columns import Column, Constant, Distinct


class ColumnBatch(Batch):
    """What an `EventBatch` of the same events gives, with all that is known of its columns, each computed once."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = EventBatch(events)
        self.path = None
        self.line = 1
        self._leaves: dict[str, Sequence[Any]] = {}
        self._groups: dict[str, Distinct[Any]] = {}
        self._metrics = {
            name: Column([float(v) for v in c.values], full=True) if _is_full(c.values) else c
            for name, c in self._events.metrics.items()
        }

    def __len__(self) -> int:
        return len(self._events)

    def leaf(self, name: str) -> Sequence[Any]:
        if name not in self._leaves:
            column = self._events.leaf(name)
            if not isinstance(column, Distinct):
                same = all(repr(value) == repr(column[0]) for value in column)
                column = Constant(column[0], len(column)) if same else column
                if not same and not isinstance(column[0], (int, float)):
                    column = _distinct(column)
            self._leaves[name] = column
        return self._leaves[name]

    @property
    def metrics(self) -> dict[str, Column]:
        return self._metrics

    def group(self, name: str) -> Distinct[Any]:
        if name not in self._groups:
            self._groups[name] = self._events.group(name)
        return self._groups[name]

    @property
    def has_process(self) -> Sequence[bool]:
        return self._events.has_process

    def line_of(self, row: int) -> int:
        return self._events.line_of(row)

    def event(self, row: int) -> Event:
        return self._events.event(row)

    def take(self, rows: Sequence[int]) -> Batch:
        return ColumnBatch([self._events.event(row) for row in rows])


def column_batches(events: Iterable[Event], sizes: Iterable[int]) -> Iterator[Batch]:
    """Divides events into batches of some sizes; all are gone through again where they do not suffice."""
    events = iter(events)
    while True:
        for size in sizes:
            some = list(islice(events, size))
            if not some:
                return
            yield ColumnBatch(some)


def _is_full(values: Sequence[Any]) -> bool:
    return all(isinstance(value, float) and math.isfinite(value) for value in values)


def _distinct(column: Sequence[Any]) -> Distinct[Any]:
    values = list(dict.fromkeys(column))
    return Distinct(values, [values.index(value) for value in column], len(column))
