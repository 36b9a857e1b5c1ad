"""Which runs are summed up for the columns, and when: those that grow again and again, the others newest first."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from heapq import heappop, heappush
from typing import NamedTuple

from rldk.errors import RldkError
from rldk.run_index.database import BusyError
from rldk.text import printable
from rldk.web.indexes import Indexes, Key
from rldk.web.watched import Watched
from rldk.web.watching import Watcher
from rldk.web.worker import Worker

log = logging.getLogger(__name__)

_AT_ONCE, _MOST_BYTES = 32, 4 * 2**20  # runs, and bytes of their logs, that are summed up at once
_AGAIN_SECONDS = 2.0  # between two readings of a run that grows
_LATER_SECONDS = (2.0, 600.0)  # until what was lost is read again: at first, and doubled each time up to this
_SHARE = 0.25  # of one core
_SUMS = "Figures of runs have been read for the columns for {}: other runs wait."


class _Summed(NamedTuple):
    """A run that was looked at.

    Attributes:
        began: When that began, on the monotonic clock, s.
        key: What stands for it in columns.
        unread: Whether it could not be read.
    """

    began: float
    key: Key
    unread: bool


class Summing:
    """Brings the figures of runs up to date, in a thread.

    Args:
        indexes: What keeps them.
        watcher: What knows the runs.

    Attributes:
        worker: The thread.
        ids: What stands for a run in columns to its id.
        changed: Grows whenever there may be other figures.
        lost: Runs whose figures were known, and will be again: the index was damaged, deleted or begun anew.
    """

    def __init__(self, indexes: Indexes, watcher: Watcher) -> None:
        self.ids: dict[Key, str] = {}
        self.changed = 0
        self.lost: set[str] = set()
        self._indexes = indexes
        self._watcher = watcher
        self.worker = Worker("rldk-sum", _SUMS, 60.0)
        self._summed: dict[str, _Summed] = {}
        self._waiting: list[tuple[int, str]] = []  # a heap of runs that were never summed up, the newest first
        self._later: list[tuple[float, str]] = []  # a heap of those that are to be read again, and when
        self._delays: dict[str, float] = {}  # how long each of these was left alone
        self._untidy = True  # whether the indexes may know runs that are gone
        watcher.listeners.append(self._take)

    @property
    def count(self) -> int:
        """How many runs have figures."""
        return sum(not one.unread for one in self._summed.values())

    def _take(self, new: Iterable[Watched], gone: Collection[str]) -> None:
        for one in new:
            heappush(self._waiting, (-one.newest, one.id))
        for known in gone:
            self.lost.discard(known)
            self._delays.pop(known, None)
            self._summed.pop(known, None)
        if gone := set(gone):
            self.ids = {key: known for key, known in self.ids.items() if known not in gone}
            self.changed += 1
            self._untidy = True

    async def sum_up(self) -> None:
        """Sums up the runs that need it most."""
        some = self._due()
        if not some:
            await self._tidy()
            return

        def work() -> tuple[dict[str, _Summed], float]:
            before = time.thread_time()
            return self._sum(some), time.thread_time() - before

        found: dict[str, _Summed] = {}
        try:
            found, cost = await self.worker.do(work)
        finally:
            for one in some:
                if one.id not in self._watcher.runs.runs:
                    continue
                if (summed := found.get(one.id)) is None:
                    self._lose(one.id)
                    continue
                self._summed[one.id] = summed
                self.ids[summed.key] = one.id
                self.lost.discard(one.id)
        self.changed += 1
        await asyncio.sleep(cost * (1 / _SHARE - 1))

    def _sum(self, some: Sequence[Watched]) -> dict[str, _Summed]:
        """Reads some runs; one that fails keeps no other from being known, and what cannot be kept now is missing."""
        began = time.monotonic()
        runs = {}
        for one in some:
            with suppress(RldkError, OSError):  # what cannot be read now is tried again
                runs[one.id] = self._watcher.now(one)
        keys = {known: self._indexes.key_of(run) for known, run in runs.items()}
        try:
            unread = self._indexes.update(runs.values())
        except BusyError:
            return {}
        except Exception:
            if len(some) == 1:
                log.exception("rldk serve: columns of %s", printable(str(some[0].run.paths[0])))
                return {some[0].id: _Summed(began, keys[some[0].id], unread=True)}
            return {known: summed for one in some for known, summed in self._sum([one]).items()}
        return {known: _Summed(began, key, key in unread) for known, key in keys.items()}

    async def _tidy(self) -> None:
        """Has the indexes forget the runs that are gone."""
        if self._untidy and not self._watcher.looking:
            self._untidy = False
            runs = [one.run for one in self._watcher.runs.runs.values()]
            await self.worker.do(lambda: self._indexes.forget(runs))
            self.changed += 1

    def _lose(self, known: str) -> None:
        """Has a run summed up again, after a while; what was known of it stays so long."""
        if self._summed.pop(known, None) is not None:
            self.lost.add(known)
        first, most = _LATER_SECONDS
        delay = self._delays[known] = min(most, 2 * self._delays.get(known, first / 2))
        heappush(self._later, (time.monotonic() + delay, known))

    def settle(self, began: float, there: set[Key]) -> None:
        """Has runs summed up again that were, and that the index does not have.

        Args:
            began: When it was looked at, on the monotonic clock, s.
            there: What stands for the runs that it has.
        """
        for known, one in list(self._summed.items()):
            if one.unread or one.began > began:
                continue
            if one.key in there:
                self._delays.pop(known, None)
                continue
            self._lose(known)

    def _due(self) -> list[Watched]:
        """Runs that have grown since they were summed up, those that are to be read again, and the newest others."""
        runs, now = self._watcher.runs.runs, time.monotonic()
        found: list[Watched] = []
        grown = []
        for one in self._watcher.live():
            at = self._summed[one.id].began if one.id in self._summed else float("inf")
            if (one.touched or 0.0) > at and now - at > _AGAIN_SECONDS:
                grown.append((at, one.id))
        for _, known in sorted(grown):
            if not _is_enough(found):
                found.append(runs[known])
        while not _is_enough(found):
            if self._later and self._later[0][0] <= now:
                known = heappop(self._later)[1]
            elif self._waiting:
                known = heappop(self._waiting)[1]
            else:
                break
            if known in runs and known not in self._summed and runs[known] not in found:
                found.append(runs[known])
        return found

    def close(self) -> None:
        """Waits for nothing that is at work."""
        self.worker.close()


def _is_enough(some: Sequence[Watched]) -> bool:
    return len(some) >= _AT_ONCE or sum(one.size for one in some) >= _MOST_BYTES
