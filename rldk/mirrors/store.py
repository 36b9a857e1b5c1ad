"""Copies in an object store or on another machine, which can only replace a file as a whole.

There, nothing can be renamed and continued in one step. So the live file of a log is kept under the number of the
segment that it will be, `{run_id}_events.000001.jsonl`: a reader finds every event once, at any moment. Until it is
closed it is sent anew each time, whole; what is closed is sent once.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import IO

from rldk.errors import LogNotFoundError, MirrorError
from rldk.log.file_names import parse_name, segment_path
from rldk.log.follower import Missed, iter_files
from rldk.mirrors.whole_lines import COMPARED, PIECE, other_file, whole_size
from rldk.remote.filesystem import explaining, open_filesystem, upload
from rldk.remote.urls import shown_url


class Store:
    """A place by URL.

    Args:
        url: The place.

    Raises:
        MissingExtraError: A package is not installed.
        RemoteError: It is not understood.

    Attributes:
        sent: Bytes that were sent.
        missed: Segments that were deleted before they were copied.
    """

    def __init__(self, url: str) -> None:
        self.sent = 0
        self.missed: list[Missed] = []
        self._url = url.rstrip("/")
        self._filesystem, self._root = open_filesystem(self._url)
        self._root = self._root.rstrip("/")
        self._sizes: dict[str, dict[str, int]] = {}  # of what is there, by folder
        self._next: dict[str, int] = {}  # of each log: the segment that is not whole there
        self._put: dict[str, bytes] = {}
        self._begins: dict[str, bytes] = {}

    def copy_log(self, live: Path, name: str) -> None:
        """Brings the copy of a log up to date."""
        if live.suffix != ".jsonl" or parse_name(live) is None:
            self.copy_file(live, name, lines=live.suffix == ".jsonl")
            return
        dest, found = Path(name), False
        try:
            for file, _ in iter_files(live, first=self._next.get(name), missed=lambda _: None):
                found = True
                expected = self._next.get(name, file.number)
                if file.number < expected:
                    raise self._other(name)
                if file.number > expected:
                    self.missed.append(Missed(live, range(expected, file.number), None))
                self._next[name] = file.number
                plain = segment_path(dest, file.number).as_posix()
                if file.live:
                    self._send_lines(file.file, plain)
                    return
                if file.path.suffix == ".jsonl":
                    self._send(file.path, plain, file.file)
                else:
                    self._send(file.path, plain + file.path.suffix, None)
                    self._remove(plain)
                self._begins.pop(plain, None)
                self._next[name] = file.number + 1
        except LogNotFoundError as error:
            if found:  # not of the log: a segment was compressed or deleted while it was sent
                raise FileNotFoundError(str(error)) from error
            if name not in self._next:
                raise

    def copy_file(self, path: Path, name: str, *, lines: bool) -> None:
        """Brings the copy of a file up to date."""
        if not lines:
            self._send(path, name, None)
            return
        with path.open("rb") as file:
            self._send_lines(file, name)

    def put(self, data: bytes, name: str) -> None:
        """Replaces a file by a new one, unless it is the same."""
        if name not in self._put and self._there(name) == len(data):
            with explaining(self._url, "read"):
                self._put[name] = self._filesystem.cat_file(f"{self._root}/{name}")
        if self._put.get(name) == data:
            return
        with tempfile.NamedTemporaryFile() as staged:
            staged.write(data)
            staged.flush()
            self._upload(Path(staged.name), name, len(data))
        self._put[name] = data

    def _send_lines(self, file: IO[bytes], name: str) -> None:
        size = whole_size(file)
        self._check(file, name, size)
        if size == self._there(name):
            return
        with tempfile.NamedTemporaryFile() as staged:
            file.seek(0)
            left = size
            while left and (piece := file.read(min(PIECE, left))):
                staged.write(piece)
                left -= len(piece)
            staged.flush()
            self._upload(Path(staged.name), name, size)

    def _send(self, path: Path, name: str, file: IO[bytes] | None) -> None:
        size = path.stat().st_size
        if file is not None:
            self._check(file, name, size)
        if size != self._there(name):
            self._upload(path, name, size)

    def _upload(self, path: Path, name: str, size: int) -> None:
        upload(path, f"{self._url}/{name}")
        self.sent += size
        folder, _, last = name.rpartition("/")
        self._folder(folder)[last] = size

    def _remove(self, name: str) -> None:
        folder, _, last = name.rpartition("/")
        if self._folder(folder).pop(last, None) is not None:
            with explaining(self._url, "written"):
                self._filesystem.rm_file(f"{self._root}/{name}")

    def _there(self, name: str) -> int | None:
        folder, _, last = name.rpartition("/")
        return self._folder(folder).get(last)

    def _folder(self, folder: str) -> dict[str, int]:
        """Name and size of what is in a folder: asked for once, as nobody else writes there."""
        if folder not in self._sizes:
            place = f"{self._root}/{folder}" if folder else self._root
            with explaining(self._url, "read"):
                try:
                    found = self._filesystem.ls(place, detail=True, refresh=True)
                except FileNotFoundError:
                    found = []
            self._sizes[folder] = {
                str(one["name"]).rstrip("/").rpartition("/")[2]: int(one.get("size") or 0)
                for one in found
                if one.get("type") != "directory"
            }
        return self._sizes[folder]

    def _check(self, file: IO[bytes], name: str, size: int) -> None:
        """Sees to it that what is there is the beginning of the file that is to replace it."""
        there = self._there(name)
        file.seek(0)
        begin = file.read(min(there or 0, COMPARED))
        if there and name not in self._begins:
            with explaining(self._url, "read"), self._filesystem.open(f"{self._root}/{name}", "rb") as copy:
                self._begins[name] = copy.read(COMPARED)
        if there and (there > size or not self._begins[name].startswith(begin)):
            raise self._other(name)
        file.seek(0)
        self._begins[name] = file.read(min(size, COMPARED))

    def _other(self, name: str) -> MirrorError:
        return other_file(f"{shown_url(self._url)}/{name}")
