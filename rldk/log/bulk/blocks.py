"""The events of a file, block by block."""

from __future__ import annotations

from collections.abc import Iterator
from io import DEFAULT_BUFFER_SIZE, BytesIO
from pathlib import Path
from typing import IO, Any

from rldk.log.bulk.batch import Batch
from rldk.log.bulk.block import Lines
from rldk.log.bulk.proof import Prover
from rldk.log.lines import MAX_LINE_BYTES, BlankLines, Line, damage_errors, damaged, iter_lines

_OPEN, _CLOSED = b"{}"

BLOCK_BYTES = 2**19
"""Bytes that are proven together: more costs memory and saves no time."""

JUDGED_BYTES = 2**17
"""Bytes that are proven together where they are only validated: so many stay in a cache, and what they become."""

# Where more memory is free than twice the largest piece that was mapped and freed before, glibc returns it to the
# system, and each block would have to pay for its pages anew: a quarter of what proving takes. Freeing a larger piece
# raises that mark. No page of it is ever touched.
bytes(16 * BLOCK_BYTES)


def iter_blocks(
    file: IO[bytes],
    path: Path,
    prover: Prover,
    *,
    number: int = 0,
    offset: int = 0,
    limit: int = MAX_LINE_BYTES,
    end: int | None = None,
    begun: bytes = b"",
) -> Iterator[Batch | Line]:
    """Yields the lines of an open file in their order: batches of proven ones, and those that are in doubt as they are.

    A line in doubt may be valid, invalid, blank, torn or too long: whoever reads it asks `event.strict.judge` or
    `event.codec.decode_event`.

    Args:
        file: Open for reading bytes, at the start of a line.
        path: What it is called in the batches.
        prover: Knows how such lines look; one for many files, so that it need not learn anew.
        number: Lines before that place.
        offset: Bytes before that place.
        limit: Longest line that is held in memory, in bytes.
        end: Read no line that begins at or after this offset; None to read to the end of the file.
        begun: Bytes that were read already, the last ones before where the file stands; `offset` is that of the first.
    """
    blanks = BlankLines(offset)
    data, begins = begun, True
    damage: Exception | None = None
    # Of compressed data that are damaged, a longer piece loses what stands before the place of the damage.
    size = JUDGED_BYTES if prover.warn else BLOCK_BYTES
    pieces = DEFAULT_BUFFER_SIZE if path.suffix in (".gz", ".zst") else size
    while end is None or offset < end:
        if damage is None:
            data, damage = _filled(file, data, size, pieces)
        stop = _whole(data, None if end is None else end - offset)
        if not stop and len(data) >= size and damage is None:  # a long line
            line = next(iter_lines(_Resumed(data, file), number=number, offset=offset, limit=limit))  # type: ignore[arg-type]
            yield line
            number, offset, data = line.number, line.offset + line.size, b""
            continue
        if not stop:
            break
        ends, regular = _newlines(data, stop)
        lines = Lines(path, number + 1, offset, data, 0, ends)
        data = data[stop:]
        if begins:
            prover.begin(lines[0])
            begins = False
        for part in prover.prove(lines, regular=regular):
            if isinstance(part, Line) and part.blank and (bomb := blanks.add(part)):
                yield bomb
                return
            yield part
        number, offset = number + len(ends), offset + stop
    else:
        return
    if damage is not None:
        yield damaged(number, offset, damage)
    elif data:
        yield from iter_lines(_Resumed(data, file), number=number, offset=offset, limit=limit)  # type: ignore[arg-type]


def _filled(file: IO[bytes], data: bytes, enough: int, most: int) -> tuple[bytes, Exception | None]:
    """Reads on until there is a block, or the file ends.

    Args:
        file: The file.
        data: What was read already.
        enough: Bytes of a block.
        most: Bytes to read at once.

    Returns:
        (the bytes, why the file cannot be read any further).
    """
    pieces, filled = [data], len(data)
    read: Any = getattr(file, "read1", file.read)
    try:
        while filled < enough and (piece := read(most)):
            pieces.append(piece)
            filled += len(piece)
    except damage_errors() as error:
        return b"".join(pieces), error
    return b"".join(pieces), None


def _whole(data: bytes, end: int | None) -> int:
    """How many bytes whole lines have that begin before a place."""
    stop = 0 if end is None or end > len(data) else data.find(b"\n", end - 1) + 1
    return stop or data.rfind(b"\n") + 1  # the last line before that place may not be there yet


def _newlines(data: bytes, stop: int) -> tuple[list[int], bool]:
    """Where the newlines of whole lines are, up to a place, and whether each stands between `}` and `{`."""
    ends: list[int] = []
    add, end, regular = ends.append, -1, True
    for line in BytesIO(data):  # which shares the bytes
        end += len(line)
        if end >= stop:
            break
        add(end)
        if regular:
            regular = line[0] == _OPEN and line[-2] == _CLOSED
    return ends, regular


class _Resumed:
    """A file of which some bytes have been read, and are read once more."""

    def __init__(self, data: bytes, file: IO[bytes]) -> None:
        self._data = data
        self._file = file

    def readline(self, limit: int) -> bytes:
        """The next line, or so many bytes of it."""
        stop = self._data.find(b"\n", 0, limit) + 1
        if stop or len(self._data) >= limit:
            stop = stop or limit
            line, self._data = self._data[:stop], self._data[stop:]
            return line
        line, self._data = self._data, b""
        return line + self._file.readline(limit - len(line))
