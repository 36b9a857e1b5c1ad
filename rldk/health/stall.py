"""Notices that training has stopped moving, and writes down where every thread stands."""

from __future__ import annotations

import faulthandler
import math
import os
import time
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

from rldk.background import BackgroundThread
from rldk.guard import SafeLogger
from rldk.health.alerts import Alert
from rldk.health.evaluator import Evaluator

log = SafeLogger(__name__)

_Sign = tuple[float, int, int]

LOOK_SECONDS = 5.0
"""How often to look, by default."""


class StallWatch:
    """Raises an alert once nothing has happened for longer than the rule `stall` allows.

    A daemon thread of its own looks: what hangs training often hangs the GPU's driver, and the sampler with it. It
    starts with the first sign of life.

    Args:
        monitor: Knows the run's pace, and the rule.
        stacks: The file that the stacks of this process's threads are appended to, once per stall.
        on_stall: Gets the alert, in the watch's thread.
        seconds: Time between two looks.
    """

    def __init__(
        self,
        monitor: Evaluator,
        stacks: Path,
        on_stall: Callable[[Alert], None],
        *,
        seconds: float = LOOK_SECONDS,
    ) -> None:
        self._monitor = monitor
        self._stacks = stacks
        self._on_stall = on_stall
        self._seconds = seconds
        self._sign: _Sign | None = None  # when, at which step, and how many steps may follow
        self._known: _Sign | None = None  # the one that was looked at last
        self._reported: _Sign | None = None
        self._suspended = 0.0  # seconds since the known sign
        self._looked = 0.0
        self._closed = math.isinf(monitor.silence_limit())  # no rule asks for it
        self._started = False
        self._thread = BackgroundThread(seconds, self._round, name="rldk-stall")
        self._pid = os.getpid()

    def alive(self, step: int, steps: int = 1) -> None:
        """Something has happened.

        Args:
            step: The step that training is at.
            steps: How many steps usually pass before the next sign.
        """
        self._sign = (time.monotonic(), step, steps)
        if not (self._started or self._closed) and os.getpid() == self._pid:
            self._started, self._looked = True, time.monotonic()
            if not self._thread.start():  # the process may have no more threads: training continues unwatched
                self._closed = True
                log.warning("rldk: not watching for stalls: the process cannot start any more threads")

    def close(self) -> None:
        """Ends the watch: from now on silence means nothing."""
        if not self._closed:
            self._closed = True
            self._thread.close(wait=False)

    def _round(self) -> None:
        now = time.monotonic()
        # Who could not look was stopped (SIGSTOP, a scheduler's suspend), and so was what it looks at.
        late, self._looked = max(0.0, now - self._looked - 2 * self._seconds), now
        sign = self._sign
        if sign is None or sign is self._reported or self._closed:
            return
        if sign is not self._known:
            self._known, self._suspended = sign, 0.0
        if sign[0] < now - late:
            self._suspended += late
        if self._look(sign[0] + self._suspended, *sign[1:]):
            self._reported = sign

    def _look(self, since: float, step: int, steps: int) -> bool:
        silent = time.monotonic() - since
        if silent <= self._monitor.silence_limit(steps):
            return False
        text = f"nothing has happened for {silent:,.0f} s after step {step}"
        for alert in self._monitor.silent(step, silent, text, steps=steps):
            self._write_stacks(step, silent)
            self._on_stall(alert)
        return True

    def _write_stacks(self, step: int, silent: float) -> None:
        try:
            with self._stacks.open("a", encoding="utf-8") as file:
                now = datetime.now(timezone.utc).isoformat(timespec="seconds")
                file.write(f"\n{now}: process {os.getpid()}, silent for {silent:,.0f} s after step {step}\n")
                file.flush()
                faulthandler.dump_traceback(file, all_threads=True)
        except OSError as error:
            log.warning("%s: the stacks could not be written: %s", self._stacks, error)
