"""Which runs may be shown to a client: those of which all lies below the directories that are served."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from rldk.adapters.foreign_run import ForeignRun
from rldk.adapters.samples.shown import sample_files
from rldk.errors import LogNotFoundError
from rldk.log.runs import RunLogs
from rldk.regular_file import walk

_SETTINGS = "files"  # where trackers keep what belongs to a log, beside it


def roots_of(directories: Sequence[Path]) -> tuple[Path, ...]:
    """The directories without links, each once.

    Raises:
        LogNotFoundError: One is no directory.
    """
    for directory in directories:
        if not directory.is_dir():
            raise LogNotFoundError(f"{directory}: expected a directory of logs, found none")
    return tuple(dict.fromkeys(Path(os.path.realpath(directory)) for directory in directories))


class Inside:
    """Says of runs whether all that may be read of them lies below some directories, as the links stand now.

    It remembers what it saw of a directory: whoever looks again at another time makes another one.

    Args:
        roots: The directories; they may be links themselves.
    """

    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = [Path(os.path.realpath(root)) for root in roots]
        self._closed: dict[Path, bool] = {}

    def has(self, run: RunLogs) -> bool:
        """Whether no link leads from a run out of the directories: none of its files, and none beside them."""
        files = [*run.paths, *(rank.live for rank in run.other_ranks), *sample_files(run)]
        if isinstance(run, ForeignRun):  # what a copy tells besides steps is read, too
            files += [path for copy in run.copies for path in copy.log.paths]
        directories = {path.parent for path in files}
        return (
            all(map(self._reaches, files))
            and all(map(self._is_closed, (*directories, *(path / _SETTINGS for path in directories))))
            and all(self._holds_all(path) for path in files if path.is_dir())
        )

    def _holds_all(self, folder: Path) -> bool:
        """Whether no link in a folder that is a log, as MLflow's are, leads outside, however deep it lies."""
        below = (Path(place, name) for place, *names in walk(folder, _leave) for name in chain(*names))
        return all(self._reaches(path) for path in below if path.is_symlink())

    def _is_closed(self, directory: Path) -> bool:
        """Whether no link in a directory leads to a file outside."""
        if directory not in self._closed:
            try:
                links: list[Path] = []
                if directory.is_dir():
                    with os.scandir(directory) as entries:
                        links = [Path(entry.path) for entry in entries if entry.is_symlink() and _may_be_read(entry)]
                self._closed[directory] = self._reaches(directory) and all(map(self._reaches, links))
            except OSError:  # what cannot be listed may have any link
                self._closed[directory] = False
        return self._closed[directory]

    def _reaches(self, path: Path) -> bool:
        real = Path(os.path.realpath(path))
        return any(root == real or root in real.parents for root in self._roots)


def _may_be_read(link: os.DirEntry[str]) -> bool:
    """Whether a link leads to a file; one that leads nowhere, as to itself, is read by nobody."""
    try:
        return link.is_file()
    except OSError:
        return False


def _leave(_: OSError) -> None:
    """What cannot be listed is not read either."""
