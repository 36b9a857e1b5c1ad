"""A reader that is interrupted before a certain one of its system calls, as by a scheduler that lets a writer go on."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")

_FILES = (io.RawIOBase, io.BufferedIOBase)


class Interruption:
    """Runs an action before the n-th system call on a directory or a file.

    Attributes:
        before: The number of that call, from 1.
        calls: How many there were so far.
        done: Whether the action was run.
        listings: Which of them listed a directory.
    """

    def __init__(self, before: int, action: Callable[[], None]) -> None:
        self.calls = 0
        self.done = False
        self.listings: list[int] = []
        self.before = before
        self._action = action

    def run(self, reader: Callable[[], T]) -> T:
        """Runs a reader to its end."""
        sys.setprofile(self._see)
        try:
            return reader()
        finally:
            sys.setprofile(None)

    def now(self) -> None:
        """Runs the action."""
        profile = sys.getprofile()
        sys.setprofile(None)
        self.done = True
        self._action()
        sys.setprofile(profile)

    def _see(self, _frame: FrameType, event: str, call: Any) -> None:
        # Whatever name a function is called by, the interpreter tells of each call into C, before it happens.
        if event != "c_call" or not (call is open or call.__module__ == "posix" or isinstance(call.__self__, _FILES)):
            return
        if call.__name__ in ("fspath", "fsdecode", "getpid", "register_at_fork", "fileno", "close", "tell"):
            return
        self.calls += 1
        if call.__name__ in ("scandir", "listdir"):
            self.listings.append(self.calls)
        if self.calls == self.before and not self.done:
            self.now()
