"""A progress bar for work above a second, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

QUIET_SECONDS = 1.0


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Gives a function to call with what is done so far, out of `total`; None where nobody knows the end.

    The bar goes to standard error, so that the output can be piped, and appears after a second.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, file=sys.__stderr__)  # it moves the cursor, which `sys.stderr` prevents
    if not console.is_terminal:
        yield lambda _done: None
        return
    started = time.monotonic()
    figures = (TextColumn("{task.completed}"),) if total is None else (TaskProgressColumn(), TimeRemainingColumn())
    columns: tuple[ProgressColumn, ...] = (TextColumn("{task.description}"), BarColumn(), *figures)
    bar = Progress(*columns, console=console, transient=True)
    task = bar.add_task(label.replace("[", "\\["), total=total)

    def update(done: int) -> None:
        if time.monotonic() - started > QUIET_SECONDS:
            bar.start()
            bar.update(task, completed=done)

    try:
        yield update
    finally:
        bar.stop()
