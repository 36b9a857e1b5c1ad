"""`rldk ingest`: logs of any kind, as one flat table, or as a data set in parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rldk_schema import Event

from rldk.adapters.any_files import ANY_FILES
from rldk.adapters.ignored import summary
from rldk.adapters.read_as import Hints
from rldk.cli.bad_lines import BAD_DATA, OnError, OnErrorOption, end_with
from rldk.cli.hints import AlgorithmOption, FrameworkOption, PatternOption, SettingOption, VersionOption, hints
from rldk.cli.places import Place, takes_urls
from rldk.cli.progress import progress
from rldk.errors import BadLineError, DestinationError, EventValidationError
from rldk.ingest import Ingest
from rldk.ingest_samples import ingest_samples
from rldk.io.formats import converter, refuse_to_harm
from rldk.io.source import Events
from rldk.log.completions import is_completion_log
from rldk.log.skips import Skips
from rldk.remote.urls import shown_place
from rldk.text import counted, printable

EXAMPLES = """Examples:

rldk ingest outputs

rldk ingest outputs table.parquet

rldk ingest outputs tables/ --jobs 8 --on-error skip

rldk ingest s3://bucket/runs s3://bucket/tables/ --engine ray"""

_SIZE = re.compile(r"(\d+) ?(?:([kMG])(i?)B?)?", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3}


class Engine(str, Enum):
    """What reads the parts of a data set."""

    processes = "processes"
    ray = "ray"


class Attempts(str, Enum):
    """Which attempts' steps are written."""

    all = "all"
    last = "last"


def _bytes(text: str) -> int:
    found = _SIZE.fullmatch(text.strip())
    if found is None or not int(found[1]):
        raise typer.BadParameter(f"expected a size such as 64MB, found {text!r}")
    base = 1024 if found[3] else 1000
    return int(found[1]) * int(base ** _POWERS[(found[2] or "").lower()])


def ingest(  # noqa: PLR0917  # by name
    source: Annotated[Place, typer.Argument(help="A file, a directory, a glob pattern, or a URL.", show_default=False)],
    dest: Annotated[
        Place | None,
        typer.Argument(
            help="Ends in .parquet, .arrow, .feather, .csv or .json; or is a directory, for a data set in parts; or "
            "RUN_completions.jsonl, for dumped samples of text. Also by URL. Without it, what is found is only listed.",
            show_default=False,
        ),
    ] = None,
    framework: FrameworkOption = None,
    algorithm: AlgorithmOption = None,
    version: VersionOption = None,
    setting: SettingOption = None,
    pattern: PatternOption = None,
    on_error: OnErrorOption = OnError.stop,
    flat: Annotated[
        bool | None,
        typer.Option(
            "--flat/--no-flat",
            help="One column per leaf and metric: the default of one file. A data set in parts is nested.",
        ),
    ] = None,
    engine: Annotated[
        Engine | None,
        typer.Option(
            help="What reads the parts of a data set: processes of this machine (the default), or a Ray cluster."
        ),
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(help="Address of the Ray cluster. Without it RAY_ADDRESS, or a cluster on this machine."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Of a data set: processes at most; by default one for each core.")
    ] = None,
    part_bytes: Annotated[
        int | None,
        typer.Option(
            parser=_bytes, metavar="SIZE", help="How much of the logs makes a part of a data set; by default 64MiB."
        ),
    ] = None,
    attempts: Annotated[
        Attempts | None,
        typer.Option(
            help="Of a data set: last (the default) leaves out steps that a later attempt repeats; all keeps them."
        ),
    ] = None,
) -> None:
    """Read logs of rldk, of any framework, or of a loop of your own, and write them as one table or in parts."""
    found = hints(framework, algorithm, version, setting, pattern)
    parts = {"engine": engine, "address": address, "jobs": jobs, "part_bytes": part_bytes, "attempts": attempts}
    given = {name: value for name, value in parts.items() if value is not None}
    if dest is not None and _is_directory(str(dest)):
        if flat:
            raise typer.BadParameter(
                "a data set in parts is nested: leave it out, or give one file, such as out.parquet",
                param_hint="--flat",
            )
        with _says_how_to_skip():
            _ingest_dataset(str(source), str(dest), hints=found, on_error=on_error.verb, **given)
        return
    if given:
        name = next(iter(given)).replace("_", "-")
        raise typer.BadParameter(
            "it is for a data set in parts: give a directory, such as out/", param_hint=f"--{name}"
        )
    with _says_how_to_skip():
        _ingest_table(source, dest, found, on_error.verb, flat is not False)


@contextmanager
def _says_how_to_skip() -> Iterator[None]:
    """Adds to the error of a bad line what leaves such lines out."""
    try:
        yield
    except (EventValidationError, BadLineError) as error:
        lines = "\n".join(map(printable, str(error).split("\n")))
        typer.echo(f"rldk: {lines}\nrldk: not ingested. To leave such lines out: --on-error skip", err=True)
        raise typer.Exit(BAD_DATA) from None


def _is_directory(dest: str) -> bool:
    """Whether a destination is a directory: it is one, ends with a slash, or its name has no extension."""
    return dest.endswith("/") or Path(dest).is_dir() or not Path(dest).suffix


def _ingest_dataset(source: str, dest: str, **options: Any) -> None:
    from rldk.ingest_dataset import ingest_dataset

    with progress(f"ingesting {printable(shown_place(source))}") as update:
        written = ingest_dataset(source, dest, on_progress=update, **_plain(options))
    dest = shown_place(dest)
    for line in written.told:
        typer.echo(printable(line), err=True)
    if written.hides:
        typer.echo(printable(f"{dest}: {written.hides}"), err=True)
    typer.echo(
        f"{printable(dest)}: {counted(written.rows, 'event')} of {counted(written.runs, 'run')} "
        f"in {counted(written.files, 'file')}"
    )
    end_with(Skips(count=written.bad))


def _plain(options: dict[str, Any]) -> dict[str, Any]:
    return {name: value.value if isinstance(value, Enum) else value for name, value in options.items()}


def _converter(reading: Ingest, source: Path, dest: Path, flat: bool) -> Callable[[Iterable[Event]], int]:
    """What writes the table."""
    try:
        if reading.reads(dest):
            raise DestinationError("it is one of the logs")
        convert = converter(dest, flat=flat)
        refuse_to_harm(source, dest)
    except DestinationError as error:
        raise typer.BadParameter(printable(str(error)), param_hint="DEST") from None
    return convert


@takes_urls(ANY_FILES, "source", dest="dest")
def _ingest_table(
    source: Place, dest: Place | None, known: Hints, on_error: Literal["raise", "skip"], flat: bool
) -> None:
    reading = Ingest(source, on_error=on_error, hints=known)
    if dest is not None and is_completion_log(dest):
        count = ingest_samples(reading, dest)
        typer.echo(f"{printable(str(dest))}: {counted(count, 'completion')}")
        end_with(reading.skips)
        return
    convert = None if dest is None else _converter(reading, source, dest, flat)
    with progress(f"ingesting {printable(str(reading.source))}") as update:
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
