"""A step that a framework logs in several calls becomes one event: `merge_by_step`."""

from __future__ import annotations

import atexit
import os
import threading
import weakref
from collections.abc import Callable, Mapping
from typing import Any

from rldk.background import BackgroundThread
from rldk.event.leaves import number_of
from rldk.event.metric_values import PLAIN, same_value
from rldk.guard import SafeLogger

log = SafeLogger(__name__)

HOLD_SECONDS = 30.0
"""After so long a step is written with what it has."""

Write = Callable[[int, Mapping[str, Any]], None]


class StepMerger:
    """Holds the calls of a step until the next step, its last call, or `seconds` later; then writes them as one.

    A process that is killed loses what is held: one step, or the calls of it that came within `seconds`. What comes for
    a step that has been written already is written by itself. Of a key that is given again, the first value counts. A
    forked process holds nothing: what is held is its parent's to write.

    Args:
        write: Gets the step, and all that was logged of it.
        seconds: How long to hold a step, at most; half of it at least.

    Attributes:
        again: Values that their step had already, and another one.
    """

    def __init__(self, write: Write, seconds: float = HOLD_SECONDS) -> None:
        self.again = 0
        self._write = write
        self._lock = threading.RLock()
        self._pid = os.getpid()
        self._step: int | None = None
        self._held: dict[str, Any] = {}
        self._written: dict[str, Any] = {}  # what is in an event of the step already
        self._old = False  # whether what is held was there a round ago
        known = weakref.ref(self)
        self._thread = BackgroundThread(seconds / 2, lambda: _flush_old(known), name="rldk-merge")
        # Registered after that of the recordings, and so called before their end is said.
        atexit.register(_flush, known)

    def log(self, step: int, metrics: Mapping[str, Any], *, last: bool = False) -> None:
        """Takes up a call.

        Args:
            step: Its step; a call for an earlier one than that which is held is written at once.
            metrics: Key to value.
            last: Whether it is the step's last one.
        """
        if os.getpid() != self._pid:
            self._write(step, metrics)  # which says what becomes of it
            return
        with self._lock:
            if self._step is not None and step < self._step:
                self._write(step, metrics)
                return
            if step != self._step:
                self.flush()
                self._step, self._written = step, {}
            had = {**self._written, **self._held}
            for key, given in metrics.items():
                value = _now(given)
                if key not in had:
                    self._held[key] = value
                elif not same_value(value, had[key]):
                    self._count(step, key)
            if last:
                self.flush()
            else:
                self._thread.start()

    def flush(self) -> None:
        """Writes what is held."""
        if os.getpid() != self._pid:  # asked before the lock, which a thread that no child has may hold
            return
        with self._lock:
            held, self._held, self._old = self._held, {}, False
            if held and self._step is not None:
                self._written |= held
                self._write(self._step, held)

    def close(self) -> None:
        """Writes what is held, and stops."""
        self.flush()
        self._thread.close(wait=False)

    def _count(self, step: int, key: str) -> None:
        if not self.again:
            log.warning("rldk: step %d: %s was logged again with another value: the first one counts", step, key)
        self.again += 1

    def flush_old(self) -> None:
        """Writes what is held since the round before."""
        with self._lock:
            if self._old:
                self.flush()
            else:
                self._old = bool(self._held)


def _now(value: Any) -> Any:
    """A value as it is now: an array or a tensor may be another one when it is written."""
    if type(value) in PLAIN:
        return value
    try:
        return number_of(value)
    except Exception:  # noqa: BLE001  # foreign code may raise anything: what writes it says what is wrong
        return value


def _flush(known: weakref.ref[StepMerger]) -> None:
    if (merger := known()) is not None:
        merger.flush()


def _flush_old(known: weakref.ref[StepMerger]) -> None:
    if (merger := known()) is not None:
        merger.flush_old()
