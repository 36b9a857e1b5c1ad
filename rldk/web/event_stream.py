"""Events as they are appended to logs, for whoever wants them one by one."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

from rldk.errors import EventValidationError
from rldk.event.codec import decode_event, encode_event
from rldk.log.lines import MAX_LINE_BYTES, damage_errors, open_log
from rldk.log.segments import closed_segments
from rldk.web.polling import Stat

MOST_EVENTS = 200
"""Of one run at once: of more the last ones are given, and the others counted."""

_MOST_BYTES = 8 * 2**20  # read of one file at once
_CHECKED = 256  # bytes before the end of what was read, which are compared: another file may get the same inode


class Appended(NamedTuple):
    """What was written to a log.

    Attributes:
        events: The last of its events, as JSON.
        skipped: How many lines before and among them are not here: they are no events, or there are too many.
    """

    events: list[str]
    skipped: int


class Tail:
    """Reads what is appended to one log, whole lines only.

    Args:
        live: Its live file.
        since: That file as it was when reading begins; None to read all of it.
    """

    def __init__(self, live: Path, since: Stat | None) -> None:
        self._live = live
        self._inode, self._offset = (0, 0) if since is None else (since.inode, since.size)
        self._check: int | None = None  # not known before the first look
        self._in_long_line = False

    def appended(self) -> Appended:
        """What was written since this was asked last.

        Raises:
            OSError: The log cannot be read.
        """
        lines, skipped = self._lines()
        events = []
        for line in lines:
            if not line.strip():
                continue
            try:
                events.append(encode_event(decode_event(line)).decode())
            except (EventValidationError, ValueError, RecursionError):
                skipped += 1
        return Appended(events, skipped)

    def _lines(self) -> tuple[list[bytes], int]:
        lines: list[bytes] = []
        skipped = 0
        try:
            file = self._live.open("rb")
        except FileNotFoundError:  # it is being rotated, or is deleted
            return lines, skipped
        with file:
            found = os.fstat(file.fileno())
            if found.st_ino != self._inode:
                if self._inode:
                    lines, skipped = self._rest_of_closed()
                self._inode, self._offset, self._check, self._in_long_line = found.st_ino, 0, 0, False
            elif found.st_size < self._offset or not self._is_same(file):
                self._offset, self._check, self._in_long_line = 0, 0, False  # it was cut, or has another one's inode
            if found.st_size > self._offset:
                new, more = self._read(file)
                lines, skipped = lines + new, skipped + more
        over = max(0, len(lines) - MOST_EVENTS)
        return lines[over:], skipped + over

    def _read(self, file: IO[bytes]) -> tuple[list[bytes], int]:
        file.seek(self._offset)
        data = file.read(_MOST_BYTES)
        end = data.rfind(b"\n") + 1
        skipped = 0
        if not end:
            if len(data) < _MOST_BYTES:
                return [], 0  # a line that is being written
            end, self._in_long_line = len(data), True  # one that is no event
        elif self._in_long_line:
            skipped, self._in_long_line = 1, False
            data = b"\n" * data.index(b"\n") + data[data.index(b"\n") :]
        self._offset += end
        self._check = _check(file, self._offset)
        if self._in_long_line:
            return [], 0
        lines = data[:end].split(b"\n")
        return [line for line in lines if line], skipped

    def _is_same(self, file: IO[bytes]) -> bool:
        """Whether a file has what was read before, or was there when reading began."""
        if self._check is None:
            self._offset = _line_end(file, self._offset)
            self._check = _check(file, self._offset)
        return _check(file, self._offset) == self._check

    def _rest_of_closed(self) -> tuple[list[bytes], int]:
        """What was not read yet of the file that was the live one, and of those that have been closed since."""
        lines: list[bytes] = []
        skipped = 0
        begun = False
        for path in closed_segments(self._live).values():
            with suppress(OSError, *damage_errors()), open_log(path) as file:
                begins = not begun and (self._is_it(path, file))
                if begun or begins:
                    file.seek(self._offset if begins else 0)
                    new = file.read(MAX_LINE_BYTES).splitlines()
                    lines, skipped = lines + new[-MOST_EVENTS:], skipped + max(0, len(new) - MOST_EVENTS)
                    begun = True
        return lines, skipped

    def _is_it(self, path: Path, file: IO[bytes]) -> bool:
        """Whether a closed segment is what was the live file."""
        if path.suffix == ".jsonl":
            return os.fstat(file.fileno()).st_ino == self._inode and self._is_same(file)
        return self._check is not None and self._offset > 0 and _check(file, self._offset) == self._check


class EventStream:
    """What is appended to some runs."""

    def __init__(self) -> None:
        self._tails: dict[tuple[str, Path], Tail] = {}

    def begin(self, run: str, live: Path, since: Stat | None) -> None:
        """Reads a log of a run from now on, unless it is read already.

        Args:
            run: Its id.
            live: Its live file; likewise
            since: see `Tail`.
        """
        if (run, live) not in self._tails:
            self._tails[run, live] = Tail(live, since)

    def end(self, wanted: Iterable[str]) -> None:
        """Reads no others than these any more, by id."""
        kept = set(wanted)
        self._tails = {key: tail for key, tail in self._tails.items() if key[0] in kept}

    def appended(self, runs: Iterable[str]) -> Iterator[tuple[str, Appended]]:
        """What was written to some runs, those that are read, since this was asked last."""
        wanted = set(runs)
        for (run, _), tail in list(self._tails.items()):
            if run not in wanted:
                continue
            with suppress(OSError):  # the table says of a run that it cannot be read
                found = tail.appended()
                if found.events or found.skipped:
                    yield run, found


def _line_end(file: IO[bytes], size: int) -> int:
    """Where the last whole line before an offset ends."""
    while size > 0:
        start = max(0, size - 65_536)
        file.seek(start)
        at = file.read(size - start).rfind(b"\n")
        if at >= 0:
            return start + at + 1
        size = start
    return 0


def _check(file: IO[bytes], end: int) -> int:
    start = max(0, end - _CHECKED)
    file.seek(start)
    return zlib.crc32(file.read(end - start))
