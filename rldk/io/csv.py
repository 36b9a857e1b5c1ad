"""Events to CSV: one row per event, one column per leaf and metric. For spreadsheets; Parquet loses nothing."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rldk_schema import METRICS

from rldk.io.arrow import flat_schema, iter_batches
from rldk.io.files import replacing
from rldk.io.source import events_of

if TYPE_CHECKING:
    from rldk.io.source import Source

# A spreadsheet runs a cell that begins so as a formula; some take the full-width forms for the plain ones. Text that
# has an apostrophe gets another one, so that no two names become one and taking one away gives the text back.
_GUARDED = ("'", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(source: Source, dest: str | Path, *, attempts: Literal["all", "last"] = "all") -> int:
    """Writes events to a CSV file. A missing value is an empty cell, NaN is `nan`, notes are a JSON array.

    Text that a spreadsheet would run as a formula, or that begins with an apostrophe, gets an apostrophe in front.
    Declared metrics that occur nowhere get no column.

    Args:
        source: Where `read_events` finds them, a nested Parquet or Arrow file, or events. It is read twice; an
            iterator is held in memory.
        dest: Written beside and renamed: it is whole or not there.
        attempts: As for `read_events`.

    Returns:
        Number of events written.
    """
    events = events_of(source, attempts=attempts, twice=True)
    seen: set[str] = set()
    for event in events:
        seen.update(event.metrics)
    schema = flat_schema(sorted(seen - METRICS.keys()), declared=seen)
    rows = 0
    with replacing(dest) as path, path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(map(_cell, schema.names))
        for batch in iter_batches(events, schema):
            columns = [column.to_pylist() for column in batch.columns]
            writer.writerows([_cell(value) for value in row] for row in zip(*columns, strict=True))
            rows += batch.num_rows
    return rows


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False) if value else ""
    if isinstance(value, str) and value.startswith(_GUARDED):
        return f"'{value}"
    return value
