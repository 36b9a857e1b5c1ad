"""Rows of foreign logs: what each layout holds, with the place of every row, and nothing read into it."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rldk.errors import IngestError, brief
from rldk.io.lines import iter_lines, open_log


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
    """

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


Refuse = Callable[[Skipped], None]
"""What to do with a line that cannot be read: raise, or note it and go on."""

LISTS = ("log_history", "steps", "training_history", "history", "logs")
"""Keys of a document under which its rows may stand."""

_PRINTED = re.compile(r"\{'[^{}]*\}", re.DOTALL)
_NAN = re.compile(r"(?<![\w'\"])(-?)(nan|inf)(?![\w'\"])")
_NUMPY = re.compile(r"(?:np|numpy)\.\w+\(([^()]*)\)")
_MAX_DOCUMENT = 1 << 30


def read_jsonl(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of JSON lines, plain or compressed. A torn last line is refused like any other that is no object."""
    with open_log(path) as file:
        for line in iter_lines(file):
            if line.blank:
                continue
            if line.fault:
                refuse(Skipped(path, line.number, line.fault))
                continue
            try:
                value = json.loads(line.data.decode("utf-8-sig"))
            except json.JSONDecodeError as error:
                what = "torn last line" if line.torn else "not JSON"
                refuse(Skipped(path, line.number, f"column {error.colno}: {what}: {error.msg}"))
            except (ValueError, RecursionError) as error:
                refuse(Skipped(path, line.number, f"not JSON: {error}"))
            else:
                if isinstance(value, dict):
                    yield Row(path, line.number, value)
                else:
                    refuse(Skipped(path, line.number, f"expected an object, found {brief(value)}"))


def read_json(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of one JSON document: a list of objects, or an object that holds one, such as `trainer_state.json`.

    Raises:
        IngestError: It is no JSON, or holds no such list.
    """
    for number, value in enumerate(_list_of_rows(path, load_json(path)), 1):
        if isinstance(value, dict):
            yield Row(path, number, value)
        else:
            refuse(Skipped(path, number, f"expected an object, found {brief(value)}"))


def load_json(path: Path) -> Any:
    """A JSON document; literal NaN and Infinity, as Python writes them, are read.

    Raises:
        IngestError: It is no JSON.
    """
    with open_log(path) as file:
        data = file.read(_MAX_DOCUMENT + 1)
    if len(data) > _MAX_DOCUMENT:
        raise IngestError(f"{path}: expected a JSON document of at most {_MAX_DOCUMENT >> 30} GiB")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise IngestError(f"{path}:{error.lineno}: column {error.colno}: not JSON: {error.msg}") from None
    except (ValueError, RecursionError) as error:
        raise IngestError(f"{path}: not JSON: {error}") from None


def _list_of_rows(path: Path, document: Any) -> list[Any]:
    if isinstance(document, dict):
        for name in LISTS:
            if isinstance(document.get(name), list):
                return document[name]  # type: ignore[no-any-return]
        raise IngestError(
            f"{path}: expected rows under one of {', '.join(LISTS)}, found the keys {', '.join(list(document)[:10])}"
        )
    if isinstance(document, list):
        return document
    raise IngestError(f"{path}: expected a list of rows, found {brief(document)}")


def read_console(path: Path, refuse: Refuse, *, marker: str = "") -> Iterator[Row]:
    """Rows of a console's output, where a program printed Python dicts between other things.

    Progress bars, which a carriage return joins to what follows, and dicts that a terminal has wrapped do no harm.

    Args:
        path: Plain or compressed.
        refuse: Gets dicts that cannot be read.
        marker: Only dicts on a line after this regular expression; its group `step` goes into the row as `step`.
    """
    text = _text(path)
    # After a marker there must be a dict: one without its end is not passed over.
    pattern = re.compile(f"{marker}({_PRINTED.pattern}{'?' if marker else ''})", re.DOTALL)
    line, at = 1, 0
    for match in pattern.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        printed = match[match.re.groups]
        if not printed.endswith("}"):
            what = "torn last line: " if match.end() == len(text) else ""
            refuse(Skipped(path, line, f"{what}the end of a dict is missing"))
            continue
        try:
            values = parse_printed(printed)
        except ValueError as error:
            refuse(Skipped(path, line, str(error)))
            continue
        if marker and match.groupdict().get("step"):
            values = {"step": int(match["step"]), **values}
        yield Row(path, line, values)


def parse_printed(text: str) -> dict[str, Any]:
    """A dict as Python prints it, with nan, inf and numpy scalars, and perhaps wrapped by a terminal.

    Raises:
        ValueError: It is none.
    """
    flat = _NUMPY.sub(r"\1", text.replace("\r", "").replace("\n", ""))
    flat = _NAN.sub(lambda m: f"{m[1]}1e999" if m[2] == "inf" else "'nan'", flat)
    try:
        value = ast.literal_eval(flat)
    except (ValueError, SyntaxError, MemoryError, RecursionError) as error:
        raise ValueError(f"no dict of plain values: {error}") from None
    if not isinstance(value, dict):
        raise ValueError("expected a dict")
    return {str(k): v for k, v in value.items()}


def _text(path: Path) -> str:
    with open_log(path) as file:
        data = file.read(_MAX_DOCUMENT + 1)
    if len(data) > _MAX_DOCUMENT:
        raise IngestError(f"{path}: expected a console's output of at most {_MAX_DOCUMENT >> 30} GiB")
    return data.decode("utf-8", "replace")
