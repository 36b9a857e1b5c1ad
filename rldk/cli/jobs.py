"""The option `--jobs` of the commands that read many runs."""

from __future__ import annotations

from typing import Annotated

import typer

JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Processes at most.", show_default="one for each core"),
]
