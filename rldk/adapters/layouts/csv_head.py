"""The header of a CSV file: what separates its cells, and which of the known tables its columns make."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rldk.adapters.row_values import is_number

Shape = Literal["wide", "long", "panel", "scalar"]

_DELIMITERS = (",", "\t", ";")
_LONGEST_HEAD = 2**16  # bytes
_LONGEST_NAME = 512
_MOST_LINES = 20  # of data that are looked at

# A long table has a metric's value per line; the columns that say of what, in the words of those who write such.
_LONG = {
    "name": ("metric", "metric_name", "key", "name", "tag"),
    "value": ("value", "metric_value"),
    "step": ("step", "global_step", "iteration", "epoch"),
    "run": ("run", "run_id", "run_name", "run_uuid", "experiment"),
    "time": ("timestamp", "wall_time", "wall time", "time"),
}
_OF_LONG = frozenset({*(word for words in _LONG.values() for word in words), "", "id", "index", "is_nan"})
_SCALAR = ["wall time", "step", "value"]  # what TensorBoard's page gives to download, a file per tag


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines of a CSV file tell.

    Attributes:
        delimiter: Between two cells.
        columns: Their names. One without a name is called by its place; the first one, as pandas writes its index,
            counts the rows: `_step`.
        shape: A column per metric (wide), a line per value of a metric (long), wandb's export of a panel, with
            columns `run - metric`, or the one tag that TensorBoard's page gives to download (scalar).
    """

    delimiter: str
    columns: tuple[str, ...]
    shape: Shape

    def column(self, role: str) -> int | None:
        """Place of the column of a long table that holds its name, value, step, run or time; None without one."""
        lowered = [name.lower() for name in self.columns]
        return next((lowered.index(word) for word in _LONG[role] if word in lowered), None)


def head_of(data: bytes) -> Head | None:
    """The head of a file that begins so; None if it is not a table of numbers under a header.

    Args:
        data: Its start; a last line that is cut off is not looked at.
    """
    text = data[:_LONGEST_HEAD].decode("utf-8-sig", "replace")
    if text.startswith(("{", "[")):
        return None
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if len(lines) > 2 and not text.endswith(("\n", "\r")):
        lines.pop()
    for delimiter in sorted(_DELIMITERS, key=lines[0].count, reverse=True) if lines else ():
        names = _cells(lines[0], delimiter)
        if len(names) < 2 or not _are_names(names):
            continue
        rows = [_cells(line, delimiter) for line in lines[1 : 1 + _MOST_LINES]]
        if delimiter == ";":
            rows = [[cell.replace(",", ".", 1) for cell in row] for row in rows]
        if any(len(row) == len(names) and any(map(is_number, row)) for row in rows):
            return Head(delimiter, named(names), _shape(names, rows))
    return None


def named(names: Sequence[str]) -> tuple[str, ...]:
    """Names of columns, those without one called by their place."""
    index = "column 1" if "_step" in names else "_step"
    return tuple(name or (f"column {place}" if place > 1 else index) for place, name in enumerate(names, 1))


def split_panel(name: str) -> tuple[str, str] | None:
    """`my-run - train/loss` -> (`my-run`, `train/loss`); None for a column that is of no run."""
    run, dash, metric = name.rpartition(" - ")
    return (run, metric) if dash and run and metric else None


def _are_names(names: list[str]) -> bool:
    numbers = sum(map(is_number, names))
    return numbers == 0 and any(names) and all(len(name) <= _LONGEST_NAME for name in names)


def _shape(names: list[str], rows: list[list[str]]) -> Shape:
    lowered = [name.lower() for name in names]
    if lowered == _SCALAR:
        return "scalar"
    if all(map(split_panel, names[1:])) and not split_panel(names[0]):
        return "panel"
    if any(word in lowered for word in _LONG["name"]) and any(word in lowered for word in _LONG["value"]):
        # What else has numbers is a metric of its own, which a line per value has no place for.
        others = [at for at, name in enumerate(lowered) if name not in _OF_LONG]
        if not any(is_number(row[at]) for row in rows if len(row) == len(names) for at in others):
            return "long"
    return "wide"


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter, skipinitialspace=True))]
    except (csv.Error, StopIteration):
        return []
