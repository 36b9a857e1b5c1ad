"""`rldk demo`: the whole way of the data, on a small scale."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import psutil
import typer

from rldk.errors import MissingExtraError
from rldk.text import printable

_PATIENCE = 20.0  # s for the page to end


def demo(
    output_dir: Annotated[Path, typer.Option(help="Where the files go.")] = Path("rldk_demo"),
    steps: Annotated[int, typer.Option(min=1, help="Optimizer steps to train.")] = 20,
    serve: Annotated[
        bool, typer.Option("--serve", help="Show the run as it trains, as `rldk serve` does, until you end it.")
    ] = False,
) -> None:
    """Train a tiny model with TRL's GRPOTrainer, log, validate, convert, report, and show what was learned."""
    try:
        if serve:
            with _page(output_dir) as page:
                valid = _show(output_dir, steps) & _stays(page, output_dir)
        else:
            valid = _show(output_dir, steps)
    except MissingExtraError as error:
        typer.echo(f"rldk: {error}", err=True)
        raise typer.Exit(2) from None
    if not valid:
        raise typer.Exit(1)


@contextmanager
def _page(output_dir: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Serves a directory from a process of its own, which is ended with this one."""
    import rldk.web.serving  # noqa: F401  # here it is an error if something is missing

    output_dir.mkdir(parents=True, exist_ok=True)
    page = subprocess.Popen([sys.executable, "-m", "rldk", "serve", str(output_dir)])  # noqa: S603
    try:
        while page.poll() is None and not _listens(page.pid):
            time.sleep(0.05)
        if page.returncode is not None:  # it has said why
            raise typer.Exit(abs(page.returncode) or 1)
        yield page
    finally:
        page.send_signal(signal.SIGTERM)
        try:
            page.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            page.kill()
            page.wait()


def _listens(pid: int) -> bool:
    """Whether a process of ours is a server by now, or nobody can tell."""
    try:
        process = psutil.Process(pid)
        sockets = process.net_connections("tcp") if psutil.version_info >= (6,) else process.connections("tcp")
    except psutil.AccessDenied:
        return True
    except psutil.Error:
        return False
    return any(one.status == psutil.CONN_LISTEN for one in sockets)


def _stays(page: subprocess.Popen[bytes], output_dir: Path) -> bool:
    """Waits until the user ends the page; whether it was the user who did."""
    if page.poll() is None:
        try:
            typer.echo("The page stays until you press Ctrl-C.")
            page.wait()
        except KeyboardInterrupt:
            return True
    again = f"{_command()} serve {printable(shlex.quote(str(output_dir)))}"
    typer.echo(
        f"rldk: the page has ended by itself, with exit code {page.returncode}. Open it again: {again}", err=True
    )
    return False


def _show(output_dir: Path, steps: int) -> bool:
    """Runs the demo and shows what came of it; whether its log is valid."""
    from rich.console import Console
    from rich.table import Table

    from rldk.demo import run_demo

    result = run_demo(output_dir, steps=steps, say=typer.echo)
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
    typer.echo(f"Runs as they train, in a browser: {rldk} serve {logs}")
    for problem in result.report.errors:
        typer.echo(printable(f"{result.events}:{problem.line}: {problem}"), err=True)
    return bool(result.report)


def _shown(path: Path) -> str:
    here = Path.cwd()
    return printable(str(path.relative_to(here) if path.is_relative_to(here) else path))


def _command() -> str:
    """How this command was called, so that what is printed works there: `rldk`, or the path to it that make gives."""
    called = Path(sys.argv[0])
    if called.name != "rldk" or shutil.which("rldk") == str(called):
        return "rldk"
    return shlex.quote(str(called))
