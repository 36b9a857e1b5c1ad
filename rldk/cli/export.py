"""`rldk export`: an event log as Parquet, Arrow, CSV or JSON, and back, or as the files that a run ends with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rldk_schema import Event

from rldk.cli.progress import progress
from rldk.errors import EventValidationError, counted, printable
from rldk.io.completions import completions_to_parquet, is_completion_log
from rldk.io.records import is_record_log
from rldk.io.runs import find_runs
from rldk.io.segments import closed_segments, find_chains, parse_name
from rldk.io.source import Events, is_table_file

_LOGS = (".jsonl", ".jsonl.gz", ".jsonl.zst")


class Layout(str, Enum):
    """Which files a directory gets, and what they are called."""

    rldk = "rldk"
    openrlhf = "openrlhf"


class Attempts(str, Enum):
    """Which attempts of a resumed run are exported."""

    last = "last"
    all = "all"


def export(
    source: Annotated[
        Path,
        typer.Argument(
            help="An event file, a directory of them, or a nested .parquet, .arrow or .feather file.",
            show_default=False,
        ),
    ],
    dest: Annotated[
        Path,
        typer.Argument(
            help="Ends in .parquet, .arrow, .feather, .csv, .json, .jsonl, .jsonl.gz or .jsonl.zst; or a directory, "
            "for every run's metrics, alerts and report.",
            show_default=False,
        ),
    ],
    flat: Annotated[bool, typer.Option("--flat", help="One column per leaf and metric; CSV, JSON always.")] = False,
    attempts: Annotated[
        Attempts, typer.Option(help="last hides steps that a later attempt went back behind; all shows them.")
    ] = Attempts.last,
    layout: Annotated[
        Layout, typer.Option(help="Of a directory: RUN_metrics.csv and so on, or metrics_RUN.csv as with OpenRLHF.")
    ] = Layout.rldk,
) -> None:
    """Convert an event log to what DEST ends in, or back. DEST is made or replaced, whole or not at all.

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
            _export_outputs(source, dest, layout)
        else:
            if layout is not Layout.rldk:
                raise typer.BadParameter("--layout is for a directory of summaries, not for one file")
            _export_events(source, dest, flat, attempts)
    except EventValidationError as error:
        hint = "" if is_table_file(source) else f" Run: {printable(f'rldk validate {source}')}"
        typer.echo(f"{error}\nrldk: not exported.{hint}", err=True)
        raise typer.Exit(1) from None


def _export_outputs(source: Path, dest: Path, layout: Layout = Layout.rldk) -> None:
    if layout is Layout.openrlhf:
        from rldk.integrations.openrlhf.outputs import write_outputs
    else:
        from rldk.outputs import write_outputs
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
    convert = converter(dest, flat)
    _refuse_to_harm(source, dest)
    with progress(f"exporting {printable(source.name)}") as update:
        events = Events(source, attempts=attempts.value, on_progress=update)
        rows = convert(events)
    note = f" ({events.hidden} of superseded attempts hidden: --attempts all shows them)" if events.hidden else ""
    typer.echo(f"{printable(str(dest))}: {counted(rows, 'event')}{note}")


def converter(dest: Path, flat: bool) -> Callable[[Iterable[Event]], int]:
    """What writes events to DEST, by its extension."""
    name = dest.name.lower()
    if name.endswith(".parquet"):
        from rldk.io.parquet import to_parquet

        return lambda events: to_parquet(events, dest, flat=flat)
    if name.endswith(".csv"):
        from rldk.io.csv import to_csv

        return lambda events: to_csv(events, dest)
    if name.endswith((".arrow", ".feather")):
        from rldk.io.arrow import to_arrow_file

        return lambda events: to_arrow_file(events, dest, flat=flat)
    if name.endswith(".json"):
        from rldk.io.json import to_json

        return lambda events: to_json(events, dest)
    if name.endswith(_LOGS):
        if flat:
            raise typer.BadParameter("an event log is never flat; .json is", param_hint="--flat")
        from rldk.io.jsonl import to_jsonl

        return lambda events: to_jsonl(events, dest)
    raise _unknown(dest, ".parquet, .arrow, .feather, .csv, .json, .jsonl, .jsonl.gz, .jsonl.zst or a directory")


def _refuse_to_harm(source: Path, dest: Path) -> None:
    """No event log is written over, and none is put where it would be read a second time."""
    there = {path.resolve() for live, closed in find_chains(source).items() for path in (live, *closed.values())}
    if dest.resolve() in there:
        raise typer.BadParameter("it is SRC itself", param_hint="DEST")
    if dest.name.endswith("_run.json") or (is_record_log(dest) and dest.exists()):
        raise typer.BadParameter("that is a file of a run; these are never replaced", param_hint="DEST")
    file = parse_name(dest)
    if file is None:
        return
    if dest.exists() or file.live.exists() or closed_segments(file.live):
        raise typer.BadParameter("it is an event log already; these are never replaced", param_hint="DEST")
    if source.is_dir() and dest.resolve().is_relative_to(source.resolve()):
        raise typer.BadParameter("it would be read as one more log of SRC", param_hint="DEST")


def _unknown(dest: Path, expected: str) -> typer.BadParameter:
    return typer.BadParameter(f"expected {expected}, found {dest.name!r}", param_hint="DEST")
