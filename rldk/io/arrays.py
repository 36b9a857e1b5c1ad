"""Arrow arrays that grow batch by batch: numbers are packed at once, and what rows have in common is held once."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import accumulate, compress, cycle
from typing import Any

from rldk_schema import METRICS

from rldk.errors import MissingExtraError
from rldk.log.bulk.batch import key_of
from rldk.log.bulk.columns import ABSENT, Column, Constant, Distinct

try:
    import pyarrow as pa
    import pyarrow.compute as pc
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

_FORMATS = {pa.float64(): "d", pa.int64(): "q"}
_NULLS = {pa.float64(): ABSENT, pa.int64(): -(2**63)}  # stand for null in what is packed: a NaN of its own, no count
_MANY = 2**14  # rows: more than most arrays have


class NumberBuilder:
    """Builds the array of a leaf or a metric.

    Args:
        kind: One of `NUMBERS`.

    Attributes:
        rows: How many there are so far.
    """

    def __init__(self, kind: pa.DataType) -> None:
        self.rows = 0
        self._kind = kind
        self._format = _FORMATS[kind]
        self._null = struct.pack(self._format, _NULLS[kind])
        self._data = bytearray()
        self._full = True

    @property
    def size(self) -> int:
        """Bytes of text."""
        return 0

    def add(self, column: Sequence[Any], *, full: bool = False) -> None:
        """Takes the next rows; `ABSENT` is null.

        Args:
            column: The rows.
            full: Whether it is certain that none of them is null.
        """
        rows = len(column)
        begin, end = self._next(rows)
        self._full &= full
        if type(column) is Constant:  # isinstance is slow: they are abstract sequences
            value = column.value
            self._data[begin:end] = (self._null if value is None else self._packed([value])) * rows
            return
        try:  # several times faster than pyarrow looks at each value
            struct.pack_into(f"{rows}{self._format}", self._data, begin, *column)
        except struct.error:  # there is None, or what is no number
            self._data[begin:end] = self._packed(column)

    def fill(self, rows: int) -> None:
        """Adds nulls, up to so many rows."""
        if rows > self.rows:
            self.add(Constant(None, rows - self.rows))

    def finish(self) -> pa.Array:
        """The array of all rows so far; then another one begins."""
        rows, full, data = self.rows, self._full, pa.py_buffer(self._data)[: 8 * self.rows]
        self.rows, self._full, self._data = 0, True, bytearray(len(self._data))
        if full:
            return pa.Array.from_buffers(self._kind, rows, [None, data])
        bits = pa.Array.from_buffers(pa.int64(), rows, [None, data])
        is_null = pc.equal(bits, int.from_bytes(self._null, sys.byteorder, signed=True))
        count = is_null.true_count
        if count == rows:
            return nulls(self._kind, rows)
        there = pc.invert(is_null).buffers()[1] if count else None
        return pa.Array.from_buffers(self._kind, rows, [there, data], null_count=count)

    def _next(self, rows: int) -> tuple[int, int]:
        """Where the next rows begin and end in the data."""
        begin = 8 * self.rows
        self.rows += rows
        end = 8 * self.rows
        if end > len(self._data):
            self._data.extend(bytes(max(end, 2 * len(self._data)) - len(self._data)))
        return begin, end

    def _packed(self, values: Sequence[Any]) -> bytes:
        with suppress(struct.error):
            return struct.pack(f"{len(values)}{self._format}", *values)
        array = _array(values, self._kind).fill_null(_NULLS[self._kind])
        return bytes(array.buffers()[1])[: 8 * len(values)]


NUMBERS = tuple(_FORMATS)
"""The types that a `NumberBuilder` builds."""


class DistinctBuilder:
    """Builds the array of a column with few different values: each of them becomes Arrow once.

    Args:
        kind: Its type; a struct is one of groups.
    """

    def __init__(self, kind: pa.DataType) -> None:
        self._kind = kind
        self._is_text = pa.types.is_string(kind)
        self._only: tuple[Any, pa.Array] = (None, nulls(kind, 0))
        self._begin()

    def _begin(self) -> None:
        self._rows = self._longest = 0
        self._values: list[Any] = []
        self._places: dict[Any, int] = {}
        self._parts: list[tuple[bytes, int]] = []  # places, so many times

    @property
    def size(self) -> int:
        """The most characters of text that all rows may have."""
        return self._rows * self._longest

    def add(self, column: Sequence[Any]) -> None:
        """Takes the next rows."""
        rows = len(column)
        self._rows += rows
        places: Sequence[int] | None = None
        if type(column) is Constant:
            values: Sequence[Any] = [column.value]
        elif type(column) is Distinct:
            values, places = column.values, column.places
        elif self._is_text:
            values = list(dict.fromkeys(column))
            order = {value: place for place, value in enumerate(values)}
            places = list(map(order.__getitem__, column))
        else:
            values, places = column, range(rows)
        if places is None:
            self._parts.append((struct.pack("i", self._place(values[0])), rows))
        else:
            own = list(map(self._place, values))
            self._parts.append((struct.pack(f"{rows}i", *map(own.__getitem__, places)), 1))

    def finish(self) -> pa.Array:
        """The array of all rows so far; then another one begins."""
        values, rows, parts, keys = self._values, self._rows, self._parts, list(self._places)
        self._begin()
        if values == [None]:
            return nulls(self._kind, rows)
        key, array = self._only
        if keys == [key] and rows <= len(array):
            return array[:rows]  # many columns have one value in all of a run
        different = _groups(values, self._kind) if pa.types.is_struct(self._kind) else _array(values, self._kind)
        array = different.take(_integers(part * times for part, times in parts))
        if len(keys) == 1:
            self._only = (keys[0], array)
        return array

    def _place(self, value: Any) -> int:
        key = repr(value) if isinstance(value, float) else key_of(value)  # in text -0.0 is not 0.0
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = len(self._values)
            self._values.append(value)
            self._longest = max(self._longest, self._characters(value))
        return place

    def _characters(self, value: Any) -> int:
        if self._is_text:
            return len(value or "")
        if pa.types.is_struct(self._kind):
            value = [text for field in self._kind if isinstance(text := getattr(value, field.name, None), str)]
        return sum(map(len, value)) if isinstance(value, list) else 0


class UndeclaredBuilder:
    """Builds the map of the metrics that the dictionary does not declare. A null is an entry without a value.

    Args:
        kind: Its type.
    """

    def __init__(self, kind: pa.MapType) -> None:
        self._kind = kind
        self._values = NumberBuilder(kind.item_type)
        self._begin()

    def _begin(self) -> None:
        self._names: dict[str, int] = {}
        self._keys: list[bytes] = []
        self._offsets = [struct.pack("i", 0)]

    @property
    def size(self) -> int:
        """Bytes of numbers and of what says whose they are."""
        return 12 * self._values.rows

    def add(self, metrics: Mapping[str, Column], rows: int) -> None:
        """Takes the next rows."""
        names = [name for name in metrics if name not in METRICS]
        begin, width = self._values.rows, len(names)
        if not names:
            self._offsets.append(struct.pack("i", begin) * rows)
            return
        cells: list[Any] = [None] * (rows * width)  # row by row
        for place, name in enumerate(names):
            cells[place::width] = metrics[name].values
        own = [self._names.setdefault(name, len(self._names)) for name in names]
        if all(metrics[name].full for name in names):
            self._keys.append(struct.pack(f"{width}i", *own) * rows)
            ends: Sequence[int] = range(begin + width, begin + rows * width + 1, width)
        else:
            there = [cell is not ABSENT for cell in cells]
            cells = list(compress(cells, there))
            self._keys.append(struct.pack(f"{len(cells)}i", *compress(cycle(own), there)))
            ends = list(accumulate(there, initial=begin))[width::width]
        self._values.add(cells)
        self._offsets.append(struct.pack(f"{rows}i", *ends))

    def finish(self) -> pa.Array:
        """The array of all rows so far; then another one begins."""
        keys = pa.array(self._names, self._kind.key_type).take(_integers(self._keys))
        offsets = _integers(self._offsets)
        self._begin()
        return pa.MapArray.from_arrays(offsets, keys, self._values.finish(), type=self._kind)


def nulls(kind: pa.DataType, rows: int) -> pa.Array:
    """An array without a value: most columns of most tables are."""
    return _many_nulls(kind)[:rows] if rows <= _MANY else pa.nulls(rows, kind)


@cache
def _many_nulls(kind: pa.DataType) -> pa.Array:
    return pa.nulls(_MANY, kind)


def _groups(values: Sequence[Any], kind: pa.StructType) -> pa.Array:
    children = [_array([getattr(group, field.name, None) for group in values], field.type) for field in kind]
    absent = pa.array([group is None for group in values])
    return pa.StructArray.from_arrays(children, fields=list(kind), mask=absent)


def _integers(parts: Iterable[bytes]) -> pa.Array:
    data = b"".join(parts)
    return pa.Array.from_buffers(pa.int32(), len(data) // 4, [None, pa.py_buffer(data)])


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, kind)
    except (pa.ArrowInvalid, pa.ArrowTypeError):  # large integers, and the numbers of other libraries
        if kind != pa.float64():
            raise
        return pa.array([None if value is None else float(value) for value in values], kind)
