"""What a writer has done behind its back: compressing and deleting closed segments, syncing by the clock."""

from __future__ import annotations

import contextlib
import gzip
import logging
import os
import queue
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

from rldk.io.lines import zstd
from rldk.io.segments import closed_segments, segment_path

log = logging.getLogger(__name__)

SUFFIXES = {"zstd": ".zst", "gzip": ".gz"}
_CLOSE_SECONDS = 30.0

Task = Callable[[], None]


class Upkeep:
    """A thread that does tasks one after the other, and one of them again and again.

    It starts with the first task, is a daemon, and does not survive a fork. Whatever a task raises is logged.

    Args:
        every: Seconds between two rounds of `again`; None for no rounds.
        again: What to do each round.
    """

    def __init__(self, every: float | None, again: Task) -> None:
        self._every = every
        self._again = again
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Starts the thread, if it is not running yet."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="rldk-upkeep", daemon=True)
            self._thread.start()

    def add(self, task: Task) -> None:
        """Has a task done."""
        self._tasks.put(task)
        self.start()

    def close(self) -> None:
        """Waits for the tasks, half a minute at most; what is left undone the next writer of the log does."""
        if self._thread is not None and self._thread is not threading.current_thread():
            self._tasks.put(None)
            self._thread.join(_CLOSE_SECONDS)

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
                log.exception("rldk: upkeep of a log failed; it is tried again with the next segment")


def tend_segments(live: Path, compress: str | None, keep: int | None) -> list[Path]:
    """Compresses every closed segment that is not, then deletes all but the newest `keep`.

    Args:
        live: The live file whose segments they are.
        compress: `zstd`, `gzip` or None.
        keep: How many closed segments stay; None for all.

    Returns:
        The segments that were deleted, by the names they had before they were compressed.
    """
    segments = closed_segments(live)
    surplus = list(segments)[:-keep] if keep is not None else []
    deleted = [segment_path(live, number) for number in surplus]
    for path in deleted:
        for form in (path, *(path.with_name(path.name + suffix) for suffix in SUFFIXES.values())):
            form.unlink(missing_ok=True)
    if compress is not None:
        for number, path in segments.items():
            if path.suffix == ".jsonl" and number not in surplus:
                _compress(path, compress)
    return deleted


def _compress(path: Path, how: str) -> None:
    """Writes the compressed form beside a segment, and removes the segment once that is whole."""
    packed = path.with_name(path.name + SUFFIXES[how])
    beside = path.with_name(f".{packed.name}.tmp")
    try:
        with path.open("rb") as source, _pack(beside, how) as target:
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


def _pack(path: Path, how: str) -> IO[bytes]:
    # The lowest levels: logs shrink to a fifth or less at hundreds of megabytes a second.
    if how == "zstd":
        return cast("IO[bytes]", zstd().open(path, "wb", level=1))
    return cast("IO[bytes]", gzip.open(path, "wb", compresslevel=1))
