"""Events to CSV: a row per step and phase, a column per leaf and metric. For spreadsheets; Parquet loses nothing."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rldk_schema import METRICS, Event
from rldk_schema.fields import LEAF_GROUPS

from rldk.atomic import replacing
from rldk.io.columns import column_names
from rldk.io.joined import joined
from rldk.io.source import events_of

if TYPE_CHECKING:
    from rldk.io.source import Source

# A spreadsheet runs a cell that begins so as a formula; some take the full-width forms for the plain ones. Text that
# has an apostrophe gets another one, so that no two names become one and taking one away gives the text back.
_GUARDED = ("'", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# Below Python 3.11 an escape character that is not set is NUL, and a NUL in a text cannot be written.
_DIALECT: dict[str, Any] = {} if sys.version_info >= (3, 11) else {"escapechar": "\U0010ffff"}

# In the order of a flat Arrow table: the event's own leaves, the metrics, all other leaves.
_BEFORE = list(takewhile(lambda name: LEAF_GROUPS[name] is None, LEAF_GROUPS))
_AFTER = [name for name in LEAF_GROUPS if name not in _BEFORE]
_FLOATS = frozenset(field.name for field in fields(Event) if str(field.type).startswith("float"))


def to_csv(source: Source, dest: str | Path, *, attempts: Literal["all", "last"] = "all") -> int:
    """Writes events to a CSV file. A missing value is an empty cell, NaN is `nan`, notes are a JSON array.

    Events of one step are one row: see `joined`.
    Text that a spreadsheet would run as a formula, or that begins with an apostrophe, gets an apostrophe in front.
    Declared metrics that occur nowhere get no column.

    Args:
        source: Where `read_events` finds them, a nested Parquet or Arrow file, or events. It is read twice; an
            iterator is held in memory.
        dest: Written beside and renamed: it is whole or not there.
        attempts: As for `read_events`.

    Returns:
        Number of rows written.
    """
    events = events_of(source, attempts=attempts, twice=True)
    seen: set[str] = set()
    for event in events:
        seen.update(event.metrics)
    declared = [name for name in METRICS if name in seen]
    extra = column_names(sorted(seen - METRICS.keys()))
    names = [*declared, *extra]
    rows = 0
    with replacing(dest) as path, path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, **_DIALECT)
        writer.writerow(map(_cell, [*_BEFORE, *declared, *extra.values(), *_AFTER]))
        for event in joined(events):
            values = event.metrics
            numbers = [None if (value := values.get(name)) is None else float(value) for name in names]
            writer.writerow([*_leaves(event, _BEFORE), *numbers, *_leaves(event, _AFTER)])
            rows += 1
    return rows


def _leaves(event: Event, names: Iterable[str]) -> Iterator[Any]:
    for name in names:
        group = LEAF_GROUPS[name]
        value = getattr(event if group is None else getattr(event, group), name, None)
        yield float(value) if value is not None and name in _FLOATS else _cell(value)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False) if value else ""
    if isinstance(value, str) and value.startswith(_GUARDED):
        return f"'{value}"
    return value
