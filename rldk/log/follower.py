"""The lines of one log across its files, also while it is being written and rotated.

Polling (look at the name, read on) works where change notifications do not, on NFS for one.
"""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from rldk.errors import LogNotFoundError
from rldk.log.chain import BEGIN, Chain, LogFile, place_of
from rldk.log.lines import Line, iter_lines
from rldk.log.segments import closed_segments
from rldk.text import counted, printable

log = logging.getLogger(__name__)

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
    chain = Chain(live, closed_segments(live) if closed is None else closed, first)
    found = False
    while True:
        expected = chain.number
        while (file := chain.open()) is None:
            if not found and not follow:
                raise LogNotFoundError(f"{printable(str(live))}: no such file or directory")
            if not follow:
                if chain.number > expected:
                    missed(Missed(live, range(expected, chain.number), None))
                return
            pause(POLL_SECONDS)
            if chain.number == expected:
                chain.begun_anew()
                expected = chain.number
        found = True
        with file.file:
            lines = _follow(chain, file.file, pause) if file.live and follow else settled(file.file, file.lines)
            skipped = range(expected, file.number)
            yield file, _told(lines, chain, skipped, missed) if skipped else _remembered(lines, chain)
            if file.live and not follow:
                return
            chain.done(file)


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


def settled(file: IO[bytes], lines: Iterator[Line]) -> Iterator[Line]:
    """The lines of a file that may be being written: a last line without a newline is read once more."""
    for line in lines:
        if line.complete or not isinstance(file, io.BufferedReader) or not file.seekable():
            yield line
            continue
        time.sleep(_SETTLE_SECONDS)
        file.seek(line.offset)
        yield next(iter_lines(file, number=line.number - 1, offset=line.offset), line)
        return


def _remembered(lines: Iterator[Line], chain: Chain) -> Iterator[Line]:
    for line in lines:
        chain.last = line
        yield line


def _told(lines: Iterator[Line], chain: Chain, skipped: range, missed: Callable[[Missed], None]) -> Iterator[Line]:
    """The lines of the file after a gap; the first of them tells how many events are missing."""
    before = chain.last
    for line in _remembered(lines, chain):
        if skipped:
            last = BEGIN if before is None and skipped.start == 1 else place_of(before)
            here = place_of(line)
            missed(Missed(chain.live, skipped, last.before(here) if last and here else None))
            skipped = range(0)
        yield line
    if skipped:
        missed(Missed(chain.live, skipped, None))


def _follow(chain: Chain, file: IO[bytes], pause: Callable[[float], None]) -> Iterator[Line]:
    """Complete lines of a live file, until it was rotated and read to its end."""
    number = offset = 0
    while True:
        # Asked before reading on: after the rotation nothing more is written to this file.
        replaced = chain.is_replaced(file)
        file.seek(offset)
        for line in iter_lines(file, number=number, offset=offset):
            if not line.complete and not replaced:
                break  # read again when the writer has finished it
            number, offset = line.number, line.offset + line.size
            yield line
        if replaced:
            return
        pause(POLL_SECONDS)
