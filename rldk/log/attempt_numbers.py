"""Numbers of attempts: every opening of a rank's log takes the next one, whether or not it writes an event."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from pathlib import Path

import msgspec

from rldk.log import lock
from rldk.log.descriptor import Descriptor
from rldk.log.lines import iter_lines, open_log
from rldk.log.segments import closed_segments, other_attempts
from rldk.log.tail import last_lines
from rldk.regular_file import oddity

_MOST = 2**31
_PATIENCE_SECONDS = 0.5


def last_attempt(live: Path) -> int:
    """The highest attempt that is known from the files of a log.

    Returns:
        0 if nothing was ever written; 1 where no event says.
    """
    return max(last_event_attempt(live), *(number for number in other_attempts(live) if number < _MOST), 0)


def last_event_attempt(live: Path) -> int:
    """The attempt of the last event in the live file, else in the newest closed segment that has one.

    Returns:
        0 if there is none; 1 where no event says.
    """
    for path in (live, *reversed(closed_segments(live).values())):
        with contextlib.suppress(OSError):
            attempt = _attempt_in(path) if path is live or path.suffix == ".jsonl" else _attempt_in_packed(path)
            if attempt:
                return attempt
    return 0


def next_attempt(live: Path, known: int) -> int:
    """Takes the next number, which no other process gets.

    The last one is kept in `.{name}.attempt`, beside the log, so that an attempt counts that wrote nothing. Where it
    cannot be written, `known` has to do.

    Args:
        live: The log's live file.
        known: A number that is taken.
    """
    number = known + 1
    with contextlib.suppress(OSError):
        # Not a symlink, and never waiting for the other end of a pipe.
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
        counter = Descriptor(os.open, counter_file(live), flags, 0o644)
        try:
            if stat.S_ISREG(counter.check().st_mode):
                _wait_for(counter.fd)
                number = max(number, _told(counter.fd) + 1)
                os.pwrite(counter.fd, b"%-20d\n" % number, 0)
        finally:
            lock.release(counter)
    return number


def counter_file(live: Path) -> Path:
    """Where the number of a log's last attempt stands."""
    return live.with_name(f".{live.name}.attempt")


def _told(fd: int) -> int:
    try:
        number = int(os.pread(fd, 32, 0))
    except ValueError:
        return 0
    return number if 0 < number < _MOST else 0


def _wait_for(fd: int) -> None:
    """Waits for the others that take a number at this moment, a short time at most."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(BlockingIOError):
            lock.take(fd)
            return
        time.sleep(_PATIENCE_SECONDS / 100)


def _attempt_in(path: Path) -> int:
    plain = Descriptor(os.open, path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        told = next(filter(None, map(_attempt_of, last_lines(plain.fd))), 0)
        return told or int(plain.check().st_size > 0)
    finally:
        plain.close()


def _attempt_in_packed(path: Path) -> int:
    if oddity(path) is not None:
        return 0
    with open_log(path) as packed:
        return max((_attempt_of(line.data) for line in iter_lines(packed)), default=0) or 1


def _attempt_of(line: bytes) -> int:
    """The attempt that a line tells; 0 if it tells none."""
    try:
        attempt = int(msgspec.json.decode(line)["process"]["attempt"])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, KeyError, TypeError, ValueError, OverflowError):
        return 0
    return attempt if 0 < attempt < _MOST else 0
