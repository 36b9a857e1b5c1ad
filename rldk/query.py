"""What a query in SQL finds in logs."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rldk_schema.metrics import CORE_METRICS

from rldk.adapters.any_files import ANY_FILES
from rldk.adapters.ignored import Ignored, summary
from rldk.adapters.read_as import NO_HINTS, Hints
from rldk.check import runs_at
from rldk.comparing import config_of
from rldk.forms import encode_form
from rldk.health.rules import Rules
from rldk.ingest import Ingest
from rldk.io.source import Events
from rldk.listing import list_each
from rldk.log.attempts import hidden_in_one_line
from rldk.log.skips import OnError, Skips, all_skips
from rldk.remote.by_url import by_url

if TYPE_CHECKING:
    import pyarrow as pa

    from rldk.io.sql import LogDatabase

# What asks which views there are: then all of them have to be there.
_CATALOG = re.compile(
    r"\b(?:show|information_schema|pg_catalog|sqlite_master|duckdb_\w+)\b|\A\s*describe\s*;?\s*\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives, while its logs are open.

    Attributes:
        reader: The rows.
        told: What was left out of the logs, and what was assumed, in lines.
        skips: Lines that could not be read.
        database: What finds them.
    """

    reader: pa.RecordBatchReader
    told: Sequence[str]
    skips: Skips
    database: LogDatabase

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The rows, as DuckDB finds them; once.

        Raises:
            QueryError: It finds meanwhile that it cannot.
        """
        return self.database.batches(self.reader)


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
        import pyarrow as pa

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
    from rldk.io.sql import VIEWS, LogDatabase

    places = [source] if isinstance(source, Path) else source
    named = {name for name in VIEWS if re.search(rf"\b{name}\b", sql, re.IGNORECASE)}
    wanted = set(VIEWS) if _CATALOG.search(sql) else named
    told: list[str] = []
    skips: list[Skips] = []
    with tempfile.TemporaryDirectory(prefix="rldk-query-") as scratch, LogDatabase(Path(scratch)) as database:
        if wanted & {"events", "metrics"}:
            events = Path(scratch) / "events.parquet"
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
            database.view_events(events)
        if wanted & {"runs", "alerts"}:
            skips.append(_add_runs(database, places, hints=hints, rules=rules, on_error=on_error, told=told))
        yield Answer(database.ask(sql), list(dict.fromkeys(told)), all_skips(skips), database)


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


def _add_runs(
    database: LogDatabase,
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
        config = config_of(run)
        more = {
            "accelerator_hours": listed.cost.accelerator_hours,
            "config": None if config is None else encode_form(config),
        }
        runs.append(_as_row(listed) | more)
        alerts += [{"run_id": listed.run_id, "path": listed.path} | _as_row(alert) for alert in health.alerts]
        skips.append(health.skips)
        if health.hides:
            told.append(f"{listed.run_id}: {health.hides}")
    told += summary(ignored)
    database.add_table("runs", runs)
    database.add_table("alerts", alerts)
    return all_skips(skips)


def _as_row(form: Any) -> dict[str, Any]:
    """The fields of a dataclass, without a copy of what they hold."""
    return {each.name: getattr(form, each.name) for each in fields(form)}
