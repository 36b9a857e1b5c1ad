"""Events to one JSON array of flat records: for scripts and notebooks. What is missing is left out."""

from __future__ import annotations

import math
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from rldk_schema import Event
from rldk_schema.fields import LEAF_GROUPS, WORD_LEAVES

from rldk.atomic import replacing
from rldk.event.codec import json_number
from rldk.io.cells import Cells, encode
from rldk.io.flat_files import FlatFiles
from rldk.io.flat_lines import flat_lines
from rldk.io.source import events_of
from rldk.log.bulk.batch import EventBatch
from rldk.text import nonfinite_word

if TYPE_CHECKING:
    from rldk.io.source import Source

_WORD_LEAVES = frozenset(leaf for leaves in WORD_LEAVES.values() for leaf in leaves)


class JsonFile:
    """An array with one flat object a line, written row by row: it is whole when its block ends well, or not there.

    Events of one step are one record: see `joined`. Leaves and metrics stand side by side under their names; a metric
    that is called like a leaf gets `metrics.` in front. JSON has no NaN: such a metric is null, and its value stands
    in the record's `nonfinite`; a leaf that is not finite is its word.

    Args:
        dest: Written beside and renamed.

    Attributes:
        rows: Records so far.
    """

    def __init__(self, dest: str | Path) -> None:
        self.rows = 0
        self._dest = dest
        self._opened = ExitStack()

    def __enter__(self) -> JsonFile:
        path = self._opened.enter_context(replacing(self._dest))
        self._file = self._opened.enter_context(path.open("wb"))
        self._file.write(b"[")
        return self

    def write(self, cells: Cells) -> None:
        """Writes the next rows."""
        self._file.write((b",\n" if self.rows else b"\n") + b",\n".join(_records(cells)))
        self.rows += len(cells.batch)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._opened:
            if error is None:
                self._file.write(b"\n]\n")
            else:
                self._opened.pop_all().__exit__(kind, error, trace)


def to_json(source: Source, dest: str | Path, *, attempts: Literal["all", "last"] = "all") -> int:
    """Writes events as an array with one flat object a line, streaming: see `JsonFile`.

    Args:
        source: Where `read_events` finds them, a nested Parquet or Arrow file, or events.
        dest: Written beside and renamed: it is whole or not there.
        attempts: As for `read_events`.

    Returns:
        Number of records written.
    """
    return events_of(source, attempts=attempts).put_into(lambda: FlatFiles(JsonFile(dest)))


def _records(cells: Cells) -> list[bytes]:
    """The records of events as JSON."""
    batch = cells.batch
    if isinstance(batch, EventBatch):  # metrics are in an order of their own in each of them
        return [encode(flat_record(event)) for event in batch.events()]
    lines, wrong = flat_lines(cells)
    for row in wrong:
        lines[row] = encode(flat_record(batch.event(row)))
    return lines


def flat_record(event: Event) -> dict[str, Any]:
    """One event as a flat record, without what is missing."""
    record: dict[str, Any] = {}
    for name, group in LEAF_GROUPS.items():
        value = getattr(event if group is None else getattr(event, group), name, None)
        if value is not None and value != []:
            record[name] = json_number(value) if name in _WORD_LEAVES else value
    nonfinite: dict[str, str] = {}
    for name, value in event.metrics.items():
        if value is None:
            continue
        column = name
        while column in LEAF_GROUPS or (column != name and column in event.metrics) or column == "nonfinite":
            column = f"metrics.{column}"
        if math.isfinite(value):
            record[column] = value
        else:
            record[column] = None
            nonfinite[column] = nonfinite_word(value)
    if nonfinite:
        record["nonfinite"] = nonfinite
    return record
