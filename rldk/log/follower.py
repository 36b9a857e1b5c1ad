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

from rldk.log.lines import Line, iter_lines, open_log
from rldk.log.segments import closed_segments, find_segment
from rldk.text import counted

log = logging.getLogger(__name__)

POLL_SECONDS = 0.2
"""How often a follower looks for new lines."""


def iter_chain(
    live: Path,
    closed: dict[int, Path] | None = None,
    *,
    follow: bool = False,
    pause: Callable[[float], None] = time.sleep,
    quiet: bool = False,
) -> Iterator[tuple[Path, Line]]:
    """Yields every line of a log once, in order, with the file it stood in.

    A rotation in between is noticed: segments are counted, and the live file is the one after the last closed one.

    Args:
        live: The live file. Its closed segments come first.
        closed: Its closed segments, if they were listed just now.
        follow: Wait for new lines, for ever. A line is then yielded only once it is complete.
        pause: How to wait for so many seconds, once all that is there was yielded.
        quiet: Do not say which segments are missing: a pass before this one has.
    """
    if closed is None:
        closed = closed_segments(live)
    number = min(closed, default=1)
    while True:
        segment = find_segment(live, number)
        if segment is not None:
            try:
                file = open_log(segment)
            except FileNotFoundError:  # compressed or deleted this very moment
                continue
            with file:
                yield from ((segment, line) for line in iter_lines(file))
            number += 1
            continue
        if closed or follow:
            # Segments behind this one are no help, those ahead mean that retention was faster than we.
            ahead = [n for n in closed_segments(live) if n > number]
            if ahead:
                if not quiet:
                    _say_missed(live, min(ahead) - number)
                number = min(ahead)
                continue
        try:
            current = open_log(live)
        except FileNotFoundError:
            if find_segment(live, number) is not None:
                continue
            if not follow:
                return
            pause(POLL_SECONDS)
            continue
        with current:
            if find_segment(live, number) is not None:
                continue  # rotated while it was being opened
            if not follow:
                yield from ((live, line) for line in iter_lines(current))
                return
            yield from ((live, line) for line in _follow(current, live, pause))
            if _became(current, live, number):
                number += 1
            else:  # it was deleted: by retention, or because the log was begun anew
                oldest = min(closed_segments(live), default=1)
                if oldest > number + 1:
                    _say_missed(live, oldest - number - 1)
                number = oldest


def _say_missed(live: Path, segments: int) -> None:
    log.warning("%s: %s deleted before being read", live, counted(segments, "closed segment"))


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


def _became(file: IO[bytes], live: Path, number: int) -> bool:
    """Whether a file that is live no more is a certain closed segment now: then both begin with the same line."""
    segment = find_segment(live, number)
    if segment is None:
        return False
    file.seek(0)
    try:
        with open_log(segment) as closed:
            return next(iter_lines(closed), None) == next(iter_lines(file), None)
    except FileNotFoundError:  # compressed this very moment
        return _became(file, live, number)


def _rotated(file: IO[bytes], live: Path) -> bool:
    try:
        now = live.stat()
    except FileNotFoundError:
        # Between renaming the old file and making the new one; or the log was deleted, and then so it stays.
        return bool(closed_segments(live))
    mine = os.fstat(file.fileno())
    return (now.st_ino, now.st_dev) != (mine.st_ino, mine.st_dev)
