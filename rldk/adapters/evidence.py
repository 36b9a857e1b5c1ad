"""What a log shows of who wrote it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import isnan
from typing import Any

from rldk.adapters.row_values import is_number, number, whole
from rldk.adapters.rows import Row

_MOST_KEYS = 20_000
_MOST_SHAPES = 1000
_SEVERAL = 4  # rows with the same keys
_MOST_TOGETHER = 256  # rows of one kind that are looked at together
_FINITE = sys.float_info.max


def shape_of(row: Row) -> frozenset[str]:
    """The keys of a row that hold a number, or a step such as `10/438`, or nothing."""
    if row.numbers is not None:
        return _shape(tuple(row.values))
    items = row.values.items()
    return frozenset(key for key, value in items if value is None or is_number(value) or whole(value) is not None)


@lru_cache(_MOST_SHAPES)
def _shape(kind: tuple[str, ...]) -> frozenset[str]:
    return frozenset(kind)  # one object for all rows of a kind: it is told from others by what it is


@dataclass(slots=True)
class Evidence:
    """What a log shows of who wrote it. Rows of one kind, all numbers, are looked at together: `settle` ends that.

    Attributes:
        keys: Keys that have a number, or nothing, in some row.
        nonzero: Those that have one other than 0.
        whole: Those that have a whole number from 0 on.
        broken: Those that have a fraction.
        ranges: Key to its least and greatest finite value.
        beside_loss: Keys of rows that have a `loss`.
        shapes: How many rows have which keys, of the first sets of keys that there are.
        printed: Whether anything may stand among the rows, as in a console's output: then a row is one only if its
            framework explains half of its keys.
        rows: Number of rows.
        files: Names of its files.
        text: How its first file begins.
    """

    keys: set[str] = field(default_factory=set)
    nonzero: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    beside_loss: set[str] = field(default_factory=set)
    shapes: Counter[frozenset[str]] = field(default_factory=Counter)
    printed: bool = False
    rows: int = 0
    files: frozenset[str] = frozenset()
    text: str = ""
    _kind: tuple[str, ...] = field(default=(), compare=False, repr=False)
    _together: list[tuple[int | float, ...]] = field(default_factory=list, repr=False)

    def add(self, row: Row) -> None:
        """Takes a row, flat, into account."""
        self.rows += 1
        if row.numbers is None:
            self.settle()
            self._count(shape_of(row), row.values, 1)
            self._add(row.values)
            return
        kind = tuple(row.values)
        if kind != self._kind or len(self._together) >= _MOST_TOGETHER:
            self.settle()
            self._kind = kind
        self._together.append(row.numbers)

    def settle(self) -> None:
        """Takes the rows into account that were to be looked at together."""
        if not self._together:
            return
        rows, self._together = self._together, []
        self._count(_shape(self._kind), self._kind, len(rows))
        for key, column in zip(self._kind, zip(*rows, strict=True), strict=True):
            if (key in self.keys or len(self.keys) < _MOST_KEYS) and not self._add_column(key, column):
                for value in column:
                    self._add({key: value})

    def _count(self, shape: frozenset[str], kind: Iterable[str], rows: int) -> None:
        if shape in self.shapes or len(self.shapes) < _MOST_SHAPES:
            self.shapes[shape] += rows
        if "loss" in kind and len(self.beside_loss) < _MOST_KEYS:
            self.beside_loss.update(kind)

    def _add_column(self, key: str, column: tuple[int | float, ...]) -> bool:
        """What `_add` does with each of some numbers; False, and nothing is done, if one is not finite."""
        low, high = min(column), max(column)
        if not (-_FINITE <= low <= high <= _FINITE) or isnan(sum(column)):
            return False
        self.keys.add(key)
        if low != 0 or high != 0:
            self.nonzero.add(key)
        if key not in self.broken and any(value != int(value) for value in column):
            self.broken.add(key)
        if key not in self.whole and high >= 0 and any(value >= 0 and value == int(value) for value in column):
            self.whole.add(key)
        before = self.ranges.get(key, (low, high))
        self.ranges[key] = (min(before[0], low), max(before[1], high))
        return True

    def _add(self, values: Mapping[str, Any]) -> None:
        for key, given in values.items():
            if given is None:
                if len(self.keys) < _MOST_KEYS:
                    self.keys.add(key)
                continue
            value = number(given)
            if isinstance(value, str) and len(self.keys) < _MOST_KEYS and whole(value) is not None:
                self.keys.add(key)
                self.whole.add(key)
            if not isinstance(value, (int, float)) or isinstance(value, bool):
                continue
            if key not in self.keys:
                if len(self.keys) >= _MOST_KEYS:
                    continue
                self.keys.add(key)
            if value != 0:
                self.nonzero.add(key)
            if key not in self.broken and -_FINITE <= value <= _FINITE and value != int(value):
                self.broken.add(key)
            elif key not in self.whole and value >= 0 and (isinstance(value, int) or value.is_integer()):
                self.whole.add(key)
            if -_FINITE <= value <= _FINITE:
                low, high = self.ranges.get(key, (value, value))
                if not low <= value <= high or key not in self.ranges:
                    self.ranges[key] = (min(low, value), max(high, value))

    def counts(self, key: str) -> bool:
        """Whether a key that is called like a step holds one: not if it is never a whole number, nor if it is always 0.

        A key that is not remembered, as there are too many, does.
        """
        if key not in self.keys:
            return True
        stands = self.ranges.get(key) == (0, 0) and key not in self.nonzero
        return key in self.whole and not (stands and max(self.shapes.values(), default=0) >= _SEVERAL)
