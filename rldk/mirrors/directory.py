"""Copies in a directory, made as the writer makes a log: the live file grows, and gets its number by a rename.

So whoever reads or follows a copy never finds an event twice, and what is there already is not copied again.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from rldk.atomic import remove_abandoned, replacing
from rldk.errors import LogNotFoundError
from rldk.log.chain import LogFile
from rldk.log.file_names import segment_path
from rldk.log.follower import Missed, iter_files
from rldk.log.segments import closed_segments
from rldk.mirrors.whole_lines import PIECE, begins_with, other_file, whole_size
from rldk.text import printable


class Directory:
    """A directory of copies.

    Args:
        root: The directory; it is made if it is missing.

    Attributes:
        sent: Bytes that were written.
        missed: Segments that were deleted before they were copied.
    """

    def __init__(self, root: Path) -> None:
        self.sent = 0
        self.missed: list[Missed] = []
        self._root = root
        self._clean: set[Path] = set()  # folders without what mirrors that were killed have left
        root.mkdir(parents=True, exist_ok=True)

    def copy_log(self, live: Path, name: str) -> None:
        """Brings the copy of a log up to date."""
        if live.suffix != ".jsonl":  # packed by hand: it does not grow
            self.copy_file(live, name, lines=False)
            return
        dest = self._root / name
        if dest.parent not in self._clean:
            self._clean.add(dest.parent)
            remove_abandoned(dest.parent, "")
        closed = closed_segments(dest)
        number = max(closed, default=0) + 1
        fresh = not closed and not dest.exists()
        try:
            for file, _ in iter_files(live, first=None if fresh else number, missed=lambda _: None):
                if file.number < number and not fresh:
                    raise other_file(printable(str(dest)))
                if file.number > number and not fresh:
                    self.missed.append(Missed(live, range(number, file.number), None))
                    if dest.exists():
                        dest.rename(segment_path(dest, number))  # the rest of it was not copied
                self._copy(file, dest)
                number, fresh = file.number + 1, False
        except LogNotFoundError:
            if fresh:
                raise

    def copy_file(self, path: Path, name: str, *, lines: bool) -> None:
        """Brings the copy of a file up to date."""
        dest = self._root / name
        if lines:
            with path.open("rb") as file:
                self._append(file, whole_size(file), dest)
        elif not dest.exists() or dest.stat().st_size != path.stat().st_size:
            self._replace(path, dest)

    def put(self, data: bytes, name: str) -> None:
        """Replaces a file by a new one, unless it is the same."""
        dest = self._root / name
        if dest.exists() and dest.read_bytes() == data:
            return
        with replacing(dest) as beside:
            beside.write_bytes(data)
        self.sent += len(data)

    def _copy(self, file: LogFile, dest: Path) -> None:
        """Copies a file of a log, or what its copy lacks."""
        if file.live:
            self._append(file.file, whole_size(file.file), dest)
        elif dest.exists():
            self._append(file.file, None, dest)
            dest.rename(segment_path(dest, file.number))
        else:
            plain = segment_path(dest, file.number)
            packed = file.path.suffix != ".jsonl"
            self._replace(file.path, plain.with_name(plain.name + file.path.suffix) if packed else plain)

    def _append(self, file: IO[bytes], size: int | None, dest: Path) -> None:
        """Appends what a copy lacks.

        Args:
            file: The file.
            size: How much of it is to be there; None for all.
            dest: The copy.
        """
        dest.parent.mkdir(parents=True, exist_ok=True)
        with dest.open("a+b") as copy:
            here = copy.seek(0, os.SEEK_END)
            if (size is not None and here > size) or not begins_with(file, copy, here):
                raise other_file(printable(str(dest)))
            file.seek(here)
            left = None if size is None else size - here
            while left != 0 and (piece := file.read(PIECE if left is None else min(PIECE, left))):
                self.sent += copy.write(piece)
                left = None if left is None else left - len(piece)

    def _replace(self, path: Path, dest: Path) -> None:
        with replacing(dest) as beside, path.open("rb") as file, beside.open("wb") as copy:
            while piece := file.read(PIECE):
                self.sent += copy.write(piece)
