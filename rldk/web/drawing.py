"""The curves that pages want: each run is read once, however many of them draw it."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import TypeVar

from rldk_schema.forms.live_request import WantedCurves

from rldk.errors import RldkError
from rldk.forms import encode_form
from rldk.log.runs import RunLogs
from rldk.run_index.known_run import Change, KnownRun
from rldk.web.closer import Closer, Shown
from rldk.web.frames import Frame, frame
from rldk.web.indexes import Indexes
from rldk.web.session import Session

log = logging.getLogger(__name__)

Result = TypeVar("Result")

_MOST_RUNS = 256  # whose curves stay in memory, those that were looked at last


class Drawing:
    """What is drawn of runs, and for whom.

    Args:
        runs: Gives the runs as they are now, by id.
        indexes: What may know their curves already.
    """

    def __init__(self, runs: Callable[[], Mapping[str, RunLogs]], indexes: Indexes) -> None:
        self._runs = runs
        self._indexes = indexes
        self._thread = ThreadPoolExecutor(1, "rldk-draw")
        self._known: OrderedDict[str, KnownRun] = OrderedDict()
        self._closer = Closer()
        self._changed: set[str] = set()
        self._task: asyncio.Task[None] | None = None
        self._asked: dict[Session, asyncio.Task[None]] = {}

    def ask(self, session: Session, wanted: WantedCurves) -> None:
        """Begins to give a page all curves that it wants, which are kept up to date; nobody waits for that."""
        session.curves, session.shifts = wanted, {}
        self.leave(session)
        self._asked[session] = asyncio.create_task(self._guarded(partial(self._draw, session, wanted)))

    def leave(self, session: Session) -> None:
        """Forgets a page."""
        if (task := self._asked.pop(session, None)) is not None:
            task.cancel()

    async def _guarded(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except Exception:
            log.exception("rldk serve: curves")

    async def _draw(self, session: Session, wanted: WantedCurves) -> None:
        await self._look(wanted.runs, ())
        await self._in_thread(partial(self._shown, wanted, wanted.runs))  # all metrics in one reading
        for metric in wanted.metrics:
            await session.room()
            if session.curves is not wanted:
                return  # it has asked for others meanwhile, or is gone
            found = await self._in_thread(partial(self._frames, replace(wanted, metrics=[metric]), wanted.runs))
            self._offer(session, wanted, found, wanted.runs)

    def changed(self, runs: Collection[str], sessions: Iterable[Session]) -> None:
        """Has runs that have changed drawn anew for pages that want them; while that is being done, afterwards."""
        wanting = [session for session in sessions if session.curves is not None]
        wanted = {known for session in wanting if session.curves is not None for known in session.curves.runs}
        self._changed = (self._changed | set(runs)) & wanted
        if self._changed and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._guarded(partial(self._redraw, wanting)))

    async def _redraw(self, sessions: Iterable[Session]) -> None:
        changed, self._changed = self._changed, set()
        firsts = await self._look(changed, changed)
        found: dict[str, dict[str, Frame]] = {}
        for session in sessions:
            if (wanted := session.curves) is None:
                continue
            chosen = [known for known in wanted.runs if known in changed]
            shifts = {metric: dict(session.shifts.get(metric, {})) for metric in wanted.metrics}
            key = f"{encode_form(wanted)}{shifts}"
            if key not in found:
                found[key] = await self._in_thread(partial(self._frames, wanted, chosen, firsts, shifts))
            self._offer(session, wanted, found[key], chosen)

    @staticmethod
    def _offer(session: Session, wanted: WantedCurves, found: Mapping[str, Frame], runs: Iterable[str]) -> None:
        if session.curves is not wanted:  # it has asked for others meanwhile
            return
        for metric, each in found.items():
            session.offer(each.data)
            session.shifts.setdefault(metric, {}).update(dict.fromkeys(runs, each.shift))

    async def _look(self, runs: Iterable[str], changed: Collection[str]) -> dict[str, int]:
        """Reads what is new of some runs, one after the other; gives the first new step of those that have grown."""
        there = self._runs()
        firsts = {}
        for known in dict.fromkeys(runs):
            if known in there and (known in changed or known not in self._known):
                first = await self._in_thread(partial(self._read, known, there[known]))
                if first is not None:
                    firsts[known] = first
        return firsts

    def _read(self, known: str, run: RunLogs) -> int | None:
        change = Change("anew")
        try:
            if known in self._known:
                change = self._known[known].look(run)
                self._closer.changed(known, change)
            else:
                self._known[known] = self._indexes.of(run).known(run)
        except (RldkError, OSError) as error:  # what was known stays, and the table says why
            log.debug("%s: %s", run.paths[0], error)
            return None
        self._known.move_to_end(known)
        if len(self._known) > _MOST_RUNS:
            self._known.popitem(last=False)
        return change.first if change.kind == "grown" else None

    def _frames(
        self,
        wanted: WantedCurves,
        runs: Iterable[str],
        firsts: Mapping[str, int] | None = None,
        shifts: Mapping[str, Mapping[str, int]] | None = None,
    ) -> dict[str, Frame]:
        chosen = self._shown(wanted, runs)
        told = shifts or {}
        return {
            metric: frame(metric, wanted, chosen, firsts=firsts, told=told.get(metric)) for metric in wanted.metrics
        }

    def _shown(self, wanted: WantedCurves, runs: Iterable[str]) -> dict[str, Shown]:
        there = self._runs()
        known = {name: self._known[name] for name in runs if name in self._known}
        return {name: self._closer.shown(name, one, there.get(name), wanted) for name, one in known.items()}

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def close(self) -> None:
        """Waits for nothing that is at work."""
        self._thread.shutdown(wait=False, cancel_futures=True)
