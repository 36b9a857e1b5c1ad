"""Single values in order of time as rows: one for each log call, as far as the values tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from rldk.adapters.rows import Row


class Value(NamedTuple):
    """One value of a metric, as MLflow and SwanLab keep it.

    Attributes:
        timestamp: Unix time, ms.
    """

    timestamp: float
    step: int
    key: str
    value: float


def rows_of(path: Path, values: Iterable[Value], started: int | None, *, stepped: bool) -> Iterator[Row]:
    """Rows of the values that neighbour each other with one time and step; `line` is the number of the first.

    Args:
        path: Whose rows they are.
        values: In order of time.
        started: When the run began: Unix time, ms.
        stepped: Whether steps were given.
    """
    row, call = None, None
    for number, (timestamp, step, key, value) in enumerate(values, 1):
        if row is None or call != (timestamp, step) or key in row.values:
            if row is not None:
                yield row
            call = timestamp, step
            row = Row(path, number, {"_timestamp": timestamp / 1000})
            if stepped:
                row.values["_step"] = step
            if started is not None and timestamp >= started:
                row.values["_runtime"] = (timestamp - started) / 1000
        row.values[key] = value
    if row is not None:
        yield row
