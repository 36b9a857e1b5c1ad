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

from rldk.errors import LogNotFoundError, RldkError
from rldk.forms import encode_form
from rldk.health.rules import Rules
from rldk.log.runs import RunLogs
from rldk.text import short
from rldk.web.close_look import GONE, NOT_READ, CloseLook
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
        update: Makes a message of the parts of an update, which are JSON already.
        rules: From `load_rules`.
        looking: Whether runs are still being searched for: one that is not there may yet be found.
    """

    def __init__(
        self,
        runs: Callable[[], Mapping[str, RunLogs]],
        update: Callable[..., str],
        rules: Rules | None = None,
        *,
        looking: Callable[[], bool] = lambda: False,
    ) -> None:
        self._runs, self._update, self._looking = runs, update, looking
        self._look = CloseLook(rules)
        self._threads = {kind: ThreadPoolExecutor(1, f"rldk-{kind}") for kind in ("look", "samples", "compare")}
        self._pages: dict[Session, _Page] = {}
        self._reading: dict[str, asyncio.Task[None]] = {}
        self._texts: dict[str, tuple[LiveRun, str]] = {}  # details that pages have, also as JSON
        self._failed: dict[str, tuple[float, LiveRun]] = {}  # until when details are not made again, and what is told

    def ask(self, session: Session, request: LiveRequest) -> bool:
        """Begins to do what a page asks for, if it is one of these; whether it answers the request itself."""
        page = self._pages.setdefault(session, _Page())
        if request.run is not None:
            page.run, page.sent = request.run, None
            page.gone = request.id is not None and self._is_gone(request.run)
            self.keep([session])
        if (samples := request.samples) is not None:
            alone = "" if samples.place is None else f"{samples.runs} {samples.step} {samples.place}"
            self._begin(session, request.id, ("samples", alone), samples)
        if request.compare is not None:
            self._begin(session, request.id, ("comparison", ""), request.compare)
        if request.samples is not None or request.compare is not None:
            return True
        if request.run is not None and page.gone and request.id is not None:
            session.offer(self._update({}, answer_to=request.id, problem=GONE))
            return True
        return False

    def _is_gone(self, told: str) -> bool:
        return bool(told) and told not in self._runs() and not self._looking()

    def keep(self, sessions: Iterable[Session]) -> None:
        """Brings the details that pages look at up to date, where that is due. It is called now and then."""
        runs = self._runs()
        self._look.watched = watched = frozenset(page.run for page in self._pages.values())
        self._failed = {run: failed for run, failed in self._failed.items() if run in runs}
        self._texts = {run: text for run, text in self._texts.items() if run in watched}
        for session in sessions:
            page = self._pages.get(session)
            if page is None or not page.run or page.run in self._reading:
                continue
            if page.run not in runs:
                if self._is_gone(page.run):
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
        gone = LogNotFoundError(GONE)
        page.sent = replace(page.sent or unread(page.run, "", gone), unread=GONE, as_of=time.time())
        session.offer(self._update({"run": encode_form(page.sent)}))

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
            found = self._texts[told] = await self._in_thread("look", self._details_now, told, self._texts.get(told))
            self._tell(told, *found)
            self._failed.pop(told, None)
        except Exception as error:
            if not isinstance(error, RldkError) and told not in self._failed:
                log.exception("rldk serve: details of %s", told)
            form = unread(told, "", error if isinstance(error, RldkError) else mistake(error))
            self._failed[told] = time.monotonic() + _AGAIN, form
            self._tell(told, form)
        finally:
            del self._reading[told]

    def _details_now(self, told: str, before: tuple[LiveRun, str] | None) -> tuple[LiveRun, str]:
        """The details of a run, and their JSON, which is made here: it may be long, and pages do not wait for it."""
        if (run := self._runs().get(told)) is None:
            raise LogNotFoundError(NOT_READ)
        form = self._look.details(told, run)
        return before if before is not None and before[0] is form else (form, _bounded(form))

    def _tell(self, told: str, form: LiveRun, details: str | None = None) -> None:
        """Tells pages that look at a run of its details, unless they know."""
        waiting = [(s, page) for s, page in self._pages.items() if page.run == told and page.sent is not form]
        text = self._update({"run": details or encode_form(form)}) if waiting else ""
        for session, page in waiting:
            page.sent = form
            session.offer(text)

    def _begin(self, session: Session, number: int | None, kind: tuple[str, str], wanted: Any) -> None:
        asked = self._pages[session].asked
        if kind in asked:
            asked[kind].cancel()
        elif len(asked) >= _MOST_ASKED:
            session.offer(self._update({}, answer_to=number, problem="too much is asked for at once"))
            return
        asked[kind] = task = asyncio.create_task(self._answer(session, number, kind[0], wanted))
        task.add_done_callback(lambda done: asked.pop(kind) if asked.get(kind) is done else None)

    async def _answer(self, session: Session, number: int | None, kind: str, wanted: Any) -> None:
        parts: dict[str, str] = {}
        problem = None
        try:
            if kind == "comparison":
                parts[kind] = await self._made("compare", self._look.comparison, wanted)
            else:
                parts[kind] = await self._samples(wanted)
            await session.room()  # else several answers might have what waits dropped, again and again
        except (RldkError, OSError) as error:
            problem = short(str(error), 1000)
        except asyncio.CancelledError:
            session.offer(self._update({}, answer_to=number, problem="another request took its place"))
            raise
        except Exception as error:  # whoever waits is told
            log.exception("rldk serve: %s", kind)
            problem = f"it could not be made: {type(error).__name__}"
        session.offer(self._update(parts, answer_to=number, problem=problem))

    async def _samples(self, wanted: WantedSamples) -> str:
        due = await self._in_thread("samples", self._look.due_for_samples, wanted, self._runs())
        if due:
            await asyncio.wait([self._read(told) for told in due], timeout=_PATIENCE)
        return await self._made("samples", self._look.samples, wanted)

    async def _made(self, thread: str, work: Callable[..., Any], wanted: Any) -> str:
        """An answer as JSON, which is made in a thread, too: that of a long one takes seconds."""
        runs = self._runs()
        made: str = await self._in_thread(thread, lambda: _bounded(work(wanted, runs), ": ask for less at once"))
        return made

    async def _in_thread(self, thread: str, work: Callable[..., Any], *given: object) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads[thread], work, *given)


def _bounded(form: Any, advice: str = "") -> str:
    """A form as JSON.

    Args:
        form: The form.
        advice: What is said to whoever asks for too much.

    Raises:
        RldkError: It is too long to be sent.
    """
    text = encode_form(form, ascii_only=False)
    if (size := length_of(text)) > MOST_ANSWER_BYTES:
        most = MOST_ANSWER_BYTES >> 20
        raise RldkError(f"it would have {size / 2**20:.1f} MiB, and no more than {most} are sent{advice}")
    return text
