"""Answers what takes long to find out, beside the loop that serves all pages."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

from rldk_schema.forms.live_request import LiveRequest, WantedSamples
from rldk_schema.forms.live_run import LiveRun
from rldk_schema.forms.live_update import LiveSamples

from rldk.errors import LogNotFoundError, RldkError
from rldk.health.rules import Rules
from rldk.log.runs import RunLogs
from rldk.text import short
from rldk.web.close_look import GONE, CloseLook
from rldk.web.details import mistake, unread
from rldk.web.session import MOST_ANSWER_BYTES, Session, length_of

log = logging.getLogger(__name__)

_MOST_ASKED = 16  # by one page at once
_PATIENCE = 2.0  # s that completions wait for what says which of them are superseded
_AGAIN = 30.0  # s after which details that could not be sent are made again


@dataclass(slots=True)
class _Page:
    """What one page looks at closely.

    Attributes:
        run: The run that it wants details of; empty for none.
        sent: What it was told of that last; None if nothing.
        gone: Whether that is that there is no such run.
        asked: What else it asks for.
    """

    run: str = ""
    sent: LiveRun | None = None
    gone: bool = False
    asked: dict[tuple[str, str], asyncio.Task[None]] = field(default_factory=dict)


class Closely:
    """Details, completions and comparisons for all pages: a thread for each of the three.

    A page that asks again before it was answered is answered once: what it asked for before is refused. Only whole
    samples are asked for side by side.

    Args:
        runs: Gives the runs as they were found last, by id.
        update: Makes a message of the parts of an update.
        rules: From `load_rules`.
    """

    def __init__(
        self, runs: Callable[[], Mapping[str, RunLogs]], update: Callable[..., str], rules: Rules | None = None
    ) -> None:
        self._runs, self._update = runs, update
        self._look = CloseLook(rules)
        self._threads = {kind: ThreadPoolExecutor(1, f"rldk-{kind}") for kind in ("look", "samples", "compare")}
        self._pages: dict[Session, _Page] = {}
        self._reading: dict[str, asyncio.Task[None]] = {}
        self._failed: dict[str, tuple[float, LiveRun]] = {}  # until when details are not made again, and what is told

    def ask(self, session: Session, request: LiveRequest) -> bool:
        """Begins to do what a page asks for, if it is one of these; whether it answers the request itself."""
        page = self._pages.setdefault(session, _Page())
        if request.run is not None:
            page.run, page.sent, page.gone = request.run, None, False
            self.keep([session])
        if (samples := request.samples) is not None:
            alone = "" if samples.place is None else f"{samples.runs} {samples.step} {samples.place}"
            self._begin(session, request.id, ("samples", alone), samples)
        if request.compare is not None:
            self._begin(session, request.id, ("comparison", ""), request.compare)
        if request.samples is not None or request.compare is not None:
            return True
        if request.run is not None and page.gone and request.id is not None:
            session.offer(self._update(answer_to=request.id, problem=GONE))
            return True
        return False

    def keep(self, sessions: Iterable[Session]) -> None:
        """Brings the details that pages look at up to date, where that is due. It is called now and then."""
        runs = self._runs()
        for session in sessions:
            page = self._pages.get(session)
            if page is None or not page.run or page.run in self._reading:
                continue
            if page.run not in runs:
                self._tell_gone(session, page)
            elif page.run in self._failed and time.monotonic() < self._failed[page.run][0]:
                self._tell(page.run, self._failed[page.run][1])
            elif page.sent is None or page.gone or self._look.wait(page.run) <= 0:
                page.gone = False
                self._read(page.run)

    def _read(self, told: str) -> asyncio.Task[None]:
        """Begins to read the details of a run, unless that is being done."""
        if told not in self._reading:
            self._reading[told] = asyncio.create_task(self._details(told))
        return self._reading[told]

    def _tell_gone(self, session: Session, page: _Page) -> None:
        """Tells a page, once, that its run is not there: details that it has do not go stale unsaid."""
        if page.gone:
            return
        page.gone = True
        if page.sent is not None:
            page.sent = replace(page.sent, unread=GONE, as_of=time.time())
            session.offer(self._update(run=page.sent))

    def leave(self, session: Session) -> None:
        """Forgets a page."""
        page = self._pages.pop(session, None)
        for task in page.asked.values() if page is not None else ():
            task.cancel()

    def close(self) -> None:
        """Begins nothing more."""
        for thread in self._threads.values():
            thread.shutdown(wait=False, cancel_futures=True)

    async def _details(self, told: str) -> None:
        try:
            form = await self._in_thread("look", self._details_now, told)
            self._tell(told, form)
            self._failed.pop(told, None)
        except Exception as error:
            if not isinstance(error, LogNotFoundError) and told not in self._failed:
                log.exception("rldk serve: details of %s", told)
            form = unread(told, "", error if isinstance(error, LogNotFoundError) else mistake(error))
            self._failed[told] = time.monotonic() + _AGAIN, form
            self._tell(told, form)
        finally:
            del self._reading[told]

    def _details_now(self, told: str) -> LiveRun:
        if (run := self._runs().get(told)) is None:
            raise LogNotFoundError("it is not read now: the table says why")
        return self._look.details(told, run)

    def _tell(self, told: str, form: LiveRun) -> None:
        """Tells pages that look at a run of its details, unless they know."""
        waiting = [(s, page) for s, page in self._pages.items() if page.run == told and page.sent is not form]
        text = self._update(run=form) if waiting else ""
        for session, page in waiting:
            page.sent = form
            session.offer(text)

    def _begin(self, session: Session, number: int | None, kind: tuple[str, str], wanted: Any) -> None:
        asked = self._pages[session].asked
        if kind in asked:
            asked[kind].cancel()
        elif len(asked) >= _MOST_ASKED:
            session.offer(self._update(answer_to=number, problem="too much is asked for at once"))
            return
        asked[kind] = task = asyncio.create_task(self._answer(session, number, kind[0], wanted))
        task.add_done_callback(lambda done: asked.pop(kind) if asked.get(kind) is done else None)

    async def _answer(self, session: Session, number: int | None, kind: str, wanted: Any) -> None:
        try:
            if kind == "comparison":
                found = await self._in_thread("compare", self._look.comparison, wanted, self._runs())
            else:
                found = await self._samples(wanted)
            answer = self._bounded(number, self._update(answer_to=number, **{kind: found}))
        except (RldkError, OSError) as error:
            answer = self._update(answer_to=number, problem=short(str(error), 1000))
        except asyncio.CancelledError:
            session.offer(self._update(answer_to=number, problem="another request took its place"))
            raise
        except Exception as error:  # whoever waits is told
            log.exception("rldk serve: %s", kind)
            answer = self._update(answer_to=number, problem=f"it could not be made: {type(error).__name__}")
        session.offer(answer)

    async def _samples(self, wanted: WantedSamples) -> list[LiveSamples]:
        due = await self._in_thread("samples", self._look.due_for_samples, wanted, self._runs())
        if due:
            await asyncio.wait([self._read(told) for told in due], timeout=_PATIENCE)
        found: list[LiveSamples] = await self._in_thread("samples", self._look.samples, wanted, self._runs())
        return found

    def _bounded(self, number: int | None, answer: str) -> str:
        """An answer, or instead of one that is too long that it is."""
        if (size := length_of(answer)) <= MOST_ANSWER_BYTES:
            return answer
        most = MOST_ANSWER_BYTES >> 20
        problem = (
            f"the answer would have {size / 2**20:.1f} MiB, and no more than {most} are sent: ask for less at once"
        )
        return self._update(answer_to=number, problem=problem)

    async def _in_thread(self, thread: str, work: Callable[..., Any], *given: object) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads[thread], work, *given)
