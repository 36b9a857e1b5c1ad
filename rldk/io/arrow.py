"""Events <-> Arrow: nested tables that give the events back, and flat ones for looking at."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rldk_schema import METRICS, SCHEMA_VERSION, Event
from rldk_schema.fields import GROUPS, LEAF_GROUPS

from rldk import __version__
from rldk.errors import EventValidationError, MissingExtraError, Problem
from rldk.events import decode_event, encode_event
from rldk.io.columns import column_names
from rldk.io.files import replacing
from rldk.io.source import events_of

try:
    import pyarrow as pa
    from rldk_schema.event_arrow import EVENT_SCHEMA
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

if TYPE_CHECKING:
    from rldk.io.source import Events, Source

log = logging.getLogger(__name__)

BATCH_ROWS = 1024
"""Rows that exist as Python objects at a time, of some 10 kB each."""

_BATCH_CELLS = 2**22  # a flat table may have tens of thousands of columns
_BATCH_BYTES = 2**26  # an event may have as many metrics, of some 100 bytes each, and notes of a megabyte

UNREADABLE = (pa.ArrowInvalid, pa.ArrowNotImplementedError, UnicodeDecodeError)
"""What reading a file that is damaged, or not what its name says, may raise; an `OSError` says it already."""

_LEAVES = [name for name, group in LEAF_GROUPS.items() if group is None]


def to_table(source: Source, *, flat: bool = False, attempts: Literal["all", "last"] = "all") -> pa.Table:
    """Puts events into one table.

    Args:
        source: Where `read_events` finds them, a nested Parquet or Arrow file, or events.
        flat: One column per leaf and metric, instead of structs. Undeclared metrics become columns of their own.
        attempts: As for `read_events`.

    Returns:
        The table, in the order of the events. Units stand in the fields' metadata.
    """
    events, schema = prepare(source, flat=flat, attempts=attempts)
    return pa.Table.from_batches(iter_batches(events, schema), schema)


def from_table(table: pa.Table) -> Iterator[Event]:
    """Reads events back from a nested table.

    Raises:
        EventValidationError: The table is not one that `to_table` made without `flat`, or a newer major version's.
    """
    return events_from_batches(table.schema, table.to_batches(max_chunksize=BATCH_ROWS))


def to_arrow_file(
    source: Source, dest: str | Path, *, flat: bool = False, attempts: Literal["all", "last"] = "all"
) -> int:
    """Writes events to an Arrow file (the IPC file format, also called Feather 2), streaming.

    Args:
        source: Where `read_events` finds them, a nested Parquet or Arrow file, or events. For a flat file it is
            read twice; an iterator is then held in memory.
        dest: Written beside and renamed: it is whole or not there.
        flat: One column per leaf and metric.
        attempts: As for `read_events`.

    Returns:
        Number of events written.
    """
    events, schema = prepare(source, flat=flat, attempts=attempts)
    rows = 0
    with replacing(dest) as path, path.open("wb") as file, pa.ipc.new_file(file, schema) as writer:
        for batch in iter_batches(events, schema):
            writer.write_batch(batch)
            rows += batch.num_rows
    return rows


def read_arrow_file(path: str | Path) -> Iterator[Event]:
    """Reads the events of a nested Arrow file back, batch by batch.

    Raises:
        EventValidationError: The file does not hold nested events.
    """
    try:
        with Path(path).open("rb") as file, pa.ipc.open_file(file) as reader:
            batches = map(reader.get_batch, range(reader.num_record_batches))
            yield from events_from_batches(reader.schema, map(_sound, batches), str(path))
    except UNREADABLE as error:
        raise EventValidationError([Problem("$", f"not readable as an Arrow file: {error}")], str(path)) from error


def _sound(batch: pa.RecordBatch) -> pa.RecordBatch:
    """A batch whose offsets were looked at: the format has no checksums, and Arrow goes wherever they lead."""
    batch.validate(full=True)
    return batch


def prepare(source: Source, *, flat: bool, attempts: Literal["all", "last"]) -> tuple[Events, pa.Schema]:
    """What a converter needs to know first: the schema, with rldk's version in its metadata.

    Returns:
        (the events, the schema of their batches).
    """
    events = events_of(source, attempts=attempts, twice=flat)
    schema = flat_schema(undeclared_metrics(events)) if flat else EVENT_SCHEMA
    return events, schema.with_metadata({**(schema.metadata or {}), b"rldk.version": __version__.encode()})


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


def events_from_batches(schema: pa.Schema, batches: Iterable[pa.RecordBatch], where: str = "") -> Iterator[Event]:
    """Reads events back from the record batches of a nested table. Each is checked: a table may have been edited.

    Args:
        schema: Of the batches. Columns may be missing, as in a table of an older version; what this version does not
            know is left out, and said once.
        batches: In order.
        where: What error messages call the table.

    Raises:
        EventValidationError: The batches do not hold nested events, or a newer major version's; or an event breaks
            the schema.
    """
    where = where or "table"
    _check_table(schema, where)
    exact = schema.equals(EVENT_SCHEMA)
    number = 0
    for batch in batches:
        for start in range(0, batch.num_rows, BATCH_ROWS):
            for event in _events(batch.slice(start, BATCH_ROWS)):
                number += 1
                try:
                    line = encode_event(event)
                except EventValidationError as error:
                    raise EventValidationError(error.problems, f"{where}: event {number}") from None
                # Decoded, as a column of another type gives other values: decimals, dates.
                yield event if exact else decode_event(line)


def _check_table(schema: pa.Schema, where: str) -> None:
    version = (schema.metadata or {}).get(b"rldk.schema_version", b"").decode("utf-8", "replace")
    if version and version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        message = f"expected a table of schema {SCHEMA_VERSION}, found {version}: another rldk reads it"
        raise EventValidationError([Problem("$", message)], where)
    missing = [name for name in ("metrics", "rng", "data_slice", "model_info", "step") if name not in schema.names]
    if missing:
        message = f"expected a nested event table, found no {', '.join(missing)} in it: is it flat?"
        raise EventValidationError([Problem("$", message)], where)
    odd = {m.name: "a struct" for m in schema if m.name in ("metrics", *GROUPS) and not pa.types.is_struct(m.type)}
    odd |= {m.name: "a map" for m in schema if m.name == "extra_metrics" and not _is_map(m.type)}
    if odd:
        message = "expected {}, found a column of type {}"
        problems = [Problem(f"$.{n}", message.format(kind, schema.field(n).type)) for n, kind in odd.items()]
        raise EventValidationError(problems, where)
    unknown = [name for name in schema.names if name not in EVENT_SCHEMA.names]
    for name in GROUPS:
        if name in schema.names:
            own = {field.name for field in EVENT_SCHEMA.field(name).type}
            unknown += [f"{name}.{field.name}" for field in schema.field(name).type if field.name not in own]
    if unknown:
        log.warning("%s: left out, schema %s does not know: %s", where, SCHEMA_VERSION, ", ".join(unknown))


def _is_map(kind: pa.DataType) -> bool:
    """Whether a column is a map, or a list of structs, which is how Polars writes one."""
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        item = kind.value_type
        return pa.types.is_struct(item) and {"key", "value"} <= {field.name for field in item}
    return bool(pa.types.is_map(kind))


def _events(batch: pa.RecordBatch) -> Iterator[Event]:
    columns = dict(zip(batch.schema.names, batch.columns, strict=True))
    metrics: list[dict[str, float | None]] = [{} for _ in range(batch.num_rows)]
    for name, values in _children(columns["metrics"]).items():
        if values.null_count < len(values):
            for row, value in zip(metrics, values.to_pylist(), strict=True):
                if value is not None:
                    row[name] = value
    if "extra_metrics" in columns:
        for row, extra in zip(metrics, columns["extra_metrics"].to_pylist(), strict=True):
            row.update((e["key"], e["value"]) if isinstance(e, dict) else e for e in extra or ())
    members: dict[str, list[Any]] = {"metrics": metrics}
    for name in _LEAVES:
        members[name] = columns[name].to_pylist() if name in columns else [None] * batch.num_rows
    for name, build in GROUPS.items():
        members[name] = _groups(columns.get(name), build, batch.num_rows)
    for values in zip(*members.values(), strict=True):
        yield Event(**dict(zip(members, values, strict=True)))


def _groups(column: pa.StructArray | None, build: type[Any], rows: int) -> list[Any]:
    if column is None:
        return [None] * rows
    own = [field.name for field in fields(build)]
    children = _children(column)
    values = zip(*(children[n].to_pylist() if n in children else [None] * rows for n in own), strict=True)
    present = column.is_valid().to_pylist()
    return [
        build(**dict(zip(own, row, strict=True))) if there else None for row, there in zip(values, present, strict=True)
    ]


def _children(column: pa.StructArray) -> dict[str, pa.Array]:
    """Fields of a struct, null where the struct is."""
    return dict(zip((field.name for field in column.type), column.flatten(), strict=True))
