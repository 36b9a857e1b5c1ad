"""Events <-> Parquet, streaming, in constant memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Literal

from rldk_schema.fields import LEAF_GROUPS

from rldk.errors import MissingExtraError
from rldk.io.source import events_of
from rldk.io.table_file import TableFile, TableFormat
from rldk.io.tables import read_parquet

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

if TYPE_CHECKING:
    from rldk.io.source import Source

__all__ = ["RowGroups", "parquet_file", "read_parquet", "to_parquet"]

ROW_GROUP_ROWS = 32_768
"""Many enough to compress well and few enough that several threads find work; held in memory while it fills."""

_ROW_GROUP_BYTES = 32 * 2**20  # of Arrow data: a flat table of thousands of metrics has smaller groups


def to_parquet(
    source: Source, dest: str | Path, *, flat: bool = False, attempts: Literal["all", "last"] = "all"
) -> int:
    """Writes events to a Parquet file: zstd, floats byte-stream-split and without dictionaries.

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
    return events.put_into(lambda: parquet_file(dest, flat=flat, names=names, metadata=events.metadata))


def parquet_file(
    dest: str | Path,
    *,
    flat: bool = False,
    names: Iterable[str] = (),
    metadata: Callable[[], Mapping[str, str]] = dict,
) -> TableFile:
    """A Parquet file that is written as events come. See `TableFile`."""
    return TableFile(dest, _FILE, flat=flat, names=names, metadata=metadata)


class RowGroups:
    """Writes record batches together, a row group at a time."""

    def __init__(self, file: IO[bytes], schema: pa.Schema) -> None:
        self._writer = pq.ParquetWriter(file, schema, **_options(schema))
        self._held: list[pa.RecordBatch] = []
        self._rows = self._bytes = 0

    def __enter__(self) -> RowGroups:
        return self

    def write_batch(self, batch: pa.RecordBatch) -> None:
        """Takes the next rows."""
        while batch.num_rows:
            part = batch[: ROW_GROUP_ROWS - self._rows]
            self._held.append(part)
            self._rows += part.num_rows
            self._bytes += part.get_total_buffer_size()
            batch = batch[part.num_rows :]
            if self._rows >= ROW_GROUP_ROWS or self._bytes >= _ROW_GROUP_BYTES:
                self._flush()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        with self._writer:
            if error is None and self._held:
                self._flush()

    def _flush(self) -> None:
        held, self._held, self._rows, self._bytes = self._held, [], 0, 0
        self._writer.write_table(pa.Table.from_batches(held), row_group_size=ROW_GROUP_ROWS)


def _tables(file: IO[bytes]) -> Iterator[pa.Table]:
    with pq.ParquetFile(file) as parquet:
        yield from map(parquet.read_row_group, range(parquet.num_row_groups))


_FILE = TableFormat(RowGroups, _tables)


def _options(schema: pa.Schema) -> dict[str, Any]:
    """How columns are written, by Parquet's names for them.

    Floats as split bytes: smaller and faster than dictionaries of numbers that hardly recur. Counts as differences:
    `step` and `seq`, which rise by one, all but vanish. All else by dictionary.

    Statistics for all but metrics. Those of Parquet leave NaN out, and DuckDB, which trusts them, then finds no NaN:
    `WHERE isnan(loss)` would give nothing (duckdb/duckdb#25521).
    """
    floats: list[str] = []
    counts: list[str] = []
    others: list[str] = []

    def walk(path: str, kind: pa.DataType) -> None:
        if pa.types.is_struct(kind):
            for child in kind:
                walk(f"{path}.{child.name}", child.type)
        elif pa.types.is_map(kind):
            others.append(f"{path}.key_value.key")
            walk(f"{path}.key_value.value", kind.item_type)
        elif pa.types.is_list(kind):
            walk(f"{path}.list.element", kind.value_type)
        elif pa.types.is_floating(kind):
            floats.append(path)
        else:
            (counts if pa.types.is_int64(kind) else others).append(path)

    for member in schema:
        walk(member.name, member.type)
    return {
        "compression": "zstd",
        "write_batch_size": 4096,  # values that are encoded together: five per cent less time than in 1,024
        "use_dictionary": others,
        "use_byte_stream_split": floats,
        "write_statistics": [*others, *counts, *(path for path in floats if path in LEAF_GROUPS)],
        "column_encoding": dict.fromkeys(counts, "DELTA_BINARY_PACKED"),
    }
