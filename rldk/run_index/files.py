"""What the answer about a run depends on: the files that it is read from, as they are now."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from rldk.log.file_names import completions_name, manifest_name
from rldk.log.runs import RunLogs
from rldk.log.segments import closed_segments
from rldk.remote.urls import is_copied
from rldk.run_index.code import GRANULARITY


class Files(NamedTuple):
    """The files of a run at one time.

    Attributes:
        digest: Stands for which there are, and for each where it is stored, its size, and when it was changed.
        settled: Whether a later change would show in it: not where one that was just changed has the same time.
    """

    digest: bytes
    settled: bool


def files_of(run: RunLogs) -> Files | None:
    """The files that a run of our own is read from; None where they cannot be told.

    Args:
        run: As it was found just now: its listing says which closed segments there are.
    """
    told: list[tuple[object, ...]] = []
    gone: set[str] = set()
    newest = 0
    now = time.time()
    if is_copied(run.paths[0]):
        return None
    for path in _paths(run):
        try:
            found = os.stat(path)  # noqa: PTH116  # a Path is slow
        except FileNotFoundError:
            told.append((os.path.basename(path),))  # noqa: PTH119
            gone.add(path)
            continue
        except OSError:
            return None
        if not stat.S_ISREG(found.st_mode):
            return None
        # Whoever sets the time of a file back cannot do so for that of the change of its attributes.
        times = (found.st_mtime_ns, found.st_ctime_ns)
        newest = max(newest, *times)
        told.append((os.path.basename(path), found.st_dev, found.st_ino, found.st_size, *times))  # noqa: PTH119
    if any(os.fspath(live) in gone and not closed_segments(live, run.listing) for live in _lives(run)):
        return None  # a closed segment that was named, and is read from the file that compression has made of it
    # Which of them are whose may depend on what could be read when the run was found.
    ranks = [(log.rank, log.attempt) for log in run.other_ranks]
    digest = blake2b(
        repr((run.run_id, len(run.paths), ranks, told)).encode("utf-8", "surrogateescape"), digest_size=16
    ).digest()
    return Files(digest, newest / 1e9 < now - GRANULARITY)


def _lives(run: RunLogs) -> tuple[Path, ...]:
    return (*run.paths, *(log.live for log in run.other_ranks))


def _paths(run: RunLogs) -> Iterator[str]:
    """All that is looked at of a run, be it there or not."""
    folder = os.path.dirname(run.paths[0])  # noqa: PTH120  # a Path is slow
    for name in (manifest_name(run.run_id), completions_name(run.run_id)):
        yield os.path.join(folder, name)  # noqa: PTH118  # likewise
    for live in _lives(run):
        yield os.fspath(live)
        for path in closed_segments(live, run.listing).values():
            yield os.fspath(path)
