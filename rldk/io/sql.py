"""SQL over logs: DuckDB with views of events, metrics, runs and alerts, in a database that reads nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import psutil
from rldk_schema import METRICS

from rldk.errors import MissingExtraError, QueryError

try:
    import duckdb
    import pyarrow as pa
except ImportError as error:
    raise MissingExtraError("DuckDB", "query") from error

Result = TypeVar("Result")

VIEWS = ("events", "metrics", "runs", "alerts")
_BATCH_ROWS = 2048
_MOST_MEMORY = 2 << 30  # bytes; what takes more goes to disk
_MOST_ON_DISK = 10 << 30  # bytes

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
TABLES = {"runs": _RUNS, "alerts": _ALERTS}
_KEYS = "run_id, phase, attempt, rank, step, wall_time, data_slice.dataset_name AS dataset_name"


class LogDatabase:
    """A database in memory with what is told of logs. It is to be closed, or used in a `with`.

    Args:
        scratch: A directory for what does not fit into memory. A query itself cannot reach it.
    """

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._allowed: list[str] = []
        # A query may ask for these settings: by themselves they tell where the user's home is.
        places: dict[str, Any] = {f"{kind}_directory": str(scratch) for kind in ("home", "secret", "extension")}
        self._database = duckdb.connect(config=places)

    def __enter__(self) -> LogDatabase:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._database.close()

    def view_events(self, parquet: Path) -> None:
        """Makes the views `events` and `metrics` of a nested table."""
        self._allowed.append(str(parquet))
        # Nothing in these statements comes from a log.
        self._database.execute(
            "CREATE VIEW events AS SELECT model_info.run_id AS run_id, model_info.phase AS phase, "  # noqa: S608
            f"process.attempt AS attempt, process.rank AS rank, * FROM read_parquet({_quoted(str(parquet))})"
        )
        columns = ", ".join(f'metrics."{name}" AS "{name}"' for name in METRICS)
        names = ", ".join(f'"{name}"' for name in METRICS)
        # UNPIVOT leaves out what is NULL, which is what is missing.
        self._database.execute(
            f"CREATE VIEW metrics AS FROM (UNPIVOT (SELECT {_KEYS}, {columns} FROM events) ON {names} "  # noqa: S608
            f"INTO NAME name VALUE value) UNION ALL SELECT * EXCLUDE (entry), entry.key AS name, "
            f"entry.value AS value FROM (SELECT {_KEYS}, unnest(map_entries(extra_metrics)) AS entry FROM events)"
        )

    def add_table(self, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Adds the table `runs` or `alerts`; what a row does not have is NULL."""
        schema = TABLES[name]
        known = [{key: _unicode(row.get(key)) for key in schema.names} for row in rows]
        made = pa.Table.from_pylist(known, schema=schema)
        self._database.register("rows", made)
        self._database.execute(f"CREATE TABLE {name} AS FROM rows")
        self._database.unregister("rows")

    def ask(self, sql: str) -> pa.RecordBatchReader:
        """What a query gives, each column under a name of its own. After that nothing can be added.

        Raises:
            QueryError: DuckDB refuses the query, or there are several.
        """
        self._shut()
        try:
            kinds = [statement.type for statement in duckdb.extract_statements(sql)]
            if kinds != [duckdb.StatementType.SELECT]:
                given = ", ".join(kind.name for kind in kinds) or "none"
                raise QueryError(f"expected one query that gives rows, found {given}")
            found = self._database.sql(sql)
            if len(set(found.columns)) < len(found.columns):
                found = found.project("*")  # gives columns of one name several: step, step_1
            read = getattr(found, "to_arrow_reader", None) or found.fetch_arrow_reader  # so before DuckDB 2.0
            return self._interruptibly(lambda: read(_BATCH_ROWS))
        except duckdb.Error as error:
            raise QueryError(f"{error}\n{self._has()}") from error

    def batches(self, reader: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
        """The rows of an answer, as DuckDB finds them; once.

        Raises:
            QueryError: It finds meanwhile that it cannot.
        """
        try:
            while True:
                try:
                    batch = self._interruptibly(reader.read_next_batch)
                except StopIteration:
                    return
                yield batch
        except (duckdb.Error, pa.ArrowException, OSError) as error:
            raise QueryError(str(error)) from error

    def _interruptibly(self, work: Callable[[], Result]) -> Result:
        """What may take for ever: Python hears no signal while its main thread is in DuckDB."""
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(work)
            try:
                return future.result()
            except BaseException:
                if not future.done():
                    self._database.interrupt()
                raise

    def _shut(self) -> None:
        """Lets the query reach the events and nothing else: no other file, no address, no extension, no way back."""
        memory = min(_MOST_MEMORY, psutil.virtual_memory().total // 4)
        for setting in (
            "enable_progress_bar = false",  # DuckDB takes a process that `python -c` has started for a person's
            f"memory_limit = '{memory} B'",  # by itself it takes most of the machine's, beside a training
            f"max_temp_directory_size = '{_MOST_ON_DISK} B'",
            f"temp_directory = {_quoted(str(self._scratch))}",
            f"allowed_paths = [{', '.join(map(_quoted, self._allowed))}]",
            "enable_external_access = false",
            "python_enable_replacements = false",
            "lock_configuration = true",
        ):
            self._database.execute(f"SET {setting}")

    def _has(self) -> str:
        """What there is to ask for."""
        found = self._database.execute("SELECT DISTINCT table_name FROM duckdb_columns()").fetchall()
        there = {name for (name,) in found}
        columns = {
            view: ", ".join(row[0] for row in self._database.execute(f"DESCRIBE {view}").fetchall())
            for view in VIEWS
            if view in there
        }
        return "\n".join(f"{view}: {names}" for view, names in columns.items()) or f"expected one of {', '.join(VIEWS)}"


def _unicode(value: Any) -> Any:
    """A value whose text is Unicode, as that of a path need not be."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    return list(map(_unicode, value)) if isinstance(value, (list, tuple)) else value


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
