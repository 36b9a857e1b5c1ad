"""Has all runs judged while a page is open: those that are written as they grow, the others newest first."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from heapq import heappop, heappush
from pathlib import Path

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
from rldk.web.worker import Worker

log = logging.getLogger(__name__)

_LOOKED_UP, _GLANCED, _READ = 256, 64, 32  # runs at once
_MOST_BYTES = 4 * 2**20  # of logs that are read at once
_SETTLED_SECONDS = 5.0  # after its last change a run that has ended is judged for good
_AGAIN_SECONDS = 2.0  # between two judgements of a run that grows, at least
_STILL_SECONDS = 5.0  # the same of one that is running and writes nothing: it may have died
_CHECK_SECONDS = 60.0  # between two looks at those that have been running for long without writing
_COST_SHARE = 20  # times what it costs: so long a run is left alone
_LATE_SECONDS = 10.0  # after its log has changed a verdict is said to be of before
_FAILED_COST = 1.0  # s, of a judgement that failed in an unexpected way
_FIRST_SECONDS = 0.1  # of CPU, after which first judgements of runs that grow are interrupted
_GROWING_SHARE, _SWEEP_SHARE = 0.25, 0.75  # of one core
_GROWS = "A run that grows has been judged for {}: the others that grow wait."
_JUDGES = "A run has been judged for {}: the others wait."


class Verdicts:
    """Judges all runs, in threads.

    Args:
        watcher: What knows the runs.
        roots: The directories whose indexes are used.
        rules: From `load_rules`.

    Attributes:
        workers: The threads.
    """

    def __init__(self, watcher: Watcher, roots: Sequence[Path], rules: Rules | None) -> None:
        self._watcher = watcher
        watcher.listeners.append(self._take)
        self._growing = Judge(roots, rules)
        self._sweeping = Judge(roots, rules)
        self.workers = Worker("rldk-grow", _GROWS, 30.0), Worker("rldk-judge", _JUDGES, 60.0)
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
        """Judges the run that has waited longest of those that grow; several of those that have no verdict yet."""
        due = sorted(self._due(), key=lambda one: one.judged)
        spent = 0.0
        for one in [one for one in due if one.row.verdict is None] or due[:1]:
            cost = _FAILED_COST
            try:
                _, cost = await self._work(0, partial(self._grown, one))
            finally:
                one.judged, one.cost, one.known = time.monotonic(), cost, 3
            spent += cost
            if spent > _FIRST_SECONDS:
                break
        await asyncio.sleep(min(spent * (1 / _GROWING_SHARE - 1), 30.0))

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

    def tell_late(self) -> None:
        """Says in the rows of runs that have changed, and were not judged again for long, that they are of before."""
        now = time.monotonic()
        for one in self._watcher.live():
            late = one.changed and one.row.verdict is not None and now - one.since > _LATE_SECONDS
            if late and not one.row.behind:
                self._watcher.set_rows({one.id: encoded(replace(one.row, behind=True))}, one.began)

    def _settle(self, one: Watched) -> None:
        """Has a run that has ended read once more as a whole, so that the index has it."""
        one.known = 2
        del self._grows[one.id]
        self._growing.forget(one.id)
        self._await(one)

    def _grown(self, one: Watched) -> dict[str, Row]:
        one.changed = False
        judge = lambda runs: {one.id: self._growing.grown(one.id, runs[one.id])}  # noqa: E731
        return self._each([one], partial(self._judged, judge=judge), tell=True)

    async def sweep(self) -> None:
        """Finds out more about the newest runs of which least is known."""
        stages = ((_LOOKED_UP, self._looked_up), (_GLANCED, self._glanced), (_READ, self._read))
        chunks = ((known, work, self._next(known, most)) for known, (most, work) in enumerate(stages))
        known, work, chunk = next((each for each in chunks if each[2]), (3, None, []))
        if work is None:
            self._check()
            await asyncio.sleep(0.1)
            return
        rows: Collection[str] = ()
        cost = 0.0
        try:
            rows, cost = await self._work(1, lambda: work(chunk))
        finally:  # a step further in any case: what fails is not tried for ever
            for one in chunk:
                one.known = max(one.known, 3 if known == 0 and one.id in rows else known + 1)
                if one.known < 3:
                    self._await(one)
        await asyncio.sleep(cost * (1 / _SWEEP_SHARE - 1))

    def _check(self) -> None:
        """Has runs looked at that are said to be running, and write nothing."""
        if (now := time.monotonic()) - self._checked > _CHECK_SECONDS:
            self._checked = now
            for one in self._watcher.runs.runs.values():
                if one.known == 3 and one.row.state == "running" and one.id not in self._grows:
                    one.known = 2
                    self._await(one)

    async def _work(self, thread: int, work: Callable[[], dict[str, Row]]) -> tuple[Collection[str], float]:
        """Does some work in a thread, and gives the ids of the runs that it has rows of, and what it cost, s of CPU."""

        def measured() -> tuple[dict[str, Row], float, float]:
            began, before = time.monotonic(), time.thread_time()
            rows = work()
            return rows, began, time.thread_time() - before

        rows, began, cost = await self.workers[thread].do(measured)
        self._watcher.set_rows(rows, began)
        return rows.keys(), cost

    def _looked_up(self, some: list[Watched]) -> dict[str, Row]:
        for one in some:
            one.changed = False
        rows = self._each(some, self._of_index)
        for one in some:
            if one.id not in rows and one.touched is not None:
                one.changed = True
        return rows

    def _of_index(self, some: list[Watched]) -> dict[str, Row]:
        now = time.time()
        runs = [self._watcher.now(one) for one in some]
        known = self._sweeping.known(runs)
        return {
            some[place].id: encoded(listed_row(begun(some[place].row, runs[place]), listed, now))
            for place, listed in known.items()
        }

    def _glanced(self, some: list[Watched]) -> dict[str, Row]:
        def glanced(some: list[Watched]) -> dict[str, Row]:
            now = self._watcher.now
            return {one.id: encoded(glanced_row(one.row, FoundRun(one.id, now(one), one.place))) for one in some}

        return self._each(some, glanced)

    def _read(self, some: list[Watched]) -> dict[str, Row]:
        for one in some:
            one.changed = False
        return self._each(some, partial(self._judged, judge=self._sweeping.read), tell=True)

    def _judged(self, some: list[Watched], judge: Callable[[dict[str, RunLogs]], dict[str, Listed]]) -> dict[str, Row]:
        now = time.time()
        found = judge({one.id: self._watcher.now(one) for one in some})
        return {one.id: encoded(listed_row(one.row, found[one.id], now)) for one in some}

    def _each(
        self, some: list[Watched], work: Callable[[list[Watched]], dict[str, Row]], *, tell: bool = False
    ) -> dict[str, Row]:
        """The rows of some runs; where it fails at one it does not fail at the others.

        Args:
            some: The runs.
            work: Makes their rows.
            tell: Whether a row says why it fails: it is not tried in another way.
        """
        try:
            return work(some)
        except Exception as error:
            if len(some) > 1:
                return {known: row for one in some for known, row in self._each([one], work, tell=tell).items()}
            if not isinstance(error, (RldkError, OSError)):
                log.exception("rldk serve: %s", printable(str(some[0].run.paths[0])))
            if not tell:
                return {}
            row = replace(some[0].row, unread=clipped(str(error) or type(error).__name__))
            return {some[0].id: encoded(row)}

    def close(self) -> None:
        """Waits for nothing that is at work."""
        for worker in self.workers:
            worker.close()
