"""One part of some logs: its rows, and all that must be known of it to put the parts together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
from rldk_schema import Event

from rldk.adapters.foreign_run import ForeignRun
from rldk.errors import EventValidationError, Problem
from rldk.event.codec import decode_event
from rldk.event.versions import is_newer_minor
from rldk.io.dataset_run import Foreign
from rldk.io.record_batches import RecordBatches
from rldk.log.attempts import Superseded
from rldk.log.bulk.batch import BATCH_EVENTS, Batch, EventBatch, batches_of
from rldk.log.bulk.blocks import iter_blocks
from rldk.log.bulk.columns import Constant
from rldk.log.bulk.proof import shared_prover
from rldk.log.lines import Line
from rldk.log.rank_stops import RankSteps, say
from rldk.log.ranks import join
from rldk.log.reading import skipped_line
from rldk.log.skips import Skipped
from rldk.parallel.plan import Part, Piece, Span
from rldk.parallel.store import path_at
from rldk.remote.urls import shown_place
from rldk.text import brief, counted, printable

_LONGEST_TEXT = 10_000  # characters of a bad line that are kept: it may have 64 MiB
_MOST_NAMED = 1000
_SKIP_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that gave no event.

    Attributes:
        run: Its run's place among all.
        span: The place of its span among those of the part; None for a foreign run, which has none.
        path: Its file, as messages show it.
        line: From 1, in its span. None for what has no line.
        offset: Byte offset of its start, in the uncompressed file; None where that is not known.
        text: What stands there, as far as it can be held; None where it cannot.
        message: Why it is no event.
        fatal: False for a torn last line, and for what is left out of a foreign log as it is no record of a step.
    """

    run: int
    span: int | None
    path: str
    line: int | None
    offset: int | None
    text: str | None
    message: str
    fatal: bool

    def __str__(self) -> str:
        return printable(str(Skipped(path_at(self.path), self.line, self.message, offset=self.offset)))

    def problem(self) -> Problem:
        """The same as part of an error, with the beginning of the line."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        at = "" if self.offset is None else f" [byte {self.offset}]"
        text = "" if self.text is None else f": {brief(self.text)}"
        return Problem(printable(place), f"{printable(self.message)}{at}{text}", self.line, self.offset)


def refused(lines: Sequence[BadLine]) -> EventValidationError:
    """The error that names bad lines."""
    problems = [line.problem() for line in lines[:_MOST_NAMED]]
    if (more := len(lines) - _MOST_NAMED) > 0:
        problems.append(Problem("...", f"and {counted(more, 'more line')}"))
    return EventValidationError(problems)


@dataclass(slots=True)
class RunCounts:
    """What a part has of a run.

    Attributes:
        run: Its place among all.
        events: Number of events, those that later attempts supersede included.
        first_step: The lowest train step; None where there is none.
        last_step: The highest.
        attempts: Numbers of the attempts.
        skipped: Lines that are no events, by whether they are bad; a torn last line is not.
        newer: Events of a later minor version of the schema.
        read_as: Whose log it is: `rldk`, or the framework that a foreign one was read as.
        told: Lines about that; none for rldk's own.
        superseded: How many of the events were left out, as later attempts repeat their steps.
        run_ids: What the events say of their run.
        ranks: The ranks that they are of.
        manifest: The text of the manifest; None if there is none, or another piece has it.
        foreign: What else is known of a foreign one.
    """

    run: int
    events: int = 0
    first_step: int | None = None
    last_step: int | None = None
    attempts: set[int] = field(default_factory=set)
    skipped: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})
    newer: int = 0
    read_as: str = "rldk"
    told: list[str] = field(default_factory=list)
    superseded: int = 0
    run_ids: set[str] = field(default_factory=set)
    ranks: set[int] = field(default_factory=set)
    manifest: str | None = None
    foreign: Foreign | None = None

    def add(self, batch: Batch) -> None:
        """Takes in the next events."""
        self.events += len(batch)
        self.attempts.update(number for number in _different(batch.leaf("attempt")) if number is not None)
        self.ranks.update(rank or 0 for rank in _different(batch.leaf("rank")))
        versions = batch.leaf("schema_version")
        newer = {version for version in _different(versions) if version is not None and is_newer_minor(version)}
        self.newer += sum(version in newer for version in versions) if newer else 0
        steps = batch.steps
        for info, rows in batch.group("model_info").rows_of():
            self.run_ids.add(info.run_id)
            if info.phase == "train":
                trained = [steps[row] for row in rows]
                self.see(min(trained), max(trained))

    def see(self, first: int | None, last: int | None) -> None:
        """Takes in train steps."""
        if first is not None and last is not None:
            self.first_step = first if self.first_step is None else min(self.first_step, first)
            self.last_step = last if self.last_step is None else max(self.last_step, last)

    def merge(self, later: RunCounts) -> None:
        """Takes in what a later part has."""
        self.events += later.events
        self.newer += later.newer
        self.read_as = later.read_as
        self.told += later.told
        self.attempts |= later.attempts
        self.run_ids |= later.run_ids
        self.ranks |= later.ranks
        self.manifest = self.manifest or later.manifest
        self.foreign = later.foreign
        self.see(later.first_step, later.last_step)
        for bad, count in later.skipped.items():
            self.skipped[bad] += count


@dataclass(slots=True)
class Found:
    """What was found in a part.

    Attributes:
        runs: Of each of its pieces.
        lines: How many lines each of its spans has.
        bad: Its lines that gave no event.
        superseded: What the attempts in it have done; not settled.
        warnings: What else should be known.
    """

    runs: list[RunCounts] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    bad: list[BadLine] = field(default_factory=list)
    superseded: Superseded = field(default_factory=Superseded)
    warnings: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many events it has."""
        return sum(run.events for run in self.runs)


