"""Regular files, and where they are. Anything else may keep a reader waiting, as a pipe does, or never end."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BufferedReader
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


def open_regular(path: str | Path) -> BufferedReader:
    """Opens a regular file for reading bytes, and waits for nothing else.

    Raises:
        OSError: It does not exist, cannot be read, or is not a regular file.
    """
    return open(path, "rb", opener=_open_at_once)


def read_regular(path: str | Path, most_bytes: int) -> bytes:
    """Reads a regular file of a limited size as a whole, and waits for nothing else.

    Raises:
        OSError: It does not exist, cannot be read, is not a regular file, or is larger.
    """
    with open_regular(path) as file:
        data = file.read(most_bytes + 1)
        if len(data) > most_bytes:
            size = max(os.fstat(file.fileno()).st_size, len(data))
            raise OSError(errno.EFBIG, f"expected at most {most_bytes} bytes, found {size}", str(path))
        return data


def walk(folder: str | Path, refused: Callable[[OSError], object]) -> Iterator[tuple[str, list[str], list[str]]]:
    """`os.walk` from the top, as deep as directories are nested: below Python 3.12 that recurses for each level.

    Args:
        folder: The directory. Links to directories in it are not followed.
        refused: Gets the error of each directory that cannot be listed.

    Yields:
        A directory, the names of the directories in it (remove one to skip it), and all other names.
    """
    todo = [os.fspath(folder)]
    while todo:
        place = todo.pop()
        below: list[str] = []
        names: list[str] = []
        links: set[str] = set()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    if not _is_folder(entry):
                        names.append(entry.name)
                        continue
                    below.append(entry.name)
                    if entry.is_symlink():
                        links.add(entry.name)
        except OSError as error:
            refused(error)
            continue
        yield place, below, names
        todo += [os.path.join(place, name) for name in reversed(below) if name not in links]  # noqa: PTH118  # a Path is slow


def names_in(folder: str) -> dict[str, bool]:
    """Names of all that is no directory in a folder, each with whether it is known to be a regular file and no link.

    Nothing where it cannot be listed.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        return {entry.name: entry.is_file(follow_symlinks=False) for entry in entries if not _is_folder(entry)}
    return {}


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads back to itself
        return False


def _open_at_once(path: str, flags: int) -> int:
    fd = os.open(path, flags | os.O_NONBLOCK)
    mode = os.fstat(fd).st_mode
    if not stat.S_ISREG(mode):
        os.close(fd)
        number = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
        raise OSError(number, f"expected a regular file, found {_kind(mode)}", path)
    return fd


def _kind(mode: int) -> str:
    return _KINDS.get(stat.S_IFMT(mode), "something else")
