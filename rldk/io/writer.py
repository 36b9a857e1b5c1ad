"""The event log's writer: an event is on its way to the disk when `write` returns, and training never notices."""

from __future__ import annotations

import atexit
import contextlib
import dataclasses
import errno
import logging
import os
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from types import TracebackType
from typing import Literal

from rldk_schema import SCHEMA_VERSION, Event, Process

from rldk.errors import EventValidationError, counted, shown
from rldk.events import encode_line
from rldk.io.encoder import LineEncoder
from rldk.io.lines import MAX_LINE_BYTES
from rldk.io.logfile import LogFile
from rldk.io.salvage import salvage
from rldk.io.upkeep import SUFFIXES, Upkeep, compress_segments, delete_surplus

log = logging.getLogger(__name__)

DISABLE_VARIABLE = "RLDK_DISABLE_JSONL"
"""Set to 1 it turns event logging off everywhere."""

BUFFER_SECONDS = 1.0
"""A buffered event waits no longer than this."""

_LOOK_SECONDS = 0.25  # how often to see whether the file was deleted, and to renew the lock
_MOST_SYNCS = 8  # descriptors that may wait to be synced


class EventWriter:
    """Appends events to one log: one event, one line, one `os.write`.

    A written event survives any death of the process. Reopening a log continues it with the next attempt; nothing that
    was written is ever truncated. While another writer has the log, this one writes `{stem}.attempt{N}.jsonl` beside
    it. `write` never raises: an event that cannot be written is counted in `dropped`, said once, and leaves a gap in
    `process.seq`; later events are tried again.

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
        path: The file that is written.
        disabled: Whether `RLDK_DISABLE_JSONL=1` has turned logging off: then nothing is written and nothing counted.
        attempt: Which start of this log this is, from 1; None until the file could be opened.
        dropped: Events lost by this writer so far.
        deleted: Names of the closed segments that `keep` has deleted.

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
        _check_options(
            rotate_bytes=rotate_bytes,
            rotate_seconds=rotate_seconds,
            keep=keep,
            compress=compress,
            buffer_events=buffer_events,
            fsync=fsync,
        )
        # A symlink or a later os.chdir must not lead to another file, or around the lock.
        try:
            self.path = Path(os.path.realpath(path))
        except ValueError:  # an impossible path is said when it is opened
            self.path = Path(path)
        self.disabled = os.environ.get(DISABLE_VARIABLE) == "1"
        self.deleted: list[str] = []
        self._live = self.path
        self._rotate_bytes = rotate_bytes
        self._rotate_seconds = rotate_seconds
        self._keep = keep
        self._compress = compress
        self._buffer_events = buffer_events
        self._sync_always = fsync == "always"
        self._sync_seconds = fsync if isinstance(fsync, (int, float)) else None
        self._include = include
        self._exclude = exclude or ()
        self._filters = include is not None or bool(exclude)
        self._rotates = rotate_bytes is not None or rotate_seconds is not None
        self._plain = not (self._rotates or self._sync_always or buffer_events > 1)
        self._kept: dict[str, bool] = {}
        self._closed = False
        self._writing = False
        self._warned = False
        self._begin()
        _writers.add(self)
        if not self.disabled:
            try:
                self._open()
            except (OSError, ValueError) as error:
                self._warn(f"cannot be opened, and nothing is being logged: {error}")
            self._tell()

    def write(self, event: Event) -> None:
        """Writes one event.

        schema_version, timestamp and process.{attempt, seq, dropped} are filled in the line where they are null.

        Args:
            event: It is not changed. What the schema refuses in it is moved aside as `rldk.io.salvage` says.
        """
        if self.disabled:
            return
        with self._lock:
            if self._writing:
                # A signal or log handler in the middle of a write, which goes on to write this too.
                self._queue.append(event)
                return
            self._writing = True
            try:
                self._write(event)
            finally:
                if self._queue or self._closed:
                    self._leave()
                else:
                    self._writing = False
        if self._news:
            self._tell()

    def drop(self, reason: str) -> None:
        """Counts an event that its maker could not build: it leaves a gap in `process.seq` too."""
        if self.disabled:
            return
        with self._lock:
            self._seq += 1
            self.dropped += 1
            self._warn(reason)
        self._tell()

    def flush(self) -> None:
        """Hands what waits in the buffer to the operating system."""
        self._alone(self._flush)
        self._tell()

    def close(self) -> None:
        """Writes what waits and closes the file. Events written afterwards are dropped and counted."""
        with self._lock:
            inside = self._writing
        self._clock.close(wait=not inside)  # it may be waiting for the lock that a handler's caller holds
        self._upkeep.close()  # while the log is still ours
        with self._lock:
            first, self._closed = not self._closed, True
        self._alone(lambda: None)
        self._tell()
        if first and self.dropped:
            log.warning("%s: %s dropped in all", self.path, counted(self.dropped, "event"))

    def _alone(self, action: Callable[[], object]) -> None:
        """Does something with the file to ourselves; nothing in the middle of a write, which then does the rest."""
        with self._lock:
            if not self._writing:
                self._writing = True
                try:
                    action()
                finally:
                    self._leave()

    def _leave(self) -> None:
        # A signal or log handler may have logged, closed and raised SystemExit; what it logged is still written.
        while self._queue:
            self._write(self._queue.popleft())
        if self._closed:
            self._release()
        while self._queue:
            self._write(self._queue.popleft())
        self._writing = False

    def __enter__(self) -> EventWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _begin(self) -> None:
        """Begins an attempt: in this process, or in a forked child, which must not wait for its parent's lock."""
        self.attempt: int | None = None
        self.dropped = 0
        self._lock = threading.RLock()
        self._queue: deque[Event] = deque()
        self._writing = False
        self._seq = 0
        self._file: LogFile | None = None
        self._buffer = bytearray()
        self._buffered = 0
        self._buffer_since = 0.0
        self._since_look = 0
        self._looked = 0.0
        self._encoder = LineEncoder()
        self._news: list[str] = []
        self._tending = False
        self._syncing = 0
        every = [s for s in (self._sync_seconds, BUFFER_SECONDS if self._buffer_events > 1 else None) if s]
        self._clock = Upkeep(min(every, default=None), self._round)
        self._upkeep = Upkeep()

    def _open(self) -> LogFile:
        if self._closed:
            raise OSError("the writer is closed")
        file = self._file = LogFile(self._live, self.attempt)
        self._news += file.news
        file.news.clear()
        first = self.attempt is None
        self.path, self.attempt = file.path, file.attempt
        if self._sync_always or self._sync_seconds:
            file.sync_name()
        if first:
            self._tend_soon()  # what an earlier attempt left undone
            if self._sync_seconds or self._buffer_events > 1:
                self._clock.start()
        return file

    def _write(self, event: Event) -> None:
        seq = self._seq
        self._seq = seq + 1
        try:
            now = time.time()
            file = self._file
            if (
                file is None
                or file.fd < 0
                or (not 0 <= now - self._looked < _LOOK_SECONDS and self._deleted(file, now))
            ):
                file = self._open()
            if self._filters:
                event = dataclasses.replace(event, metrics={k: v for k, v in event.metrics.items() if self._wants(k)})
            line: bytes | bytearray | None = self._encoder.encode(event, file.attempt, seq, self.dropped, now)
            if line is None:
                line = self._encode_plainly(event, seq, now)
            size = len(line)
            if size > MAX_LINE_BYTES:
                raise ValueError(f"its line has {size} bytes, more than the {MAX_LINE_BYTES} that readers take")
            if self._plain:
                done = os.write(file.fd, line)
                if done < size:
                    file.append(line, done)
                self._since_look += 1
            else:
                self._append(file, line, now)
        except BaseException as error:
            self.dropped += 1
            if not isinstance(error, Exception):
                raise  # KeyboardInterrupt, or the SystemExit of a signal handler
            # The edge: training goes on whatever happens here.
            if isinstance(error, OSError) and error.errno == errno.EBADF and self._file is not None:
                self._file.close()  # someone closed our descriptor: the next event opens the log again
            self._warn(f"event of step {shown(getattr(event, 'step', None))} was dropped: {error}")

    def _append(self, file: LogFile, line: bytes | bytearray, now: float) -> None:
        if self._rotates:
            self._rotate_if_due(file, len(line))
        if self._buffer_events > 1:
            self._hold(line, now)
            return
        file.append(line)
        self._since_look += 1
        if self._sync_always:
            file.sync()

    def _hold(self, line: bytes | bytearray, now: float) -> None:
        if not self._buffered:
            self._buffer_since = now
        self._buffer += line
        self._buffered += 1
        if self._buffered >= self._buffer_events or now - self._buffer_since >= BUFFER_SECONDS:
            self._flush()

    def _encode_plainly(self, event: Event, seq: int, now: float) -> bytes:
        given = event.process or Process()
        process = dataclasses.replace(
            given,
            attempt=self.attempt if given.attempt is None else given.attempt,
            seq=seq if given.seq is None else given.seq,
            dropped=self.dropped if given.dropped is None else given.dropped,
        )
        try:
            return encode_line(event, schema_version=SCHEMA_VERSION, timestamp=now, process=process) + b"\n"
        except EventValidationError as error:
            event = salvage(dataclasses.replace(event, process=process), error.problems)
            return encode_line(event, schema_version=SCHEMA_VERSION, timestamp=now) + b"\n"

    def _wants(self, name: str) -> bool:
        wanted = self._kept.get(name)
        if wanted is None:
            included = self._include is None or any(fnmatchcase(name, pattern) for pattern in self._include)
            wanted = included and not any(fnmatchcase(name, pattern) for pattern in self._exclude)
            self._kept[name] = wanted
        return wanted

    def _flush(self) -> None:
        """Writes the buffer; what does not fit on the disk is lost and counted."""
        if not self._buffered:
            return
        data, count = self._buffer, self._buffered
        self._buffer, self._buffered = bytearray(), 0
        try:
            file = self._file
            if file is None or file.fd < 0 or self._deleted(file, time.time()):
                file = self._open()
            done = file.append(data)
            self._since_look += count
        except Exception as error:  # noqa: BLE001  # the edge, as in _write
            done = 0
            self._warn(f"{count} events were dropped: {error}")
        if lost := data.count(b"\n", done):
            self.dropped += lost
            self._warn(f"{lost} events were dropped: the disk is full")

    def _deleted(self, file: LogFile, now: float) -> bool:
        """Whether someone deleted the file: it is closed, and what was written since the last look counts as lost."""
        self._looked = now
        if not file.vanished():
            self._since_look = 0
            return False
        self.dropped += self._since_look
        self._warn(f"the file was deleted: {self._since_look} events went with it")
        self._since_look = 0
        file.close()
        return True

    def _rotate_if_due(self, file: LogFile, more: int) -> None:
        full = self._rotate_bytes is not None and file.size + len(self._buffer) + more > self._rotate_bytes
        old = self._rotate_seconds is not None and time.monotonic() - file.opened >= self._rotate_seconds
        if not (full or old):
            return
        self._flush()
        if file.size == 0:
            return
        try:
            self._sync_closed(file)
            file.rotate()
            if self._sync_always or self._sync_seconds:
                file.sync_name()
        except OSError as error:
            self._warn(f"could not be rotated: {error}")
            file.opened = time.monotonic()
            return
        self._news += file.news
        file.news.clear()
        self._tend_soon()

    def _sync_closed(self, file: LogFile) -> None:
        """Has a file that is about to be closed synced: behind our back, unless too many wait for that."""
        if self._sync_always:
            return  # it is
        if self._sync_seconds and self._syncing >= _MOST_SYNCS:
            file.sync()
        elif self._sync_seconds:
            fd = file.dup()
            self._syncing += 1
            self._upkeep.add(lambda: self._sync_and_close(fd))

    def _sync_and_close(self, fd: int) -> None:
        try:
            os.fdatasync(fd)
        finally:
            os.close(fd)
            self._syncing -= 1

    def _tend_soon(self) -> None:
        if (self._compress or self._keep) and not self._tending:
            self._tending = True
            self._upkeep.add(self._tend)

    def _tend(self) -> None:
        self._tending = False
        if self._keep is not None:
            self.deleted += delete_surplus(self.path, self._keep)
        if self._compress is not None:
            compress_segments(self.path, self._compress)

    def _round(self) -> None:
        """What the clock asks for: old events leave the buffer, written ones reach the disk."""
        self._alone(self._flush)
        self._tell()
        with self._lock:
            file = self._file
            fd = file.dup() if self._sync_seconds and file is not None and file.fd >= 0 else None
        if fd is not None:
            try:
                os.fdatasync(fd)
            finally:
                os.close(fd)

    def _release(self) -> None:
        self._flush()
        if self._file is not None:
            file, self._file = self._file, None
            if self._sync_seconds and file.fd >= 0:
                with contextlib.suppress(OSError):
                    file.sync()
            file.close()

    def _warn(self, message: str) -> None:
        """Has the first loss told."""
        if not self._warned:
            self._warned = True
            what = "Training goes on; further losses are counted in process.dropped."
            self._news.append(f"{self.path}: {message}. {what}")

    def _tell(self) -> None:
        # Outside of the lock: a log handler may itself log an event.
        while self._news:
            log.warning("%s", self._news.pop(0))


