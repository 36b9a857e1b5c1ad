"""Batches of a sensible size: small ones are put together, and those that would fill the memory are divided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rldk_schema import Event

from rldk.log.bulk.batch import Batch, EventBatch, Width
from rldk.log.bulk.columns import Constant

_FEW = 64  # rows: of fewer a record batch costs more than making events of them
_CELLS = 2**22  # a flat table may have tens of thousands of columns
_BYTES = 2**26  # an event may have as many metrics, of some 100 bytes each, and notes of a megabyte


class Gathered:
    """Puts events that come one by one, and those of small batches, together; large batches stay as they are."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._width = Width()
        self._size = 0

    def add(self, batch: Batch, columns: int = 1) -> Iterator[Batch]:
        """Takes the next batch, and yields those that are whole.

        Args:
            batch: The batch.
            columns: Columns of the table that they are for.
        """
        most = max(1, _CELLS // columns)
        if isinstance(batch, EventBatch) or len(batch) < _FEW:
            for event in batch.events():
                if self._add(event) or len(self._events) >= most:
                    yield from self.end()
            return
        yield from self.end()
        if len(batch) <= most:
            yield batch
            return
        for start in range(0, len(batch), most):
            yield batch.take(range(start, min(start + most, len(batch))))

    def _add(self, event: Event) -> bool:
        """Takes an event; whether they are enough now."""
        self._events.append(event)
        self._width.add(event)
        self._size += 100 * len(event.metrics) + (sum(map(len, event.notes)) if event.notes else 0)
        return self._width.enough or self._size >= _BYTES

    def end(self) -> Iterator[Batch]:
        """Yields what is left."""
        if self._events:
            events, self._events = self._events, []
            self._width, self._size = Width(), 0
            yield EventBatch(events)


def gathered(events: Iterable[Event]) -> Iterator[Batch]:
    """Puts events together in batches."""
    whole = Gathered()
    for event in events:
        yield from whole.add(EventBatch([event]))
    yield from whole.end()


def visible(batch: Batch, hidden: Sequence[bool]) -> Batch | None:
    """The rows of a batch that are not hidden; None if there are none."""
    if isinstance(hidden, Constant):
        return None if hidden.value else batch
    rows = [row for row, is_hidden in enumerate(hidden) if not is_hidden]
    if len(rows) == len(batch):
        return batch
    return batch.take(rows) if rows else None
