"""An event log in another form: a table, rows, or the files that are derived from it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from rldk.errors import DestinationError
from rldk.io.completions import completions_to_parquet
from rldk.io.formats import converter, refuse_to_harm
from rldk.io.runs import find_runs
from rldk.io.source import Events
from rldk.log.attempts import hidden_in_one_line
from rldk.log.completions import is_completion_log
from rldk.log.own_files import OWN_FILES
from rldk.log.runs import RunLogs
from rldk.log.segments import find_chains
from rldk.log.skips import OnError, Skips, all_skips
from rldk.log.table_files import is_dataset
from rldk.remote.by_url import by_url


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export has written.

    Attributes:
        paths: The files.
        rows: Rows in the file; None for a directory of derived files.
        hidden: Events left out, as a later attempt repeats their steps.
        hides: The same in one line, with the reason.
        noun: What it has: `event` or `completion`.
        joined: Events that share a row with an earlier one, as both were logged of one step.
        skips: Lines that could not be read.
    """

    paths: tuple[Path, ...]
    rows: int | None = None
    hidden: int = 0
    hides: str | None = None
    noun: str = "event"
    joined: int = 0
    skips: Skips = field(default_factory=Skips)


@by_url(OWN_FILES, "source")
def export_logs(
    source: str | Path,
    dest: str | Path,
    *,
    flat: bool = False,
    attempts: Literal["all", "last"] = "last",
    layout: Literal["rldk", "openrlhf"] = "rldk",
    on_error: OnError = "raise",
    on_progress: Callable[[int], None] | None = None,
) -> Exported:
    """Converts an event log to what `dest` ends in, or back. What is written is whole or not there.

    Args:
        source: An event file, a directory of them, a nested Parquet or Arrow file, a data set that `ingest` has made,
            or `{run_id}_completions.jsonl`; also by URL.
        dest: Ends in one of `rldk.io.formats.EXTENSIONS`; or a directory, which gets the derived files of every run.
            By URL each file is put there once it is whole.
        flat: One column per leaf and metric. CSV and JSON are always flat.
        attempts: `last` leaves out steps that a later attempt repeats; `all` keeps them.
        layout: What the files of a directory are called: `{run_id}_metrics.csv` and so on, or `metrics_{run_id}.csv`
            as with OpenRLHF.
        on_error: `raise` at the first line that cannot be read, or `skip` it: then it stands in `skips`.
        on_progress: Called now and then with the number of events that have been read.

    Raises:
        DestinationError: `dest` is an event log already, would be read as one, or has no known extension.
        LogNotFoundError: There is no log.
        EventValidationError: A line is no event, and `on_error` is `raise`.
        MissingExtraError: pyarrow is needed, and not installed.
    """
    source, dest = Path(source), Path(dest)
    if not is_dataset(source):
        find_chains(source)  # a wrong path is reported before a missing extra
    if is_completion_log(source):
        if dest.suffix.lower() != ".parquet":
            raise DestinationError(f"expected .parquet for completions, found {dest.name!r}")
        rows, skips = completions_to_parquet(source, dest, on_error=on_error)
        return Exported((dest,), rows, noun="completion", skips=skips)
    if dest.is_dir() or not dest.suffix:
        if flat or attempts == "all":
            raise DestinationError("--flat and --attempts are for one file, not for a directory of summaries")
        runs = find_runs(source, on_error=on_error)
        paths = tuple(_export_outputs(runs, dest, layout))
        return Exported(paths, skips=all_skips(run.skips for run in runs))
    if layout != "rldk":
        raise DestinationError("--layout is for a directory of summaries, not for one file")
    convert = converter(dest, flat=flat)
    if _is_read(source, dest):
        raise DestinationError("it is SOURCE itself")
    refuse_to_harm(source, dest)
    events = Events(source, attempts=attempts, on_error=on_error, on_progress=on_progress)
    rows = convert(events)
    hides = None if events.superseded is None else hidden_in_one_line(events.superseded, events.hidden)
    joined = events.number - events.hidden - rows
    return Exported((dest,), rows, events.hidden, hides, joined=joined, skips=events.skips)


def _export_outputs(runs: list[RunLogs], dest: Path, layout: str) -> list[Path]:
    from rldk.report.outputs import OPENRLHF, RLDK, write_outputs

    places: dict[str, Path] = {}
    for run in runs:
        if run.run_id in places:
            both = f"{places[run.run_id]} and {run.paths[0].parent}"
            raise DestinationError(f"two runs are called {run.run_id}, in {both}: export them one by one")
        places[run.run_id] = run.paths[0].parent
    files = OPENRLHF if layout == "openrlhf" else RLDK
    return [path for run in runs for path in write_outputs(run, dest, layout=files)]


def _is_read(source: Path, path: Path) -> bool:
    """Whether a file is one of those of a source."""
    real = os.path.realpath(path)
    if is_dataset(source):
        return False
    files = (own for live, closed in find_chains(source).items() for own in (live, *closed.values()))
    return real in map(os.path.realpath, files)
