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
from pathlib import Path
from typing import Any

from rldk.log.descriptor import Descriptor

_SET: int | None = getattr(fcntl, "F_OFD_SETLK", None)
_GET: int | None = getattr(fcntl, "F_OFD_GETLK", None)
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


def is_held(path: Path) -> bool | None:
    """Whether a writer has the lock of a file: asked without taking it, so that no writer is disturbed.

    Returns:
        None where the system cannot tell.
    """
    if _GET is None:
        return None
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            found = fcntl.fcntl(file, _GET, _request(fcntl.F_WRLCK))
            return bool(struct.unpack_from("h", found)[0] != fcntl.F_UNLCK)
    except FileNotFoundError:
        return False
    except OSError:
        return None


def is_taken(path: Path) -> bool:
    """Whether a writer has the lock of a file, without taking it where the system can tell."""
    if (held := is_held(path)) is not None:
        return held
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        pass
    return False


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)  # a pipe would wait for its other end


def release(descriptor: Descriptor) -> None:
    """Gives the lock back and closes the file. A child in C, or a thread that syncs, may have a copy of it."""
    with contextlib.suppress(OSError):
        descriptor.check()
        _set(descriptor.fd, fcntl.F_UNLCK)
    descriptor.close()


def _set(fd: int, kind: int) -> Any:
    if _SET is not None:
        try:
            return fcntl.fcntl(fd, _SET, _request(kind))
        except OSError as error:
            if error.errno != errno.EINVAL:  # a kernel without
                raise
    return fcntl.flock(fd, fcntl.LOCK_UN if kind == fcntl.F_UNLCK else fcntl.LOCK_EX | fcntl.LOCK_NB)


def _request(kind: int) -> bytes:
    # struct flock: kind, whence, start, length (0: to the end, however far that is), pid (0: not a process's lock)
    return struct.pack("hhqqi0q", kind, os.SEEK_SET, 0, 0, 0)
