"""Nested tables as flat ones whose columns are known beforehand: undeclared metrics stay together in a map."""

from __future__ import annotations

import pyarrow as pa

from rldk.io.arrow import EVENT_SCHEMA

_GROUPS = [member.name for member in EVENT_SCHEMA if pa.types.is_struct(member.type)]


def flat_schema() -> pa.Schema:
    """Schema of what `flattened` gives: a column for each leaf and declared metric, and `extra_metrics`."""
    fields: list[pa.Field] = []
    for member in EVENT_SCHEMA:
        fields += list(member.type) if member.name in _GROUPS else [member]
    return pa.schema(fields, metadata=EVENT_SCHEMA.metadata)


def flattened(table: pa.Table) -> pa.Table:
    """A nested table without structs, a row for each event."""
    columns: list[pa.ChunkedArray] = []
    for member in EVENT_SCHEMA:
        column = table[member.name]
        columns += column.flatten() if member.name in _GROUPS else [column]
    return pa.Table.from_arrays(columns, schema=flat_schema())
