"""Lines that are proven to be valid events, as a batch: its columns come straight from what was decoded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any

from rldk_schema import Event
from rldk_schema.fields import GROUPS, LEAF_GROUPS, NONFINITE, WORD_LEAVES

from rldk.event.codec import decode_proven
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import ABSENT, Column, Constant, Distinct, transposed
from rldk.log.bulk.layout import Layout

_FEW = 4  # of one in so many metrics, it is faster to ask each row for them than to take all rows apart


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

    def view(self) -> memoryview:
        """All of them, with their newlines."""
        return memoryview(self.raw)[self.start : self.ends[-1] + 1]

    def part(self, start: int, stop: int) -> Lines:
        """Some of them."""
        ends = self.ends[start:stop]
        return Lines(self.path, self.number + start, self.offset_of(start), self.raw, self.start_of(start), ends)

    def count(self, byte: bytes) -> int:
        """How often a byte occurs in them."""
        return self.raw.count(byte, self.start, self.ends[-1])

    def may_hide_colons(self) -> bool:
        """Whether a colon in them may be written as an escape."""
        start, end = self.start, self.ends[-1]
        if self.raw.find(b"\\", start, end) < 0:  # which is found much faster
            return False
        return any(self.raw.find(text, start, end) >= 0 for text in (rb"\u003a", rb"\u003A"))


class Block(Batch):
    """Proven lines.

    Args:
        layout: What they were decoded with.
        rows: What was decoded.
        lines: The lines that these rows are from.
        places: The place of each row's line among `lines`; None if each line has its row.
    """

    def __init__(
        self,
        layout: Layout,
        rows: Sequence[Any],
        lines: Lines,
        places: Sequence[int] | None = None,
    ) -> None:
        self._layout = layout
        self._rows = rows
        self._lines = lines
        self._places = range(len(rows)) if places is None else places
        self._groups: dict[str, Distinct[Any]] = {}
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
        known = self._groups.get(name)
        if known is None:
            known = self._groups[name] = self._group(name)
        return known

    def _group(self, name: str) -> Distinct[Any]:
        look = self._layout.looks[""].get(name)
        if look is None:
            return Distinct([None], None, len(self))
        fields = self._layout.fields[name]
        varying = [fields[member] for member, each in self._layout.looks[name].items() if not each.is_fixed]
        if look.required and not varying:
            return Distinct([_built(name, getattr(self._rows[0], name), fields)], None, len(self))
        objects = list(map(attrgetter(name), self._rows))
        if look.required and name not in WORD_LEAVES:
            keys: list[Any] = list(map(attrgetter(*varying), objects))
        else:  # as text, in which -0.0 is not 0.0
            keys = [one if one is ABSENT else repr(one) for one in objects]
        different: dict[Any, Any] = dict(zip(keys, objects, strict=True))
        values = [None if one is ABSENT else _built(name, one, fields) for one in different.values()]
        return _distinct(values, different, keys)

    @cached_property
    def _notes(self) -> Distinct[list[str]]:
        if self._layout.looks[""]["notes"].is_fixed:
            return Distinct([[]], None, len(self))
        keys = list(map(attrgetter("notes"), self._rows))
        different = dict.fromkeys(keys)
        return _distinct([list(notes) for notes in different], different, keys)

    def leaf(self, name: str) -> Sequence[Any]:  # noqa: D102
        known = self._leaves.get(name)
        if known is None:
            known = self._leaves[name] = self._leaf(name)
        return known

    def _leaf(self, name: str) -> Sequence[Any]:
        group = LEAF_GROUPS[name]
        if name == "notes":
            return self._notes
        if group in ("data_slice", "process"):
            return self._member(group, name)
        if group is not None:
            return self._of_group(self.group(group), name)
        if name == "step":
            return [row.step for row in self._rows]
        look = self._layout.looks[""].get(name)
        if look is None:
            return Constant(None, len(self))
        if look.is_fixed:
            return Constant(getattr(self._rows[0], name), len(self))
        return _plain(list(map(attrgetter(name), self._rows)), absent=not look.required)

    def _of_group(self, column: Distinct[Any], name: str) -> Sequence[Any]:
        values = [getattr(value, name, None) for value in column.values]
        keys = [repr(value) if isinstance(value, float) else value for value in values]  # -0.0 is not 0.0
        different = dict(zip(keys, values, strict=True))
        if column.places is None or len(different) == 1:
            return Constant(values[0], len(self))
        new = {key: place for place, key in enumerate(different)}
        return Distinct([*different.values()], [new[keys[place]] for place in column.places], len(self))

    def _member(self, group: str, name: str) -> Sequence[Any]:
        """The column of a member of `data_slice` or `process`."""
        looks = self._layout.looks
        look = looks[group].get(name)
        if look is None:
            return Constant(None, len(self))
        member = attrgetter(f"{group}.{self._layout.fields[group][name]}")
        if not looks[""][group].required:
            return _plain([ABSENT if getattr(row, group) is ABSENT else member(row) for row in self._rows], absent=True)
        if look.is_fixed:
            return Constant(member(self._rows[0]), len(self))
        return _plain(list(map(member, self._rows)), absent=not look.required)

    @cached_property
    def metrics(self) -> dict[str, Column]:  # noqa: D102
        looks = self._layout.looks["metrics"]
        columns = transposed([row.metrics for row in self._rows])
        found: dict[str, Column] = {}
        for (name, look), values in zip(looks.items(), columns, strict=True):
            if look.required or values[0] is not ABSENT or values.count(ABSENT) < len(values):
                found[name] = Column(values, full=look.required and look.valued and not look.null)
        self._set_nonfinite(found, None)
        return found

    def metrics_of(self, names: Collection[str]) -> Iterable[tuple[str, Column]]:  # noqa: D102
        fields = self._layout.fields["metrics"]
        if "metrics" in vars(self) or len(names) * _FEW > len(fields):
            return super().metrics_of(names)
        found: dict[str, Column] = {}
        for name in fields.keys() & names:
            found[name] = Column(list(map(attrgetter(f"metrics.{fields[name]}"), self._rows)), full=False)
        self._set_nonfinite(found, names)
        return found.items()

    def _set_nonfinite(self, found: dict[str, Column], wanted: Collection[str] | None) -> None:
        """Puts NaN and infinities into the columns of metrics, all of them or those of some names."""
        if "nonfinite" not in self._layout.looks[""]:
            return
        changed: dict[str, list[Any]] = {}
        for row, words in enumerate([one.nonfinite for one in self._rows]):
            for name in () if words is ABSENT else words:
                if wanted is not None and name not in wanted:
                    continue
                if name not in changed:
                    changed[name] = list(found[name].values) if name in found else [ABSENT] * len(self)
                    found[name] = Column(changed[name], full=False)
                changed[name][row] = NONFINITE[words[name]]

    @property
    def has_process(self) -> Sequence[bool]:  # noqa: D102
        look = self._layout.looks[""].get("process")
        if look is None or look.required:
            return Constant(look is not None, len(self))
        return [row.process is not ABSENT for row in self._rows]

    def event(self, row: int) -> Event:  # noqa: D102
        return decode_proven(self._lines[self._places[row]])

    def take(self, rows: Sequence[int]) -> Batch:  # noqa: D102
        places = [self._places[row] for row in rows]
        return Block(self._layout, [self._rows[row] for row in rows], self._lines, places)


def _built(group: str, one: Any, fields: Mapping[str, str]) -> Any:
    """A group, from what was decoded."""
    members = {name: getattr(one, field) for name, field in fields.items()}
    return GROUPS[group](**{name: value for name, value in members.items() if value is not ABSENT})


def _distinct(values: list[Any], different: Iterable[Any], keys: Sequence[Any]) -> Distinct[Any]:
    """A column of values, each of which has a key of its own."""
    if len(values) == 1:
        return Distinct(values, None, len(keys))
    places = {key: place for place, key in enumerate(different)}
    return Distinct(values, [places[key] for key in keys], len(keys))


def _plain(values: Sequence[Any], *, absent: bool) -> Sequence[Any]:
    """A column in which nothing but None stands for what is missing."""
    return [None if value is ABSENT else value for value in values] if absent else values
