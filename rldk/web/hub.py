"""What all open pages share: the runs below some directories, and who wants to know what of them."""

from __future__ import annotations

import asyncio
import logging
import secrets
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from heapq import nlargest
from pathlib import Path

from rldk_schema.forms.live_request import LiveRequest
from rldk_schema.forms.live_update import LiveProgress

from rldk.forms import encode_form
from rldk.health.rules import Rules
from rldk.web.closely import Closely
from rldk.web.columns import Columns
from rldk.web.drawing import Drawing
from rldk.web.event_wants import EventWants
from rldk.web.indexes import Indexes
from rldk.web.messages import runs_text, update_text
from rldk.web.roots import Roots
from rldk.web.session import Session
from rldk.web.verdicts import Verdicts
from rldk.web.watching import Fresh, Watcher
from rldk.web.works import Works

log = logging.getLogger(__name__)

_EVERY = 0.5  # s
_GREETING = 0.3  # s that a new page has to say what it knows already
_ROWS_AT_ONCE = 1000
# After the first page has opened nothing is judged for so long, s: as long as what that needs most may yet come, and as
# long as its curves are read and drawn.
_LEAST_QUIET, _MOST_QUIET = 1.0, 3.0
_DRAWN_FIRST = 10  # runs, the newest: a page draws them unless its address says otherwise
_SWITCH_SECONDS = 0.001  # the loop that serves all pages gets its turn soon, though other threads compute


