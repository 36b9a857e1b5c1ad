"""Rows of foreign logs: what each layout holds, with the place of every row, and nothing read into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


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
