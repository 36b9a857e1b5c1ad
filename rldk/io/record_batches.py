"""Rows to Arrow record batches, as they come: a new schema begins where a flat table needs another column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from rldk_schema import METRICS

from rldk._version import __version__
from rldk.errors import MissingExtraError
from rldk.io.gathered import Gathered, visible
from rldk.io.joined import JoinedRows
from rldk.io.table_rows import flat_rows, flat_schema, nested_rows
from rldk.log.bulk.batch import Batch

try:
    import pyarrow as pa
    from rldk_schema.event_arrow import EVENT_SCHEMA
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error


class RecordBatches:
    """Makes record batches of the rows that are shown.

    Which undeclared metrics a flat table has is known at its end only. Until then its record batches have a column for
    each that was met so far or is expected.

    Args:
        flat: One column per leaf and metric, one row per step: see `joined`.
        names: Metrics that are to be expected in a flat table.
        columns: The schema of a nested one.

    Attributes:
        rows: What has made the record batch that was yielded last.
    """

    def __init__(self, *, flat: bool, names: Iterable[str] = (), columns: pa.Schema = EVENT_SCHEMA) -> None:
        self._flat = flat
        self._seen: set[str] = set()
        self._expected = set(names) - METRICS.keys()
        self.rows = flat_rows(sorted(self._expected)) if flat else nested_rows(columns)
        self._joined = JoinedRows()
        self._gathered = Gathered()

    @property
    def schema(self) -> pa.Schema:
        """The schema of all rows that were taken so far."""
        if not self._flat or self._seen == self._expected:
            return self.rows.schema
        return flat_schema(sorted(self._seen))

    def add(self, batch: Batch, hidden: Sequence[bool]) -> Iterator[pa.RecordBatch]:
        """Takes the next events, and yields what is whole."""
        shown = visible(batch, hidden)
        if shown is None:
            return
        for part in self._joined.add(shown) if self._flat else (shown,):
            yield from self._made(self._gathered.add(part, len(self.rows.schema)))

    def end(self) -> Iterator[pa.RecordBatch]:
        """Yields what is left."""
        rest = (self._gathered.add(part, len(self.rows.schema)) for part in self._joined.end())
        yield from self._made(chain.from_iterable(rest))
        yield from self._made(self._gathered.end())
        yield from self._finished()

    def _made(self, batches: Iterable[Batch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            if self._flat:
                self._seen.update(batch.metrics.keys() - METRICS.keys())
                if not self._seen <= self._expected:
                    yield from self._finished()
                    self._expected |= self._seen
                    self.rows = flat_rows(sorted(self._expected))
            if self.rows.rows + len(batch) > self.rows.most:
                yield from self._finished()
            self.rows.add(batch)
            if self.rows.is_full:
                yield self.rows.finish()

    def _finished(self) -> Iterator[pa.RecordBatch]:
        if self.rows.rows:
            yield self.rows.finish()


def with_metadata(schema: pa.Schema, told: Mapping[str, str]) -> pa.Schema:
    """A schema that also says which version of rldk has written it, and what else is known."""
    own = {b"rldk.version": __version__.encode(), **{key.encode(): value.encode() for key, value in told.items()}}
    return schema.with_metadata({**(schema.metadata or {}), **own})


def conformed(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """A part of a flat table with the columns of the whole: what it has not is null, what is not wanted is left out."""
    own = {_key(field): column for field, column in zip(table.schema, table.columns, strict=True)}
    columns = [own[key] if (key := _key(field)) in own else pa.nulls(table.num_rows, field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _key(column: pa.Field) -> tuple[str, bytes | None]:
    """What a column holds: that of an undeclared metric may be called otherwise in another part."""
    metric = (column.metadata or {}).get(b"metric")
    return (column.name if metric is None else "", metric)
