"""The lines of one log across its files, also while it is being written and rotated.

Polling (look at the name, read on) works where change notifications do not, on NFS for one.
"""

from __future__ import annotations

import glob
import io
import logging
import os
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple, TypeVar

from rldk.errors import LogChangedError
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.blocks import iter_blocks
from rldk.log.bulk.proof import Prover
from rldk.log.chain import BEGIN, Chain, LogFile, place_of
from rldk.log.lines import Line, iter_lines
from rldk.log.segments import closed_segments, not_there
from rldk.text import counted, printable

log = logging.getLogger(__name__)

Part = TypeVar("Part", bound="Batch | Line")

POLL_SECONDS = 0.2
"""How often a follower looks for new lines."""

_SETTLE_SECONDS = 0.02  # a reader may see the first page of a line that is being written before the second


class Missed(NamedTuple):
    """Closed segments that were deleted before they could be read.

    Attributes:
        live: The live file of their log.
        segments: Their numbers.
        events: How many events were in them; None where `seq` does not tell.
    """

    live: Path
    segments: range
    events: int | None

    def __str__(self) -> str:
        what = f"{printable(str(self.live))}: {counted(len(self.segments), 'closed segment')} deleted before being read"
        return what if self.events is None else f"{what}, with {counted(self.events, 'event')}"


def say_missed(missed: Missed) -> None:
    """Warns of what was missed."""
    log.warning("%s", missed)


def iter_files(
    live: Path,
    closed: Collection[int] | None = None,
    *,
    first: int | None = None,
    follow: bool = False,
    pause: Callable[[float], None] = time.sleep,
    missed: Callable[[Missed], None] = say_missed,
) -> Iterator[tuple[LogFile, Iterator[Line]]]:
    """Yields the files of a log in order, each once and open, with its lines.

    Args:
        live: The live file. Its closed segments come first.
        closed: Numbers of its closed segments, if they were listed already.
        first: Number of the closed segment to begin with; the oldest one if None.
        follow: Wait for new lines, for ever. A line of the live file is then yielded only once it is complete.
        pause: How to wait for so many seconds, once all that is there was yielded.
        missed: Gets what was deleted before being read.

    Raises:
        LogNotFoundError: There is no file.
    """

    def lines(chain: Chain, file: LogFile) -> Iterator[Line]:
        return _follow(chain, file.file, pause) if file.live and follow else settled(file.file, file.lines)

    return _iter_files(
        Chain(live, closed_segments(live) if closed is None else closed, first),
        lines,
        missed,
        pause if follow else None,
    )


def iter_file_blocks(
    live: Path,
    closed: Collection[int] | None = None,
    *,
    prover: Prover,
    first: int | None = None,
    missed: Callable[[Missed], None] = say_missed,
) -> Iterator[tuple[LogFile, Iterator[Batch | Line]]]:
    """`iter_files`, with batches of the lines that the prover vouches for, and the others as they are."""

    def blocks(_: Chain, file: LogFile) -> Iterator[Batch | Line]:
        return settled(file.file, _blocks_of(file, prover))

    return _iter_files(Chain(live, closed_segments(live) if closed is None else closed, first), blocks, missed, None)


def _iter_files(
    chain: Chain,
    parts_of: Callable[[Chain, LogFile], Iterator[Part]],
    missed: Callable[[Missed], None],
    pause: Callable[[float], None] | None,
) -> Iterator[tuple[LogFile, Iterator[Part]]]:
    """Goes through the files of a log; for ever if `pause` says how to wait."""
    live = chain.live
    found = False
    while True:
        expected = chain.number
        while (file := chain.open()) is None:
            if not found and pause is None:
                raise not_there(live)
            if pause is None:
                if chain.number > expected:
                    missed(Missed(live, range(expected, chain.number), None))
                return
            pause(POLL_SECONDS)
            if chain.number == expected:
                chain.begun_anew()
                expected = chain.number
        found = True
        with file.file:
            parts = parts_of(chain, file)
            skipped = range(expected, file.number)
            yield file, _told(parts, chain, skipped, missed) if skipped else _remembered(parts, chain)
            if file.live and pause is None:
                return
            chain.done(file)


