"""Flat records of many events as JSON text, from their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from rldk_schema.fields import LEAF_GROUPS

from rldk.io.cells import NULL, Cells, Text, encode, placed, put_together
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant, Distinct

_GROUPS = [(group, tuple(names)) for group, names in groupby(LEAF_GROUPS, LEAF_GROUPS.__getitem__)]
_HELD_ONCE = ("rng", "model_info")  # groups that hardly differ from row to row
_RECORDS = ("alert", "lifecycle")  # groups that few rows have
_TAKEN = {*LEAF_GROUPS, "nonfinite"}
# Encoding one event as a record takes as long as looking whether so many cells are missing, and so many per metric.
_ROW, _METRIC = 200, 8


def flat_lines(cells: Cells) -> tuple[list[bytes], set[int]]:
    """The flat record of each event of a batch as JSON.

    Returns:
        (the texts, the rows whose text is not right: those that record something, have a number that is not finite or a
        metric that is called like a leaf, have the metrics of an event whose order is another one, or are among few
        that lack many metrics).
    """
    batch = cells.batch
    wrong = {row for name in _RECORDS for row, group in _different(batch.group(name)) if group is not None}
    parts: list[Text] = []
    for group, names in _GROUPS:
        if group in _HELD_ONCE:
            groups = batch.group(group)
            texts = [b"".join(_part(name, getattr(value, name)) for name in names) for value in groups.values]
            parts.append(placed(texts, groups))
        elif group not in _RECORDS:
            for name in names:
                parts += _leaf(cells, name)
    lacking: dict[tuple[int, ...], list[str]] = {}
    for name, column in cells.metrics.items():
        wrong.update(column.odd)
        lacking.setdefault(tuple(column.missing), []).append(name)
        if name in _TAKEN:
            wrong.update({*range(len(batch))}.difference(column.missing))
    lacking.pop((), None)
    few = {
        rows
        for rows, names in lacking.items()
        if len(rows) * (_ROW + _METRIC * (len(cells.metrics) - len(names))) < len(batch) * len(names)
    }
    wrong.update(*few)
    some = {name for rows, names in lacking.items() if rows not in few for name in names}
    for name, column in cells.metrics.items():
        parts += _keyed(name, column.texts, may_lack=name in some)
    wrong.update(_in_another_order(batch, [rows for rows in lacking if rows not in few], wrong))
    return [b"{%b}" % text[1:] for text in put_together(parts, len(batch))], wrong


def _different(column: Distinct[Any]) -> Iterable[tuple[int, Any]]:
    return () if column.values == [None] else enumerate(column)


def _part(name: str, value: Any) -> bytes:
    """A member of a record, after a comma; nothing if it is missing."""
    return b"" if value is None or value == [] else b",%b:%b" % (encode(name), encode(value))


def _leaf(cells: Cells, name: str) -> Iterator[Text]:
    column = cells.batch.leaf(name)
    if isinstance(column, Constant):
        yield _part(name, column.value)
    elif isinstance(column, Distinct):
        yield placed([_part(name, value) for value in column.values], column)
    else:
        texts = cells.leaf(name)
        if len(texts) == len(column):
            yield from _keyed(name, texts, may_lack=NULL in texts)
        else:  # there are commas in text
            yield [_part(name, value) for value in column]


def _in_another_order(batch: Batch, lacking: list[tuple[int, ...]], wrong: set[int]) -> Iterator[int]:
    """The rows that have the metrics of an event in which they do not stand in the order of the batch.

    Args:
        batch: The events.
        lacking: Rows that lack the same metrics.
        wrong: Rows that are not to be looked at.
    """
    lacks = [bytearray(len(batch)) for _ in lacking]
    for flags, rows in zip(lacks, lacking, strict=True):
        for row in rows:
            flags[row] = 1
    alike: dict[tuple[int, ...], list[int]] = {}
    for row, pattern in enumerate(zip(*lacks, strict=True)):
        alike.setdefault(pattern, []).append(row)
    for same in alike.values() if lacks else [range(len(batch))]:
        first = next((row for row in same if row not in wrong), None)
        if first is None:
            continue
        known = dict.fromkeys(name for name, value in batch.event(first).metrics.items() if value is not None)
        if list(known) != [name for name in batch.metrics if name in known]:
            yield from same


def _keyed(name: str, texts: list[bytes], *, may_lack: bool) -> Iterator[Text]:
    key = b",%b:" % encode(name)
    if may_lack:
        yield [b"" if text == NULL else key + text for text in texts]
    else:
        yield key
        yield texts
