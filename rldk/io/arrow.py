"""Events <-> Arrow: nested tables that give the events back, and flat ones for looking at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Literal

from rldk.errors import MissingExtraError
from rldk.io.record_batches import RecordBatches, conformed, with_metadata
from rldk.io.source import events_of
from rldk.io.table_file import TableFile, TableFormat
from rldk.io.table_rows import flat_schema
from rldk.io.tables import from_table, read_arrow_file
from rldk.log.bulk.batch import Batch

try:
    import pyarrow as pa
    from rldk_schema.event_arrow import EVENT_SCHEMA
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

if TYPE_CHECKING:
    from rldk.io.source import Source

__all__ = ["EVENT_SCHEMA", "flat_schema", "from_table", "read_arrow_file", "to_arrow_file", "to_table"]


def to_table(source: Source, *, flat: bool = False, attempts: Literal["all", "last"] = "all") -> pa.Table:
    """Puts events into one table.

    Args:
        source: Where `read_events` finds them, a nested Parquet or Arrow file, or events.
        flat: One column per leaf and metric, instead of structs, and one row per step: see `joined`. Undeclared
            metrics become columns of their own.
        attempts: As for `read_events`.

    Returns:
        The table, in the order of the events. Units stand in the fields' metadata.
    """
    events = events_of(source, attempts=attempts)
    tables: list[_Table] = []

    def table() -> _Table:
        tables.append(_Table(flat=flat, names=events.peek_names() if flat else ()))
        return tables[-1]

    events.put_into(table)
    return tables[-1].whole(events.metadata())


def to_arrow_file(
    source: Source, dest: str | Path, *, flat: bool = False, attempts: Literal["all", "last"] = "all"
) -> int:
    """Writes events to an Arrow file (the IPC file format, also called Feather 2), streaming.

    Args:
        source: Where `read_events` finds them, a nested Parquet or Arrow file, or events.
        dest: Written beside and renamed: it is whole or not there.
        flat: One column per leaf and metric, one row per step: see `joined`.
        attempts: As for `read_events`.

    Returns:
        Number of rows written.
    """
    events = events_of(source, attempts=attempts)
    names = events.peek_names() if flat else ()
    return events.put_into(lambda: TableFile(dest, _FILE, flat=flat, names=names, metadata=events.metadata))


def _tables(file: IO[bytes]) -> Iterator[pa.Table]:
    with pa.ipc.open_file(file) as reader:
        for number in range(reader.num_record_batches):
            yield pa.Table.from_batches([reader.get_batch(number)])


_FILE = TableFormat(pa.ipc.new_file, _tables)


class _Table:
    """A table in memory, as what rows are put into."""

    def __init__(self, *, flat: bool, names: Iterable[str]) -> None:
        self.rows = 0
        self._made = RecordBatches(flat=flat, names=names)
        self._batches: list[pa.RecordBatch] = []

    def __enter__(self) -> _Table:
        return self

    def add(self, batch: Batch, hidden: Sequence[bool]) -> None:
        self._batches += self._made.add(batch, hidden)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if error is None:
            self._batches += self._made.end()
            self.rows = sum(batch.num_rows for batch in self._batches)

    def whole(self, told: Mapping[str, str]) -> pa.Table:
        """All of the rows."""
        schema = self._made.schema
        tables = (pa.Table.from_batches([batch]) for batch in self._batches)
        parts = [table if table.schema.equals(schema) else conformed(table, schema) for table in tables]
        whole = pa.concat_tables(parts) if parts else schema.empty_table()
        return whole.replace_schema_metadata(with_metadata(schema, told).metadata)
