"""The event log's writer: an event is on its way to the disk when `write` returns, and training never notices."""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import os
import threading
import time
from pathlib import Path
from types import TracebackType

from rldk_schema import SCHEMA_VERSION, Event, Process

from rldk.errors import EventValidationError
from rldk.events import encode_line
from rldk.io.salvage import salvage
from rldk.io.segments import last_attempt, repair_tail

log = logging.getLogger(__name__)


class EventWriter:
    """Appends events to one file: one event, one line, one `os.write`.

    A written event survives any death of the process. Reopening a file continues it with the next attempt; nothing
    that was written is ever truncated. `write` never raises: an event that cannot be written is counted in `dropped`,
    said once, and leaves a gap in `process.seq`.

    Args:
        path: The event file. Its directory is made if it is missing.

    Attributes:
        path: The event file.
        attempt: Which start of this log this is, from 1.
        dropped: Events lost by this writer so far.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.attempt = 1
        self.dropped = 0
        self._seq = 0
        self._fd: int | None = None
        self._closed = False
        self._warned = False
        self._lock = threading.Lock()
        with self._lock:
            try:
                self._open()
            except OSError as error:
                self._warn(f"cannot be opened: {error}")

    def write(self, event: Event) -> None:
        """Writes one event.

        schema_version, timestamp and process.{attempt, seq, dropped} are filled in the line where they are null.

        Args:
            event: It is not changed. What the schema refuses in it is moved aside as `rldk.io.salvage` says.
        """
        with self._lock:
            try:
                line = self._encode(event)
                _append(self._open() if self._fd is None else self._fd, line)
                self._seq += 1
            except Exception as error:  # noqa: BLE001  # the edge: training goes on whatever happens here
                self._lose(f"event of step {getattr(event, 'step', None)!r:.80} was dropped: {error}")

    def drop(self, reason: str) -> None:
        """Counts an event that its maker could not build: it leaves a gap in `process.seq` too."""
        with self._lock:
            self._lose(reason)

    def flush(self) -> None:
        """Returns when every written event has been handed to the operating system, which is always so."""

    def close(self) -> None:
        """Closes the file. Events written afterwards are dropped and counted."""
        with self._lock:
            self._closed = True
            if self._fd is not None:
                fd, self._fd = self._fd, None
                with contextlib.suppress(OSError):
                    os.close(fd)

    def __enter__(self) -> EventWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> int:
        if self._closed:
            raise OSError("the writer is closed")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            torn = repair_tail(fd, self.path)
            self.attempt = last_attempt(fd) + 1
        except BaseException:
            os.close(fd)
            raise
        if torn is not None:
            log.warning("%s ended in a torn line: its bytes are kept in %s", self.path, torn.name)
        self._fd = fd
        return fd

    def _encode(self, event: Event) -> bytes:
        given = event.process or Process()
        process = dataclasses.replace(
            given,
            attempt=self.attempt if given.attempt is None else given.attempt,
            seq=self._seq if given.seq is None else given.seq,
            dropped=self.dropped if given.dropped is None else given.dropped,
        )
        now = time.time()
        try:
            line = encode_line(event, schema_version=SCHEMA_VERSION, timestamp=now, process=process)
        except EventValidationError as error:
            event = salvage(dataclasses.replace(event, process=process), error.problems)
            line = encode_line(event, schema_version=SCHEMA_VERSION, timestamp=now)
        return line + b"\n"

    def _lose(self, reason: str) -> None:
        self._seq += 1
        self.dropped += 1
        self._warn(reason)

    def _warn(self, message: str) -> None:
        if not self._warned:
            self._warned = True
            log.warning("%s: %s. Training goes on; further losses are counted in process.dropped.", self.path, message)


def _append(fd: int, line: bytes) -> None:
    written = os.write(fd, line)
    if written == len(line):
        return
    # The disk is full or a limit was reached in mid-line: complete the line, or take its beginning back.
    try:
        while written < len(line):
            written += os.write(fd, line[written:])
    except OSError:
        os.ftruncate(fd, os.fstat(fd).st_size - written)
        raise
