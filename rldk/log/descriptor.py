"""Descriptors that nobody is left with: neither a forked child, nor a process whose signal handler raises anywhere."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

_FORK_SECONDS = 1.0
_MOST_TRIES = 3


class Descriptor:
    """An open file descriptor, closed at the latest with its last reference, and at once in a forked child.

    A forked child would otherwise hold the lock on the file for as long as it lives, though its parent was killed.
    Only a fork in C that bypasses Python keeps a copy.

    Args:
        opener: `os.open` or `os.dup`.
        args: Its arguments.

    Attributes:
        fd: The descriptor; -1 once it is closed.

    Raises:
        OSError: It cannot be opened.
    """

    fd = -1
    _identity: tuple[int, int] | None = None

    def __init__(self, opener: Callable[..., int], *args: Any) -> None:
        self._held: list[int] = []
        _open.add(self)
        no_fork = _forks.held_back()
        # In one step: a signal handler runs between two calls, and what it raises would leave the file open.
        self._held.extend(map(opener, *zip(args)))
        del no_fork
        self.fd = self._held[0]
        self._identity = _identity(os.fstat(self.fd))

    def check(self) -> os.stat_result:
        """Asks whether the number still stands for the file that was opened.

        Other code may have closed it, and whoever opened a file next has the number now.

        Returns:
            What `fstat` says of the file.

        Raises:
            OSError: EBADF if it does not; nothing is closed here any more.
        """
        if self.fd < 0:
            raise OSError(errno.EBADF, "the descriptor is closed")
        try:
            found = os.fstat(self.fd)
        except OSError:
            self.forget()
            raise
        if _identity(found) != self._identity:
            self.forget()
            raise OSError(errno.EBADF, "the descriptor was closed by other code, and is that of another file now")
        return found

    def names(self, path: Path) -> bool:
        """Whether a path leads to the open file."""
        try:
            return _identity(path.stat()) == self._identity
        except OSError:
            return False

    def close(self) -> None:
        """Closes it, once, unless its number is that of another file by now."""
        no_fork = _forks.held_back()
        with contextlib.suppress(OSError, IndexError):
            if self._identity not in (None, _identity(os.fstat(self._held[0]))):
                self.forget()
            list(map(os.close, map(list.pop, [self._held])))  # in one step, as it was opened
        self.fd = -1
        del no_fork

    def forget(self) -> None:
        """Leaves the number to whoever has it now."""
        self.fd = -1
        self._held.clear()

    def __del__(self) -> None:
        for _ in range(_MOST_TRIES):  # what a signal handler raises here is lost in any case
            with contextlib.suppress(BaseException):
                if self.__dict__.get("_held"):
                    self.close()
                return


class _UnderWay:
    """A file is being opened or closed."""


class _Forks:
    """Holds a fork back while that is so: the child would have a descriptor that nobody there knows of."""

    def __init__(self) -> None:
        self._gate = threading.RLock()
        self._under_way: weakref.WeakSet[_UnderWay] = weakref.WeakSet()
        os.register_at_fork(before=self._before, after_in_parent=self._after, after_in_child=self._in_child)

    def held_back(self) -> _UnderWay:
        """Holds forks back for as long as the result is referred to."""
        under_way = _UnderWay()
        with self._gate:
            self._under_way.add(under_way)
        return under_way

    def _before(self) -> None:
        deadline = time.monotonic() + _FORK_SECONDS  # a file server that hangs must not hang the fork
        self._gate.acquire(timeout=_FORK_SECONDS)
        while list(self._under_way) and time.monotonic() < deadline:
            time.sleep(_FORK_SECONDS / 1000)

    def _after(self) -> None:
        with contextlib.suppress(RuntimeError):  # it was not waited for
            self._gate.release()

    def _in_child(self) -> None:
        self._gate = threading.RLock()
        self._under_way.clear()
        for descriptor in list(_open):
            descriptor.close()


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


_open: weakref.WeakSet[Descriptor] = weakref.WeakSet()
_forks = _Forks()
