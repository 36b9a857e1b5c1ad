"""Rows of foreign logs: what each layout holds, with the place of every row, and nothing read into it."""

from __future__ import annotations

import ast
import codecs
import json
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rldk.errors import brief
from rldk.io.lines import damage_errors, iter_lines, open_log


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a log.

    Attributes:
        line: Line of the file that it begins on, from 1; in a JSON document its number among the rows.
        values: Key to value, as it stands there.
    """

    path: Path
    line: int
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that gave no event.

    Attributes:
        line: From 1.
        reason: Why, with the column where that is known.
        fatal: Whether reading stops at it unless such lines are to be skipped: not at the torn last line of a log that
            is still being written, nor at a row that is no record of a step.
    """

    path: Path
    line: int
    reason: str
    fatal: bool = True

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


Refuse = Callable[[Skipped], None]
"""What to do with a line that cannot be read: raise, or note it and go on."""

LISTS = ("log_history", "steps", "training_history", "history", "logs")
"""Keys of a document under which its rows may stand."""

PRINTED = r"\{'[^{}]*\}"
"""A dict as Python prints it, with no other one in it."""

# What Python prints and does not read: nan, inf, numpy's scalars. Text between quotes is passed over, also one that
# does not end: to look for its end from every quote again would take for ever.
_UNREADABLE = re.compile(
    r"""(?P<text>'(?:[^'\\]|\\.)*(?:'|\Z)|"(?:[^"\\]|\\.)*(?:"|\Z))|(?<!\w)(?P<word>nan|inf)(?!\w)|(?:np|numpy)\.\w+\((?P<scalar>[^()]*)\)"""
)
_WORDS = {"nan": "'nan'", "inf": "1e999"}
_MAX_LINE = 16 * 2**20  # bytes; what a row is made of takes tens of times that
_MAX_DOCUMENT = 256 * 2**20  # bytes
_MAX_PRINTED = 2**20  # characters of one printed dict
_MARKER = 1024  # characters that a marker may take
_CHUNK = 2**20


def read_jsonl(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of JSON lines, plain or compressed, in bounded memory. NaN and Infinity, as Python writes them, are read."""
    with open_log(path) as file:
        for line in iter_lines(file, limit=_MAX_LINE):
            if line.blank:
                continue
            if line.fault:
                refuse(Skipped(path, line.number, line.fault))
                continue
            try:
                value = _decoder.decode(line.data.decode("utf-8-sig"))
            except json.JSONDecodeError as error:
                what = "torn last line" if line.torn else "not JSON"
                refuse(Skipped(path, line.number, f"column {error.colno}: {what}: {error.msg}", not line.torn))
            except (ValueError, RecursionError) as error:
                refuse(Skipped(path, line.number, f"not JSON: {error}"))
            else:
                if isinstance(value, dict):
                    yield Row(path, line.number, value)
                else:
                    refuse(Skipped(path, line.number, f"expected an object, found {brief(value)}"))


def read_json(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of one JSON document: a list of objects, or an object that holds one, such as `trainer_state.json`.

    It is held in memory as a whole. One without such a list is refused like a line.
    """
    try:
        rows = _list_of_rows(load_json(path))
    except json.JSONDecodeError as error:
        refuse(Skipped(path, error.lineno, f"column {error.colno}: not JSON: {error.msg}"))
        return
    except (ValueError, RecursionError) as error:
        refuse(Skipped(path, 1, str(error)))
        return
    for number, value in enumerate(rows, 1):
        if isinstance(value, dict):
            yield Row(path, number, value)
        else:
            refuse(Skipped(path, number, f"expected an object, found {brief(value)}"))


def load_json(path: Path) -> Any:
    """A JSON document of at most 256 MiB; NaN and Infinity, as Python writes them, are read.

    Raises:
        ValueError: It is none.
        RecursionError: It is too deep.
    """
    try:
        with open_log(path) as file:
            data = file.read(_MAX_DOCUMENT + 1)
    except damage_errors() as error:
        raise ValueError(f"the compressed data are damaged: {error}") from None
    if len(data) > _MAX_DOCUMENT:
        raise ValueError(f"expected a JSON document of at most {_MAX_DOCUMENT >> 20} MiB; JSON lines may be longer")
    return _decoder.decode(data.decode("utf-8-sig"))


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"expected every key once, found {brief(twice)} twice")
    return values


_decoder = json.JSONDecoder(object_pairs_hook=_unique)


def _list_of_rows(document: Any) -> list[Any]:
    if isinstance(document, dict):
        for name in LISTS:
            if isinstance(document.get(name), list):
                return document[name]  # type: ignore[no-any-return]
        keys = ", ".join(map(brief, list(document)[:10]))
        raise ValueError(f"expected rows under one of {', '.join(LISTS)}, found the keys {keys}")
    if isinstance(document, list):
        return document
    raise ValueError(f"expected a list of rows, found {brief(document)}")


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
