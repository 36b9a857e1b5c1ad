"""`rldk export`: an event log as Parquet, Arrow, CSV or JSON, and back, or as the files that a run ends with."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from rldk.cli.bad_lines import BAD_DATA, OnError, OnErrorOption, end_with
from rldk.cli.places import Place, takes_urls
from rldk.cli.progress import progress
from rldk.errors import DestinationError, EventValidationError
from rldk.export import export_logs
from rldk.log.own_files import OWN_FILES
from rldk.log.table_files import is_table
from rldk.text import counted, printable


class Layout(str, Enum):
    """Which files a directory gets, and what they are called."""

    rldk = "rldk"
    openrlhf = "openrlhf"


class Attempts(str, Enum):
    """Which attempts of a resumed run are exported."""

    last = "last"
    all = "all"


@takes_urls(OWN_FILES, "source", dest="dest")
def export(  # noqa: PLR0917  # by name
    source: Annotated[
        Place,
        typer.Argument(
            help="An event file, a directory of them, or a nested .parquet, .arrow or .feather file; also by URL.",
            show_default=False,
        ),
    ],
    dest: Annotated[
        Place,
        typer.Argument(
            help="Ends in .parquet, .arrow, .feather, .csv, .json, .jsonl, .jsonl.gz or .jsonl.zst; or a directory, "
            "for every run's metrics, alerts and report. Also by URL.",
            show_default=False,
        ),
    ],
    flat: Annotated[
        bool, typer.Option("--flat", help="One column per leaf and metric; always so in CSV and JSON.")
    ] = False,
    attempts: Annotated[
        Attempts, typer.Option(help="last hides steps that a later attempt superseded; all shows them.")
    ] = Attempts.last,
    layout: Annotated[
        Layout, typer.Option(help="File names in a directory: RUN_metrics.csv (rldk) or metrics_RUN.csv (openrlhf).")
    ] = Layout.rldk,
    on_error: OnErrorOption = OnError.skip,
) -> None:
    """Convert an event log to the format that DEST ends in, or back. DEST is created or replaced, whole or not at all.

    Sampled completions (RUN_completions.jsonl) are converted to Parquet.
    """
    try:
        with progress(f"exporting {printable(source.name)}") as update:
            done = export_logs(
                source,
                dest,
                flat=flat,
                attempts=attempts.value,
                layout=layout.value,
                on_error=on_error.verb,
                on_progress=update,
            )
    except DestinationError as error:
        hint = None if str(error).startswith("--") else "DEST"
        raise typer.BadParameter(printable(str(error)), param_hint=hint) from None
    except EventValidationError as error:
        hint = "" if is_table(source) else f" Run: {printable(f'rldk validate {source}')}"
        typer.echo(f"{error}\nrldk: not exported.{hint}", err=True)
        raise typer.Exit(BAD_DATA) from None
    note = f"; {done.hides}" if done.hides else ""
    note += ": --attempts all shows them" if done.hidden else ""
    for path in done.paths:
        number = done.rows or 0
        what = f"{counted(number + done.joined, done.noun)} in {counted(number, 'row')}" if done.joined else ""
        rows = "" if done.rows is None else f": {what or counted(number, done.noun)}{note}"
        typer.echo(f"{printable(str(path))}{rows}")
    end_with(done.skips, None if is_table(source) or done.noun != "event" else source)
