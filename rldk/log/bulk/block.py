"""Lines that are proven to be valid events, as a batch: its columns come straight from what was decoded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any

from msgspec.structs import astuple
from rldk_schema import Event
from rldk_schema.fields import LEAF_GROUPS, NONFINITE

from rldk.event.codec import decode_proven
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import ABSENT, Column, Constant, Distinct
from rldk.log.bulk.layout import Layout


@dataclass(frozen=True, slots=True)
class Lines:
    """Whole lines that follow each other in a file.

    Attributes:
        path: The file.
        number: The number of the first line, from 1.
        offset: Byte offset of its start, in the uncompressed stream.
        raw: Bytes of the file in which they stand.
        start: Where in `raw` the first one begins.
        ends: Where in `raw` the newline of each stands.
    """

    path: Path
    number: int
    offset: int
    raw: bytes
    start: int
    ends: list[int]

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, place: int) -> bytes:
        """One of the lines without its newline; a carriage return before that is kept."""
        return self.raw[self.start_of(place) : self.ends[place]]

    def start_of(self, place: int) -> int:
        """Where in `raw` one of them begins."""
        return self.ends[place - 1] + 1 if place else self.start

    def offset_of(self, place: int) -> int:
        """The byte offset of the start of one of them in the file."""
        return self.offset + self.start_of(place) - self.start

    def data(self) -> list[bytes]:
        """All of them, each without its newline."""
        return self.raw[self.start : self.ends[-1]].split(b"\n")

    def part(self, start: int, stop: int) -> Lines:
        """Some of them."""
        ends = self.ends[start:stop]
        return Lines(self.path, self.number + start, self.offset_of(start), self.raw, self.start_of(start), ends)

    def count(self, byte: bytes) -> int:
        """How often a byte occurs in them."""
        return self.raw.count(byte, self.start, self.ends[-1])


class Block(Batch):
    """Proven lines.

    Args:
        layout: What they were decoded with.
        rows: What was decoded.
        lines: The lines that these rows are from.
        groups: The columns of the members that few lines differ in.
        places: The place of each row's line among `lines`; None if each line has its row.
    """

    def __init__(
        self,
        layout: Layout,
        rows: Sequence[Any],
        lines: Lines,
        groups: dict[str, Distinct[Any]],
        places: Sequence[int] | None = None,
    ) -> None:
        self._layout = layout
        self._rows = rows
        self._lines = lines
        self._groups = groups
        self._places = range(len(rows)) if places is None else places
        self._of_objects: dict[str, dict[str, Sequence[Any]]] = {}
        self._leaves: dict[str, Sequence[Any]] = {}
        self.path = lines.path
        self.line = self.line_of(0)

    def __len__(self) -> int:
        return len(self._rows)

    def line_of(self, row: int) -> int:  # noqa: D102
        return self._lines.number + self._places[row]

    def offset_of(self, row: int) -> int:  # noqa: D102
        return self._lines.offset_of(self._places[row])

    def group(self, name: str) -> Distinct[Any]:  # noqa: D102
        return self._groups[name]

    def leaf(self, name: str) -> Sequence[Any]:  # noqa: D102
        known = self._leaves.get(name)
        if known is None:
            known = self._leaves[name] = self._leaf(name)
        return known

    def _leaf(self, name: str) -> Sequence[Any]:
        group = LEAF_GROUPS[name]
        if name == "notes":
            return self._groups[name]
        if group in self._groups:
            return self._of_group(self._groups[group], name)
        if group is not None:
            return self._members(group).get(name) or Constant(None, len(self))
        if name == "step":
            return [row.step for row in self._rows]
        look = self._layout.looks[""].get(name)
        if look is None:
            return Constant(None, len(self))
        values = list(map(attrgetter(name), self._rows))
        return Constant(values[0], len(values)) if look.is_fixed else _plain(values, absent=not look.required)

    def _of_group(self, column: Distinct[Any], name: str) -> Sequence[Any]:
        values = [getattr(value, name, None) for value in column.values]
        different = {value: place for place, value in enumerate(dict.fromkeys(values))}
        if column.places is None or len(different) == 1:
            return Constant(values[0], len(self))
        new = [different[value] for value in values]
        return Distinct([*different], [new[place] for place in column.places], len(self))

    def _members(self, group: str) -> dict[str, Sequence[Any]]:
        """The columns of `data_slice` or `process`."""
        known = self._of_objects.get(group)
        if known is not None:
            return known
        looks = self._layout.looks[group]
        objects = [getattr(row, group) for row in self._rows]
        columns: dict[str, Sequence[Any]] = {}
        if objects.count(ABSENT):
            for place, name in enumerate(looks):
                members = [one if one is ABSENT else getattr(one, f"f{place}") for one in objects]
                columns[name] = _plain(members, absent=True)
        else:
            for (name, look), values in zip(looks.items(), zip(*map(astuple, objects), strict=True), strict=True):
                fixed = look.is_fixed
                columns[name] = Constant(values[0], len(values)) if fixed else _plain(values, absent=not look.required)
        self._of_objects[group] = columns
        return columns

    @cached_property
    def metrics(self) -> dict[str, Column]:  # noqa: D102
        found: dict[str, Column] = {}
        for (name, look), values in zip(self._layout.looks["metrics"].items(), metric_columns(self._rows), strict=True):
            if look.required or values.count(ABSENT) < len(values):
                found[name] = Column(values, full=look.required and look.valued and not look.null)
        for row, one in enumerate(self._rows):
            if one.nonfinite is not ABSENT:
                for name, word in one.nonfinite.items():
                    column = found.get(name)
                    numbers = [ABSENT] * len(self) if column is None else list(column.values)
                    numbers[row] = NONFINITE[word]
                    found[name] = Column(numbers, full=False)
        return found

    @property
    def has_process(self) -> Sequence[bool]:  # noqa: D102
        if self._layout.looks[""]["process"].required:
            return Constant(True, len(self))
        return [row.process is not ABSENT for row in self._rows]

    def event(self, row: int) -> Event:  # noqa: D102
        return decode_proven(self._lines[self._places[row]])

    def take(self, rows: Sequence[int]) -> Batch:  # noqa: D102
        groups = {name: column.take(rows) for name, column in self._groups.items()}
        places = [self._places[row] for row in rows]
        return Block(self._layout, [self._rows[row] for row in rows], self._lines, groups, places)


def metric_columns(rows: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The columns of metrics of decoded lines, in the order of their layout."""
    return list(zip(*map(astuple, [row.metrics for row in rows]), strict=True))


def _plain(values: Sequence[Any], *, absent: bool) -> Sequence[Any]:
    """A column in which nothing but None stands for what is missing."""
    return [None if value is ABSENT else value for value in values] if absent else values
