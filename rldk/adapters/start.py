"""How a foreign file is laid out, told from how it begins."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from rldk.adapters.layouts.console import PRINTED, parse_printed, read_console
from rldk.adapters.layouts.json_document import is_json, read_json
from rldk.adapters.layouts.json_rows import find_rows
from rldk.adapters.layouts.jsonl import is_jsonl, read_jsonl
from rldk.adapters.layouts.tfevents import is_tfevents, read_tfevents
from rldk.adapters.rows import Refuse, Row
from rldk.log.file_names import parse_name
from rldk.log.lines import open_log
from rldk.log.segments import log_exists

_HEAD_BYTES = 1 << 16
_MOST_OBJECTS = 50
_MOST_FAILURES = 100  # each may read the whole text

Layout = Literal["tfevents", "document", "lines", "console"]


class Start:
    """The first 64 KiB of a file, read once, however many ask whose it is. Never raises.

    Args:
        path: Plain or compressed. Of what is no regular file nothing is read: a named pipe would block.

    Attributes:
        data: As it stands there; empty where it cannot be read.
        text: As text, without white space and a byte order mark in front.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = _head(path)
        self.text = self.data.decode("utf-8", "replace").lstrip("\ufeff \r\n\t")

    @cached_property
    def layout(self) -> Layout:
        """TensorBoard's, one JSON document, JSON lines, or anything else, such as a console's output."""
        if is_tfevents(self):
            return "tfevents"
        if is_json(self):
            return "document"
        return "lines" if is_jsonl(self) else "console"

    @cached_property
    def objects(self) -> list[dict[str, Any]]:
        """The first JSON objects: of lines, of a list, or of the list that an object holds."""
        return (
            []
            if self.layout in ("tfevents", "console")
            else first_objects(self.text, document=self.layout == "document")
        )

    @cached_property
    def is_event_log(self) -> bool:
        """Whether it is one of rldk's own logs: by its first line whatever its name is, else by its name."""
        try:
            first = json.loads(self.text.partition("\n")[0])
            return isinstance(first["metrics"], dict) and isinstance(first["model_info"], dict)
        except (KeyError, TypeError):  # JSON, and no event
            return False
        except (ValueError, RecursionError):  # empty, damaged, or longer than what was read
            return parse_name(self.path) is not None and _is_log(self.path)

    def printed(self, marker: str = "") -> Iterator[dict[str, Any]]:
        """The dicts that a program has printed, behind a regular expression; one that spans lines is left out."""
        for match in re.finditer(f"{marker}({PRINTED})", self.text):
            with suppress(ValueError):
                yield parse_printed(match[match.re.groups])

    def rows(self, refuse: Refuse, *, marker: str = "", wanted: str = "") -> Iterator[Row]:
        """The rows of the whole file; `marker` and `wanted` are for a console, as `read_console` takes them."""
        if self.layout == "tfevents":
            return read_tfevents(self.path, refuse)
        if self.layout == "console":
            return read_console(self.path, refuse, marker=marker, wanted=wanted)
        return (read_json if self.layout == "document" else read_jsonl)(self.path, refuse)


def _head(path: Path) -> bytes:
    try:
        if not path.is_file():
            return b""
        with open_log(path) as file:
            return file.read(_HEAD_BYTES)
    except Exception:  # noqa: BLE001  # a damaged archive may raise anything; then it is nobody's
        return b""


def _is_log(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:  # it may have been rotated or compressed just now
        return log_exists(path)


def first_objects(text: str, *, document: bool) -> list[dict[str, Any]]:
    """The first JSON objects of a text, of rows in a document those rows."""
    found: list[dict[str, Any]] = []
    decoder = json.JSONDecoder()
    at, failed = text.find("{"), 0
    while at >= 0 and len(found) < _MOST_OBJECTS and failed < _MOST_FAILURES:
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            # An object that is longer than the text: what is in it may be rows.
            at, failed = text.find("{", at + 1), failed + 1
            continue
        found.extend((rows_in(value) if document else []) or [value])
        at = text.find("{", end)
    return found[:_MOST_OBJECTS]


def rows_in(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that a document holds; none if it is a row itself."""
    found = find_rows(document)
    return [row for row in found.rows if isinstance(row, dict)] if found else []
