"""What has changed in some directories since the last look, by the sizes and times of files alone.

Files are looked at and never watched: notifications miss what other hosts write to a shared file system.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class Stat(NamedTuple):
    """A file at one time.

    Attributes:
        inode: Which one it is.
        size: In bytes.
        changed: When it was written to last, Unix time, ns.
    """

    inode: int
    size: int
    changed: int


class Differences(NamedTuple):
    """What has become different: paths of files.

    Attributes:
        links: Symbolic links that have come, gone, or lead elsewhere, also to directories or to nothing.
    """

    new: set[str]
    gone: set[str]
    changed: set[str]
    links: frozenset[str] = frozenset()


class Poller:
    """Looks at the files in some directories.

    Args:
        roots: Directories, or files.

    Attributes:
        files: All that there are, as they were when they were looked at last.
        hidden: Directories that could not be looked into then.
    """

    def __init__(self, roots: Iterable[Path]) -> None:
        self._roots = [os.fspath(root) for root in roots]
        self._links: dict[str, tuple[int, int]] = {}
        self.files: dict[str, Stat] = {}
        self.hidden: list[str] = []

    def scan(self) -> Differences:
        """Looks at all files. Links to directories are not followed."""
        before = self.files
        now: dict[str, Stat] = {}
        links: dict[str, tuple[int, int]] = {}
        hidden: list[str] = []
        for root in self._roots:
            now.update(_files(root, hidden, links))
        if hidden:  # what cannot be looked into just now is taken to be as it was
            places = tuple(os.path.join(place, "") for place in hidden)  # noqa: PTH118  # a Path is slow
            now = {path: known for path, known in before.items() if path.startswith(places)} | now
            links = {path: known for path, known in self._links.items() if path.startswith(places)} | links
        led = frozenset(path for path, _ in self._links.items() ^ links.items())
        self.files, self.hidden, self._links = now, hidden, links
        changed = {path for path, known in now.items() if known != before.get(path, known)}
        return Differences(now.keys() - before.keys(), before.keys() - now.keys(), changed, led)

    def look(self, paths: Iterable[str]) -> Differences:
        """Looks at some files. Those that have the name of another one now are new, too."""
        found = Differences(set(), set(), set())
        for path in paths:
            known, now = self.files.get(path), _stat(path)
            if now == known:
                continue
            if now is None:
                found.gone.add(path)
                del self.files[path]
                continue
            found.changed.add(path)
            if known is None or known.inode != now.inode:
                found.new.add(path)
            self.files[path] = now
        return found


def _files(root: str, hidden: list[str], links: dict[str, tuple[int, int]]) -> Iterator[tuple[str, Stat]]:
    if (found := _stat(root)) is not None:
        yield root, found
        return
    todo = [root]
    while todo:
        place = todo.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        todo.append(entry.path)
                        continue
                    try:
                        if entry.is_symlink():
                            itself = entry.stat(follow_symlinks=False)
                            links[entry.path] = itself.st_ino, itself.st_ctime_ns
                        found = _of(entry.stat())
                    except OSError:  # it is gone, or a link to nothing
                        continue
                    if found is not None:
                        yield entry.path, found
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            hidden.append(place)


def _stat(path: str) -> Stat | None:
    try:
        return _of(os.stat(path))  # noqa: PTH116  # a Path is slow
    except (OSError, ValueError):
        return None


def _of(found: os.stat_result) -> Stat | None:
    return Stat(found.st_ino, found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None
