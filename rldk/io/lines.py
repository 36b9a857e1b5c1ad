"""Lines of a log file, plain or compressed, with their numbers and byte offsets, in bounded memory."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple, cast

MAX_LINE_BYTES = 64 * 2**20
"""A longer line is reported and skipped, so that a hostile file cannot fill the memory."""


class Line(NamedTuple):
    """One line of a file.

    Attributes:
        number: From 1.
        offset: Byte offset of its start, in the uncompressed stream.
        data: Its bytes without the newline; None if it is longer than `MAX_LINE_BYTES`.
        size: Its length in bytes, newline included.
        complete: Whether it ends with a newline; only the last line may not.
    """

    number: int
    offset: int
    data: bytes | None
    size: int
    complete: bool

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands on it."""
        return self.data is not None and not self.data.strip()


def open_log(path: Path) -> IO[bytes]:
    """Opens a log for reading; `.gz` and `.zst` are decompressed on the way."""
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.open(path, "rb"))
    if path.suffix == ".zst":
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
        return cast("IO[bytes]", zstd.open(path, "rb"))
    return path.open("rb")


def iter_lines(file: IO[bytes], *, number: int = 0, offset: int = 0, limit: int = MAX_LINE_BYTES) -> Iterator[Line]:
    r"""Yields the lines of an open file; `\r\n` ends a line too.

    Args:
        file: Open for reading bytes, at the start of a line.
        number: Lines before that place.
        offset: Bytes before that place.
        limit: Longest line that is held in memory, in bytes.
    """
    while data := file.readline(limit + 1):
        number += 1
        start = offset
        offset += len(data)
        whole: bytes | None = data
        while len(data) > limit and not data.endswith(b"\n"):
            whole = None
            data = file.readline(limit + 1)
            offset += len(data)
        complete = data.endswith(b"\n")
        yield Line(number, start, whole.rstrip(b"\r\n") if whole is not None else None, offset - start, complete)
