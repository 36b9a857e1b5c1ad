"""Rows that a program printed to a console as tables of keys and values, as AReaL does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.console_text import NUMBER, console_kind, console_lines
from rldk.adapters.rows import Refuse, Row, Skipped
from rldk.text import brief

# AReaL 1.0.4, areal/utils/stats_logger.py:138: "Epoch 1/10 Step 3/100 Train step 3/1000 done.", from 1; after it a
# table per dict of metrics (:162), in the `fancy_grid` of tabulate with 4 pairs a line (areal/utils/printing.py:21).
_STEP = re.compile(
    r"(?:Epoch (?P<epoch>\d{1,12})/\d{1,12} Step \d{1,12}/\d{1,12} )?Train step (?P<step>\d{1,15})/\d{1,15} done"
)
_RULE = re.compile(r"[\s+=|╒╤╕╞╪╡╘╧╛├┼┤┌┬┐└┴┘─═\-]{8,}\Z")
_LAST_RULE = re.compile(r"[╘└]")
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_MOST_PAIRS = 10_000  # of one table


def is_table_console(start: Beginning) -> bool:
    """Whether a file is a console's output in which mostly tables are rows."""
    return console_kind(start) == "table"


def read_table_console(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Tables of a console as rows, each with `global_step` from 0, as AReaL counts, in bounded memory.

    Tables before the first step are left out: they hold something else.

    Args:
        path: Plain or compressed.
        refuse: Gets a table whose end is missing, and lines of one that hold no pairs.
    """
    step: dict[str, Any] = {}
    table: dict[str, Any] = {}
    first, ruled, complete = 0, False, True
    for line in console_lines(path, refuse):
        text = line.text
        complete = line.complete
        if (told := _STEP.search(text)) is not None:
            step = {"global_step": max(int(told["step"]) - 1, 0)}
            if told["epoch"]:
                step["epoch"] = int(told["epoch"])
        bar = "│" if "│" in text else "|"
        if step and text.count(bar) >= 3 and len(table) < _MOST_PAIRS:
            cells = [cell.strip() for cell in text[text.index(bar) + 1 : text.rindex(bar)].split(bar)]
            if not table:
                first = line.number
            for key, value in zip(cells[::2], cells[1::2], strict=False):
                if key and _NUMBER.fullmatch(value):
                    table[key] = float(value)
                elif key and value:
                    table[key] = value
                elif key:
                    refuse(Skipped(path, line.number, f"expected a value beside {brief(key)}, found none", False))
            ruled = False
        elif table and text.strip():
            if _RULE.match(text) and not _LAST_RULE.search(text):
                ruled = True  # of an ASCII table it may be the last one
                continue
            if bar in text and not complete:
                ruled = False
                break
            yield Row(path, first, {**step, **table})
            table = {}
    if table:
        if ruled or complete:
            yield Row(path, first, {**step, **table})
        else:
            refuse(Skipped(path, first, "torn last line: the end of a table is missing", False))
