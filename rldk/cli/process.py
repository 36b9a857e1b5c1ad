"""A command as a process: its signals, its log, its exit code."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import signal
import sys
from collections.abc import Callable

import typer

from rldk.cli.bad_lines import code_of
from rldk.cli.terminal import guard_streams
from rldk.errors import RldkError
from rldk.text import printable

HELP = {"help_option_names": ["-h", "--help"]}
"""Settings of every command: its help has a short name, too."""

_OBJECTS_A_SEARCH = 20_000  # a few megabytes


def _leave(number: int, _frame: object) -> None:
    """Ends as after an error, so that no half-written file is left behind."""
    sys.exit(128 + number)


class _Printable(logging.Formatter):
    """Warnings quote names of files and metrics, which may hold anything."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        return printable(super().formatMessage(record))


def _flush() -> None:
    """Writes what is left now: at the end of the interpreter an error has other words, and another exit code.

    Raises:
        OSError: It cannot be written, and is given up.
    """
    if sys.stdout is None or sys.stdout.closed:  # the first version of the MCP's SDK closes it
        return
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def run(command: Callable[[], object]) -> None:
    """Runs one command, or all of them, with the exit codes and the manners of `rldk`."""
    guard_streams()
    # Cycles are few in what commands read, and to look for them after each 700 objects is a tenth of `check`'s time.
    gc.set_threshold(_OBJECTS_A_SEARCH)
    # Else the interpreter, at its end, looks for cycles among all that was imported: a fifth of a short command's time.
    atexit.register(gc.freeze)
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) == signal.SIG_DFL:  # under nohup it is not
            signal.signal(number, _leave)
    handler = logging.StreamHandler()
    handler.setFormatter(_Printable())
    logging.getLogger("rldk").addHandler(handler)
    try:
        try:
            command()
        finally:
            _flush()
    except (RldkError, OSError) as error:
        typer.echo("rldk: " + "\n".join(map(printable, str(error).split("\n"))), err=True)
        sys.exit(code_of(error))