def read_part(part: Part, found: Found) -> Iterator[Batch]:
    """Yields the events of a part in order. Of a line that is no event it says so in `found`: it never raises for one.

    Raises:
        LogChangedError: A file is another one now, or a part of it is gone.
        OSError: A file cannot be read.
    """
    for piece in part.pieces:
        counts = RunCounts(piece.run)
        found.runs.append(counts)
        for batch in _read_piece(part, piece, found):
            counts.add(batch)
            found.superseded.add_batch(batch)
            yield batch


def record_batches(batches: Iterable[Batch]) -> Iterator[pa.RecordBatch]:
    """Puts batches into nested record batches."""
    made = RecordBatches(flat=False)
    for batch in batches:
        yield from made.add(batch, Constant(False, len(batch)))
    yield from made.end()


def _read_piece(part: Part, piece: Piece, found: Found) -> Iterator[Batch]:
    logs, first = piece.logs, len(found.lines)
    if isinstance(logs, ForeignRun):
        yield from logs.batches()
        skips = logs.skips
        found.bad += [_bad(piece.run, None, one, None) for one in (*skips.bad, *skips.others)]
        counts = found.runs[-1]
        counts.skipped = {True: skips.count, False: skips.other_count}
        counts.read_as, counts.told, counts.foreign = logs.read_as.name, logs.told(), logs.as_read()
        return
    if piece.manifest is not None:
        found.runs[-1].manifest = part.store.json_text(piece.manifest)
    reads = []
    for spans in logs:
        reads.append([_Reading(part, piece.run, span, first + i, found) for i, span in enumerate(spans)])
        first += len(spans)
    found.lines += [0] * (first - len(found.lines))
    if len(reads) == 1:
        for reading in reads[0]:
            yield from reading.batches()
        return
    known = len(found.bad)
    yield from batches_of(_joined(reads, found))
    found.bad[known:] = sorted(found.bad[known:], key=lambda one: (one.span or 0, one.line or 0))


def _joined(logs: list[list[_Reading]], found: Found) -> Iterator[Event]:
    steps = RankSteps()
    for event in join([_events(log) for log in logs]):
        steps.add(event)
        yield event
    found.warnings += say(steps.early_stops())


def _events(log: list[_Reading]) -> Iterator[Event]:
    for reading in log:
        for batch in reading.batches():
            yield from batch.events()


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads a span, which has a place among those of its part."""

    part: Part
    run: int
    span: Span
    place: int
    found: Found

    def batches(self) -> Iterator[Batch]:
        end = self.span.end
        path = path_at(self.span.file.path)
        with self.part.store.reading(self.span.file) as file:
            offset = _first_line(file, self.span.start)
            if end is not None and offset >= end:
                return
            single: list[Event] = []
            for item in iter_blocks(file, path, shared_prover(), offset=offset, end=end):
                if isinstance(item, Line):
                    self.found.lines[self.place] = item.number
                    single += self._events(item, path)
                    if len(single) < BATCH_EVENTS:
                        continue
                else:
                    self.found.lines[self.place] = item.line_of(len(item) - 1)
                if single:
                    yield EventBatch(single, path)
                    single = []
                if isinstance(item, Batch):
                    yield item
            if single:
                yield EventBatch(single, path)

    def _events(self, line: Line, path: Path) -> list[Event]:
        """The event on a line that was in doubt, if there is one."""
        if line.blank:
            return []
        try:
            if line.fault:
                raise EventValidationError([Problem("$", line.fault)])
            return [decode_event(line.data)]
        except EventValidationError as error:
            text = line.data[: 4 * _LONGEST_TEXT].decode(errors="backslashreplace")[:_LONGEST_TEXT] or None
            one = _bad(self.run, self.place, skipped_line(path, line, error), text)
            self.found.bad.append(one)
            self.found.runs[-1].skipped[one.fatal] += 1
            return []


def _first_line(file: IO[bytes], start: int) -> int:
    """Goes to the first line that begins at an offset or after it, and gives that one's offset."""
    if start == 0:
        return 0
    file.seek(start - 1)
    while data := file.readline(_SKIP_BYTES):
        if data.endswith(b"\n"):
            break
    return file.tell()


def _different(column: Sequence[Any]) -> set[Any]:
    return {column.value} if isinstance(column, Constant) else set(column)


def _bad(run: int, span: int | None, skipped: Skipped, text: str | None) -> BadLine:
    return BadLine(
        run, span, shown_place(skipped.path), skipped.line, skipped.offset, text, skipped.reason, skipped.fatal
    )
