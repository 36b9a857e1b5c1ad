"""Events of a batch that can be judged together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rldk.health.cost import CostMeter
from rldk.health.stretch import constant
from rldk.log.attempts import ONLY, Superseded, Training
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a batch that follow one another in one attempt, and of which all have a time, or none.

    Attributes:
        start: The first of the rows.
        stop: The row after the last one.
        attempt: The number of theirs.
        world_size: How many processes it has, as far as they say.
        training: What they are of.
        times: wall_time of each, s; None if none has one.
    """

    start: int
    stop: int
    attempt: int | None
    world_size: int | None
    training: Training
    times: Sequence[float] | None

    def alone(self, batch: Batch, meter: CostMeter) -> list[int]:
        """The rows of its batch that are to be judged by themselves, ascending."""
        gaps = [] if self.times is None else meter.long_gaps(self.attempt, self.times)
        told = (rows for info, rows in batch.group("alert").rows_of() if info is not None)
        alerts = (row for rows in told for row in rows if self.start <= row < self.stop)
        return sorted({*(self.start + row for row in gaps), *alerts})


def parts_of(batch: Batch, superseded: Superseded | None) -> Iterator[Part]:
    """All rows of a batch, in order."""
    rows = len(batch)
    times = batch.leaf("wall_time")
    trainings = Constant(ONLY, rows) if superseded is None else superseded.trainings(batch)
    timed = _timed(times)
    attempts, sizes = batch.leaf("attempt"), batch.leaf("world_size")
    start = 0
    for stop in _changes((attempts, sizes, trainings, timed), rows):
        own = list(times[start:stop]) if timed[start] else None
        yield Part(start, stop, attempts[start], sizes[start], trainings[start], own)
        start = stop


def _timed(times: Sequence[float | None]) -> Sequence[bool]:
    unknown = times.count(None)
    if unknown in (0, len(times)):
        return Constant(not unknown, len(times))
    return [time is not None for time in times]


def _changes(columns: Sequence[Sequence[Any]], rows: int) -> Iterator[int]:
    """The rows at which one of these columns has another value than before, and the number of rows."""
    changing = [column for column in columns if constant(column) is None]
    if changing:
        before: tuple[Any, ...] | None = None
        for row, values in enumerate(zip(*changing, strict=True)):
            if before is not None and values != before:
                yield row
            before = values
    yield rows
