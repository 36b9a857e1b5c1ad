"""MLflow's database: runs of all experiments, with a table of single values."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.metric_calls import Value, rows_of
from rldk.adapters.layouts.sqlite_db import columns, fault_of, has_table, open_database
from rldk.adapters.rows import Refuse, Row, RunFacts, Skipped

STATES: dict[str, Literal["finished", "failed", "interrupted", "running"]] = {
    "FINISHED": "finished",
    "FAILED": "failed",
    "KILLED": "interrupted",
    "RUNNING": "running",
}
"""What MLflow calls how a run ended."""

SYSTEM = "system/"
"""What the names of MLflow's own measurements begin with. Their steps are counts of measurements."""

_METRICS = {"key", "value", "timestamp", "run_uuid", "step", "is_nan"}
_INFINITE = 1.7976931348623157e308  # what stands there for an infinite value


def is_mlflow(start: Beginning) -> bool:
    """Whether a file is a database of MLflow's, by its tables."""
    return has_table(start, "metrics", _METRICS)


def runs_mlflow(path: Path) -> list[str]:
    """Ids of the runs that are not deleted, in the order in which they began; none where it cannot be read."""
    try:
        with open_database(path) as database:
            query = "select run_uuid from runs where lifecycle_stage is not 'deleted' order by start_time, rowid"
            return [str(run) for (run,) in database.execute(query)]
    except (OSError, sqlite3.Error):
        return []


def read_mlflow(path: Path, refuse: Refuse, run: str | None = None) -> Iterator[Row]:
    """Rows of a run, one for each log call as far as its times tell, with `_step`, `_timestamp` and `_runtime`.

    Where no step was ever given, MLflow has 0, and here is no `_step`. MLflow's own measurements are left out:
    `facts_mlflow` counts them.

    Args:
        path: It may be growing; it is not written to.
        refuse: Gets a database that cannot be read.
        run: None for the first.
    """
    number = 0
    try:
        with open_database(path) as database:
            if not columns(database, "metrics") >= _METRICS:
                raise sqlite3.DatabaseError("expected MLflow's table of metrics, found none")
            run = run if run is not None else next(iter(runs_mlflow(path)), None)
            begun = database.execute("select start_time from runs where run_uuid = ?", (run,)).fetchone()
            stepped = _is_stepped(database, run)
            for row in rows_of(path, _values(database, run), begun[0] if begun else None, stepped=stepped):
                number = row.line
                yield row
    except (OSError, sqlite3.Error) as error:
        refuse(Skipped(path, number + 1, fault_of(error)))


def _is_stepped(database: sqlite3.Connection, run: str | None) -> bool:
    """Whether a step was ever given: not if all are 0 although a metric has several values."""
    own = "from metrics where run_uuid = ? and key not glob 'system/*'"
    (steps,) = database.execute(f"select count(*) {own} and step <> 0", (run,)).fetchone()
    return bool(steps) or not database.execute(f"select 1 {own} group by key having count(*) > 1", (run,)).fetchone()


def _values(database: sqlite3.Connection, run: str | None) -> Iterator[Value]:
    query = """select timestamp, step, key, value, is_nan from metrics
        where run_uuid = ? and key not glob 'system/*' order by timestamp, rowid"""
    for timestamp, step, key, value, is_nan in database.execute(query, (run,)):
        if is_nan:
            value = math.nan  # noqa: PLW2901
        elif isinstance(value, float) and abs(value) >= _INFINITE:
            value = math.copysign(math.inf, value)  # noqa: PLW2901
        if not isinstance(timestamp, int) or not isinstance(step, int):
            raise sqlite3.DataError(
                f"expected integers as time and step of a {key!r}, found {timestamp!r} and {step!r}"
            )
        yield Value(timestamp, step, key, value)


def facts_mlflow(path: Path, run: str | None = None) -> RunFacts:
    """What the database tells of a run. Never raises.

    Parameters are text, as Python prints them. `about` has `run_id`, `experiment`, `tags` and, under `left_out`, how
    many of MLflow's own measurements stand in no row.
    """
    name = state = None
    config: dict[str, Any] = {}
    about: dict[str, Any] = {}
    with suppress(OSError, sqlite3.Error, TypeError), open_database(path) as database:
        run = run if run is not None else next(iter(runs_mlflow(path)), None)
        query = "select name, status, experiment_id from runs where run_uuid = ?"
        name, status, experiment = database.execute(query, (run,)).fetchone()
        state = STATES.get(status)
        about["run_id"] = run
        for (found,) in database.execute("select name from experiments where experiment_id = ?", (experiment,)):
            about["experiment"] = found
        config = dict(database.execute("select key, value from params where run_uuid = ?", (run,)))
        about["tags"] = dict(database.execute("select key, value from tags where run_uuid = ?", (run,)))
        name = name or about["tags"].get("mlflow.runName")
        measured = "select key, count(*) from metrics where run_uuid = ? and key glob 'system/*' group by key"
        left_out = dict(database.execute(measured, (run,)))
        about.update({"left_out": left_out} if left_out else {})
    return RunFacts(name=name, config=config, state=state, about=about)
