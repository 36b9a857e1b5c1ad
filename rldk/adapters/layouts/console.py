"""Rows that a program printed to a console, as Python prints dicts."""

from __future__ import annotations

import ast
import codecs
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rldk.adapters.rows import Refuse, Row, Skipped
from rldk.log.lines import damage_errors, open_log
from rldk.text import brief

PRINTED = r"\{'[^{}]*\}"
"""A dict as Python prints it, with no other one in it."""


# What Python prints and does not read: nan, inf, numpy's scalars. Text between quotes is passed over, also one that
# does not end: to look for its end from every quote again would take for ever.
_UNREADABLE = re.compile(
    r"""(?P<text>'(?:[^'\\]|\\.)*(?:'|\Z)|"(?:[^"\\]|\\.)*(?:"|\Z))|(?<!\w)(?P<word>nan|inf)(?!\w)|(?:np|numpy)\.\w+\((?P<scalar>[^()]*)\)"""
)


_WORDS = {"nan": "'nan'", "inf": "1e999"}
_MAX_PRINTED = 2**20  # characters of one printed dict
_MARKER = 1024  # characters that a marker may take
_CHUNK = 2**20


def read_console(path: Path, refuse: Refuse, *, marker: str = "", wanted: str = "") -> Iterator[Row]:
    """Rows of a console's output, where a program printed Python dicts between other things, in bounded memory.

    Progress bars, which a carriage return joins to what follows, and dicts that a terminal has wrapped do no harm.

    Args:
        path: Plain or compressed.
        refuse: Gets dicts that cannot be read.
        marker: Only dicts on a line after this regular expression; its group `step` goes into the row as `step`.
        wanted: Regular expression of what a dict holds that must be readable; others may be anybody's.
    """
    pattern = re.compile(f"{marker}({PRINTED}?)")
    ours = re.compile(wanted)
    for match, line, last in _matches(path, pattern, refuse):
        printed = match[match.re.groups]
        try:
            if not printed.endswith("}"):
                # More than the dict may be missing: then it is not known whose it was.
                raise ValueError(f"{'torn last line: ' if last else ''}the end of a dict is missing")
            values = parse_printed(printed)
            if match.groupdict().get("step"):
                values = {"step": int(match["step"]), **values}
        except ValueError as error:
            if last or ours.search(printed):
                refuse(Skipped(path, line, str(error), not last))
        else:
            yield Row(path, line, values)


def _matches(path: Path, pattern: re.Pattern[str], refuse: Refuse) -> Iterator[tuple[re.Match[str], int, bool]]:
    """Yields (match, line, whether it is cut off by the end of the file)."""
    text, line = "", 1
    for chunk in _chunks(path, refuse):
        text += chunk
        brace = text.rfind("{")
        ended = not chunk or len(text) - brace > _MAX_PRINTED
        at = 0
        for match in pattern.finditer(text):
            # What follows the last brace may go on in the next chunk.
            if ended or match.start(match.re.groups) < brace:
                line += text.count("\n", at, match.start())
                at = match.start()
                yield match, line, not chunk and match.end() == len(text) and not match[0].endswith("}")
                line += text.count("\n", at, match.end())
                at = match.end()
        cut = max(at, (len(text) if ended else brace) - _MARKER, 0)
        line += text.count("\n", at, cut)
        text = text[cut:]


def _chunks(path: Path, refuse: Refuse) -> Iterator[str]:
    """A file's text, and an empty one at its end."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    try:
        with open_log(path) as file:
            while data := file.read(_CHUNK):
                if text := decoder.decode(data):
                    yield text
    except damage_errors() as error:
        refuse(Skipped(path, 1, f"the compressed data are damaged: {error}"))
    yield ""


def parse_printed(text: str) -> dict[str, Any]:
    """A dict as Python prints it, with nan, inf and numpy scalars, and perhaps wrapped by a terminal.

    Raises:
        ValueError: It is none, or longer than a dict of metrics is.
    """
    if len(text) > _MAX_PRINTED:
        raise ValueError(f"expected a dict of at most {_MAX_PRINTED} characters, found {len(text)}")
    flat = _UNREADABLE.sub(_readable, text.replace("\r", "").replace("\n", ""))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a foreign text's backslashes
            value = ast.literal_eval(flat)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise ValueError(f"expected a dict of plain values, found {brief(text)}")
    return {str(k): v for k, v in value.items()}


def _readable(match: re.Match[str]) -> str:
    if match["scalar"] is not None:
        return _UNREADABLE.sub(_readable, match["scalar"])
    return match["text"] or _WORDS[match["word"]]
