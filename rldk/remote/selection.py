"""Which files a command reads of what a URL names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files a command reads.

    Attributes:
        wants: Whether it reads a file of a directory, by its path there.
        beside: What tells which files, by name, it reads together with some that stand beside them.
        is_no_log: Whether it does not read a large file further than its start, by its path and its first 64 KiB.
        folders: Names of folders of which it only wants to know that they are there.
        inner: Folders beside a file in which it also looks.
    """

    wants: Callable[[PurePosixPath], bool]
    beside: Callable[[Iterable[str]], Callable[[str], bool]]
    is_no_log: Callable[[PurePosixPath, bytes], bool] | None = None
    folders: Collection[str] = ()
    inner: Collection[str] = ()
