"""Which runs may be shown to a client: those of which all that is read lies below the directories that are served.

What a path leads to is looked up before it is opened, and not again once it is open. So who may write into a directory
while it is read can still have a file from elsewhere read, by a link that comes between these two and is gone at the
next look. Nor can it be told that a name is a hard link, or that something is mounted there.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rldk.adapters.foreign_run import ForeignRun
from rldk.adapters.layouts.registry import ForeignLog
from rldk.adapters.settings import BESIDE
from rldk.errors import LogNotFoundError
from rldk.log.own_files import run_of_file
from rldk.log.runs import RunLogs
from rldk.run_index.code import GRANULARITY
from rldk.text import counted

_BESIDE = {  # by the layout of a log, what adapters read beside it
    "csv": ("hparams.yaml",),
    "wandb": ("files/requirements.txt",),
    "swanlab": ("files/requirements.txt", "files/config.yaml"),
    "mlflow": ("meta.yaml",),  # of the experiment, beside a run's folder
}
_OF_DATABASES = ("-wal", "-journal")

_TRUST = 20  # times what it took to list a directory in which something has just changed: so long that holds
_SHOWN = 3

WHAT_TO_DO = "serve the directory that a link leads to, too, or put a copy in its place"


def roots_of(directories: Sequence[Path]) -> tuple[Path, ...]:
    """The directories without links, each once.

    Raises:
        LogNotFoundError: One is no directory.
    """
    for directory in directories:
        if not directory.is_dir():
            raise LogNotFoundError(f"{directory}: expected a directory of logs, found none")
    return tuple(dict.fromkeys(Path(os.path.realpath(directory)) for directory in directories))


def left_out_in_words(links: Sequence[Path | str], *, named: bool = True) -> str:
    """What is said of runs that are left out, and what to do.

    Args:
        links: A link of each, as it may be shown.
        named: Whether they are named.
    """
    names = [*dict.fromkeys(map(str, links))]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    some = f" ({', '.join(names[:_SHOWN])}{more})" if named else ""
    leads = "a link leads" if len(links) == 1 else "links lead"
    return f"{counted(len(links), 'run')} left out, as {leads} out of the directories{some}: {WHAT_TO_DO}"


@dataclass(slots=True)
class _Listed:
    """A directory as it was.

    Attributes:
        links: The names of links in it.
        of_runs: The same by the run of ours that they are read with.
        folders: The names of directories in it.
    """

    links: dict[str, None] = field(default_factory=dict)
    of_runs: dict[str, list[str]] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    stands: tuple[int, ...] = ()
    settled: bool = False
    until: float = 0.0  # on the monotonic clock, s


class Inside:
    """Says of runs whether all that is read of them lies below some directories, as links stand when it is asked.

    What it saw of a directory holds for as long as that has not changed. Threads may ask at once.

    Args:
        roots: The directories, from `roots_of`. Should a link take the place of one, all that it leads to is outside.
    """

    def __init__(self, roots: Iterable[Path]) -> None:
        self._roots = tuple(map(os.fspath, roots))
        self._seen: dict[str, _Listed] = {}

    def has(self, run: RunLogs) -> bool:
        """Whether nothing that is read of a run leads out of the directories, as far as that can be told."""
        try:
            return self.link_of(run) is None
        except OSError:
            return False

    def link_of(self, run: RunLogs) -> Path | None:
        """The first link by which something that is read with a run lies elsewhere; None if nothing does.

        Where a directory of it lies elsewhere, it is that, whatever above it is the link.

        Raises:
            OSError: A directory of it cannot be listed.
        """
        links = self._of_foreign(run) if isinstance(run, ForeignRun) else self._of_own(run)
        return next(map(Path, links), None)

    def reaches(self, path: Path) -> bool:
        """Whether what a path leads to lies in the directories."""
        return self._reaches(os.fspath(path))

    def _reaches(self, path: str) -> bool:
        real = os.path.realpath(path)
        return any(real == root or real.startswith(os.path.join(root, "")) for root in self._roots)  # noqa: PTH118

    def _of_own(self, run: RunLogs) -> Iterator[str]:
        """What leads outside of a run of ours: logs, segments, the manifest and records."""
        lives = [os.fspath(live) for live in (*run.paths, *(rank.live for rank in run.other_ranks))]
        # The segments of a log that is a link lie where that leads.
        lives += [os.path.realpath(live) for live in lives if os.path.islink(live)]  # noqa: PTH114  # a Path is slow
        for folder, names in _by_folder(lives).items():
            runs = {run.run_id, *filter(None, map(run_of_file, names))}
            yield from self._astray(folder, names, runs=runs)

    def _of_foreign(self, run: ForeignRun) -> Iterator[str]:
        """What leads outside of a run that others have logged: logs, what is read beside them, and samples."""
        logs = [source.reader.log for source in run.sources] + [copy.log for copy in run.copies]
        paths = [os.fspath(path) for log in logs for path in log.paths]
        for folder, names in _by_folder([*paths, *map(os.fspath, run.samples)]).items():
            yield from self._astray(folder, names)
        yield from (path for log in logs for path in _beside(log) if not self._reaches(path))
        for path in paths:
            yield from self._below(path)

    def _below(self, folder: str) -> Iterator[str]:
        """What leads outside of a folder that is a log, as those of MLflow are, however deep it lies."""
        todo = [folder] if os.path.isdir(folder) else []  # noqa: PTH112
        while todo:
            place = todo.pop()
            yield from self._astray(place, everything=True)
            todo += [os.path.join(place, name) for name in self._listed(place).folders]  # noqa: PTH118

    def _astray(
        self,
        folder: str,
        names: Sequence[str] = (),
        *,
        runs: Iterable[str] = (),
        everything: bool = False,
    ) -> Iterator[str]:
        """Links of a directory that lead outside: some by name, or by run, or all."""
        if not self._reaches(folder):
            yield folder
            return
        listed = self._listed(folder)
        links = listed.links
        if not links:
            return
        found = dict.fromkeys(links if everything else (name for name in names if name in links))
        for run in runs:
            found |= dict.fromkeys(listed.of_runs.get(run, ()))
        yield from (path for name in found if not self._reaches(path := os.path.join(folder, name)))  # noqa: PTH118

    def _listed(self, folder: str) -> _Listed:
        """A directory as it is now."""
        known = self._seen.get(folder)
        now = time.monotonic()
        try:
            told = os.stat(folder)  # noqa: PTH116  # a Path is slow
            stands = (told.st_dev, told.st_ino, told.st_mtime_ns, told.st_ctime_ns)
            if known is not None and known.stands == stands and (known.settled or now < known.until):
                return known
            changed = max(told.st_mtime_ns, told.st_ctime_ns) / 1e9
            listed = _Listed(stands=stands, settled=changed < time.time() - GRANULARITY)
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_symlink():
                        listed.links[entry.name] = None
                    elif entry.is_dir(follow_symlinks=False):
                        listed.folders.append(entry.name)
        except (FileNotFoundError, NotADirectoryError):
            return _Listed()
        for name in listed.links:
            if (run := run_of_file(name)) is not None:
                listed.of_runs.setdefault(run, []).append(name)
        listed.until = now + _TRUST * (time.monotonic() - now)
        self._seen[folder] = listed
        return listed


def _beside(log: ForeignLog) -> Iterator[str]:
    """What is read with a log that others have written, be it there or not."""
    for path in log.paths:
        for name in (*_BESIDE.get(log.layout.name, ()), *BESIDE.get(path.name, ())):
            yield os.fspath(path.parent / name)
        # A database that is a link has its own log where it lies.
        yield from (f"{os.path.realpath(path)}{suffix}" for suffix in _OF_DATABASES)


def _by_folder(paths: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in dict.fromkeys(paths):
        folder, name = os.path.split(path)
        found.setdefault(folder, []).append(name)
    return found
