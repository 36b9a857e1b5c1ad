"""The curves that pages want: as they are known, then what is new of them, to each page as fast as it takes them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple, TypeVar

from rldk_schema.forms.live_request import WantedCurves

from rldk.forms import encode_form
from rldk.log.runs import RunLogs
from rldk.run_index.known_run import Change
from rldk.web.closer import Closer, Shown, bytes_of
from rldk.web.drawn_runs import DrawnRuns
from rldk.web.frames import Frame, frame
from rldk.web.indexes import Indexes
from rldk.web.session import Session

log = logging.getLogger(__name__)

Result = TypeVar("Result")

_MOST_FRAME_BYTES = 32 << 20  # of frames that are kept for other pages that want the same
_WORK = "drawing curves"
_AGAIN_SECONDS = 1.0  # after something went wrong
_GATHER_SECONDS = 0.1  # while runs are being read: what is read meanwhile is told of together
# Closer curves that are read before those are drawn.
_MOST_SECONDS, _MOST_BYTES = 0.3, 64 << 20
_MUCH_SECONDS = 0.05


@dataclass(slots=True)
class _Page:
    """What one page wants, and what it has been told of that.

    Attributes:
        told: The version of each run.
        shifts: By metric and run, how wide its buckets are.
    """

    wanted: WantedCurves
    runs: frozenset[str]
    told: dict[str, int] = field(default_factory=dict)
    shifts: dict[str, dict[str, int]] = field(default_factory=dict)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None


class _Round(NamedTuple):
    """What is drawn of some runs for all metrics.

    Attributes:
        shown: The runs.
        versions: The version of each.
        firsts: From which step on some have changed since the page was told of them.
    """

    shown: dict[str, Shown]
    versions: dict[str, int]
    firsts: dict[str, int]


class Drawing:
    """What is drawn of runs, and for whom.

    Args:
        runs: Gives the runs as they are now, by id.
        indexes: What may know their curves already.
        failed: Is told what went wrong, and why.
    """

    def __init__(
        self,
        runs: Callable[[], Mapping[str, RunLogs]],
        indexes: Indexes,
        failed: Callable[[str, Exception], None] = lambda *_: None,
    ) -> None:
        self._runs, self._failed = runs, failed
        self._thread = ThreadPoolExecutor(1, "rldk-draw")
        self._drawn = DrawnRuns(runs, indexes, self._changing, self._tell)
        self._closer = Closer()
        self._pages: dict[Session, _Page] = {}
        self._frames: OrderedDict[object, Frame] = OrderedDict()
        self._frame_bytes = 0

    def ask(self, session: Session, wanted: WantedCurves) -> None:
        """Begins to give a page all curves that it wants, which are kept up to date; nobody waits for that."""
        self.leave(session)
        session.curves = wanted
        page = self._pages[session] = _Page(wanted, frozenset(wanted.runs))
        self._drawn.look(wanted.runs)
        page.task = asyncio.create_task(self._keep_on(session, page))

    def prepare(self, runs: Iterable[str]) -> None:
        """Reads what the index has of runs that pages will want, and nothing of their logs."""
        self._drawn.look_ahead(runs)

    def leave(self, session: Session) -> None:
        """Forgets a page."""
        if (page := self._pages.pop(session, None)) is not None and page.task is not None:
            page.task.cancel()

    @property
    def is_behind(self) -> bool:
        """Whether a page waits for the first curves of a run that it wants."""
        return any(not page.runs <= page.told.keys() for page in self._pages.values())

    def changed(self, runs: Iterable[str]) -> None:
        """Has runs that have changed, are new or are gone drawn anew for pages that want them."""
        self._drawn.look(run for run in dict.fromkeys(runs) if any(run in page.runs for page in self._pages.values()))

    async def _keep_on(self, session: Session, page: _Page) -> None:
        """Keeps a page up to date whatever goes wrong meanwhile, which is told."""
        while session.curves is page.wanted:
            try:
                await self._keep(session, page)
            except Exception as error:
                log.exception("rldk serve: %s", _WORK)
                self._failed(_WORK, error)
            await asyncio.sleep(_AGAIN_SECONDS)

    async def _changing(self, run: str, change: Change) -> None:
        await self._in_thread(partial(self._closer.changed, run, change))

    def _tell(self, run: str) -> None:
        for page in self._pages.values():
            if run in page.runs:
                page.news.set()

    async def _keep(self, session: Session, page: _Page) -> None:
        """Tells one page what it wants, until it wants something else."""
        runs = page.wanted.runs
        if not runs:
            await self._draw(session, page, runs)
        while session.curves is page.wanted:
            page.news.clear()
            if chosen := [run for run in runs if run in self._drawn and self._drawn[run].version != page.told.get(run)]:
                await self._draw(session, page, chosen)
                page.news.set()
            elif forgotten := [run for run in runs if run not in self._drawn and run not in page.told]:
                self._drawn.look(forgotten)  # nothing, if they are due
            await page.news.wait()
            if self._drawn.is_due(runs):
                await asyncio.sleep(_GATHER_SECONDS)

    async def _draw(self, session: Session, page: _Page, runs: Collection[str]) -> None:
        """Tells a page of some runs. Where closer curves have to be read first, it may be only some of these."""
        wanted = page.wanted
        self._drawn.use(runs)
        now, errors = await self._in_thread(partial(self._shown, wanted, runs))
        for error in errors:
            self._failed(_WORK, error)
        for run in now.shown.keys() & page.told.keys() & self._drawn.keys():
            if (first := self._drawn[run].changed_since(page.told[run])) is not None:
                now.firsts[run] = first
        for metric in wanted.metrics:
            await session.room()
            if session.curves is not wanted:  # it has asked for others meanwhile, or is gone
                return
            told = page.shifts.setdefault(metric, {})
            for some, made in await self._frames_of(metric, wanted, now, dict(told)):
                if session.curves is wanted:
                    session.offer(made.data)
                    told.update(dict.fromkeys(some.shown, made.shift))
        page.told.update(now.versions)

    async def _frames_of(
        self, metric: str, wanted: WantedCurves, now: _Round, told: Mapping[str, int]
    ) -> list[tuple[_Round, Frame]]:
        """One frame of a metric; where that fails one of each run, without those that cannot be drawn."""
        try:
            return [(now, await self._in_thread(partial(self._frame, metric, wanted, now, told)))]
        except Exception as error:
            if len(now.shown) <= 1:
                log.exception("rldk serve: %s", _WORK)
                self._failed(_WORK, error)
                return []
        single = [now._replace(shown={run: shown}) for run, shown in now.shown.items()]
        return [found for one in single for found in await self._frames_of(metric, wanted, one, told)]

    def _shown(self, wanted: WantedCurves, runs: Iterable[str]) -> tuple[_Round, list[Exception]]:
        """What is drawn of runs, read once for all metrics, and the versions of these; of the first ones if it is much.

        Of a run that cannot be read closely is shown what is known of it, and why is the second of what is returned.
        It all comes from one thread, the one in which `Closer` forgets what a change makes untrue.
        """
        there, began, size = self._runs(), time.monotonic(), 0
        now, errors = _Round({}, {}, {}), list[Exception]()
        for name in runs:
            if (drawn := self._drawn.get(name)) is None:
                continue
            now.versions[name], before = drawn.version, time.thread_time()
            # The reader may replace what is known at any time, all at once.
            known = copy(drawn.known)
            try:
                one = self._closer.shown(name, known, there.get(name), wanted)
            except Exception as error:  # of one run: the others are drawn
                log.exception("rldk serve: %s", _WORK)
                errors.append(error)
                one = Shown(known, known.curves, known.curves, known.clocks)
            now.shown[name] = one
            if (cost := time.thread_time() - before) > _MUCH_SECONDS:
                drawn.rest(cost)
            size += 0 if one.curves is one.known.curves else bytes_of(one.curves, one.clocks)
            if size > _MOST_BYTES or (size and time.monotonic() - began > _MOST_SECONDS):
                break
        return now, errors

    def _frame(self, metric: str, wanted: WantedCurves, now: _Round, told: Mapping[str, int]) -> Frame:
        """A frame, which other pages may have been given already."""
        asked = encode_form(replace(wanted, metrics=[metric], runs=list(now.shown)))
        key = asked, *((now.versions[run], now.firsts.get(run), told.get(run)) for run in now.shown)
        if (made := self._frames.get(key)) is not None:
            self._frames.move_to_end(key)
            return made
        made = self._frames[key] = frame(metric, wanted, now.shown, firsts=now.firsts, told=told)
        self._frame_bytes += len(made.data)
        while self._frame_bytes > _MOST_FRAME_BYTES:
            self._frame_bytes -= len(self._frames.popitem(last=False)[1].data)
        return made

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def close(self) -> None:
        """Waits for nothing that is at work."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._drawn.close()
