"""Rows that a program printed to a console as JSON objects after other text, such as ROLL's `metrics_tag: {...}`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.console_text import COUNTER, console_kind, console_lines
from rldk.adapters.layouts.json_document import row_decoder
from rldk.adapters.row_values import is_number
from rldk.adapters.rows import Refuse, Row, Skipped

_SHAPES = 64  # of rows, by their first key
_BEFORE = 64  # characters before a row that may tell its step
_STEP = re.compile(rf"(?<![\w/])(?:{COUNTER}|step|iteration|iter)[ :=]{{1,2}}(\d{{1,16}})(?!\d)")

# What counts steps within a row: `step`, `train/global_step`, `iter`, but not `step_time` or `criteria`.
_COUNTER = re.compile(r"(?:\A|[/_ ])(?:steps?|iter(?:ation)?s?)\Z", re.IGNORECASE)


def is_json_console(start: Beginning) -> bool:
    """Whether a file is a console's output in which mostly JSON objects within lines are rows."""
    return console_kind(start) == "json"


def read_json_console(path: Path, refuse: Refuse) -> Iterator[Row]:
    """The JSON objects of a console's lines that hold numbers, one a line at most, in bounded memory.

    A step that stands before one without a counter of its own, as in `Step 3: {...}`, goes into the row.

    Args:
        path: Plain or compressed.
        refuse: Gets objects that cannot be read, of those that begin like a row before them.
    """
    begun: set[str] = set()
    for line in console_lines(path, refuse):
        at = line.text.find('{"')
        if at < 0:
            continue
        first = line.text[at : at + 200].partition('":')[0]
        try:
            value, _ = row_decoder.raw_decode(line.text, at)
        except json.JSONDecodeError as error:
            if first in begun:
                what = "torn last line" if not line.complete else "not JSON"
                refuse(Skipped(path, line.number, f"column {error.colno}: {what}: {error.msg}", line.complete))
        except (ValueError, RecursionError) as error:
            if first in begun:
                refuse(Skipped(path, line.number, f"not JSON: {error}"))
        else:
            if isinstance(value, dict) and _holds_number(value):
                if len(begun) < _SHAPES:
                    begun.add(first)
                yield Row(path, line.number, _with_step(value, line.text[max(at - _BEFORE, 0) : at]))


def _holds_number(value: dict[str, Any]) -> bool:
    inner = [*value.values(), *(v for part in value.values() if isinstance(part, dict) for v in part.values())]
    return any(map(is_number, inner))


def _with_step(value: dict[str, Any], before: str) -> dict[str, Any]:
    told = _STEP.search(before)
    return value if told is None or any(map(_COUNTER.search, value)) else {"step": int(told[1]), **value}
