"""Copies files of an object store or another machine to this one, many at a time."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed, wait
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rldk.errors import RemoteError
from rldk.text import printable

_THREADS = 16  # a request waits far longer than it works
_WHOLE_BYTES = 2**20  # a file up to this size is copied whole, whatever it is
_START_BYTES = 2**16  # of a larger one that is no log: what readers look at to see that
_LAST_SECONDS = 5.0  # for transfers that are given up: one that waits for the network notices it late
_SPARE_BYTES = 64 * 2**20  # left free on the disk

Progress = Callable[[str, "int | None"], AbstractContextManager[Callable[[int], None]]]
"""What shows the progress of a transfer: it gets a label and the number of bytes, and gives what gets those done."""


def quietly(_label: str, _size: int | None) -> AbstractContextManager[Callable[[int], None]]:
    """Shows no progress."""
    return nullcontext(lambda _done: None)


@dataclass(frozen=True, slots=True)
class Copy:
    """A file to copy.

    Attributes:
        name: Its path in its file system.
        local: The copy.
        size: In bytes, where that is known.
        is_no_log: Whether, beginning so, it is not read any further: then the rest of the copy is a hole. None if it is
            read in any case.
    """

    name: str
    local: Path
    size: int | None
    is_no_log: Callable[[bytes], bool] | None = None


class Tally:
    """Bytes that several threads have transferred, and whether they are to stop."""

    def __init__(self, update: Callable[[int], None]) -> None:
        self._update = update
        self._done = 0
        self._lock = threading.Lock()
        self._stopped = False

    def stop(self) -> None:
        """Makes all transfers fail."""
        self._stopped = True

    def add(self, size: int) -> None:
        """Counts bytes.

        Raises:
            RemoteError: It was stopped.
        """
        if self._stopped:
            raise RemoteError("stopped")
        with self._lock:
            self._done += size
            self._update(self._done)

    def callback(self) -> Any:
        """What fsspec takes as the callback for one file."""
        import fsspec

        callback = fsspec.Callback()
        callback.relative_update = self.add
        return callback


def copy_all(filesystem: Any, copies: Sequence[Copy], url: str, root: str, progress: Progress) -> None:
    """Copies files, streaming.

    Args:
        filesystem: What they are read of, from `open_filesystem`.
        copies: The files.
        url: What they are copied for, as messages show it.
        root: The directory of the copies.
        progress: Shows how far it is.

    Raises:
        RemoteError: There is no room for them, one was deleted meanwhile, or a connection broke.
    """
    total = sum(copy.size or 0 for copy in copies)
    free = shutil.disk_usage(root).free
    if total > max(free - _SPARE_BYTES, 0):
        raise RemoteError(
            f"{url}: no room for a copy: expected {_amount(total)} free in {Path(root).parent}, found {_amount(free)}. "
            "Set TMPDIR to a directory on a larger disk, or name fewer logs"
        )
    with progress(f"copying {printable(url)}", total or None) as update:
        tally = Tally(update)
        pool = ThreadPoolExecutor(min(_THREADS, len(copies) or 1))
        waiting: list[Future[None]] = []
        try:
            waiting += [pool.submit(_copy, filesystem, copy, tally) for copy in copies]
            for done in as_completed(waiting):
                done.result()
        except BaseException:
            tally.stop()
            pool.shutdown(wait=False, cancel_futures=True)
            wait(waiting, _LAST_SECONDS)
            raise
        pool.shutdown()


def _copy(filesystem: Any, copy: Copy, tally: Tally) -> None:
    tally.add(0)
    if copy.is_no_log is not None and copy.size is not None and copy.size > _WHOLE_BYTES:
        start = filesystem.cat_file(copy.name, start=0, end=_START_BYTES)
        if copy.is_no_log(start):
            with copy.local.open("wb") as file:
                file.write(start)
                file.truncate(copy.size)
            tally.add(copy.size)
            return
    try:
        filesystem.get_file(copy.name, str(copy.local), callback=tally.callback())
    except FileNotFoundError as error:
        raise RemoteError(f"{copy.name}: it was deleted while the logs were copied. Run the command again") from error
    size = copy.local.stat().st_size
    if copy.size is not None and size < copy.size:
        # A log that grows has more than was listed, which is fine.
        filesystem.invalidate_cache()
        if size != (now := filesystem.info(copy.name).get("size")):
            found = f"expected {now} bytes, copied {size}"
            raise RemoteError(f"{copy.name}: {found}: it changed meanwhile, or the connection broke. Try again")


def _amount(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e8 else f"{size / 1e6:.1f} MB"
