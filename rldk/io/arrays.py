"""The columns of a batch as Arrow arrays; what all rows have in common is not built row by row."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import accumulate, compress, cycle
from typing import Any

from rldk_schema import METRICS

from rldk.errors import MissingExtraError
from rldk.log.bulk.columns import ABSENT, Column, Constant, Distinct

try:
    import pyarrow as pa
    import pyarrow.compute as pc
except ImportError as error:
    raise MissingExtraError("pyarrow", "parquet") from error

_FORMATS = {pa.float64().id: "d", pa.int64().id: "q", pa.uint64().id: "Q", pa.int32().id: "i"}
_LONG = 1024  # rows of an array of which shorter ones are slices: as many as most batches have at most
_MOST_KEPT = 256
_MOST_TEXT = 64  # characters of a text that is kept, so that all of them are a few MB

_kept: dict[tuple[pa.DataType, str | None], pa.Array] = {}
_kept_groups: dict[tuple[str, ...], tuple[Any, pa.Array]] = {}  # of each kind the one that came last, by its fields


def array_of(column: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """The array of a leaf."""
    if type(column) is Constant:  # isinstance is slow: they are abstract sequences
        return repeated(column.value, kind, len(column))
    if type(column) is Distinct:
        if column.places is None:
            return repeated(column.values[0], kind, len(column))
        return _array(column.values, kind).take(_packed(column.places, pa.int32()))
    first = column[0]
    if (first is None or isinstance(first, str)) and column.count(first) == len(column):
        return repeated(first, kind, len(column))
    return _array(column, kind)


def group_of(column: Distinct[Any], kind: pa.StructType, fields: list[pa.Field]) -> pa.Array:
    """The array of a group, each different one of which is held once."""
    if column.places is None:
        return _repeated_group(column.values[0], kind, fields, len(column))
    children = [_array([getattr(group, field.name, None) for group in column.values], field.type) for field in fields]
    absent = pa.array([group is None for group in column.values])
    groups = pa.StructArray.from_arrays(children, fields=fields, mask=absent)
    return groups.take(_packed(column.places, pa.int32()))


def _repeated_group(group: Any, kind: pa.StructType, fields: list[pa.Field], rows: int) -> pa.Array:
    if group is None:
        return nulls(kind, rows)
    names = tuple(field.name for field in fields)
    known = _kept_groups.get(names)
    if known is None or known[0] != group or len(known[1]) < rows:
        most = max(rows, _LONG)
        children = [repeated(getattr(group, field.name), field.type, most) for field in fields]
        known = _kept_groups[names] = (group, pa.StructArray.from_arrays(children, fields=fields))
    return known[1][:rows]


def metric_of(column: Column) -> pa.Array:
    """The array of a metric: null where a row has no number for it."""
    values = column.values
    absent = 0 if column.full else values.count(ABSENT)
    if not absent:
        return _array(values, pa.float64())
    try:
        numbers = _packed(values, pa.float64())
    except struct.error:
        return _array(column.known(), pa.float64())
    nan = numbers.is_nan()
    if nan.true_count > absent:  # some of the numbers are NaN, too
        return _array(column.known(), pa.float64())
    (_, there), (_, data) = pc.invert(nan).buffers(), numbers.buffers()
    return pa.Array.from_buffers(pa.float64(), len(values), [there, data])


def undeclared_of(metrics: dict[str, Column], rows: int, kind: pa.MapType) -> pa.Array:
    """The map of the metrics that the dictionary does not declare. A null is an entry without a value."""
    names = [name for name in metrics if name not in METRICS]
    if not names:
        return repeated([], kind, rows)
    width = len(names)
    cells: list[Any] = [None] * (rows * width)  # row by row
    for place, name in enumerate(names):
        cells[place::width] = metrics[name].values
    if all(metrics[name].full for name in names):
        keys = pa.array(names, kind.key_type).take(_packed([*range(width)] * rows, pa.int32()))
        offsets = _packed(range(0, rows * width + 1, width), pa.int32())
    else:
        there = [cell is not ABSENT for cell in cells]
        offsets = _packed(list(accumulate(there, initial=0))[::width], pa.int32())
        cells = list(compress(cells, there))
        keys = pa.array(names, kind.key_type).take(_packed(list(compress(cycle(range(width)), there)), pa.int32()))
    return pa.MapArray.from_arrays(offsets, keys, _array(cells, kind.item_type), type=kind)


def nulls(kind: pa.DataType, rows: int) -> pa.Array:
    """An array without a value: most columns of most batches are."""
    return _slice_of((kind, None), [None], rows)


def repeated(value: Any, kind: pa.DataType, rows: int) -> pa.Array:
    """An array that has one value in all rows."""
    if value is None:
        return nulls(kind, rows)
    if kind.id in _FORMATS:
        return _array([value], kind) if rows == 1 else _array([value] * rows, kind)
    if not value or (isinstance(value, str) and len(value) <= _MOST_TEXT):
        return _slice_of((kind, str(value)), [value], rows)
    return _long(pa.array([value], kind), rows)


def _slice_of(key: tuple[pa.DataType, str | None], value: list[Any], rows: int) -> pa.Array:
    known = _kept.get(key)
    if known is None or len(known) < rows:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        known = _kept[key] = _long(pa.array(value, key[0]), max(rows, _LONG))
    return known[:rows]


def _long(one: pa.Array, rows: int) -> pa.Array:
    return pa.nulls(rows, one.type) if one.null_count else one.take(_packed([0] * rows, pa.int32()))


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    if kind.id in _FORMATS:
        try:
            return _packed(values, kind)
        except struct.error:  # there is a null, or what is no number
            pass
    try:
        return pa.array(values, kind)
    except (pa.ArrowInvalid, pa.ArrowTypeError):  # large integers, and the numbers of other libraries
        if kind != pa.float64():
            raise
        return pa.array([None if value is None else float(value) for value in values], kind)


def _packed(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """An array without nulls: several times faster than pyarrow looks at each value.

    Raises:
        struct.error: A value is not of that kind.
    """
    data = struct.pack(f"{len(values)}{_FORMATS[kind.id]}", *values)
    return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(data)])
