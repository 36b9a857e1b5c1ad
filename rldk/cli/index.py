"""The option `--no-index` of the commands that use the index of runs."""

from __future__ import annotations

from typing import Annotated

import typer

NoIndexOption = Annotated[
    bool, typer.Option("--no-index", help="Read all logs, and keep nothing of them in the cache directory.")
]
