"""What consoles have in common: text in chunks and lines, Ray's prefixes, colours, progress bars, and their kinds."""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from io import BufferedReader
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.rows import Refuse, Skipped
from rldk.log.lines import damage_errors, open_log

ConsoleKind = Literal["dicts", "pairs", "table", "json", "template"]

ANSI = r"\x1b\[[0-9;?]{0,32}[A-Za-z]"
"""A colour, or a move of the cursor."""

WORKER = r"\([^()\r\n]{1,80} pid=\d{1,10}(?:, ip=[^()\r\n]{1,64})?\)(?: \[repeated [^\]\r\n]{0,120}\])?"
"""What Ray puts before the lines of its workers."""

BAR = r"(?<!\d)\d{1,3}%(?:\|[^|\r\n{}%]{0,160}\|)? (?P<shown>\d{1,15})/(?P<total>\d{1,15}) \[[^\]\r\n]{0,80}\]"
"""A progress bar of tqdm; it has `|` around the bar itself unless somebody has taken that out."""

COUNTER = r"(?:Step|STEP|Iteration|Iter)"
"""What counts the steps of people's own loops, before a row of theirs."""

NUMBER = r"[-+]?(?:(?:\d{1,40}\.?\d{0,40}|\.\d{1,40})(?:[eE][-+]?\d{1,4})?|nan|inf)"
"""A number as Python prints it."""

_ANSI = re.compile(ANSI)
_WORKER = re.compile(rf" ?({WORKER}) ?")
_BRACKET = re.compile(r'\{\s*["}]|\[\s*[\[{"\d]')  # JSON may begin so
_CHUNK = 2**20
_MAX_LINE = 2**20  # characters between two ends of line, of which a carriage return is one
_SCANNED = 32 * 2**20  # characters in which a first row must stand
_AT_LEAST = 2**21  # characters; engines may print many a dict before the first step
_ENOUGH = 50  # rows that tell what kind of console it is

# What the rows of each kind of console begin with. The length of a match is bounded: these search foreign text.
_MARKS: dict[ConsoleKind, tuple[str, re.Pattern[str]]] = {
    "pairs": (
        "tep",
        re.compile(r"(?<![\w/])(?:step:\d{1,16} - [^\s:-][^\s:]{0,200}:|Step \d{1,16} \| [^\s:]{1,200}:)[-+\dni]"),
    ),
    "dicts": (
        "{'",
        re.compile(
            r"(?<!['\"]: )(?<!\[)(?<!\}, )"  # not one within another
            rf"(?:\{{'[^'{{}}\r\n]{{1,120}}': [^{{}}\r\n,]{{1,120}}, '[^'{{}}\r\n]{{1,120}}': ['\"]?{NUMBER}"
            rf"|\{{'[^'{{}}\r\n]{{1,120}}': ['\"]?{NUMBER}['\"]?\}})"
            r"|tep \d{1,16}: {0,4}\r?\n[^{}\r\n]{0,200}\{'"
        ),
    ),
    "table": ("rain step ", re.compile(r"rain step \d{1,16}/\d{1,16} done")),
    "json": (
        '{"',
        re.compile(r'(?m)(?:(?<=[:=>|\]])[ \t]{0,4}|^)\{"[^"\r\n]{1,120}": ?(?:\{"[^"\r\n]{1,120}": ?)?"?[-+]?\d'),
    ),
    "template": ("Epoch:[", re.compile(r"Epoch:\[\d{1,9}/\d{1,9}\] ?\(\d{1,12}/\d{1,12}\)")),
}


class ConsoleLine(NamedTuple):
    """What stands between two ends of line, without colours.

    Attributes:
        number: Of the line, from 1; a carriage return ends no line, but what stands before it.
        worker: Who printed it, in Ray's words; empty if it is not said.
        text: Without that.
        complete: Whether its end has been reached; only the last one of a file may lack it.
    """

    number: int
    worker: str
    text: str
    complete: bool


