"""The events of logs, as often as one likes: every pass ends where the first one did."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator
from errno import EMFILE
from itertools import islice
from pathlib import Path
from typing import TypeVar

from rldk_schema import SCHEMA_VERSION, Event

from rldk.errors import EventValidationError, LogChangedError, Problem
from rldk.event.codec import decode_event
from rldk.event.versions import is_newer_minor
from rldk.log.bulk.batch import Batch, batches_of
from rldk.log.chain import LogFile
from rldk.log.follower import Missed, iter_chain, say_missed
from rldk.log.lines import Line
from rldk.log.listing import Listing
from rldk.log.rank_stops import RankSteps, say
from rldk.log.ranks import group_runs, join
from rldk.log.segments import find_chains
from rldk.log.skips import MOST_SAID, OnError, Skipped, Skips, check_on_error
from rldk.log.step_order import StepOrder
from rldk.text import counted, printable

log = logging.getLogger(__name__)


Item = TypeVar("Item")


class Extent:
    """How far the first whole pass over something came: every later one ends there, though it grows meanwhile."""

    def __init__(self) -> None:
        self._count: int | None = None

    def limit(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yields the items of one pass."""
        count = 0
        for item in islice(items, self._count):
            count += 1
            yield item
        self._count = count


class LogExtent:
    """What the first whole pass over a log has read: every later pass reads the same, even if files are renamed.

    Args:
        live: The live file.
        closed: Its closed segments, by number.
        on_error: What to do where a later pass finds that a part is gone: `raise`, or `skip` it with a warning.
        skips: Gets what is gone.
    """

    def __init__(self, live: Path, closed: Collection[int], on_error: OnError, skips: Skips) -> None:
        self.live = live
        self._closed = closed
        self._on_error = on_error
        self._skips = skips
        self._is_lost = False
        self._first: int | None = None
        self._last: tuple[int, int] | None = None  # number of a file, and of a line in it
        self._missing: list[range] = []

    @property
    def known(self) -> bool:
        """Whether a whole pass was made."""
        return self._last is not None

    def lines(self) -> Iterator[tuple[LogFile, Line]]:
        """Yields the lines of one pass, each with its file.

        Raises:
            LogChangedError: A part that the first pass has read is gone.
        """
        return self._read_once() if self._last is None else self._read_again(self._last)

    def _read_once(self) -> Iterator[tuple[LogFile, Line]]:
        first: int | None = None
        last = (0, 0)
        missing: list[range] = []

        def missed(what: Missed) -> None:
            missing.append(what.segments)
            say_missed(what)

        for file, line in iter_chain(self.live, self._closed, missed=missed):
            first = first or file.number
            if not line.torn:  # else it may be whole the next time
                last = (file.number, line.number)
            yield file, line
        self._first, self._last, self._missing = first, last, missing
        self._closed = range(first or 1, last[0])

    def _read_again(self, last: tuple[int, int]) -> Iterator[tuple[LogFile, Line]]:
        def missed(what: Missed) -> None:
            if not all(n > last[0] or any(n in numbers for numbers in self._missing) for n in what.segments):
                self._lost()

        here = (0, 0)
        lines = iter_chain(self.live, self._closed, first=self._first, missed=missed) if last > here else ()
        for file, line in lines:
            if (file.number, line.number) > last:
                break
            here = (file.number, line.number)
            yield file, line
            if here == last:
                return
        if here != last:
            self._lost()

    def _lost(self) -> None:
        reason = "a part of it was deleted between two passes over it"
        if self._on_error == "raise":
            raise LogChangedError(f"{printable(str(self.live))}: {reason}: read it again")
        if not self._is_lost:
            self._is_lost = True
            self._skips.add(lost := Skipped(self.live, None, reason, fatal=False))
            log.warning("%s", printable(str(lost)))


