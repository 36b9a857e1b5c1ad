"""`rldk schema`: the definition of an event, for programs in any language."""

from __future__ import annotations

from importlib.resources import files
from typing import Annotated

import typer


def schema(
    path: Annotated[bool, typer.Option("--path", help="Print the path of the schema file instead.")] = False,
) -> None:
    """Print the JSON Schema of an event."""
    file = files("rldk_schema") / "event.schema.json"
    typer.echo(str(file) if path else file.read_text(encoding="utf-8"), nl=path)
