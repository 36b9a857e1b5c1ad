"""The files of one log, in order: closed segments, then the live file; each is found by its number.

The writer renames, compresses and deletes them between any two of a reader's system calls, so nothing is concluded from
two looks at a directory. What is certain:

- A file is the live one until it becomes the next closed segment. If the live file is opened first, and then segment n
  is not there, the open file is number n, unless n has been deleted already.
- Once a number as high as n was seen, n had been closed: if it is not found then, it is deleted.
- While an open live file keeps its name nothing was rotated, so a listing shows the newest closed segment, which
  retention keeps: if there is none from n on, n was not deleted.
- Two events of one attempt whose `seq` differ by one have nothing between them.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from rldk.log.bulk.batch import Batch
from rldk.log.file_names import parse_name
from rldk.log.lines import Line, iter_lines, open_log
from rldk.log.segments import closed_segments, open_segment


class LogFile(NamedTuple):
    """One file of a log, open.

    Attributes:
        number: Which one it is, from 1: that of the closed segment that it is or will be.
        path: What it was called when it was opened.
        live: Whether it was the live file then.
        file: At the start of the second line.
        first: Its first line; None as long as it is empty.
        rest: The others.
    """

    number: int
    path: Path
    live: bool
    file: IO[bytes]
    first: Line | None
    rest: Iterator[Line]

    @property
    def lines(self) -> Iterator[Line]:
        """All lines, once."""
        return self.rest if self.first is None else chain((self.first,), self.rest)


class Place(msgspec.Struct):
    """Where an event stands among those of its writer; a writer that is not ours may not say."""

    attempt: int | None = None
    seq: int | None = None
    dropped: int | None = None

    def before(self, other: Place) -> int | None:
        """How many events were written between this one and a later one; None where that is not known."""
        if self.seq is None or other.seq is None or self.attempt != other.attempt:
            return None
        return other.seq - self.seq - 1 - ((other.dropped or 0) - (self.dropped or 0))


class _Told(msgspec.Struct):
    process: Place | None = None


_MOST_TRIES = 100  # on a file system whose inode numbers change, no file ever seems to stay the live one
_decode = msgspec.json.Decoder(_Told).decode
BEGIN = Place(attempt=1, seq=-1, dropped=0)
"""What stands before the first event of a log."""


def place_of(line: Batch | Line | None, row: int = -1) -> Place | None:
    """Where the event on a line stands, or one of a batch; None if there is none that can be read."""
    if isinstance(line, Batch):
        return Place(*(line.leaf(name)[row] for name in ("attempt", "seq", "dropped")))
    if line is None or line.fault:
        return None
    try:
        return _decode(line.data).process or Place()
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


class Chain:
    """Goes through the files of one log.

    Args:
        live: The live file; or a closed segment, which stands for itself alone.
        closed: Numbers of closed segments that were there when the log was found.
        first: The number to begin with; that of the oldest one if None.

    Attributes:
        number: The file to be opened next.
        last: The last line that was read, or a batch that ends with it.
    """

    def __init__(self, live: Path, closed: Collection[int], first: int | None = None) -> None:
        self.live = live
        self.number = min(closed, default=1) if first is None else first
        self.last: Batch | Line | None = None
        self._born = max(closed, default=0)  # the highest number that was certainly closed
        self._before: tuple[int, Line | None] | None = None  # the file before the current one: its number, first line
        own = parse_name(live)
        self._segment = None if own is None or own.segment is None else (own.live, own.segment)
        # Of those that were renamed while a large directory was being listed, the list may have neither name.
        while first is None and self.number > 1 and self._is_closed(self.number - 1):
            self.number -= 1

    def open(self) -> LogFile | None:
        """Opens the file `number`, or the oldest one after it if it is deleted.

        Returns:
            None: there is no live file, and all closed ones were read.
        """
        tries = 0
        while True:
            current = None if self.number <= self._born else self._open_live()
            found = open_segment(self.live, self.number)
            if found is not None or self.number <= self._born:
                if current is not None:
                    current[1].close()
                if found is not None:
                    return self._begin(*found, live=False)
                self.number += 1  # it had been closed, and is deleted
                continue
            opened = None if current is None else self._begin(*current, live=True)
            if opened is not None and self._proves(opened.first):
                return opened
            self._born = max(closed_segments(self.live), default=0)
            tries += 1
            if self._born < self.number and (tries == _MOST_TRIES or self._stands(opened)):
                return opened
            if opened is not None:
                opened.file.close()

    def done(self, file: LogFile) -> None:
        """Continues after a file that was read to its end, and is no longer the live one."""
        if not file.live or self._became(file):
            self.number = file.number + 1
            self._before = file.number, _first(file.file) if file.live else file.first
            return
        self.begun_anew()

    def begun_anew(self) -> None:
        """Goes back to number 1 if the closed segments that were read are gone, so that the writer counts anew."""
        if self._before is None or self._before[0] + 1 != self.number or not self._is_closed(*self._before):
            self._born = max(closed_segments(self.live), default=0)
            if self._born < self.number:
                self.number, self._born, self._before = 1, 0, None

    def is_replaced(self, file: IO[bytes]) -> bool:
        """Whether another file is the live one now; not while none is, as in the middle of a rotation."""
        try:
            return not _is_same(file, self.live)
        except FileNotFoundError:
            return False

    def _open_live(self) -> tuple[Path, IO[bytes]] | None:
        if self._segment is not None:
            return open_segment(*self._segment)
        try:
            return self.live, open_log(self.live)
        except FileNotFoundError:
            return None

    def _begin(self, path: Path, file: IO[bytes], *, live: bool) -> LogFile:
        lines = iter_lines(file)
        return LogFile(self.number, path, live, file, next(lines, None), lines)

    def _proves(self, first: Line | None) -> bool:
        """Whether the first line of the live file shows that there is no file between it and what was read."""
        here, before = place_of(first), place_of(self.last)
        if here is None:
            return False
        if self.last is None and self.number == 1:
            # Who does not count events does not rotate either.
            return (here.attempt, here.seq) == (1, 0) or (here.seq is None and not self._born)
        if before is None or before.seq is None:
            return False
        return (here.attempt, here.seq) == (before.attempt, before.seq + 1)

    def _stands(self, opened: LogFile | None) -> bool:
        """Whether the live file is still the one that was opened, or there is still none."""
        try:
            return self._segment is not None or (_is_same(opened.file, self.live) if opened else not self.live.exists())
        except FileNotFoundError:
            return False

    def _became(self, file: LogFile) -> bool:
        """Whether a file that is live no more is the closed segment of its number, or was until that was deleted."""
        while True:
            found = open_segment(self.live, file.number)
            if found is not None:
                path, closed = found
                with closed:
                    if path.suffix == ".jsonl":
                        return os.path.samestat(os.fstat(closed.fileno()), os.fstat(file.file.fileno()))
                    return _first(closed) == _first(file.file)
            if file.number <= self._born:
                return True
            self._born = max(closed_segments(self.live), default=0)
            if self._born < file.number:
                return False

    def _is_closed(self, number: int, first: Line | None = None) -> bool:
        """Whether a closed segment is there; and begins with a certain line, if that is given."""
        found = open_segment(self.live, number)
        if found is None:
            return False
        with found[1] as file:
            return first is None or _first(file) == first


def _first(file: IO[bytes]) -> Line | None:
    file.seek(0)
    return next(iter_lines(file), None)


def _is_same(file: IO[bytes], path: Path) -> bool:
    return os.path.samestat(os.fstat(file.fileno()), path.stat())
