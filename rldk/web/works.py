"""What the server does again and again while a page is open, and what keeps it from that."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from rldk.text import counted
from rldk.web.rows import clipped
from rldk.web.worker import Worker

log = logging.getLogger(__name__)

_TOLD_SECONDS = 300.0  # for which a failure is told of


@dataclass(slots=True)
class _Failure:
    """What went wrong last in one work, how often anything has, and when on the monotonic clock, s."""

    error: str
    count: int
    at: float


class Works:
    """Does some works again and again.

    Args:
        workers: The threads in which they are done.
    """

    def __init__(self, workers: Sequence[Worker]) -> None:
        self._workers = workers
        self._failures: dict[str, _Failure] = {}

    async def for_ever(
        self, open_: asyncio.Event, what: str, work: Callable[[], Awaitable[None]], seconds: float
    ) -> None:
        """Does some work again and again, while any page is open. What goes wrong once is told, and the page stays.

        Args:
            open_: Whether a page is.
            what: What it is for, for people.
            work: What to do.
            seconds: How long to wait after it.
        """
        while True:
            await open_.wait()
            try:
                await work()
            except Exception as error:
                log.exception("rldk serve: %s", what)
                self.failed(what, error)
                await asyncio.sleep(1.0)
            await asyncio.sleep(seconds)

    def failed(self, what: str, error: Exception) -> None:
        """Notes what went wrong with something."""
        before = self._failures.pop(what, None)
        count = 1 if before is None else before.count + 1
        self._failures[what] = _Failure(clipped(str(error) or type(error).__name__), count, time.monotonic())

    @property
    def problems(self) -> list[str]:
        """What takes long just now, and what went wrong lately, a sentence each."""
        since = time.monotonic() - _TOLD_SECONDS
        self._failures = {what: failure for what, failure in self._failures.items() if failure.at > since}
        told = [trouble for worker in self._workers if (trouble := worker.trouble) is not None]
        for what, failure in self._failures.items():
            often = "" if failure.count == 1 else f" ({counted(failure.count, 'time')})"
            told.append(f"{what[:1].upper()}{what[1:]} failed{often}: {failure.error}")
        return told
