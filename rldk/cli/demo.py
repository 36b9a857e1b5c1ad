"""`rldk demo`: the whole way of the data, on a small scale."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from rldk.errors import MissingExtraError
from rldk.text import printable


def demo(
    output_dir: Annotated[Path, typer.Option(help="Where the files go.")] = Path("rldk_demo"),
    steps: Annotated[int, typer.Option(min=1, help="Optimizer steps to train.")] = 20,
) -> None:
    """Train a tiny model with TRL's GRPOTrainer, log, validate, convert, report, and show what was learned."""
    from rich.console import Console
    from rich.table import Table

    from rldk.demo import run_demo

    try:
        result = run_demo(output_dir, steps=steps, say=typer.echo)
    except MissingExtraError as error:
        typer.echo(f"rldk: {error}", err=True)
        raise typer.Exit(2) from None
    table = Table("metric", "first", "last", "best", title=f"{result.train_events} train steps")
    for row in result.learnt:
        table.add_row(row.name, *("-" if v is None else f"{v:.4f}" for v in (row.first, row.last, row.best)))
    speed = "-" if result.steps_per_second is None else f"{result.steps_per_second:.2f}"
    table.add_row("steps/s", "", speed, "")
    Console().print(table)
    for path in (result.events, *result.converted, result.page):
        typer.echo(_shown(path))
    rldk, logs = _command(), printable(shlex.quote(str(output_dir)))
    typer.echo(f"Open {_shown(result.page)} in a browser.")
    typer.echo(f"Next: {rldk} check {logs}\n      {rldk} validate {logs} --check-consistency")
    for problem in result.report.errors:
        typer.echo(printable(f"{result.events}:{problem.line}: {problem}"), err=True)
    if not result.report:
        raise typer.Exit(1)


def _shown(path: Path) -> str:
    here = Path.cwd()
    return printable(str(path.relative_to(here) if path.is_relative_to(here) else path))


def _command() -> str:
    """How this command was called, so that what is printed works there: `rldk`, or the path to it that make gives."""
    called = Path(sys.argv[0])
    if called.name != "rldk" or shutil.which("rldk") == str(called):
        return "rldk"
    return shlex.quote(str(called))
