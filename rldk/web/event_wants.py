"""Who wants events one by one, as they are appended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from rldk_schema.forms.live_request import WantedEvents

from rldk.log.runs import RunLogs
from rldk.web.event_stream import EventStream
from rldk.web.messages import events_text
from rldk.web.session import Session
from rldk.web.watched import Watched
from rldk.web.watching import Watcher

_MOST_EVENTS = 2000  # of all runs at once: of those beyond it only the number is told


class EventWants:
    """Reads what is appended to the runs that any page wants events of: those of the first rank.

    Args:
        watcher: What knows the runs.
    """

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        watcher.listeners.append(self._take)
        self._wants: dict[Session, set[str] | None] = {}
        self._stream = EventStream(watcher.may_read)
        self._read: set[str] = set()

    def want(self, session: Session, wanted: WantedEvents) -> None:
        """Gives a page the events of some runs from now on."""
        self._wants[session] = None if wanted.runs is None else set(wanted.runs)
        self._begin(whole=False)

    def leave(self, session: Session) -> None:
        """Forgets a page."""
        if self._wants.pop(session, ()) != ():
            self._begin(whole=False)

    def who_wants(self, run: str) -> Iterator[Session]:
        """The pages that want the events of a run."""
        return (session for session, runs in self._wants.items() if runs is None or run in runs)

    def _begin(self, *, whole: bool) -> None:
        """Reads the runs that are wanted and no others."""
        runs = self._watcher.runs.runs
        everything = any(wanted is None for wanted in self._wants.values())
        chosen = {known for wanted in self._wants.values() for known in wanted or ()}
        wanted = {known for known in (runs if everything else chosen) if known in runs and _is_ours(runs[known])}
        seen_lately = self._watcher.is_up_to_date
        for known in wanted:
            is_new = whole or known in self._read  # a writer that has come beside the others is read from its beginning
            for live in runs[known].run.paths:
                since = self._watcher.stat(live) if seen_lately and not is_new else None
                self._stream.begin(known, live, since, whole=is_new)
        self._stream.end(wanted)
        self._read = wanted

    def _take(self, _new: Iterable[Watched], _gone: Iterable[str]) -> None:
        """Reads what is new, and what is gone no more."""
        if self._wants:
            self._begin(whole=not self._watcher.looking)

    async def appended(self, changed: Collection[str]) -> list[tuple[str, str]]:
        """What was appended to runs, where some have changed: of each its id, and its events for a message."""
        if self._stream.is_idle:
            return []
        found = await self._watcher.in_reader(lambda: list(self._stream.appended(changed)))
        left = _MOST_EVENTS
        told = []
        for run, some in found:
            if run not in self._watcher.runs.runs:
                continue
            events = some.events[-left:] if left else []
            left -= len(events)
            skipped = some.skipped + len(some.events) - len(events)
            told.append((run, events_text(run, self._watcher.runs.runs[run].row.run_id, events, skipped)))
        return told


def _is_ours(one: Watched) -> bool:
    return type(one.run) is RunLogs and all(path.suffix == ".jsonl" for path in one.run.paths)
