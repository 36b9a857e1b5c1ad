"""How a run ended: what its manifest says, else its last events, else whether it is still open for writing."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from rldk_schema import Event, Lifecycle
from rldk_schema.forms.run import AttemptRecord

from rldk.event.codec import decode_event
from rldk.log.bulk.batch import Batch, EventBatch
from rldk.log.bulk.blocks import iter_blocks
from rldk.log.bulk.proof import shared_prover
from rldk.log.descriptor import Descriptor
from rldk.log.file_names import parse_name
from rldk.log.listing import Listing
from rldk.log.lock import is_held
from rldk.log.manifest import MOST_OWN_BYTES, attempts_of
from rldk.log.runs import RunLogs
from rldk.log.segments import closed_segments
from rldk.log.tail import last_lines
from rldk.remote.urls import is_copied
from rldk.text import printable
from rldk.unread import note_unread

_MOST_LINES = 50
_LONGEST_ERROR = 300
QUIET_SECONDS = 600.0
"""A run that logs nothing for so long hangs or was killed, unless its own pace is slow."""
_QUIET_FACTOR = 5.0


class Ended(NamedTuple):
    """How a run ended.

    Attributes:
        state: `running`, `finished`, `failed`, `interrupted`, `stopped`, `ended_early`; `silent` if no end was written
            and its log is no longer open, or has had no event for long: it was killed, or hangs; `unknown` where its
            log does not say.
        error: What it died of, in one line: an exception with its message, or the name of a signal.
        step: The last step that is known.
        lasts: Whether it stays so while no file of the run changes, however late it is, and whoever has them open.
    """

    state: str
    error: str | None = None
    step: int | None = None
    lasts: bool = False


def how_it_ended(run: RunLogs, *, now: float | None = None, at_a_glance: bool = False) -> Ended:
    """How the last attempt of a run ended. Its whole log is not read for that.

    Args:
        run: Its logs.
        now: Unix time, s.
        at_a_glance: Whether to believe a manifest that tells the end of an attempt, and not to look for a later one.
    """
    now = time.time() if now is None else now
    attempts = attempts_of(run.manifest(MOST_OWN_BYTES)[0])
    record = _last(attempts)
    if at_a_glance and record is not None and record.ended is not None:
        return Ended(record.ending or "finished", _error(record), record.last_step, True)
    lives = [path for path in run.paths if parse_name(path) is not None]
    newest = [newest_files(live, run.listing) for live in lives]
    kept = run.kept
    tail = _Tail(_as_batches(kept[0][1]) if kept else _last_of(newest))
    if record is not None and (tail.attempt or 0) > max(a.attempt or 0 for a in attempts):
        record = None  # the manifest could not be written
    if record is not None and record.ended is not None:
        step = tail.step if record.last_step is None else record.last_step
        return Ended(record.ending or "finished", _error(record), step, True)
    if tail.ended is not None and (record is None or record.attempt == tail.attempt):
        return Ended(tail.ended.ending or "finished", _error(tail.ended), tail.step, True)
    if record is None and tail.has_summary:
        return Ended("finished", None, tail.step, True)
    held = [None if is_copied(path) else is_held(path) for paths in newest for path in paths]
    if record is None:
        quiet = tail.is_quiet(now)
        return Ended("running" if any(held) and not quiet else "unknown", None, tail.step, quiet)
    free = bool(held) and not any(held) and None not in held and _is_here(record, tail)
    quiet = tail.is_quiet(now, record.started)
    if not free and not quiet:
        return Ended("running", None, tail.step)
    return (_of_other_ranks(run, tail) or Ended("silent", None, tail.step))._replace(lasts=quiet)


def _last(attempts: list[AttemptRecord]) -> AttemptRecord | None:
    """The attempt that says how a run ended: the last, unless one that was running when it started ended later."""
    if not attempts:
        return None
    last = attempts[-1]
    if last.ended is None or last.opening is not None or last.attempt in (None, 1):
        return last
    around = [a for a in attempts[:-1] if a.started <= last.started and (a.ended is None or a.ended > last.ended)]
    return max(around, key=lambda a: math.inf if a.ended is None else a.ended, default=last)


class _Tail:
    """The last events of a log, or of several.

    Args:
        batches: These events, the last batch of each first.

    Attributes:
        attempt: The number of the last attempt that they are of.
        launch: Its attempt_id.
        host: Where it ran.
        step: Their highest step.
        ended: Its end, if it wrote one.
        has_summary: Whether the trainer has summed it up, as it does at the end of training.
    """

    def __init__(self, batches: Sequence[Batch]) -> None:
        self.attempt: int | None = None
        self.launch: str | None = None
        self.host: str | None = None
        self.step: int | None = None
        self.ended: Lifecycle | None = None
        self.has_summary = False
        numbers = [number for batch in batches for number in batch.leaf("attempt") if number is not None]
        self.attempt = max(numbers, default=None)
        times = []
        for has_process, attempt, launch, host, step, lifecycle, phase, now in chain(*map(_rows_of, batches)):
            if not has_process or attempt != self.attempt:
                continue
            self.launch, self.host = launch or self.launch, host or self.host
            self.step = step if self.step is None else max(self.step, step)
            if self.ended is None and lifecycle is not None and lifecycle.kind == "ended":
                self.ended = lifecycle
            self.has_summary |= phase == "summary"
            if now is not None:
                times.append(now)
        times.sort()
        self._last = times[-1] if times else None
        self._pace = max((late - early for early, late in pairwise(times)), default=0.0)

    def is_quiet(self, now: float, started: float | None = None) -> bool:
        """Whether nothing has been logged for so long that nothing more is to be expected."""
        last = max((time for time in (self._last, started) if time is not None), default=None)
        return last is not None and now - last > max(QUIET_SECONDS, _QUIET_FACTOR * self._pace)


def _as_batches(events: Sequence[Event]) -> list[Batch]:
    """Events of which the last one comes first."""
    return [EventBatch([*reversed(events)])] if events else []


def _last_of(newest: Iterable[list[Path]]) -> list[Batch]:
    return [batch for paths in newest for batch in last_batches(paths)]


def last_batches(newest: list[Path]) -> list[Batch]:
    """The last events of a log, the last ones first. What cannot be read is left out: whoever reads the log says so."""
    for path in newest:
        if path.suffix != ".jsonl":
            continue
        try:
            file = Descriptor(os.open, path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
            try:
                lines = list(islice(last_lines(file.fd), _MOST_LINES))
            finally:
                file.close()
        except OSError as error:
            note_unread(error)
            continue
        if batches := list(_batches(b"".join(reversed(lines)), path)):
            return batches[::-1]
    return []


def _batches(lines: bytes, path: Path) -> Iterator[Batch]:
    for part in iter_blocks(BytesIO(lines), path, shared_prover()):
        if isinstance(part, Batch):
            yield part
            continue
        with suppress(ValueError, RecursionError):
            yield EventBatch([decode_event(part.data)])


def _rows_of(batch: Batch) -> Iterator[tuple[Any, ...]]:
    """What is asked of each event, the last one first."""
    leaves = [batch.leaf(name) for name in ("attempt", "attempt_id", "hostname", "step")]
    columns = (batch.has_process, *leaves, batch.group("lifecycle"), batch.leaf("phase"), batch.leaf("timestamp"))
    rows = list(zip(*columns, strict=True))
    yield from reversed(rows)


def newest_files(live: Path, listing: Listing) -> list[Path]:
    """The live file and the newest closed segment, which a writer that is rotating has locked."""
    return [live, *list(closed_segments(live, listing).values())[-1:]]


def _is_here(record: AttemptRecord, tail: _Tail) -> bool:
    """Whether an attempt ran on this host, so that its lock can be seen from here."""
    host = (record.environment or {}).get("host") or tail.host
    return host == os.uname().nodename


def _of_other_ranks(run: RunLogs, tail: _Tail) -> Ended | None:
    """How another rank of the same launch failed: the launcher then kills the first one, which writes no end."""
    kept = run.kept
    tails = (
        [(rank, _as_batches(events)) for rank, events in kept[1:]]
        if kept
        else ((rank.rank, last_batches(newest_files(rank.live, run.listing))) for rank in run.other_ranks)
    )
    for rank, batches in tails:
        other = _Tail(batches)
        if other.ended is None or other.ended.ending != "failed":
            continue
        if tail.launch is not None and other.launch == tail.launch:
            return Ended("failed", f"rank {rank}: {_error(other.ended)}", other.step)
    return None


def _error(told: AttemptRecord | Lifecycle) -> str | None:
    if told.ending == "interrupted":
        return told.signal
    if told.error_type is None:
        return None
    message = next(iter((told.error_message or "").strip().splitlines()), "")
    return printable(f"{told.error_type}: {message}" if message else told.error_type)[:_LONGEST_ERROR]
