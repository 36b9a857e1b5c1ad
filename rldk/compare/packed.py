"""Columns of numbers as packed doubles, in which two values are one only if all of their bits are."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from rldk.log.bulk.columns import ABSENT, Column

Packed = array  # of doubles; what is missing is `ABSENT`

_BYTES = struct.pack("<d", ABSENT)
_BITS = struct.unpack("<q", _BYTES)[0]
_NOTHING = array("d", [ABSENT])


def nothing(rows: int) -> array[float]:
    """A column in which all is missing."""
    return _NOTHING * rows


def packed(column: Column, take: Callable[[Sequence[Any]], Sequence[Any]]) -> array[float]:
    """Some rows of a metric. What is null is unknown, and so missing.

    Args:
        column: The metric.
        take: What takes the rows, from `rldk.log.bulk.rows.taker`.
    """
    values = take(column.values)
    return array("d", values if column.full else [ABSENT if value is None else value for value in values])


def bits(column: array[float]) -> Sequence[int]:
    """The bits of each value."""
    return memoryview(column).cast("B").cast("q")


def is_missing(pattern: int) -> bool:
    """Whether such bits stand for a missing value."""
    return bool(pattern == _BITS)


def may_lack(column: array[float]) -> bool:
    """Whether a value of a column may be missing; it is quick."""
    return bool(_BYTES in column.tobytes())


def is_nothing(column: array[float]) -> bool:
    """Whether all of a column is missing."""
    return bool(column.tobytes() == _BYTES * len(column))


def known(column: array[float]) -> list[int]:
    """The places of the values that are there."""
    if not may_lack(column):
        return list(range(len(column)))
    return [place for place, pattern in enumerate(bits(column)) if pattern != _BITS]


def taken(column: array[float], places: Sequence[int]) -> array[float]:
    """The values at some places, in order."""
    if len(places) == len(column):
        return column
    return array("d", [column[places[0]]] if len(places) == 1 else itemgetter(*places)(column) if places else ())


def value_at(column: array[float] | None, place: int) -> float | None:
    """A value; None if it is missing."""
    if column is None or is_missing(bits(column)[place]):
        return None
    return column[place]
