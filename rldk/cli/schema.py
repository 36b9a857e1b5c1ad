"""`rldk schema`: the definition of an event, and of every other JSON form, for programs in any language."""

from __future__ import annotations

from importlib.resources import files
from typing import Annotated

import typer
from rldk_schema.forms import FORMS

_KNOWN = ("event", *FORMS)


def schema(
    form: Annotated[str, typer.Argument(metavar="FORM", help=f"One of {', '.join(_KNOWN)}.")] = "event",
    path: Annotated[bool, typer.Option("--path", help="Print the path of the schema file instead.")] = False,
) -> None:
    """Print the JSON Schema of an event, or of another FORM: a file beside the log, or what a command prints."""
    if form not in _KNOWN:
        raise typer.BadParameter(f"expected one of {', '.join(_KNOWN)}, found {form!r:.100}", param_hint="FORM")
    file = files("rldk_schema") / f"{form}.schema.json"
    typer.echo(str(file) if path else file.read_text(encoding="utf-8"), nl=path)