class Hub:
    """Looks at the runs while a page is open, and tells each page what it has asked for.

    Args:
        directories: The runs are below these; they need not be there yet.
        rules: From `load_rules`.
    """

    def __init__(self, directories: Sequence[Path], rules: Rules | None = None) -> None:
        self.server = secrets.token_hex(4)
        self._roots = Roots(directories)
        self._watcher = Watcher(self._roots)
        self._verdicts = Verdicts(self._watcher, self._roots.paths, rules)
        indexes = Indexes(self._roots)
        self._drawing = Drawing(lambda: Fresh(self._watcher), indexes, self._failed)
        self._watcher.listeners.append(lambda new, gone: self._drawing.changed([*(one.id for one in new), *gone]))
        self._columns = Columns(indexes, self._watcher, self._failed)
        self._works = Works([*self._watcher.workers, *self._verdicts.workers, *self._columns.workers])
        self._events = EventWants(self._watcher)
        self._closely = Closely(
            lambda: Fresh(self._watcher), self.update_of, rules, looking=lambda: self._watcher.looking
        )
        self._new: dict[Session, float] = {}  # pages that know nothing yet, and until when they may say what they know
        self._sessions: set[Session] = set()
        self._open = asyncio.Event()
        self._told: dict[Session, str] = {}  # how far it is all said to be
        self._said: list[str] = []  # what is said to go wrong
        self._opened = 0.0  # when the first of the pages that are open was, on the monotonic clock, s
        self._watcher.listeners.append(lambda *_: self._found())

    @property
    def revision(self) -> int:
        """Of the list of runs."""
        return self._watcher.runs.revision

    async def watch(self) -> None:
        """Looks at the runs until it is cancelled: once at first, and then only while a page is open."""
        before = sys.getswitchinterval()
        sys.setswitchinterval(min(before, _SWITCH_SECONDS))
        works: list[tuple[str, Callable[[], Awaitable[None]], float]] = [
            ("looking at files", self._tick, _EVERY),
            ("searching for runs that rldk has logged", self._watcher.find_own, 0.1),
            ("searching for runs", self._watcher.find_all, 0.1),
            ("judging runs that grow", partial(self._when_drawn, self._verdicts.grow), 0.1),
            ("judging runs", partial(self._when_drawn, self._verdicts.sweep), 0.0),
            ("reading figures for the columns", self._columns.summing.sum_up, 0.1),
            ("looking up columns", self._look_at_columns, 0.5),
            ("saying what goes wrong", self._tell_problems, 1.0),
        ]
        try:
            await asyncio.gather(self._prepare(), *(self._works.for_ever(self._open, *work) for work in works))
        finally:
            sys.setswitchinterval(before)
            self._close()

    async def _prepare(self) -> None:
        """Finds the runs, and what the index knows of all: the first page need not wait for that."""
        try:
            await self._watcher.poll()
            watcher = self._watcher
            await asyncio.gather(watcher.find_own(), watcher.find_all(), self._columns.look(self.update_of))
        except Exception as error:  # it is tried again when a page is open
            log.exception("rldk serve: the first look")
            self._works.failed("the first look", error)

    def _failed(self, what: str, error: Exception) -> None:
        self._works.failed(what, error)

    def _found(self) -> None:
        """Tells pages at once of what was found, or gets ready for the first one."""
        if self._sessions:
            self._tell()
        else:
            newest = nlargest(_DRAWN_FIRST, self._watcher.runs.runs.values(), key=lambda one: one.newest)
            self._drawing.prepare(one.id for one in newest)

    async def _when_drawn(self, work: Callable[[], Awaitable[None]]) -> None:
        """Does some work, but not while the curves of a page that has just opened need the time."""
        while (quiet := time.monotonic() - self._opened) < _MOST_QUIET and (
            quiet < _LEAST_QUIET or self._drawing.is_behind
        ):
            await asyncio.sleep(0.05)
        await work()

    def _close(self) -> None:
        self._watcher.close()
        self._verdicts.close()
        self._columns.close()
        self._closely.close()
        self._drawing.close()

    async def join(self, session: Session, request: LiveRequest) -> None:
        """Takes in a new page. It is told of all runs, unless it soon says which it knows."""
        self._sessions.add(session)
        if not self._open.is_set():
            self._opened = time.monotonic()
        self._open.set()
        self._new[session] = time.monotonic() + _GREETING
        if request.server is not None:
            self._greet(session, request)
        else:
            asyncio.get_running_loop().call_later(_GREETING, self._greet, session, request)

    def leave(self, session: Session) -> None:
        """Forgets a page."""
        self._sessions.discard(session)
        self._new.pop(session, None)
        self._closely.leave(session)
        self._events.leave(session)
        self._columns.leave(session)
        self._drawing.leave(session)
        self._told.pop(session, None)
        if not self._sessions:
            self._open.clear()

    async def ask(self, session: Session, request: LiveRequest) -> None:
        """Does what a page asks for."""
        self._greet(session, request)
        if request.columns is not None:
            self._columns.ask(session, request.columns, self.update_of)
        if request.events is not None:
            self._events.want(session, request.events)
        if request.curves is not None:
            self._drawing.ask(session, request.curves)
        if not self._closely.ask(session, request) and request.id is not None:
            session.offer(self.update_of({}, answer_to=request.id))

    def update(self, *, answer_to: int | None = None, problem: str | None = None, **parts: object) -> str:
        """An update of forms, as text."""
        texts = {name: encode_form(part) for name, part in parts.items()}
        return self.update_of(texts, answer_to=answer_to, problem=problem)

    def update_of(
        self,
        parts: Mapping[str, str],
        *,
        answer_to: int | None = None,
        problem: str | None = None,
        resync: bool = False,
    ) -> str:
        """An update whose parts are JSON already, as text."""
        return update_text(self.server, self.revision, parts, answer_to=answer_to, problem=problem, resync=resync)

    def whole(self, *, resync: bool = False) -> str:
        """All that a page is told without asking, as text."""
        rows = runs_text((one.text for one in self._watcher.runs.runs.values()), whole=True)
        return self.update_of({"runs": rows, **self._always()}, resync=resync)

    def again(self, session: Session) -> str:
        """All that a page is told anew of which something was dropped, as text."""
        session.told = self.revision
        self._told[session] = self._told_progress()
        self._columns.note_names(session)
        return self.whole(resync=True)

    def _always(self) -> dict[str, str]:
        return {"progress": self._told_progress(), "names": self._columns.names_text}

    def _greet(self, session: Session, request: LiveRequest) -> None:
        """Tells a page that is new of the runs that it does not know."""
        if self._new.pop(session, None) is None:
            return
        known = request.revision if request.server == self.server else None
        since = None if known is None else self._watcher.runs.since(known)
        session.told, always = self.revision, self._always()
        self._told[session] = always["progress"]
        self._columns.note_names(session)
        if since is not None:
            rows, gone = since
            runs = runs_text((one.text for one in rows), gone)
            session.offer(self.update_of({"runs": runs, **always}))
            return
        newest = sorted(self._watcher.runs.runs.values(), key=lambda one: -one.newest)
        runs = runs_text((one.text for one in newest[:_ROWS_AT_ONCE]), whole=True)
        session.offer(self.update_of({"runs": runs, **always}))
        for start in range(_ROWS_AT_ONCE, len(newest), _ROWS_AT_ONCE):
            some = newest[start : start + _ROWS_AT_ONCE]
            session.offer(self.update_of({"runs": runs_text(one.text for one in some)}))

    async def _tick(self) -> None:
        """Looks at what has changed, and tells all pages."""
        changed = await self._watcher.poll()
        self._drawing.changed(changed)  # first: what goes wrong elsewhere loses nothing of it
        self._verdicts.tell_late()
        for run, told in await self._events.appended(changed):
            for session in self._events.who_wants(run):
                session.offer(self.update_of({"events": told}))
        self._tell()
        self._closely.keep(self._sessions)

    async def _look_at_columns(self) -> None:
        await self._columns.look(self.update_of)
        self._columns.tell_names(self._sessions - self._new.keys(), self.update_of)

    async def _tell_problems(self) -> None:
        """Tells of what goes wrong also while the look at the files does not end."""
        if self._works.problems != self._said:
            self._tell()

    def _tell(self) -> None:
        """Tells pages which runs have changed, and how far all of this is; who is behind is told at once, later."""
        progress, self._said = self._told_progress(), self._works.problems
        texts: dict[tuple[int, bool], str] = {}
        for session in self._sessions - self._new.keys():
            if session.behind:
                continue
            kind = session.told, self._told.get(session) != progress
            if kind not in texts:
                parts = {"progress": progress} if kind[1] else {}
                texts[kind] = self.update_of(more) if (more := parts | self._news(session.told)) else ""
            if texts[kind]:
                session.offer(texts[kind])
            session.told, self._told[session] = self.revision, progress

    def _news(self, revision: int) -> dict[str, str]:
        """What has changed in the list of runs since a revision."""
        if revision == self.revision:
            return {}
        since = self._watcher.runs.since(revision)
        if since is None:
            return {"runs": runs_text((one.text for one in self._watcher.runs.runs.values()), whole=True)}
        rows = [one.text for one in since[0]]
        return {"runs": runs_text(rows, since[1])} if rows or since[1] else {}

    def _told_progress(self) -> str:
        watcher = self._watcher
        count = len(watcher.runs.runs)
        told = LiveProgress(
            roots=self._roots.names,
            looking=watcher.looking,
            runs=count,
            judged=self._verdicts.judged,
            summed=self._columns.summing.count,
            left_out=[*watcher.left_out, *self._columns.left_out],
            problems=self._works.problems,
        )
        return encode_form(told)
