"""Numbers and JSON rows of samples."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.jsonl import read_jsonl
from rldk.adapters.rows import Refuse, Row, Skipped


def first_row(start: Beginning) -> dict[str, Any]:
    """The first JSON line of a file; empty if there is none, or it is longer than what is looked at."""
    with suppress(ValueError, RecursionError):
        row = json.loads(start.text.partition("\n")[0])
        if isinstance(row, dict):
            return row
    return {}


def read_rows(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of JSON lines; of one that is none its place is told, and nothing that stands in it."""

    def quietly(skipped: Skipped) -> None:
        what = "torn last line" if not skipped.fatal else "expected a JSON object of a sample, found none"
        refuse(Skipped(skipped.path, skipped.line, what, skipped.fatal))

    return read_jsonl(path, quietly)


def number_in(value: Any) -> float | None:
    """A reward as a number; a boolean, as of a check that passed, is 0 or 1. None for anything else."""
    with suppress(OverflowError):
        return float(value) if isinstance(value, (int, float)) else None
    return None


def numbers_in(row: Mapping[str, Any], but: frozenset[str]) -> dict[str, float | None]:
    """All numbers of a row under other keys than those of `but`."""
    return {key: number_in(value) for key, value in row.items() if key not in but and number_in(value) is not None}
