"""`rldk`: one file per command."""

from __future__ import annotations

from typing import Annotated

import typer

from rldk._version import __version__
from rldk.cli import check, demo, doctor, explain, export, ingest, ls, report, schema, status, tail, validate
from rldk.cli.process import HELP, run

commands = typer.Typer(
    name="rldk",
    help="The event log of reinforcement-learning post-training: write it, check it, convert it.",
    no_args_is_help=True,
    context_settings=HELP,
    pretty_exceptions_enable=False,
)
commands.command("demo")(demo.demo)
commands.command("doctor")(doctor.doctor)
commands.command("validate")(validate.validate)
commands.command("export")(export.export)
commands.command("ingest")(ingest.ingest)
commands.command("ls", epilog=ls.EXAMPLES)(ls.ls)
commands.command("status", epilog=status.EXAMPLES)(status.status)
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


def app() -> None:
    """Runs the command line: exit 0 fine, 1 the data are bad, 2 usage or I/O."""
    run(commands)
