"""Runs read in several processes, as if one after the other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from rldk.log.listing import Listing
from rldk.log.ranks import RankLog
from rldk.log.runs import RunLogs
from rldk.log.segments import closed_segments
from rldk.log.skips import OnError
from rldk.processes import map_ordered

_SHARE_BYTES = 4 * 2**20  # of logs: work for some tens of milliseconds
_LEAST_BYTES = 16 * 2**20  # so much for each process, which takes time to start
_MOST_RUNS = 64

Result = TypeVar("Result")

_Named = tuple[str, tuple[Path, ...], tuple[RankLog, ...]]


@dataclass(frozen=True, slots=True)
class _Share:
    """Runs for one process, by what names them."""

    runs: tuple[_Named, ...]
    on_error: OnError

    def __str__(self) -> str:
        return str(self.runs[0][1][0])


@dataclass(slots=True)
class _Answer(Generic[Result]):
    """What came of runs, in their order.

    Attributes:
        found: Of each.
        said: Who logged what meanwhile, and how grave it is.
        error: What the run after them has raised.
    """

    found: list[Result] = field(default_factory=list)
    said: list[tuple[str, int, str]] = field(default_factory=list)
    error: Exception | None = None


def processes_for(runs: Sequence[RunLogs], jobs: int) -> int:
    """How many of so many processes have enough to do."""
    if jobs == 1 or len(runs) == 1:
        return 1
    return max(1, min(jobs, len(runs), sum(map(_size, runs)) // _LEAST_BYTES))


def in_processes(runs: Sequence[RunLogs], function: Callable[[RunLogs], Result], jobs: int) -> Iterator[Result]:
    """Applies a function to runs that rldk has logged, and gives the results in their order.

    Args:
        runs: All with one `on_error`.
        function: A function of a module, or a `functools.partial` of one.
        jobs: How many processes do it.

    Raises:
        Exception: What the function raises at a run, once the results before it were given.
    """
    with closing(map_ordered(partial(_of_share, function), _shares(runs), jobs)) as answers:
        for answer in answers:
            for name, level, text in answer.said:
                logging.getLogger(name).log(level, "%s", text)
            yield from answer.found
            if answer.error is not None:
                raise answer.error


def _shares(runs: Iterable[RunLogs]) -> Iterator[_Share]:
    share: list[_Named] = []
    size = 0
    on_error: OnError = "raise"
    for run in runs:
        share.append((run.run_id, run.paths, run.other_ranks))
        size, on_error = size + _size(run), run.on_error
        if size >= _SHARE_BYTES or len(share) == _MOST_RUNS:
            yield _Share(tuple(share), on_error)
            share, size = [], 0
    if share:
        yield _Share(tuple(share), on_error)


def _of_share(function: Callable[[RunLogs], Result], share: _Share) -> _Answer[Result]:
    answer: _Answer[Result] = _Answer()
    listing = Listing(lenient=True)
    with _heard(answer.said):
        for run_id, paths, ranks in share.runs:
            try:
                answer.found.append(function(RunLogs(run_id, paths, ranks, listing, share.on_error)))
            except Exception as error:  # noqa: BLE001, PERF203  # it is raised where its turn is
                answer.error = error
                break
    return answer


@contextmanager
def _heard(said: list[tuple[str, int, str]]) -> Iterator[None]:
    """Takes down what rldk logs, so that it is logged where and when it would be in one process."""
    own = logging.getLogger("rldk")
    handlers, propagate = own.handlers, own.propagate
    own.handlers, own.propagate = [_Taker(said)], False
    try:
        yield
    finally:
        own.handlers, own.propagate = handlers, propagate


class _Taker(logging.Handler):
    def __init__(self, said: list[tuple[str, int, str]]) -> None:
        super().__init__()
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append((record.name, record.levelno, record.getMessage()))


def _size(run: RunLogs) -> int:
    size = 0
    for live in (*run.paths, *(rank.live for rank in run.other_ranks)):
        for path in (live, *closed_segments(live, run.listing).values()):
            with suppress(OSError):
                size += path.stat().st_size
    return size