def _check_options(
    *,
    rotate_bytes: int | None,
    rotate_seconds: float | None,
    keep: int | None,
    compress: str | None,
    buffer_events: int,
    fsync: str | float | None,
) -> None:
    for name, value in (("rotate_bytes", rotate_bytes), ("rotate_seconds", rotate_seconds)):
        if value is not None and not value > 0:
            raise ValueError(f"{name}: expected a number above 0 or None, found {value!r}")
    if keep is not None and keep < 1:
        raise ValueError(f"keep: expected at least 1 closed segment or None for all, found {keep!r}")
    if compress is not None and compress not in SUFFIXES:
        raise ValueError(f"compress: expected one of {', '.join(SUFFIXES)} or None, found {compress!r}")
    if buffer_events < 1:
        raise ValueError(f"buffer_events: expected at least 1, found {buffer_events!r}")
    if fsync == "always" and buffer_events > 1:
        raise ValueError(
            "fsync: expected None or seconds with buffer_events, found 'always': a buffered event is not written yet"
        )
    if fsync is not None and fsync != "always" and not (isinstance(fsync, (int, float)) and fsync > 0):
        raise ValueError(f"fsync: expected 'always', seconds above 0, or None, found {fsync!r}")


_writers: weakref.WeakSet[EventWriter] = weakref.WeakSet()


def _begin_in_child() -> None:
    # A forked child that logs is an attempt of its own; its parent's lock, file and buffer are none of its business.
    for writer in list(_writers):
        writer._begin()


def _flush_at_exit() -> None:
    for writer in list(_writers):
        writer.flush()


os.register_at_fork(after_in_child=_begin_in_child)
atexit.register(_flush_at_exit)
