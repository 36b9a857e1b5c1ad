"""What a log shows of who wrote it."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field

from rldk.adapters.row_values import is_number, number, whole
from rldk.adapters.rows import Row

_MOST_KEYS = 20_000
_MOST_SHAPES = 1000
_SEVERAL = 4  # rows with the same keys
_FINITE = sys.float_info.max


def shape_of(row: Row) -> frozenset[str]:
    """The keys of a row that hold a number, or a step such as `10/438`, or nothing."""
    items = row.values.items()
    return frozenset(key for key, value in items if value is None or is_number(value) or whole(value) is not None)


@dataclass(slots=True)
class Evidence:
    """What a log shows of who wrote it.

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

    def add(self, row: Row) -> None:
        """Takes a row, flat, into account."""
        self.rows += 1
        shape = shape_of(row)
        if shape in self.shapes or len(self.shapes) < _MOST_SHAPES:
            self.shapes[shape] += 1
        if "loss" in row.values and len(self.beside_loss) < _MOST_KEYS:
            self.beside_loss.update(row.values)
        for key, given in row.values.items():
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
