"""The files that are derived from a run's event log, at the end of training or at any time by `rldk export`.

{run_id}_metrics.csv          one row per event, for spreadsheets
{run_id}_metrics.json         one flat record per event, for scripts
{run_id}_alerts.json          what the health rules found
{run_id}_final_report.json    the run in numbers

They show what the last attempt leaves valid: steps that a resumed run went back behind are hidden, and counted.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from rldk_schema import Event

from rldk.errors import MissingExtraError
from rldk.io.files import replacing
from rldk.io.json import to_json
from rldk.io.reader import read_events
from rldk.io.segments import closed_segments, find_chains, parse_name
from rldk.io.source import Events, is_table_file, read_table_file
from rldk.monitor.report import final_report

log = logging.getLogger(__name__)

_MOST_BYTES = 32 * 2**20  # about 30,000 events: a few seconds


@dataclass(frozen=True, slots=True)
class RunLogs:
    """The event logs of one run in one directory: its first rank's, whose metrics are those of all ranks.

    Attributes:
        run_id: The run, by its files' name; in a table, by its events.
        paths: Live files, a second writer's after the first's; or a Parquet or Arrow file.
        rank: Of the events in a table, those that are meant; None where each file is one rank's.
    """

    run_id: str
    paths: tuple[Path, ...]
    rank: int | None = None

    def __iter__(self) -> Iterator[Event]:
        if self.rank is None:
            return chain.from_iterable(map(read_events, self.paths))
        own = (self.run_id, self.rank)
        return (event for path in self.paths for event in read_table_file(path) if _writer(event) == own)


def find_runs(source: str | Path) -> list[RunLogs]:
    """Finds the runs at a place: an event file, a directory of them, or a nested Parquet or Arrow file.

    Raises:
        LogNotFoundError: There is none.
        EventValidationError: A table does not hold nested events.
    """
    if is_table_file(source):
        first: dict[str, int] = {}
        for run_id, rank in map(_writer, read_table_file(source)):
            first[run_id] = min(rank, first.get(run_id, rank))
        return [RunLogs(run_id, (Path(source),), rank) for run_id, rank in first.items()]
    runs: dict[tuple[Path, str], list[tuple[int, int, Path]]] = {}
    for live in find_chains(source):
        file = parse_name(live)
        run_id = live.name.split(".", 1)[0] if file is None else file.run
        rank, attempt = (0, 0) if file is None else (file.rank, file.attempt)
        runs.setdefault((live.parent, run_id), []).append((rank, attempt, live))
    found = []
    for (_, run_id), logs in runs.items():
        lowest = min(logs)[0]
        found.append(RunLogs(run_id, tuple(live for rank, _, live in sorted(logs) if rank == lowest)))
    return found


def _writer(event: Event) -> tuple[str, int]:
    return event.model_info.run_id, (event.process.rank or 0 if event.process else 0)


def write_outputs(run: RunLogs, directory: str | Path) -> list[Path]:
    """Writes the four files of a run. Each is whole or not there.

    Returns:
        The files written; without pyarrow there is no CSV file, which is said.

    Raises:
        EventValidationError: A line is no event.
        OSError: A file cannot be written.
    """
    directory = Path(directory)
    directory.mkdir(parents=True, exist_ok=True)
    shown = Events(run, attempts="last")
    written = []

    def dest(kind: str) -> Path:
        path = directory / f"{run.run_id}_{kind}"
        written.append(path)
        return path

    to_json(shown, dest("metrics.json"))
    try:
        from rldk.io.csv import to_csv
    except MissingExtraError as error:
        log.warning("%s_metrics.csv is not written: %s", run.run_id, error)
    else:
        to_csv(shown, dest("metrics.csv"))
    # No rules have been run: null says so, an empty list would say that nothing was found.
    _write_json(dest("alerts.json"), {"run_id": run.run_id, "alerts": None})
    _write_json(dest("final_report.json"), final_report(run, shown.superseded))
    return written


def write_outputs_at_end(log_file: Path) -> None:
    """Writes the files of a run whose training has ended, beside its log. Never raises, and keeps nobody waiting.

    Args:
        log_file: The live event file.
    """
    try:
        run = _run_of(log_file)
        files = [path for live in run.paths for path in (*closed_segments(live).values(), live) if path.exists()]
        size = sum(path.stat().st_size for path in files)
        if size > _MOST_BYTES or any(path.suffix != ".jsonl" for path in files):
            log.info("%s: too long to be summarised now. Run: rldk export %s DIRECTORY", log_file, log_file.parent)
        else:
            write_outputs(run, log_file.parent)
    except Exception as error:  # noqa: BLE001  # the edge: training has ended, what comes after it must not fail
        # Where the directory is the reason, the event writer has warned already.
        level = logging.INFO if isinstance(error, OSError) else logging.WARNING
        log.log(level, "%s: its summaries could not be written: %s", log_file, error)


def _run_of(log_file: Path) -> RunLogs:
    """The run that a live file belongs to, with the files of its other writers beside it."""
    own = parse_name(log_file)
    if own is None:
        return find_runs(log_file)[0]
    beside = (file for path in log_file.parent.iterdir() if (file := parse_name(path)) is not None)
    lives = {(f.attempt, f.live) for f in beside if (f.run, f.rank) == (own.run, own.rank)}
    return RunLogs(own.run, tuple(live for _, live in sorted(lives)))


def _write_json(dest: Path, value: dict[str, Any]) -> None:
    with replacing(dest) as path:
        path.write_text(json.dumps(value, indent=2, allow_nan=False) + "\n", encoding="utf-8")
