"""Curves of a few steps of a run, finer than those of all of it: only that part of the log is read that has them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from rldk.io.gathered import visible
from rldk.log.attempts import ONLY
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant
from rldk.log.lines import open_log
from rldk.log.runs import RunLogs
from rldk.report.downsample import MOST_BUCKETS, Curve
from rldk.report.drawn import Drawn
from rldk.run_index.growth import Growth, as_it_is_now, can_grow, files_read
from rldk.run_index.known_run import KnownRun, stamp_of

_AT_ONCE = 2**16


@dataclass(frozen=True, slots=True)
class Zoomed:
    """Curves of a few steps.

    Attributes:
        curves: By series and metric, as those of all steps.
        clocks: By the series of a training, the Unix time, in s, of each of these steps.
        bytes: How many were read of the log.
    """

    curves: dict[str, dict[str, Curve]]
    clocks: dict[str, Curve]
    bytes: int


def zoomed(
    known: KnownRun, run: RunLogs, names: Collection[str], first: int, last: int, *, buckets: int = MOST_BUCKETS
) -> Zoomed:
    """Reads some metrics of some steps again. Buckets have the numbers that they have in curves of all steps.

    Args:
        known: What is known of the run; what its log has gained since is left out.
        run: As it was found just now.
        names: The metrics.
        first: The first step.
        last: The last step.
        buckets: How many a curve may have.

    Raises:
        RldkError: The log cannot be read; likewise
        OSError: that.
    """
    superseded = known.attempts if known.attempts.several else None
    drawn = Drawn(clocks={}, wanted=frozenset(names), most_buckets=buckets)
    if known.drawn is not None:
        drawn.trainings, drawn.sets = dict(known.drawn.trainings), list(known.drawn.sets)
    elif superseded is not None:
        drawn.divide(superseded.in_order())
    with ExitStack() as stack:
        growth = _part(known, run, first, last)
        batches = run.batches() if growth is None else stack.enter_context(growth).batches()
        for batch in _within(batches, first, last):
            counted = batch if superseded is None else visible(batch, superseded.hidden(batch))
            if counted is not None:
                of = Constant(ONLY, len(counted)) if superseded is None else superseded.trainings(counted)
                drawn.add_batch(counted, of)
    read = sum(size for _, _, _, size, _, _ in stamp_of(run)) if growth is None else growth.bytes
    return Zoomed(drawn.curves, drawn.clocks or {}, read)


def _part(known: KnownRun, run: RunLogs, first: int, last: int) -> Growth | None:
    """A reading of what of the log may have such steps; None where all has to be read."""
    if not known.parts or not can_grow(run):
        return None
    run = as_it_is_now(run, known.parts)
    files = files_read(run, known.parts)
    if files is None:
        return None
    pieces = []
    for part, piece in files:
        for begin, end in known.spans[part.number].find(first, last):
            start = _line_from(piece.path, begin, min(end, part.end))
            pieces.append(piece._replace(start=start, end=max(start, min(end, part.end))))
    return Growth(run, pieces, [])


def _line_from(path: Path, place: int, end: int) -> int:
    """Where the first line begins that begins at a place or after it, but no later than `end`."""
    if place == 0:
        return 0
    with open_log(path) as file:
        at = place - 1
        file.seek(at)
        while at < end and (data := file.read(_AT_ONCE)):
            if (found := data.find(b"\n")) >= 0:
                return min(at + found + 1, end)
            at += len(data)
    return end


def _within(batches: Iterable[Batch], first: int, last: int) -> Iterator[Batch]:
    for batch in batches:
        rows = [row for row, step in enumerate(batch.steps) if first <= step <= last]
        if rows:
            yield batch if len(rows) == len(batch) else batch.take(rows)
