"""The event log's writer: an event is on its way to the disk when `write` returns, and training never notices."""

from __future__ import annotations

import atexit
import dataclasses
import os
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from rldk_schema import SCHEMA_VERSION, Event, Process

from rldk.environment import jsonl_disabled, log_unknown
from rldk.errors import EventValidationError, Problem
from rldk.event.codec import encode_line
from rldk.event.fast_encoder import LineEncoder
from rldk.event.metric_filter import MetricFilter
from rldk.event.owned import is_owned, owned
from rldk.event.repair import salvage
from rldk.guard import SafeLogger
from rldk.log.appender import Appender
from rldk.log.drops import Drops, reason_of
from rldk.log.options import WriterOptions
from rldk.text import counted, shown

log = SafeLogger(__name__)

_MOST_TRIES = 3  # of an event whose descriptor is closed each time


class EventWriter:
    """Appends events to one log: one event, one line, one `os.write`.

    A written event survives any death of the process. Reopening a log continues it with the next attempt; nothing that
    was written is ever truncated. While another writer has the log, this one writes `{stem}.attempt{N}.jsonl` beside
    it. `write` never raises: an event that cannot be written is counted in `dropped`, said once for each reason, and
    leaves a gap in `process.seq`; later events are tried again.

    Args:
        path: The live file. Its directory is made if it is missing.
        rotate_bytes: Size from which the file is closed, renamed to `{stem}.000001.jsonl` (and so on) and begun anew.
        rotate_seconds: The same by age.
        keep: How many closed segments stay, at least 1; older ones are deleted and named in `deleted`. None: all.
        compress: `zstd` or `gzip`: closed segments are compressed in the background.
        buffer_events: How many events may wait in memory to be written together. They wait for a second at most, and
            are written on close and at the end of the interpreter; a `kill -9` loses what waits, and so does a process
            of `multiprocessing` that ends without `close`.
        fsync: None: an event survives the death of the process, not a loss of power. Seconds: it survives that too
            after so long, at no cost to `write`. `always`: when `write` returns, which then waits for the disk; not
            together with `buffer_events`.
        include: Patterns (`rewards/*`) of metric names to keep; None for all. All else of an event always stays.
        exclude: Patterns of metric names to leave out.

    Attributes:
        deleted: Names of the closed segments that `keep` has deleted.
        drops: Counts what is lost or altered.
        disabled: Whether `RLDK_DISABLE_JSONL` turns logging off: then nothing is written and nothing counted.

    Raises:
        ValueError: An option makes no sense.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        rotate_bytes: int | None = None,
        rotate_seconds: float | None = None,
        keep: int | None = None,
        compress: Literal["zstd", "gzip"] | None = None,
        buffer_events: int = 1,
        fsync: Literal["always"] | float | None = None,
        include: Sequence[str] | None = None,
        exclude: Sequence[str] | None = None,
    ) -> None:
        self._options = WriterOptions(
            rotate_bytes=rotate_bytes,
            rotate_seconds=rotate_seconds,
            keep=keep,
            compress=compress,
            buffer_events=buffer_events,
            fsync=fsync,
        )
        # A symlink or a later os.chdir must not lead to another file, or around the lock.
        try:
            self._live = Path(os.path.realpath(path))
        except (OSError, ValueError):  # an impossible path is said when it is opened
            self._live = Path(path)
        self.deleted: list[str] = []
        self.disabled = jsonl_disabled()
        log_unknown()
        self._filter = MetricFilter(include, exclude) if include is not None or exclude else None
        self.drops = Drops()
        self._closed = False
        self._begin()
        _writers.add(self)
        if not self.disabled:
            try:
                self._log.ready(time.time())
            except Exception as error:  # noqa: BLE001  # training starts all the same
                what = f"cannot be opened, and nothing is being logged: {error}"
                self.drops.because(0, self.path, what, reason_of(error))
            self.drops.tell()

    def _begin(self) -> None:
        """Begins an attempt: in this process, or in a forked child, which must not wait for its parent's lock."""
        self._lock = threading.RLock()
        self._writing = False
        self._queue: deque[Event] = deque()
        self._seq = 0
        self.drops.begin()
        self._summed_up = False
        self._encoder = LineEncoder()
        self.deleted.clear()
        self._log = Appender(self._live, self._options, self.drops, self._round, deleted=self.deleted)

    @property
    def path(self) -> Path:
        """The file that is written."""
        return self._log.path

    @property
    def attempt(self) -> int | None:
        """Which start of this log this is, from 1; None until the file could be opened."""
        return self._log.attempt

    @property
    def dropped(self) -> int:
        """Events lost by this writer so far."""
        return self.drops.count

    @property
    def altered(self) -> dict[str, int]:
        """How many values of each field (`$.data_slice.batch_size`) were not written as they were given."""
        return dict(self.drops.altered)

    @property
    def drop_reasons(self) -> dict[str, int]:
        """How many events were lost for each reason."""
        return self.drops.reasons

    def write(self, event: Event) -> None:
        """Writes one event. Where not even that can be called, at the end of the stack, it raises, and counts nothing.

        schema_version, timestamp and process.{attempt, seq, dropped} are filled in the line where they are null.

        Args:
            event: It is not changed. What the schema refuses in it is moved aside as `rldk.event.repair` says.
        """
        if self.disabled:
            return
        try:
            written = True
            with self._lock:
                if self._writing:
                    # A signal or log handler in the middle of a write, which then writes this too.
                    self._queue.append(self._owned(event))
                    return
                try:
                    self._writing = True
                    written = self._write(event)
                except Exception:  # noqa: BLE001  # so close to the recursion limit that not even the call was possible
                    self._seq += 1
                    self.drops.count += 1
                finally:
                    self._writing = False
                    if self._queue or self._closed:
                        self._leave()
            if not written:
                self.write(self._owned(event))
            if self.drops.news:
                self.drops.tell()
        except Exception:  # noqa: BLE001, S110  # as above: the next call does what is left
            pass

    def drop(self, message: str, reason: str | None = None) -> None:
        """Counts an event that its maker could not build: it leaves a gap in `process.seq` too.

        Args:
            message: What happened.
            reason: The same, without what differs from one event to the next; `message` if None.
        """
        if self.disabled:
            return
        with self._lock:
            self._seq += 1
            self.drops.count += 1
        try:
            with self._lock:
                self.drops.because(1, self.path, message, message if reason is None else reason)
            self.drops.tell()
        except Exception:  # noqa: BLE001, S110  # it is counted, whatever a log handler does
            pass

    def alter(self, step: object, problems: Sequence[Problem]) -> None:
        """Counts values that the maker of an event could not take as they were given.

        Args:
            step: The event's.
            problems: What is wrong with them. A note of the event says what was given.
        """
        if problems and not self.disabled:
            with self._lock:
                self.drops.alter(self.path, step, problems)

    def flush(self) -> None:
        """Hands what waits in the buffer to the operating system."""
        self._alone(self._flush)
        self.drops.tell()

    def close(self) -> None:
        """Writes what waits and closes the file. Events written afterwards are dropped and counted."""
        with self._lock:
            inside = self._writing
        self._log.retire(wait=not inside)  # its clock may be waiting for the lock that a handler's caller holds
        with self._lock:
            self._closed = True
        self._alone(lambda: None)
        self._sum_up()

    def _sum_up(self) -> None:
        """Says once, at the end, how much was lost or altered in total; who never closes has it said at exit."""
        self.drops.tell()
        if self._summed_up:
            return
        self._summed_up = True
        if self.dropped:
            reasons = "; ".join(f"{reason}: {count}" for reason, count in self.drop_reasons.items())
            log.warning("%s: %s dropped in total: %s", self.path, counted(self.dropped, "event"), reasons)
        if self.altered:
            fields = ", ".join(f"{field}: {count}" for field, count in self.altered.items())
            log.warning("%s: values not written as they were given, by field: %s", self.path, fields)

    def __enter__(self) -> EventWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _alone(self, action: Callable[[], object]) -> None:
        """Does something with the log to ourselves; nothing in the middle of a write, which then does the rest."""
        with self._lock:
            if not self._writing:
                try:
                    self._writing = True
                    action()
                finally:
                    self._writing = False
                    self._leave()

    def _flush(self) -> None:
        self._log.flush()
        self._log.verify()

    def _leave(self) -> None:
        # A signal or log handler may have logged, closed and raised SystemExit; what it logged is still written.
        try:
            self._writing = True
            while self._queue:
                self._write(self._queue.popleft())
            if self._closed:
                self._log.close()
            while self._queue:
                self._write(self._queue.popleft())
        finally:
            self._writing = False

    def _owned(self, event: Event) -> Event:
        """An event whose values the caller's own code has made numbers of: not while others wait for the lock.

        Raises:
            BaseException: That code was interrupted, or no stack or memory is left. The event is counted as dropped.
        """
        try:
            event, problems = owned(event)
            self.alter(event.step, problems)
            return event
        except BaseException:
            with self._lock:
                self._seq += 1
                self.drops.count += 1
            raise

    def _write(self, event: Event) -> bool:
        """Writes an event, or counts it as dropped. Raises nothing but what a signal handler raises in the middle.

        Returns:
            False if code of the caller's would have to be called for that; nothing is done then.
        """
        tries = 0
        while True:
            writer_log, seq = self._log, self._seq
            self._seq = seq + 1
            line: bytes | bytearray | None = None
            try:
                now = time.time()
                file = writer_log.ready(now)
                if self._filter is not None:
                    event = self._filter.apply(event)
                line = self._encoder.encode(event, file.attempt, seq, self.drops.count, now)
                if line is None:
                    if not is_owned(event):
                        self._seq = seq
                        return False
                    line = self._encode_plainly(event, file.attempt, seq, now)
                writer_log.append(file, line, now)
            except Exception as error:  # noqa: BLE001  # the edge: training continues whatever happens here
                tries += 1
                if isinstance(error, OSError) and tries < _MOST_TRIES and writer_log.descriptor_lost(error):
                    if writer_log is self._log:  # else a fork came in between: this is an attempt of its own
                        self._seq = seq
                    continue
                self.drops.count += 1
                try:
                    step = shown(getattr(event, "step", None))
                    what = f"event of step {step} was dropped: {str(error) or type(error).__name__}"
                    self.drops.because(1, self.path, what, reason_of(error))
                except Exception:  # noqa: BLE001, S110  # no room on the stack for words
                    pass
            except BaseException:  # KeyboardInterrupt, or the SystemExit of a signal handler
                self.drops.count += 1
                if line is not None and writer_log.has(line):
                    self.drops.count -= 1
                raise
            return True

    def _encode_plainly(self, event: Event, attempt: int, seq: int, now: float) -> bytes:
        timestamp = now if event.timestamp is None else event.timestamp
        event = dataclasses.replace(event, timestamp=timestamp, process=self._numbered(event.process, attempt, seq))
        try:
            return encode_line(event, schema_version=SCHEMA_VERSION) + b"\n"
        except EventValidationError as error:
            event = salvage(event, error.problems)
            event.process = self._numbered(event.process, attempt, seq)
            line = encode_line(event, schema_version=SCHEMA_VERSION) + b"\n"
            self.drops.alter(self.path, event.step, error.problems)
            return line

    def _numbered(self, given: Any, attempt: int, seq: int) -> Any:
        """Who writes an event, with the numbers that it leaves open; what is no such group is refused elsewhere."""
        numbers: dict[str, Any] = {"attempt": attempt, "seq": seq, "dropped": self.drops.count}
        if given is None:
            return Process(**numbers)
        if isinstance(given, Mapping):
            return {**given, **{name: number for name, number in numbers.items() if given.get(name) is None}}
        if not isinstance(given, Process):
            return given
        return dataclasses.replace(
            given, **{name: number for name, number in numbers.items() if getattr(given, name) is None}
        )

    def _round(self) -> None:
        """What the clock asks for: old events leave the buffer, written ones reach the disk."""
        self.flush()
        with self._lock:
            sync = self._log.syncing()
        if sync is not None:
            sync()


_writers: weakref.WeakSet[EventWriter] = weakref.WeakSet()


def _begin_in_child() -> None:
    # A forked child that logs is an attempt of its own; its parent's lock, file and buffer are none of its business.
    for writer in list(_writers):
        writer._begin()


def _flush_at_exit() -> None:
    Appender.ending = True  # a hook that was registered before this one may still log
    interrupt: BaseException | None = None
    flush = EventWriter.flush
    for finish in (flush, flush, EventWriter._sum_up):  # flushed again where something came in between
        for writer in list(_writers):
            try:
                finish(writer)
            except BaseException as error:  # noqa: BLE001, PERF203  # a handler's SystemExit costs others nothing
                interrupt = error
    if interrupt is not None:
        raise interrupt


os.register_at_fork(after_in_child=_begin_in_child)
atexit.register(_flush_at_exit)
