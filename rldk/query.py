"""Logs by SQL: DuckDB over views of them, in a database that reads nothing else."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from rldk_schema.metrics import CORE_METRICS, METRICS

from rldk.adapters.any_files import ANY_FILES
from rldk.adapters.ignored import Ignored, summary
from rldk.adapters.read_as import NO_HINTS, Hints
from rldk.check import runs_at
from rldk.errors import MissingExtraError, QueryError
from rldk.forms import encode_form
from rldk.health.rules import Rules
from rldk.ingest import Ingest
from rldk.io.source import Events
from rldk.listing import list_each
from rldk.log.attempts import hidden_in_one_line
from rldk.log.skips import OnError, Skips, all_skips
from rldk.remote.by_url import by_url

try:
    import duckdb
    import pyarrow as pa
except ImportError as error:
    raise MissingExtraError("DuckDB", "query") from error

VIEWS = ("events", "metrics", "runs", "alerts")
_BATCH_ROWS = 2048

_RUNS = pa.schema(
    [
        ("run_id", pa.string()),
        ("path", pa.string()),
        ("read_as", pa.string()),
        ("state", pa.string()),
        ("error", pa.string()),
        ("group", pa.string()),
        ("trial", pa.string()),
        ("tags", pa.list_(pa.string())),
        ("attempts", pa.int64()),
        ("stages", pa.int64()),
        ("first_step", pa.int64()),
        ("last_step", pa.int64()),
        ("last_event", pa.float64()),
        ("verdict", pa.string()),
        ("first_bad_step", pa.int64()),
        ("accelerator_hours", pa.float64()),
        ("hides", pa.string()),
        ("config", pa.string()),
    ]
)
_ALERTS = pa.schema(
    [
        ("run_id", pa.string()),
        ("path", pa.string()),
        ("attempt", pa.int64()),
        ("step", pa.int64()),
        ("rule", pa.string()),
        ("severity", pa.string()),
        ("metric", pa.string()),
        ("value", pa.float64()),
        ("threshold", pa.float64()),
        ("baseline", pa.float64()),
        ("message", pa.string()),
    ]
)
_KEYS = "run_id, phase, attempt, rank, step, wall_time, data_slice.dataset_name AS dataset_name"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives, while its logs are open.

    Attributes:
        reader: The rows.
        told: What was left out of the logs, and what was assumed, in lines.
        skips: Lines that could not be read.
    """

    reader: pa.RecordBatchReader
    told: Sequence[str]
    skips: Skips

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The rows, as DuckDB finds them; once.

        Raises:
            QueryError: It finds meanwhile that it cannot.
        """
        try:
            yield from self.reader
        except (duckdb.Error, pa.ArrowException, OSError) as error:
            raise QueryError(str(error)) from error


@by_url(ANY_FILES, "source")
def query_logs(
    sql: str,
    source: str | Path = ".",
    *,
    rules: Rules | None = None,
    attempts: Literal["all", "last"] = "last",
    on_error: OnError = "raise",
    on_progress: Callable[[int], None] | None = None,
) -> pa.Table:
    """Answers a question in SQL about the logs at a place, with DuckDB.

    There are four views. `events` is the nested table of `rldk export`, with run_id, phase, attempt and rank in front;
    `metrics` has a row for each metric of each event: name and value; `runs` has a row for each run, with its verdict
    and its configuration as JSON; `alerts` what the health rules find. The database has nothing else: it reads no file
    and no address, whatever the query says.

    Args:
        sql: One query.
        source: A log of any kind that `rldk ingest` reads, a table of rldk's, or a directory; also by URL.
        rules: From `load_rules`, for `runs` and `alerts`.
        attempts: `last` leaves out steps that a later attempt repeats; `all` keeps them.
        on_error: `raise` at the first line that cannot be read, or `skip` it.
        on_progress: Gets the number of events that have been read.

    Raises:
        QueryError: DuckDB refuses the query, or there are several.
        LogNotFoundError: There is nothing.
        EventValidationError: A line is no event, and `on_error` is `raise`.
        IngestError: A log of another tool cannot be read.
        MissingExtraError: DuckDB is not installed.
    """
    with answering(
        sql, Path(source), rules=rules, attempts=attempts, on_error=on_error, on_progress=on_progress
    ) as answer:
        return pa.Table.from_batches(answer.batches(), answer.reader.schema)


@contextmanager
def answering(
    sql: str,
    source: Path | Sequence[Path],
    *,
    rules: Rules | None = None,
    hints: Hints = NO_HINTS,
    attempts: Literal["all", "last"] = "last",
    on_error: OnError = "raise",
    on_progress: Callable[[int], None] | None = None,
) -> Iterator[Answer]:
    """`query_logs` for rows that are taken in batches while the block lasts, of one place or several."""
    places = [source] if isinstance(source, Path) else source
    wanted = {name for name in VIEWS if re.search(rf"\b{name}\b", sql, re.IGNORECASE)}
    told: list[str] = []
    skips: list[Skips] = []
    # What DuckDB cannot hold in memory goes to a directory that the query itself cannot reach.
    with tempfile.TemporaryDirectory(prefix="rldk-query-") as scratch, duckdb.connect() as database:
        events = Path(scratch) / "events.parquet"
        if wanted & {"events", "metrics"}:
            skips.append(
                _write_events(
                    places,
                    events,
                    hints=hints,
                    attempts=attempts,
                    on_error=on_error,
                    on_progress=on_progress,
                    told=told,
                )
            )
            _view_events(database, events)
        if wanted & {"runs", "alerts"}:
            skips.append(_add_runs(database, places, hints=hints, rules=rules, on_error=on_error, told=told))
        _shut(database, scratch, events)
        try:
            kinds = [statement.type for statement in duckdb.extract_statements(sql)]
            if kinds != [duckdb.StatementType.SELECT]:
                given = ", ".join(kind.name for kind in kinds) or "none"
                raise QueryError(f"expected one query that gives rows, found {given}")
            found = database.sql(sql)
            read = getattr(found, "to_arrow_reader", None) or found.fetch_arrow_reader  # so before DuckDB 2.0
            reader = read(_BATCH_ROWS)
        except duckdb.Error as error:
            raise QueryError(f"{error}\n{_has(database)}") from error
        yield Answer(reader, list(dict.fromkeys(told)), all_skips(skips))


def _write_events(
    places: Sequence[Path],
    dest: Path,
    *,
    hints: Hints,
    attempts: Literal["all", "last"],
    on_error: OnError,
    on_progress: Callable[[int], None] | None,
    told: list[str],
) -> Skips:
    """Writes the events as Parquet, which DuckDB reads as often as it needs to, and no more of it than it needs."""
    from rldk.io.parquet import to_parquet

    reading = Ingest(places, on_error=on_error, hints=hints)
    events = Events(reading, attempts=attempts, on_progress=on_progress)
    to_parquet(events, dest)
    told += [line for run in reading.foreign for line in run.told()]
    told += [*reading.notes, *summary(reading.ignored)]
    if events.superseded is not None and (hides := hidden_in_one_line(events.superseded, events.hidden)):
        told.append(f"{hides}: --attempts all shows them")
    return reading.skips


def _view_events(database: duckdb.DuckDBPyConnection, parquet: Path) -> None:
    # Nothing in these statements comes from a log.
    database.execute(
        "CREATE VIEW events AS SELECT model_info.run_id AS run_id, model_info.phase AS phase, "  # noqa: S608
        f"process.attempt AS attempt, process.rank AS rank, * FROM read_parquet({_quoted(str(parquet))})"
    )
    columns = ", ".join(f'metrics."{name}" AS "{name}"' for name in METRICS)
    names = ", ".join(f'"{name}"' for name in METRICS)
    # UNPIVOT leaves out what is NULL, which is what is missing.
    database.execute(
        f"CREATE VIEW metrics AS FROM (UNPIVOT (SELECT {_KEYS}, {columns} FROM events) ON {names} "  # noqa: S608
        f"INTO NAME name VALUE value) UNION ALL SELECT * EXCLUDE (entry), entry.key AS name, entry.value AS value "
        f"FROM (SELECT {_KEYS}, unnest(map_entries(extra_metrics)) AS entry FROM events)"
    )


def _add_runs(
    database: duckdb.DuckDBPyConnection,
    places: Sequence[Path],
    *,
    hints: Hints,
    rules: Rules | None,
    on_error: OnError,
    told: list[str],
) -> Skips:
    ignored: list[Ignored] = []
    found = runs_at(*places, hints=hints, on_error=on_error, ignored=ignored)
    runs: list[Mapping[str, Any]] = []
    alerts: list[Mapping[str, Any]] = []
    skips: list[Skips] = []
    for run, (listed, health) in zip(found, list_each(found, rules, CORE_METRICS, indexed=places), strict=True):
        own = {name: getattr(listed, name) for name in _RUNS.names if hasattr(listed, name)}
        config = (run.manifest()[0] or {}).get("config")
        runs.append(
            own
            | {
                "accelerator_hours": listed.cost.accelerator_hours,
                "config": None if config is None else encode_form(config),
            }
        )
        for alert in health.alerts:
            own = {name: getattr(alert, name) for name in _ALERTS.names if hasattr(alert, name)}
            alerts.append({"run_id": listed.run_id, "path": listed.path} | own)
        skips.append(health.skips)
        if health.hides:
            told.append(f"{listed.run_id}: {health.hides}")
    told += summary(ignored)
    _table(database, "runs", runs, _RUNS)
    _table(database, "alerts", alerts, _ALERTS)
    return all_skips(skips)


def _table(
    database: duckdb.DuckDBPyConnection, name: str, rows: Sequence[Mapping[str, Any]], schema: pa.Schema
) -> None:
    made = pa.Table.from_pylist([{key: row.get(key) for key in schema.names} for row in rows], schema=schema)
    database.register(f"{name}_rows", made)
    database.execute(f"CREATE TABLE {name} AS FROM {name}_rows")
    database.unregister(f"{name}_rows")


def _shut(database: duckdb.DuckDBPyConnection, scratch: str, events: Path) -> None:
    """Lets the query reach the events and nothing else: no other file, no address, no extension, no way back."""
    for setting in (
        "enable_progress_bar = false",  # DuckDB takes a process that `python -c` has started for a person's
        f"temp_directory = {_quoted(scratch)}",
        f"allowed_paths = [{_quoted(str(events))}]",
        "enable_external_access = false",
        "python_enable_replacements = false",
        "lock_configuration = true",
    ):
        database.execute(f"SET {setting}")


def _has(database: duckdb.DuckDBPyConnection) -> str:
    """What there is to ask for."""
    there = {name for (name,) in database.execute("SELECT DISTINCT table_name FROM duckdb_columns()").fetchall()}
    columns = {
        view: ", ".join(row[0] for row in database.execute(f"DESCRIBE {view}").fetchall())
        for view in VIEWS
        if view in there
    }
    return "\n".join(f"{view}: {names}" for view, names in columns.items()) or f"expected one of {', '.join(VIEWS)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
