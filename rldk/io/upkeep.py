"""What a writer has done behind its back: compressing and deleting closed segments, syncing by the clock."""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

from rldk.io.lines import create_log
from rldk.io.segments import closed_segments, segment_path

log = logging.getLogger(__name__)

SUFFIXES = {"zstd": ".zst", "gzip": ".gz"}
_CLOSE_SECONDS = 30.0

Task = Callable[[], None]


class Upkeep:
    """A thread that does tasks one after the other, and one of them again and again.

    It starts with the first task, is a daemon, and does not survive a fork. What tasks raise is logged once.

    Args:
        every: Seconds between two rounds of `again`; None for no rounds.
        again: What to do each round.
        name: Of the thread.
    """

    def __init__(self, every: float | None = None, again: Task | None = None, *, name: str = "rldk-upkeep") -> None:
        self._name = name
        self._every = every
        self._again = again
        self._failed = False
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Starts the thread, if it is not running yet. Where none can be had, the tasks wait for the next writer."""
        if self._thread is None:
            thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            with contextlib.suppress(RuntimeError):
                thread.start()
                self._thread = thread

    @property
    def waiting(self) -> int:
        """How many tasks have not begun yet."""
        return self._tasks.qsize()

    def add(self, task: Task) -> None:
        """Has a task done."""
        self._tasks.put(task)
        self.start()

    def close(self, *, wait: bool = True) -> None:
        """Ends after the tasks, and waits for that, half a minute at most; what is left the next writer does."""
        if self._thread is not None and self._thread is not threading.current_thread():
            self._tasks.put(None)
            if wait:
                self._thread.join(_CLOSE_SECONDS)

    def ended(self, seconds: float | None) -> bool:
        """Waits for the end of all tasks, after `close`.

        Args:
            seconds: How long at most; None: as long as it takes.

        Returns:
            Whether all are done.
        """
        if self._thread is not None:
            self._thread.join(seconds)
            return not self._thread.is_alive()
        return not self.waiting

    def _run(self) -> None:
        while True:
            try:
                task = self._tasks.get(timeout=self._every)
            except queue.Empty:
                task = self._again
            if task is None:
                return
            try:
                task()
            except Exception:
                if not self._failed:
                    self._failed = True
                    log.exception("rldk: upkeep of a log failed; it is tried again, and no more said of it")


def delete_surplus(live: Path, keep: int) -> list[str]:
    """Deletes all closed segments but the newest `keep`.

    Returns:
        Names of the deleted ones, as they were before they were compressed.
    """
    deleted = [segment_path(live, number) for number in list(closed_segments(live))[:-keep]]
    for path in deleted:
        for form in (path, *(path.with_name(path.name + suffix) for suffix in SUFFIXES.values())):
            form.unlink(missing_ok=True)
    return [path.name for path in deleted]


def compress_segments(live: Path, how: str) -> None:
    """Compresses every closed segment that is not.

    Args:
        live: The live file whose segments they are.
        how: `zstd` or `gzip`.
    """
    for path in closed_segments(live).values():
        if path.suffix == ".jsonl":
            _compress(path, how)


def _compress(path: Path, how: str) -> None:
    """Writes the compressed form beside a segment, and removes the segment once that is whole."""
    packed = path.with_name(path.name + SUFFIXES[how])
    beside = path.with_name(f".{packed.name}.{os.getpid()}.tmp")
    try:
        with path.open("rb") as source, create_log(beside, SUFFIXES[how]) as target:
            shutil.copyfileobj(source, target, 1 << 20)
        fd = os.open(beside, os.O_RDONLY)
        try:
            os.fsync(fd)  # before the original goes
        finally:
            os.close(fd)
        beside.rename(packed)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    path.unlink()
