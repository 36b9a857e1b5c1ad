"""Reads events back: a file, a directory, compressed or still being written."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from errno import EMFILE
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from rldk_schema import SCHEMA_VERSION, Event

from rldk.errors import EventValidationError, Problem, counted
from rldk.events import decode_event
from rldk.io.chain import iter_chain
from rldk.io.lines import Line
from rldk.io.ranks import RankSteps, group_runs, join, say
from rldk.io.segments import find_chains

log = logging.getLogger(__name__)

_KNOWN_VERSIONS = {None, *(f"1.{minor}" for minor in range(int(SCHEMA_VERSION.split(".")[1]) + 1))}


def read_events(
    source: str | Path,
    *,
    follow: bool = False,
    strict: bool = False,
    on_error: Literal["raise", "skip"] = "raise",
    attempts: Literal["all", "last"] = "all",
) -> Iterator[Event]:
    """Reads the events of a log, in order.

    Of a directory the runs are read one after the other, and the files of a run's ranks, which may stand in a
    directory per node, as one log: of each attempt, each step of all ranks together, lowest rank first. Ranks that
    stop before others are warned of at the end. As many files are open at once as a run has.

    Args:
        source: A log's live file, read with its closed segments before it; any one file (`.jsonl`, `.gz`, `.zst`);
            or a directory of logs, searched recursively.
        follow: Go on waiting for new events of one log, for ever, across its rotations.
        strict: Refuse also what JSON forbids but a decoder would accept: duplicate keys. A torn last line, which
            a log that is still being written may have, is an error too.
        on_error: `raise` at the first bad line, or `skip` it: each is logged with its line, and counted at the end.
        attempts: `last` hides steps that a later attempt went back behind; `all` shows everything.

    Yields:
        Events; metrics that are not finite are floats.

    Raises:
        LogNotFoundError: There is no log.
        EventValidationError: A line is no event. The message begins with `file:line`.
    """
    if follow and (attempts == "last" or Path(source).is_dir()):
        raise ValueError(
            'follow=True reads one log with attempts="all": what is superseded is not known before the end'
        )
    if attempts not in ("all", "last"):
        raise ValueError(f"attempts: expected 'all' or 'last', found {attempts!r}")
    if on_error not in ("raise", "skip"):
        raise ValueError(f"on_error: expected 'raise' or 'skip', found {on_error!r}")
    if follow:
        ((live, closed),) = find_chains(source).items()
        return _read(live, closed, strict, on_error, follow=True)
    logs = EventLogs(source, strict=strict, on_error=on_error)
    if attempts == "last":
        hidden = superseded(logs)
        return (event for event in logs if not hidden(event))
    return iter(logs)


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
        self._ends: dict[Path, int] | None = None

    def __iter__(self) -> Iterator[Event]:
        return self._pass({live: closed for source in self._sources for live, closed in find_chains(source).items()})

    def _pass(self, chains: dict[Path, dict[int, Path]]) -> Iterator[Event]:
        ends: dict[Path, int] = {}
        for logs in group_runs(chains):
            streams = [self._stream(log.live, chains[log.live], ends) for log in logs]
            if len(streams) == 1:
                yield from streams[0]
                continue
            try:
                yield from join(streams) if self._ends is not None else _watched(join(streams))
            except OSError as error:
                if error.errno != EMFILE:
                    raise
                advice = f"as many event files are open at once as a run has, here {len(logs)}. Run: ulimit -n "
                raise OSError(EMFILE, f"{advice}{len(logs) + 256}", str(logs[0].live)) from None
        if self._ends is None:
            self._ends = ends

    def _stream(self, live: Path, closed: dict[int, Path], ends: dict[Path, int]) -> Iterator[Event]:
        if self._ends is None:
            return _read(live, closed, self._strict, self._on_error, ends=ends)
        again = _read(live, closed, self._strict, self._on_error, quiet=True)
        return islice(again, self._ends.get(live, 0))


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
    ends: dict[Path, int] | None = None,
) -> Iterator[Event]:
    """Reads one log; `ends` gets the number of its events once it is read to its end."""
    tell = _silent if quiet else log.warning
    count = skipped = newer = 0
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
        if event.schema_version not in _KNOWN_VERSIONS:
            newer += 1
        count += 1
        yield event
    if ends is not None:
        ends[live] = count
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
        from rldk.arbiter import judge

        if problems := judge(line.data).problems:
            raise EventValidationError(problems)
    return decode_event(line.data)


def superseded(events: Iterable[Event]) -> Callable[[Event], bool]:
    """Goes through all events of a log and gives a test for one: was that step gone back behind?

    It was if a later attempt's training began at or before it: the run went on with other weights, from a checkpoint
    before that step. An evaluation was also if a later attempt evaluated the same set at or before that step.
    """
    starts: dict[tuple[Any, ...], dict[int, int]] = {}
    for event in events:
        told = event.model_info.phase in ("train", "eval", "test")
        if told and event.process and event.process.attempt is not None:
            first = starts.setdefault(_series(event), {})
            first[event.process.attempt] = min(event.step, first.get(event.process.attempt, event.step))

    def test(event: Event) -> bool:
        if event.process is None or event.process.attempt is None:
            return False
        own = event.process.attempt
        begun = [starts.get(_series(event, phase), {}) for phase in ("train", None)]
        return any(attempt > own and step <= event.step for first in begun for attempt, step in first.items())

    return test


def _series(event: Event, phase: str | None = None) -> tuple[Any, ...]:
    """What counts its steps together: one rank's evaluations of one data set, or all else with its train steps."""
    rank = event.process.rank or 0 if event.process else 0
    if phase is None and event.model_info.phase in ("eval", "test"):
        return (event.model_info.run_id, rank, event.model_info.phase, event.data_slice.dataset_name)
    return (event.model_info.run_id, rank, "train")
