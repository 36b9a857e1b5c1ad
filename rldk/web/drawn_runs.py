"""The runs whose curves pages want: each is read once, however many pages draw it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from rldk.errors import RldkError
from rldk.log.runs import RunLogs
from rldk.run_index.growth import can_grow
from rldk.run_index.known_run import Change, KnownRun
from rldk.web.closer import bytes_of
from rldk.web.indexes import Indexes

log = logging.getLogger(__name__)

_MOST_BYTES = 1 << 30  # of the curves that stay in memory: those that were used last
_MOST_RUNS = 10_000  # of which anything does; a page may ask for what is no run
_MOST_CHANGES = 64  # of one run that are told apart
_LARGE_BYTES = 64 << 20  # files of which no other run has to wait for
_SLOW_SECONDS = 1.0  # likewise, of a run that was read before
_REST = 4  # times what it took to read a run: so long it is left alone


@dataclass(slots=True)
class DrawnRun:
    """What is known of one run.

    Attributes:
        known: Its curves; empty where it cannot be read, or is no run.
        version: Rises with each change; no two runs have the same one.
        bytes: About how much memory its curves take.
        cost: How long it took to read what was new of it last, s of CPU.
        again: Before this it is not read again, on the monotonic clock, s.
        read: Whether it could be read.
        kept: Whether this is what the index has of it, and its log is yet to be looked at.
    """

    known: KnownRun
    version: int
    bytes: int = 0
    cost: float = 0.0
    again: float = 0.0
    read: bool = True
    kept: bool = False
    _since: int = 0  # the version from which on each change is known
    _firsts: deque[tuple[int, int]] = field(default_factory=lambda: deque(maxlen=_MOST_CHANGES))

    def __post_init__(self) -> None:
        self._since = self.version

    def changed_since(self, version: int) -> int | None:
        """The first step that has changed since a version; None where all may have."""
        if version < self._since:
            return None
        return min((first for at, first in self._firsts if at > version), default=None)

    def take(self, version: int, first: int | None) -> None:
        """Notes a change: the first step that it is about, or None for any."""
        self.version = version
        if first is None:
            self._firsts.clear()
            self._since = version
            return
        if len(self._firsts) == _MOST_CHANGES:
            self._since = self._firsts[0][0]
        self._firsts.append((version, first))

    def rest(self, cost: float) -> None:
        """Leaves it alone for a multiple of the CPU time that was spent on it, s."""
        self.again = max(self.again, time.monotonic()) + _REST * cost


class _Reading(NamedTuple):
    """What a look at a run has found.

    Attributes:
        known: What is known of it; None where it cannot be read.
        change: What has changed.
        cost: The CPU time that it took, s.
        bytes: About how much memory its curves take.
        kept: Whether the log is yet to be looked at.
    """

    known: KnownRun | None
    change: Change
    cost: float
    bytes: int
    kept: bool = False


class DrawnRuns(Mapping[str, DrawnRun]):
    """What is known of them, by id.

    Two threads read: one what is quick, the other the runs that are large, so that these hold up no others.

    Args:
        runs: Gives the runs as they are now, by id.
        indexes: What may know their curves already.
        changing: Is waited for with each change before it shows here.
        changed: Is called with the run then.
    """

    def __init__(
        self,
        runs: Callable[[], Mapping[str, RunLogs]],
        indexes: Indexes,
        changing: Callable[[str, Change], Awaitable[None]],
        changed: Callable[[str], None],
    ) -> None:
        self._runs, self._indexes, self._changing, self._changed = runs, indexes, changing, changed
        self._all: OrderedDict[str, DrawnRun] = OrderedDict()
        self._bytes = 0
        self._versions = count(1)
        self._lanes = (_Lane("rldk-draw-read"), _Lane("rldk-draw-large"))
        self._reading: set[str] = set()
        self._ahead: set[str] = set()  # of which nothing but what the index has is to be read
        self._unkept: set[str] = set()  # of which the index has nothing

    def __getitem__(self, run: str) -> DrawnRun:
        return self._all[run]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def use(self, runs: Iterable[str]) -> None:
        """Keeps these in memory rather than others."""
        for run in runs:
            if run in self._all:
                self._all.move_to_end(run)

    def look(self, runs: Iterable[str]) -> None:
        """Has runs read that may be new, may have changed, or may be gone; nobody waits for that."""
        quick, large = self._lanes
        for run in runs:
            self._ahead.discard(run)
            known = self._all.get(run)
            slow = run in large.due or (known is not None and known.cost > _SLOW_SECONDS)
            (large if slow else quick).due[run] = None
        self._go_on()

    def look_ahead(self, runs: Iterable[str]) -> None:
        """Has read what the index has of runs, so that it can be drawn at once; of their logs nothing is read."""
        for run in runs:
            if run not in self._all:
                self._ahead.add(run)
                self._lanes[0].due[run] = None
        self._go_on()

    def is_due(self, runs: Iterable[str]) -> bool:
        """Whether any of these is being read, or will be at once."""
        now = time.monotonic()
        return any(
            run in self._reading or (any(run in lane.due for lane in self._lanes) and self._again(run) <= now)
            for run in runs
        )

    def _again(self, run: str) -> float:
        return self._all[run].again if run in self._all else 0.0

    def _go_on(self) -> None:
        for lane in self._lanes:
            if lane.due and (lane.task is None or lane.task.done()):
                lane.task = asyncio.create_task(self._work(lane))

    async def _work(self, lane: _Lane) -> None:
        """Reads what is due in a lane; goes on later with what is to be left alone for now."""
        while waiting := [run for run in lane.due if run not in self._reading]:
            run = min(waiting, key=self._again)
            if (wait := self._again(run) - time.monotonic()) > 0:
                if lane.timer is not None:
                    lane.timer.cancel()
                lane.timer = asyncio.get_running_loop().call_later(wait, self._go_on)
                return
            del lane.due[run]
            self._reading.add(run)
            try:
                await self._look(run, lane)
            except Exception:  # of one run: the others are drawn
                log.exception("rldk serve: curves of %s", run)
                if run not in self._all:
                    await self._note(run, self._new(None), Change("anew"), 0)
            finally:
                self._reading.discard(run)
                self._go_on()  # it may have become due in the other lane

    async def _look(self, run: str, lane: _Lane) -> None:
        loop, is_quick, is_ahead = asyncio.get_running_loop(), lane is self._lanes[0], run in self._ahead
        self._ahead.discard(run)
        now, drawn = await loop.run_in_executor(lane.thread, self._runs().get, run), self._all.get(run)
        if now is None:
            if drawn is None or drawn.read:
                await self._note(run, self._new(None), Change("anew"), 0)
            return
        known, was_kept = (drawn.known, drawn.kept) if drawn is not None and drawn.read else (None, False)
        in_index = is_ahead or (is_quick and known is None and run not in self._unkept)
        self._unkept.discard(run)
        found = await loop.run_in_executor(
            lane.thread, lambda: self._read(now, known, is_quick=is_quick, is_kept=was_kept, in_index=in_index)
        )
        if found is None:
            if in_index and not is_ahead:
                self._unkept.add(run)
                self._lanes[0].due[run] = None  # after all others of which the index knows something
            elif not is_ahead:
                self._lanes[1].due[run] = None
        elif found.known is None and drawn is not None:  # what was known stays, and the table says why
            drawn.rest(found.cost)
        else:
            if drawn is None or known is None:
                drawn = self._new(found.known)
            drawn.cost, drawn.kept = found.cost, found.kept
            if (known is not None and not was_kept) or not (
                found.kept or can_grow(now)
            ):  # else the next look costs little
                drawn.rest(found.cost)
            if found.change.kind != "nothing":
                await self._note(run, drawn, found.change, found.bytes)
            if found.kept and not is_ahead:
                self._lanes[0].due[run] = None

    def _new(self, known: KnownRun | None) -> DrawnRun:
        return DrawnRun(known or KnownRun(), next(self._versions), read=known is not None)

    async def _note(self, run: str, drawn: DrawnRun, change: Change, size: int) -> None:
        """Takes in what is known of a run now."""
        await self._changing(run, change)
        self._bytes += size - (self._all[run].bytes if run in self._all else 0)
        drawn.bytes = size
        self._all[run] = drawn
        if change.kind == "anew" or change.first is not None:
            drawn.take(next(self._versions), change.first)
        self._all.move_to_end(run)
        while len(self._all) > 1 and (self._bytes > _MOST_BYTES or len(self._all) > _MOST_RUNS):
            self._bytes -= self._all.popitem(last=False)[1].bytes
        self._changed(run)

    def _read(
        self, run: RunLogs, known: KnownRun | None, *, is_quick: bool, is_kept: bool, in_index: bool
    ) -> _Reading | None:
        """Reads what is new of a run; None if it is too large.

        Args:
            run: Its logs.
            known: What is known of it.
            is_quick: Whether it is to be done quickly.
            is_kept: Whether nothing but what the index had is known.
            in_index: Whether to read only what the index has: None if that is nothing.
        """
        began = time.thread_time()
        change, index = Change("anew"), self._indexes.of(run)
        try:
            if in_index:
                if (kept := index.kept(run)) is None:
                    return None
                size = bytes_of(kept.curves, kept.clocks)
                return _Reading(kept, change, time.thread_time() - began, size, kept=True)
            is_first = known is None or is_kept
            if is_quick and is_first and sum(path.stat().st_size for path in run.paths) > _LARGE_BYTES:
                return None
            if known is None:
                known = index.known(run)
            else:
                change = known.look(run)
                if is_kept and change.kind != "nothing":
                    index.keep(run, known)
        except (RldkError, OSError) as error:
            log.debug("%s: %s", run.paths[0], error)
            return _Reading(None, change, time.thread_time() - began, 0)
        size = 0 if change.kind == "nothing" else bytes_of(known.curves, known.clocks)
        return _Reading(known, change, time.thread_time() - began, size)

    def close(self) -> None:
        """Waits for nothing that is at work."""
        for lane in self._lanes:
            lane.thread.shutdown(wait=False, cancel_futures=True)


class _Lane:
    """Runs that are read one after the other."""

    def __init__(self, name: str) -> None:
        self.thread = ThreadPoolExecutor(1, name)
        self.due: dict[str, None] = {}
        self.task: asyncio.Task[None] | None = None
        self.timer: asyncio.TimerHandle | None = None
