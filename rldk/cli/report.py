"""`rldk report`: one page about a run."""

from __future__ import annotations

from typing import Annotated

import typer

from rldk.adapters.any_files import ANY_FILES
from rldk.adapters.foreign_run import ForeignRun
from rldk.check import runs_at
from rldk.cli.bad_lines import BAD_DATA, OnError, OnErrorOption, end_with
from rldk.cli.hints import AlgorithmOption, FrameworkOption, PatternOption, SettingOption, VersionOption, hints
from rldk.cli.jobs import JobsOption
from rldk.cli.places import Place, takes_urls
from rldk.cli.progress import progress
from rldk.errors import DestinationError, EventValidationError
from rldk.log.skips import all_skips
from rldk.log.table_files import is_table
from rldk.processes import available_cores
from rldk.reporting import write_pages
from rldk.text import printable


@takes_urls(ANY_FILES, "run", dest="output")
def report(  # noqa: PLR0917  # by name
    run: Annotated[
        Place,
        typer.Argument(
            help="An event file, a nested .parquet, .arrow or .feather file, a log of another tool, or a directory; "
            "also by URL.",
            show_default=False,
        ),
    ],
    framework: FrameworkOption = None,
    algorithm: AlgorithmOption = None,
    version: VersionOption = None,
    setting: SettingOption = None,
    pattern: PatternOption = None,
    output: Annotated[
        Place | None,
        typer.Option(
            "-o",
            "--output",
            help="The HTML file; or a directory, for one page per run. "
            "[default: RUN_report.html beside the log; here, if others wrote it or it is a URL]",
            show_default=False,
        ),
    ] = None,
    on_error: OnErrorOption = OnError.skip,
    jobs: JobsOption = None,
) -> None:
    """Write a page about each run: plots of its metrics, alerts, resources, and its configuration.

    The alerts are those of `rldk check`. A page is one file that loads nothing: it can be opened, kept and sent as it
    is. It is created or replaced.
    """
    told = hints(framework, algorithm, version, setting, pattern)
    try:
        with progress(f"reading {printable(run.name)}") as update:
            runs = runs_at(run, hints=told, on_error=on_error.verb)
            pages = list(write_pages(runs, output, on_progress=update, jobs=jobs or available_cores()))
    except DestinationError as error:
        raise typer.BadParameter(printable(str(error)), param_hint="-o") from None
    except EventValidationError as error:
        hint = "" if is_table(run) else f" Run: {printable(f'rldk validate {run}')}"
        typer.echo(f"{error}\nrldk: not reported.{hint}", err=True)
        raise typer.Exit(BAD_DATA) from None
    for page, _ in pages:
        typer.echo(printable(str(page)))
    own = None if is_table(run) or any(isinstance(one, ForeignRun) for one in runs) else run
    end_with(all_skips(skips for _, skips in pages), own)
