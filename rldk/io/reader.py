"""Reads events back: a file, a directory, compressed or still being written."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Literal

from rldk_schema import Event

from rldk.errors import EventValidationError, Problem
from rldk.events import decode_event
from rldk.io.lines import MAX_LINE_BYTES, Line, iter_lines, open_log
from rldk.io.segments import find_logs

log = logging.getLogger(__name__)

POLL_SECONDS = 0.2
"""How often a follower looks for new lines. Polling works where inotify does not (NFS)."""


def read_events(
    source: str | Path,
    *,
    follow: bool = False,
    strict: bool = False,
    on_error: Literal["raise", "skip"] = "raise",
    attempts: Literal["all", "last"] = "all",
) -> Iterator[Event]:
    """Reads the events of a log, in order.

    Args:
        source: An event file (`.jsonl`, `.gz`, `.zst`), or a directory of them.
        follow: Go on waiting for new events of one plain file, for ever.
        strict: Refuse also what JSON forbids but a decoder would accept: duplicate keys. A torn last line, which
            a log that is still being written may have, is an error too.
        on_error: `raise` at the first bad line, or `skip` it: each is logged with its line, and counted at the end.
        attempts: `last` hides steps that a later attempt went back behind; `all` shows everything.

    Yields:
        Events; metrics that are not finite are floats.

    Raises:
        LogNotFoundError: There is no log.
        EventValidationError: A line is no event. The message begins with `file:line`.
    """
    if follow and (attempts == "last" or Path(source).is_dir()):
        raise ValueError(
            'follow=True reads one file with attempts="all": what is superseded is not known before the end'
        )
    paths = find_logs(source)
    if attempts == "last":
        rewinds = _rewinds(_read(paths, strict, on_error))
        return (e for e in _read(paths, strict, on_error, quiet=True) if not _superseded(e, rewinds))
    if follow:
        return _read(paths, strict, on_error, follow=True)
    return _read(paths, strict, on_error)


def _read(
    paths: list[Path], strict: bool, on_error: str, *, follow: bool = False, quiet: bool = False
) -> Iterator[Event]:
    for path in paths:
        skipped = 0
        with open_log(path) as file:
            for line in _follow(file) if follow else iter_lines(file):
                if line.blank:
                    continue
                try:
                    yield _decode(line, strict)
                except EventValidationError as error:
                    where = f"{path}:{line.number}"
                    if not line.complete and not strict:
                        if not quiet:
                            log.warning("%s: torn last line of %d bytes is not read", where, line.size)
                        continue
                    if on_error == "raise":
                        raise EventValidationError(error.problems, where) from None
                    skipped += 1
                    if not quiet:
                        log.warning("%s: skipped: %s", where, "; ".join(map(str, error.problems)))
        if skipped and not quiet:
            log.warning("%s: %d lines were skipped", path, skipped)


def _decode(line: Line, strict: bool) -> Event:
    if line.data is None:
        raise EventValidationError(
            [Problem("$", f"expected a line of at most {MAX_LINE_BYTES} bytes, found {line.size}")]
        )
    if strict:
        from rldk.arbiter import judge

        if problems := judge(line.data).problems:
            raise EventValidationError(problems)
    return decode_event(line.data)


def _follow(file: IO[bytes]) -> Iterator[Line]:
    """Lines as they are completed, for ever."""
    number = offset = 0
    while True:
        file.seek(offset)
        for line in iter_lines(file, number=number, offset=offset):
            if not line.complete:
                break  # read again when the writer has finished it
            number, offset = line.number, line.offset + line.size
            yield line
        time.sleep(POLL_SECONDS)


Rewinds = dict[tuple[str, int], list[tuple[int, int]]]


def _rewinds(events: Iterator[Event]) -> Rewinds:
    """First train step of each attempt, by run and rank."""
    first: dict[tuple[str, int], dict[int, int]] = {}
    for event in events:
        if event.model_info.phase == "train" and event.process and event.process.attempt is not None:
            starts = first.setdefault((event.model_info.run_id, event.process.rank or 0), {})
            attempt = event.process.attempt
            starts[attempt] = min(event.step, starts.get(attempt, event.step))
    return {key: sorted(starts.items()) for key, starts in first.items()}


def _superseded(event: Event, rewinds: Rewinds) -> bool:
    """Whether a later attempt began at or before this event's step: its weights are not what the run went on with."""
    process = event.process
    if process is None or process.attempt is None:
        return False
    starts = rewinds.get((event.model_info.run_id, process.rank or 0), ())
    return any(attempt > process.attempt and step <= event.step for attempt, step in starts)
