"""Records of a CSV file, one at a time: quoted cells may span lines, and a damaged record spoils no other."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rldk.adapters.rows import Refuse, Skipped
from rldk.log.lines import Line, iter_lines, open_log

_MAX_RECORD = 2**20  # bytes; a table of 10,000 metrics has records of a fifth of it


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        line: Line of the file that it begins on, from 1.
        cells: Without the white space around them.
        torn: Whether the file ends with it, and no end of line.
    """

    line: int
    cells: list[str]
    torn: bool


def iter_records(path: Path, delimiter: str, refuse: Refuse) -> Iterator[Record]:
    """Yields the records of a file, plain or compressed, without blank lines and the comments before the first.

    Args:
        path: The file.
        delimiter: Between two cells.
        refuse: Gets records that are damaged, or longer than 1 MiB.
    """
    with open_log(path) as file:
        lines = _Lines(iter_lines(file, limit=_MAX_RECORD))
        reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
        while True:
            lines.first = None
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (csv.Error, _DamagedError) as error:
                place = f"lines {lines.first} to {lines.last}: " if lines.last != lines.first else ""
                what = "torn last line" if lines.torn else "not CSV"
                refuse(Skipped(path, lines.first or lines.last, f"{place}{what}: {error}", not lines.torn))
                continue
            if any(cells):
                yield Record(lines.first or 1, [cell.strip() for cell in cells], lines.torn)


class _DamagedError(Exception):
    """A record of which one line cannot be held."""


class _Lines:
    """Lines as `csv.reader` takes them: it asks for one at a time, so that their numbers are those of its record."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._begun = False
        self._size = 0
        self.first: int | None = None
        self.last = 0
        self.torn = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        for line in self._lines:
            self.last = line.number
            if self.first is None:
                if not self._begun and line.fault is None and line.data.startswith(b"#"):
                    continue
                self._begun = self._begun or not line.blank
                self.first, self._size = line.number, 0
            self.torn = not line.complete
            self._size += line.size
            if line.fault:
                raise _DamagedError(line.fault)
            if self._size > _MAX_RECORD:
                raise _DamagedError(f"expected a record of at most {_MAX_RECORD} bytes: is a quote left open?")
            # What is no UTF-8 stays visible as `\xe9`; numbers never are.
            return line.data.decode("utf-8-sig" if line.number == 1 else "utf-8", "backslashreplace") + "\n"
        raise StopIteration
