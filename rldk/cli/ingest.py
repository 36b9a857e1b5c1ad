"""`rldk ingest`: logs of any kind, as one flat table."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from rldk.cli.export import converter
from rldk.cli.progress import progress
from rldk.errors import counted, printable
from rldk.ingest import Ingest


class Hint(str, Enum):
    """Whose logs they are."""

    trl = "trl"
    openrlhf = "openrlhf"
    custom = "custom"


class OnError(str, Enum):
    """What to do with a line that cannot be read."""

    fail = "raise"
    skip = "skip"


def ingest(
    source: Annotated[str, typer.Argument(help="A file, a directory, or a glob pattern.", show_default=False)],
    dest: Annotated[
        Path | None,
        typer.Argument(help="Ends in .parquet, .arrow, .feather, .csv or .json; none: only say what is there."),
    ] = None,
    adapter: Annotated[Hint | None, typer.Option(help="Read files as this, whatever they look like.")] = None,
    on_error: Annotated[
        OnError, typer.Option(help="raise stops at the first bad line; skip lists them.")
    ] = OnError.fail,
    flat: Annotated[bool, typer.Option(help="One column per leaf and metric.")] = True,
) -> None:
    """Read logs of rldk, TRL, OpenRLHF or a loop of your own, and write them as one table."""
    convert = None if dest is None else converter(dest, flat)
    reading = Ingest(None if adapter is None else adapter.value, on_error.value)
    with progress(f"ingesting {printable(source)}") as update:
        events = []
        for number, event in enumerate(reading.events(source)):
            if number % 256 == 0:
                update(number)
            events.append(event)
        if convert is not None:
            convert(events)
    for run_id, count in reading.counts.items():
        typer.echo(f"{run_id}: {counted(count, 'event')}")
    for skipped in reading.skipped:
        typer.echo(printable(f"skipped {skipped}"), err=True)
    if reading.ignored:
        typer.echo(f"{counted(len(reading.ignored), 'file')} ignored: no logs", err=True)
    if dest is not None:
        typer.echo(f"{printable(str(dest))}: {counted(len(events), 'event')}")
