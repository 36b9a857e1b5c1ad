"""What is appended to one log, across its rotations."""

from __future__ import annotations

import os
import zlib
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple

from rldk.errors import EventValidationError
from rldk.event.codec import decode_event, encode_event
from rldk.log.chain import place_of
from rldk.log.file_names import segment_forms, segment_path
from rldk.log.lines import Line, damage_errors
from rldk.log.listing import Listing
from rldk.log.segments import closed_segments, open_segment
from rldk.regular_file import open_regular
from rldk.web.polling import Stat

MOST_EVENTS = 200
"""Of one log at once: of more the last ones are given, and the others counted."""

_MOST_BYTES = 8 * 2**20  # after which reading is interrupted
_MOST_TRIED = 100  # closed segments among which that is looked for which was the live file when reading began
_CHECKED = 256  # bytes before the end of what was read, which are compared: another file may get the same inode


class Appended(NamedTuple):
    """What was written to a log.

    Attributes:
        events: The last of its events, as JSON.
        skipped: How many lines before and among them are not here: they are no events, or there are too many, or they
            were deleted before they were read.
        more: Whether there is more to be read at once.
    """

    events: list[str]
    skipped: int = 0
    more: bool = False


class _Lines:
    """The last lines of some, and how many there were before them."""

    def __init__(self) -> None:
        self.last: deque[bytes] = deque()
        self.skipped = 0

    def add(self, lines: Iterable[bytes]) -> None:
        self.last += lines
        over = max(0, len(self.last) - MOST_EVENTS)
        for _ in range(over):
            self.last.popleft()
        self.skipped += over


