"""One large plain file in parts, by byte ranges: a part has the lines that begin in it."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from rldk.log.bulk.proof import Prover
from rldk.log.follower import settled
from rldk.log.lines import MOST_BLANK_BYTES, open_log
from rldk.validation.files import blocks_of
from rldk.validation.findings import Findings, Options, ValidationReport

PART_BYTES = 32 * 2**20
"""So many bytes are a part: a fraction of a second of work, so that cores end at about the same time."""

_PIECE = 2**20


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of a file that begin in a range of its bytes.

    Attributes:
        path: The file.
        identity: Of the file that is meant, as `identity_of` gives it: another may have the name by now.
        start: Byte offset.
        end: Byte offset; None for the end of the file.
        size: Of the whole file when it was divided, in bytes.
    """

    path: Path
    identity: tuple[int, int]
    start: int
    end: int | None
    size: int

    def __str__(self) -> str:
        return f"{self.path}, from byte {self.start}"


def identity_of(file: IO[bytes]) -> tuple[int, int]:
    """What tells an open file from others."""
    stat = os.fstat(file.fileno())
    return stat.st_dev, stat.st_ino


def parts_of(path: Path, file: IO[bytes]) -> list[Part]:
    """The parts of an open plain file."""
    size = os.fstat(file.fileno()).st_size
    starts = range(0, max(size, 1), PART_BYTES)
    identity = identity_of(file)
    return [Part(path, identity, start, start + PART_BYTES if start != starts[-1] else None, size) for start in starts]


def validate_part(part: Part, options: Options, prover: Prover | None = None) -> Findings | None:
    """Validates a part as if it were a file, but with the byte offsets that its lines have in the file.

    Returns:
        None: the file is not there any more, or another has its name.
    """
    found = Findings(ValidationReport(str(part.path)), options)
    try:
        file = open_log(part.path)
    except FileNotFoundError:
        return None
    with file:
        if identity_of(file) != part.identity:
            return None
        start = _first_line(file, part)
        offset, end = (0, 0) if start is None else (start, part.end)
        blocks = blocks_of(file, part.path, options.strict, prover, offset=offset, end=end)
        found.read(settled(file, blocks, part.size))
    return found


def _first_line(file: IO[bytes], part: Part) -> int | None:
    """Goes to the first line that begins in a part, and says where that is; None if there is none."""
    if part.start == 0:
        return 0
    offset = part.start - 1
    file.seek(offset)
    while part.end is None or offset < part.end:
        piece = file.readline(_PIECE)
        offset += len(piece)
        if piece.endswith(b"\n"):
            return offset
        if not piece:
            break
    return None


class Join:
    """Puts together what was found in the parts of a file, as if it had been read in order.

    Args:
        path: What the report calls the file.
        options: How it is validated.

    Attributes:
        sure: Whether that can be said by its parts. Where a file ends that is full of blank lines, or has one that is
            too long, depends on all that stands before; and a part may have been of another file.
        complete: Whether nothing more is to be known.
    """

    def __init__(self, path: Path, options: Options) -> None:
        self._options = options
        self._found = Findings(ValidationReport(str(path)), options)
        self.sure = True

    @property
    def complete(self) -> bool:  # noqa: D102
        return not self.sure or self._found.report.stopped

    def add(self, part: Part, found: Findings | None) -> None:
        """Takes in what was found in the next part."""
        most, before = self._options.max_errors, len(self._found.report.errors)
        if found and before and most is not None and before + len(found.report.errors) >= most:
            found = validate_part(part, replace(self._options, max_errors=most - before))  # it ends earlier
        if found is not None:
            self._found.append(found)
        self.sure = found is not None and not found.unreadable and self._found.blank <= MOST_BLANK_BYTES // 2

    def conclude(self) -> ValidationReport:
        """The report on the file."""
        return self._found.conclude()
