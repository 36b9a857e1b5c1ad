"""Saves what has changed in a thread, so that training never waits long for a disk that hangs."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from rldk.background import Task

_SECONDS = 1.0


class Saver:
    """Has one thing saved whenever it has changed, in one thread at a time.

    Whoever has changed it waits until it is saved, but for a second at most, and under no lock. If the disk hangs
    longer, nobody waits again: the latest state is saved once the disk answers.

    Args:
        save: Saves the latest state. It calls nothing of the user's, such as a logger.
        failed: Gets what `save` has raised, or a `TimeoutError`, in the thread that has changed something.
    """

    def __init__(self, save: Task, failed: Callable[[Exception], None]) -> None:
        self._save = save
        self._failed = failed
        self._busy = threading.Lock()
        self._changed = False
        self._late: threading.Thread | None = None
        self._error: Exception | None = None

    def changed(self, seconds: float | None = None) -> None:
        """Has the latest state saved.

        Args:
            seconds: How long to wait at most, even if the disk hangs already; None for a second, and not then.
        """
        self._changed = True
        if seconds is None and self._late is not None and self._busy.locked():
            return  # it saves this too, once the disk answers
        wait = _SECONDS if seconds is None else seconds
        saved: list[bool] = []
        self._late = within(wait, lambda: saved.append(self._save_latest(wait)))
        error, self._error = self._error, None
        if not any(saved):
            error = TimeoutError(f"still waiting after {wait:g} s")
        if error is not None:
            self._failed(error)

    def _save_latest(self, wait: float) -> bool:
        """Saves until nothing has changed since; False if another thread has been saving all the time."""
        while self._changed:
            if not self._busy.acquire(timeout=wait):
                return False
            try:
                self._changed = False
                self._save()
            except Exception as error:  # noqa: BLE001  # reported where nobody holds a lock
                self._error = error
            except BaseException:
                self._changed = True
                raise
            finally:
                self._busy.release()
        return True


def within(seconds: float, task: Task) -> threading.Thread | None:
    """Does a task in a thread of its own, and waits for it, but not for ever. A task that hangs is left alone.

    Where no thread can be had the task is done here.

    Args:
        seconds: How long to wait at most.
        task: It raises nothing.

    Returns:
        The thread that is still doing it; None if it is done.
    """
    if sys.is_finalizing():  # whoever starts a thread now waits for it for ever
        task()
        return None
    thread = threading.Thread(target=task, name="rldk-task", daemon=True)
    try:
        thread.start()
    except (RuntimeError, MemoryError):  # the process has too many, or ends
        task()
        return None
    thread.join(seconds)
    return thread if thread.is_alive() else None
