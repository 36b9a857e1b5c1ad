"""A progress bar for work above a second, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

QUIET_SECONDS = 1.0


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Gives a function to call with what is done so far, out of `total`; None where nobody knows the end.

    The bar goes to standard error, so that the output can be piped, and appears after a second; rich is imported then.
    """
    started = time.monotonic()
    terminal = sys.__stderr__ is not None and sys.__stderr__.isatty()
    bar: Progress | None = None

    def update(done: int) -> None:
        nonlocal bar
        if bar is None and terminal and time.monotonic() - started > QUIET_SECONDS:
            bar = _begun(label, total)
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done)

    try:
        yield update
    finally:
        if bar is not None:
            bar.stop()


def _begun(label: str, total: int | None) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, file=sys.__stderr__)  # it moves the cursor, which `sys.stderr` prevents
    figures = (TextColumn("{task.completed}"),) if total is None else (TaskProgressColumn(), TimeRemainingColumn())
    columns: tuple[ProgressColumn, ...] = (TextColumn("{task.description}"), BarColumn(), *figures)
    bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    bar.add_task(label.replace("[", "\\["), total=total)
    bar.start()
    return bar
