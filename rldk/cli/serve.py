"""`rldk serve`: runs as they train, in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rldk.environment import SERVE_TOKEN

EXAMPLES = """Examples:

rldk serve

rldk serve outputs /data/runs --port 8000"""


def serve(
    directories: Annotated[
        list[Path] | None, typer.Argument(metavar="[DIR]...", help="Directories of logs.", show_default=False)
    ] = None,
    *,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="0 for any that is free. If not given: 7535, or any.", show_default=False),
    ] = None,
    host: Annotated[str, typer.Option(help="Where to listen: nobody but this machine reaches 127.0.0.1.")] = (
        "127.0.0.1"
    ),
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name that the server goes by, such as a proxy's.", show_default=False),
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(envvar=SERVE_TOKEN, help="The token in the address, instead of a new one.", show_default=False),
    ] = None,
    browser: Annotated[bool, typer.Option("--open/--no-open", help="Open a browser, if there is one here.")] = True,
) -> None:
    """Show runs as they train: a page for the browser, and a WebSocket for programs. Reads only."""
    from rldk.web.serving import serve as serve_pages

    serve_pages(
        directories or [Path()],
        host,
        port,
        token=token,
        allowed=allow_host or (),
        browser=browser,
        tell=lambda url: typer.echo(f"rldk serve: {url}"),
        say=lambda sentence: typer.echo(f"rldk serve: {sentence}", err=True),
    )
