"""Columns of a batch: what most rows have in common is held once."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any, Generic, TypeVar, overload

from msgspec.structs import astuple

Value = TypeVar("Value")

ABSENT: float = struct.unpack("<d", bytes.fromhex("6b646c72 0000f87f"))[0]
"""Marks a row that does not have the metric of a column: this one object, compared by identity. Its bits are those of
no NaN that is read or computed, so that it can be told apart where numbers are packed, too."""


class Constant(Sequence[Value], Generic[Value]):
    """A column that has one value in all rows.

    Args:
        value: The value.
        rows: How many rows there are.
    """

    __slots__ = ("rows", "value")

    def __init__(self, value: Value, rows: int) -> None:
        self.value = value
        self.rows = rows

    def __len__(self) -> int:
        return self.rows

    @overload
    def __getitem__(self, row: int) -> Value: ...
    @overload
    def __getitem__(self, row: slice) -> Constant[Value]: ...
    def __getitem__(self, row: int | slice) -> Value | Constant[Value]:
        if isinstance(row, slice):
            return Constant(self.value, len(range(self.rows)[row]))
        if not -self.rows <= row < self.rows:
            raise IndexError(row)
        return self.value

    def __iter__(self) -> Iterator[Value]:
        return repeat(self.value, self.rows)


class Distinct(Sequence[Value], Generic[Value]):
    """A column with few different values, each held once: a dictionary column.

    Args:
        values: The different values, in the order in which they first appear.
        places: The place in `values` of each row's; None if all rows have the first.
        rows: How many rows there are.
    """

    __slots__ = ("_rows_of", "places", "rows", "values")

    def __init__(self, values: list[Value], places: list[int] | None, rows: int) -> None:
        self.values = values
        self.places = places
        self.rows = rows
        self._rows_of: list[tuple[Value, Sequence[int]]] | None = None

    def __len__(self) -> int:
        return self.rows

    @overload
    def __getitem__(self, row: int) -> Value: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Value]: ...
    def __getitem__(self, row: int | slice) -> Value | Sequence[Value]:
        if isinstance(row, slice):
            return [self[each] for each in range(self.rows)[row]]
        if not -self.rows <= row < self.rows:
            raise IndexError(row)
        return self.values[0 if self.places is None else self.places[row]]

    def __iter__(self) -> Iterator[Value]:
        if self.places is None:
            return repeat(self.values[0], self.rows)
        return map(self.values.__getitem__, self.places)

    def count(self, value: Any) -> int:
        """How many rows have a value."""
        return sum(each == value for each in self)

    def take(self, rows: Sequence[int]) -> Distinct[Value]:
        """The column of some of the rows, with the values that these have."""
        if self.places is None:
            return Distinct(self.values, None, len(rows))
        new: dict[int, int] = {}
        places = [new.setdefault(self.places[row], len(new)) for row in rows]
        return Distinct([self.values[place] for place in new], places if len(new) > 1 else None, len(rows))

    def rows_of(self) -> list[tuple[Value, Sequence[int]]]:
        """Each value with the rows that have it, ascending."""
        if self._rows_of is None:
            rows: list[Sequence[int]] = [range(self.rows)]
            if self.places is not None:
                found: list[list[int]] = [[] for _ in self.values]
                for row, place in enumerate(self.places):
                    found[place].append(row)
                rows = [*found]
            self._rows_of = list(zip(self.values, rows, strict=True))
        return self._rows_of


def constant_of(column: Sequence[Value]) -> Constant[Value] | None:
    """A column that has the same value in all rows, as such; None if it has not."""
    if isinstance(column, Constant):
        return column
    first = column[0]
    return Constant(first, len(column)) if column.count(first) == len(column) else None


def transposed(objects: Sequence[Any]) -> list[list[Any]]:
    """The members of `msgspec.Struct` objects of one type, column by column.

    Faster than `zip`, which turns to each object again for each member, and holds the tuples of all.
    """
    cells = list(chain.from_iterable(map(astuple, objects)))
    width = len(cells) // len(objects)
    return [cells[place::width] for place in range(width)]


@dataclass(frozen=True, slots=True)
class Column:
    """One metric in all rows of a batch.

    Attributes:
        values: A row's number, be it NaN or infinite; None where it is null; `ABSENT` where the row does not have it.
        full: Whether it is certain that every row has a finite number.
    """

    values: Sequence[Any]
    full: bool

    def known(self) -> list[float | None]:
        """The numbers of the rows, None where there is none."""
        return [None if value is ABSENT else value for value in self.values]
