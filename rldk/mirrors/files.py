"""Copies of a run's own files, in a directory or an object store: closed segments, then the rest, the manifest last.

What is copied is whole lines, so that a copy reads like the log did a moment ago. The manifest is read before the logs
and copied after them: a copy never says that a run has ended whose last events it lacks.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from rldk.errors import LogNotFoundError, MirrorError
from rldk.log.file_names import is_record_log, parse_name
from rldk.log.follower import Missed
from rldk.log.listing import Listing
from rldk.log.manifest import manifest_file
from rldk.log.own_files import run_of_file
from rldk.log.runs import RunLogs
from rldk.log.skips import Skips
from rldk.mirror_target import Target
from rldk.mirrors.cursor import Cursor
from rldk.mirrors.directory import Directory
from rldk.mirrors.store import Store
from rldk.regular_file import oddity, read_regular
from rldk.remote.urls import is_url
from rldk.text import printable

_MOST_BYTES = 2**28
_TRIES = 5


class Place(Protocol):
    """Where copies go. Names are relative to it, with `/`.

    Attributes:
        sent: Bytes that were sent there.
        missed: Segments of logs that were deleted before they were copied.
    """

    sent: int
    missed: list[Missed]

    def copy_log(self, live: Path, name: str) -> None:
        """Brings the copy of a log up to date: its closed segments, then the whole lines of its live file."""

    def copy_file(self, path: Path, name: str, *, lines: bool) -> None:
        """Brings the copy of a file up to date; of one of lines, without a last one that is not whole."""

    def put(self, data: bytes, name: str) -> None:
        """Replaces a file by a new one, unless it is the same."""


class Copies:
    """Copies of the runs at a place.

    Args:
        source: The place: a directory, or a file.
        dest: Where the copies go: a directory, or a URL.
        count: Gets how many bytes were sent.

    Raises:
        MirrorError: Source and destination are the same, or the copies would lie among the logs.
    """

    def __init__(self, source: Path, dest: str, count: Callable[[int], object]) -> None:
        self._dest = dest
        self._count = count
        self._place: Place
        if is_url(dest):
            self._place = Store(dest)
            return
        out, folder = Path(dest).resolve(), (source if source.is_dir() else source.parent).resolve()
        if out == folder or (source.is_dir() and folder in out.parents):
            raise MirrorError(f"{printable(dest)}: expected a place outside of {printable(str(folder))}")
        self._place = Directory(Path(dest))

    def begin(self, name: str, run: RunLogs) -> RunCopies | None:
        """Begins with a run; None if another mirror copies it."""
        folder = run.paths[0].parent
        cursor = Cursor(folder, run.run_id, Target("files", self._dest))
        try:
            if not cursor.acquire():
                return None
        except OSError as error:
            if error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM):
                raise  # logs may be read-only: the copies themselves are the cursor
        inner = name.removesuffix(run.run_id)
        return RunCopies(run, inner, self._place, self._count, cursor)


class RunCopies:
    """Copies the files of one run.

    Args:
        run: Its logs.
        inner: The folder of its first rank's, below the place that is mirrored; with a `/` at its end, or empty.
        place: Where to.
        count: Gets how many bytes were sent.
        cursor: Held, so that no other mirror copies it meanwhile.
    """

    def __init__(self, run: RunLogs, inner: str, place: Place, count: Callable[[int], object], cursor: Cursor) -> None:
        self._run = run
        self._root = run.paths[0].parent
        for _ in Path(inner).parts:
            self._root = self._root.parent
        self._place = place
        self._count = count
        self._cursor = cursor
        self.skips = Skips()
        """Copies are not read."""

    def update(self, run: RunLogs) -> None:
        """The same run as it is now."""
        self._run = run

    def send(self, *, final: bool) -> None:  # noqa: ARG002  # whole lines are all there is to copy
        """Copies what is new. A last line that lacks only its newline is copied in any case."""
        before = self._place.sent
        try:
            self._send()
        finally:
            self._count(self._place.sent - before)

    def _send(self) -> None:
        lives = [*self._run.paths, *(rank.live for rank in self._run.other_ranks)]
        folders = list(dict.fromkeys(live.parent for live in lives))
        manifests = {path: data for path in map(self._manifest, folders) if (data := _content(path)) is not None}
        for live in lives:
            self._copy_log(live)
        for folder in folders:
            for path in self._others(folder):
                lines = is_record_log(path) and path.suffix == ".jsonl"
                self._place.copy_file(path, self._name(path), lines=lines)
        for path, data in manifests.items():
            self._place.put(data, self._name(path))

    def _copy_log(self, live: Path) -> None:
        for left in range(_TRIES, 0, -1):
            try:
                self._place.copy_log(live, self._name(live))
            except LogNotFoundError:  # noqa: PERF203  # a segment that is compressed or deleted is another one now
                raise
            except FileNotFoundError:
                if left == 1:
                    raise
            else:
                return

    def close(self, ending: str | None) -> None:
        """Nothing more is copied."""
        del ending
        self._cursor.release()

    def not_held(self) -> Iterator[str]:
        """Copies hold all that there is; what there was before they were made is gone."""
        lives = {*self._run.paths, *(rank.live for rank in self._run.other_ranks)}
        yield from (str(missed) for missed in self._place.missed if missed.live in lives)

    def _manifest(self, folder: Path) -> Path:
        return manifest_file(folder, self._run.run_id)

    def _others(self, folder: Path) -> Iterator[Path]:
        """Files of the run that are neither its event log nor its manifest: samples, checkpoints, torn tails, media."""
        for name in Listing().names(folder, self._run.run_id):
            path = folder / name
            is_other = path != self._manifest(folder) and parse_name(path) is None
            if is_other and run_of_file(name) == self._run.run_id and oddity(path) is None:
                yield path
        yield from _below(folder / f"{self._run.run_id}_files")

    def _name(self, path: Path) -> str:
        try:
            return path.relative_to(self._root).as_posix()
        except ValueError:  # a rank of it may be beside the folder of the first one
            return f"{path.parent.name}/{path.name}"


def _below(folder: Path) -> Iterator[Path]:
    """The files that a script has put into the folder of a run; links lead elsewhere, and are not followed."""
    if folder.is_symlink():
        return
    for inner, _, names in os.walk(folder):
        paths = (Path(inner, name) for name in sorted(names))
        yield from (path for path in paths if not path.is_symlink() and oddity(path) is None)


def _content(path: Path) -> bytes | None:
    try:
        return read_regular(path, _MOST_BYTES)
    except FileNotFoundError:
        return None
