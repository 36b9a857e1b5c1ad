"""`rldk serve`: runs as they train, in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """Examples:

rldk serve

rldk serve outputs /data/runs --port 8000"""


def serve(
    directories: Annotated[
        list[Path] | None, typer.Argument(metavar="[DIR]...", help="Directories of logs.", show_default=False)
    ] = None,
    port: Annotated[int, typer.Option(help="Port; 0 for any that is free.")] = 0,
    host: Annotated[str, typer.Option(help="Address to listen at.")] = "127.0.0.1",
) -> None:
    """Show runs as they train: a page for the browser, and a WebSocket for programs. Reads only."""
    from rldk.web.server import serve as serve_pages

    serve_pages(directories or [Path()], host, port)
