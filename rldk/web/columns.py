"""Columns of the table of runs: figures of any metric, and any setting, of all runs."""

from __future__ import annotations

import asyncio
import math
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from heapq import heappop, heappush
from typing import Any

from rldk_schema.forms.live_request import LiveColumn
from rldk_schema.forms.live_update import LiveNames, LiveValues
from rldk_schema.metrics import CORE_METRICS

from rldk.forms import encode_form
from rldk.text import nonfinite_word
from rldk.web.indexes import Indexes, Key
from rldk.web.rows import clipped
from rldk.web.session import Session
from rldk.web.watched import Watched
from rldk.web.watching import Watcher

_AT_ONCE, _MOST_BYTES = 32, 4 * 2**20  # runs, and bytes of their logs, that are summed up at once
_AGAIN_SECONDS = 2.0  # between two readings of a run that grows, and two looks at all columns
_NAMES_SECONDS = 5.0
_SHARE = 0.25  # of one core
_MOST_NAMES = 5000  # that are told of: a log may have new ones at every step

Value = float | str
Values = dict[str, Value]
Update = Callable[..., str]


class Columns:
    """What is in the columns that pages want.

    Args:
        indexes: What knows the figures.
        watcher: What knows the runs.

    Attributes:
        summed: How many runs were summed up.
        names_text: What may stand in columns, as JSON.
    """

    def __init__(self, indexes: Indexes, watcher: Watcher) -> None:
        self._indexes = indexes
        self._watcher = watcher
        self._thread = ThreadPoolExecutor(1, "rldk-sum")
        self._wants: dict[Session, list[LiveColumn]] = {}
        self._known: dict[str, Values] = {}  # columns as pages have them
        self._summed: dict[str, tuple[float, Key]] = {}  # run to when it was summed up, and what stands for it
        self._ids: dict[Key, str] = {}
        self._looked = self._named = 0.0
        self._changed = False
        self._waiting: list[tuple[int, str]] = []  # a heap of runs that were never summed up, the newest first
        watcher.listeners.append(self._take)
        self.names_text = encode_form(LiveNames(dict.fromkeys(CORE_METRICS, 0), {}))
        self._names_told: dict[Session, str] = {}

    @property
    def summed(self) -> int:
        """How many runs were."""
        return len(self._summed)

    async def ask(self, session: Session, columns: Sequence[LiveColumn], update: Update) -> None:
        """Gives a page columns, and keeps them up to date.

        Args:
            session: The page.
            columns: All that it wants from now on.
            update: Makes a message of its parts.
        """
        self._wants[session] = list(columns)
        found = await self._in_thread(lambda: {_key(one): self._column(one) for one in columns})
        self._known = found | self._known  # what is newer is told to all at the next look
        told = [_told(one, self._known[_key(one)], whole=True) for one in columns]
        session.offer(update({"columns": encode_form(told)}))

    def leave(self, session: Session) -> None:
        """Forgets a page."""
        self._wants.pop(session, None)
        self._names_told.pop(session, None)

    async def sum_up(self) -> None:
        """Sums up the runs that need it most."""
        some = self._due()
        if not some:
            return
        began = time.monotonic()

        def work() -> tuple[dict[str, Key], float]:
            before = time.thread_time()
            runs = {one.id: self._watcher.now(one) for one in some}
            self._indexes.update(runs.values(), math.inf)
            keys = {known: self._indexes.key_of(run) for known, run in runs.items()}
            return keys, time.thread_time() - before

        keys, cost = await self._in_thread(work)
        for known, key in keys.items():
            if known not in self._watcher.runs.runs:
                continue
            self._summed[known] = began, key
            self._ids[key] = known
        self._changed = True
        await asyncio.sleep(cost * (1 / _SHARE - 1))

    def _take(self, new: Iterable[Watched], gone: Iterable[str]) -> None:
        for one in new:
            heappush(self._waiting, (-one.newest, one.id))
        for known in gone:
            if (summed := self._summed.pop(known, None)) is not None:
                self._ids.pop(summed[1], None)
                self._changed = True

    def _due(self) -> list[Watched]:
        """Runs that have grown since they were summed up, and the newest of those that never were."""
        runs, now = self._watcher.runs.runs, time.monotonic()
        found: list[Watched] = []
        grown = []
        for one in self._watcher.live():
            at = self._summed[one.id][0] if one.id in self._summed else math.inf
            if (one.touched or 0.0) > at and now - at > _AGAIN_SECONDS:
                grown.append((at, one.id))
        for _, known in sorted(grown):
            if not _is_enough(found):
                found.append(runs[known])
        while self._waiting and not _is_enough(found):
            waiting = runs.get(heappop(self._waiting)[1])
            if waiting is not None and waiting.id not in self._summed:
                found.append(waiting)
        return found

    async def look(self, update: Update) -> None:
        """Tells pages what has changed in their columns."""
        now = time.monotonic()
        if not self._changed or now - self._looked < _AGAIN_SECONDS:
            return
        self._looked, self._changed = now, False
        wanted = {_key(one): one for columns in self._wants.values() for one in columns}
        found = await self._in_thread(lambda: {key: self._column(one) for key, one in wanted.items()})
        news = {}
        for key, values in found.items():
            before = self._known.get(key, {})
            changed: dict[str, Any] = {run: value for run, value in values.items() if before.get(run) != value}
            changed |= dict.fromkeys(before.keys() - values.keys())
            if changed:
                news[key] = encode_form(_told(wanted[key], changed, whole=False))
        self._known = found
        for session, columns in self._wants.items():
            told = [news[key] for key in map(_key, columns) if key in news]
            if told:
                session.offer(update({"columns": f"[{', '.join(told)}]"}))
        if now - self._named > _NAMES_SECONDS:
            self._named = now
            self.names_text = await self._in_thread(self._names)

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
                if (known := self._ids.get(Key(place, key))) is not None:
                    found[known] = _plain(value)
        return found

    def _names(self) -> str:
        metrics: Counter[str] = Counter(dict.fromkeys(CORE_METRICS, 0))
        settings: Counter[str] = Counter()
        for index in self._indexes.all:
            metrics.update(index.names())
            settings.update(index.setting_keys())
        core = {name: metrics.pop(name) for name in CORE_METRICS}
        rest = dict(metrics.most_common(_MOST_NAMES))
        return encode_form(LiveNames(core | rest, dict(settings.most_common(_MOST_NAMES))))

    async def _in_thread(self, work: Callable[[], Any]) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def close(self) -> None:
        """Waits for nothing that is at work."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _is_enough(some: Sequence[Watched]) -> bool:
    return len(some) >= _AT_ONCE or sum(one.size for one in some) >= _MOST_BYTES


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
