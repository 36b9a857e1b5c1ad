"""Lines of a log file, plain or compressed, with their numbers and byte offsets, in bounded memory."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

from rldk.log.file_names import parse_name
from rldk.regular_file import open_regular

MAX_LINE_BYTES = 64 * 2**20
"""A longer line is reported and skipped, so that a hostile file cannot fill the memory."""


MOST_BLANK_BYTES = 2**20
"""A file that has so many more bytes of blank lines than of others is read no further: it is a compressed bomb."""

_MOST_SKIPPED = 16  # times `MAX_LINE_BYTES`: more is not a log either, but a compressed bomb or a disk image


class Line(NamedTuple):
    """One line of a file.

    Attributes:
        number: From 1.
        offset: Byte offset of its start, in the uncompressed stream.
        data: Its bytes without the newline; empty if there is a fault.
        size: Its length in bytes, newline included.
        complete: Whether it ends with a newline; only the last line may not.
        fault: Why the line cannot be held or read at all; None if it can.
    """

    number: int
    offset: int
    data: bytes
    size: int
    complete: bool
    fault: str | None = None

    @property
    def torn(self) -> bool:
        """Whether it was cut off: no newline, and no whole JSON object either."""
        return not self.complete and not is_whole(self.data)

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands on it."""
        return self.fault is None and not self.data.strip()


def open_log(path: Path) -> IO[bytes]:
    """Opens a log for reading; `.gz` and `.zst` are decompressed on the way.

    Raises:
        OSError: It cannot be read, or has the name of an event file and is no regular file: a pipe would be waited for.
    """
    if path.suffix not in (".gz", ".zst"):
        return path.open("rb") if parse_name(path) is None else open_regular(path)
    is_gzip = path.suffix == ".gz"
    if parse_name(path) is None:
        return cast("IO[bytes]", gzip.open(path, "rb") if is_gzip else zstd().open(path, "rb"))
    packed = open_regular(path)
    if is_gzip:
        unpacked = gzip.GzipFile(fileobj=packed, mode="rb")
        unpacked.myfileobj = cast(Any, packed)  # which it closes
        return cast("IO[bytes]", unpacked)
    unpacked_zstd = zstd().ZstdFile(packed, "rb")
    unpacked_zstd._close_fp = True  # likewise
    return cast("IO[bytes]", unpacked_zstd)


def read_start(path: Path, size: int) -> bytes:
    """The first bytes of a file, decompressed; where the compressed data are damaged, those before that place.

    Raises:
        OSError: It cannot be read.
    """
    pieces: list[bytes] = []
    left = size
    with cast(BufferedReader, open_log(path)) as file, suppress(*damage_errors()):
        # As much as there is at once: a longer read loses what stands before the place of a damage.
        while left and (piece := file.read1(left)):
            pieces.append(piece)
            left -= len(piece)
    return b"".join(pieces)


def create_log(path: Path, suffix: str) -> IO[bytes]:
    """Opens a log for writing, compressed on the way if `suffix` is `.gz` or `.zst`, whatever `path` is called."""
    # The lowest levels: logs shrink to a fifth or less at hundreds of megabytes a second.
    if suffix == ".gz":
        return cast("IO[bytes]", gzip.open(path, "wb", compresslevel=1))
    if suffix == ".zst":
        return cast("IO[bytes]", zstd().open(path, "wb", level=1))
    return path.open("wb")


def iter_lines(file: IO[bytes], *, number: int = 0, offset: int = 0, limit: int = MAX_LINE_BYTES) -> Iterator[Line]:
    r"""Yields the lines of an open file; `\r\n` ends a line too.

    Args:
        file: Open for reading bytes, at the start of a line.
        number: Lines before that place.
        offset: Bytes before that place.
        limit: Longest line that is held in memory, in bytes.
    """
    damage = damage_errors()  # now: a generator may be closed while the interpreter shuts down
    blanks = BlankLines(offset)
    try:
        while data := file.readline(limit + 1):
            number += 1
            start = offset
            offset += len(data)
            whole, fault = data, None
            while len(data) > limit and not data.endswith(b"\n"):
                whole = b""
                data = file.readline(limit + 1)
                offset += len(data)
                if offset - start > _MOST_SKIPPED * limit:
                    yield Line(
                        number, start, b"", offset - start, True, f"no end of line within {offset - start} bytes"
                    )
                    return
            complete = data.endswith(b"\n")
            size = offset - start
            if size > limit + complete:
                whole, fault = b"", f"expected a line of at most {limit} bytes, found {size}"
            whole = whole.rstrip(b"\r\n")
            line = Line(number, start, whole, size, complete, fault)
            if (not whole or whole.isspace()) and fault is None and (bomb := blanks.add(line)):
                yield bomb
                return
            yield line
    except damage as error:
        yield damaged(number, offset, error)


def damaged(number: int, offset: int, error: Exception) -> Line:
    """What stands for the rest of a file whose compressed data are damaged there."""
    return Line(number + 1, offset, b"", 0, True, f"the compressed data are damaged from here: {error}")


class BlankLines:
    """The blank lines of a file, so that one of little else is read no further.

    Args:
        first: Where reading begins, in bytes.
    """

    def __init__(self, first: int) -> None:
        self._first = first
        self._bytes = 0

    def add(self, line: Line) -> Line | None:
        """Counts a blank line; what stands for it, and for all after it, if there are too many."""
        self._bytes += line.size
        end = line.offset + line.size
        if 2 * self._bytes <= end - self._first + MOST_BLANK_BYTES:
            return None
        fault = f"expected events, found little but blank lines in {end} bytes: read no further"
        return Line(line.number, line.offset, b"", line.size, True, fault)


def is_whole(data: bytes) -> bool:
    """Whether bytes without a newline are one whole JSON object, so lack nothing but the newline."""
    try:
        return isinstance(json.loads(data), dict)
    except (ValueError, RecursionError):
        return False


def damage_errors() -> tuple[type[Exception], ...]:
    """What decompressors raise on damaged or truncated data."""
    return (EOFError, zlib.error, gzip.BadGzipFile, zstd().ZstdError)


def zstd() -> Any:
    """The zstd module of the standard library, or what stands in for it below Python 3.14."""
    if sys.version_info >= (3, 14):
        from compression import zstd as module
    else:
        from backports import zstd as module
    return module