class Tail:
    """Reads what is appended to one log, whole lines only. Of its closed segments it reads those closed since it began.

    Args:
        live: Its live file.
        since: That file as it was when reading begins; None if that is now, at the first look.
        whole: Whether all of it is read. Of its closed segments these are the newest, 8 MiB as they lie there.
    """

    def __init__(self, live: Path, since: Stat | None, *, whole: bool = False) -> None:
        self._live = live
        self._inode, self._offset = (0, 0) if since is None else (since.inode, since.size)
        self._is_whole = whole
        self._number = 0  # of the closed segment that the live file becomes; 0 before the first look
        self._check: int | None = 0 if whole else None  # of what was read last; None where that is not known yet
        self._closed: IO[bytes] | None = None  # the closed segment that is being read
        self._rest = b""  # bytes of that which are the beginning of a line
        self._in_long_line = False
        self._last = b""  # the line that was read last
        self._gone = 0  # closed segments before the next line that were deleted before they were read

    def appended(self, listing: Listing) -> Appended:
        """What was written since this was asked last.

        Args:
            listing: Of its directory, made for this look.

        Raises:
            OSError: The log cannot be read. What could be read before that is given first, and this at the next look.
        """
        if not self._number:
            self._begin(closed_segments(self._live, listing))
        lines = _Lines()
        try:
            more = self._read(lines)
        except OSError:
            if not (lines.last or lines.skipped):
                raise
            more = True
        return _decoded(lines, more=more)

    def _read(self, lines: _Lines) -> bool:
        """Reads on, and gives whether there is more to be read at once."""
        read = 0
        while read < _MOST_BYTES:
            closed = self._closed or self._open_closed(lines)
            if closed is not None:
                read += self._read_closed(closed, lines)
                continue
            new = self._read_live(lines)
            if new is not None:
                return new >= _MOST_BYTES
        return True

    def close(self) -> None:
        """Reads no further."""
        if self._closed is not None:
            self._closed.close()
            self._closed = None

    def _begin(self, closed: dict[int, Path]) -> None:
        """Finds out which closed segments come next. Those that are closed meanwhile are found as any others."""
        self._number = max(closed, default=0) + 1
        if self._is_whole:
            size = 0
            for number, path in reversed(closed.items()):
                with suppress(OSError):
                    size += path.stat().st_size
                if size > _MOST_BYTES:
                    break
                self._number = number
            return
        with suppress(OSError):
            now = self._live.stat()
            if not self._inode:
                self._inode, self._offset = now.st_ino, now.st_size
            if self._inode == now.st_ino:
                return
        for number in islice(reversed(closed), _MOST_TRIED):
            with suppress(OSError):
                if segment_path(self._live, number).stat().st_ino == self._inode:
                    self._number = number
                    return

    def _open_closed(self, lines: _Lines) -> IO[bytes] | None:
        """Opens the next closed segment that can be read, if it was closed by now."""
        unreadable: tuple[type[Exception], ...] = (PermissionError, *damage_errors())
        while True:
            try:
                found = open_segment(self._live, self._number)
                if found is None:
                    return None
                path, self._closed = found
                if self._offset and not self._goes_on(path, self._closed):
                    self._closed.seek(0)
            except unreadable:  # noqa: PERF203  # few are
                lines.skipped += 1
                self._go_on()
            else:
                return self._closed

    def _goes_on(self, path: Path, file: IO[bytes]) -> bool:
        """Whether a closed segment is what was the live file; then it stands where that was read to."""
        if path.suffix == ".jsonl" and os.fstat(file.fileno()).st_ino != self._inode:
            return False
        if not self._is_same(file):
            return False
        file.seek(self._offset)
        self._inode = self._offset = self._check = 0
        return True

    def _read_closed(self, file: IO[bytes], lines: _Lines) -> int:
        """Reads on in a closed segment, and gives how many bytes."""
        try:
            new = file.read(_MOST_BYTES)
        except damage_errors():
            new = b""
            lines.skipped += 1
        data = self._rest + new
        is_end = len(new) < _MOST_BYTES
        self._rest = data[self._take(data, lines, is_end=is_end) :]
        if is_end:
            self._go_on()
        return len(new)

    def _go_on(self) -> None:
        """Goes on after a closed segment."""
        self.close()
        self._number += 1
        self._rest, self._in_long_line = b"", False

    def _read_live(self, lines: _Lines) -> int | None:
        """Reads on in the live file, and gives how many bytes; None if it was rotated meanwhile."""
        try:
            file = open_regular(self._live)
        except FileNotFoundError:  # it is being rotated, or is deleted
            return 0
        with file:
            found = os.fstat(file.fileno())
            if found.st_ino != self._inode or found.st_size < self._offset or not self._is_same(file):
                if self._was_closed():
                    return None
                # It was cut, or is another one.
                self._inode, self._offset, self._check, self._in_long_line = found.st_ino, 0, 0, False
            file.seek(self._offset)
            data = file.read(_MOST_BYTES)
            self._offset += self._take(data, lines, is_end=False)
            self._check = _check(file, self._offset)
        return len(data)

    def _was_closed(self) -> bool:
        """Whether there is a closed segment that was not read yet; the first of these comes next."""
        if not self._inode:
            return False
        closed = closed_segments(self._live)
        real = Path(os.path.realpath(self._live))
        later = (number for number in closed if number >= self._number)
        # What has the name of a segment and is none would be waited for again and again.
        number = next((number for number in later if any(map(Path.is_file, segment_forms(real, number)))), None)
        if number is None:
            self._number = max(closed, default=0) + 1  # whoever writes there now counts anew
            return False
        if number > self._number:
            self._gone = number - self._number
            self._number, self._inode, self._offset, self._check = number, 0, 0, 0
        return True

    def _is_same(self, file: IO[bytes]) -> bool:
        """Whether a file has what was read before, or was there when reading began."""
        if self._check is None:
            self._offset = _line_end(file, self._offset)
            self._check = _check(file, self._offset)
        return _check(file, self._offset) == self._check

    def _take(self, data: bytes, lines: _Lines, *, is_end: bool) -> int:
        """Takes the whole lines at the beginning of some bytes, and gives how many bytes these are."""
        end = len(data) if is_end else data.rfind(b"\n") + 1
        if not end:
            if len(data) < _MOST_BYTES:
                return 0  # a line that is being written
            self._in_long_line = True  # one that is no event
            return len(data)
        start = 0
        if self._in_long_line:
            lines.skipped += 1
            self._in_long_line = False
            start = data.find(b"\n") + 1 or end
        new = [line for line in data[start:end].split(b"\n") if line.strip()]
        if new:
            if self._gone:
                lines.skipped += _between(self._last, new[0], self._gone)
                self._gone = 0
            self._last = new[-1]
        lines.add(new)
        return end


def _decoded(lines: _Lines, *, more: bool) -> Appended:
    skipped = lines.skipped
    events = []
    for line in lines.last:
        try:
            events.append(encode_event(decode_event(line)).decode())
        except (EventValidationError, ValueError, RecursionError):  # noqa: PERF203  # a few
            skipped += 1
    return Appended(events, skipped, more)


def _between(before: bytes, after: bytes, segments: int) -> int:
    """How many events lie between two lines; where they do not tell, one for each segment that was deleted."""
    first, last = (place_of(Line(1, 0, line, len(line), True)) for line in (before, after))
    found = first.before(last) if first is not None and last is not None else None
    return segments if found is None else max(found, 0)


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
