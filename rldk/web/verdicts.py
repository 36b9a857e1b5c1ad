"""Has all runs judged while a page is open: those that are written as they grow, the others newest first."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from heapq import heappop, heappush
from pathlib import Path
from typing import TypeVar

from rldk.errors import RldkError
from rldk.health.rules import Rules
from rldk.log.runs import RunLogs
from rldk.run_index.forms import Listed
from rldk.text import printable
from rldk.web.found import FoundRun
from rldk.web.judging import Judge
from rldk.web.rows import Row, begun, clipped, encoded, glanced_row, listed_row
from rldk.web.watched import Watched
from rldk.web.watching import Watcher

log = logging.getLogger(__name__)

Result = TypeVar("Result")

_LOOKED_UP, _GLANCED, _READ = 256, 64, 32  # runs at once
_MOST_BYTES = 4 * 2**20  # of logs that are read at once
_SETTLED_SECONDS = 5.0  # after its last change a run that has ended is judged for good
_AGAIN_SECONDS = 2.0  # between two judgements of a run that grows, at least
_STILL_SECONDS = 5.0  # the same of one that is running and writes nothing: it may have died
_CHECK_SECONDS = 60.0  # between two looks at those that have been running for long without writing
_COST_SHARE = 20  # times what it costs: so long a run is left alone
_GROWING_SHARE, _SWEEP_SHARE = 0.25, 0.75  # of one core


class Verdicts:
    """Judges all runs, in threads.

    Args:
        watcher: What knows the runs.
        roots: The directories whose indexes are used.
        rules: From `load_rules`.

    Attributes:
        judged: How many runs were judged.
    """

    def __init__(self, watcher: Watcher, roots: Sequence[Path], rules: Rules | None) -> None:
        self._watcher = watcher
        watcher.listeners.append(self._take)
        self._growing = Judge(roots, rules)
        self._sweeping = Judge(roots, rules)
        self._threads = ThreadPoolExecutor(1, "rldk-grow"), ThreadPoolExecutor(1, "rldk-judge")
        self._waiting: list[list[tuple[int, str]]] = [[], [], []]  # heaps by how much is known, the newest first
        self._grows: dict[str, None] = {}
        self._checked = time.monotonic()

    @property
    def judged(self) -> int:
        """How many runs have a verdict."""
        return sum(one.row.verdict is not None for one in self._watcher.runs.runs.values())

    def _take(self, new: Iterable[Watched], gone: Iterable[str]) -> None:
        """Has runs judged that are new, and forgets others by their ids."""
        for one in new:
            self._await(one)
        for known in gone:
            self._grows.pop(known, None)
            self._growing.forget(known)

    def _await(self, one: Watched) -> None:
        heappush(self._waiting[one.known], (-one.newest, one.id))

    def _next(self, known: int, most: int) -> list[Watched]:
        """The newest runs of which only so much is known."""
        found: list[Watched] = []
        size = 0
        waiting = self._waiting[known]
        while waiting and len(found) < most and (known < 2 or size < _MOST_BYTES):
            one = self._watcher.runs.runs.get(heappop(waiting)[1])
            if one is not None and one.known == known and not (known == 2 and one.id in self._grows):
                found.append(one)
                size += one.size
        return found

    async def grow(self) -> None:
        """Judges the run that has waited longest of those that grow."""
        due = min(self._due(), key=lambda one: one.judged, default=None)
        if due is None:
            return
        cost = await self._work(0, lambda: self._grown(due))
        due.judged, due.cost, due.known = time.monotonic(), cost, 3
        await asyncio.sleep(min(cost * (1 / _GROWING_SHARE - 1), 30.0))

    def _due(self) -> Iterator[Watched]:
        now, runs = time.monotonic(), self._watcher.runs.runs
        live = {one.id: one for one in self._watcher.live()}
        for one in [*live.values(), *(runs[known] for known in self._grows if known in runs and known not in live)]:
            if one.known < 2:
                continue
            ended = one.known == 3 and one.row.state not in ("running", "unknown", "silent")
            if one.id in self._grows and not one.changed and (ended or one.id not in live):
                if now - (one.touched or 0.0) > _SETTLED_SECONDS:
                    self._settle(one)
                continue
            wait = _AGAIN_SECONDS if one.changed or one.known == 2 else _STILL_SECONDS
            due = one.changed or one.known == 2 or one.row.state == "running"
            if due:
                self._grows[one.id] = None
            if due and now - one.judged > max(wait, _COST_SHARE * one.cost):
                yield one

    def _settle(self, one: Watched) -> None:
        """Has a run that has ended read once more as a whole, so that the index has it."""
        one.known = 2
        del self._grows[one.id]
        self._growing.forget(one.id)
        self._await(one)

    def _grown(self, one: Watched) -> dict[str, Row]:
        one.changed = False
        return self._as_rows([one], lambda runs: {one.id: self._growing.grown(one.id, runs[one.id])})

    async def sweep(self) -> None:
        """Finds out more about the newest runs of which least is known."""
        cost = 0.0
        if chunk := self._next(0, _LOOKED_UP):
            cost = await self._work(1, lambda: self._looked_up(chunk))
        elif chunk := self._next(1, _GLANCED):
            cost = await self._work(1, lambda: self._glanced(chunk))
        elif chunk := self._next(2, _READ):
            cost = await self._work(1, lambda: self._read(chunk))
        else:
            self._check()
        for one in chunk:
            if one.known < 3:
                self._await(one)
        await asyncio.sleep(cost * (1 / _SWEEP_SHARE - 1) if chunk else 0.1)

    def _check(self) -> None:
        """Has runs looked at that are said to be running, and write nothing."""
        if (now := time.monotonic()) - self._checked > _CHECK_SECONDS:
            self._checked = now
            for one in self._watcher.runs.runs.values():
                if one.known == 3 and one.row.state == "running" and one.id not in self._grows:
                    one.known = 2
                    self._await(one)

    async def _work(self, thread: int, work: Callable[[], dict[str, Row]]) -> float:
        """Does some work in a thread, and gives what it cost, s of CPU."""

        def measured() -> tuple[dict[str, Row], float]:
            began = time.thread_time()
            rows = work()
            return rows, time.thread_time() - began

        loop = asyncio.get_running_loop()
        rows, cost = await loop.run_in_executor(self._threads[thread], measured)
        self._watcher.set_rows(rows)
        return cost

    def _looked_up(self, some: list[Watched]) -> dict[str, Row]:
        runs = [self._watcher.now(one) for one in some]
        rows = {}
        for one in some:
            one.changed = False
        known = self._sweeping.known(runs)
        for place, one in enumerate(some):
            one.known = 3 if place in known else 1
            if place in known:
                rows[one.id] = encoded(listed_row(begun(one.row, runs[place]), known[place]))
            elif one.touched is not None:
                one.changed = True
        return rows

    def _glanced(self, some: list[Watched]) -> dict[str, Row]:
        rows = {}
        for one in some:
            one.known = 2
            rows[one.id] = encoded(glanced_row(one.row, FoundRun(one.id, self._watcher.now(one), one.place)))
        return rows

    def _read(self, some: list[Watched]) -> dict[str, Row]:
        for one in some:
            one.changed, one.known = False, 3
        return self._as_rows(some, self._sweeping.read)

    def _as_rows(self, some: list[Watched], judge: Callable[[dict[str, RunLogs]], dict[str, Listed]]) -> dict[str, Row]:
        """What a judge says of some runs; where it fails at one it does not fail at the others."""
        try:
            found = judge({one.id: self._watcher.now(one) for one in some})
        except Exception as error:
            if len(some) == 1:
                if not isinstance(error, (RldkError, OSError)):
                    log.exception("rldk serve: %s", printable(str(some[0].run.paths[0])))
                row = replace(some[0].row, unread=clipped(str(error) or type(error).__name__))
                return {some[0].id: encoded(row)}
            return {known: row for one in some for known, row in self._as_rows([one], judge).items()}
        return {one.id: encoded(listed_row(one.row, found[one.id])) for one in some}

    def close(self) -> None:
        """Waits for nothing that is at work."""
        for pool in self._threads:
            pool.shutdown(wait=False, cancel_futures=True)
