"""What is new in one log since the last look, from a place that outlives the process."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rldk_schema import Event

from rldk.errors import EventValidationError, LogChangedError, Problem
from rldk.event.codec import decode_event
from rldk.log.chain import Chain, LogFile
from rldk.log.follower import Missed
from rldk.log.lines import Line, is_whole, iter_lines
from rldk.log.reading import skipped_line
from rldk.log.segments import closed_segments
from rldk.log.skips import Skips
from rldk.mirrors.cursor import Position
from rldk.mirrors.whole_lines import inode_and_size
from rldk.text import printable


class LogFollower:
    """Reads one log as it grows.

    Args:
        live: The live file.
        position: Where to begin.

    Attributes:
        live: As given.
        position: After the last event that was yielded, and after the lines without one.
        skips: Lines that gave no event.
        missed: Segments that were deleted before they were read.
    """

    def __init__(self, live: Path, position: Position) -> None:
        self.live = live
        self.position = position
        self.skips = Skips()
        self.missed: list[Missed] = []
        self._seen: tuple[tuple[int, int] | None, bool] | None = None

    def events(self, *, final: bool) -> Iterator[Event]:
        """Yields what is new.

        Args:
            final: Whether nothing more is to be expected: then a last line that only lacks its newline is taken, and
                one that is torn is counted.

        Raises:
            LogChangedError: It is not the log that it was.
        """
        seen = inode_and_size(self.live), final
        if seen == self._seen:
            return
        for path, line in self._lines(final=final):
            try:
                if line.fault:
                    raise EventValidationError([Problem("$", line.fault)])
                event = decode_event(line.data)
            except EventValidationError as error:
                self.skips.add(skipped_line(path, line, error))
                continue
            yield event
        self._seen = seen

    def _lines(self, *, final: bool) -> Iterator[tuple[Path, Line]]:
        chain = Chain(self.live, closed_segments(self.live), self.position.number or None)
        while True:
            expected = chain.number
            if (file := chain.open()) is None:
                return
            with file.file:
                if self.position.number and file.number > expected:
                    self.missed.append(Missed(self.live, range(expected, file.number), None))
                for line in self._begun(file):
                    # A live line without its newline is still being written; the end of a closed file stays as it is.
                    if not line.complete and file.live and not final:
                        break
                    chain.last = line
                    if line.complete or is_whole(line.data):
                        self.position = replace(
                            self.position,
                            offset=line.offset + line.size,
                            line=line.number,
                            last=None if line.fault else zlib.crc32(line.data),
                            size=line.size,
                        )
                    if not line.blank:
                        yield file.path, line
                if file.live:
                    return  # what a rotation adds meanwhile is found at the next look
                chain.done(file)

    def _begun(self, file: LogFile) -> Iterator[Line]:
        """The lines of a file that were not read yet."""
        first = None if file.first is None or not file.first.complete else zlib.crc32(file.first.data)
        here = self.position
        if file.number != here.number:
            self.position = Position(file.number, first=first)
            return file.lines
        if here.first is None:
            self.position = replace(here, first=first)
        elif first != here.first:
            raise self._changed()
        if here.offset == 0:
            return file.lines
        if here.last is not None:  # a file that was cut, and has grown since, begins like the one that was read
            file.file.seek(here.offset - here.size)
            if zlib.crc32(file.file.read(here.size).rstrip(b"\r\n")) != here.last:
                raise self._changed()
        file.file.seek(here.offset)
        return iter_lines(file.file, number=here.line, offset=here.offset)

    def _changed(self) -> LogChangedError:
        return LogChangedError(
            f"{printable(str(self.live))}: expected the log that was mirrored so far, found another one under its "
            "name, or one that was cut: mirror it to a new place"
        )
