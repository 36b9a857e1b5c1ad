"""The directory that the logs go to: can it be written, has it room, do locks work there?"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rldk_schema.forms.doctor import Finding

from rldk import environment
from rldk.announcement import unannounced
from rldk.log import lock
from rldk.log.file_names import absolute, event_file, parse_name
from rldk.run import Run
from rldk.text import counted, number
from rldk.validation.files import validate_jsonl_file

_LEAST_BYTES = 100 * 10**6
_FEW_BYTES = 10**9
_LEAST_INODES = 1000
_SECONDS = 60
_SKEW_SECONDS = 2.0
_ELSEWHERE = "or give output_dir (RLDK_OUTPUT_DIR) another directory."
_ANOTHER = "import sys; from rldk.log import lock; log = open(sys.argv[1], 'ab'); lock.take(log.fileno())"


def check_storage(directory: Path) -> Iterator[Finding]:
    """Writes a log there and reads it back; then looks at room, locks, the file system's clock and what is there.

    It gives up after 60 s, because every call hangs while a file server is down.
    """
    found: list[Finding] = []
    failed: list[Exception] = []

    def check() -> None:
        try:
            for finding in _check(directory):
                found.append(finding)  # noqa: PERF402  # each is kept, though a later one may fail or hang
        except OSError as error:
            message = f"{directory}: not everything could be checked: {error}"
            found.append(Finding("directory", "warning", message, "Check its permissions, including read permission."))
        except Exception as error:  # noqa: BLE001  # raised again in the thread that asked
            failed.append(error)

    thread = threading.Thread(target=check, name="rldk-doctor", daemon=True)
    thread.start()
    thread.join(_SECONDS)
    yield from list(found)
    if failed:
        raise failed[0]
    if thread.is_alive():
        message = f"{directory}: the file system has not answered for {_SECONDS} s"
        fix = "Look at the file server and its lock daemon; log to a local disk, and copy."
        yield Finding("directory", "failed", message, fix)


def _check(directory: Path) -> Iterator[Finding]:
    where = str(directory)
    place = None
    try:
        place = _nearest(directory)
        if not place.is_dir():
            kind = "a file" if place.exists() else "a broken link"
            fix = f"Name a directory, or move {place} away."
            yield Finding("directory", "failed", f"{place}: expected a directory, found {kind}", fix)
            return
        if place != directory:
            where += f", which would be made in {place}"
        probe = Path(tempfile.mkdtemp(prefix=".rldk-doctor-", dir=place))
    except OSError as error:
        fix = f"Make it writable (chmod, chown, mount), {_ELSEWHERE}"
        yield Finding("directory", "failed", f"{where}: cannot be written: {error.strerror or error}", fix)
        if place is not None:
            yield from _room(place)
        return
    try:
        yield _log(probe, where)
        yield from _room(place)
        yield from _lock(probe)
        yield from _times(probe)
    finally:
        shutil.rmtree(probe, ignore_errors=True)
    if place == directory:
        yield from _logs(directory)


def _nearest(directory: Path) -> Path:
    """The directory, or what is the nearest above it, be it a broken link."""
    for place in (directory, *absolute(directory).parents):
        with suppress(FileNotFoundError, NotADirectoryError):
            place.lstat()
            break
    return place


def _log(probe: Path, where: str) -> Finding:
    """Logs a step as a training does, and reads it back."""
    said: list[str] = []
    with _listening(said), _logging_turned_on(), unannounced():
        started = time.perf_counter()
        with Run(probe, run_id="doctor") as run:
            run.log(1, {"loss": 0.5, "kl_mean": float("nan")})
        spent = (time.perf_counter() - started) * 1000
    if run.dropped or not run.path.exists():
        reason = said[0].replace(f"{run.path}: ", "").replace(f"{run.path} ", "") if said else "it was dropped"
        fix = f"Make room there, {_ELSEWHERE}"
        return Finding("directory", "failed", f"{where}: an event could not be written: {reason}", fix)
    report = validate_jsonl_file(run.path, check_consistency=True)
    if not report or report.events != 1:
        problem = report.errors[0] if report.errors else f"{counted(report.events, 'event')} instead of 1"
        fix = "The file system changes what is written: use a local directory, and copy the logs afterwards."
        return Finding(
            "directory", "failed", f"{where}: an event was written but read back incorrectly: {problem}", fix
        )
    return Finding("directory", "ok", f"{where}: an event was written, read back and found valid, in {spent:.0f} ms")


def size(count: float) -> str:
    """A number of bytes for people: `79.3 GB`."""
    text = number(count, 3)
    return f"{text[:-1]} {text[-1]}B" if text[-1].isalpha() else f"{text} B"


def _room(place: Path) -> Iterator[Finding]:
    found = os.statvfs(place)
    free = found.f_bavail * found.f_frsize
    text = f"{size(free)} free on the file system of {place}"
    fix = "Delete old checkpoints, or use another file system. A log takes 1 to 2 kB a step, a checkpoint gigabytes."
    if free < _LEAST_BYTES:
        yield Finding("room", "failed" if free < found.f_frsize else "warning", text, fix)
    elif found.f_files and found.f_favail < _LEAST_INODES:  # some file systems count no inodes
        message = f"{text}, and only {counted(found.f_favail, 'file')} more can be made there"
        yield Finding("room", "warning", message, "Delete small files there: the file system runs out of inodes.")
    elif free < _FEW_BYTES:
        yield Finding("room", "warning", text, fix)
    else:
        yield Finding("room", "ok", text)


def _lock(probe: Path) -> Iterator[Finding]:
    """Whether a second writer of a log is noticed."""
    path = probe / "lock_events.jsonl"
    fix = (
        "Give each process a run_id or a directory of its own, or log to a local directory: events are still "
        "written, and do not mix as long as each log has one writer."
    )
    with path.open("ab") as log:
        if not lock.take(log.fileno()):
            message = "this file system does not support locks: a second writer would not be noticed"
            yield Finding("lock", "warning", message, fix)
            return
        command = [sys.executable, "-c", _ANOTHER, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603
    if "BlockingIOError" in done.stderr:
        yield Finding("lock", "ok", "a second writer of the same log is noticed, and writes a file of its own")
    elif done.returncode == 0:
        yield Finding("lock", "warning", "locks have no effect here: a second writer is not noticed", fix)
    else:
        yield Finding("lock", "warning", f"the second process failed: {done.stderr.strip()[-200:]}", None)


def _times(probe: Path) -> Iterator[Finding]:
    path = probe / "now"
    path.touch()
    skew = path.stat().st_mtime - time.time()
    if abs(skew) > _SKEW_SECONDS:
        message = f"the file system's clock is {abs(skew):.0f} s {'ahead of' if skew > 0 else 'behind'} this host's"
        yield Finding("clock", "warning", message, "Run an NTP client (chrony) on both; timestamps of hosts differ.")


def _logs(directory: Path) -> Iterator[Finding]:
    """Existing logs that this user could not continue."""
    lives = {file.live for path in directory.iterdir() if (file := parse_name(path)) is not None}
    closed = sorted(path.name for path in lives if not _writable(path))
    if closed:
        named = ", ".join(closed[:3]) + (", ..." if len(closed) > 3 else "")
        message = f"{counted(len(closed), 'existing log')} not writable by this user: {named}"
        run_id = os.environ.get(environment.variable("run_id"), "").strip()
        this_run = event_file(directory, run_id).name in closed
        yield Finding(
            "directory",
            "failed" if this_run else "warning",
            message,
            "chown them, or give the next run another run_id.",
        )


def _writable(path: Path) -> bool:
    return not path.exists() or (path.is_file() and os.access(path, os.W_OK))


class _Listener(logging.Handler):
    """Takes what rldk logs: the finding says it."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__()
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage())


@contextmanager
def _listening(messages: list[str]) -> Iterator[None]:
    logger = logging.getLogger("rldk")
    before = logger.propagate, logger.handlers
    logger.propagate, logger.handlers = False, [_Listener(messages)]
    try:
        yield
    finally:
        logger.propagate, logger.handlers = before


@contextmanager
def _logging_turned_on() -> Iterator[None]:
    """The variables that turn logging off have findings of their own."""
    names = (environment.DISABLE_JSONL, environment.ENABLE_JSONL)
    before = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(before)
