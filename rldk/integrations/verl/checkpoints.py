"""The checkpoints that verl saves: its loggers are not told of them, but it writes down the step of the last one."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_TRACKER = "latest_checkpointed_iteration.txt"


class SavedCheckpoints:
    """Looks for checkpoints where one is due: PPO saves before it logs the step, SFT after that.

    Args:
        every: A checkpoint is due every so many steps, and after the last one.
        folder: Where they are.
        found: Gets the step and the directory of each, and whether this host can see it.
    """

    def __init__(self, every: int, folder: str, found: Callable[[int, str, bool], None]) -> None:
        self._every = every
        self._folder = Path(folder)
        self._found = found
        self._begun = time.time() - 1  # some disks count whole seconds
        self._last = -1
        self._due: int | None = None

    def before(self, step: int) -> None:
        """A step is about to be logged."""
        if self._due is not None and self._due != step:
            self._due = None
            self.look()

    def after(self, step: int) -> None:
        """A step has been logged."""
        if step > 0 and step % self._every == 0 and step != self._last:
            self._due = step
            self.look()

    def look(self) -> None:
        """Reads which checkpoint was saved last; one of an earlier run does not count."""
        tracker = self._folder / _TRACKER
        with suppress(OSError, ValueError):
            if tracker.stat().st_mtime < self._begun:
                return
            step = int(tracker.read_text(encoding="ascii"))
            if step not in (self._last, -1):
                self._last, self._due = step, None
                path = self._folder / f"global_step_{step}"
                self._found(step, str(path), path.is_dir())
