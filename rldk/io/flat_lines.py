"""Flat records of many events as JSON text, from their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, repeat
from typing import Any

import msgspec
from rldk_schema.fields import LEAF_GROUPS

from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import ABSENT, Constant, Distinct

_encode = msgspec.json.Encoder().encode
_GROUPS = [(group, tuple(names)) for group, names in groupby(LEAF_GROUPS, LEAF_GROUPS.__getitem__)]
_HELD_ONCE = ("rng", "model_info")  # groups that hardly differ from row to row
_RECORDS = ("alert", "lifecycle")  # groups that few rows have
_TAKEN = {*LEAF_GROUPS, "nonfinite"}
_NULL = b"null"

_Text = bytes | list[bytes]  # a part of each record; bytes where it is the same in all


def flat_lines(batch: Batch) -> tuple[list[bytes], set[int]]:
    """The flat record of each event of a batch as JSON.

    Returns:
        (the texts, the rows whose text is not right: those that record something, have a number that is not finite or a
        metric that is called like a leaf, or have the metrics of an event whose order is another one).
    """
    wrong = {row for name in _RECORDS for row, group in _different(batch.group(name)) if group is not None}
    parts: list[_Text] = []
    for group, names in _GROUPS:
        if group in _HELD_ONCE:
            groups = batch.group(group)
            texts = [b"".join(_part(name, getattr(value, name)) for name in names) for value in groups.values]
            parts.append(_placed(texts, groups))
        elif group not in _RECORDS:
            for name in names:
                parts += _leaf(name, batch.leaf(name))
    lacking: list[list[bool]] = []
    for name, column in batch.metrics.items():
        cells = _cells(column.values)
        parts += _keyed(name, cells)
        if not column.full and _NULL in cells:
            missing = [value is None or value is ABSENT for value in column.values]
            lacking.append(missing)
            if cells.count(_NULL) > sum(missing):
                wrong.update(row for row, cell in enumerate(cells) if cell == _NULL and not missing[row])
        if name in _TAKEN:
            wrong.update(row for row, cell in enumerate(cells) if cell != _NULL)
    wrong.update(_in_another_order(batch, lacking))
    rows = [part if isinstance(part, list) else repeat(part, len(batch)) for part in _merged(parts)]
    return [b"{%b}" % text[1:] for text in map(b"".join, zip(*rows, strict=True))], wrong


def _different(column: Distinct[Any]) -> Iterable[tuple[int, Any]]:
    return () if column.values == [None] else enumerate(column)


def _part(name: str, value: Any) -> bytes:
    """A member of a record, after a comma; nothing if it is missing."""
    return b"" if value is None or value == [] else b",%b:%b" % (_encode(name), _encode(value))


def _placed(texts: list[bytes], column: Distinct[Any]) -> _Text:
    return texts[0] if column.places is None else list(map(texts.__getitem__, column.places))


def _leaf(name: str, column: Sequence[Any]) -> Iterator[_Text]:
    if isinstance(column, Constant):
        yield _part(name, column.value)
    elif isinstance(column, Distinct):
        yield _placed([_part(name, value) for value in column.values], column)
    else:
        cells = _cells(column)
        if len(cells) == len(column):
            yield from _keyed(name, cells)
        else:  # there are commas in text
            yield [_part(name, value) for value in column]


def _in_another_order(batch: Batch, lacking: list[list[bool]]) -> Iterator[int]:
    """The rows that have the metrics of an event in which they do not stand in the order of the batch."""
    alike: dict[tuple[bool, ...], list[int]] = {}
    if not lacking:
        alike[()] = [*range(len(batch))]
    for row, missing in enumerate(zip(*lacking, strict=True)):
        alike.setdefault(missing, []).append(row)
    for rows in alike.values():
        known = dict.fromkeys(name for name, value in batch.event(rows[0]).metrics.items() if value is not None)
        if list(known) != [name for name in batch.metrics if name in known]:
            yield from rows


def _cells(values: Sequence[Any]) -> list[bytes]:
    return _encode(values if isinstance(values, list) else list(values))[1:-1].split(b",")


def _keyed(name: str, cells: list[bytes]) -> Iterator[_Text]:
    key = b",%b:" % _encode(name)
    if _NULL in cells:
        yield [b"" if cell == _NULL else key + cell for cell in cells]
    else:
        yield key
        yield cells


def _merged(parts: Iterable[_Text]) -> Iterator[_Text]:
    """The parts, with neighbours that are the same in all rows put together."""
    for same, some in groupby(parts, lambda part: isinstance(part, bytes)):
        if same:
            yield b"".join(some)  # type: ignore[arg-type]  # they are bytes
        else:
            yield from some
