"""Batches of a log to Arrow record batches: nested as events are or flat, of all columns or of some."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from rldk_schema import METRICS
from rldk_schema.fields import GROUPS, LEAF_GROUPS

from rldk.errors import MissingExtraError
from rldk.io.arrays import NUMBERS, DistinctBuilder, NumberBuilder, UndeclaredBuilder, nulls
from rldk.io.columns import column_names
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant

try:
    import pyarrow as pa
    import pyarrow.compute as pc
    from rldk_schema.event_arrow import EVENT_SCHEMA
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

_DISTINCT = ("rng", "model_info", "alert", "lifecycle")  # the groups that a batch gives as such
_ROWS = 2**13  # of a record batch: its some hundred arrays cost as much for few rows as for many
_CELLS = 2**20  # a flat table may have tens of thousands of columns
_BYTES = 2**25  # text may be long, and a row may have as many undeclared metrics


def flat_schema(undeclared: Iterable[str] = ()) -> pa.Schema:
    """Schema of a flat table: the leaves, the declared metrics, then the undeclared ones by their column name."""
    return pa.schema([field for field, _ in _flat_columns(undeclared)], metadata=EVENT_SCHEMA.metadata)


def _flat_columns(undeclared: Iterable[str]) -> Iterator[tuple[pa.Field, str | None]]:
    """The columns of a flat table, each with the name of its metric; None if it is a leaf."""
    for member in EVENT_SCHEMA:
        if member.name == "metrics":
            yield from ((field, field.name) for field in member.type)
        elif member.name == "extra_metrics":
            for name, column in column_names(undeclared).items():
                yield pa.field(column, pa.float64(), metadata={"metric": name}), name
        elif pa.types.is_struct(member.type):
            yield from ((field, None) for field in member.type)
        else:
            yield member, None


class _Columns(Protocol):
    """Builds some columns of a record batch."""

    def add(self, batch: Batch) -> int:
        """Takes the next rows; how many bytes of text and undeclared metrics there are at most so far."""
        ...

    def finish(self, rows: int) -> list[pa.Array]:
        """The columns of all rows so far, and how many these are; then others begin."""
        ...


class TableRows:
    """Makes record batches of batches.

    Args:
        schema: Theirs.
        columns: What builds its columns, in their order.

    Attributes:
        schema: The same.
        rows: How many rows the next record batch has so far.
        most: How many it is to have at most.
    """

    def __init__(self, schema: pa.Schema, columns: Iterable[_Columns]) -> None:
        self.schema = schema
        self.rows = 0
        self.most = min(_ROWS, max(1, _CELLS // len(schema)))
        self._size = 0
        self._columns = list(columns)

    @property
    def is_full(self) -> bool:
        """Whether the next record batch is large enough."""
        return self.rows >= self.most or self._size >= _BYTES

    def add(self, batch: Batch) -> None:
        """Takes the next rows."""
        self.rows += len(batch)
        self._size = sum(columns.add(batch) for columns in self._columns)

    def finish(self) -> pa.RecordBatch:
        """A record batch of all rows so far; then another one begins."""
        arrays = [array for columns in self._columns for array in columns.finish(self.rows)]
        self.rows = self._size = 0
        return pa.RecordBatch.from_arrays(arrays, schema=self.schema)


def nested_rows(schema: pa.Schema = EVENT_SCHEMA) -> TableRows:
    """Makes record batches of events as they are.

    Args:
        schema: `EVENT_SCHEMA` or a part of it: members of it, of which structs may have some of their fields only.
            The struct `metrics` may have undeclared metrics, too.
    """
    return TableRows(schema, map(_nested, schema))


def _nested(member: pa.Field) -> _Columns:
    if member.name == "metrics":
        return _Struct(member, [_Metrics([field.name for field in member.type])])
    if member.name == "extra_metrics":
        return _Undeclared(member.type)
    if member.name in GROUPS and member.name not in _DISTINCT:
        return _Struct(member, [_Column(field) for field in member.type])
    return _Column(member)


def flat_rows(undeclared: Collection[str]) -> TableRows:
    """Makes record batches with a column for each leaf and metric.

    Args:
        undeclared: The undeclared metrics that have a column, in their order.
    """
    columns: list[_Columns] = []
    for member in EVENT_SCHEMA:
        if member.name == "metrics":
            columns.append(_Metrics([*METRICS, *undeclared]))
        elif member.name != "extra_metrics":
            columns += map(_Column, member.type if pa.types.is_struct(member.type) else [member])
    return TableRows(flat_schema(undeclared), columns)


class _Column:
    """A leaf, or one of the groups that a batch gives as such."""

    def __init__(self, field: pa.Field) -> None:
        self._name = field.name
        self._is_group = field.name in _DISTINCT
        is_distinct = self._is_group or LEAF_GROUPS[field.name] in _DISTINCT or field.type not in NUMBERS
        self._builder = DistinctBuilder(field.type) if is_distinct else NumberBuilder(field.type)

    def add(self, batch: Batch) -> int:
        self._builder.add(batch.group(self._name) if self._is_group else batch.leaf(self._name))
        return self._builder.size

    def finish(self, rows: int) -> list[pa.Array]:  # noqa: ARG002
        return [self._builder.finish()]


class _Struct:
    """A member that is a struct, of what builds its fields."""

    def __init__(self, member: pa.Field, columns: Iterable[_Columns]) -> None:
        self._member = member
        self._columns = list(columns)
        self._there: list[bytes] = []

    def add(self, batch: Batch) -> int:
        if self._member.name == "process":
            there = batch.has_process
            self._there.append(bytes([there.value]) * len(batch) if isinstance(there, Constant) else bytes(there))
        return sum(columns.add(batch) for columns in self._columns)

    def finish(self, rows: int) -> list[pa.Array]:
        children = [array for columns in self._columns for array in columns.finish(rows)]
        there, absent = b"".join(self._there), None
        self._there.clear()
        if 0 in there:
            absent = pc.equal(pa.Array.from_buffers(pa.uint8(), rows, [None, pa.py_buffer(there)]), 0)
        return [pa.StructArray.from_arrays(children, fields=list(self._member.type), mask=absent)]


class _Metrics:
    """Metrics, each a column of its own."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = dict.fromkeys(names)
        self._builders: dict[str, NumberBuilder] = {}
        self._rows = 0

    def add(self, batch: Batch) -> int:
        for name, column in batch.metrics_of(self._names):
            builder = self._builders.get(name)
            if builder is None:
                builder = self._builders[name] = NumberBuilder(pa.float64())
            builder.fill(self._rows)
            builder.add(column.values, full=column.full)
        self._rows += len(batch)
        return 0

    def finish(self, rows: int) -> list[pa.Array]:
        self._rows = 0
        missing = nulls(pa.float64(), rows)
        found = {}
        for name, builder in self._builders.items():
            if builder.rows:
                builder.fill(rows)
                found[name] = builder.finish()
        return [found.get(name, missing) for name in self._names]


class _Undeclared:
    """The map of the metrics that the dictionary does not declare."""

    def __init__(self, kind: pa.MapType) -> None:
        self._builder = UndeclaredBuilder(kind)

    def add(self, batch: Batch) -> int:
        self._builder.add(batch.metrics, len(batch))
        return self._builder.size

    def finish(self, rows: int) -> list[pa.Array]:  # noqa: ARG002
        return [self._builder.finish()]
