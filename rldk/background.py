"""Work in the background: a thread that training never waits for."""

from __future__ import annotations

import atexit
import contextlib
import logging
import queue
import sys
import threading
import time
import weakref
from collections.abc import Callable

from rldk.guard import Guard, SafeLogger

log = SafeLogger(__name__)

_CLOSE_SECONDS = 30.0
_EXIT_SECONDS = 0.5  # nobody waits for what hangs

Task = Callable[[], None]


class BackgroundThread:
    """A thread that does tasks one after the other, and one of them again and again.

    It starts with the first task, is a daemon, and does not survive a fork. What tasks raise is logged once.

    Args:
        every: Seconds between two rounds of `again`; None for no rounds.
        again: What to do each round.
        name: Of the thread.
    """

    def __init__(self, every: float | None = None, again: Task | None = None, *, name: str = "rldk-background") -> None:
        self._name = name
        self._every = every
        self._again = again
        self._guard = Guard(log)
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        _threads.add(self)

    def start(self) -> bool:
        """Starts the thread, unless it runs already.

        Returns:
            Whether it runs; a process may have no more threads, and then the tasks wait.
        """
        # While the interpreter is finalized no thread runs any more, and whoever starts one waits for it for ever.
        if self._thread is None and not sys.is_finalizing():
            # Known before it starts: an exception raised in between must not lead to a second one.
            self._thread = thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            try:
                thread.start()
            except (RuntimeError, MemoryError):
                self._thread = None
            except BaseException:
                if thread.ident is None:
                    self._thread = None  # should it begin all the same, it ends at once
                raise
        return self._thread is not None

    @property
    def waiting(self) -> int:
        """How many tasks have not begun yet."""
        return self._tasks.qsize()

    def add(self, task: Task) -> bool:
        """Has a task done. Returns what `start` does."""
        self._tasks.put(task)
        return self.start()

    def close(self, *, wait: bool = True) -> None:
        """Ends the thread after its tasks, and waits for that, half a minute at most. The next writer does the rest."""
        if self._thread is not None:
            self._tasks.put(None)
            if wait and not sys.is_finalizing() and self._thread is not threading.current_thread():
                with contextlib.suppress(RuntimeError):  # it has not begun, and never will
                    self._thread.join(_CLOSE_SECONDS)

    def ended(self, seconds: float | None) -> bool:
        """Waits for the end of all tasks, after `close`.

        Args:
            seconds: How long at most; None: as long as it takes.

        Returns:
            Whether all are done.
        """
        if self._thread is threading.current_thread():
            return False
        if self._thread is not None:
            if not sys.is_finalizing():
                with contextlib.suppress(RuntimeError):  # as in `close`
                    self._thread.join(seconds)
            return not self._thread.is_alive()
        return not self.waiting

    def _run(self) -> None:
        while self._thread is threading.current_thread():
            try:
                task = self._tasks.get(timeout=self._every)
            except queue.Empty:
                task = self._again
            if task is None:
                return
            try:
                task()
            except Exception as error:  # noqa: BLE001  # the edge: the next task may succeed
                what = f"{self._name}: a task failed; it is tried again, and its next failure is not logged"
                self._guard.failed(what, error, level=logging.ERROR, trace=True)


_threads: weakref.WeakSet[BackgroundThread] = weakref.WeakSet()


def _end_at_exit() -> None:
    """Ends the threads before the interpreter does: what it kills it kills in the middle of whatever it calls."""
    deadline = time.monotonic() + _EXIT_SECONDS
    threads = list(_threads)
    for thread in threads:
        thread.close(wait=False)
    for thread in threads:
        thread.ended(max(0.0, deadline - time.monotonic()))


atexit.register(_end_at_exit)
