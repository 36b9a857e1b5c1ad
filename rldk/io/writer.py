"""The event log's writer: an event is on its way to the disk when `write` returns, and training never notices."""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import os
import stat
import threading
import time
from collections import deque
from pathlib import Path
from types import TracebackType

from rldk_schema import SCHEMA_VERSION, Event, Process

from rldk.errors import EventValidationError, shown
from rldk.events import encode_line
from rldk.io.lines import MAX_LINE_BYTES
from rldk.io.salvage import salvage
from rldk.io.segments import last_attempt, repair_tail

log = logging.getLogger(__name__)

DISABLE_VARIABLE = "RLDK_DISABLE_JSONL"
"""Set to 1 it turns event logging off everywhere."""


class EventWriter:
    """Appends events to one file: one event, one line, one `os.write`.

    A written event survives any death of the process. Reopening a file continues it with the next attempt; nothing
    that was written is ever truncated. `write` never raises: an event that cannot be written is counted in `dropped`,
    said once, and leaves a gap in `process.seq`.

    Args:
        path: The event file. Its directory is made if it is missing.

    Attributes:
        path: The event file.
        disabled: Whether `RLDK_DISABLE_JSONL=1` has turned logging off: then nothing is written and nothing counted.
        attempt: Which start of this log this is, from 1; None until the file could be opened.
        dropped: Events lost by this writer so far.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.disabled = os.environ.get(DISABLE_VARIABLE) == "1"
        self._closed = False
        self._writing = False
        self._warning: str | None = None
        self._warned = False
        self._start()
        if not self.disabled:
            try:
                self._open()
            except (OSError, ValueError) as error:
                self._warning = f"cannot be opened: {error}"
            self._warn()

    def write(self, event: Event) -> None:
        """Writes one event.

        schema_version, timestamp and process.{attempt, seq, dropped} are filled in the line where they are null.

        Args:
            event: It is not changed. What the schema refuses in it is moved aside as `rldk.io.salvage` says.
        """
        if self.disabled:
            return
        if self._pid != os.getpid():
            self._start()  # a forked child that logs is an attempt of its own
        with self._lock:
            self._queue.append(event)
            if self._writing:
                return  # called from a signal or log handler in the middle of a write, which goes on to write this too
            self._writing = True
            try:
                self._drain()
            finally:
                # A handler may have logged, closed and raised SystemExit; what it logged is still written.
                self._drain()
                self._writing = False
                if self._closed:
                    self._release()
        self._warn()

    def drop(self, reason: str) -> None:
        """Counts an event that its maker could not build: it leaves a gap in `process.seq` too."""
        if self.disabled:
            return
        with self._lock:
            self._seq += 1
            self.dropped += 1
            self._warning = reason
        self._warn()

    def flush(self) -> None:
        """Returns when every written event has been handed to the operating system, which is always so."""

    def close(self) -> None:
        """Closes the file. Events written afterwards are dropped and counted."""
        with self._lock:
            self._closed = True
            if not self._writing:
                self._release()

    def __enter__(self) -> EventWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> None:
        """Begins an attempt: in this process, or in a forked child, which must not wait for its parent's lock."""
        self.attempt: int | None = None
        self.dropped = 0
        self._pid = os.getpid()
        self._lock = threading.RLock()
        self._queue: deque[Event] = deque()
        self._writing = False
        self._seq = 0
        self._fd: int | None = None

    def _open(self) -> int:
        if self._closed:
            raise OSError("the writer is closed")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK, 0o644)
        try:
            if not stat.S_ISREG(os.fstat(fd).st_mode):
                raise OSError("expected a regular file")
            torn = repair_tail(fd, self.path)
            if self.attempt is None:
                self.attempt = last_attempt(fd) + 1
        except BaseException:
            os.close(fd)
            raise
        if torn is not None:
            log.warning("%s ended in a torn line: its bytes are kept in %s", self.path, torn.name)
        self._fd = fd
        return fd

    def _drain(self) -> None:
        while self._queue:
            event = self._queue.popleft()
            seq = self._seq
            self._seq += 1
            written = False
            try:
                fd = self._open() if self._fd is None else self._fd
                self._append(fd, self._encode(event, seq))
                written = True
            except Exception as error:  # noqa: BLE001  # the edge: training goes on whatever happens here
                self._warning = f"event of step {shown(getattr(event, 'step', None))} was dropped: {error}"
            finally:
                self.dropped += not written

    def _encode(self, event: Event, seq: int) -> bytes:
        given = event.process or Process()
        process = dataclasses.replace(
            given,
            attempt=self.attempt if given.attempt is None else given.attempt,
            seq=seq if given.seq is None else given.seq,
            dropped=self.dropped if given.dropped is None else given.dropped,
        )
        now = time.time()
        try:
            line = encode_line(event, schema_version=SCHEMA_VERSION, timestamp=now, process=process)
        except EventValidationError as error:
            event = salvage(dataclasses.replace(event, process=process), error.problems)
            line = encode_line(event, schema_version=SCHEMA_VERSION, timestamp=now)
        if len(line) > MAX_LINE_BYTES:
            raise ValueError(f"its line has {len(line)} bytes, more than the {MAX_LINE_BYTES} that readers take")
        return line + b"\n"

    def _append(self, fd: int, line: bytes) -> None:
        written = 0
        try:
            while written < len(line):
                written += os.write(fd, line[written:])
        except BaseException:
            if 0 < written < len(line):
                # The disk is full in mid-line: take its beginning back. Should that fail, reopening repairs the tail.
                try:
                    os.ftruncate(fd, os.fstat(fd).st_size - written)
                except OSError:
                    self._release()
            raise

    def _release(self) -> None:
        if self._fd is not None:
            fd, self._fd = self._fd, None
            with contextlib.suppress(OSError):
                os.close(fd)

    def _warn(self) -> None:
        # Outside of the lock: a log handler may itself log an event.
        if self._warning is not None and not self._warned:
            self._warned = True
            what = "Training goes on; further losses are counted in process.dropped."
            log.warning("%s: %s. %s", self.path, self._warning, what)
