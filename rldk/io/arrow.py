"""Events <-> Arrow: nested tables that give the events back, and flat ones for looking at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rldk_schema import METRICS, Event
from rldk_schema.fields import GROUPS, LEAF_GROUPS

from rldk._version import __version__
from rldk.atomic import replacing
from rldk.errors import MissingExtraError
from rldk.io.columns import column_names
from rldk.io.joined import joined
from rldk.io.source import events_of
from rldk.io.tables import BATCH_ROWS, from_table, read_arrow_file

try:
    import pyarrow as pa
    from rldk_schema.event_arrow import EVENT_SCHEMA
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

if TYPE_CHECKING:
    from rldk.io.source import Source

__all__ = [
    "EVENT_SCHEMA",
    "flat_schema",
    "from_table",
    "iter_batches",
    "prepare",
    "read_arrow_file",
    "to_arrow_file",
    "to_table",
]

_BATCH_CELLS = 2**22  # a flat table may have tens of thousands of columns
_BATCH_BYTES = 2**26  # an event may have as many metrics, of some 100 bytes each, and notes of a megabyte


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
    events, schema = prepare(source, flat=flat, attempts=attempts)
    return pa.Table.from_batches(iter_batches(events, schema), schema)


def to_arrow_file(
    source: Source, dest: str | Path, *, flat: bool = False, attempts: Literal["all", "last"] = "all"
) -> int:
    """Writes events to an Arrow file (the IPC file format, also called Feather 2), streaming.

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
    with replacing(dest) as path, path.open("wb") as file, pa.ipc.new_file(file, schema) as writer:
        for batch in iter_batches(events, schema):
            writer.write_batch(batch)
            rows += batch.num_rows
    return rows


def prepare(source: Source, *, flat: bool, attempts: Literal["all", "last"]) -> tuple[Iterable[Event], pa.Schema]:
    """What a converter needs to know first: the schema, with what is known of the events in its metadata.

    Returns:
        (the rows, once, which of a flat table are joined events; the schema of their batches).
    """
    events = events_of(source, attempts=attempts, twice=flat)
    schema = flat_schema(undeclared_metrics(events)) if flat else EVENT_SCHEMA
    told = {key.encode(): value.encode() for key, value in events.metadata().items()}
    rows = joined(events) if flat else events
    return rows, schema.with_metadata({**(schema.metadata or {}), b"rldk.version": __version__.encode(), **told})


def undeclared_metrics(events: Iterable[Event]) -> list[str]:
    """Names of the metrics that the dictionary does not declare, sorted."""
    return sorted({name for event in events for name in event.metrics if name not in METRICS})


def flat_schema(undeclared: list[str], *, declared: Iterable[str] = METRICS) -> pa.Schema:
    """Schema of a flat table: the leaves, the declared metrics, then the undeclared ones by their column name."""
    columns: list[pa.Field] = []
    for member in EVENT_SCHEMA:
        if member.name == "metrics":
            columns += [member.type.field(name) for name in METRICS if name in set(declared)]
        elif member.name == "extra_metrics":
            names = column_names(undeclared)
            columns += [pa.field(column, pa.float64(), metadata={"metric": name}) for name, column in names.items()]
        elif pa.types.is_struct(member.type):
            columns += list(member.type)
        else:
            columns.append(member)
    return pa.schema(columns, metadata=EVENT_SCHEMA.metadata)


def iter_batches(events: Iterable[Event], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Puts events into record batches of at most `BATCH_ROWS` rows, fewer where events or the table are wide.

    Args:
        events: In order.
        schema: `EVENT_SCHEMA`, or what `flat_schema` made of every undeclared metric of these events.
    """
    build = _nested if schema.equals(EVENT_SCHEMA) else _flat
    most = min(BATCH_ROWS, max(1, _BATCH_CELLS // len(schema)))
    rows: list[Event] = []
    size = 0
    for event in events:
        rows.append(event)
        size += 100 * len(event.metrics) + sum(map(len, event.notes))
        if len(rows) >= most or size >= _BATCH_BYTES:
            yield build(rows, schema)
            rows, size = [], 0
    if rows:
        yield build(rows, schema)


def _nested(rows: list[Event], schema: pa.Schema) -> pa.RecordBatch:
    columns = []
    for member in schema:
        if member.name == "metrics":
            children = _metrics(rows, [field.name for field in member.type])
            columns.append(pa.StructArray.from_arrays(children, fields=list(member.type)))
        elif member.name == "extra_metrics":
            columns.append(_extra_metrics(rows, member.type))
        elif member.name in GROUPS:
            groups = [getattr(r, member.name) for r in rows]
            children = [_array([getattr(g, f.name, None) for g in groups], f.type) for f in member.type]
            absent = pa.array([g is None for g in groups])
            columns.append(pa.StructArray.from_arrays(children, fields=list(member.type), mask=absent))
        else:
            columns.append(_array([getattr(r, member.name) for r in rows], member.type))
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _flat(rows: list[Event], schema: pa.Schema) -> pa.RecordBatch:
    names = [(m.metadata or {}).get(b"metric", m.name.encode()).decode() for m in schema if m.name not in LEAF_GROUPS]
    metrics = iter(_metrics(rows, names))
    columns = []
    for member in schema:
        group = LEAF_GROUPS.get(member.name)
        if group is not None:
            columns.append(_array([getattr(getattr(r, group), member.name, None) for r in rows], member.type))
        elif member.name in LEAF_GROUPS:
            columns.append(_array([getattr(r, member.name) for r in rows], member.type))
        else:
            columns.append(next(metrics))
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _metrics(rows: list[Event], names: list[str]) -> list[pa.Array]:
    seen = {name for row in rows for name in row.metrics}
    return [
        _floats([row.metrics.get(name) for row in rows]) if name in seen else _nulls(len(rows), pa.float64())
        for name in names
    ]


def _extra_metrics(rows: list[Event], kind: pa.MapType) -> pa.Array:
    offsets, names, values = [0], [], []
    for row in rows:
        for name, value in row.metrics.items():
            if name not in METRICS:
                names.append(name)
                values.append(value)
        offsets.append(len(names))
    return pa.MapArray.from_arrays(pa.array(offsets, pa.int32()), pa.array(names, kind.key_type), _floats(values)).cast(
        kind
    )


def _floats(values: list[Any]) -> pa.Array:
    try:
        return pa.array(values, pa.float64())
    except (pa.ArrowInvalid, pa.ArrowTypeError):  # large integers, and the numbers of other libraries
        return pa.array([None if value is None else float(value) for value in values], pa.float64())


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    return _nulls(len(values), kind) if values.count(None) == len(values) else pa.array(values, kind)


@cache
def _nulls(rows: int, kind: pa.DataType) -> pa.Array:
    """Shared, as most columns of most batches hold nothing."""
    return pa.nulls(rows, kind)
