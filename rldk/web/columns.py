"""Columns of the table of runs: figures of any metric, and any setting, of all runs."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from rldk_schema.forms.live_request import LiveColumn
from rldk_schema.forms.live_update import LiveNames, LiveValues
from rldk_schema.metrics import CORE_METRICS

from rldk.forms import encode_form
from rldk.report.drawn import MOST_COUNTED
from rldk.run_index.database import BusyError
from rldk.run_index.summaries import MOST_NAMES
from rldk.text import counted, nonfinite_word
from rldk.web.indexes import Indexes, Key
from rldk.web.rows import clipped
from rldk.web.session import Session
from rldk.web.summing import Summing
from rldk.web.watching import Watcher
from rldk.web.worker import Worker

log = logging.getLogger(__name__)

_AGAIN_SECONDS = 2.0  # between two looks at all columns
_CHECK_SECONDS = 10.0  # the same where nothing is known to have changed: the index may be gone
_NAMES_SECONDS = 5.0
_LOOKS = "Columns have been looked up for {}."
_MOST_NAMES = 5000  # that are told of: a log may have new ones at every step

Value = float | str
Values = dict[str, Value]
Update = Callable[..., str]


class Columns:
    """What is in the columns that pages want. They are looked up in a thread that reads no logs.

    Args:
        indexes: What knows the figures.
        watcher: What knows the runs.
        failed: Is told what went wrong, and why.

    Attributes:
        workers: The threads of both.
        summing: What brings the figures up to date.
        left_out: What has names that are not told of, a sentence each.
        names_text: What may stand in columns, as JSON.
    """

    def __init__(self, indexes: Indexes, watcher: Watcher, failed: Callable[[str, Exception], None]) -> None:
        self._failed = failed
        self.summing = Summing(indexes, watcher)
        self._indexes = indexes
        self._worker = Worker("rldk-columns", _LOOKS, 30.0)
        self.workers = self.summing.worker, self._worker
        self._wants: dict[Session, list[LiveColumn]] = {}
        self._asked: dict[Session, asyncio.Task[None]] = {}
        self._owed: dict[Session, set[str]] = {}  # columns that could not be looked up yet
        self._known: dict[str, Values] = {}  # columns as pages have them
        self._looked = self._named = -math.inf
        self._seen, self._seen_names = -1, -1  # how much of what has changed they have
        self.left_out: list[str] = []
        self.names_text = self._no_names = encode_form(LiveNames(dict.fromkeys(CORE_METRICS, 0), {}))
        self._names_told: dict[Session, str] = {}

    def ask(self, session: Session, columns: Sequence[LiveColumn], update: Update) -> None:
        """Begins to give a page columns, which are kept up to date; nobody waits for that.

        Args:
            session: The page.
            columns: All that it wants from now on.
            update: Makes a message of its parts.
        """
        self._forget_question(session)
        self._owed.pop(session, None)
        self._wants[session] = list(columns)
        self._asked[session] = asyncio.create_task(self._answer(session, columns, update))

    async def _answer(self, session: Session, columns: Sequence[LiveColumn], update: Update) -> None:
        try:
            found = await self._in_thread(lambda: {_key(one): self._column(one) for one in columns})
        except Exception as error:  # the next look has them
            found, self._seen = {}, -1
            if not isinstance(error, BusyError):
                log.exception("rldk serve: columns")
                self._failed("looking up columns", error)
        self._known = found | self._known  # what is newer is told to all at the next look
        self._owed[session] = {_key(one) for one in columns} - self._known.keys()
        told = [_told(one, self._known[_key(one)], whole=True) for one in columns if _key(one) in self._known]
        if told or not columns:
            session.offer(update({"columns": encode_form(told)}))

    def leave(self, session: Session) -> None:
        """Forgets a page."""
        self._forget_question(session)
        self._wants.pop(session, None)
        self._owed.pop(session, None)
        self._names_told.pop(session, None)

    def _forget_question(self, session: Session) -> None:
        if (task := self._asked.pop(session, None)) is not None:
            task.cancel()

    async def look(self, update: Update) -> None:
        """Tells pages what has changed in their columns."""
        began, changed = time.monotonic(), self.summing.changed
        is_due = changed != self._seen and began - self._looked > _AGAIN_SECONDS
        if is_due or began - self._looked > _CHECK_SECONDS:
            self._looked = began
            with suppress(BusyError):
                self.summing.settle(began, await self._in_thread(self._indexes.there))
                await self._tell(update)
                self._seen = changed
        is_empty = self.names_text == self._no_names  # a page without any metric has no plot
        if changed != self._seen_names and (is_empty or began - self._named > _NAMES_SECONDS):
            self._named = began
            with suppress(BusyError):
                self.names_text = await self._in_thread(self._names)
                self._seen_names = changed

    async def _tell(self, update: Update) -> None:
        wanted = {_key(one): one for columns in self._wants.values() for one in columns}
        found = await self._in_thread(lambda: {key: self._column(one) for key, one in wanted.items()})
        lost, news = self.summing.lost, {}
        for key, column in found.items():
            before = self._known.get(key, {})
            values = found[key] = {run: before[run] for run in lost & before.keys()} | column
            changed: dict[str, Any] = {run: value for run, value in values.items() if before.get(run) != value}
            changed |= dict.fromkeys(before.keys() - values.keys())
            if changed:
                news[key] = encode_form(_told(wanted[key], changed, whole=False))
        still = {_key(one) for columns in self._wants.values() for one in columns}
        self._known = {key: values for key, values in (self._known | found).items() if key in still}
        for session, columns in self._wants.items():
            owed = self._owed.get(session, set()) & found.keys()
            whole = {key: encode_form(_told(wanted[key], found[key], whole=True)) for key in owed}
            told = [text for key in map(_key, columns) if (text := whole.get(key) or news.get(key)) is not None]
            if owed:
                self._owed[session] -= owed
            if told:
                session.offer(update({"columns": f"[{', '.join(told)}]"}))

    def note_names(self, session: Session) -> None:
        """Notes that a page is being told what may stand in columns."""
        self._names_told[session] = self.names_text

    def tell_names(self, sessions: Iterable[Session], update: Update) -> None:
        """Tells pages what may stand in columns, where that has changed."""
        for session in sessions:
            if self._names_told.get(session) != self.names_text and not session.behind:
                self._names_told[session] = self.names_text
                session.offer(update({"names": self.names_text}))

    def _column(self, column: LiveColumn) -> Values:
        found: Values = {}
        for place, index in enumerate(self._indexes.all):
            values: Any = (
                index.setting(column.name)
                if column.kind == "setting"
                else index.column(column.name, column.figure or "last")
            )
            for key, value in values.items():
                if (known := self.summing.ids.get(Key(place, key))) is not None:
                    found[known] = _plain(value)
        return found

    def _names(self) -> str:
        metrics: Counter[str] = Counter(dict.fromkeys(CORE_METRICS, 0))
        settings: Counter[str] = Counter()
        for index in self._indexes.all:
            metrics.update(index.names())
            settings.update(index.setting_keys())
        core = {name: metrics.pop(name) for name in CORE_METRICS}
        self.left_out = [
            f"{len(names) - _MOST_NAMES:,} more {kind}: those of the fewest runs are not offered as columns and plots"
            for kind, names in (("metrics", metrics), ("settings", settings))
            if len(names) > _MOST_NAMES
        ]
        if more := [count for index in self._indexes.all for count in index.more_metrics()]:
            several = "or more " if max(more) >= MOST_COUNTED else ""
            what = f"{sum(more):,} {several}metrics of {counted(len(more), 'run')}"
            self.left_out.append(f"{what} left out of the columns: beyond the first {MOST_NAMES:,} of a run")
        rest = dict(metrics.most_common(_MOST_NAMES))
        return encode_form(LiveNames(core | rest, dict(settings.most_common(_MOST_NAMES))))

    async def _in_thread(self, work: Callable[[], Any]) -> Any:
        return await self._worker.do(work)

    def close(self) -> None:
        """Waits for nothing that is at work."""
        self.summing.close()
        self._worker.close()


def _key(column: LiveColumn) -> str:
    return f"{column.kind} {column.figure} {column.name}"


def _told(column: LiveColumn, values: dict[str, Any], *, whole: bool) -> LiveValues:
    figure = None if column.kind == "setting" else column.figure or "last"
    return LiveValues(column.kind, column.name, figure, whole, values)


def _plain(value: Value) -> Value:
    """A value that is equal to itself: not finite ones are words, as on the wire."""
    if isinstance(value, str):
        return clipped(value)
    return value if math.isfinite(value) else nonfinite_word(value)
