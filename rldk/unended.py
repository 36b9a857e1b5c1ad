"""Attempts without an end: what is recorded of them when their run is opened again, or the interpreter ends."""

from __future__ import annotations

import atexit
import os
import sys
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rldk.event.lifecycle import Progress
from rldk.guard import Guard, SafeLogger
from rldk.log.manifest import Before
from rldk.log.writer import EventWriter
from rldk.observer import Observer
from rldk.recording import Recording

log = SafeLogger(__name__)


@dataclass(slots=True, eq=False)
class _Attempt:
    """An attempt that this process has begun.

    Attributes:
        path: The file that it was asked to write.
        number: Counts the openings of the log.
        recording: Of it; gone once its user has dropped it.
        observers: What listens to it.
        progress: How far it has come.
        process: Who began it: in a forked child it is the parent's.
        error: Which error had been shown before; an earlier one did not end it.
    """

    path: Path
    number: int | None
    recording: weakref.ref[Recording]
    observers: Sequence[Observer]
    progress: Progress
    process: int
    error: int


def begin(path: Path, recording: Recording) -> None:
    """Remembers an attempt until its end is said.

    Args:
        path: The file that it was asked to write.
        recording: The attempt.
    """
    known, error = weakref.ref(recording), id(_shown())
    attempt = _Attempt(path, recording.attempt, known, recording.observers, recording.progress, os.getpid(), error)
    for other in [other for other in _unended if other.progress.ending is not None]:
        _unended.remove(other)
        other.observers = ()
    _last[path] = attempt
    _unended.append(attempt)
    _listen_to_multiprocessing()


def settle(path: Path) -> None:
    """A log is about to be opened again: the attempt before is closed if its training is over.

    One whose recording was dropped without an end has ended early.
    """
    last = _last.get(path)
    if last is None or last.process != os.getpid():
        return
    for attempt in [attempt for attempt in _unended if attempt.path == path and attempt.recording() is None]:
        _say(attempt, "ended_early")
    recording = last.recording()
    if recording is not None and last.progress.ending is not None:
        recording.finish()  # a notebook's next training continues the same file


def before(path: Path, number: int | None) -> Before | None:
    """How the attempt with the number before ended, if it was begun in this process."""
    attempt = _last.get(path)
    if attempt is None or attempt.process != os.getpid() or None in (number, attempt.number):
        return None
    if attempt.number != (number or 0) - 1:
        return None
    return Before(attempt.progress.ending or "ended_early", attempt.progress.first)


def abandon(recording: Recording, writer: EventWriter) -> None:
    """Sees to it that who drops a recording without closing it leaves no file, lock or thread behind."""
    weakref.finalize(recording, _abandon, writer, recording.observers).atexit = False


def _abandon(writer: EventWriter, observers: Sequence[Observer]) -> None:
    guard = Guard(log)
    for observer in observers:
        with guard:
            observer.close(wait=False)
    writer.close()


def _say(attempt: _Attempt, ending: str) -> None:
    """Has the record of an attempt say how it ended, unless that is known; its log is closed by now."""
    if attempt in _unended:
        _unended.remove(attempt)
    if attempt.progress.ending is None:
        attempt.progress.ending = "ended_early" if attempt.progress.trains else ending  # type: ignore[assignment]
        guard = Guard(log, "the end of an attempt could not be recorded")
        for observer in attempt.observers:
            with guard:
                observer.closed(attempt.progress.ending)  # type: ignore[arg-type]


def _shown() -> BaseException | None:
    """The error that Python has shown last, as it ended a script or a command of an interactive shell."""
    return getattr(sys, "last_value", None)


def _say_all() -> None:
    """The interpreter ends: an error that it has shown since an attempt began has ended that attempt.

    In an interactive shell an error proves nothing: then nothing is said. Nothing is closed: what was registered before
    this may still log.
    """
    error = _shown()
    interactive = hasattr(sys, "ps1") or bool(sys.flags.interactive or sys.flags.inspect)
    _conclude(error, doubtful=interactive)


def _say_all_of_child() -> None:
    """A process of `multiprocessing` ends: its error is shown later, and not all have the hooks of an interpreter."""
    _conclude(sys.exc_info()[1])


def _conclude(error: BaseException | None, *, doubtful: bool = False) -> None:
    if isinstance(error, SystemExit):
        error = None
    for attempt in _unended.copy():
        if attempt.process != os.getpid() or attempt.progress.ending is not None:
            continue
        failed = error is not None and id(error) != attempt.error
        recording = attempt.recording()
        with Guard(log, "the end of a run could not be recorded"):
            if (failed and doubtful) or not attempt.path.parent.is_dir():  # a temporary directory is not made again
                continue
            if recording is None:
                _say(attempt, "finished" if _last[attempt.path] is attempt else "ended_early")
            else:
                recording.conclude(error if failed else None)


def _listen_to_multiprocessing() -> None:
    """In a process of `multiprocessing`, has its end recorded."""
    global _listens  # noqa: PLW0603  # once in each process
    util = sys.modules.get("multiprocessing.util")
    if util is None or _listens == os.getpid() or sys.modules["multiprocessing.process"].parent_process() is None:
        return
    _listens = os.getpid()
    util.Finalize(None, _say_all_of_child, exitpriority=0)


_listens = 0
_last: dict[Path, _Attempt] = {}  # of each log
_unended: list[_Attempt] = []
atexit.register(_say_all)
