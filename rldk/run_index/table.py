"""Runs side by side: which, in which order, and with which figures."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

_COLUMNS = {"name": "run_id", "first_step": "first_step", "step": "last_step", "last": "last_event", "events": "events"}
_SIGNS = {"<": "<", "<=": "<=", ">": ">", ">=": ">=", "=": "=", "!=": "<>"}
_FIGURES = {"last": "last", "first": "first", "min": "low", "max": "high"}

Figure = Literal["last", "first", "min", "max"]


@dataclass(frozen=True, slots=True)
class Key:
    """What runs are sorted or chosen by.

    Attributes:
        name: `name`, `step`, `first_step`, `last` (the latest event), `events`; a metric; a configuration's key.
        of: What it is: a column of the run, a figure of a metric, or a value of the configuration.
    """

    name: str
    of: Literal["run", "config"] | Figure = "run"

    def sql(self, alias: str) -> tuple[str, str, list[Any]]:
        """(an expression, the join that it needs, the values of that).

        Raises:
            ValueError: There is no such column.
        """
        if self.of == "run":
            if self.name not in _COLUMNS:
                raise ValueError(f"expected one of {', '.join(_COLUMNS)}, found {self.name!r:.100}")
            return f"run.{_COLUMNS[self.name]}", "", []
        if self.of == "config":
            join = f"LEFT JOIN config {alias} ON {alias}.run = run.id AND {alias}.key = ?"
            return f"coalesce({alias}.number, {alias}.value)", join, [self.name]
        join = f"LEFT JOIN metric {alias} ON {alias}.run = run.id AND {alias}.name = ?"
        return f"{alias}.{_FIGURES[self.of]}", join, [self.name]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition, which does not hold where there is no such value.

    Attributes:
        key: What is compared.
        sign: One of `<`, `<=`, `>`, `>=`, `=`, `!=`.
        value: With what; a text of the configuration as JSON has it.
    """

    key: Key
    sign: str
    value: float | str


@dataclass(frozen=True, slots=True)
class View:
    """Which runs are shown, and what of them.

    Attributes:
        metrics: Metrics whose last values are shown.
        sort: What they are sorted by; those without it come last, and runs that are equal by their names.
        descending: Whether the greatest comes first.
        where: What has to hold for all of them.
        limit: How many at most.
        offset: How many of them are passed over.
    """

    metrics: tuple[str, ...] = ()
    sort: Key = Key("last")
    descending: bool = True
    where: tuple[Condition, ...] = ()
    limit: int = 100
    offset: int = 0

    def query(self) -> tuple[str, list[Any]]:
        """The SQL, in which no text of anybody else stands, and its values.

        Raises:
            ValueError: There is no such column, or no such sign.
        """
        joins: list[str] = []
        values: list[Any] = []
        shown = list(self._joined([Key(name, "last") for name in self.metrics], "m", joins, values))
        (order,) = self._joined([self.sort], "s", joins, values)
        held = list(self._joined([condition.key for condition in self.where], "w", joins, values))
        tests = []
        for condition, expression in zip(self.where, held, strict=True):
            if condition.sign not in _SIGNS:
                raise ValueError(f"expected one of {' '.join(_SIGNS)}, found {condition.sign!r:.20}")
            tests.append(f"{expression} {_SIGNS[condition.sign]} ?")
            values.append(condition.value)
        counts = [f"m{place}.count" for place in range(len(self.metrics))]
        columns = ["run.name", "run.run_id", "run.first_step", "run.last_step", "run.last_event", *shown, *counts]
        down = "DESC" if self.descending else "ASC"
        text = f"SELECT {', '.join(columns)} FROM run {' '.join(joins)}"  # noqa: S608  # of our own words
        text += f" WHERE {' AND '.join(tests)}" if tests else ""
        return f"{text} ORDER BY {order} IS NULL, {order} {down}, run.name LIMIT ? OFFSET ?", [
            *values,
            self.limit,
            self.offset,
        ]

    @staticmethod
    def _joined(keys: Sequence[Key], alias: str, joins: list[str], values: list[Any]) -> Iterator[str]:
        for place, key in enumerate(keys):
            expression, join, own = key.sql(f"{alias}{place}")
            if join:
                joins.append(join)
            values += own
            yield expression


@dataclass(frozen=True, slots=True)
class Row:
    """A run in a table.

    Attributes:
        path: Its log, from the folder of the index on.
        run_id: Its name.
        first_step: Its lowest train step; None without any.
        last_step: Its highest train step.
        last_event: When its latest event was written, Unix time, s.
        metrics: Name to the last value, which may be NaN; without those that it has not.
    """

    path: str
    run_id: str
    first_step: int | None
    last_step: int | None
    last_event: float | None
    metrics: dict[str, float]

    @classmethod
    def of(cls, row: Sequence[Any], metrics: Sequence[str]) -> Row:
        """The row that `View.query` finds."""
        path, run_id, first, last, event, *figures = row
        values, counts = figures[: len(metrics)], figures[len(metrics) :]
        found = {
            name: math.nan if value is None else value
            for name, value, count in zip(metrics, values, counts, strict=True)
            if count is not None
        }
        return cls(os.fsdecode(path), run_id, first, last, event, found)
