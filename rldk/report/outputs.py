"""The files that are derived from a run's event log, at the end of training or at any time by `rldk export`.

They show what the last attempt leaves valid: superseded steps are hidden, and counted.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any

from rldk_schema.forms.alerts import Alerts

from rldk.errors import MissingExtraError
from rldk.forms import write_form
from rldk.guard import SafeLogger
from rldk.health.rules import Rules
from rldk.health.verdict import RunJudge
from rldk.io.csv import CsvFile
from rldk.io.flat_files import FlatFile, FlatFiles
from rldk.io.json import JsonFile
from rldk.io.jsonl import LogCopy
from rldk.io.source import Events
from rldk.log.attempts import Superseded
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant
from rldk.log.bulk.rows import phase_rows
from rldk.log.file_names import parse_name
from rldk.log.follower import iter_files
from rldk.log.one_pass import in_one_pass, with_hidden
from rldk.log.runs import RunLogs, run_of
from rldk.report.summary import Summary
from rldk.saver import within

log = SafeLogger(__name__)

_MOST_BYTES = 32 * 2**20  # about 30,000 events: a few seconds
_SECONDS = 30.0  # of a disk that hangs

Layout = Mapping[str, str]
"""Names of the files of a run, with `{}` for its run_id, by what they have.

- records: flat records as JSON, for scripts
- csv: the same, one row per step and phase, for spreadsheets
- parquet: the same, one column per leaf and metric
- alerts: what the health rules found
- summary: the run in numbers
- lifecycle: a copy of the lifecycle events (started, checkpoint saved, alert, ended)
"""

RLDK: Layout = {
    "records": "{}_metrics.json",
    "csv": "{}_metrics.csv",
    "alerts": "{}_alerts.json",
    "summary": "{}_final_report.json",
}
OPENRLHF: Layout = {
    "csv": "metrics_{}.csv",
    "parquet": "metrics_{}.parquet",
    "summary": "summary_{}.json",
    "lifecycle": "events_{}.jsonl",
}
"""What users of OpenRLHF expect beside an event log."""


def write_outputs(
    run: RunLogs, directory: str | Path, *, rules: Rules | None = None, layout: Layout = RLDK
) -> list[Path]:
    """Writes the files of a run, in one pass over its log. Each is whole or not there.

    Args:
        run: Its logs.
        directory: Where the files go.
        rules: The health rules; those that come with rldk if None. Without any the alerts are null.
        layout: Which files.

    Returns:
        The files written. Without pyarrow there is no Parquet file, and of a run whose name ends in `_events` no copy
        of its lifecycle, which would look like the log of another run; both are logged.

    Raises:
        EventValidationError: A line is no event.
        OSError: A file cannot be written.
    """
    directory = Path(directory)
    directory.mkdir(parents=True, exist_ok=True)
    paths = {kind: directory / name.format(run.run_id) for kind, name in layout.items()}
    names = Events(run).peek_names()
    files = dict(_files(paths, names))

    def work(batches: Iterator[Batch], superseded: Superseded | None) -> tuple[Summary, RunJudge | None]:
        summary = Summary()
        # Without rules an empty list of alerts would say that nothing was found.
        judge = None if rules is not None and not rules else RunJudge(run, rules, superseded=superseded)
        with ExitStack() as opened:
            sinks = [summary, *filter(None, [judge]), *(opened.enter_context(begin()) for begin in files.values())]
            sinks.append(opened.enter_context(FlatFiles(*_flat_files(paths, names))))
            for batch, hidden in with_hidden(batches, superseded):
                for sink in sinks:
                    sink.add(batch, hidden)
        return summary, judge

    (summary, judge), _ = in_one_pass(run.batches, work)
    health = None if judge is None else judge.health()
    if "alerts" in paths:
        found = Alerts(run.run_id, None) if health is None else Alerts(run.run_id, health.alerts, health.coverage)
        write_form(paths["alerts"], found)
    write_form(paths["summary"], summary.report(run, health))
    return [path for kind, path in paths.items() if kind in files or kind in ("records", "csv", "alerts", "summary")]


def _flat_files(paths: Mapping[str, Path], names: set[str]) -> Iterator[FlatFile]:
    """The files that share their rows; arguments as for `_files`."""
    if (records := paths.get("records")) is not None:
        yield JsonFile(records)
    if (csv := paths.get("csv")) is not None:
        yield CsvFile(csv, names=names)


def _files(
    paths: Mapping[str, Path], names: set[str]
) -> Iterator[tuple[str, Callable[[], AbstractContextManager[Any]]]]:
    """What begins each of the other files that have the events.

    Args:
        paths: All files.
        names: Metrics that are to be expected.
    """
    if (parquet := paths.get("parquet")) is not None:
        try:
            from rldk.io.parquet import parquet_file
        except MissingExtraError as error:
            log.warning("%s is not written: %s", parquet, error)
        else:
            yield "parquet", lambda: parquet_file(parquet, flat=True, names=names)
    if (lifecycle := paths.get("lifecycle")) is not None:
        if parse_name(lifecycle) is None:
            yield "lifecycle", lambda: _LifecycleCopy(lifecycle, name="events")
        else:
            log.warning("%s is not written: it would be taken for a log", lifecycle)


class _LifecycleCopy(LogCopy):
    """A log with the lifecycle events of another, superseded ones too."""

    def add(self, batch: Batch, hidden: Sequence[bool]) -> None:
        del hidden
        if rows := phase_rows(batch).get("lifecycle"):
            super().add(batch.take(rows), Constant(False, len(rows)))


def write_outputs_at_end(log_file: Path, *, rules: Rules | None = None, layout: Layout = RLDK) -> None:
    """Writes the files of a run whose training has ended, beside its log. Never raises.

    The caller waits for half a minute at most.

    Args:
        log_file: The live event file.
        rules: See `write_outputs`; likewise
        layout: which files.
    """
    if within(_SECONDS, lambda: _write_at_end(log_file, rules, layout)) is not None:
        log.warning("%s: its summaries are not written: still waiting after %g s", log_file, _SECONDS)


def _write_at_end(log_file: Path, rules: Rules | None, layout: Layout) -> None:
    try:
        run = run_of(log_file)
        files = [(f.path, os.fstat(f.file.fileno()).st_size) for live in run.paths for f, _ in iter_files(live)]
        if sum(size for _, size in files) > _MOST_BYTES or any(path.suffix != ".jsonl" for path, _ in files):
            log.info("%s: too long to be summarised now. Run: rldk export %s DIRECTORY", log_file, log_file.parent)
        else:
            write_outputs(run, log_file.parent, rules=rules, layout=layout)
    except Exception as error:  # noqa: BLE001  # the edge: training has ended, what comes after it must not fail
        # Where the directory is the reason, the event writer has warned already.
        level = logging.INFO if isinstance(error, OSError) else logging.WARNING
        log.log(level, "%s: its summaries could not be written: %s", log_file, error)
