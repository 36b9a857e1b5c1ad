"""`rldk export`: an event log as Parquet, Arrow or CSV."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, cast

import typer

from rldk.errors import EventValidationError


def export(
    source: Annotated[Path, typer.Argument(help="An event file, or a directory of them.", show_default=False)],
    dest: Annotated[Path, typer.Argument(help="Ends in .parquet, .arrow, .feather or .csv.", show_default=False)],
    flat: Annotated[bool, typer.Option("--flat", help="One column per leaf and metric. CSV is always flat.")] = False,
    attempts: Annotated[
        str, typer.Option(help="last hides steps that a later attempt went back behind; all shows them.")
    ] = "last",
) -> None:
    """Convert an event log. The format is that of DEST's name; DEST is written whole or not at all."""
    if attempts not in ("all", "last"):
        raise typer.BadParameter(f"expected all or last, found {attempts!r}", param_hint="--attempts")
    which = cast("Literal['all', 'last']", attempts)
    suffix = dest.suffix.lower()
    try:
        if suffix == ".parquet":
            from rldk.io.parquet import to_parquet

            rows = to_parquet(source, dest, flat=flat, attempts=which)
        elif suffix == ".csv":
            from rldk.io.csv import to_csv

            rows = to_csv(source, dest, attempts=which)
        elif suffix in (".arrow", ".feather"):
            from rldk.io.arrow import to_arrow_file

            rows = to_arrow_file(source, dest, flat=flat, attempts=which)
        else:
            raise typer.BadParameter(
                f"expected .parquet, .arrow, .feather or .csv, found {dest.name!r}", param_hint="DEST"
            )
    except EventValidationError as error:
        typer.echo(f"{error}\nrldk: nothing was written. Run: rldk validate {source}", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{dest}: {rows} events")
