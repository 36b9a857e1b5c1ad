"""`rldk mcp`: a door for agents."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """Examples:

rldk mcp outputs

rldk mcp outputs /data/runs --timeout 120"""


def mcp(
    directories: Annotated[
        list[Path],
        typer.Argument(
            metavar="DIR...", help="Directories of logs. Nothing else can be asked for.", show_default=False
        ),
    ],
    timeout: Annotated[float, typer.Option(min=1, help="Seconds that a call may take; then it is ended.")] = 60,
) -> None:
    """Serve agents: runs below DIR, read only, by the Model Context Protocol over the standard input and output."""
    from rldk.agents.server import serve

    # The protocol needs the stream itself, and not what guards the words of other commands.
    with redirect_stdout(sys.__stdout__):
        serve(directories, timeout)
