"""The events of logs, as often as one likes: every pass ends where the first one did."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator
from errno import EMFILE
from itertools import islice
from pathlib import Path
from typing import TypeVar

from rldk_schema import Event

from rldk.errors import LogChangedError
from rldk.log.bulk.batch import Batch, batches_of
from rldk.log.bulk.proof import Prover, shared_prover
from rldk.log.chain import LogFile
from rldk.log.follower import Missed, iter_file_blocks, say_missed
from rldk.log.lines import Line
from rldk.log.listing import Listing
from rldk.log.rank_stops import RankSteps, say
from rldk.log.ranks import group_runs, join
from rldk.log.reading import Reading
from rldk.log.segments import find_chains
from rldk.log.skips import OnError, Skipped, Skips, check_on_error
from rldk.log.step_order import StepOrder
from rldk.text import printable

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

    def parts(self, prover: Prover) -> Iterator[tuple[LogFile, Batch | Line]]:
        """Yields the lines of one pass, each batch of proven ones and each other one with its file.

        Raises:
            LogChangedError: A part that the first pass has read is gone.
        """
        return self._read_once(prover) if self._last is None else self._read_again(prover, self._last)

    def _read_once(self, prover: Prover) -> Iterator[tuple[LogFile, Batch | Line]]:
        first: int | None = None
        last = (0, 0)
        missing: list[range] = []

        def missed(what: Missed) -> None:
            missing.append(what.segments)
            say_missed(what)

        for file, parts in iter_file_blocks(self.live, self._closed, prover=prover, missed=missed):
            for part in parts:
                first = first or file.number
                if isinstance(part, Batch):
                    last = (file.number, part.line_of(-1))
                elif not part.torn:  # else it may be whole the next time
                    last = (file.number, part.number)
                yield file, part
        self._first, self._last, self._missing = first, last, missing
        self._closed = range(first or 1, last[0])

    def _read_again(self, prover: Prover, last: tuple[int, int]) -> Iterator[tuple[LogFile, Batch | Line]]:
        def missed(what: Missed) -> None:
            if not all(n > last[0] or any(n in numbers for numbers in self._missing) for n in what.segments):
                self._lost()

        here = (0, 0)
        files = iter_file_blocks(self.live, self._closed, prover=prover, first=self._first, missed=missed)
        for file, part in ((file, part) for file, parts in files if last > here for part in parts):
            known = part if file.number < last[0] else _up_to(part, last[1]) if file.number == last[0] else None
            if known is None:
                break
            here = (file.number, known.line_of(-1) if isinstance(known, Batch) else known.number)
            yield file, known
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


def _up_to(part: Batch | Line, line: int) -> Batch | Line | None:
    """What of a part stands on a line up to this one; None for nothing."""
    if isinstance(part, Line):
        return part if part.number <= line else None
    if part.line_of(-1) <= line:
        return part
    rows = [row for row in range(len(part)) if part.line_of(row) <= line]
    return part.take(rows) if rows else None


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
        return self._events(self._find() if self._runs is None else self._runs)

    def batches(self) -> Iterator[Batch]:
        """The same events, as columns."""
        return self._batches(self._find() if self._runs is None else self._runs)

    def _find(self) -> list[list[LogExtent]]:
        self.skips, self.order = Skips(), StepOrder()
        found = (find_chains(source, self._listing) for source in self._sources)
        chains = {live: closed for chain in found for live, closed in chain.items()}
        runs = group_runs(chains, self._listing)
        return [[LogExtent(log.live, chains[log.live], self._on_error, self.skips) for log in logs] for logs in runs]

    def _events(self, runs: list[list[LogExtent]]) -> Iterator[Event]:
        prover = shared_prover()
        for logs in runs:
            yield from self._joined(logs, prover) if len(logs) > 1 else _events_of(self._read(logs[0], prover))
        self._runs = runs

    def _batches(self, runs: list[list[LogExtent]]) -> Iterator[Batch]:
        prover = shared_prover()
        for logs in runs:
            yield from batches_of(self._joined(logs, prover)) if len(logs) > 1 else self._read(logs[0], prover)
        self._runs = runs

    def _joined(self, logs: list[LogExtent], prover: Prover) -> Iterator[Event]:
        joined = join([_events_of(self._read(log, prover)) for log in logs])
        try:
            yield from joined if self._runs else _watched(joined)
        except OSError as error:
            if error.errno != EMFILE:
                raise
            advice = f"reading this run needs {len(logs)} event files open at once. Run: ulimit -n "
            raise OSError(EMFILE, f"{advice}{len(logs) + 256}", str(logs[0].live)) from None

    def _read(self, log: LogExtent, prover: Prover) -> Iterator[Batch]:
        reading = Reading(log.live, strict=self._strict, on_error=self._on_error, quiet=log.known)
        if not log.known:
            reading.skips, reading.order = self.skips, self.order
        return reading.batches(log.parts(prover))


def _events_of(batches: Iterable[Batch]) -> Iterator[Event]:
    return (event for batch in batches for event in batch.events())


def _watched(events: Iterator[Event]) -> Iterator[Event]:
    """The events of a run; which of its ranks stop early is said at their end."""
    steps = RankSteps()
    for event in events:
        steps.add(event)
        yield event
    for line in say(steps.early_stops()):
        log.warning("%s", line)
