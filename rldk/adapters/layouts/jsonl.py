"""Rows of JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.json_document import is_json, row_decoder
from rldk.adapters.rows import Refuse, Row, Skipped
from rldk.log.lines import iter_lines, open_log
from rldk.text import brief

_MAX_LINE = 16 * 2**20  # bytes; what a row is made of takes tens of times that


def is_jsonl(start: Beginning) -> bool:
    """Whether a file begins with a JSON object, and is not one JSON document."""
    return start.text.startswith("{") and not start.text.startswith("{'") and not is_json(start)


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
                value = row_decoder.decode(line.data.decode("utf-8-sig"))
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
