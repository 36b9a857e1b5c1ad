"""The rows of a CSV file: what a batch of events is there, and how a row is taken apart again."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import takewhile
from typing import Any

from rldk_schema import METRICS, Event
from rldk_schema.fields import LEAF_GROUPS

from rldk.io.columns import column_names
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import ABSENT, Constant, Distinct

# A spreadsheet runs a cell that begins so as a formula; some take the full-width forms for the plain ones. Text that
# has an apostrophe gets another one, so that no two names become one and taking one away gives the text back.
_GUARDED = ("'", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# Below Python 3.11 an escape character that is not set is NUL, and a NUL in a text cannot be written.
_DIALECT: dict[str, Any] = {} if sys.version_info >= (3, 11) else {"escapechar": "\U0010ffff"}

BEFORE = list(takewhile(lambda name: LEAF_GROUPS[name] is None, LEAF_GROUPS))
"""The leaves that come before the metrics, as in a flat Arrow table: the event's own."""

AFTER = [name for name in LEAF_GROUPS if name not in BEFORE]
"""Those that come after them."""

_FLOATS = frozenset(field.name for field in fields(Event) if str(field.type).startswith("float"))
_CELL = re.compile(r'(?:^|,)("[^"]*(?:""[^"]*)*"|[^,"]*)')


def metrics_in_order(names: Iterable[str]) -> list[str]:
    """Metrics in the order of their columns: the declared ones as in the dictionary, then all others by their names."""
    names = set(names)
    return [*(name for name in METRICS if name in names), *sorted(names - METRICS.keys())]


def header(metrics: list[str]) -> bytes:
    """The first row of a file that has columns for these metrics."""
    columns = column_names(name for name in metrics if name not in METRICS)
    return written([[cell_of(name)] for name in (*BEFORE, *(columns.get(name, name) for name in metrics), *AFTER)])


def rows_of(batch: Batch, metrics: list[str]) -> bytes:
    """The rows of some events, in a file that has columns for these metrics."""
    own = batch.metrics
    numbers = [_numbers(own[name].values) if name in own else Constant("", len(batch)) for name in metrics]
    return written([*(_leaf(batch, name) for name in BEFORE), *numbers, *(_leaf(batch, name) for name in AFTER)])


def _numbers(values: Sequence[Any]) -> list[float | None]:
    return [None if value is None or value is ABSENT else float(value) for value in values]


def _leaf(batch: Batch, name: str) -> Sequence[Any]:
    column = batch.leaf(name)
    if name in _FLOATS:
        return [None if value is None else float(value) for value in column]
    if isinstance(column, Constant):
        return Constant(cell_of(column.value), len(column))
    if isinstance(column, Distinct):
        return Distinct(list(map(cell_of, column.values)), column.places, len(column))
    return list(map(cell_of, column))


def cell_of(value: Any) -> Any:
    """What is written for a value: text so that no spreadsheet runs it, lists as JSON."""
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False) if value else ""
    if isinstance(value, str) and value.startswith(_GUARDED):
        return f"'{value}"
    return value


def written(columns: Sequence[Sequence[Any]]) -> bytes:
    """Rows whose cells are in columns, as they stand in the file."""
    file = io.StringIO(newline="")
    csv.writer(file, **_DIALECT).writerows(zip(*columns, strict=True))
    return file.getvalue().encode()


def taken_apart(lines: Iterable[str]) -> Iterator[list[str]]:
    """Rows of a file as cells, each as it stands there: with its quotes."""
    row = ""
    for line in lines:
        row += line
        if '"' not in row:
            yield row.removesuffix("\r\n").split(",")
        elif row.count('"') % 2:  # a cell goes on in the next line
            continue
        else:
            yield _CELL.findall(row.removesuffix("\r\n"))
        row = ""
