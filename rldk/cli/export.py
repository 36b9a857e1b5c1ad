"""`rldk export`: an event log as Parquet, Arrow, CSV or JSON, or as the files that a run ends with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rldk_schema import Event

from rldk.cli.progress import progress
from rldk.errors import EventValidationError, counted, printable
from rldk.io.completions import completions_to_parquet, is_completion_log
from rldk.io.reader import read_events, superseded
from rldk.io.segments import find_chains
from rldk.outputs import find_runs, write_outputs


class Attempts(str, Enum):
    """Which attempts of a resumed run are exported."""

    last = "last"
    all = "all"


def export(
    source: Annotated[Path, typer.Argument(help="An event file, or a directory of them.", show_default=False)],
    dest: Annotated[
        Path,
        typer.Argument(
            help="Ends in .parquet, .arrow, .feather, .csv or .json; or a directory, for every run's metrics, alerts "
            "and report.",
            show_default=False,
        ),
    ],
    flat: Annotated[bool, typer.Option("--flat", help="One column per leaf and metric. CSV is always flat.")] = False,
    attempts: Annotated[
        Attempts, typer.Option(help="last hides steps that a later attempt went back behind; all shows them.")
    ] = Attempts.last,
) -> None:
    """Convert an event log to what DEST ends in. DEST, and its directory, is made or replaced, whole or not at all.

    Sampled completions (RUN_completions.jsonl) are converted to Parquet.
    """
    find_chains(source)  # a wrong path is said before a missing extra
    try:
        if is_completion_log(source):
            if dest.suffix.lower() != ".parquet":
                raise _unknown(dest, ".parquet for completions")
            rows = completions_to_parquet(source, dest)
            typer.echo(f"{printable(str(dest))}: {counted(rows, 'completion')}")
        elif dest.is_dir() or not dest.suffix:
            if flat or attempts is Attempts.all:
                raise typer.BadParameter("--flat and --attempts are for one file, not for a directory of summaries")
            _export_outputs(source, dest)
        else:
            _export_events(source, dest, flat, attempts)
    except EventValidationError as error:
        typer.echo(f"{error}\nrldk: not exported. Run: {printable(f'rldk validate {source}')}", err=True)
        raise typer.Exit(1) from None


def _export_outputs(source: Path, dest: Path) -> None:
    runs = find_runs(source)
    places: dict[str, Path] = {}
    for run in runs:
        if run.run_id in places:
            both = f"{places[run.run_id]} and {run.paths[0].parent}"
            raise typer.BadParameter(printable(f"two runs are called {run.run_id}, in {both}: export them one by one"))
        places[run.run_id] = run.paths[0].parent
    for run in runs:
        for path in write_outputs(run, dest):
            typer.echo(printable(str(path)))


def _export_events(source: Path, dest: Path, flat: bool, attempts: Attempts) -> None:
    convert = _converter(dest, flat)
    with progress(f"exporting {source.name}") as update:
        hidden = superseded(read_events(source)) if attempts is Attempts.last else None
        events = _Events(source, hidden, update)
        rows = convert(events)
    note = f" ({events.hidden} of superseded attempts hidden: --attempts all shows them)" if events.hidden else ""
    typer.echo(f"{printable(str(dest))}: {counted(rows, 'event')}{note}")


class _Events:
    """The events of a log, as often as a converter iterates; tells how far it is and how many are hidden."""

    def __init__(self, source: Path, hide: Callable[[Event], bool] | None, update: Callable[[int], None]) -> None:
        self.hidden = 0
        self._source = source
        self._hide = hide
        self._update = update

    def __iter__(self) -> Iterator[Event]:
        self.hidden = 0
        for number, event in enumerate(read_events(self._source)):
            if number % 256 == 0:
                self._update(number)
            if self._hide is not None and self._hide(event):
                self.hidden += 1
            else:
                yield event


def _converter(dest: Path, flat: bool) -> Callable[[_Events], int]:
    suffix = dest.suffix.lower()
    if suffix == ".parquet":
        from rldk.io.parquet import to_parquet

        return lambda events: to_parquet(events, dest, flat=flat)
    if suffix == ".csv":
        from rldk.io.csv import to_csv

        return lambda events: to_csv(events, dest)
    if suffix in (".arrow", ".feather"):
        from rldk.io.arrow import to_arrow_file

        return lambda events: to_arrow_file(events, dest, flat=flat)
    if suffix == ".json":
        from rldk.io.json import to_json

        return lambda events: to_json(events, dest)
    raise _unknown(dest, ".parquet, .arrow, .feather, .csv, .json or a directory")


def _unknown(dest: Path, expected: str) -> typer.BadParameter:
    return typer.BadParameter(f"expected {expected}, found {dest.name!r}", param_hint="DEST")
