"""trackio's database of a project: one table of rows, whose values are JSON."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.sqlite_db import columns, fault_of, has_table, open_database
from rldk.adapters.rows import Refuse, Row, RunFacts, Skipped
from rldk.text import brief

_WORDS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}
_MOST_ALERTS = 1000


def is_trackio(start: Beginning) -> bool:
    """Whether a file is a database of trackio's, by its tables."""
    return has_table(start, "metrics", {"timestamp", "run_name", "step", "metrics"})


def runs_trackio(path: Path) -> list[str]:
    """Ids of the runs, in the order in which they were begun; none where the database cannot be read."""
    try:
        with open_database(path) as database:
            key = _key(database)
            found = database.execute(f"select {key} from metrics group by {key} order by min(rowid)")  # noqa: S608
            return [str(run) for (run,) in found]
    except (OSError, sqlite3.Error):
        return []


def read_trackio(path: Path, refuse: Refuse, run: str | None = None) -> Iterator[Row]:
    """Rows of a run, or of all, in the order in which trackio got them, with its `_step` and `_timestamp`.

    Many rows may have one step: each is a log call. Tables and other media are no values: `facts_trackio` counts them.
    The `_timestamp` may be that of the batch in which trackio sent a row.

    Args:
        path: It may be growing; it is not written to.
        refuse: Gets a database that cannot be read, and rows whose values are no JSON object.
        run: None for all.
    """
    number = 0
    try:
        with open_database(path) as database:
            key = _key(database)
            where, values = ("", ()) if run is None else (f"where {key} = ?", (run,))
            query = f"select timestamp, step, metrics from metrics {where} order by rowid"  # noqa: S608
            for timestamp, step, metrics in database.execute(query, values):
                number += 1
                try:
                    found = json.loads(metrics)
                    if not isinstance(found, dict):
                        raise ValueError(f"expected an object, found {brief(found)}")
                except (TypeError, ValueError, RecursionError) as error:
                    refuse(Skipped(path, number, f"row {number}: metrics: expected a JSON object: {error}"))
                    continue
                row = {key: _value(value) for key, value in found.items() if not _is_medium(value)}
                row["_step"] = step
                with suppress(TypeError, ValueError, OverflowError):
                    row["_timestamp"] = _unix_time(timestamp)
                yield Row(path, number, row)
    except (OSError, sqlite3.Error) as error:
        refuse(Skipped(path, number + 1, fault_of(error)))


def facts_trackio(path: Path, run: str | None = None) -> RunFacts:
    """What the database tells of a run. Never raises.

    `about` has its `run_id`, `group` and `alerts`, the number of its rows of `system_metrics`, which are not read, and
    under `left_out` how many values of a key are media.
    """
    name, config, about = None, {}, dict[str, Any]()
    with suppress(OSError, sqlite3.Error, ValueError, RecursionError, TypeError), open_database(path) as database:
        key = _key(database)
        if run is None:
            (run,) = database.execute(f"select {key} from metrics order by rowid").fetchone()  # noqa: S608
        about["run_id"] = run
        name = next((n for (n,) in database.execute(f"select run_name from metrics where {key} = ?", (run,))), None)  # noqa: S608
        left_out: dict[str, int] = {}
        media = f"""select metrics from metrics where {key} = ? and instr(cast(metrics as text), '"_type"')"""  # noqa: S608
        for (text,) in database.execute(media, (run,)):
            for medium in [k for k, value in json.loads(text).items() if _is_medium(value)]:
                left_out[medium] = left_out.get(medium, 0) + 1
        about.update({"left_out": left_out} if left_out else {})
        if key in columns(database, "system_metrics"):
            count = f"select count(*) from system_metrics where {key} = ?"  # noqa: S608
            about["system_metrics"] = database.execute(count, (run,)).fetchone()[0]
        if {key, "title", "level", "text", "step"} <= columns(database, "alerts"):
            query = f"select title, text, level, step from alerts where {key} = ? order by rowid limit {_MOST_ALERTS}"  # noqa: S608
            about["alerts"] = [
                dict(zip(("title", "text", "level", "step"), alert, strict=True))
                for alert in database.execute(query, (run,))
            ]
        if {key, "config"} <= columns(database, "configs"):
            for (text,) in database.execute(f"select config from configs where {key} = ?", (run,)):  # noqa: S608
                found = json.loads(text)
                about["group"] = found.get("_Group")
                config = {k: _value(v) for k, v in found.items() if not k.startswith("_")}
    return RunFacts(name=name, config=config, about=about)


def _key(database: sqlite3.Connection) -> str:
    """The column that tells runs apart; older versions went by the name."""
    found = columns(database, "metrics")
    if not found >= {"timestamp", "run_name", "step", "metrics"}:
        raise sqlite3.DatabaseError("expected trackio's table of metrics, found none")
    return "run_id" if "run_id" in found else "run_name"


def _value(value: Any) -> Any:
    return _WORDS.get(value, value) if isinstance(value, str) else value


def _is_medium(value: Any) -> bool:
    return isinstance(value, dict) and "_type" in value


def _unix_time(text: str) -> float:
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).timestamp()
