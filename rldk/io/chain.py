"""The lines of one log across its segments: closed ones in order, then the live file, also while it is being rotated.

Polling (list the directory, read on) works where change notifications do not, on NFS for one.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from rldk.errors import counted
from rldk.io.lines import Line, iter_lines, open_log
from rldk.io.segments import closed_segments

log = logging.getLogger(__name__)

POLL_SECONDS = 0.2
"""How often a follower looks for new lines."""


def iter_chain(
    live: Path, *, follow: bool = False, pause: Callable[[float], None] = time.sleep
) -> Iterator[tuple[Path, Line]]:
    """Yields every line of a log once, in order, with the file it stood in.

    A rotation in between is noticed: segments are counted, and the live file is the one after the last closed one.

    Args:
        live: The live file. Its closed segments come first.
        follow: Wait for new lines, for ever. A line is then yielded only once it is complete.
        pause: How to wait for so many seconds, once all that is there was yielded.
    """
    closed = closed_segments(live)
    number = min(closed, default=1)
    while True:
        if number in closed:
            try:
                file = open_log(closed[number])
            except FileNotFoundError:  # compressed or deleted since it was listed
                closed = closed_segments(live)
                continue
            with file:
                yield from ((closed[number], line) for line in iter_lines(file))
            number += 1
            continue
        closed = closed_segments(live)
        if closed and number < max(closed) and number not in closed:
            number = _skip_deleted(live, number, closed)
        if number in closed:
            continue
        try:
            current = open_log(live)
        except FileNotFoundError:
            if number in closed_segments(live):
                continue
            if not follow:
                return
            pause(POLL_SECONDS)
            continue
        with current:
            if max(closed_segments(live), default=0) >= number:
                continue  # rotated while it was being opened: it is a closed segment by now
            if not follow:
                yield from ((live, line) for line in iter_lines(current))
                return
            yield from ((live, line) for line in _follow(current, live, pause))
            number += 1


def _skip_deleted(live: Path, number: int, closed: dict[int, Path]) -> int:
    after = min(n for n in closed if n > number)
    log.warning("%s: %s deleted before being read", live, counted(after - number, "closed segment"))
    return after


def _follow(file: IO[bytes], live: Path, pause: Callable[[float], None]) -> Iterator[Line]:
    """Complete lines of a live file, until it was rotated and read to its end."""
    number = offset = 0
    while True:
        # Asked before reading on: after the rotation nothing more is written to this file.
        rotated = _rotated(file, live)
        file.seek(offset)
        for line in iter_lines(file, number=number, offset=offset):
            if not line.complete and not rotated:
                break  # read again when the writer has finished it
            number, offset = line.number, line.offset + line.size
            yield line
        if rotated:
            return
        pause(POLL_SECONDS)


def _rotated(file: IO[bytes], live: Path) -> bool:
    try:
        now = live.stat()
    except FileNotFoundError:
        # Between renaming the old file and making the new one; or the log was deleted, and then so it stays.
        return bool(closed_segments(live))
    mine = os.fstat(file.fileno())
    return (now.st_ino, now.st_dev) != (mine.st_ino, mine.st_dev)
