"""A thread that does one thing after another, and says so if it has been at one for long."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from rldk.text import counted

Result = TypeVar("Result")

_STEP_SECONDS = 10  # a time that is told to pages is told again after so many


class Worker:
    """One thread.

    Args:
        name: Of the thread.
        what: What is told if it is at one thing for long, with `{}` for how long that is.
        patience: For so long it may be at one thing before that is worth telling, s.
    """

    def __init__(self, name: str, what: str, patience: float) -> None:
        self._pool = ThreadPoolExecutor(1, name)
        self._what, self._patience = what, patience
        self._began: float | None = None

    async def do(self, work: Callable[[], Result]) -> Result:
        """Calls a function in the thread, once what it was given before is done."""

        def timed() -> Result:
            self._began = time.monotonic()
            try:
                return work()
            finally:
                self._began = None

        return await asyncio.get_running_loop().run_in_executor(self._pool, timed)

    @property
    def trouble(self) -> str | None:
        """That it has been at one thing for long; None if it has not."""
        began = self._began
        if began is None or (spent := time.monotonic() - began) < self._patience:
            return None
        return self._what.format(_span(spent))

    def close(self) -> None:
        """Waits for nothing that it is at."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _span(seconds: float) -> str:
    """A time that has passed, in steps."""
    whole = int(seconds) // _STEP_SECONDS * _STEP_SECONDS
    return counted(whole, "second") if whole < 120 else counted(whole // 60, "minute")
