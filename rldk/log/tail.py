"""The end of an event file: a torn last line is set aside, and the last lines are read backwards."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rldk.log.lines import MAX_LINE_BYTES, is_whole

_CHUNK_BYTES = 1 << 16
_LOOK_BACK = 1 << 20
_MOST_KEPT = MAX_LINE_BYTES
_MOST_SEARCHED = 1 << 30


class TornTail(NamedTuple):
    """What was cut from the end of a file.

    Attributes:
        kept_in: The file beside it that holds the bytes.
        given_up: How many bytes it does not hold, as there are more than any line has.
    """

    kept_in: Path
    given_up: int

    def __str__(self) -> str:
        but = f", but for {self.given_up} bytes more than a line can have" if self.given_up else ""
        return f"its bytes are kept in {self.kept_in.name}{but}"


class NoLineEndError(OSError):
    """A file has so many bytes after its last line that where that ends is not looked for."""


def repair_tail(fd: int, path: Path) -> TornTail | None:
    """Makes the end of a file the end of a line, so that the next event is not glued to a torn one.

    Bytes after the last newline that are one whole JSON object are an event: they get their newline. Others are
    copied to `{name}.torn-{offset}`, flushed to the disk, and only then cut. No complete line is touched. Holes, which
    a file system leaves after a crash, cost nothing.

    Args:
        fd: The file, open for reading and appending.
        path: Its path.

    Returns:
        What was cut; None if nothing was torn.

    Raises:
        NoLineEndError: There is no newline in the last GiB.
        OSError: The file cannot be read or cut, or the copy not be written.
    """
    size = os.fstat(fd).st_size
    start = _last_line_start(fd, size)
    if start == size:
        return None
    if size - start <= MAX_LINE_BYTES and is_whole(os.pread(fd, size - start, start)):
        os.write(fd, b"\n")
        return None
    torn = _set_aside(fd, start, size, path.with_name(f"{path.name}.torn-{start}"))
    os.ftruncate(fd, start)
    return torn


def torn_tail(path: Path) -> int:
    """Bytes at the end of a plain file that are torn: behind the last newline, and no whole event."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        try:
            start = _last_line_start(file.fileno(), size)
        except NoLineEndError:
            return size
        torn = size - start
        whole = torn <= MAX_LINE_BYTES and is_whole(os.pread(file.fileno(), torn, start))
        return 0 if torn == 0 or whole else torn


def last_lines(fd: int) -> Iterator[bytes]:
    """Yields the last lines of a file, the last one first, as far as 1 MiB back."""
    size = end = os.fstat(fd).st_size
    begin = max(0, size - _CHUNK_BYTES)
    known = os.pread(fd, size - begin, begin)  # which are all lines that most ask for
    while end > max(0, size - _LOOK_BACK):
        start = begin + 1 + known.rfind(b"\n", 0, max(0, end - 1 - begin))
        if start == begin > 0:
            try:
                start = _last_line_start(fd, end - 1)
            except NoLineEndError:
                return
        if end - start <= MAX_LINE_BYTES:
            yield known[start - begin : end - begin] if start >= begin else os.pread(fd, end - start, start)
        end = start


def _last_line_start(fd: int, end: int) -> int:
    """Offset just after the last newline before `end`; 0 if there is none.

    Raises:
        NoLineEndError: There is none in the last GiB.
    """
    searched = 0
    for first, last in reversed(_extents(fd, end)):
        at = last
        while at > first:
            begin = max(first, at - _CHUNK_BYTES)
            found = os.pread(fd, at - begin, begin).rfind(b"\n")
            if found >= 0:
                return begin + found + 1
            searched += at - begin
            if searched > _MOST_SEARCHED:
                raise NoLineEndError(f"no end of a line in the last {searched} bytes")
            at = begin
    return 0


def _extents(fd: int, end: int, start: int = 0) -> list[tuple[int, int]]:
    """The parts of a file that are no holes, as (offset, end)."""
    found = []
    at = start
    try:
        while at < end:
            first = os.lseek(fd, at, os.SEEK_DATA)
            at = min(os.lseek(fd, first, os.SEEK_HOLE), end)
            if first < end:
                found.append((first, at))
    except OSError as error:
        if error.errno != errno.ENXIO:  # which says that a hole reaches to the end
            found.append((at, end))
    return found


def _set_aside(fd: int, start: int, end: int, aside: Path) -> TornTail:
    """Copies bytes, holes as holes, to the end of a file."""
    left = _MOST_KEPT
    given_up = 0
    while not stat.S_ISREG(os.lstat(aside).st_mode if os.path.lexists(aside) else stat.S_IFREG):
        aside = aside.with_name(f"{aside.name}+")  # something else has that name
    copy = os.open(aside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644)
    try:
        shift = os.fstat(copy).st_size - start
        for first, last in _extents(fd, end, start):
            stop = min(last, first + left)
            left -= stop - first
            given_up += last - stop
            at = first
            while at < stop:
                chunk = os.pread(fd, min(_CHUNK_BYTES, stop - at), at)
                if not chunk:
                    raise OSError(errno.EIO, f"{stop - at} bytes of its tail could not be read")
                at += os.pwrite(copy, chunk, at + shift)
        if not given_up:
            os.ftruncate(copy, end + shift)
        os.fsync(copy)
    finally:
        os.close(copy)
    return TornTail(aside, given_up)
