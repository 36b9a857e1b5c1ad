"""Validates in several processes, with the reports of one process that reads everything in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from itertools import groupby
from pathlib import Path
from typing import IO, Any, Protocol

from rldk.log.file_names import parse_name
from rldk.log.follower import Missed
from rldk.log.lines import open_log
from rldk.log.segments import closed_segments
from rldk.processes import map_ordered, starts_at_once
from rldk.validation.files import lost_or_altered
from rldk.validation.findings import Options, ValidationReport
from rldk.validation.parts import PART_BYTES, Join, Part, parts_of, validate_part
from rldk.validation.validator import Validator
from rldk.validation.work import File, Log, Rest, Segment, Several, Work

_SLOW_START = 8  # parts that are validated while a process starts that has to import everything
_COMPRESSIONS = (".gz", ".zst")
_COMPRESSED = 8  # bytes of events in a byte of a compressed log, about


def validate_in_processes(work: Sequence[Log | File], validator: Validator, jobs: int) -> Iterator[ValidationReport]:
    """Validates logs and files in at most so many processes; in this one where that is faster."""
    # A process that has less to do costs more than it saves.
    fewest = PART_BYTES if starts_at_once() else _SLOW_START * PART_BYTES
    jobs = min(jobs, sum(_size(path) for each in work for path in each.paths) // fewest)
    tasks = _in_order(work) if validator.check_consistency else [task for each in work for task in _divided(each)]
    if jobs < 2 or (len(tasks) == 1 and isinstance(tasks[0], _Whole)):
        for each in work:
            yield from each.reports(validator)
        return
    worker = _Worker(validator.options, validator.check_consistency)
    try:
        with closing(map_ordered(worker, (work for task in tasks for work in task.work()), jobs)) as answers:
            results = _told(answers, validator.missed)
            for task in tasks:
                yield from task.reports(results, validator)
    finally:
        for task in tasks:
            task.close()


class _Worker:
    """What a process does with a piece of work: it gives what it finds, and what was deleted before being read."""

    def __init__(self, options: Options, check_consistency: bool) -> None:
        self._given = options, check_consistency
        self._validator: Validator | None = None

    def __call__(self, work: Work | Part) -> tuple[Any, list[Missed]]:
        missed: list[Missed] = []
        if self._validator is None:
            self._validator = Validator(*self._given)
        self._validator.missed = missed.append
        if isinstance(work, Part):
            return validate_part(work, self._validator.options, self._validator.prover), missed
        return list(work.reports(self._validator)), missed


def _told(answers: Iterator[tuple[Any, list[Missed]]], missed: Callable[[Missed], None]) -> Iterator[Any]:
    for found, gaps in answers:
        for gap in gaps:
            missed(gap)
        yield found


class _Task(Protocol):
    """Something that has reports, for which one or several pieces of work are done."""

    def work(self) -> Iterator[Work | Part]:
        """The pieces of work. They are asked for while results of earlier ones are awaited."""

    def reports(self, results: Iterator[Any], validator: Validator) -> Iterator[ValidationReport]:
        """The reports, from the results of the pieces of work that were asked for."""

    def close(self) -> None:
        """Closes what it has opened."""


class _Whole:
    """Is done by one process."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def work(self) -> Iterator[Work | Part]:
        yield self._work

    def reports(self, results: Iterator[Any], validator: Validator) -> Iterator[ValidationReport]:
        del validator
        yield from next(results)

    def close(self) -> None:
        pass


class _Here(_Whole):
    """Is done by this process."""

    def work(self) -> Iterator[Work | Part]:
        yield from ()

    def reports(self, results: Iterator[Any], validator: Validator) -> Iterator[ValidationReport]:
        del results
        yield from self._work.reports(validator)


class _Divided:
    """A large plain file, which several processes read.

    Args:
        path: The file.
        whole: What is done instead if it is not there any more, or is not what it was.
        newest: The number of the last closed segment before it, if it is the live file of a log; None of any other.
    """

    def __init__(self, path: Path, whole: Work, newest: int | None = None) -> None:
        self._path = path
        self._whole = whole
        self._newest = newest
        self._file: IO[bytes] | None = None
        self._parts: list[Part] = []
        self._asked = 0
        self._enough = False

    def work(self) -> Iterator[Work | Part]:
        # Open from now on, so that it can be read even if it is renamed or deleted.
        with suppress(FileNotFoundError):
            self._file = open_log(self._path)
        if self._file is None or self._newest not in (None, max(closed_segments(self._path), default=0)):
            yield self._whole
            return
        self._parts = parts_of(self._path, self._file)
        for part in self._parts:
            if self._enough:
                return
            self._asked += 1
            yield part

    def reports(self, results: Iterator[Any], validator: Validator) -> Iterator[ValidationReport]:
        first = next(results)
        if self._file is None or not self._parts:
            yield from first
            return
        join = Join(self._path, validator.options)
        with validator.progress(self._path) as on_progress:
            join.add(self._parts[0], first)
            taken = 1
            while taken < len(self._parts) and not join.complete:
                if on_progress:
                    on_progress(self._parts[taken].start)
                join.add(self._parts[taken], next(results))
                taken += 1
        self._enough = True
        for _ in range(taken, self._asked):
            next(results)
        size = self._parts[0].size
        report = join.conclude() if join.sure else validator.validate_open(self._file, self._path, size)
        if validator.options.strict:
            report.warnings += lost_or_altered(self._path)
        yield report
        self.close()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


def _size(path: Path) -> int:
    """How many bytes of events a file has, about."""
    with suppress(OSError):
        return path.stat().st_size * (_COMPRESSED if path.suffix in _COMPRESSIONS else 1)
    return 0


def _is_large(path: Path) -> bool:
    return path.suffix not in _COMPRESSIONS and _size(path) >= 2 * PART_BYTES


def _divided(work: Log | File) -> Iterator[_Task]:
    """The tasks if each file can be validated by itself."""
    if isinstance(work, File):
        yield _Divided(work.path, work) if _is_large(work.path) else _whole(work)
    elif sum(map(_size, work.paths)) < PART_BYTES:
        yield _Whole(work)
    else:
        yield from (_Whole(Segment(work.live, number)) for number in sorted(set(work.closed)))
        rest, newest = Rest(work.live, work.closed), max(work.closed, default=0)
        yield _Divided(work.live, rest, newest) if _is_large(work.live) else _Whole(rest)


def _in_order(work: Sequence[Log | File]) -> list[_Task]:
    """The tasks if the order of events is checked: the files of a log are checked one after the other."""
    groups = [(log, tuple(some)) for log, some in groupby(work, _log_of)]
    if len({log for log, _ in groups}) < len(groups):  # files of one log were named, with others between them
        groups = [(None, tuple(work))]
    return [_whole(Several(some) if len(some) > 1 else some[0]) for _, some in groups]


def _whole(work: Log | File | Several) -> _Task:
    parts = work.parts if isinstance(work, Several) else (work,)
    # A pipe is not to be opened by another process, whose standard input is another one.
    regular = all(path.is_file() for part in parts for path in part.paths)
    return _Whole(work) if regular else _Here(work)


def _log_of(work: Log | File) -> object:
    """What files that are checked one after the other have in common."""
    file = parse_name(work.paths[0]) if isinstance(work, File) else None
    return id(work) if file is None else file.live
