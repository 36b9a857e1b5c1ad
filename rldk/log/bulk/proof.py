"""Which lines are certainly valid events: those become batches, all others are left to the judge.

Why a line that is accepted here is one that `event.codec.decode_event` reads as the same event:

1. It is one JSON object. Lines are decoded one by one, and msgspec refuses what stands before or after the object; or
   all of a block together, if each newline stands between `}` and `{`. A newline there is inside no object, and
   msgspec refuses one in text. So there is an object on every line, and if there are as many objects as lines, there
   is no further one.
2. Each member is allowed and has a value that the schema allows, and what the schema requires is there. The type that
   lines are decoded as is made of the schema's types, bounds included, and forbids unknown members. Where it is
   narrower than the schema (a member that must be there, text or an integer that must be the same) it refuses more:
   what it learns it learns from lines that the judge accepts. What it leaves out (the integers of `rng` above int64,
   the pattern of a `run_id` that varies) is given to the judge, each different value in a line with nothing else to be
   found fault with.
3. Numbers fit a double, text is UTF-8 without lone surrogates: msgspec refuses all else, and it decodes everything.
4. Of a key that occurs twice msgspec checks all values and keeps the last, as `decode_event` does: by the same types,
   for what is left out (2) is left out by both, unless `warn` is set and no key occurs twice (5).

If `warn` is set, why it is one that `event.strict.judge` accepts without a warning:

5. No key occurs twice. A colon follows every key, and all other colons are part of some text. The lines have as many
   colons as there would be if each had all members of its type, less those of the members that msgspec had to put
   something else for, and those in text. Of a value that was dropped for a later one there is at least the colon after
   its key, and what it lacks is subtracted as well: so the lines have more than are accounted for. A colon in text may
   be written as an escape, which would leave room for another one; so where text has a colon and the lines have such an
   escape, they are in doubt.
6. It has no warning. Soft bounds are bounds of the type. A member that is not known, of a later minor version, is
   forbidden here. A line whose `nonfinite` names a metric that has a number is in doubt.

`tests/log/test_proof.py` holds this against the judge and the decoder with lines that were changed at random.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from operator import attrgetter
from typing import Any

import msgspec

from rldk.log.bulk.batch import Batch
from rldk.log.bulk.block import Block, Lines
from rldk.log.bulk.columns import ABSENT
from rldk.log.bulk.layout import Layout, Place, layout_of
from rldk.log.bulk.values import Values
from rldk.log.lines import Line

_FEWEST = 4
"""Fewer lines between two that are in doubt are faster judged than proven."""

_BEARABLE = 8
"""One of so many lines may be in doubt before the others are no longer tried."""

_MOST_LAYOUTS = 32
_MOST_SKIPPED = 64
_WIDENINGS = 64
_LINES_A_WIDENING = 512  # so many proven lines pay for making a layout anew
_MISFITS = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)

_shared = threading.local()


class Prover:
    """Learns from the lines of some files how they look, and proves lines by that. It is not for several threads.

    Args:
        warn: Whether to leave lines in doubt, too, that are valid and that the judge would warn of, and those that
            have a key twice. Without it a proven line is one that `event.codec.decode_event` reads.
    """

    def __init__(self, *, warn: bool = False) -> None:
        self.warn = warn
        self._values = Values()
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
        except (*_MISFITS, LookupError, TypeError):
            return
        if known is None:
            known = layout_of(line, warn=self.warn)
            if known is None:
                return
            if len(self._layouts) >= _MOST_LAYOUTS:
                self._layouts.clear()
            self._layouts[names] = known
        self._names, self._layout = names, known

    def prove(self, lines: Lines, *, regular: bool) -> Iterator[Batch | Line]:
        """Yields lines in their order: batches of those that are proven, and those in doubt as they are.

        Args:
            lines: The next ones.
            regular: Whether each of their newlines stands between braces, `}` and `{`.
        """
        if self._skip:
            self._skip -= 1
            yield from _as_they_are(lines)
            return
        self._doubtful = 0
        layout = self._layout
        lacking = layout.lacking() if layout is not None else 0
        rows = _decode_all(layout, lines) if layout is not None and regular and self._clean else None
        if layout is not None and rows is not None:
            yield from self._certain(layout, rows, lines, layout.lacking() - lacking, cut=False)
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
            misfit: bytes | None = line
            is_wider = False
            if layout is not None:
                lacking = layout.lacking()
                misfit = None if _decode(layout, line, rest, rows) else data[done + len(rows)]
                lacking = layout.lacking() - lacking
                is_wider = misfit is not None and self._widen(layout, misfit)
                if is_wider and len(rows) < _FEWEST:  # which are learned from, and fit as well
                    rest = iter(data[done:])
                    line = next(rest)
                    continue
                if rows:
                    if misfit is not None and self.warn:
                        lacking -= _lacking(layout, [misfit])
                    some = lines.part(done, done + len(rows))
                    yield from self._certain(layout, rows, some, lacking, cut=misfit is not None)
                    done += len(rows)
            line = misfit
            if line is not None and not is_wider:
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
            wider = layout.widened(line)
        except (*_MISFITS, ValueError, TypeError):
            return False
        if wider is None:
            return False
        self._widenings -= 1
        self._layout = wider
        self._layouts[self._names] = wider
        return True

    def _certain(
        self, layout: Layout, rows: Sequence[Any], lines: Lines, lacking: int, *, cut: bool
    ) -> Iterator[Batch | Line]:
        """Yields what is proven of lines that could be decoded; halves them where something is in doubt."""
        if (len(rows) >= _FEWEST or not cut) and self._is_proven(layout, rows, lines, lacking):
            self._proven += len(rows)
            if self._proven >= _LINES_A_WIDENING:
                self._widenings = min(_WIDENINGS, self._widenings + self._proven // _LINES_A_WIDENING)
                self._proven %= _LINES_A_WIDENING
            yield Block(layout, rows, lines)
        elif len(rows) <= _FEWEST:
            self._doubtful += len(rows)
            yield from _as_they_are(lines)
        else:
            half = len(rows) // 2
            first, second = lines.part(0, half), lines.part(half, len(rows))
            of_first = _lacking(layout, first.data()) if self.warn else 0
            yield from self._certain(layout, rows[:half], first, of_first, cut=True)
            yield from self._certain(layout, rows[half:], second, lacking - of_first, cut=True)

    def _is_proven(self, layout: Layout, rows: Sequence[Any], lines: Lines, lacking: int) -> bool:
        """Whether lines that could be decoded have what their type leaves open: allowed values, and no key twice.

        Args:
            layout: Its type is theirs.
            rows: What was decoded.
            lines: The lines.
            lacking: How many colons fewer than `Layout.colons` they have together, as they lack members.
        """
        for (group, name), field in layout.open.items():
            values = {value for value in _column(rows, Place(group, field)) if value not in (None, ABSENT)}
            if not self._values.are_allowed(group, name, values):
                return False
        if not self.warn:
            return True
        in_text = _colons_in_text(layout, rows)
        of_nonfinite = _colons_of_nonfinite(layout, rows)
        if of_nonfinite is None or lines.count(b":") != len(rows) * layout.colons - lacking + in_text + of_nonfinite:
            return False
        return not (in_text or layout.has_colon_in_text) or not lines.may_hide_colons()


def _column(rows: Sequence[Any], place: Place) -> Iterator[Any]:
    """A member of all lines that have its object."""
    objects: Iterable[Any] = rows
    if place.group:
        objects = (one for one in map(attrgetter(place.group), rows) if one is not ABSENT)
    return map(attrgetter(place.field), objects)


def _colons_in_text(layout: Layout, rows: Sequence[Any]) -> int:
    """Colons in text that varies."""
    colons = 0
    for place in layout.texts:
        colons += "".join([text for text in _column(rows, place) if type(text) is str]).count(":")
    if not layout.looks[""]["notes"].is_fixed:
        colons += sum("".join(notes).count(":") for notes in map(attrgetter("notes"), rows) if notes)
    return colons


def _colons_of_nonfinite(layout: Layout, rows: Sequence[Any]) -> int | None:
    """Colons in the members `nonfinite`; None if one has a name with a colon, or one of a metric that has a number."""
    colons = 0
    for row in rows if "nonfinite" in layout.looks[""] else ():
        if row.nonfinite is not ABSENT:
            colons += len(row.nonfinite)
            for name in row.nonfinite:
                field = layout.fields["metrics"].get(name)
                if ":" in name or (field is not None and getattr(row.metrics, field) not in (None, ABSENT)):
                    return None
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
        rows: list[Any] = layout.decode_lines(lines.view())
    except _MISFITS:
        return None
    return rows if len(rows) == len(lines) else None


def _decode(layout: Layout, line: bytes, rest: Iterator[bytes], rows: list[Any]) -> bool:
    """Decodes lines into `rows`, up to the first that does not fit; whether there is none such."""
    try:
        rows.append(layout.decode(line))
        rows.extend(map(layout.decode, rest))  # what came before an error stays in the list
    except _MISFITS:
        return False
    return True


def _lacking(layout: Layout, data: Iterable[bytes]) -> int:
    """How many colons fewer than `Layout.colons` lines have, as they lack members; they are decoded once more."""
    before = layout.lacking()
    with suppress(*_MISFITS):
        for line in data:
            layout.decode(line)
    return layout.lacking() - before


def _as_they_are(lines: Lines) -> Iterator[Line]:
    for place, data in enumerate(lines.data()):
        yield Line(lines.number + place, lines.offset_of(place), data.rstrip(b"\r"), len(data) + 1, True)
