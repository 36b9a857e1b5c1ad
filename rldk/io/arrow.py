"""Events <-> Arrow: nested tables that give the events back, and flat ones for looking at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rldk_schema import METRICS, Event
from rldk_schema.fields import GROUPS, LEAF_GROUPS

from rldk import __version__
from rldk.errors import MissingExtraError
from rldk.io.files import replacing
from rldk.io.reader import again, iter_source

try:
    import pyarrow as pa
    from rldk_schema.event_arrow import EVENT_SCHEMA
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

if TYPE_CHECKING:
    from rldk.io.reader import Source

BATCH_ROWS = 8192
_LEAVES = [name for name, group in LEAF_GROUPS.items() if group is None]


def to_table(source: Source, *, flat: bool = False, attempts: Literal["all", "last"] = "all") -> pa.Table:
    """Puts events into one table.

    Args:
        source: Where `read_events` finds them, or events.
        flat: One column per leaf and metric, instead of structs. Undeclared metrics become columns of their own.
        attempts: As for `read_events`.

    Returns:
        The table, in the order of the events. Units stand in the fields' metadata.
    """
    events = list(iter_source(source, attempts=attempts))
    schema = flat_schema(undeclared_metrics(events)) if flat else EVENT_SCHEMA
    return pa.Table.from_batches(iter_batches(events, schema), schema)


def from_table(table: pa.Table) -> Iterator[Event]:
    """Reads events back from a nested table.

    Raises:
        ValueError: The table is not one that `to_table` made without `flat`.
    """
    missing = [name for name in ("step", "metrics", "model_info") if name not in table.column_names]
    if missing:
        raise ValueError(f"expected a nested event table, found none of the columns {missing}: is it flat?")
    for batch in table.to_batches(max_chunksize=BATCH_ROWS):
        yield from map(_event, batch.to_pylist())


def to_arrow_file(
    source: Source, dest: str | Path, *, flat: bool = False, attempts: Literal["all", "last"] = "all"
) -> int:
    """Writes events to an Arrow file (the IPC file format, also called Feather 2), streaming.

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
    rows = 0
    with replacing(dest) as path, pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, schema) as writer:
        for batch in iter_batches(iter_source(source, attempts=attempts), schema):
            writer.write_batch(batch)
            rows += batch.num_rows
    return rows


def prepare(source: Source, *, flat: bool, attempts: Literal["all", "last"]) -> tuple[Source, pa.Schema]:
    """What a converter needs to know first: the schema, with rldk's version in its metadata.

    Returns:
        (a source that can be read again, the schema of its batches).
    """
    schema = EVENT_SCHEMA
    if flat:
        source = again(source)
        schema = flat_schema(undeclared_metrics(iter_source(source, attempts=attempts)))
    return source, schema.with_metadata({**(schema.metadata or {}), b"rldk.version": __version__.encode()})


def undeclared_metrics(events: Iterable[Event]) -> list[str]:
    """Names of the metrics that the dictionary does not declare, sorted."""
    return sorted({name for event in events for name in event.metrics if name not in METRICS})


def flat_schema(undeclared: list[str], *, declared: Iterable[str] = METRICS) -> pa.Schema:
    """Schema of a flat table: the leaves, the declared metrics, then the undeclared ones by their column name."""
    fields = []
    for member in EVENT_SCHEMA:
        if member.name == "metrics":
            fields += [member.type.field(name) for name in METRICS if name in set(declared)]
        elif member.name == "extra_metrics":
            columns = column_names(undeclared)
            fields += [pa.field(column, pa.float64(), metadata={"metric": name}) for name, column in columns.items()]
        elif pa.types.is_struct(member.type):
            fields += list(member.type)
        else:
            fields.append(member)
    return pa.schema(fields, metadata=EVENT_SCHEMA.metadata)


def column_names(undeclared: list[str]) -> dict[str, str]:
    """Column of each undeclared metric: its name, with `metrics.` in front where a leaf or another metric has it."""
    taken = {*LEAF_GROUPS, *METRICS}
    columns: dict[str, str] = {}
    # Those that keep their name come first, so that nothing else may take it.
    for name in sorted(undeclared, key=lambda n: (n in LEAF_GROUPS, n)):
        column = name
        while column in taken:
            column = f"metrics.{column}"
        taken.add(column)
        columns[name] = column
    return {name: columns[name] for name in undeclared}


def iter_batches(events: Iterable[Event], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Puts events into record batches of at most `BATCH_ROWS` rows.

    Args:
        events: In order.
        schema: `EVENT_SCHEMA`, or what `flat_schema` made of every undeclared metric of these events.
    """
    iterator = iter(events)
    build = _nested if schema.equals(EVENT_SCHEMA) else _flat
    while rows := list(islice(iterator, BATCH_ROWS)):
        yield build(rows, schema)


def _nested(rows: list[Event], schema: pa.Schema) -> pa.RecordBatch:
    columns = []
    for member in schema:
        if member.name == "metrics":
            children = [pa.array([r.metrics.get(f.name) for r in rows], f.type) for f in member.type]
            columns.append(pa.StructArray.from_arrays(children, fields=list(member.type)))
        elif member.name == "extra_metrics":
            columns.append(
                pa.array([[kv for kv in r.metrics.items() if kv[0] not in METRICS] for r in rows], member.type)
            )
        elif member.name in GROUPS:
            groups = [getattr(r, member.name) for r in rows]
            children = [pa.array([getattr(g, f.name, None) for g in groups], f.type) for f in member.type]
            absent = pa.array([g is None for g in groups])
            columns.append(pa.StructArray.from_arrays(children, fields=list(member.type), mask=absent))
        else:
            columns.append(pa.array([getattr(r, member.name) for r in rows], member.type))
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _flat(rows: list[Event], schema: pa.Schema) -> pa.RecordBatch:
    columns = []
    for member in schema:
        name = member.name
        group = LEAF_GROUPS.get(name)
        if group is not None:
            values = [getattr(getattr(r, group), name, None) for r in rows]
        elif name in LEAF_GROUPS:
            values = [getattr(r, name) for r in rows]
        else:
            metric = (member.metadata or {}).get(b"metric", name.encode()).decode()
            values = [r.metrics.get(metric) for r in rows]
        columns.append(pa.array(values, member.type))
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _event(row: dict[str, Any]) -> Event:
    metrics = {name: value for name, value in row["metrics"].items() if value is not None}
    metrics.update(row["extra_metrics"] or ())
    groups: dict[str, Any] = {name: None if row[name] is None else build(**row[name]) for name, build in GROUPS.items()}
    leaves = {name: row[name] for name in _LEAVES}
    return Event(metrics=metrics, **leaves, **groups)
