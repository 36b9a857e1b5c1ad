"""The events of logs, as often as one likes: every pass ends where the first one did."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from errno import EMFILE
from itertools import islice
from pathlib import Path
from typing import Literal, TypeVar

from rldk_schema import SCHEMA_VERSION, Event

from rldk.errors import EventValidationError, Problem
from rldk.event.codec import decode_event
from rldk.event.versions import is_newer_minor
from rldk.log.follower import iter_chain
from rldk.log.lines import Line
from rldk.log.rank_stops import RankSteps, say
from rldk.log.ranks import group_runs, join
from rldk.log.segments import find_chains
from rldk.text import counted

log = logging.getLogger(__name__)


Item = TypeVar("Item")


class Extent:
    """How far the first whole pass over something came: every later one ends there, though it grows meanwhile."""

    def __init__(self) -> None:
        self._count: int | None = None

    @property
    def known(self) -> bool:
        """Whether later passes know where to end."""
        return self._count is not None

    def limit(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yields the items of one pass."""
        count = 0
        for item in islice(items, self._count):
            count += 1
            yield item
        self._count = count


class EventLogs:
    """The event logs at some places, as often as one iterates.

    What is written meanwhile is left out: every pass ends, in each file, where the first whole one did. Only that one
    warns.

    Args:
        sources: Event files, or directories of them.
        strict: As for `read_events`; so is `on_error`.

    Raises:
        LogNotFoundError: There is none, when a pass begins.
    """

    def __init__(
        self, *sources: str | Path, strict: bool = False, on_error: Literal["raise", "skip"] = "raise"
    ) -> None:
        self._sources = sources
        self._strict = strict
        self._on_error = on_error
        self._extents: dict[Path, Extent] = {}
        self._read_once = False

    def __iter__(self) -> Iterator[Event]:
        return self._pass({live: closed for source in self._sources for live, closed in find_chains(source).items()})

    def _pass(self, chains: dict[Path, dict[int, Path]]) -> Iterator[Event]:
        for logs in group_runs(chains):
            streams = [self._stream(log.live, chains[log.live]) for log in logs]
            if len(streams) == 1:
                yield from streams[0]
                continue
            try:
                yield from join(streams) if self._read_once else _watched(join(streams))
            except OSError as error:
                if error.errno != EMFILE:
                    raise
                advice = f"reading this run needs {len(logs)} event files open at once. Run: ulimit -n "
                raise OSError(EMFILE, f"{advice}{len(logs) + 256}", str(logs[0].live)) from None
        self._read_once = True

    def _stream(self, live: Path, closed: dict[int, Path]) -> Iterator[Event]:
        if self._read_once and live not in self._extents:
            return iter(())  # a log that did not exist then
        extent = self._extents.setdefault(live, Extent())
        events = _read(live, closed, self._strict, self._on_error, quiet=extent.known)
        # The first pass ends by itself, so that it reports what it has skipped.
        return extent.limit(events)


def _watched(events: Iterator[Event]) -> Iterator[Event]:
    """The events of a run; which of its ranks stop early is said at their end."""
    steps = RankSteps()
    for event in events:
        steps.add(event)
        yield event
    for line in say(steps.early_stops()):
        log.warning("%s", line)


def _read(
    live: Path,
    closed: dict[int, Path],
    strict: bool,
    on_error: str,
    *,
    follow: bool = False,
    quiet: bool = False,
) -> Iterator[Event]:
    """Reads one log."""
    tell = _silent if quiet else log.warning
    skipped = newer = 0
    for path, line in iter_chain(live, closed, follow=follow, quiet=quiet):
        if line.blank:
            continue
        where = f"{path}:{line.number}"
        try:
            event = _decode(line, strict)
        except EventValidationError as error:
            if line.torn and not strict:
                tell("%s: torn last line of %d bytes is not read", where, line.size)
                continue
            if on_error == "raise":
                raise EventValidationError(error.problems, where) from None
            skipped += 1
            tell("%s: skipped: %s", where, "; ".join(map(str, error.problems)))
            continue
        if event.schema_version is not None and is_newer_minor(event.schema_version):
            newer += 1
        yield event
    if skipped:
        tell("%s: skipped %s", live, counted(skipped, "line"))
    if newer:
        tell(
            "%s: %s newer than schema %s: fields it does not know are left out",
            live,
            counted(newer, "event"),
            SCHEMA_VERSION,
        )


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
