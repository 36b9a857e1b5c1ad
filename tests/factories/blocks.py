"""Lines of a log as a prover gives them: valid ones in batches, whose sizes a test chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from rldk.event.codec import decode_event
from rldk.event.strict import judge
from rldk.log.bulk.batch import Batch, EventBatch
from rldk.log.lines import Line


class LineBatch(EventBatch):
    """A batch of the events on some lines, which knows where each of them stands."""

    def __init__(self, lines: list[Line]) -> None:
        events = [decode_event(line.data) for line in lines]
        super().__init__(events, Path("r_events.jsonl"), [line.number for line in lines])
        self._offsets = [line.offset for line in lines]

    def offset_of(self, row: int) -> int:
        return self._offsets[row]


def in_batches(lines: Iterator[Line], size: Callable[[], int]) -> Iterator[Batch | Line]:
    """The lines; those that nothing is wrong with in batches of at most `size()` rows, or as they are where it is 0."""
    some: list[Line] = []
    most = size()
    for line in lines:
        proven = most > 0 and _certain(line)
        if proven:
            some.append(line)
        if some and (len(some) == most or not proven):
            yield LineBatch(some)
            some = []
        if not proven:
            yield line
        if not some:
            most = size()
    if some:
        yield LineBatch(some)


def _certain(line: Line) -> bool:
    if line.fault or line.blank or not line.complete:
        return False
    verdict = judge(line.data)
    return not verdict.problems and not verdict.warnings and type(verdict.value["step"]) is int
