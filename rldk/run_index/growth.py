"""A log that only grows: where it was read to, whether it still begins like that, and what has come since."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from dataclasses import replace
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import IO, NamedTuple, TypeVar, cast

import msgspec

from rldk.errors import LogChangedError, LogNotFoundError
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.blocks import iter_blocks
from rldk.log.bulk.proof import shared_prover
from rldk.log.chain import LogFile
from rldk.log.lines import Line, damage_errors, open_log
from rldk.log.listing import Listing
from rldk.log.reading import Reading
from rldk.log.runs import RunLogs
from rldk.log.segments import closed_segments, open_segment
from rldk.log.skips import Skips
from rldk.run_index.spans import Spans

_CHECKED = 4096  # bytes before the end of what was read, which are compared: a few lines
_AT_ONCE = 2**18
_MOST_TRIES = 20  # a log that is rotated all the time is not read

Result = TypeVar("Result")


class Part(msgspec.Struct, array_like=True, frozen=True):
    """A file of a log, as far as it was read.

    Attributes:
        number: Of the closed segment that it is; 0 for the live file.
        device: Where it is stored; likewise
        inode: which file that is.
        end: Offset after the last whole line that was read, in bytes without compression.
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
    """What is to be read of a file: all that follows what was read of it before.

    Attributes:
        path: Where it was found.
        number: Of the closed segment that it is; 0 for the live file.
        start: Where to begin, in bytes.
        lines: How many lines stand before that.
        end: No line is read that begins there or later; None to read all.
        file: Where the live file is stored, and which file that is, where that is known.
    """

    path: Path
    number: int
    start: int = 0
    lines: int = 0
    end: int | None = None
    file: tuple[int, int] | None = None


class Growth:
    """One reading of a run's first log, or of what it has gained; a context manager, which keeps the live file open.

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
        self._closed = {piece.number for piece in pieces} | {part.number for part in kept}
        self._live: IO[bytes] | None = None

    def __enter__(self) -> Growth:
        """Opens the live file, so that it is read whatever it is called later.

        Raises:
            RotatedError: The log was rotated after the pieces were found.
            OSError: The file cannot be opened.
        """
        piece = next((piece for piece in self._pieces if not piece.number), None)
        if piece is not None:
            self._live = open_log(piece.path)
            told = os.fstat(self._live.fileno())
            # While a live file keeps its name nothing was rotated.
            same = piece.file == (told.st_dev, told.st_ino)
            last = max(self._closed, default=0)
            if not same if piece.file else last and max(closed_segments(piece.path), default=0) > last:
                self._live.close()
                raise RotatedError(f"{piece.path}: rotated just now")
        return self

    def __exit__(self, *_: object) -> None:
        if self._live is not None:
            self._live.close()

    def batches(self) -> Iterator[Batch]:
        """The events, as often as one likes: in the end each file is read as far as the first time.

        A last line that has no newline yet is left for the next reading.

        Raises:
            RotatedError: A part of it was deleted after the pieces were found.
            OSError: A file cannot be read.
        """
        reading = Reading(self._run.paths[0], strict=False, on_error="skip", quiet=True)
        yield from reading.batches(chain.from_iterable(map(self._read, self._pieces)))
        self.skips = reading.skips
        parts = {part.number: part for part in self.parts}
        self._pieces = [piece._replace(end=parts[piece.number].end) for piece in self._pieces]

    def _read(self, piece: Piece) -> Iterator[tuple[LogFile, Batch | Line]]:
        path, file = self._open(piece)
        with nullcontext() if file is self._live else file:
            log = LogFile(piece.number, path, piece.number == 0, file, None, iter(()))
            file.seek(piece.start)
            spans = self.spans.setdefault(piece.number, Spans())
            end, lines = None, piece.lines
            blocks = iter_blocks(file, path, shared_prover(), number=piece.lines, offset=piece.start, end=piece.end)
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
            _, check = _check(file, path, stop)
            times = told.st_mtime_ns, told.st_ctime_ns
            here = Part(piece.number, told.st_dev, told.st_ino, stop, lines, check, told.st_size, *times)
        self.parts = [*(part for part in self.parts if part.number != piece.number), here]

    def _open(self, piece: Piece) -> tuple[Path, IO[bytes]]:
        """A file of the log, whatever compression has made of its name since it was found."""
        if not piece.number:
            return piece.path, self._live or open_log(piece.path)
        found = open_segment(self._run.paths[0], piece.number)
        if found is None:
            raise RotatedError(f"{piece.path}: deleted just now")
        return found


class RotatedError(LogChangedError):
    """A log was rotated, or a part of it was deleted, between the looks at its directory and at its files."""


class _Told(msgspec.Struct):
    step: int


_decode = msgspec.json.Decoder(_Told).decode


def _step_of(line: Line) -> int | None:
    try:
        return None if line.fault else _decode(line.data).step
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def can_grow(run: RunLogs) -> bool:
    """Whether a run has one writer's log: only such a one is read piece by piece."""
    return type(run) is RunLogs and len(run.paths) == 1 and run.paths[0].suffix == ".jsonl"


def all_of(run: RunLogs) -> list[Piece]:
    """All that there is of a log."""
    live = run.paths[0]
    pieces = [Piece(path, number) for number, path in closed_segments(live, run.listing).items()]
    return [*pieces, Piece(live, 0)] if live.exists() else pieces


