"""What a file that is being written is like now: how much of it is whole lines, and whether a copy is its beginning."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from rldk.errors import MirrorError
from rldk.log.lines import MAX_LINE_BYTES, is_whole

PIECE = 2**20
"""Bytes that are copied at once."""

COMPARED = 4096
"""Bytes by which a copy is known."""


def inode_and_size(path: Path) -> tuple[int, int] | None:
    """What changes as soon as a live file is appended to, or rotated; None while it is not there."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size


def whole_size(file: IO[bytes]) -> int:
    """The bytes of an open, uncompressed file up to the end of its last whole line.

    A last line that lacks nothing but its newline is whole: whoever continues the file adds that, and changes nothing.
    """
    size = end = file.seek(0, os.SEEK_END)
    tail = b""
    while end > 0 and len(tail) <= MAX_LINE_BYTES:
        begin = max(0, end - PIECE)
        file.seek(begin)
        piece = file.read(end - begin)
        newline = piece.rfind(b"\n")
        tail = piece[newline + 1 :] + tail
        if newline >= 0 or begin == 0:
            start = begin + newline + 1
            return start + len(tail) if tail and is_whole(tail) else start
        end = begin
    return size if len(tail) > MAX_LINE_BYTES else 0


def begins_with(file: IO[bytes], copy: IO[bytes], size: int) -> bool:
    """Whether a file begins with a copy of so many bytes, by the first and the last of these."""
    for start in {0, max(0, size - COMPARED)}:
        length = min(COMPARED, size - start)
        file.seek(start)
        copy.seek(start)
        if file.read(length) != copy.read(length):
            return False
    return True


def other_file(copy: str) -> MirrorError:
    """The error where a copy is not the beginning of the file that it is a copy of."""
    return MirrorError(
        f"{copy}: expected the beginning of the log that is copied there, found another file: name another place"
    )
