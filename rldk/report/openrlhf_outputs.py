"""The files that users of OpenRLHF expect beside an event log, derived from it.

metrics_{run_id}.csv        one row per step and phase, for spreadsheets
metrics_{run_id}.parquet    the same, one column per leaf and metric
summary_{run_id}.json       the run in numbers
events_{run_id}.jsonl       a copy of the lifecycle events: started, checkpoint saved, alert, ended
"""

from __future__ import annotations

from pathlib import Path

from rldk.errors import MissingExtraError
from rldk.forms import write_form
from rldk.guard import SafeLogger
from rldk.health.rules import Rules
from rldk.io.csv import to_csv
from rldk.io.jsonl import to_jsonl
from rldk.io.source import Events
from rldk.log.file_names import parse_name
from rldk.log.runs import RunLogs
from rldk.report.outputs import health_of
from rldk.report.summary import final_report

log = SafeLogger(__name__)


def write_outputs(run: RunLogs, directory: str | Path, *, rules: Rules | None = None) -> list[Path]:
    """Writes the files of a run. Each is whole or not there.

    Args:
        run: Its logs.
        directory: Where the files go.
        rules: The health rules; those that come with rldk if None. Without any the summary's alerts are null.

    Returns:
        The files written. Without pyarrow there is no Parquet file, and of a run whose name ends in `_events` no copy
        of its lifecycle, which would look like the log of another run; both are logged.

    Raises:
        EventValidationError: A line is no event.
        OSError: A file cannot be written.
    """
    directory = Path(directory)
    directory.mkdir(parents=True, exist_ok=True)
    shown = Events(run, attempts="last")
    csv, parquet, summary, lifecycle = (
        directory / name
        for name in (
            f"metrics_{run.run_id}.csv",
            f"metrics_{run.run_id}.parquet",
            f"summary_{run.run_id}.json",
            f"events_{run.run_id}.jsonl",
        )
    )
    to_csv(shown, csv)
    written = [csv]
    try:
        from rldk.io.parquet import to_parquet
    except MissingExtraError as error:
        log.warning("%s is not written: %s", parquet, error)
    else:
        to_parquet(shown, parquet, flat=True)
        written.append(parquet)
    write_form(summary, final_report(run, health=health_of(run, rules)))
    written.append(summary)
    if parse_name(lifecycle) is None:
        to_jsonl((event for event in run if event.model_info.phase == "lifecycle"), lifecycle)
        written.append(lifecycle)
    else:
        log.warning("%s is not written: it would be taken for a log", lifecycle)
    return written
