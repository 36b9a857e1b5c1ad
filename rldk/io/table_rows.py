"""One batch of a log to one Arrow record batch: nested as events are or flat, of all columns or of some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rldk_schema import METRICS
from rldk_schema.fields import GROUPS

from rldk.errors import MissingExtraError
from rldk.io.arrays import array_of, group_of, metric_of, nulls, undeclared_of
from rldk.io.columns import column_names
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant

try:
    import pyarrow as pa
    from rldk_schema.event_arrow import EVENT_SCHEMA
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

_DISTINCT = ("rng", "model_info", "alert", "lifecycle")  # the groups that a batch gives as such


def flat_schema(undeclared: Iterable[str], *, declared: Iterable[str] = METRICS) -> pa.Schema:
    """Schema of a flat table: the leaves, the declared metrics, then the undeclared ones by their column name."""
    return pa.schema([field for field, _ in _flat_columns(undeclared, declared)], metadata=EVENT_SCHEMA.metadata)


def _flat_columns(undeclared: Iterable[str], declared: Iterable[str]) -> Iterator[tuple[pa.Field, str | None]]:
    """The columns of a flat table, each with the name of its metric; None if it is a leaf."""
    declared = set(declared)
    for member in EVENT_SCHEMA:
        if member.name == "metrics":
            yield from ((field, field.name) for field in member.type if field.name in declared)
        elif member.name == "extra_metrics":
            for name, column in column_names(undeclared).items():
                yield pa.field(column, pa.float64(), metadata={"metric": name}), name
        elif pa.types.is_struct(member.type):
            yield from ((field, None) for field in member.type)
        else:
            yield member, None


LEAF_TYPES = {field.name: field.type for field, metric in _flat_columns((), ()) if metric is None}
"""The type of each leaf."""


class FlatRows:
    """Makes record batches with a column for each leaf and metric.

    Args:
        undeclared: The undeclared metrics that have a column, in their order.
        declared: The declared ones.

    Attributes:
        columns: Each with the name of its metric; None if it is a leaf.
        schema: The same.
    """

    def __init__(self, undeclared: Iterable[str], *, declared: Iterable[str] = METRICS) -> None:
        self.columns = list(_flat_columns(undeclared, declared))
        self.schema = pa.schema([field for field, _ in self.columns], metadata=EVENT_SCHEMA.metadata)
        self._types = [(field.name, field.type) for field, _ in self.columns]

    def of(self, batch: Batch) -> pa.RecordBatch:
        """Makes one of a batch."""
        metrics, missing = batch.metrics, nulls(pa.float64(), len(batch))
        arrays = [
            array_of(batch.leaf(name), kind)
            if metric is None
            else (metric_of(metrics[metric]) if metric in metrics else missing)
            for (name, kind), (_, metric) in zip(self._types, self.columns, strict=True)
        ]
        return pa.RecordBatch.from_arrays(arrays, schema=self.schema)


class NestedRows:
    """Makes record batches of events as they are.

    Args:
        schema: `EVENT_SCHEMA` or a part of it: members of it, of which structs may have some of their fields only.
            The struct `metrics` may have undeclared metrics, too.
    """

    def __init__(self, schema: pa.Schema = EVENT_SCHEMA) -> None:
        self.schema = schema
        self._members = [
            (member.name, member.type, list(member.type) if pa.types.is_struct(member.type) else [])
            for member in schema
        ]

    def of(self, batch: Batch) -> pa.RecordBatch:
        """Makes one of a batch."""
        return pa.RecordBatch.from_arrays([_member(batch, *member) for member in self._members], schema=self.schema)


def _member(batch: Batch, name: str, kind: pa.DataType, fields: list[pa.Field]) -> pa.Array:
    rows = len(batch)
    if name == "metrics":
        metrics, missing = batch.metrics, nulls(pa.float64(), rows)
        children = [metric_of(metrics[f.name]) if f.name in metrics else missing for f in fields]
        return pa.StructArray.from_arrays(children, fields=fields)
    if name == "extra_metrics":
        return undeclared_of(batch.metrics, rows, kind)
    if name in _DISTINCT:
        return group_of(batch.group(name), kind, fields)
    if name not in GROUPS:
        return array_of(batch.leaf(name), kind)
    there = batch.has_process if name == "process" else Constant(True, rows)
    if isinstance(there, Constant) and not there.value:
        return nulls(kind, rows)
    children = [array_of(batch.leaf(field.name), field.type) for field in fields]
    absent = None if isinstance(there, Constant) else pa.array([not each for each in there])
    return pa.StructArray.from_arrays(children, fields=fields, mask=absent)
