"""`rldk report`: one page about a run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from rldk.cli.progress import progress
from rldk.errors import EventValidationError, printable
from rldk.io.runs import RunLogs, find_runs
from rldk.io.source import is_table_file
from rldk.monitor.check import check_run
from rldk.monitor.report import write_report


def report(
    run: Annotated[
        Path,
        typer.Argument(
            help="An event file, a directory with the logs of one or more runs, or a nested .parquet, .arrow or "
            ".feather file.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="The HTML file; or a directory, for a page a run. [default: RUN_report.html beside the log]",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write a page about each run: plots of its metrics, alerts, resources, and what it was started with.

    The alerts are those of `rldk check`. A page is one file that loads nothing: it can be opened, kept and sent as it
    is. It is made or replaced.
    """
    try:
        runs = find_runs(run)
        for logs, dest in zip(runs, _destinations(runs, output), strict=True):
            with progress(f"reading {printable(logs.run_id)}") as update:
                alerts = check_run(logs, on_progress=update).alerts
                write_report(logs, dest, alerts=alerts, on_progress=update)
            typer.echo(printable(str(dest)))
    except EventValidationError as error:
        hint = "" if is_table_file(run) else f" Run: {printable(f'rldk validate {run}')}"
        typer.echo(f"{error}\nrldk: not reported.{hint}", err=True)
        raise typer.Exit(1) from None


def _destinations(runs: Sequence[RunLogs], output: Path | None) -> list[Path]:
    if output is not None and not output.is_dir() and output.suffix:
        if len(runs) > 1:
            names = ", ".join(printable(run.run_id) for run in runs[:5])
            raise typer.BadParameter(f"{len(runs)} runs are here: {names}; expected a directory", param_hint="-o")
        if output.suffix.lower() not in (".html", ".htm"):  # an event log is never written over
            raise typer.BadParameter(f"expected .html or a directory, found {output.name!r}", param_hint="-o")
        return [output]
    dests = [(output or run.paths[0].parent) / f"{run.run_id}_report.html" for run in runs]
    for dest in dests:
        if dests.count(dest) > 1:
            raise typer.BadParameter(printable(f"two runs would be written to {dest}: report them one by one"))
    return dests
