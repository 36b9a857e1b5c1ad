"""Some rows of a batch, and the cells of a column in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from math import isfinite
from operator import itemgetter
from typing import Any

from rldk_schema import Event

from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import ABSENT, Column, Constant

Series = dict[str, Sequence[int]]
"""Rows by what their metrics belong to, each ascending."""


def series_of(event: Event) -> str:
    """What the metrics of an event belong to: its phase, and of an evaluation the set after a slash."""
    return series_name(event.model_info.phase, event.data_slice.dataset_name)


def series_name(phase: str, dataset_name: str | None) -> str:
    """The name of a series: `train`, `eval/held-out`."""
    return f"{phase}/{dataset_name}" if phase in ("eval", "test") and dataset_name is not None else phase


def phase_rows(batch: Batch) -> Series:
    """The rows of each phase, in the order in which the phases first appear."""
    found: dict[str, list[Sequence[int]]] = {}
    for info, rows in batch.group("model_info").rows_of():
        found.setdefault(info.phase, []).append(rows)
    return _together(found)


def series_rows(batch: Batch) -> Series:
    """The rows of each series, in the order in which the series first appear."""
    found: dict[str, list[Sequence[int]]] = {}
    for phase, rows in phase_rows(batch).items():
        if phase not in ("eval", "test"):
            found[phase] = [rows]
            continue
        sets = batch.leaf("dataset_name")
        for row in rows:
            found.setdefault(series_name(phase, sets[row]), []).append((row,))
    return _together(found)


def _together(parts: Mapping[str, Sequence[Sequence[int]]]) -> Series:
    merged = {name: own[0] if len(own) == 1 else sorted(chain(*own)) for name, own in parts.items()}
    return dict(sorted(merged.items(), key=lambda item: item[1][0]))


def taker(rows: Sequence[int], of: int) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """What takes the cells of some rows out of any column of a batch.

    Args:
        rows: At least one, ascending.
        of: How many rows the batch has.
    """
    if len(rows) == of:
        return lambda column: column
    if len(rows) == 1:
        (row,) = rows
        return lambda column: (column[row],)
    return itemgetter(*rows)


def numbers_in(column: Column, take: Callable[[Sequence[Any]], Sequence[Any]]) -> tuple[Sequence[float], bool]:
    """The numbers of some rows of a metric, in order, and whether all of them are finite.

    Args:
        column: The metric.
        take: From `taker`.
    """
    if column.full:
        return take(column.values), True
    found = [value for value in take(column.values) if value is not None and value is not ABSENT]
    return found, all(map(isfinite, found))


def first_row(column: Column, rows: Sequence[int]) -> int | None:
    """The first of some rows that has a number in a column; None if none has."""
    if column.full:
        return rows[0]
    values = column.values
    return next((row for row in rows if (value := values[row]) is not None and value is not ABSENT), None)


def first_rows(column: Sequence[Any], rows: Sequence[int]) -> Iterable[tuple[Any, int]]:
    """The different cells of some rows, each with the first row that has it."""
    if isinstance(column, Constant):
        return [(column.value, rows[0])] if rows else []
    found: dict[Any, int] = {}
    for row in rows:
        found.setdefault(column[row], row)
    return found.items()


def rows_with_new(
    batch: Batch, series: Series, is_new: Callable[[str, str], bool]
) -> Mapping[int, tuple[str, list[str]]]:
    """The rows in which a metric has its first number, each with its series and such metrics, in the event's order.

    Args:
        batch: Some events.
        series: Rows by series; those of no series are left out.
        is_new: Says of a series and a metric whether its first number is wanted.
    """
    found: dict[int, tuple[str, set[str]]] = {}
    for name, rows in series.items():
        for metric, column in batch.metrics.items():
            if is_new(name, metric) and (row := first_row(column, rows)) is not None:
                found.setdefault(row, (name, set()))[1].add(metric)
    out = {}
    for row in sorted(found):
        name, metrics = found[row]
        out[row] = (name, [metric for metric in batch.event(row).metrics if metric in metrics])
    return out
