"""How long the host spends in the job's own all_reduce calls: watched, never called."""

from __future__ import annotations

import functools
import sys
import threading
import time
from collections.abc import Callable
from typing import Any


class AllReduceTimer:
    """Times the calls of `torch.distributed.all_reduce` that this process makes, from `start` to `close`.

    What it sees is host time: under NCCL, and with `async_op=True`, a call returns before the transfer is done. Calls
    through a name imported before `start` (`from torch.distributed import all_reduce`) and those that C++ makes, such
    as DistributedDataParallel's, are not seen. A process that has not imported torch makes none.
    """

    def __init__(self) -> None:
        self._dist: Any = None
        self._original: Callable[..., Any] | None = None
        self._timed: Callable[..., Any] | None = None
        self._lock = threading.Lock()
        self._seconds = 0.0
        self._calls = 0

    def start(self) -> None:
        """Begins to watch, if torch is loaded and nobody watches yet."""
        torch: Any = sys.modules.get("torch")
        dist: Any = sys.modules.get("torch.distributed")
        if self._original is not None or torch is None or dist is None or not dist.is_available():
            return
        self._dist = dist
        original = self._original = dist.all_reduce
        is_compiling = torch.compiler.is_compiling

        @functools.wraps(original)
        def all_reduce(*args: Any, **kwargs: Any) -> Any:
            if is_compiling():  # a compiler knows the original by its identity
                return original(*args, **kwargs)
            started = time.perf_counter()
            try:
                return original(*args, **kwargs)
            finally:
                spent = time.perf_counter() - started
                with self._lock:
                    self._seconds += spent
                    self._calls += 1

        self._timed = dist.all_reduce = all_reduce

    def take(self) -> float | None:
        """Milliseconds in all_reduce since the last `take`; None if there was no call."""
        with self._lock:
            seconds, calls = self._seconds, self._calls
            self._seconds, self._calls = 0.0, 0
        return seconds * 1000 if calls else None

    def close(self) -> None:
        """Stops watching; what another has put around ours since is left in place."""
        if self._timed is not None and self._dist.all_reduce is self._timed:
            self._dist.all_reduce = self._original
        self._original = self._timed = None

    def __enter__(self) -> AllReduceTimer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
