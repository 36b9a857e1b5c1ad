"""One open event file: found or made, locked, repaired, appended to, rotated."""

from __future__ import annotations

import contextlib
import os
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path

from rldk.log.file_names import attempt_path, segment_path
from rldk.log.lines import iter_lines, open_log
from rldk.log.lock import WriterLock, holders_attempt
from rldk.log.segments import closed_segments, other_attempts
from rldk.log.tail import attempt_of, last_attempt, repair_tail

_MODE = 0o644


class OpenFile:
    """The file that one writer appends to.

    It is the live file, or, while another writer has that, a file of its own: `{stem}.attempt{N}.jsonl`.

    Args:
        live: The live file. Its directory is made if it is missing.
        attempt: The attempt to go on with, for a writer that had to reopen; None for a new one.
        news: Where it puts what its user should be told, once nothing is locked any more.

    Attributes:
        path: The file.
        attempt: Number of the attempt, from 1.
        fd: Its descriptor; -1 once it had to be closed because it could not be repaired while open.
        size: Its length in bytes.
        opened: When it was opened or last rotated, `time.monotonic()` in seconds.

    Raises:
        OSError: It cannot be opened, or is no regular file.
    """

    def __init__(self, live: Path, attempt: int | None, news: list[str]) -> None:
        self.fd = -1
        self._news = news
        self._segments: int | None = None
        live.parent.mkdir(parents=True, exist_ok=True)
        with _claiming():
            self.path, self._lock, self.attempt = _claim(live, attempt)
            try:
                self._open()
                if self.attempt == 0:
                    own = last_attempt(self.fd) or _last_closed_attempt(live)
                    self.attempt = max(own, self._lock.last_attempt, *other_attempts(live)) + 1
                    if self.attempt > 1:
                        again = "If this is a new run and not a resumed one, give it another run_id."
                        self._news.append(f"{self.path} continues with attempt {self.attempt} of this run. {again}")
                self._lock.tell(self.attempt)
            except BaseException:
                self.close()
                raise

    def _open(self) -> None:
        # Non-blocking: opening a pipe must not wait for its other end.
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK
        self.fd = os.open(self.path, flags, _MODE)
        if not stat.S_ISREG(os.fstat(self.fd).st_mode):
            raise OSError(f"{self.path}: expected a regular file")
        torn = repair_tail(self.fd, self.path)
        if torn is not None:
            self._news.append(f"{self.path} ended in a torn line: its bytes are kept in {torn.name}")
        self.size = os.fstat(self.fd).st_size
        self.opened = time.monotonic()

    def append(self, data: bytes | bytearray, done: int = 0) -> int:
        """Appends whole lines, or nothing of the last one that does not fit.

        Args:
            data: One line or more.
            done: How many bytes of it were written already.

        Returns:
            How many bytes were written: all of `data`, or lines from its beginning where the disk is full.
        """
        try:
            if not done:
                done = os.write(self.fd, data)
            while done < len(data):
                done += os.write(self.fd, bytes(data[done:]))
        except BaseException as error:
            whole = data.rfind(b"\n", 0, done) + 1
            self._cut(done - whole)
            self.size += whole
            if isinstance(error, OSError) and whole:
                return whole
            raise
        self.size += done
        return done

    def _cut(self, surplus: int) -> None:
        """Takes back what was written of a line that did not fit."""
        if surplus:
            try:
                os.ftruncate(self.fd, os.fstat(self.fd).st_size - surplus)
            except OSError:
                self.close()  # opening it again repairs the tail

    def rotate(self) -> Path:
        """Renames the file to its next closed segment and goes on with a new one.

        Returns:
            The closed segment.
        """
        if self._segments is None:
            self._segments = max(closed_segments(self.path), default=0)
        while (segment := segment_path(self.path, self._segments + 1)).exists():
            self._segments += 1  # put there by someone else: renaming would erase it
        self.path.rename(segment)
        self._segments += 1
        os.close(self.fd)
        self.fd = -1
        try:
            self._open()
        except BaseException:
            self.close()  # lets the next attempt to open it have the lock
            raise
        return segment

    def vanished(self) -> bool:
        """Whether the file was deleted or replaced: what is appended to it goes nowhere that is read."""
        self._lock.renew()
        mine = os.fstat(self.fd)
        try:
            there = self.path.stat()
        except OSError:
            return True
        return (mine.st_ino, mine.st_dev) != (there.st_ino, there.st_dev)

    def sync(self) -> None:
        """Returns when what was appended would survive a loss of power."""
        os.fdatasync(self.fd)

    def syncing(self) -> Callable[[], None]:
        """The same for another thread to do, on a descriptor of its own: this one may be closed by then."""
        fd = os.dup(self.fd)
        return lambda: _sync_and_close(fd)

    def sync_name(self) -> None:
        """Returns when the file's name, too, would survive a loss of power."""
        fd = os.open(self.path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)

    def close(self) -> None:
        """Closes the file and lets another writer have it."""
        if self.fd >= 0:
            with contextlib.suppress(OSError):
                os.close(self.fd)
            self.fd = -1
        self._lock.release()


def _sync_and_close(fd: int) -> None:
    try:
        os.fdatasync(fd)
    finally:
        os.close(fd)


def _claim(live: Path, attempt: int | None) -> tuple[Path, WriterLock, int]:
    """Finds a file that this writer has for itself: (path, lock, attempt or 0 if that is still to be read)."""
    try:
        return live, WriterLock(live), attempt or 0
    except BlockingIOError:
        pass
    number = max(holders_attempt(live), attempt or 0, *other_attempts(live), 1) + 1
    while True:
        path = attempt_path(live, number)
        with contextlib.suppress(BlockingIOError):
            lock = WriterLock(path)
            if not path.exists():
                return path, lock, number
            lock.release()
        number += 1


class _Claims:
    """One thread of this process claims at a time; a forked child has a mutex of its own."""

    def __init__(self) -> None:
        self.mutex = threading.RLock()
        os.register_at_fork(after_in_child=self.renew)

    def renew(self) -> None:
        self.mutex = threading.RLock()


_claims = _Claims()


def _claiming() -> threading.RLock:
    return _claims.mutex


def _last_closed_attempt(live: Path) -> int:
    """Last attempt in the newest closed segment, where the live file is empty; 0 if there is none."""
    newest = next(reversed(closed_segments(live).values()), None)
    if newest is None:
        return 0
    if newest.suffix == ".jsonl":
        with newest.open("rb") as file:
            return last_attempt(file.fileno())
    with open_log(newest) as packed:
        return max((attempt_of(line.data) for line in iter_lines(packed)), default=0) or 1