def console_chunks(path: Path, refuse: Refuse) -> Iterator[str]:
    """A file's text, chunk by chunk, and an empty one at its end."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    try:
        with cast(BufferedReader, open_log(path)) as file:
            # As much as there is at once: what stands before the place of a damage is not lost.
            while data := file.read1(_CHUNK):
                if text := decoder.decode(data):
                    yield text
    except damage_errors() as error:
        refuse(Skipped(path, 1, f"the compressed data are damaged: {error}"))
    yield ""


def console_lines(path: Path, refuse: Refuse) -> Iterator[ConsoleLine]:
    """The lines of a console's output, in bounded memory; what a carriage return parts are lines of their own here."""
    number, worker, text = 1, "", ""
    begins, overlong = True, False
    for chunk in console_chunks(path, refuse):
        pieces, text = _pieces(text + chunk)
        for piece, ends in pieces:
            if not overlong and len(piece) <= _MAX_LINE and (piece or ends):
                worker, line = _parted(piece, worker, begins)
                yield ConsoleLine(number, worker, line, True)
            begins, overlong = ends, False
            number += ends
        if len(text) > _MAX_LINE:
            if not overlong:
                refuse(Skipped(path, number, f"expected a line of at most {_MAX_LINE} characters", False))
            text, overlong = text[-1:], True
    if text and not overlong:
        worker, line = _parted(text, worker, begins)
        yield ConsoleLine(number, worker, line, text.endswith("\r"))


def _pieces(text: str) -> tuple[Iterator[tuple[str, bool]], str]:
    """Pieces of a text, each with whether a line ends with it, and not a carriage return; and what may go on.

    A carriage return at the end may be half of an end of line.
    """
    *lines, rest = text.split("\n")
    open_ones = rest.removesuffix("\r").split("\r")
    last = open_ones.pop()

    def pieces() -> Iterator[tuple[str, bool]]:
        for line in lines:
            if "\r" in line:
                *before, line = line.removesuffix("\r").split("\r")  # noqa: PLW2901
                yield from ((piece, False) for piece in before)
            yield line, True
        yield from ((piece, False) for piece in open_ones)

    return pieces(), last + "\r" if rest.endswith("\r") else last


def _parted(piece: str, worker: str, begins: bool) -> tuple[str, str]:
    """Who printed a piece of text, and the text; after a carriage return it is still the one before."""
    text = _ANSI.sub("", piece) if "\x1b" in piece else piece
    match = _WORKER.match(text)
    if match is None:
        return ("" if begins else worker), text
    return match[1].partition(")")[0] + ")", text[match.end() :]


def console_kind(start: Beginning) -> ConsoleKind | None:
    """What kind of console a file is: the kind of which there are most rows where there are any; None if there is none.

    Of a console that begins with other things, as those of clusters do, up to 32 MiB are looked through.
    """
    text = start.text
    if b"\0" in start.data or not text or (_BRACKET.match(text) is not None and _is_json(text)):
        return None
    try:
        now = start.path.stat()
    except OSError:
        return None
    return _kind_of(start.path, now.st_size, now.st_mtime_ns)


@lru_cache(maxsize=256)  # each layout asks
def _kind_of(path: Path, size: int, changed: int) -> ConsoleKind | None:
    del size, changed  # of which the answer is
    return next((kind for kind, _ in marks_of(path).most_common(1)), None)


def marks_of(path: Path) -> Counter[ConsoleKind]:
    """How many rows of each kind there are in the first chunks of a file that have any; never raises."""
    found: Counter[ConsoleKind] = Counter()
    seen, rest = 0, ""
    try:
        for chunk in console_chunks(path, lambda _: None):
            text = rest + chunk
            for kind, (word, mark) in _MARKS.items():
                if word in text:
                    found[kind] += sum(1 for _ in mark.finditer(text))
            seen += len(chunk)
            if seen > _SCANNED or (seen > _AT_LEAST and found.total() >= _ENOUGH):
                break
            rest = text[-200:] if chunk else ""
    except OSError:
        pass
    return +found


def _is_json(text: str) -> bool:
    """Whether a text that begins with a bracket is JSON, as far as its first line tells."""
    line = text.partition("\n")[0].rstrip("\r")
    if line in ("{", "[", "[{"):
        return True
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError):
        return line.startswith(('{"', '[{"')) and len(line) > 1000  # one long line of a document
    return isinstance(value, dict) or bool(value)


def has_row(line: str) -> bool:
    """Whether a line, without colours, begins or holds a row of any kind."""
    return any(word in line and mark.search(line) is not None for word, mark in _MARKS.values())
