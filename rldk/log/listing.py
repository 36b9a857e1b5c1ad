"""Directories as a command sees them: each is listed once, however many of its files are read."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path

_LAST = "\U0010ffff"  # no character of a file name is greater


class Listing:
    """The names in directories, each listed when it is first asked for.

    A log may be rotated meanwhile, so this says where to begin: whoever reads the log looks for its next segment.

    Args:
        lenient: Whether directories that cannot be looked into are passed over, as somebody else names them.

    Attributes:
        left_out: What has the name of a log but is not a regular file, and what it is instead.
    """

    def __init__(self, *, lenient: bool = False) -> None:
        self._lenient = lenient
        self.left_out: dict[Path, str] = {}
        self._names: dict[Path, list[str]] = {}

    def add(self, folder: Path, names: Iterable[str]) -> None:
        """Takes in a directory that was listed just now."""
        self._names[folder] = sorted(names)

    def refuse(self, error: OSError) -> None:
        """Deals with a directory that cannot be looked into: it may hold a bad log.

        Raises:
            OSError: It is not passed over.
        """
        if not self._lenient:
            raise error

    def names(self, folder: Path, prefix: str) -> list[str]:
        """Names in a directory that begin with a prefix, sorted; none if it cannot be looked into."""
        if folder not in self._names:
            self.add(folder, _list(folder))
        names = self._names[folder]
        return names[bisect_left(names, prefix) : bisect_left(names, prefix + _LAST)]


def _list(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries]
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []  # any other error, such as too many open files, does not mean that there is nothing
