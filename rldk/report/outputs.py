"""The files that are derived from a run's event log, at the end of training or at any time by `rldk export`.

{run_id}_metrics.csv          one row per step and phase, for spreadsheets
{run_id}_metrics.json         the same as flat records, for scripts
{run_id}_alerts.json          what the health rules found
{run_id}_final_report.json    the run in numbers

They show what the last attempt leaves valid: superseded steps are hidden, and counted.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

from rldk_schema.forms.alerts import Alerts

from rldk.forms import write_form
from rldk.guard import SafeLogger
from rldk.health.rules import Rules
from rldk.health.verdict import RunHealth, check_run
from rldk.io.csv import to_csv
from rldk.io.json import to_json
from rldk.io.source import Events
from rldk.log.follower import iter_files
from rldk.log.runs import RunLogs, run_of
from rldk.report.summary import final_report
from rldk.saver import within

log = SafeLogger(__name__)

_MOST_BYTES = 32 * 2**20  # about 30,000 events: a few seconds
_SECONDS = 30.0  # of a disk that hangs


def write_outputs(run: RunLogs, directory: str | Path, *, rules: Rules | None = None) -> list[Path]:
    """Writes the four files of a run. Each is whole or not there.

    Args:
        run: Its logs.
        directory: Where the files go.
        rules: The health rules; those that come with rldk if None. Without any the alerts are null.

    Returns:
        The files written.

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
    to_csv(shown, dest("metrics.csv"))
    health = health_of(run, rules)
    found = Alerts(run.run_id, None) if health is None else Alerts(run.run_id, health.alerts, health.coverage)
    write_form(dest("alerts.json"), found)
    write_form(dest("final_report.json"), final_report(run, health=health))
    return written


def health_of(run: RunLogs, rules: Rules | None) -> RunHealth | None:
    """What the rules say; None where there are none: an empty list of alerts would say that nothing was found."""
    return None if rules is not None and not rules else check_run(run, rules)


def write_outputs_at_end(
    log_file: Path, *, rules: Rules | None = None, write: Callable[..., object] = write_outputs
) -> None:
    """Writes the files of a run whose training has ended, beside its log. Never raises.

    The caller waits for half a minute at most.

    Args:
        log_file: The live event file.
        rules: See `write_outputs`.
        write: Writes them: `write_outputs`, or one with its arguments.
    """
    if within(_SECONDS, lambda: _write_at_end(log_file, rules, write)) is not None:
        log.warning("%s: its summaries are not written: still waiting after %g s", log_file, _SECONDS)


def _write_at_end(log_file: Path, rules: Rules | None, write: Callable[..., object]) -> None:
    try:
        run = run_of(log_file)
        files = [(f.path, os.fstat(f.file.fileno()).st_size) for live in run.paths for f, _ in iter_files(live)]
        if sum(size for _, size in files) > _MOST_BYTES or any(path.suffix != ".jsonl" for path, _ in files):
            log.info("%s: too long to be summarised now. Run: rldk export %s DIRECTORY", log_file, log_file.parent)
        else:
            write(run, log_file.parent, rules=rules)
    except Exception as error:  # noqa: BLE001  # the edge: training has ended, what comes after it must not fail
        # Where the directory is the reason, the event writer has warned already.
        level = logging.INFO if isinstance(error, OSError) else logging.WARNING
        log.log(level, "%s: its summaries could not be written: %s", log_file, error)
