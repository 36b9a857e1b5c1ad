"""`rldk`: one file per command."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
import typer.main
from typer.core import TyperGroup

from rldk._version import __version__
from rldk.cli.process import HELP, run

# Every command with the first paragraph of its help. The rest stands in the module of that name, which is imported when
# the command is called: `rldk --version` and the completion of a name wait for none of them.
_COMMANDS = {
    "demo": "Train a tiny model with TRL's GRPOTrainer, log, validate, convert, report, and show what was learned.",
    "doctor": "Test what logging needs here: packages, directory, disk, lock, hook, clock, GPU, launcher. Exit 1 on a "
    "failure.",
    "validate": "Check event logs, listing every problem with its line. Exit 1 if there is any.",
    "export": "Convert an event log to the format that DEST ends in, or back. DEST is created or replaced, whole or "
    "not at all.",
    "ingest": "Read logs of rldk, of any framework, or of a loop of your own, and write them as one table or in parts.",
    "ls": "List the runs below DIR: state, last step, age, core metrics, verdict with how many rules judged, cost.",
    "status": "Show how one run is doing: state, verdict and what it is based on, core metrics, alerts, what to do.",
    "tail": "Show the last events of a run: step, phase, the core metrics, notes.",
    "check": "Judge whether runs are healthy, by the rules that also watch a live run. Exit 1 on a critical alert.",
    "compare": "Compare runs: what differs in settings, from which step on in any number, and how they end.",
    "report": "Write a page about each run: plots of its metrics, alerts, resources, and its configuration.",
    "query": "Answer a question in SQL about the logs at a place, with DuckDB: views events, metrics, runs, alerts.",
    "serve": "Show runs as they train: a page for the browser, and a WebSocket for programs. Reads only.",
    "mirror": "Send runs to TensorBoard, wandb or Prometheus, or copy their logs, from the log and not from the "
    "trainer.",
    "mcp": "Serve agents: runs below DIR, read only, by the Model Context Protocol over the standard input and output.",
    "skill": "Print a short guide for agents that watch runs: which command answers what, and what not to conclude.",
    "explain": "Explain NAME: its unit, how it is estimated, which raw keys mean it, and what it is easily mistaken "
    "for.",
    "schema": "Print the JSON Schema of an event, or of another FORM: a file beside the log, or what a command prints.",
}


class _Commands(TyperGroup):
    """Lists commands that are not imported yet, and imports the one that is called."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, _, rest = super().resolve_command(ctx, args)
        return name, None if name is None else _imported(name), rest


def _imported(name: str) -> Any:
    module = import_module(f"rldk.cli.{name}")
    alone = typer.Typer(add_completion=False)
    alone.command(name, epilog=getattr(module, "EXAMPLES", None))(getattr(module, name))
    return typer.main.get_command(alone)


commands = typer.Typer(
    name="rldk",
    help="The event log of reinforcement-learning post-training: write it, check it, convert it.",
    cls=_Commands,
    no_args_is_help=True,
    context_settings=HELP,
    pretty_exceptions_enable=False,
)
for _name, _help in _COMMANDS.items():
    commands.command(_name, help=_help)(lambda: None)


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
