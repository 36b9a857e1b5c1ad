"""A reader that is interrupted before a certain one of its system calls, as by a scheduler that lets a writer go on."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Container
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


class TornListings:
    """Directories as they may be listed while they change: of what is not there throughout, nothing is shown.

    Args:
        hit: Which listings are interrupted, from 1.
        action: What happens in their middle.

    Attributes:
        count: How many listings there were.
    """

    def __init__(self, hit: Container[int], action: Callable[[], None]) -> None:
        self.count = 0
        self._hit = hit
        self._action = action
        self._acting = False
        self._scandir = os.scandir

    def scandir(self, folder: Any) -> _Entries:
        """Stands in for `os.scandir`."""
        entries = self._list(folder)
        if self._acting:
            return _Entries(entries)
        self.count += 1
        if self.count in self._hit:
            self._acting = True
            self._action()
            self._acting = False
            still = {(entry.name, entry.inode()) for entry in self._list(folder)}
            entries = [entry for entry in entries if (entry.name, entry.inode()) in still]
        return _Entries(entries)

    def _list(self, folder: Any) -> list[os.DirEntry[str]]:
        with self._scandir(folder) as entries:
            return list(entries)


class _Entries:
    def __init__(self, entries: list[os.DirEntry[str]]) -> None:
        self._entries = iter(entries)

    def __enter__(self) -> _Entries:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __iter__(self) -> _Entries:
        return self

    def __next__(self) -> os.DirEntry[str]:
        return next(self._entries)

    def close(self) -> None:
        pass
