"""What commands do about lines that cannot be read, and the exit codes of all commands.

0   fine
1   the data are bad: a line that cannot be read; or a verdict that was asked for is negative
2   usage or I/O: an unknown option, a place without a log, a file that may not be read or written
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rldk.errors import BadLineError, EventValidationError
from rldk.text import printable, unreadable

if TYPE_CHECKING:
    from rldk.log.skips import Skips

BAD_DATA = 1


class OnError(str, Enum):
    """What to do at a line that cannot be read."""

    stop = "stop"
    skip = "skip"

    @property
    def verb(self) -> Literal["raise", "skip"]:
        """The same as Python's functions take it."""
        return "raise" if self is OnError.stop else "skip"


OnErrorOption = Annotated[
    OnError,
    typer.Option("--on-error", help="At a line that cannot be read: stop, or skip it and exit 1 at the end."),
]


def code_of(error: BaseException) -> int:
    """The exit code after an error that ends a command, or the reading of one of several logs."""
    return BAD_DATA if isinstance(error, (EventValidationError, BadLineError)) else 2


def end_with(skips: Skips, source: object = None) -> None:
    """Ends a command that has skipped bad lines, after saying how many; each of the first was warned of before.

    Args:
        skips: What was skipped.
        source: A place whose event logs `rldk validate` can list the lines of; None if it cannot.

    Raises:
        typer.Exit: With 1.
    """
    if not skips:
        return
    hint = "" if source is None else f" Run: {printable(f'rldk validate {source}')}"
    typer.echo(f"rldk: {unreadable(skips.count)}.{hint}", err=True)
    raise typer.Exit(BAD_DATA)
