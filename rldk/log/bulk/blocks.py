"""The events of a file, block by block."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from rldk.log.bulk.batch import Batch
from rldk.log.bulk.proof import Prover
from rldk.log.lines import MAX_LINE_BYTES, Line, iter_lines


def iter_blocks(
    file: IO[bytes],
    path: Path,
    prover: Prover,
    *,
    number: int = 0,
    offset: int = 0,
    limit: int = MAX_LINE_BYTES,
    end: int | None = None,
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
    """
    del path
    for line in prover.prove(iter_lines(file, number=number, offset=offset, limit=limit)):
        if end is not None and isinstance(line, Line) and line.offset >= end:
            return
        yield line
