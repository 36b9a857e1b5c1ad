"""The log that a writer appends to, whatever becomes of its file: opened, rotated, synced, tended."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from pathlib import Path

from rldk.background import BackgroundThread, Task
from rldk.log.drops import Drops
from rldk.log.lines import MAX_LINE_BYTES
from rldk.log.open_file import OpenFile
from rldk.log.options import BUFFER_SECONDS, WriterOptions
from rldk.log.retention import compress_segments, delete_surplus

LOOK_SECONDS = 0.25
"""How often to see whether the file was deleted, and to renew the lock."""

_MOST_SYNCS = 8  # descriptors that may wait to be synced


class Appender:
    """One attempt's way to the disk. Its writer sees to it that one thing is done at a time.

    Args:
        live: The live file. Its directory is made if it is missing.
        options: How to write.
        drops: Counts what is lost on the way.
        again: What is to be done each `options.round_seconds`, once the log is open.
        look_seconds: How often to see whether the file was deleted.
        deleted: Gets the names of the closed segments that `keep` deletes.

    Attributes:
        path: The file that is written.
        attempt: Number of the attempt, from 1; None until the file could be opened.
    """

    def __init__(
        self,
        live: Path,
        options: WriterOptions,
        drops: Drops,
        again: Task,
        *,
        look_seconds: float = LOOK_SECONDS,
        deleted: list[str] | None = None,
    ) -> None:
        self.path = self._live = live
        self.attempt: int | None = None
        self._deleted_segments = [] if deleted is None else deleted
        self._options = options
        self._plain = not (options.rotates or options.buffers or options.sync_always)
        self._drops = drops
        self._file: OpenFile | None = None
        self._closed = False
        self._look_seconds = look_seconds
        self._looked = 0.0
        self._since_look = 0
        self._buffer = bytearray()
        self._buffered = 0
        self._buffer_since = 0.0
        self._tending = False
        self._clock = BackgroundThread(options.round_seconds, again)
        self._retention = BackgroundThread()

    def ready(self, now: float) -> OpenFile:
        """The file, open, and under the name where readers find it.

        Args:
            now: `time.time()`.

        Raises:
            OSError: It cannot be opened.
        """
        file = self._file
        if file is not None and file.fd >= 0 and 0 <= now - self._looked < self._look_seconds:
            return file
        return self._look(now)

    def append(self, file: OpenFile, line: bytes | bytearray, now: float) -> None:
        """Writes a line, or has it wait in the buffer.

        Args:
            file: What `ready` gave.
            line: It may be changed afterwards.
            now: `time.time()`.

        Raises:
            ValueError: It is too long for readers.
            OSError: It could not be written.
        """
        size = len(line)
        if size > MAX_LINE_BYTES:
            raise ValueError(f"its line has {size} bytes, more than the {MAX_LINE_BYTES} that readers accept")
        if self._plain:  # what most users have: nothing stands between them and the one write
            done = os.write(file.fd, line)
            if done < size:
                file.append(line, done)
            self._since_look += 1
            return
        if self._options.rotates:
            self._rotate_if_due(file, size)
        if self._options.buffers:
            self._hold(line, now)
            return
        file.append(line)
        self._since_look += 1
        if self._options.sync_always:
            file.sync()

    def flush(self) -> None:
        """Writes the buffer; what does not fit on the disk is lost and counted."""
        if not self._buffered:
            return
        data, count = self._buffer, self._buffered
        self._buffer, self._buffered = bytearray(), 0
        done, why = 0, "the disk is full"
        try:
            done = self._look(time.time()).append(data)
        except Exception as error:  # noqa: BLE001  # training goes on whatever happens here
            why = str(error)
            self.failed(error)
        lost = data.count(b"\n", done)
        self._since_look += count - lost
        if lost:
            self._drops.add(lost, self.path, f"{lost} events were dropped: {why}")

    def failed(self, error: Exception) -> None:
        """Takes note of what `ready` or `append` has raised."""
        if isinstance(error, OSError) and error.errno == errno.EBADF and self._file is not None:
            self._file.close()  # someone closed our descriptor: the next event opens the log again

    def syncing(self) -> Task | None:
        """What is to be done, by any thread, for all that was written to survive a loss of power, if it should."""
        if self._options.sync_seconds is None or self._file is None or self._file.fd < 0:
            return None
        return self._file.syncing()

    def retire(self, *, wait: bool) -> None:
        """Ends the threads.

        Args:
            wait: For the one that does `again`.
        """
        self._clock.close(wait=wait)
        self._retention.close()  # while the log is still ours

    def close(self) -> None:
        """Writes what waits and closes the file for good."""
        self.flush()
        self._closed = True
        if self._file is not None:
            file, self._file = self._file, None
            if self._options.sync_seconds and file.fd >= 0:
                with contextlib.suppress(OSError):
                    file.sync()
            file.close()

    def _look(self, now: float) -> OpenFile:
        file = self._file
        if file is None or file.fd < 0 or self._deleted(file, now):
            file = self._open()
        return file

    def _open(self) -> OpenFile:
        if self._closed:
            raise OSError("the writer is closed")
        file = self._file = OpenFile(self._live, self.attempt, self._drops.news)
        first = self.attempt is None
        self.path, self.attempt = file.path, file.attempt
        if self._options.fsync:
            file.sync_name()
        if first:
            self._tend_soon()  # what an earlier attempt left undone
            if self._options.round_seconds:
                self._clock.start()
        return file

    def _deleted(self, file: OpenFile, now: float) -> bool:
        """Whether someone deleted the file: it is closed, and what was written since the last look counts as lost."""
        self._looked = now
        vanished = file.vanished()
        if vanished:
            count = self._since_look
            self._drops.add(count, self.path, f"the file was deleted: {count} events were lost with it")
            file.close()
        self._since_look = 0
        return vanished

    def _hold(self, line: bytes | bytearray, now: float) -> None:
        if not self._buffered:
            self._buffer_since = now
        self._buffer += line
        self._buffered += 1
        if self._buffered >= self._options.buffer_events or now - self._buffer_since >= BUFFER_SECONDS:
            self.flush()

    def _rotate_if_due(self, file: OpenFile, more: int) -> None:
        size, age = self._options.rotate_bytes, self._options.rotate_seconds
        full = size is not None and file.size + len(self._buffer) + more > size
        old = age is not None and time.monotonic() - file.opened >= age
        if not (full or old):
            return
        self.flush()
        if file is not self._file or file.fd < 0 or file.size == 0:
            return  # the flush found it deleted, or could not write it
        try:
            self._sync_closed(file)
            file.rotate()
            if self._options.fsync:
                file.sync_name()
        except OSError as error:
            self._drops.warn(self.path, f"could not be rotated: {error}")
            file.opened = time.monotonic()
            return
        self._tend_soon()

    def _sync_closed(self, file: OpenFile) -> None:
        """Has a file that is about to be closed synced: behind our back, unless too many wait for that."""
        if self._options.sync_seconds is None:
            return  # it is, or need not be
        if self._retention.waiting >= _MOST_SYNCS:
            file.sync()
        else:
            self._retention.add(file.syncing())

    def _tend_soon(self) -> None:
        if (self._options.compress or self._options.keep) and not self._tending:
            self._tending = True
            self._retention.add(self._tend)

    def _tend(self) -> None:
        self._tending = False
        if self._options.keep is not None:
            self._deleted_segments += delete_surplus(self.path, self._options.keep)
        if self._options.compress is not None:
            compress_segments(self.path, self._options.compress)
