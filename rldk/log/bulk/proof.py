"""Which lines are certainly valid events: those become batches, all others are left to the judge.

Why a line that is accepted here is one that `event.strict.judge` accepts, without a warning if `warn` is set:

1. It is one JSON object. Lines are decoded one by one, and msgspec refuses what stands before or after the object; or
   all of a block together, if each newline stands between `}` and `{`. A newline there is inside no object but in text
   that is not decoded, which the judge refuses (4). So there is an object on every line, and if there are as many
   objects as lines, there is no further one.
2. Each member is allowed and has a value that the schema allows, and what the schema requires is there. The type that
   lines are decoded as is made of the schema's types, bounds included, and forbids unknown members. Where it is
   narrower than the schema (a member that must be there, text that must be the same) it refuses more. What it leaves
   out, the integers of `rng` above int64 among them, is in members that are kept as text: each different text is
   given to the judge, in a line with nothing else to be found fault with.
3. No key occurs twice. A colon follows every key, and all other colons are part of some text. The lines have as many
   colons as their members and their text account for, so there is no further key. A colon in text may be
   written as an escape, which would leave room for one after a further key; so where text has a colon and the
   lines have a backslash, they are in doubt.
4. Numbers fit a double, text is UTF-8 without lone surrogates: msgspec refuses all else in what it decodes, and the
   rest is text for the judge.
5. It has no warning. Soft bounds are bounds of the type if `warn` is set. A member that is not known, of a later minor
   version, is forbidden here. A line whose `nonfinite` names a metric that has a number is in doubt.

`tests/log/test_proof.py` holds this against the judge with lines that were changed at random.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import msgspec
from msgspec.structs import astuple

from rldk.log.bulk.batch import Batch
from rldk.log.bulk.block import Block, Lines
from rldk.log.bulk.columns import ABSENT, Distinct
from rldk.log.bulk.layout import TEXTS, Layout, Watched, layout_of
from rldk.log.bulk.texts import DoubtError, Texts
from rldk.log.lines import Line

_FEWEST = 4
"""Fewer lines between two that are in doubt are faster judged than proven."""

_BEARABLE = 8
"""One of so many lines may be in doubt before the others are no longer tried."""

_MOST_LAYOUTS = 32
_MOST_SKIPPED = 64
_WIDENINGS = 64
_LINES_A_WIDENING = 512  # so many proven lines pay for making a layout anew


_shared = threading.local()


class Prover:
    """Learns from the lines of some files how they look, and proves lines by that. It is not for several threads.

    Args:
        warn: Whether to leave lines in doubt, too, that are valid and that the judge would warn of.
    """

    def __init__(self, *, warn: bool = False) -> None:
        self._warn = warn
        self._texts = {name: Texts(name) for name in TEXTS}
        self._layout: Layout | None = None
        self._layouts: dict[tuple[str, ...], Layout] = {}
        self._widenings = _WIDENINGS
        self._proven = 0
        self._skip = self._wait = self._doubtful = 0
        self._clean = True  # whether no line of the block before was in doubt
        self._names: tuple[str, ...] = ()

    def begin(self, line: bytes) -> None:
        """Takes note that another file begins, with this line: its lines may look like those of an earlier one."""
        self._skip = self._wait = 0
        try:
            names = tuple(msgspec.json.decode(line)["metrics"])
            known = self._layouts.get(names)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, LookupError, TypeError):
            return
        if known is None:
            from rldk.event.strict import judge

            verdict = judge(line)
            known = None if verdict.problems else layout_of(verdict.value, warn=self._warn)
            if known is None:
                return
            if len(self._layouts) >= _MOST_LAYOUTS:
                self._layouts.clear()
            self._layouts[names] = known
        self._names, self._layout = names, known

    def prove(self, lines: Lines, *, regular: bool) -> Iterator[Batch | Line]:
        """Yields lines in their order: batches of those that are proven, and those in doubt as they are.

        Args:
            lines: All lines of their `raw`.
            regular: Whether each of their newlines stands between braces, `}` and `{`.
        """
        if self._skip:
            self._skip -= 1
            yield from _as_they_are(lines)
            return
        self._doubtful = 0
        layout = self._layout
        rows = _decode_all(layout, lines) if layout is not None and regular and self._clean else None
        if layout is not None and rows is not None:
            yield from self._certain(layout, rows, lines, cut=False)
        else:
            yield from self._one_by_one(lines)
        # Of a log of such lines: to try them costs more than it saves.
        self._wait = min(_MOST_SKIPPED, 2 * self._wait + 1) if self._doubtful > len(lines) // _BEARABLE else 0
        self._skip = self._wait
        self._clean = not self._doubtful

    def _one_by_one(self, lines: Lines) -> Iterator[Batch | Line]:
        """Decodes each line by itself, and learns from those that do not fit."""
        data = lines.data()
        rest = iter(data)
        done, bearable = 0, len(data) // _BEARABLE
        line = next(rest, None)
        while line is not None and self._doubtful <= bearable:
            if self._layout is None and self._doubtful < _FEWEST:
                self.begin(line)
            layout = self._layout
            rows: list[Any] = []
            if layout is not None and not _decode(layout, line, rest, rows):
                line = None
            else:
                line = data[done + len(rows)]
            if layout is not None and rows:
                yield from self._certain(layout, rows, lines.part(done, done + len(rows)), cut=line is not None)
                done += len(rows)
            if line is not None and (layout is None or not self._widen(layout, line)):
                self._doubtful += 1
                yield from _as_they_are(lines.part(done, done + 1))
                done += 1
                line = next(rest, None)
        if line is not None:
            yield from _as_they_are(lines.part(done, len(data)))

    def _widen(self, layout: Layout, line: bytes) -> bool:
        """Makes the layout one that a line fits that did not; whether there is one."""
        if self._widenings <= 0:
            return False
        try:
            wider = layout.widened(msgspec.json.decode(line))
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError, TypeError):
            return False
        if wider is None:
            return False
        self._widenings -= 1
        self._layout = wider
        self._layouts[self._names] = wider
        return True

    def _certain(self, layout: Layout, rows: Sequence[Any], lines: Lines, *, cut: bool) -> Iterator[Batch | Line]:
        """Yields what is proven of lines that could be decoded; halves them where something is in doubt."""
        groups: dict[str, Distinct[Any]] | None = None
        if len(rows) >= _FEWEST or not cut:
            with suppress(DoubtError):
                groups = self._account(layout, rows, lines)
        if groups is None and len(rows) <= _FEWEST:
            self._doubtful += len(rows)
            yield from _as_they_are(lines)
            return
        if groups is None:
            half = len(rows) // 2
            yield from self._certain(layout, rows[:half], lines.part(0, half), cut=True)
            yield from self._certain(layout, rows[half:], lines.part(half, len(rows)), cut=True)
            return
        self._proven += len(rows)
        if self._proven >= _LINES_A_WIDENING:
            self._widenings = min(_WIDENINGS, self._widenings + self._proven // _LINES_A_WIDENING)
            self._proven %= _LINES_A_WIDENING
        yield Block(layout, rows, lines, groups)

    def _account(self, layout: Layout, rows: Sequence[Any], lines: Lines) -> dict[str, Distinct[Any]]:
        """Judges the texts of decoded lines, and accounts for each of their colons.

        Raises:
            DoubtError: Some of them may be invalid.
        """
        members = dict(zip(layout.members, zip(*map(astuple, rows), strict=True), strict=True))
        groups: dict[str, Distinct[Any]] = {}
        colons = 0
        for name, texts in self._texts.items():
            groups[name], found = texts.column(members[name])
            colons += found
        found, escapable = _colons_of_members(layout, members)
        colons += len(rows) * layout.colons + found + _colons_of_nonfinite(layout, rows, members["nonfinite"])
        if lines.count(b":") != colons or (escapable and lines.count(b"\\")):
            raise DoubtError("colons")
        return groups


def _colons_of_members(layout: Layout, members: Mapping[str, Sequence[Any]]) -> tuple[int, bool]:
    """Colons after members that not all lines have, and in text that varies.

    Returns:
        (how many, whether any colon of the lines is part of a text).
    """
    colons = sum(len(members[name]) - members[name].count(ABSENT) for name in layout.optional)
    in_text = layout.has_colon_in_text
    for group, watched in layout.watched.items():
        objects = members[group]
        if group == "process" and "process" in layout.optional:
            objects = [one for one in objects if one is not ABSENT]
            colons += len(objects) * layout.colons_of_process
        if watched and objects:
            of_members, of_text = _colons_of(watched, objects)
            colons += of_members + of_text
            in_text |= of_text > 0
    return colons, in_text


def _colons_of(watched: Sequence[Watched], objects: Sequence[Any]) -> tuple[int, int]:
    """Colons after the members of objects that not all have, and in text that varies."""
    of_members = of_text = 0
    columns = list(zip(*map(astuple, objects), strict=True))
    for member in watched:
        values = columns[member.place]
        if not member.required:
            of_members += (len(values) - values.count(ABSENT)) * member.colons
        if member.is_text:
            same = values.count(values[0]) == len(values)
            of_text += len(values) * _colons_in(values[0]) if same else sum(map(_colons_in, values))
    return of_members, of_text


def _colons_in(value: Any) -> int:
    return value.count(":") if type(value) is str else 0


def _colons_of_nonfinite(layout: Layout, rows: Sequence[Any], column: Sequence[Any]) -> int:
    """Colons of the members `nonfinite`, including the one after that name.

    Raises:
        DoubtError: One has a name with a colon, or one of a metric that has a number.
    """
    if column.count(ABSENT) == len(column):
        return 0
    colons = 0
    for row, words in zip(rows, column, strict=True):
        if words is not ABSENT:
            colons += 1 + len(words)
            for name in words:
                field = layout.fields.get(name)
                if ":" in name or (field is not None and getattr(row.metrics, field) not in (None, ABSENT)):
                    raise DoubtError("nonfinite")
    return colons


def shared_prover() -> Prover:
    """The prover of this thread for whoever reads events: what it has learned of one log holds for the next."""
    prover: Prover | None = getattr(_shared, "prover", None)
    if prover is None:
        prover = _shared.prover = Prover()
    return prover


def _decode_all(layout: Layout, lines: Lines) -> list[Any] | None:
    """Decodes lines together; None if some do not fit, or an object is not on a line of its own."""
    try:
        rows: list[Any] = layout.decode_lines(lines.raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return rows if len(rows) == len(lines) else None


def _decode(layout: Layout, line: bytes, rest: Iterator[bytes], rows: list[Any]) -> bool:
    """Decodes lines into `rows`, up to the first that does not fit; whether there is such a line."""
    try:
        rows.append(layout.decode(line))
        rows.extend(map(layout.decode, rest))  # what came before an error stays in the list
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return True
    return False


def _as_they_are(lines: Lines) -> Iterator[Line]:
    for place, data in enumerate(lines.data()):
        yield Line(lines.number + place, lines.offset_of(place), data.rstrip(b"\r"), len(data) + 1, True)
