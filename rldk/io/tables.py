"""Nested Arrow and Parquet tables back to events."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from rldk_schema import SCHEMA_VERSION, Event
from rldk_schema.fields import GROUPS, LEAF_GROUPS

from rldk.errors import EventValidationError, MissingExtraError, Problem
from rldk.event.codec import decode_event, encode_event
from rldk.event.versions import advice, is_readable
from rldk.log.skips import Skipped

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
    from rldk_schema.event_arrow import EVENT_SCHEMA
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

log = logging.getLogger(__name__)

Refuse = Callable[[Skipped], None]

BATCH_ROWS = 1024
"""Rows that exist as Python objects at a time, of some 10 kB each."""


UNREADABLE = (pa.ArrowInvalid, pa.ArrowNotImplementedError, UnicodeDecodeError)
"""What reading a file that is damaged, or not what its name says, may raise; an `OSError` says it already."""


_LEAVES = [name for name, group in LEAF_GROUPS.items() if group is None]


def from_table(table: pa.Table) -> Iterator[Event]:
    """Reads events back from a nested table.

    Raises:
        EventValidationError: The table is not one that `to_table` made without `flat`, or a newer major version's.
    """
    return events_from_batches(table.schema, table.to_batches(max_chunksize=BATCH_ROWS))


def read_arrow_file(path: str | Path, *, refuse: Refuse | None = None) -> Iterator[Event]:
    """Reads the events of a nested Arrow file back, batch by batch.

    Args:
        path: The file.
        refuse: Gets the rows that are no events; None to raise at the first.

    Raises:
        EventValidationError: The file does not hold nested events.
    """
    try:
        with Path(path).open("rb") as file, pa.ipc.open_file(file) as reader:
            batches = map(reader.get_batch, range(reader.num_record_batches))
            yield from events_from_batches(reader.schema, map(_sound, batches), str(path), refuse=refuse)
    except UNREADABLE as error:
        raise EventValidationError([Problem("$", f"not readable as an Arrow file: {error}")], str(path)) from error


def _sound(batch: pa.RecordBatch) -> pa.RecordBatch:
    """A batch whose offsets were looked at: the format has no checksums, and Arrow goes wherever they lead."""
    batch.validate(full=True)
    return batch


def events_from_batches(
    schema: pa.Schema, batches: Iterable[pa.RecordBatch], where: str = "", *, refuse: Refuse | None = None
) -> Iterator[Event]:
    """Reads events back from the record batches of a nested table. Each is checked: a table may have been edited.

    Args:
        schema: Of the batches. Columns may be missing, as in a table of an older version; what this version does not
            know is left out, and said once.
        batches: In order.
        where: What error messages call the table.
        refuse: Gets the rows that are no events.

    Raises:
        EventValidationError: The batches do not hold nested events, or a newer major version's; or an event breaks
            the schema, and nothing takes it.
    """
    where = where or "table"
    check_table(schema, where)
    for _, event in numbered_events(schema, batches, where, refuse=refuse):
        yield event


def numbered_events(
    schema: pa.Schema,
    batches: Iterable[pa.RecordBatch],
    where: str,
    *,
    before: int = 0,
    refuse: Refuse | None = None,
) -> Iterator[tuple[int, Event]]:
    """The same of a table that was looked at, each with its number, from 1.

    Args:
        schema: As for `events_from_batches`; so are the others.
        batches: In order.
        where: What error messages call the table.
        before: How many rows of it stand before these.
        refuse: Gets the rows that are no events.
    """
    exact = schema.equals(EVENT_SCHEMA)
    number = before
    for batch in batches:
        for start in range(0, batch.num_rows, BATCH_ROWS):
            for event in _events(batch.slice(start, BATCH_ROWS)):
                number += 1
                try:
                    line = encode_event(event)
                except EventValidationError as error:
                    if refuse is None:
                        raise EventValidationError(error.problems, f"{where}: event {number}") from None
                    refuse(Skipped(Path(where), None, f"event {number}: {'; '.join(map(str, error.problems))}"))
                    continue
                # Decoded, as a column of another type gives other values: decimals, dates.
                yield number, event if exact else decode_event(line)


def check_table(schema: pa.Schema, where: str) -> None:
    """Looks at the columns of a table, and says which of them this version does not know.

    Raises:
        EventValidationError: It is no nested table, or one of a newer major version.
    """
    version = (schema.metadata or {}).get(b"rldk.schema_version", b"").decode("utf-8", "replace")
    if version and not is_readable(version):
        hint = advice(version) or "it was not written by rldk"
        message = f"expected a table of schema {SCHEMA_VERSION}, found {version}: {hint}"
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


def read_parquet(path: str | Path, *, refuse: Refuse | None = None) -> Iterator[Event]:
    """Reads the events of a nested Parquet file back, batch by batch.

    Args:
        path: The file.
        refuse: Gets the rows that are no events; None to raise at the first.

    Raises:
        EventValidationError: The file does not hold nested events.
    """
    try:
        with Path(path).open("rb") as raw, pq.ParquetFile(raw) as file:
            batches = file.iter_batches(batch_size=BATCH_ROWS)
            yield from events_from_batches(file.schema_arrow, batches, str(path), refuse=refuse)
    except UNREADABLE as error:
        raise EventValidationError([Problem("$", f"not readable as Parquet: {error}")], str(path)) from error
