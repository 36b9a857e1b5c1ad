"""Events <-> Parquet, streaming, in constant memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rldk_schema import Event

from rldk.errors import MissingExtraError
from rldk.io.arrow import from_table, iter_batches, prepare
from rldk.io.files import replacing
from rldk.io.reader import iter_source

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

if TYPE_CHECKING:
    from rldk.io.reader import Source


def to_parquet(
    source: Source, dest: str | Path, *, flat: bool = False, attempts: Literal["all", "last"] = "all"
) -> int:
    """Writes events to a Parquet file: zstd, floats byte-stream-split and without dictionaries.

    Args:
        source: Where `read_events` finds them, or events. For a flat file it is read twice; an iterator is then
            held in memory.
        dest: Written beside and renamed: it is whole or not there.
        flat: One column per leaf and metric.
        attempts: As for `read_events`.

    Returns:
        Number of events written.
    """
    source, schema = prepare(source, flat=flat, attempts=attempts)
    floats, others = _leaf_columns(schema)
    rows = 0
    with (
        replacing(dest) as path,
        pq.ParquetWriter(
            path, schema, compression="zstd", use_dictionary=others, use_byte_stream_split=floats, write_statistics=True
        ) as writer,
    ):
        for batch in iter_batches(iter_source(source, attempts=attempts), schema):
            writer.write_batch(batch)
            rows += batch.num_rows
    return rows


def read_parquet(path: str | Path) -> Iterator[Event]:
    """Reads the events of a nested Parquet file back, batch by batch.

    Raises:
        ValueError: The file does not hold nested events.
    """
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches():
            yield from from_table(pa.Table.from_batches([batch]))


def _leaf_columns(schema: pa.Schema) -> tuple[list[str], list[str]]:
    """Parquet's names of (float columns, all other columns)."""
    floats: list[str] = []
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
        else:
            (floats if pa.types.is_floating(kind) else others).append(path)

    for member in schema:
        walk(member.name, member.type)
    return floats, others
