"""What is made of the lines of one log: events, or a note of why there is none."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from rldk_schema import SCHEMA_VERSION, Event

from rldk.errors import EventValidationError, Problem
from rldk.event.codec import decode_event
from rldk.event.versions import is_newer_minor
from rldk.log.bulk.batch import Batch, EventBatch, Width
from rldk.log.chain import LogFile
from rldk.log.lines import Line
from rldk.log.skips import MOST_SAID, Skipped, Skips
from rldk.log.step_order import StepOrder
from rldk.text import counted, printable

log = logging.getLogger(__name__)


class Reading:
    """One pass over the lines of one log.

    Args:
        live: The live file of the log.
        strict: As for `read_events`; likewise
        on_error: what to do at a bad line.
        quiet: Warn of nothing.

    Attributes:
        skips: Gets the lines that give no event, beside those of others.
        order: Gets the events, if it is set.
    """

    def __init__(self, live: Path, *, strict: bool, on_error: str, quiet: bool = False) -> None:
        self.skips = Skips()
        self.order: StepOrder | None = None
        self._live = live
        self._strict = strict
        self._on_error = on_error
        self._tell = _silent if quiet else log.warning
        self._own = Skips()
        self._newer = 0

    def events(self, lines: Iterable[tuple[LogFile, Line]]) -> Iterator[Event]:
        """Reads the events on lines, each with its file.

        Raises:
            EventValidationError: A line is no event, and `on_error` is `raise`.
        """
        for file, line in lines:
            if (event := self._event(file, line)) is not None:
                yield event
        self._end()

    def batches(self, parts: Iterable[tuple[LogFile, Batch | Line]]) -> Iterator[Batch]:
        """The same of lines of which most are in batches already."""
        single = _Single()
        for file, part in parts:
            if isinstance(part, Batch):
                yield from single.taken()
                if self.order is not None:
                    self.order.add_batch(part)
                yield part
                continue
            try:
                event = self._event(file, part)
            except EventValidationError:
                yield from single.taken()
                raise
            if event is not None:
                if single.path != file.path or single.width.enough:
                    yield from single.taken()
                single.add(event, file.path, part.number)
        yield from single.taken()
        self._end()

    def _event(self, file: LogFile, line: Line) -> Event | None:
        if line.blank:
            return None
        try:
            event = _decode(line, self._strict)
        except EventValidationError as error:
            skipped = skipped_line(file.path, line, error, strict=self._strict)
            if skipped.fatal and self._on_error == "raise":
                raise EventValidationError(error.problems, f"{file.path}:{line.number}") from None
            self._own.add(skipped)
            self.skips.add(skipped)
            if self._own.says(skipped):
                self._tell("%s: skipped", printable(str(skipped)))
            return None
        if self.order is not None:
            self.order.add(event, file.path, line.number)
        if event.schema_version is not None and is_newer_minor(event.schema_version):
            self._newer += 1
        return event

    def _end(self) -> None:
        if self._own.count > MOST_SAID:
            self._tell("%s: skipped %s", self._live, counted(self._own.count, "line"))
        if self._newer:
            self._tell(
                "%s: %s newer than schema %s: fields it does not know are left out",
                self._live,
                counted(self._newer, "event"),
                SCHEMA_VERSION,
            )


class _Single:
    """Events that follow each other in a file, which came one by one."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.events: list[Event] = []
        self.width = Width()
        self._lines: list[int] = []

    def add(self, event: Event, path: Path, line: int) -> None:
        self.path = path
        self.events.append(event)
        self.width.add(event)
        self._lines.append(line)

    def taken(self) -> Iterator[Batch]:
        if self.events:
            batch = EventBatch(self.events, self.path, self._lines)
            self.events, self.width, self._lines = [], Width(), []
            yield batch


def skipped_line(path: Path, line: Line, error: EventValidationError, *, strict: bool = False) -> Skipped:
    """What is noted of a line that is no event. A torn last line is not bad, unless it is read strictly."""
    if line.torn and not strict:
        reason = f"torn last line of {line.size} bytes: its writer died here, or is still writing"
        return Skipped(path, line.number, reason, fatal=False, offset=line.offset)
    return Skipped(path, line.number, "; ".join(map(str, error.problems)), offset=line.offset)


def _silent(*_: object) -> None:
    pass


def _decode(line: Line, strict: bool) -> Event:
    if line.fault:
        raise EventValidationError([Problem("$", line.fault)])
    if strict:
        from rldk.event.strict import judge

        if problems := judge(line.data).problems:
            raise EventValidationError(problems)
    return decode_event(line.data)
