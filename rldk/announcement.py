"""The one line that a run prints: where its log is, and how to look at it."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from select import select

from rldk.environment import QUIET, flag, log_once

_held: ContextVar[bool] = ContextVar("unannounced", default=False)
_announced: set[tuple[int, str]] = set()  # process, and the run's file or the search that it is a trial of


def announce(log: Path, rank: int | None, attempt: int | None, search: str | None) -> None:
    """Prints where a log is, on rank 0, once for each run of a process; nothing if `RLDK_QUIET` is set. Never raises.

    It goes to stderr, and not to Python's log: that shows nothing below WARNING unless the user has set it up.

    Args:
        log: The event file.
        rank: Of this process.
        attempt: Which start of the log this is; None if it could not be opened, which has been logged.
        search: The hyperparameter search that the run is a trial of: one line does for all of them.
    """
    with suppress(Exception):  # stderr may be closed, or be anything that the user has put there
        key = (os.getpid(), str(log) if search is None else f"{log.parent}\n{search}")
        if rank or attempt is None or key in _announced or _quiet() or _is_full():
            return
        _announced.add(key)
        folder = shlex.quote(_short(log.parent))
        commands = ", ".join(f"rldk {verb} {folder}" for verb in ("check", "report", "ls"))
        # In one piece: ranks share the terminal.
        sys.stderr.write(f"rldk: logging to {shlex.quote(_short(log))}; look: {commands}\n")
        sys.stderr.flush()


def _is_full() -> bool:
    """Whether stderr is a pipe that is full, as nobody reads it: then training would wait for ever."""
    with suppress(Exception):  # it may be no file
        return not select([], [sys.stderr.fileno()], [], 0)[1]
    return False


@contextmanager
def unannounced() -> Iterator[None]:
    """Says nothing of logs that this context opens, as they will not be kept."""
    held = _held.set(True)
    try:
        yield
    finally:
        _held.reset(held)


def _quiet() -> bool:
    if _held.get():
        return True
    text = os.environ.get(QUIET, "").strip()
    try:
        return bool(text) and flag(text)
    except ValueError as error:
        log_once(f"{QUIET}: {error}; found {text[:100]!r}; ignored")
        return False


def _short(path: Path) -> str:
    """A path from the working directory where it lies below that."""
    with suppress(ValueError, OSError):  # the working directory may be gone
        return str(path.relative_to(Path.cwd()))
    return str(path)
