"""Members that few lines differ in: each different text is judged once, by the judge of whole lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from rldk.event.codec import decode_proven
from rldk.log.bulk.columns import ABSENT, Distinct

_MOST_KNOWN = 10_000
_MOST_BYTES = 2**23
_LINE = {
    "rng": b"{}",
    "data_slice": b"{}",
    "model_info": b'{"run_id":"a","phase":"train"}',
    "notes": b"[]",
}


class DoubtError(Exception):
    """Some of these lines may not be valid: they are to be looked at one by one."""


class Known(NamedTuple):
    """A text that is valid as its member.

    Attributes:
        value: What it says.
        colons: How many it has, with the one after the member's name.
    """

    value: Any
    colons: int


class Texts:
    """The texts of one member that were judged."""

    def __init__(self, member: str) -> None:
        self._member = member
        self._known: dict[bytes, Known] = {}
        self._bytes = 0
        self._absent = Known(None, 0)

    def column(self, raws: Sequence[Any]) -> tuple[Distinct[Any], int]:
        """Judges the texts of many lines.

        Args:
            raws: `msgspec.Raw` of each line, or `ABSENT`.

        Returns:
            (what they say, how many colons there are in them and after the member's name).

        Raises:
            DoubtError: One of them is not certainly valid.
        """
        if len(self._known) > _MOST_KNOWN or self._bytes > _MOST_BYTES:
            self._known.clear()
            self._bytes = 0
        rows, first = len(raws), raws[0]
        common = self._judged(first)
        same = raws.count(first)
        if same == rows:
            return Distinct([common.value], None, rows), common.colons * rows
        found = [common]
        places: dict[Any, int] = {}
        each = [0] * rows
        colons = common.colons * same
        for row in [row for row, raw in enumerate(raws) if raw is not first and raw != first]:
            raw = raws[row]
            key = raw if raw is ABSENT else bytes(raw)
            each[row] = place = places.setdefault(key, len(found))
            if place == len(found):
                found.append(self._judged(raw))
            colons += found[place].colons
        return Distinct([known.value for known in found], each, rows), colons

    def _judged(self, raw: Any) -> Known:
        if raw is ABSENT:
            return self._absent
        text = bytes(raw)
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._judge(text)
            self._bytes += len(text)
        return known

    def _judge(self, text: bytes) -> Known:
        """Judges a text as the member of a line that has nothing else to be found fault with."""
        members = b",".join(b'"%s":%s' % (k.encode(), v) for k, v in {**_LINE, self._member: text}.items())
        line = b'{"step":1,"wall_time":null,"metrics":{},%s}' % members
        from rldk.event.strict import judge

        verdict = judge(line)
        if verdict.problems or verdict.warnings:
            raise DoubtError(self._member)
        try:
            return Known(getattr(decode_proven(line), self._member), 1 + text.count(b":"))
        except msgspec.ValidationError as error:  # an integer written 500.0
            raise DoubtError(self._member) from error
