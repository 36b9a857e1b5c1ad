"""Regular files. What else has a file's name may keep a reader waiting, as a named pipe does, or never end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a directory",
}


def oddity(path: Path) -> str | None:
    """What a path leads to, in words, if it is there and is neither a regular file nor a directory; else None."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if error.errno == errno.ELOOP:
            return "a link that leads back to itself"
        return "a link to nothing" if error.errno == errno.ENOENT and path.is_symlink() else None
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else _kind(mode)


def read_regular(path: str | Path, most_bytes: int) -> bytes:
    """Reads a regular file of a limited size as a whole, and waits for nothing else.

    Raises:
        OSError: It is not there, cannot be read, is no regular file, or is larger.
    """
    with open(path, "rb", opener=_open_at_once) as file:
        data = file.read(most_bytes + 1)
        if len(data) > most_bytes:
            size = max(os.fstat(file.fileno()).st_size, len(data))
            raise OSError(errno.EFBIG, f"expected at most {most_bytes} bytes, found {size}", str(path))
        return data


def _open_at_once(path: str, flags: int) -> int:
    fd = os.open(path, flags | os.O_NONBLOCK)
    mode = os.fstat(fd).st_mode
    if not stat.S_ISREG(mode):
        os.close(fd)
        raise OSError(errno.EINVAL, f"expected a regular file, found {_kind(mode)}", path)
    return fd


def _kind(mode: int) -> str:
    return _KINDS.get(stat.S_IFMT(mode), "something else")
