"""A log that only grows: where it was read to, whether it still begins like that, and what has come since."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec

from rldk.log.bulk.batch import Batch
from rldk.log.bulk.blocks import iter_blocks
from rldk.log.bulk.proof import shared_prover
from rldk.log.chain import LogFile
from rldk.log.lines import Line, open_log
from rldk.log.reading import Reading
from rldk.log.runs import RunLogs
from rldk.log.segments import closed_segments
from rldk.log.skips import Skips
from rldk.run_index.spans import Spans

_CHECKED = 4096  # bytes before the end of what was read, which are compared: a few lines


class Part(msgspec.Struct, array_like=True, frozen=True):
    """A file of a log, as far as it was read.

    Attributes:
        number: Of the closed segment that it is; 0 for the live file.
        device: Where it is stored; likewise
        inode: which file that is.
        end: Offset after the last whole line that was read, in bytes.
        lines: How many lines that are.
        check: A checksum of the last bytes before that.
        size: The size of the file then, in bytes.
        changed: When it was written to last, Unix time, ns.
        touched: When its attributes were changed last, Unix time, ns.
    """

    number: int
    device: int
    inode: int
    end: int
    lines: int
    check: int
    size: int
    changed: int
    touched: int


class Piece(NamedTuple):
    """What is to be read of a file: all that follows what was read of it before."""

    path: Path
    number: int
    start: int = 0
    lines: int = 0
    end: int | None = None


class Growth:
    """One reading of a run's first log, or of what it has gained.

    Args:
        pieces: From `all_of` or `new_in`.
        kept: Those parts that were read before, and are not read again.
        spans: Which steps stand where in what was read before, by the number of the part; it is added to.

    Attributes:
        bytes: How many were read.
        skips: The lines that gave no event, once it was read.
        parts: What was read in all, once it was.
        spans: Which steps stand where in that.
    """

    def __init__(
        self, run: RunLogs, pieces: list[Piece], kept: list[Part], spans: dict[int, Spans] | None = None
    ) -> None:
        self._run, self._pieces = run, pieces
        self.bytes = 0
        self.skips = Skips()
        self.parts = kept
        self.spans = {} if spans is None else spans

    def batches(self) -> Iterator[Batch]:
        """The events, as often as one likes: in the end each file is read as far as the first time.

        A last line that has no newline yet is left for the next reading.
        """
        reading = Reading(self._run.paths[0], strict=False, on_error="skip", quiet=True)
        yield from reading.batches(chain.from_iterable(map(self._read, self._pieces)))
        self.skips = reading.skips
        parts = {part.number: part for part in self.parts}
        self._pieces = [piece._replace(end=parts[piece.number].end) for piece in self._pieces]

    def _read(self, piece: Piece) -> Iterator[tuple[LogFile, Batch | Line]]:
        with open_log(piece.path) as file:
            log = LogFile(piece.number, piece.path, piece.number == 0, file, None, iter(()))
            file.seek(piece.start)
            spans = self.spans.setdefault(piece.number, Spans())
            end, lines = None, piece.lines
            blocks = iter_blocks(
                file, piece.path, shared_prover(), number=piece.lines, offset=piece.start, end=piece.end
            )
            for part in blocks if piece.end is None or piece.end > piece.start else ():
                if isinstance(part, Line):
                    if not part.complete:
                        end = part.offset
                        break
                    lines = part.number
                    if (step := _step_of(part)) is not None:
                        spans.add(part.offset, part.offset, step, step)
                else:
                    lines = part.line_of(-1)
                    spans.add(part.offset_of(0) or 0, part.offset_of(-1) or 0, min(part.steps), max(part.steps))
                yield log, part
            read = file.tell()
            self.bytes += read - piece.start
            stop = piece.end if piece.end is not None else read if end is None else end
            told = os.fstat(file.fileno())
            check, times = _check(file.fileno(), stop), (told.st_mtime_ns, told.st_ctime_ns)
            here = Part(piece.number, told.st_dev, told.st_ino, stop, lines, check, told.st_size, *times)
        self.parts = [*(part for part in self.parts if part.number != piece.number), here]


class _Told(msgspec.Struct):
    step: int


_decode = msgspec.json.Decoder(_Told).decode


def _step_of(line: Line) -> int | None:
    try:
        return None if line.fault else _decode(line.data).step
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def can_grow(run: RunLogs) -> bool:
    """Whether a run has one writer's log of plain files: only such a one is read piece by piece."""
    files = (*run.paths, *closed_segments(run.paths[0], run.listing).values())
    return type(run) is RunLogs and len(run.paths) == 1 and all(path.suffix == ".jsonl" for path in files)


def all_of(run: RunLogs) -> list[Piece]:
    """All that there is of a log."""
    live = run.paths[0]
    pieces = [Piece(path, number) for number, path in closed_segments(live, run.listing).items()]
    return [*pieces, Piece(live, 0)] if live.exists() else pieces


def new_in(run: RunLogs, read: list[Part]) -> tuple[list[Piece], list[Part]] | None:
    """What a log has gained, and what was read that stays; None if it does not begin as it did: read all of it.

    Raises:
        OSError: A file cannot be looked at.
    """
    pieces = {piece.number: piece for piece in all_of(run)}
    closed = {part.number: part for part in read if part.number}
    live = next((part for part in read if not part.number), None)
    for number, part in closed.items():
        if number not in pieces or not _is_same(pieces[number], part) or _size(pieces[number].path) != part.end:
            return None
    new = [piece for number, piece in sorted(pieces.items()) if number and number not in closed]
    todo = [*new, *([pieces[0]] if 0 in pieces else [])]
    if live is not None:
        # What was the live file is that still, or the next closed segment.
        if not todo or not _is_same(todo[0], live) or (new and new[0].number != max(closed, default=0) + 1):
            return None
        todo[0] = todo[0]._replace(start=live.end, lines=live.lines)
    elif new and new[0].number <= max(closed, default=0):
        return None
    kept = [part for part in read if part.number]
    if todo and live is not None and todo[0].number == 0 and _size(todo[0].path) == live.end:
        return [], read
    return todo, kept


def files_read(run: RunLogs, read: list[Part]) -> list[tuple[Part, Path]] | None:
    """Where the parts of a log that were read are now, in its order; None if one of them is no longer as it was.

    Raises:
        OSError: A file cannot be looked at.
    """
    pieces = {piece.number: piece for piece in all_of(run)}
    found = []
    for part in sorted(read, key=lambda part: (not part.number, part.number)):
        after = 1 + max((one.number for one in read), default=0)  # what the live file is once it was rotated
        places = (pieces.get(number) for number in ((part.number,) if part.number else (0, after)))
        here = next((piece for piece in places if piece is not None and _is_same(piece, part)), None)
        if here is None:
            return None
        found.append((part, here.path))
    return found


def _is_same(piece: Piece, part: Part) -> bool:
    told = piece.path.stat()
    if (told.st_dev, told.st_ino) != (part.device, part.inode) or told.st_size < part.end:
        return False
    # What was written to and has not grown was edited. To rename a file, as rotation does, touches it as well.
    renamed = piece.number != part.number
    if told.st_size == part.size and (
        told.st_mtime_ns != part.changed or (told.st_ctime_ns != part.touched and not renamed)
    ):
        return False
    with piece.path.open("rb") as file:
        return _check(file.fileno(), part.end) == part.check


def _size(path: Path) -> int:
    return path.stat().st_size


def _check(fd: int, end: int) -> int:
    start = max(0, end - _CHECKED)
    return zlib.crc32(os.pread(fd, end - start, start))
