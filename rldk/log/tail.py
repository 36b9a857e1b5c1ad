"""The end of an event file: a torn last line is set aside, and the last attempt is read."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from rldk.log.lines import MAX_LINE_BYTES, is_whole

_TAIL_BYTES = 1 << 16
_LOOK_BACK = 1 << 20
_CHUNK_BYTES = 1 << 20


def repair_tail(fd: int, path: Path) -> Path | None:
    """Makes the end of a file the end of a line, so that the next event is not glued to a torn one.

    Bytes after the last newline that are one whole JSON object are an event: they get their newline. Others are
    copied to `{name}.torn-{offset}`, flushed to the disk, and only then cut. No complete line is touched.

    Args:
        fd: The file, open for reading and writing.
        path: Its path.

    Returns:
        The file that holds the torn bytes; None if nothing was torn.
    """
    size = os.fstat(fd).st_size
    start = _last_line_start(fd, size)
    if start == size:
        return None
    if size - start <= MAX_LINE_BYTES and is_whole(os.pread(fd, size - start, start)):
        os.pwrite(fd, b"\n", size)
        return None
    aside = path.with_name(f"{path.name}.torn-{start}")
    with aside.open("ab") as copy:
        at = start
        while at < size:
            chunk = os.pread(fd, min(_CHUNK_BYTES, size - at), at)
            if not chunk:
                raise OSError(f"{path}: {size - at} bytes of its tail could not be read")
            at += copy.write(chunk)
        copy.flush()
        os.fsync(copy.fileno())
    os.ftruncate(fd, start)
    return aside


def torn_tail(path: Path) -> int:
    """Bytes at the end of a plain file that are torn: behind the last newline, and no whole event."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        start = _last_line_start(file.fileno(), size)
        torn = size - start
        whole = torn <= MAX_LINE_BYTES and is_whole(os.pread(file.fileno(), torn, start))
        return 0 if torn == 0 or whole else torn


def last_attempt(fd: int) -> int:
    """Number of the last attempt in an event file that ends with a newline.

    Looks back past lines that say nothing of it, as far as 1 MiB.

    Returns:
        0 for an empty file; 1 where no event says.
    """
    size = end = os.fstat(fd).st_size
    while end > max(0, size - _LOOK_BACK):
        start = _last_line_start(fd, end - 1)
        if attempt := attempt_of(os.pread(fd, end - start, start)):
            return attempt
        end = start
    return 0 if size == 0 else 1


def attempt_of(line: bytes) -> int:
    """The attempt that a line tells; 0 if it tells none."""
    try:
        return int(msgspec.json.decode(line)["process"]["attempt"])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, KeyError, TypeError, ValueError):
        return 0


def _last_line_start(fd: int, end: int) -> int:
    """Offset just behind the last newline before `end`; 0 if there is none."""
    while end > 0:
        begin = max(0, end - _TAIL_BYTES)
        at = os.pread(fd, end - begin, begin).rfind(b"\n")
        if at >= 0:
            return begin + at + 1
        end = begin
    return 0
