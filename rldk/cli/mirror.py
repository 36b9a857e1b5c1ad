"""`rldk mirror`: feeds the trackers that people keep, and copies logs elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rldk.cli.bad_lines import end_with
from rldk.cli.places import Place
from rldk.cli.progress import progress
from rldk.mirror_target import parse_target
from rldk.mirrors.mirroring import EVERY_SECONDS
from rldk.mirrors.mirroring import mirror as mirror_runs
from rldk.remote.urls import is_url, path_of
from rldk.text import printable

EXAMPLES = """Examples:

rldk mirror outputs --to tensorboard:tb --follow

rldk mirror outputs --to wandb:my-project

rldk mirror outputs --to prometheus:9400

rldk mirror outputs --to s3://bucket/runs --follow --every 30"""


def mirror(
    source: Annotated[
        Place, typer.Argument(metavar="DIR", help="A directory of runs, or the event file of one.", show_default=False)
    ],
    to: Annotated[
        str,
        typer.Option(
            help="tensorboard:OUT, wandb, wandb:PROJECT, prometheus, prometheus:PORT, prometheus:HOST:PORT; or a URL, "
            "or a path with a /, to which the log's own files are copied.",
            metavar="TARGET",
            show_default=False,
        ),
    ],
    follow: Annotated[
        bool, typer.Option("-f", "--follow", help="Keep on until all runs have ended, as Prometheus always does.")
    ] = False,
    every: Annotated[
        float,
        typer.Option(min=0.1, metavar="SECONDS", help="How often a growing log is copied."),
    ] = EVERY_SECONDS,
) -> None:
    """Send runs to TensorBoard, wandb or Prometheus, or copy their logs, from the log and not from the trainer.

    What was sent is not sent again, also after a restart. wandb is offline unless WANDB_MODE says otherwise. Exit 1 if
    a part of a log cannot be read.
    """
    place = path_of(str(source)) if is_url(source) else Path(source)
    if place is None:
        raise typer.BadParameter("rldk mirror reads no URL: give a path", param_hint="DIR")
    try:
        target = parse_target(to)
    except ValueError as error:
        raise typer.BadParameter(printable(str(error)), param_hint="--to") from None
    with progress(f"mirroring to {printable(str(target))}") as on_progress:
        summary = mirror_runs(place, target, follow=follow, every=every, say=_say, progress=on_progress)
    typer.echo(str(summary))
    for problem in summary.problems:
        typer.echo(f"rldk: {printable(problem)}", err=True)
    if summary.problems:
        raise typer.Exit(2)
    end_with(summary.skips, place)


def _say(text: str) -> None:
    typer.echo(f"rldk: {printable(text)}", err=True)
