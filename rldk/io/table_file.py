"""A file of a table, written as rows come; a flat one is written again only if a metric turns up that none expected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Protocol

from rldk.atomic import replacing, temporary
from rldk.errors import MissingExtraError
from rldk.io.record_batches import RecordBatches, conformed, with_metadata
from rldk.io.table_rows import TableRows
from rldk.log.bulk.batch import Batch

try:
    import pyarrow as pa
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error


class Writer(Protocol):
    """What writes record batches of one schema to an open file."""

    def write_batch(self, batch: pa.RecordBatch) -> object:
        """Writes one."""
        ...


class TableFormat(NamedTuple):
    """A file format of tables.

    Attributes:
        write: Begins a file; what it gives is used in a `with`.
        read: Reads a file back, part by part.
    """

    write: Callable[[IO[bytes], pa.Schema], AbstractContextManager[Writer]]
    read: Callable[[IO[bytes]], Iterator[pa.Table]]


class _Part(NamedTuple):
    """A file with some of the rows, for which no other columns were needed."""

    rows: TableRows
    path: Path
    opened: ExitStack
    writer: Writer


class TableFile:
    """A file of events as a table, used in a `with`: it is whole when that ends well, or not there.

    Args:
        dest: Written beside and renamed.
        form: Its format.
        flat: One column per leaf and metric, one row per step: see `joined`.
        names: Metrics that are to be expected in a flat table.
        metadata: What else is known of the events, asked for when the first of them have come.

    Attributes:
        rows: Number of rows written.
    """

    def __init__(
        self,
        dest: str | Path,
        form: TableFormat,
        *,
        flat: bool = False,
        names: Iterable[str] = (),
        metadata: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self.rows = 0
        self._dest = Path(dest)
        self._form = form
        self._record_batches = RecordBatches(flat=flat, names=names)
        self._metadata = metadata
        self._told: Mapping[str, str] | None = None
        self._stack = ExitStack()
        self._parts: list[_Part] = []

    def __enter__(self) -> TableFile:
        self._path = self._stack.enter_context(replacing(self._dest))
        return self

    def add(self, batch: Batch, hidden: Sequence[bool]) -> None:
        """Takes the next events, with which of them are superseded."""
        for record_batch in self._record_batches.add(batch, hidden):
            self._write(record_batch)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._stack:
            if error is None:
                self._finish()
            else:
                self._stack.pop_all().__exit__(kind, error, trace)

    def _write(self, batch: pa.RecordBatch) -> None:
        rows = self._record_batches.rows
        if not self._parts or self._parts[-1].rows is not rows:
            self._begin(rows)
        self._parts[-1].writer.write_batch(batch)
        self.rows += batch.num_rows

    def _begin(self, rows: TableRows) -> None:
        if self._parts:
            self._parts[-1].opened.close()
        path = temporary(self._dest)
        self._stack.callback(path.unlink, missing_ok=True)
        opened = self._stack.enter_context(ExitStack())
        file = opened.enter_context(path.open("wb"))  # pyarrow takes no path that is not UTF-8
        writer = opened.enter_context(self._form.write(file, self._whole(rows.schema)))
        self._parts.append(_Part(rows, path, opened, writer))

    def _whole(self, schema: pa.Schema) -> pa.Schema:
        if self._told is None:
            self._told = self._metadata()
        return with_metadata(schema, self._told)

    def _finish(self) -> None:
        for batch in self._record_batches.end():
            self._write(batch)
        if not self._parts:
            self._begin(self._record_batches.rows)
        self._parts[-1].opened.close()
        schema = self._record_batches.schema
        if len(self._parts) == 1 and self._parts[0].rows.schema.equals(schema):
            self._parts[0].path.replace(self._path)
            return
        with self._path.open("wb") as file, self._form.write(file, self._whole(schema)) as writer:
            for part in self._parts:
                with part.path.open("rb") as written:
                    for table in self._form.read(written):
                        for batch in conformed(table, schema).to_batches():
                            writer.write_batch(batch)
