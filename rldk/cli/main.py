"""`rldk`: one file per command."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from rldk._version import __version__
from rldk.cli import check, demo, doctor, explain, export, ingest, report, schema, tail, validate
from rldk.errors import RldkError
from rldk.text import printable

commands = typer.Typer(
    name="rldk",
    help="The event log of reinforcement-learning post-training: write it, check it, convert it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
commands.command("demo")(demo.demo)
commands.command("doctor")(doctor.doctor)
commands.command("validate")(validate.validate)
commands.command("export")(export.export)
commands.command("ingest")(ingest.ingest)
commands.command("tail")(tail.tail)
commands.command("check")(check.check)
commands.command("report")(report.report)
commands.command("explain")(explain.explain)
commands.command("schema")(schema.schema)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rldk {__version__}")
        raise typer.Exit


@commands.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


def _leave(number: int, _frame: object) -> None:
    """Ends as after an error, so that no half-written file is left behind."""
    sys.exit(128 + number)


class _Printable(logging.Formatter):
    """Warnings quote names of files and metrics, which may hold anything."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        return printable(super().formatMessage(record))


def app() -> None:
    """Runs the command line: exit 0 fine, 1 the data are bad, 2 usage or I/O."""
    run(commands)


def run(command: Callable[[], object]) -> None:
    """Runs one command, or all of them, with the exit codes and the manners of `rldk`."""
    # `rldk ... | head` ends quietly, as other tools do.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) == signal.SIG_DFL:  # under nohup it is not
            signal.signal(number, _leave)
    handler = logging.StreamHandler()
    handler.setFormatter(_Printable())
    logging.getLogger("rldk").addHandler(handler)
    try:
        command()
    except (RldkError, OSError) as error:
        typer.echo("rldk: " + "\n".join(map(printable, str(error).split("\n"))), err=True)
        sys.exit(2)
