"""Events <-> Parquet, streaming, in constant memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rldk_schema.fields import LEAF_GROUPS

from rldk.atomic import replacing
from rldk.errors import MissingExtraError
from rldk.io.arrow import iter_batches, prepare
from rldk.io.tables import read_parquet

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

if TYPE_CHECKING:
    from rldk.io.source import Source

__all__ = ["read_parquet", "to_parquet"]

ROW_GROUP_ROWS = 32_768
"""Many enough to compress well and few enough that several threads find work; held in memory while it fills."""

_ROW_GROUP_BYTES = 32 * 2**20  # of Arrow data: a flat table of thousands of metrics has smaller groups


def to_parquet(
    source: Source, dest: str | Path, *, flat: bool = False, attempts: Literal["all", "last"] = "all"
) -> int:
    """Writes events to a Parquet file: zstd, floats byte-stream-split and without dictionaries.

    Args:
        source: Where `read_events` finds them, a nested Parquet or Arrow file, or events. For a flat file it is
            read twice; an iterator is then held in memory.
        dest: Written beside and renamed: it is whole or not there.
        flat: One column per leaf and metric, one row per step: see `joined`.
        attempts: As for `read_events`.

    Returns:
        Number of rows written.
    """
    events, schema = prepare(source, flat=flat, attempts=attempts)
    rows = 0
    with (
        replacing(dest) as path,
        path.open("wb") as file,  # pyarrow takes no path that is not UTF-8
        pq.ParquetWriter(file, schema, compression="zstd", **_options(schema)) as writer,
    ):
        for group in _row_groups(iter_batches(events, schema)):
            writer.write_table(group, row_group_size=ROW_GROUP_ROWS)
            rows += group.num_rows
            del group  # before the next one fills
    return rows


def _row_groups(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Puts batches together into tables that are a row group each."""
    held: list[pa.RecordBatch] = []
    rows = size = 0
    for batch in batches:
        held.append(batch)
        rows += batch.num_rows
        size += batch.get_total_buffer_size()
        if rows >= ROW_GROUP_ROWS or size >= _ROW_GROUP_BYTES:
            yield pa.Table.from_batches(held)
            held, rows, size = [], 0, 0
    if held:
        yield pa.Table.from_batches(held)


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
        "use_dictionary": others,
        "use_byte_stream_split": floats,
        "write_statistics": [*others, *counts, *(path for path in floats if path in LEAF_GROUPS)],
        "column_encoding": dict.fromkeys(counts, "DELTA_BINARY_PACKED"),
    }
