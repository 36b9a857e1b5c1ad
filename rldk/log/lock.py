"""The lock that makes one writer the only one of a log: on the log's own file, by its open descriptor.

On Linux an open-file-description lock, elsewhere `flock`. Unlike a POSIX lock neither ends when this process opens and
closes the file somewhere else, as whoever copies or hashes the directory does. Both last until the last copy of the
descriptor is closed, also one in a forked child: see `Descriptor`.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import struct
from typing import Any

from rldk.log.descriptor import Descriptor

_SET: int | None = getattr(fcntl, "F_OFD_SETLK", None)
_TAKEN = (errno.EACCES, errno.EAGAIN)


def take(fd: int) -> bool:
    """Takes the lock on an open file, or makes sure of it.

    Args:
        fd: The file, open for writing.

    Returns:
        Whether the file system has locks; without, a second writer would not be noticed.

    Raises:
        BlockingIOError: Another writer has it.
    """
    try:
        _set(fd, fcntl.F_WRLCK)
    except OSError as error:
        if error.errno in _TAKEN:
            raise BlockingIOError(errno.EAGAIN, "it is being written by another writer") from error
        if error.errno == errno.EBADF:
            raise
        return False
    return True


def release(descriptor: Descriptor) -> None:
    """Gives the lock back and closes the file. A child in C, or a thread that syncs, may have a copy of it."""
    with contextlib.suppress(OSError):
        descriptor.check()
        _set(descriptor.fd, fcntl.F_UNLCK)
    descriptor.close()


def _set(fd: int, kind: int) -> Any:
    if _SET is not None:
        # struct flock: kind, whence, start, length (0: to the end, however far that is), pid (0: not a process's lock)
        request = struct.pack("hhqqi0q", kind, os.SEEK_SET, 0, 0, 0)
        try:
            return fcntl.fcntl(fd, _SET, request)
        except OSError as error:
            if error.errno != errno.EINVAL:  # a kernel without
                raise
    return fcntl.flock(fd, fcntl.LOCK_UN if kind == fcntl.F_UNLCK else fcntl.LOCK_EX | fcntl.LOCK_NB)