def as_it_is_now(run: RunLogs, read: list[Part]) -> RunLogs:
    """A run whose directory is listed anew, if it was found before its log was rotated as far as is known.

    Args:
        run: Its logs.
        read: What was read of it.
    """
    with suppress(FileNotFoundError):
        told = run.paths[0].stat()
        live = [(part.device, part.inode) for part in read if not part.number]
        closed = closed_segments(run.paths[0], run.listing)
        if [(told.st_dev, told.st_ino)] == live and all(part.number in closed for part in read if part.number):
            return run
    return run_listed_anew(run)


def looked_at(run: RunLogs, read: list[Part], look: Callable[[RunLogs], Result]) -> Result:
    """Looks at a run, once more where its log is rotated or compressed meanwhile.

    Args:
        run: Its logs.
        read: What was read of it before.
        look: Reads it, within a `Growth` as a context manager.
    """
    run = as_it_is_now(run, read) if read else run
    listed = None
    for _ in range(_MOST_TRIES):
        try:
            return look(run)
        except (RotatedError, FileNotFoundError) as error:  # noqa: PERF203  # seldom twice
            if run is listed and isinstance(error, LogNotFoundError):
                raise
            run = listed = run_listed_anew(run)
    return look(run)


def run_listed_anew(run: RunLogs) -> RunLogs:
    """A run with what stands beside it now. Twice, as for `closed_segments`."""
    listing, folder = Listing(), run.paths[0].parent
    listing.add(folder, {*Listing().names(folder, ""), *Listing().names(folder, "")})
    return replace(run, listing=listing)


def new_in(run: RunLogs, read: list[Part]) -> tuple[list[Piece], list[Part]] | None:
    """What a log has gained, and what was read that stays; None if it does not begin as it did: read all of it.

    Raises:
        OSError: A file cannot be looked at.
    """
    pieces = {piece.number: piece for piece in all_of(run)}
    live = next((part for part in read if not part.number), None)
    kept = []
    for part in read:
        if part.number:
            same = _same(pieces[part.number], part) if part.number in pieces else None
            if same is None:
                return None
            kept.append(same)
    last = max((part.number for part in kept), default=0)
    new = [piece for number, piece in sorted(pieces.items()) if number > last]
    if any(0 < number < last and number not in {part.number for part in kept} for number in pieces):
        return None
    todo = [*new, *([pieces[0]] if 0 in pieces else [])]
    if live is not None:
        # What was the live file is that still, or the next closed segment.
        if not todo or (new and new[0].number != last + 1) or _same(todo[0], live) is None:
            return None
        here = None if todo[0].number else (live.device, live.inode)
        todo[0] = todo[0]._replace(start=live.end, lines=live.lines, file=here)
        if todo[0].number == 0 and _size(todo[0].path) == live.end:
            return [], [*kept, live]
    return todo, kept


def files_read(run: RunLogs, read: list[Part]) -> list[tuple[Part, Piece]] | None:
    """Where the parts of a log that were read are now, in its order; None if one of them is no longer as it was.

    Raises:
        OSError: A file cannot be looked at.
    """
    pieces = {piece.number: piece for piece in all_of(run)}
    found = []
    for part in sorted(read, key=lambda part: (not part.number, part.number)):
        after = 1 + max((one.number for one in read), default=0)  # what the live file is once it was rotated
        places = (pieces.get(number) for number in ((part.number,) if part.number else (0, after)))
        here = next((piece for piece in places if piece is not None and _same(piece, part) is not None), None)
        if here is None:
            return None
        found.append((part, here._replace(file=None if here.number else (part.device, part.inode))))
    return found


def _same(piece: Piece, part: Part) -> Part | None:
    """A part that was read, where it is now; None if it is no longer as it was."""
    told = piece.path.stat()
    here = (told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns)
    plain = piece.path.suffix == ".jsonl"
    if here == (part.device, part.inode, part.size, part.changed, part.touched):
        return None if part.number and plain and part.size != part.end else part
    if plain:
        if here[:2] != (part.device, part.inode):
            return None
        # What was written to and has not grown was edited. To rename a file, as rotation does, touches it as well.
        renamed = piece.number != part.number
        if told.st_size == part.size and (here[3] != part.changed or (here[4] != part.touched and not renamed)):
            return None
    with open_log(piece.path) as file:
        size, check = _check(file, piece.path, part.end)
    if check != part.check or size < part.end or (part.number and size != part.end):
        return None
    device, inode, size, changed, touched = here
    return msgspec.structs.replace(part, device=device, inode=inode, size=size, changed=changed, touched=touched)


def _size(path: Path) -> int:
    return path.stat().st_size


def _check(file: IO[bytes], path: Path, end: int) -> tuple[int, int]:
    """How large an open file is, without compression, and a checksum of the last bytes before a place."""
    if path.suffix == ".jsonl":
        start = max(0, end - _CHECKED)
        return os.fstat(file.fileno()).st_size, zlib.crc32(os.pread(file.fileno(), end - start, start))
    at, last = 0, b""
    with suppress(*damage_errors()):
        file.seek(0)
        while piece := cast(BufferedReader, file).read1(_AT_ONCE):
            last = (last + piece[: max(0, end - at)])[-_CHECKED:]
            at += len(piece)
    return at, zlib.crc32(last)
