"""What all open pages share: the runs below some directories, and what is known of them."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path

from rldk_schema.forms.live_request import LiveRequest
from rldk_schema.forms.live_update import LiveNames, LiveProgress, LiveRow, LiveRuns, LiveUpdate
from rldk_schema.metrics import CORE_METRICS

from rldk.check import runs_at
from rldk.errors import RldkError
from rldk.forms import encode_form
from rldk.health.rules import Rules
from rldk.listing import list_each
from rldk.report.collect import collect
from rldk.served_runs import Inside, roots_of
from rldk.text import counted
from rldk.web.closely import Closely
from rldk.web.frames import frame
from rldk.web.session import Session
from rldk.web.watched import Watched, id_of, place_of

_EVERY = 0.5  # s


class Hub:
    """Looks at the runs while a page is open, and tells each page what it has asked for.

    Args:
        directories: The runs are below these.
        rules: From `load_rules`.
    """

    def __init__(self, directories: Sequence[Path], rules: Rules | None = None) -> None:
        self.server = secrets.token_hex(4)
        self.revision = 0
        self._roots = roots_of(directories)
        self._outside = 0
        self._rules = rules
        self._runs: dict[str, Watched] = {}
        self._sessions: set[Session] = set()
        self._closely = Closely(lambda: {one.id: one.run for one in self._runs.values()}, self.update, rules)

    async def watch(self) -> None:
        """Looks at the runs until it is cancelled."""
        while True:
            if self._sessions:
                changed = await asyncio.to_thread(self._look)
                for session in list(self._sessions):
                    self._tell(session)
                    if changed:
                        await self._draw(session, changed)
                self._closely.keep(self._sessions)
            await asyncio.sleep(_EVERY)

    async def join(self, session: Session, request: LiveRequest) -> None:
        """Tells a new page of all runs."""
        if not self._runs:
            await asyncio.to_thread(self._look)
        self._sessions.add(session)
        del request
        session.told = self.revision
        session.offer(self.whole())

    def leave(self, session: Session) -> None:
        """Forgets a page."""
        self._sessions.discard(session)
        self._closely.leave(session)

    async def ask(self, session: Session, request: LiveRequest) -> None:
        """Does what a page asks for."""
        if request.curves is not None:
            session.curves = request.curves
            await self._draw(session, self._runs.values(), asked=True)
        if not self._closely.ask(session, request) and request.id is not None:
            session.offer(self.update(answer_to=request.id))

    def update(self, **parts: object) -> str:
        """An update, as text."""
        rest: dict[str, object] = dict.fromkeys(
            ("answer_to", "problem", "runs", "progress", "names", "columns", "events", "run", "samples", "comparison")
        )
        known = {"server": self.server, "revision": self.revision, "resync": False}
        return encode_form(LiveUpdate(**{**known, **rest, **parts}))  # type: ignore[arg-type]  # as the schema says

    def whole(self, *, resync: bool = False) -> str:
        """All that a page is told without asking, as text."""
        rows = self._rows(self._runs.values(), whole=True)
        return self.update(resync=resync, runs=rows, progress=self._progress(), names=self._names())

    def _tell(self, session: Session) -> None:
        """Tells a page which runs have changed since it was told; one that is behind is told at once, later."""
        if session.behind or session.told == self.revision:
            return
        rows = self._rows(one for one in self._runs.values() if one.revision > session.told)
        session.told = self.revision
        session.offer(self.update(runs=rows, progress=self._progress(), names=self._names()))

    def _look(self) -> list[Watched]:
        try:
            found = runs_at(*self._roots, on_error="skip")
        except RldkError:
            found = []
        runs = list(filter(Inside(self._roots).has, found))
        self._outside = len(found) - len(runs)
        changed = []
        for run, listed in zip(runs, list_each(runs, self._rules, CORE_METRICS, indexed=self._roots), strict=True):
            health, told = listed.health, listed.run
            row = LiveRow(
                id=id_of(run, self._roots),
                run_id=run.run_id,
                place=place_of(run, self._roots),
                read_as=health.read_as,
                state=told.state,
                error=told.error,
                verdict=told.verdict,
                based_on=None,
                why=health.why or None,
                judged_to=told.last_step,
                first_bad_step=told.first_bad_step,
                alerts=[told.alerts.critical, told.alerts.warning, told.alerts.info],
                hides=told.hides,
                group=told.group,
                trial=told.trial,
                tags=told.tags,
                attempts=told.attempts,
                stages=told.stages,
                first_step=told.first_step,
                last_step=told.last_step,
                started=None,
                last_event=told.last_event,
                accelerator_hours=told.cost.accelerator_hours,
                unread=None,
            )
            known = self._runs.get(row.id)
            if known is None or known.row != row:
                self.revision += 1
                one = self._runs[row.id] = Watched(row.id, run, row, self.revision)
                changed.append(one)
        return changed

    def _rows(self, runs: Iterable[Watched], *, whole: bool = False) -> LiveRuns:
        return LiveRuns(whole=whole, rows=[one.row for one in runs], gone=[])

    def _progress(self) -> LiveProgress:
        count = len(self._runs)
        links = f"{counted(self._outside, 'run')} left out: a link leads out of the directories"
        return LiveProgress(
            [root.name for root in self._roots], False, count, count, count, [links] if self._outside else []
        )

    def _names(self) -> LiveNames:
        return LiveNames(metrics=dict.fromkeys(CORE_METRICS, len(self._runs)), settings={})

    async def _draw(self, session: Session, changed: Iterable[Watched], *, asked: bool = False) -> None:
        wanted = session.curves
        if wanted is None:
            return
        chosen = [one for one in changed if one.id in wanted.runs]
        await asyncio.to_thread(self._collect, chosen)
        for metric in wanted.metrics:
            if asked:  # all curves at once; who has seen them gets little, and nobody waits for a slow page
                await session.room()
            session.offer(frame(metric, wanted, {one.id: one.report for one in chosen if one.report is not None}))

    def _collect(self, runs: Iterable[Watched]) -> None:
        for one in runs:
            if one.report is None:
                one.report = collect(one.run)
