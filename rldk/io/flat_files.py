"""Files with one row per step and phase, written from the same rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Protocol

from rldk.io.cells import Cells
from rldk.io.gathered import Gathered, visible
from rldk.io.joined import JoinedRows
from rldk.log.bulk.batch import Batch


class FlatFile(Protocol):
    """A file that is whole when its `with` ends well, or not there."""

    def __enter__(self) -> object: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...

    def write(self, cells: Cells) -> None:
        """Writes the next rows."""
        ...


class FlatFiles:
    """Files that are written as events come, used in a `with`. Events of one step are one row: see `joined`.

    Args:
        files: The files.

    Attributes:
        rows: Number of rows written to each.
    """

    def __init__(self, *files: FlatFile) -> None:
        self.rows = 0
        self._files = files
        self._joined = JoinedRows()
        self._gathered = Gathered()

    def __enter__(self) -> FlatFiles:
        with ExitStack() as opened:
            for file in self._files:
                opened.enter_context(file)
            self._opened = opened.pop_all()
        return self

    def add(self, batch: Batch, hidden: Sequence[bool]) -> None:
        """Takes the next events, with which of them are superseded."""
        shown = visible(batch, hidden)
        for part in () if shown is None else self._joined.add(shown):
            self._write(self._gathered.add(part))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._opened:
            if error is not None:
                self._opened.pop_all().__exit__(kind, error, trace)
                return
            for part in self._joined.end():
                self._write(self._gathered.add(part))
            self._write(self._gathered.end())

    def _write(self, batches: Iterable[Batch]) -> None:
        for batch in batches:
            cells = Cells(batch)
            for file in self._files:
                file.write(cells)
            self.rows += len(batch)