class EventLogs:
    """The event logs at some places, as often as one iterates.

    What is written meanwhile is left out: every pass ends, in each log, where the first whole one did. Only that one
    warns; but if a later one finds a part deleted, that is an error, or with `on_error="skip"` a warning.

    Args:
        sources: Event files, or directories of them.
        strict: As for `read_events`; so is `on_error`.
        listing: Directories that are not listed again for each file and pass.

    Attributes:
        skips: The lines that gave no event, as the first whole pass found them, or the one that is under way.
        order: The train steps that fall or repeat, likewise.

    Raises:
        LogNotFoundError: There is none, when a pass begins.
        LogChangedError: A part of a log was deleted after the first pass.
    """

    def __init__(
        self,
        *sources: str | Path,
        strict: bool = False,
        on_error: OnError = "raise",
        listing: Listing | None = None,
    ) -> None:
        check_on_error(on_error)
        self.skips = Skips()
        self.order = StepOrder()
        self._sources = sources
        self._strict = strict
        self._on_error = on_error
        self._listing = listing or Listing()
        self._runs: list[list[LogExtent]] | None = None

    def __iter__(self) -> Iterator[Event]:
        return self._pass(self._find() if self._runs is None else self._runs)

    def batches(self) -> Iterator[Batch]:
        """The same events, as columns."""
        return batches_of(self)

    def _find(self) -> list[list[LogExtent]]:
        self.skips, self.order = Skips(), StepOrder()
        found = (find_chains(source, self._listing) for source in self._sources)
        chains = {live: closed for chain in found for live, closed in chain.items()}
        runs = group_runs(chains, self._listing)
        return [[LogExtent(log.live, chains[log.live], self._on_error, self.skips) for log in logs] for logs in runs]

    def _pass(self, runs: list[list[LogExtent]]) -> Iterator[Event]:
        for logs in runs:
            streams = [self._read(log) for log in logs]
            if len(streams) == 1:
                yield from streams[0]
                continue
            try:
                yield from join(streams) if self._runs else _watched(join(streams))
            except OSError as error:
                if error.errno != EMFILE:
                    raise
                advice = f"reading this run needs {len(logs)} event files open at once. Run: ulimit -n "
                raise OSError(EMFILE, f"{advice}{len(logs) + 256}", str(logs[0].live)) from None
        self._runs = runs

    def _read(self, log: LogExtent) -> Iterator[Event]:
        if log.known:
            return read_lines(log.live, log.lines(), self._strict, self._on_error, quiet=True)
        return read_lines(log.live, log.lines(), self._strict, self._on_error, skips=self.skips, order=self.order)


def _watched(events: Iterator[Event]) -> Iterator[Event]:
    """The events of a run; which of its ranks stop early is said at their end."""
    steps = RankSteps()
    for event in events:
        steps.add(event)
        yield event
    for line in say(steps.early_stops()):
        log.warning("%s", line)


def read_lines(
    live: Path,
    lines: Iterable[tuple[LogFile, Line]],
    strict: bool,
    on_error: str,
    *,
    quiet: bool = False,
    skips: Skips | None = None,
    order: StepOrder | None = None,
) -> Iterator[Event]:
    """Reads the events on the lines of one log.

    Args:
        live: The live file of the log.
        lines: Its lines, each with its file.
        strict: As for `read_events`; likewise
        on_error: what to do at a bad line.
        quiet: Warn of nothing.
        skips: Gets the lines that give no event.
        order: Gets the events.
    """
    tell = _silent if quiet else log.warning
    own = Skips()
    newer = 0
    for file, line in lines:
        if line.blank:
            continue
        try:
            event = _decode(line, strict)
        except EventValidationError as error:
            skipped = skipped_line(file.path, line, error, strict=strict)
            if skipped.fatal and on_error == "raise":
                raise EventValidationError(error.problems, f"{file.path}:{line.number}") from None
            own.add(skipped)
            if skips is not None:
                skips.add(skipped)
            if own.says(skipped):
                tell("%s: skipped", printable(str(skipped)))
            continue
        if order is not None:
            order.add(event, file.path, line.number)
        if event.schema_version is not None and is_newer_minor(event.schema_version):
            newer += 1
        yield event
    if own.count > MOST_SAID:
        tell("%s: skipped %s", live, counted(own.count, "line"))
    if newer:
        tell(
            "%s: %s newer than schema %s: fields it does not know are left out",
            live,
            counted(newer, "event"),
            SCHEMA_VERSION,
        )


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
