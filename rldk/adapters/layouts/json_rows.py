"""Where the rows of a JSON document stand: in a list, under some key, under the number of their step, in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rldk.text import brief

LISTS = ("log_history", "steps", "training_history", "history", "logs")
"""Keys under which a document's rows may stand, whatever else is in it."""

_DEEPEST = 3  # objects within each other
_MOST_OBJECTS = 10_000  # of a document that are looked into
_LOOKED_AT = 50  # rows of a list
_FEWEST_ROWS = 2  # in a column, or under numbers
_FEWEST_COLUMNS = 2  # of one length; a single list of numbers may be the ids of tokens, or an optimizer's betas
_MEASURED = re.compile(r"loss|reward|return|accuracy|kl|entropy", re.I)
_EVALUATION = re.compile(r"(?:\A|_)(?:eval|evals|evaluation|evaluations|val|valid|validation|test)(?:_|\Z)", re.I)
_STEPS = frozenset({"step", "global_step", "_step", "iteration", "current_steps"})
# A column is called by what it has many of.
_SINGULAR = {"steps": "step", "epochs": "epoch", "iterations": "iteration", "iters": "iteration", "episodes": "episode"}


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a document.

    Attributes:
        rows: Objects, and whatever else stands between them.
        left: Other lists of rows, and columns of another length than the rows': name to length. They are not read.
        evaluations: Rows of a list beside it that is called one of evaluations.
        key: Where they stand; empty where they are the document itself.
        listed: Whether they are a list of objects, as rows of a log are; columns and numbers may be anything's.
    """

    rows: list[Any]
    left: dict[str, int]
    key: str = ""
    listed: bool = True
    evaluations: list[Any] = field(default_factory=list)


def find_rows(document: Any) -> Found | None:
    """The rows of a document; None if it has none."""
    if isinstance(document, list):
        return Found(document, {}) if any(isinstance(row, dict) for row in document[:_LOOKED_AT]) else None
    if not isinstance(document, dict):
        return None
    for name in LISTS:
        if isinstance(document.get(name), list) and (not document[name] or _are_rows(document[name])):
            return Found(document[name], {}, name)
    if any(_is_number(document.get(key)) for key in _STEPS):
        return None  # a row itself: its lists are of samples
    lists = {key: value for key, value in _inner(document) if isinstance(value, list) and _are_rows(value)}
    if lists:
        evaluations = [key for key in lists if _EVALUATION.search(key.rpartition(".")[2])]
        others = [key for key in lists if key not in evaluations]
        longest = max(others or lists, key=lambda key: len(lists[key]))
        beside = [row for key in evaluations if key != longest for row in lists[key]]
        left = {key: len(value) for key, value in lists.items() if key != longest and key not in evaluations}
        return Found(lists[longest], left, longest, evaluations=beside)
    for key, value in [("", document), *_inner(document)]:
        if isinstance(value, dict):
            found = _numbered(value, key) or _table(value, key) or _columns(value, key)
            if found is not None:
                return found
    return None


def _inner(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yields what stands in a document, those nearer to its top first."""
    level = [("", document)]
    seen = 0
    for _ in range(_DEEPEST):
        below: list[tuple[str, dict[str, Any]]] = []
        for prefix, holder in level:
            for key, value in holder.items():
                seen += 1
                if seen > _MOST_OBJECTS:
                    return
                yield f"{prefix}{key}", value
                if isinstance(value, dict):
                    below.append((f"{prefix}{key}.", value))
        level = below


def _are_rows(values: list[Any]) -> bool:
    """Whether there are objects that share a key with a number."""
    rows = [value for value in values[:_LOOKED_AT] if isinstance(value, dict)]
    if not rows or 2 * len(rows) < len(values[:_LOOKED_AT]):
        return False
    counts: dict[str, int] = {}
    for row in rows:
        for key, value in row.items():
            if _is_number(value) or isinstance(value, dict):
                counts[key] = counts.get(key, 0) + 1
    return any(2 * count >= len(rows) for count in counts.values())


def _numbered(document: dict[str, Any], key: str) -> Found | None:
    """Rows that stand under the number of their step."""
    if len(document) < _FEWEST_ROWS or not all(
        name.isdecimal() and len(name) <= 16 and isinstance(row, dict) for name, row in document.items()
    ):
        return None
    return Found([{"_step": int(name), **row} for name, row in document.items()], {}, key, listed=False)


def _table(document: dict[str, Any], key: str) -> Found | None:
    """Rows as pandas writes a table: columns with a value under the number of each row, or rows apart from columns."""
    names, rows = document.get("columns"), document.get("data")
    if isinstance(names, list) and isinstance(rows, list) and all(isinstance(name, str) for name in names):
        if rows and all(isinstance(row, list) and len(row) == len(names) for row in rows):
            return Found([dict(zip(names, row, strict=True)) for row in rows], {}, key, listed=False)
        return None
    columns = {
        name: cells for name, cells in document.items() if isinstance(cells, dict) and len(cells) >= _FEWEST_ROWS
    }
    if len(columns) < _FEWEST_COLUMNS or not all(_are_cells(cells) for cells in columns.values()):
        return None
    numbers = max(columns.values(), key=len)
    found = [{"_step": int(n), **{name: c[n] for name, c in columns.items() if n in c}} for n in numbers]
    return Found(found, {}, key, listed=False)


def _are_cells(cells: dict[str, Any]) -> bool:
    return all(n.isdecimal() and len(n) <= 16 and not isinstance(value, (dict, list)) for n, value in cells.items())


def _columns(document: dict[str, Any], key: str) -> Found | None:
    """Rows of which a column each stands in a list."""
    columns = {name: values for name, values in document.items() if _is_column(values)}
    if not columns:
        return None
    length = max(map(len, columns.values()))
    whole = {_SINGULAR.get(name, name): values for name, values in columns.items() if len(values) == length}
    if len(whole) < _FEWEST_COLUMNS and not any(_MEASURED.search(name) for name in whole):
        return None
    rows = [dict(zip(whole, cells, strict=True)) for cells in zip(*whole.values(), strict=True)]
    left = {name: len(values) for name, values in columns.items() if len(values) != length}
    return Found(rows, left, key, listed=False)


def _is_column(values: Any) -> bool:
    return (
        isinstance(values, list)
        and len(values) >= _FEWEST_ROWS
        and all(value is None or _is_number(value) for value in values)
        and any(map(_is_number, values))
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def describe(document: Any) -> str:
    """What a document without rows has instead."""
    if isinstance(document, dict):
        return f"the keys {', '.join(map(brief, list(document)[:10]))}" if document else "an empty object"
    return "a list without an object" if isinstance(document, list) else brief(document)
