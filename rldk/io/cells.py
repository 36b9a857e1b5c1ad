"""The cells of a batch as text: computed once, for all files that are written from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress, groupby, repeat
from operator import eq
from typing import Any, NamedTuple

import msgspec

from rldk.log.bulk.batch import Batch, EventBatch
from rldk.log.bulk.columns import ABSENT, Distinct

encode = msgspec.json.Encoder().encode
NULL = b"null"

Text = bytes | list[bytes]
"""A part of each row; bytes where it is the same in all."""


class Numbers(NamedTuple):
    """A metric in all rows.

    Attributes:
        texts: The JSON of each row's number, the shortest that gives it back; null where there is none that is finite.
        missing: The rows that have no number.
        odd: The rows whose number is NaN or infinite.
    """

    texts: list[bytes]
    missing: list[int]
    odd: list[int]


class Cells:
    """The cells of a batch.

    Args:
        batch: The batch.
    """

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self._leaves: dict[str, list[bytes]] = {}

    def leaf(self, name: str) -> list[bytes]:
        """A leaf of each row as JSON; not so many texts as rows if there are commas in text."""
        known = self._leaves.get(name)
        if known is None:
            known = self._leaves[name] = _texts(self.batch.leaf(name))
        return known

    @cached_property
    def metrics(self) -> dict[str, Numbers]:
        """All metrics that any of the rows may have."""
        found: dict[str, Numbers] = {}
        by_event = isinstance(self.batch, EventBatch)  # whoever made the events may have put integers there
        for name, column in self.batch.metrics.items():
            values = column.values
            if by_event:
                values = [value if value is None or value is ABSENT else float(value) for value in values]
            texts = _texts(values)
            nulls = [] if column.full else rows_with(NULL, texts)
            missing, odd = nulls, list[int]()
            if nulls and values.count(ABSENT) < len(nulls):
                missing = [row for row in nulls if values[row] is None or values[row] is ABSENT]
                odd = [row for row in nulls if not (values[row] is None or values[row] is ABSENT)]
            found[name] = Numbers(texts, missing, odd)
        return found


def _texts(values: Sequence[Any]) -> list[bytes]:
    return encode(values if isinstance(values, list | tuple) else list(values))[1:-1].split(b",")


def rows_with(text: bytes, texts: list[bytes]) -> list[int]:
    """The rows that have a text."""
    count = texts.count(text)
    if count * 4 > len(texts):
        return list(compress(range(len(texts)), map(eq, texts, repeat(text))))
    rows = []
    row = -1
    for _ in range(count):
        row = texts.index(text, row + 1)
        rows.append(row)
    return rows


def placed(texts: list[bytes], column: Distinct[Any]) -> Text:
    """The text of each row, of that of each different value."""
    return texts[0] if column.places is None else list(map(texts.__getitem__, column.places))


def put_together(parts: Iterable[Text], rows: int, between: bytes = b"") -> Iterator[bytes]:
    """Each row as one text, of its parts."""
    columns: list[Iterable[bytes]] = []
    for same, some in groupby(parts, lambda part: isinstance(part, bytes)):
        if same:  # once for all rows
            columns.append(repeat(between.join(some), rows))  # type: ignore[arg-type]  # they are bytes
        else:
            columns += some  # type: ignore[arg-type]  # lists
    return map(between.join, zip(*columns, strict=True))
