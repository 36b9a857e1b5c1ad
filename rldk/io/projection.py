"""The columns of a table that somebody wants, as a part of the nested schema."""

from __future__ import annotations

from collections.abc import Iterable

from rldk_schema import METRICS

from rldk.errors import MissingExtraError, UnknownNameError

try:
    import pyarrow as pa
    from rldk_schema.event_arrow import EVENT_SCHEMA
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error


def schema_of(columns: Iterable[str] | None) -> pa.Schema:
    """The part of the nested schema that some columns name, in its order; all of it for None.

    Undeclared metrics come after declared ones.

    Raises:
        UnknownNameError: A column is none that an event has.
    """
    if columns is None:
        return EVENT_SCHEMA
    parts: dict[str, list[str]] = {}  # fields of each member
    for column in columns:
        member, dot, field = column.partition(".")
        if not dot and member in EVENT_SCHEMA.names:
            parts.setdefault(member, []).extend(_fields(member))
        elif dot and (member == "metrics" or field in _fields(member)):
            parts.setdefault(member, []).append(field)
        else:
            raise UnknownNameError(f"{column!r:.100} is no column of an event: expected {_expected(member)}")
    return pa.schema([_part(m, parts[m.name]) for m in EVENT_SCHEMA if m.name in parts], metadata=EVENT_SCHEMA.metadata)


def _part(member: pa.Field, names: list[str]) -> pa.Field:
    if not pa.types.is_struct(member.type):
        return member
    fields = [field for field in member.type if field.name in names]
    if member.name == "metrics":
        fields += [pa.field(name, pa.float64()) for name in dict.fromkeys(names) if name not in METRICS]
    return pa.field(member.name, pa.struct(fields), metadata=member.metadata)


def _fields(member: str) -> list[str]:
    """Of a member that is a struct."""
    kind = EVENT_SCHEMA.field(member).type if member in EVENT_SCHEMA.names else None
    return [field.name for field in kind] if kind is not None and pa.types.is_struct(kind) else []


def _expected(member: str) -> str:
    fields = _fields(member)
    return ", ".join([f"{member}.{name}" for name in fields] or [*EVENT_SCHEMA.names, "metrics.NAME"])
