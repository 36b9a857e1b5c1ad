"""What is known of one run while it grows: its numbers, its curves, and what happened when."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from rldk.adapters.foreign_run import ForeignRun
from rldk.io.gathered import visible
from rldk.log.attempts import ONLY, Superseded
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant
from rldk.log.one_pass import in_one_pass
from rldk.log.runs import RunLogs
from rldk.log.segments import not_there
from rldk.report.downsample import Curve
from rldk.report.drawn import MOST_OF_A_KIND, Drawn, Moment
from rldk.run_index.growth import Growth, Part, all_of, can_grow, looked_at, new_in
from rldk.run_index.spans import Spans
from rldk.run_index.summaries import Summaries, Summary

Stamp = list[tuple[bytes, int, int, int, int, int]]
"""Files, each with where it is stored, its size and when it was changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a look at a run has found.

    Attributes:
        kind: `nothing` new; it has `grown`; or all was read `anew`, as what was known may be so no longer.
        first: Of what has grown, the lowest step that is new and counts; None if none is.
        bytes: How many were read.
    """

    kind: Literal["nothing", "grown", "anew"]
    first: int | None = None
    bytes: int = 0


class KnownRun:
    """What is known of one run. Its size does not grow with the number of events.

    A look replaces what it changes, so that whoever has taken curves from it, in another thread too, may go on
    with them.

    Args:
        curves: Whether curves and moments are wanted, beside the numbers.

    Attributes:
        figures: The numbers.
        drawn: The curves and moments; None if they are not wanted.
        attempts: How its attempts relate.
        hidden: How many events later attempts have superseded.
        highest: The highest step of any event.
        first_event: When its earliest event was written, superseded or not, Unix time, s.
        parts: How far its log was read, where that only grows.
        spans: Which steps stand where in these, by their number.
        stamp: The files that were read, where each change means to read them anew.
    """

    def __init__(self, *, curves: bool = True) -> None:
        self.figures = Summaries()
        self.drawn = Drawn(clocks={}) if curves else None
        self.attempts = Superseded()
        self.hidden = 0
        self.highest = 0
        self.first_event: float | None = None
        self.parts: list[Part] = []
        self.spans: dict[int, Spans] = {}
        self.stamp: Stamp = []

    @property
    def summaries(self) -> dict[str, Summary]:
        """The metrics of the train steps that count, by name."""
        return self.figures.metrics

    @property
    def curves(self) -> dict[str, dict[str, Curve]]:
        """By series and metric; what a series is says `Drawn`."""
        return {} if self.drawn is None else self.drawn.curves

    @property
    def clocks(self) -> dict[str, Curve]:
        """By the series of a training, the Unix time, in s, of each of its steps."""
        return {} if self.drawn is None else self.drawn.clocks or {}

    @property
    def left_out(self) -> dict[str, int]:
        """What is not drawn, and how many of it: counted up to `MOST_COUNTED`."""
        told = {} if self.drawn is None else {what: len(names) for what, names in self.drawn.left_out.items()}
        if self.drawn is not None and (more := sum(1 for _ in self.attempts.beginnings()) - MOST_OF_A_KIND) > 0:
            told["attempts on the time line"] = more
        return told

    @property
    def moments(self) -> list[Moment]:
        """What happened, by step: the attempts that count but the first one, checkpoints, evaluations, the end."""
        if self.drawn is None:
            return []
        begun = islice(self.attempts.beginnings(), MOST_OF_A_KIND)
        others = (moment for moment in self.drawn.moments if moment.kind != "started")
        return sorted([*(Moment(step, "started", how) for step, how in begun), *others], key=lambda moment: moment.step)

    @property
    def first_step(self) -> int | None:
        """The lowest train step; None without any."""
        return self.figures.first_step

    @property
    def last_step(self) -> int | None:
        """The highest train step; None without any."""
        return self.figures.last_step

    @property
    def last_event(self) -> float | None:
        """When the latest event was written, Unix time, s."""
        return self.figures.last_event

    @property
    def events(self) -> int:
        """How many events count, of any phase."""
        return self.figures.events

    def look(self, run: RunLogs) -> Change:
        """Reads what its log has gained; all of it where what was read may not count as it did.

        Args:
            run: As it was found just now.

        Raises:
            RldkError: It cannot be read; likewise
            OSError: that. What was known stays.
        """
        if can_grow(run):
            return looked_at(run, self.parts, self._look)
        stamp = stamp_of(run)
        if stamp == self.stamp:
            return Change("nothing")
        self._read(run.batches)
        self.parts, self.spans, self.stamp = [], {}, stamp
        return Change("anew", None, sum(size for _, _, _, size, _, _ in stamp))

    def _look(self, run: RunLogs) -> Change:
        """Reads what a log has gained that is read piece by piece."""
        read = 0
        if self.parts and (new := new_in(run, self.parts)) is not None:
            if not new[0]:
                self.parts = new[1]
                return Change("nothing")
            spans = {number: one.copy() for number, one in self.spans.items()}
            if new[0][0].number and 0 in spans:  # the live file was rotated
                spans[new[0][0].number] = spans.pop(0)
            with Growth(run, *new, spans) as growth:
                change = self._continue(growth)
            if change is not None:
                return change
            read = growth.bytes
        pieces = all_of(run)
        if not pieces:
            raise not_there(run.paths[0])
        with Growth(run, pieces, []) as growth:
            self._read(growth.batches)
        self.parts, self.spans, self.stamp = growth.parts, growth.spans, []
        return Change("anew", None, read + growth.bytes)

    def _read(self, batches: Callable[[], Iterable[Batch]]) -> None:
        """Reads all of a run."""

        def work(several: Iterator[Batch], superseded: Superseded | None) -> KnownRun:
            new = KnownRun(curves=self.drawn is not None)
            if superseded is not None and new.drawn is not None:
                new.drawn.divide(superseded.in_order())
            for batch in several:
                new._add(batch, superseded)
            return new

        new, attempts = in_one_pass(batches, work)
        new.attempts = attempts
        self._take(new)

    def _continue(self, growth: Growth) -> Change | None:
        """Adds what a log has gained; None, and nothing is done, if that changes what counts of the rest."""

        def work(several: Iterator[Batch], superseded: Superseded | None) -> tuple[KnownRun, int | None]:
            if superseded is not None and self._is_changed(superseded):
                raise _OtherOrderError
            new, first = self._copy(), None
            for batch in several:
                counted = new._add(batch, superseded)
                if counted is not None:
                    first = min(counted.steps) if first is None else min(first, *counted.steps)
            return new, first

        try:
            (new, first), attempts = in_one_pass(growth.batches, work, self.attempts.unsettled())
        except _OtherOrderError:
            return None
        new.attempts, new.parts, new.spans = attempts, growth.parts, growth.spans
        self._take(new)
        return Change("grown", first, growth.bytes)

    def _is_changed(self, superseded: Superseded) -> bool:
        """Whether what was read counts in another way than it did, or is drawn in other lines."""
        lines = Drawn()
        lines.divide(superseded.in_order())
        drawn = self.drawn is not None and lines.trainings != self.drawn.trainings
        return drawn or superseded.changes(self.attempts, self.highest)

    def _add(self, batch: Batch, superseded: Superseded | None) -> Batch | None:
        """Takes the next events, and gives those of them that count."""
        times = [time for time in batch.leaf("timestamp") if time is not None]
        if times:
            self.first_event = min(times) if self.first_event is None else min(self.first_event, *times)
        self.figures.hear(times)
        self.highest = max(self.highest, *batch.steps)
        counted = batch if superseded is None else visible(batch, superseded.hidden(batch))
        self.hidden += len(batch) - (0 if counted is None else len(counted))
        if counted is not None:
            self.figures.add(counted)
            if self.drawn is not None:
                of = Constant(ONLY, len(counted)) if superseded is None else superseded.trainings(counted)
                self.drawn.add_batch(counted, of)
        return counted

    def without_curves(self) -> KnownRun:
        """The same in numbers alone; it goes on where this one stands, and shares what is known with it."""
        same = copy(self)
        same.drawn = None
        return same

    def _copy(self) -> KnownRun:
        """The same, which can be added to."""
        same = copy(self)
        same.figures = self.figures.copy()
        same.drawn = None if self.drawn is None else self.drawn.copy()
        return same

    def _take(self, new: KnownRun) -> None:
        vars(self).update(vars(new))


class _OtherOrderError(Exception):
    """What a log has gained changes what counts of it: all of it is read."""


def stamp_of(run: RunLogs) -> Stamp:
    """The files of a run that others have written, or that is in a table, as they are now."""
    paths = {os.fspath(path): None for path in run.paths}
    if isinstance(run, ForeignRun):
        paths |= {os.fspath(path): None for source in run.sources for path in source.reader.log.paths}
    stamp = []
    for path in paths:
        told = os.stat(path)  # noqa: PTH116  # a Path is slow
        stamp.append((os.fsencode(path), told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns))
    return stamp
