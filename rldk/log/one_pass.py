"""One pass over a run; a second one only where there are several attempts, of which one may supersede another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from rldk.log.attempts import Superseded
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant

Result = TypeVar("Result")


class SeveralAttemptsError(Exception):
    """Raised through the work on the first pass, whose result is of no use: what it has begun it leaves undone."""


def with_hidden(batches: Iterable[Batch], superseded: Superseded | None) -> Iterator[tuple[Batch, Sequence[bool]]]:
    """Batches of a run, each with which of its events are superseded.

    Args:
        batches: The batches.
        superseded: What says so; None if nothing is.
    """
    for batch in batches:
        yield batch, Constant(False, len(batch)) if superseded is None else superseded.hidden(batch)


def in_one_pass(
    batches: Callable[[], Iterable[Batch]],
    work: Callable[[Iterator[Batch], Superseded | None], Result],
    before: Superseded | None = None,
) -> tuple[Result, Superseded]:
    """Does work on all events of a run, in one pass where its ranks have one attempt each, in two otherwise.

    Args:
        batches: Gives the events, as often as it is asked and each time the same.
        work: Takes all batches in their order, and gives its result. What it is told: None while nothing is superseded
            and all is one training, else what says which events are. It lets `SeveralAttemptsError` pass; then
            it is called once more.
        before: Knows the events before these, not settled, and gets to know these too.

    Returns:
        (the result, what is superseded).
    """
    found = Superseded() if before is None else before

    def looked_at(rest: Iterator[Batch]) -> Iterator[Batch]:
        for batch in rest:
            found.add_batch(batch)
            if found.several:
                raise SeveralAttemptsError
            yield batch

    first = iter(batches())
    try:
        result = work(looked_at(first), None)
    except SeveralAttemptsError:
        for batch in first:
            found.add_batch(batch)
        found.settle()
        return work(iter(batches()), found), found
    found.settle()
    return result, found
