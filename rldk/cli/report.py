"""`rldk report`: one page about a run."""

from __future__ import annotations

from shlex import quote
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
from rldk.cores import available_cores
from rldk.errors import DestinationError, EventValidationError
from rldk.log.skips import all_skips
from rldk.log.table_files import is_table
from rldk.reporting import write_pages
from rldk.text import printable


@takes_urls(ANY_FILES, "runs", dest="output")
def report(  # noqa: PLR0917  # by name
    runs: Annotated[
        list[Place],
        typer.Argument(
            help="Event files, nested .parquet, .arrow or .feather files, logs of other tools, or directories; "
            "patterns such as 'runs/*', and URLs.",
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
    samples: Annotated[
        bool, typer.Option("--samples/--no-samples", help="Show some completions, where the run has any.")
    ] = True,
    on_error: OnErrorOption = OnError.skip,
    jobs: JobsOption = None,
) -> None:
    """Write a page about each run: plots of its metrics, alerts, resources, and its configuration.

    The alerts are those of `rldk check`. A page is one file that loads nothing: it can be opened, kept and sent as it
    is. It is created or replaced. Several runs also get an index, `index.html`: verdicts, last values and small plots
    of the core metrics, and a link to each page.
    """
    logs = None if any(map(is_table, runs)) else " ".join(quote(str(run)) for run in runs)
    told = hints(framework, algorithm, version, setting, pattern)
    try:
        with progress(f"reading {printable(runs[0].name)}") as update:
            found = runs_at(*runs, hints=told, on_error=on_error.verb)
            many = jobs or available_cores()
            pages = list(write_pages(found, output, runs, samples=samples, on_progress=update, jobs=many))
    except DestinationError as error:
        raise typer.BadParameter(printable(str(error)), param_hint="-o") from None
    except EventValidationError as error:
        hint = "" if logs is None else f" Run: {printable(f'rldk validate {logs}')}"
        typer.echo(f"{error}\nrldk: not reported.{hint}", err=True)
        raise typer.Exit(BAD_DATA) from None
    for page, _ in pages:
        typer.echo(printable(str(page)))
    own = None if any(isinstance(one, ForeignRun) for one in found) else logs
    end_with(all_skips(skips for _, skips in pages), own)
