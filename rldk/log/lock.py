"""The lock that makes one writer the only one of a file.

A POSIX record lock belongs to the process that took it: it ends with that process however it dies, and a forked child
(a DataLoader worker that outlives its killed trainer) does not inherit it. Such a lock is also lost when the process
closes any other descriptor of the locked file, so it stands on a file of its own that nobody else opens.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import logging
import os
import time
from pathlib import Path

log = logging.getLogger(__name__)

# Within a process a POSIX lock never conflicts with itself: what this process holds is kept here, with its attempt; and
# with its pid, because a forked child has a copy of this but not the locks.
_held: dict[tuple[int, str], int] = {}
_PATIENCE_SECONDS = 0.5


class WriterLock:
    """The right to write one file, from construction until `release`.

    Args:
        path: The file. The lock stands on `.{name}.lock` beside it.

    Attributes:
        last_attempt: What the last writer told; 0 if there was none. It counts starts that wrote no event, too.
        works: Whether the file system has locks; without, a second writer would not be noticed.

    Raises:
        BlockingIOError: Another writer has it.
        OSError: The lock file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._key = _key(path)
        if self._key in _held:
            raise BlockingIOError(errno.EAGAIN, f"{path} is already being written by this process")
        self._fd = os.open(lock_file(path), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        self.works = True
        try:
            fcntl.lockf(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EAGAIN):
                os.close(self._fd)
                raise BlockingIOError(errno.EAGAIN, f"{path} is already being written by another process") from error
            # Some network file systems have no locks. A log without one is better than no log.
            self.works = False
            log.info("%s: this file system has no locks (%s): a second writer would not be noticed", path, error)
        _held[self._key] = 0
        self.last_attempt = 0
        with contextlib.suppress(OSError, ValueError):
            self.last_attempt = int(os.pread(self._fd, 32, 0))

    def renew(self) -> None:
        """Takes the lock again, in case something in this process has read the lock file, which ends a POSIX lock."""
        with contextlib.suppress(OSError):
            fcntl.lockf(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def tell(self, attempt: int) -> None:
        """Lets others know which attempt this writer is."""
        _held[self._key] = attempt
        with contextlib.suppress(OSError):
            os.pwrite(self._fd, b"%d\n" % attempt, 0)
            os.ftruncate(self._fd, len(b"%d\n" % attempt))

    def release(self) -> None:
        """Gives the right back, once. In a forked child, which never had it, only the descriptor is closed."""
        fd, self._fd = self._fd, -1
        if fd < 0:
            return  # its number, and the right, may be someone else's by now
        with contextlib.suppress(OSError):
            os.close(fd)
        if self._key[0] == os.getpid():
            _held.pop(self._key, None)


def holders_attempt(path: Path) -> int:
    """The attempt of the writer that has a file; 0 if it does not tell in half a second."""
    if _key(path) in _held:
        return _held[_key(path)]  # opening the lock file here would end our own lock
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError, ValueError):
            return int(lock_file(path).read_text(encoding="ascii"))
        time.sleep(_PATIENCE_SECONDS / 50)
    return 0


def _key(path: Path) -> tuple[int, str]:
    return os.getpid(), os.path.realpath(path)


def lock_file(path: Path) -> Path:
    """Where the lock of a file stands."""
    return path.with_name(f".{path.name}.lock")
