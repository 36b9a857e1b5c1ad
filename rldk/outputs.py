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
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from rldk_schema import SCHEMA_VERSION, Event

from rldk import __version__
from rldk.errors import MissingExtraError
from rldk.events import nonfinite_word
from rldk.io.files import replacing
from rldk.io.json import to_json
from rldk.io.reader import read_events, superseded
from rldk.io.segments import closed_segments, find_chains, parse_name
from rldk.io.source import Events, is_table_file, read_table_file

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


def final_report(run: RunLogs, hidden: Callable[[Event], bool] | None = None) -> dict[str, Any]:
    """The run in numbers, as `{run_id}_final_report.json` has them.

    Args:
        run: Its logs.
        hidden: Which events a later attempt went back behind; None to find out.

    Returns:
        `events` and `superseded_events` by phase, `attempts`, `dropped` over all attempts, `steps` and `time` (Unix
        time, s) from first to last, `metrics` by phase (an evaluation's set behind a slash) and name, and `alerts`.
    """
    hidden = hidden or superseded(run)
    counts: dict[str, int] = {}
    behind: dict[str, int] = {}
    dropped: dict[Any, int] = {}
    steps, times = _Series(), _Series()
    metrics: dict[str, dict[str, _Series]] = {}
    for event in run:
        phase = event.model_info.phase
        if event.process is not None:
            attempt = (event.process.rank, event.process.attempt)
            dropped[attempt] = max(dropped.get(attempt, 0), event.process.dropped or 0)
        if event.timestamp is not None:
            times.add(event.timestamp)
        if hidden(event):
            behind[phase] = behind.get(phase, 0) + 1
            continue
        counts[phase] = counts.get(phase, 0) + 1
        if phase == "train":
            steps.add(event.step)
        name: str = phase
        if phase in ("eval", "test") and event.data_slice.dataset_name is not None:
            name = f"{phase}/{event.data_slice.dataset_name}"
        for metric, value in event.metrics.items():
            if value is not None:
                metrics.setdefault(name, {}).setdefault(metric, _Series()).add(value)
    return {
        "run_id": run.run_id,
        "schema_version": SCHEMA_VERSION,
        "rldk_version": __version__,
        "attempts": len(dropped) or None,
        "events": counts,
        "superseded_events": behind,
        "dropped": sum(dropped.values()) if dropped else None,
        "steps": {"first": steps.minimum, "last": steps.maximum} if steps.count else None,
        "time": {"first": times.minimum, "last": times.maximum} if times.count else None,
        "metrics": {name: {m: s.summary() for m, s in series.items()} for name, series in metrics.items()},
        "alerts": None,
    }


@dataclass(slots=True)
class _Series:
    """One metric over a run. Values that are not finite are counted, and left out of all else but first and last."""

    count: int = 0
    nonfinite: int = 0
    first: float | None = None
    last: float | None = None
    minimum: float = math.inf
    maximum: float = -math.inf
    total: float = 0.0

    def add(self, value: float) -> None:
        self.count += 1
        if self.count == 1:
            self.first = value
        self.last = value
        if not math.isfinite(value):
            self.nonfinite += 1
            return
        self.minimum, self.maximum = min(self.minimum, value), max(self.maximum, value)
        self.total += value

    def summary(self) -> dict[str, Any]:
        finite = self.count - self.nonfinite
        return {
            "count": self.count,
            "nonfinite": self.nonfinite,
            "first": _json(self.first),
            "last": _json(self.last),
            "min": self.minimum if finite else None,
            "max": self.maximum if finite else None,
            "mean": _json(self.total / finite) if finite else None,
        }


def _json(value: float | None) -> float | str | None:
    """JSON has no NaN: its word stands for it."""
    return value if value is None or math.isfinite(value) else nonfinite_word(value)


def _write_json(dest: Path, value: dict[str, Any]) -> None:
    with replacing(dest) as path:
        path.write_text(json.dumps(value, indent=2, allow_nan=False) + "\n", encoding="utf-8")
