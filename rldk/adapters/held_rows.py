"""Rows of a log that has been read, kept for its next passes as long as that takes little memory."""

from __future__ import annotations

import marshal
from collections.abc import Collection, Iterator
from pathlib import Path
from sys import getsizeof

from rldk.adapters.rows import Row

MOST_HELD = 64 * 2**20
"""Bytes that the rows of a log are held in, or those of all logs of a folder; the rows of a longer one are read again.

A row of 100 metrics takes some 1000."""


class HeldRows:
    """Rows of a log, in the form of Python's `marshal`: a third of what the objects take, and exact.

    Args:
        most: Bytes that they may take.

    Attributes:
        whole: Whether all rows are held: not if they are too many, or hold what `marshal` does not know.
    """

    def __init__(self, most: int = MOST_HELD) -> None:
        self.whole = True
        self._left = most
        self._rows: list[bytes] = []
        # What many rows have in common: their file, their keys, and the set of bars that the layout goes on to fill.
        self._heads: list[tuple[Path, tuple[str, ...], Collection[int]]] = []
        self._places: dict[tuple[Path, tuple[str, ...], int], int] = {}

    def add(self, row: Row) -> None:
        """Holds a row, which may be changed afterwards."""
        if not self.whole:
            return
        keys = tuple(row.values)
        head = (row.path, keys, id(row.ended))
        if (place := self._places.get(head)) is None:
            place = self._places[head] = len(self._heads)
            self._heads.append((row.path, keys, row.ended))
            self._left -= getsizeof(keys) + sum(map(getsizeof, keys))
        values = tuple(row.values.values())
        numbers = None if row.numbers == values else row.numbers
        try:
            data = marshal.dumps((place, row.line, row.progress, values, numbers, row.numbers is not None))
        except ValueError:
            self.drop()
            return
        self._left -= getsizeof(data) + _PLACE
        self._rows.append(data)
        if self._left < 0:
            self.drop()

    def drop(self) -> None:
        """Holds none of them."""
        self.whole = False
        self._rows, self._heads, self._places = [], [], {}

    def __iter__(self) -> Iterator[Row]:
        for data in self._rows:
            place, line, progress, values, numbers, known = marshal.loads(data)  # noqa: S302  # its own
            path, keys, ended = self._heads[place]
            if known and numbers is None:
                numbers = values
            yield Row(path, line, dict(zip(keys, values, strict=True)), progress, ended, numbers)


_PLACE = 8  # bytes of an element of a list
