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
from rldk.run_index.known_run import KnownRun
from rldk.web.closer import Closer, Shown
from rldk.web.frames import frame
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
        session.curves = wanted
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
            if session.curves is not wanted:
                return  # it has asked for others meanwhile, or is gone
            one = replace(wanted, metrics=[metric])
            frames = await self._in_thread(partial(self._frames, one, one.runs))
            for each in frames:
                await session.room()
                session.offer(each)

    def changed(self, runs: Collection[str], sessions: Iterable[Session]) -> None:
        """Has runs that have changed drawn anew for pages that want them; while that is being done, afterwards."""
        wanting = [session for session in sessions if session.curves is not None]
        wanted = {known for session in wanting if session.curves is not None for known in session.curves.runs}
        self._changed = (self._changed | set(runs)) & wanted
        if self._changed and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._guarded(partial(self._redraw, wanting)))

    async def _redraw(self, sessions: Iterable[Session]) -> None:
        changed, self._changed = self._changed, set()
        await self._look(changed, changed)
        frames: dict[str, list[bytes]] = {}
        for session in sessions:
            if (wanted := session.curves) is None:
                continue
            key = encode_form(wanted)
            if key not in frames:
                chosen = [known for known in wanted.runs if known in changed]
                frames[key] = await self._in_thread(partial(self._frames, wanted, chosen))
            for each in frames[key]:
                session.offer(each)

    async def _look(self, runs: Iterable[str], changed: Collection[str]) -> None:
        """Reads what is new of some runs, one after the other."""
        there = self._runs()
        for known in dict.fromkeys(runs):
            if known in there and (known in changed or known not in self._known):
                await self._in_thread(partial(self._read, known, there[known]))

    def _read(self, known: str, run: RunLogs) -> None:
        try:
            if known in self._known:
                self._closer.changed(known, self._known[known].look(run))
            else:
                self._known[known] = self._indexes.of(run).known(run)
        except (RldkError, OSError) as error:  # what was known stays, and the table says why
            log.debug("%s: %s", run.paths[0], error)
            return
        self._known.move_to_end(known)
        if len(self._known) > _MOST_RUNS:
            self._known.popitem(last=False)

    def _frames(self, wanted: WantedCurves, runs: Iterable[str]) -> list[bytes]:
        chosen = self._shown(wanted, runs)
        return [frame(metric, wanted, chosen) for metric in wanted.metrics]

    def _shown(self, wanted: WantedCurves, runs: Iterable[str]) -> dict[str, Shown]:
        there = self._runs()
        known = {name: self._known[name] for name in runs if name in self._known}
        return {name: self._closer.shown(name, one, there.get(name), wanted) for name, one in known.items()}

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def close(self) -> None:
        """Waits for nothing that is at work."""
        self._thread.shutdown(wait=False, cancel_futures=True)
