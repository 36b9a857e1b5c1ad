"""`rldk ingest`: logs of any kind, as one flat table."""

from __future__ import annotations

from typing import Annotated

import typer

from rldk.adapters.any_files import ANY_FILES
from rldk.adapters.ignored import summary
from rldk.cli.bad_lines import OnError, OnErrorOption, end_with
from rldk.cli.hints import AlgorithmOption, FrameworkOption, PatternOption, SettingOption, VersionOption, hints
from rldk.cli.places import Place, takes_urls
from rldk.cli.progress import progress
from rldk.ingest import Ingest, ingest_samples
from rldk.io.formats import converter
from rldk.io.source import Events
from rldk.log.completions import is_completion_log
from rldk.text import counted, printable


@takes_urls(ANY_FILES, "source", dest="dest")
def ingest(  # noqa: PLR0917  # by name
    source: Annotated[Place, typer.Argument(help="A file, a directory, a glob pattern, or a URL.", show_default=False)],
    dest: Annotated[
        Place | None,
        typer.Argument(
            help="Ends in .parquet, .arrow, .feather, .csv or .json; or is RUN_completions.jsonl, for "
            "dumped samples of text. A URL works, too. Omit it to only list what was found."
        ),
    ] = None,
    framework: FrameworkOption = None,
    algorithm: AlgorithmOption = None,
    version: VersionOption = None,
    setting: SettingOption = None,
    pattern: PatternOption = None,
    on_error: OnErrorOption = OnError.stop,
    flat: Annotated[bool, typer.Option(help="One column per leaf and metric.")] = True,
) -> None:
    """Read logs of rldk, of any framework, or of a loop of your own, and write them as one table."""
    reading = Ingest(source, on_error=on_error.verb, hints=hints(framework, algorithm, version, setting, pattern))
    if dest is not None and is_completion_log(dest):
        count = ingest_samples(reading, dest)
        typer.echo(f"{printable(str(dest))}: {counted(count, 'completion')}")
        end_with(reading.skips)
        return
    convert = None if dest is None else converter(dest, flat=flat)
    if dest is not None and reading.reads(dest):
        raise typer.BadParameter("it is one of the logs", param_hint="DEST")
    with progress(f"ingesting {printable(source.name)}") as update:
        events = Events(reading, metadata=reading.metadata, on_progress=update)
        rows = sum(1 for _ in events) if convert is None else convert(events)
    for run_id, count in reading.counts.items():
        typer.echo(f"{printable(run_id)}: {counted(count, 'event')}")
    for line in (line for run in reading.foreign for line in run.told()):
        typer.echo(printable(line), err=True)
    for line in (*reading.notes, *summary(reading.ignored)):
        typer.echo(printable(line), err=True)
    total = sum(reading.counts.values())
    if dest is not None:
        events_in = f"{counted(total, 'event')} in {counted(rows, 'row')}" if rows < total else counted(rows, "event")
        typer.echo(f"{printable(str(dest))}: {events_in}")
    end_with(reading.skips)
