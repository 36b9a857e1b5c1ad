"""Files that are either whole or not there."""

from __future__ import annotations

import errno
import fcntl
import itertools
import os
import re
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

_DAY = 86_400.0  # nobody takes longer for one file
_TEMPORARY = re.compile(r"\.(?P<name>.+)\.(?P<place>[0-9a-f]{8})-(?P<pid>\d+)-\d+\.tmp\Z")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_number = itertools.count()

on_whole: list[Callable[[Path], object]] = []
"""Called with each file that is whole now: what stands for a URL is put there, see `staging`."""


@contextmanager
def replacing(dest: str | Path) -> Iterator[Path]:
    """Gives a path beside `dest` to write to, which takes its place when the block ends well.

    Then `on_whole` are called.

    Missing directories are made; nothing is left behind when the block fails.
    """
    dest = Path(dest)
    dest.parent.mkdir(parents=True, exist_ok=True)
    beside = temporary(dest)
    try:
        yield beside
        beside.replace(dest)
        for call in on_whole:
            call(dest)
    except OSError as error:
        if error.filename is None and error.errno in _FULL:  # a write that failed names no file
            raise OSError(error.errno, error.strerror, str(dest)) from error
        raise
    finally:
        with suppress(OSError):  # as of a disk that is read-only, of which the block has said so
            beside.unlink()


def temporary(dest: Path) -> Path:
    """A name beside `dest` that nobody else uses, for what is to take its place once it is whole."""
    return dest.with_name(f".{dest.name}.{_place()}-{os.getpid()}-{next(_number)}.tmp")


def remove_abandoned(directory: Path, prefix: str) -> None:
    """Removes the temporary files and directories of writers that were killed in the middle of replacing them.

    Of a process on the same host it is known whether it is alive; what any other left is judged by its age.

    Args:
        directory: Where to look. One that cannot be read is left alone.
        prefix: How the names of the files begin that were to be replaced.
    """
    with suppress(OSError):
        for entry in os.scandir(directory):
            found = _TEMPORARY.match(entry.name)
            if found is not None and found["name"].startswith(prefix):
                with suppress(OSError):
                    if _is_abandoned(found["place"], int(found["pid"]), entry.stat().st_mtime):
                        _remove(Path(entry))


def _remove(path: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        path.unlink()
        return
    import shutil  # which takes a while to import

    shutil.rmtree(path)


def _is_abandoned(place: str, pid: int, changed: float) -> bool:
    if place != _place():
        return time.time() - changed > _DAY
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False  # another user's
    return False


@cache
def _place() -> str:
    """Where a process number means one process: a host since it was booted, and a container on it."""
    known = [os.uname().nodename]
    with suppress(OSError):
        known.append(Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii"))
    with suppress(OSError):
        known.append(str(Path("/proc/self/ns/pid").readlink()))
    # No hash of a secret: hashlib would load OpenSSL into every training script.
    return f"{zlib.crc32('/'.join(known).encode('utf-8', 'surrogateescape')):08x}"


@contextmanager
def alone_in(directory: Path, seconds: float) -> Iterator[bool]:
    """Keeps out all others that ask for the same directory: in any process, and on any host if its file server can.

    It leaves no file, as it is the directory itself that is locked.

    Args:
        directory: It must be there.
        seconds: How long to wait for them at most.

    Yields:
        Whether they are kept out.
    """
    fd = os.open(directory, os.O_RDONLY | os.O_CLOEXEC)
    try:
        alone = _lock(fd, time.monotonic() + seconds)
        try:
            yield alone
        finally:
            if alone:  # a child that was forked meanwhile has the descriptor, too: closing it here unlocks nothing
                fcntl.flock(fd, fcntl.LOCK_UN)
    finally:
        os.close(fd)


def _lock(fd: int, deadline: float) -> bool:
    while True:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES) or time.monotonic() > deadline:
                return False  # many network file systems cannot lock a directory
        else:
            return True
        time.sleep(0.001 + os.urandom(1)[0] * 35e-6)  # up to 10 ms, so that many do not come back together
