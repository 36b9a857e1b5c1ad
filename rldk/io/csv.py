"""Events to CSV: a row per step and phase, a column per leaf and metric. For spreadsheets; Parquet loses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from rldk.atomic import replacing, temporary
from rldk.io.cells import Cells
from rldk.io.csv_rows import AFTER, BEFORE, header, metrics_in_order, rows_of, taken_apart
from rldk.io.flat_files import FlatFiles
from rldk.io.source import events_of

if TYPE_CHECKING:
    from rldk.io.source import Source


def to_csv(source: Source, dest: str | Path, *, attempts: Literal["all", "last"] = "all") -> int:
    """Writes events to a CSV file. A missing value is an empty cell, NaN is `nan`, notes are a JSON array.

    Events of one step are one row: see `joined`.
    Text that a spreadsheet would run as a formula, or that begins with an apostrophe, gets an apostrophe in front.
    Declared metrics that occur nowhere get no column.

    Args:
        source: Where `read_events` finds them, a nested Parquet or Arrow file, or events.
        dest: Written beside and renamed: it is whole or not there.
        attempts: As for `read_events`.

    Returns:
        Number of rows written.
    """
    events = events_of(source, attempts=attempts)
    names = events.peek_names()
    return events.put_into(lambda: FlatFiles(CsvFile(dest, names=names)))


class CsvFile:
    """A CSV file that is written row by row, used in a `with`: it is whole when that ends well, or not there.

    Args:
        dest: Written beside and renamed. It is gone through once more if it turns out to need other columns.
        names: Metrics that are to be expected.

    Attributes:
        rows: Number of rows written.
    """

    def __init__(self, dest: str | Path, *, names: Iterable[str] = ()) -> None:
        self.rows = 0
        self._dest = Path(dest)
        self._seen: set[str] = set()
        self._names = metrics_in_order(names)
        self._ends: list[tuple[int, list[str]]] = []  # up to which row which metrics have a column
        self._stack = ExitStack()

    def __enter__(self) -> CsvFile:
        self._path = self._stack.enter_context(replacing(self._dest))
        self._rows = temporary(self._dest)
        self._stack.callback(self._rows.unlink, missing_ok=True)
        self._file = self._stack.enter_context(self._rows.open("wb"))
        return self

    def write(self, cells: Cells) -> None:
        """Writes the next rows."""
        self._seen.update(cells.batch.metrics)
        if not self._seen.issubset(self._names):
            if self.rows:
                self._ends.append((self.rows, self._names))
            self._names = metrics_in_order({*self._names, *self._seen})
        if not self.rows:
            self._file.write(header(self._names))
        self._file.write(rows_of(cells, self._names))
        self.rows += len(cells.batch)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._stack:
            if error is None:
                self._finish()
            else:
                self._stack.pop_all().__exit__(kind, error, trace)

    def _finish(self) -> None:
        names = metrics_in_order(self._seen)
        if not self.rows:
            self._names = names
            self._file.write(header(names))
        self._file.close()
        if not self._ends and names == self._names:
            self._rows.replace(self._path)
        else:
            self._ends.append((self.rows, self._names))
            self._write_again(names)

    def _write_again(self, names: list[str]) -> None:
        """Writes the rows with the columns that all of them together need."""
        with (
            self._rows.open(encoding="utf-8", newline="") as file,
            self._path.open("w", encoding="utf-8", newline="") as dest,
        ):
            rows = taken_apart(file)
            next(rows)
            dest.write(header(names).decode())
            done, first = 0, len(BEFORE)
            for end, own in self._ends:
                places = {name: place for place, name in enumerate(own, first)}
                after = first + len(own)
                order = [*range(first), *(places.get(name) for name in names), *range(after, after + len(AFTER))]
                for cells in islice(rows, end - done):
                    dest.write(",".join(["" if place is None else cells[place] for place in order]) + "\r\n")
                done = end
