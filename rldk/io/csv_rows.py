"""The rows of a CSV file: what a batch of events is there, and how a row is taken apart again."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import lru_cache
from itertools import takewhile
from typing import Any

from rldk_schema import METRICS, Event
from rldk_schema.fields import GROUPS, LEAF_GROUPS

from rldk.io.cells import NULL, Cells, Numbers, Text, encode, placed, put_together, rows_with
from rldk.io.columns import column_names
from rldk.log.bulk.batch import EventBatch
from rldk.log.bulk.columns import Constant, Distinct

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
_NUMBERS = _FLOATS.union(
    field.name
    for kind in (fields(Event), *map(fields, GROUPS.values()))
    for field in kind
    if str(field.type).startswith("int")
)
_END = b"\r\n"
_CELL = re.compile(r'(?:^|,)("[^"]*(?:""[^"]*)*"|[^,"]*)')


def metrics_in_order(names: Iterable[str]) -> list[str]:
    """Metrics in the order of their columns: the declared ones as in the dictionary, then all others by their names."""
    names = set(names)
    return [*(name for name in METRICS if name in names), *sorted(names - METRICS.keys())]


def header(metrics: list[str]) -> bytes:
    """The first row of a file that has columns for these metrics."""
    columns = column_names(name for name in metrics if name not in METRICS)
    return b",".join(map(_text, (*BEFORE, *(columns.get(name, name) for name in metrics), *AFTER))) + _END


def rows_of(cells: Cells, metrics: list[str]) -> bytes:
    """The rows of some events, in a file that has columns for these metrics."""
    own = cells.metrics
    columns = [
        *(_leaf(cells, name) for name in BEFORE),
        *(_metric(cells, own[name], name) if name in own else b"" for name in metrics),
        *(_leaf(cells, name) for name in AFTER),
    ]
    return _END.join(put_together(columns, len(cells.batch), b",")) + _END


def _metric(cells: Cells, column: Numbers, name: str) -> Text:
    if not column.missing and not column.odd:
        return column.texts
    if len(column.missing) == len(column.texts):
        return b""
    texts = column.texts.copy()
    for row in column.missing:
        texts[row] = b""
    values = cells.batch.metrics[name].values
    for row in column.odd:
        texts[row] = _text(float(values[row]))
    return texts


def _leaf(cells: Cells, name: str) -> Text:
    column = cells.batch.leaf(name)
    different = column
    if isinstance(column, Constant):
        different = [column.value]
    elif isinstance(column, Distinct):
        different = column.values
    elif name in _NUMBERS and not isinstance(cells.batch, EventBatch):
        texts = cells.leaf(name)
        missing = rows_with(NULL, texts)
        if missing:
            texts = texts.copy()
            for row in missing:
                texts[row] = b""
        return texts
    if name in _FLOATS:
        different = [None if value is None else float(value) for value in different]
    texts = list(map(_text, different))
    if isinstance(column, Constant):
        return texts[0]
    return placed(texts, column) if isinstance(column, Distinct) else texts


def _text(value: Any) -> bytes:
    """A cell as it stands in the file."""
    if value is None:
        return b""
    if isinstance(value, str):
        return _quoted(value)
    if type(value) is int:
        return b"%d" % value
    if isinstance(value, float):
        return encode(value) if math.isfinite(value) else repr(float(value)).encode()
    if isinstance(value, list):  # not kept: it may be long
        return _quoted.__wrapped__(json.dumps(value, ensure_ascii=False) if value else "")
    return _quoted.__wrapped__(str(value))


@lru_cache(256)
def _quoted(text: str) -> bytes:
    """A text as a cell, so that no spreadsheet runs it."""
    file = io.StringIO(newline="")
    # An empty text that stands alone would get quotes.
    csv.writer(file, **_DIALECT).writerow([f"'{text}" if text.startswith(_GUARDED) else text, ""])
    return file.getvalue().removesuffix(",\r\n").encode()


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