def _blocks_of(file: LogFile, prover: Prover) -> Iterator[Batch | Line]:
    """The lines of a file whose first one was read already."""
    first = file.first
    if first is None or first.fault or not first.complete:
        yield from file.lines
        return
    begun = first.data + b"\r" * (first.size - len(first.data) - 1) + b"\n"
    yield from iter_blocks(file.file, file.path, prover, begun=begun)


def iter_chain(
    live: Path,
    closed: Collection[int] | None = None,
    *,
    first: int | None = None,
    follow: bool = False,
    pause: Callable[[float], None] = time.sleep,
    missed: Callable[[Missed], None] = say_missed,
) -> Iterator[tuple[LogFile, Line]]:
    """Yields every line of a log once, in order, with the file that it is from. See `iter_files`."""
    for file, lines in iter_files(live, closed, first=first, follow=follow, pause=pause, missed=missed):
        for line in lines:
            yield file, line


def settled(file: IO[bytes], parts: Iterator[Part], size: int | None = None) -> Iterator[Part]:
    """The lines of a file that may be being written: a last line without a newline is read once more.

    In the end there is a line that cannot be read if the file has been cut meanwhile: some that were there may be
    missing. A writer only cuts off what was torn, and keeps it beside the log.

    Args:
        file: Open.
        parts: Its lines.
        size: How many bytes it had, if that is known from earlier.
    """
    if not isinstance(file, io.BufferedReader) or not file.seekable():
        yield from parts
        return
    size = os.fstat(file.fileno()).st_size if size is None else size
    number = 0
    for part in parts:
        number = part.number if isinstance(part, Line) else part.line_of(-1)
        if not isinstance(part, Line) or part.complete:
            yield part
            continue
        time.sleep(_SETTLE_SECONDS)
        file.seek(part.offset)
        again = next(iter_lines(file, number=part.number - 1, offset=part.offset), None)
        yield part if again is None else again  # type: ignore[misc]  # a line, too
        break
    if (now := os.fstat(file.fileno()).st_size) < size and not _is_repaired(Path(file.name), size, now):
        fault = f"the file was cut from {size} to {now} bytes while it was being read: lines may be missing"
        yield Line(number + 1, now, b"", 0, True, fault)  # type: ignore[misc]  # as well


def _is_repaired(path: Path, before: int, now: int) -> bool:
    """Whether what was cut off a log, by its sizes, is the torn tail that its writer keeps beside it."""
    for aside in path.parent.glob(f"{glob.escape(path.name)}.torn-*"):
        with suppress(ValueError, OSError):
            start = int(aside.name.rpartition("-")[2].rstrip("+"))
            if start <= now and start + aside.stat().st_size >= before:
                return True
    return False


def _remembered(parts: Iterator[Part], chain: Chain) -> Iterator[Part]:
    for part in parts:
        chain.last = part
        yield part


def _told(parts: Iterator[Part], chain: Chain, skipped: range, missed: Callable[[Missed], None]) -> Iterator[Part]:
    """The lines of the file after a gap; the first of them tells how many events are missing."""
    before = chain.last
    for part in _remembered(parts, chain):
        if skipped:
            last = BEGIN if before is None and skipped.start == 1 else place_of(before)
            here = place_of(part, 0)
            missed(Missed(chain.live, skipped, last.before(here) if last and here else None))
            skipped = range(0)
        yield part
    if skipped:
        missed(Missed(chain.live, skipped, None))


def _follow(chain: Chain, file: IO[bytes], pause: Callable[[float], None]) -> Iterator[Line]:
    """Complete lines of a live file, until it was rotated and read to its end."""
    number = offset = 0
    while True:
        # Asked before reading on: after the rotation nothing more is written to this file.
        replaced = chain.is_replaced(file)
        if isinstance(file, io.BufferedReader) and os.fstat(file.fileno()).st_size < offset:
            raise LogChangedError(f"{printable(str(chain.live))}: it was cut to less than was read: follow it again")
        file.seek(offset)
        for line in iter_lines(file, number=number, offset=offset):
            if not line.complete and not replaced:
                break  # read again when the writer has finished it
            number, offset = line.number, line.offset + line.size
            yield line
        if replaced:
            return
        pause(POLL_SECONDS)
