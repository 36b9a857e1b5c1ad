"""The log that a writer appends to, whatever becomes of its file: opened, rotated, synced, tended."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from pathlib import Path
from typing import ClassVar

from rldk.atomic import remove_abandoned
from rldk.background import BackgroundThread, Task
from rldk.log.attempt_numbers import last_attempt, next_attempt
from rldk.log.drops import Drops, reason_of
from rldk.log.lines import MAX_LINE_BYTES
from rldk.log.open_file import MovedError, OpenFile
from rldk.log.options import BUFFER_SECONDS, WriterOptions
from rldk.log.retention import compress_segments, delete_surplus
from rldk.text import counted

LOOK_SECONDS = 0.25
"""How often to see whether the file was deleted, and to make sure of the lock."""

_MOST_SYNCS = 8  # descriptors that may wait to be synced
_MOST_TRIES = 3  # of a flush whose descriptor is closed each time


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
        ending: Whether the interpreter is ending, so that nothing may wait any more. Of all of them.
    """

    ending: ClassVar[bool] = False

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
        self._buffer = bytearray()
        self._buffered = 0
        self._buffer_since = 0.0
        self._number: int | None = None
        self._pid = os.getpid()
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
            raise ValueError(f"its line has more than the {MAX_LINE_BYTES} bytes that readers accept: {size}")
        if self._plain:  # what most users have: nothing stands between them and the one write
            file.append_line(line)
            return
        if self._options.rotates:
            self._rotate_if_due(file, size)
        if not self._buffer:
            self._buffered, self._buffer_since = 0, now
        self._buffer += line
        self._buffered += 1
        if self._is_due(now):
            self.flush()
            if self._options.sync_always:
                self._sync()

    def flush(self) -> None:
        """Writes the buffer; what does not fit on the disk is lost and counted.

        What is written leaves the buffer, and nothing else does: after an exception at any moment, such as that of a
        signal handler, the next call continues.
        """
        why = reason = "the disk is full"
        try:
            for _ in range(_MOST_TRIES):
                if os.getpid() != self._pid:
                    self._buffer = bytearray()  # a fork in the middle of a flush: the parent writes what it holds
                if not self._buffer:
                    return
                try:
                    file = self._look(time.time())
                    while self._buffer:
                        file.append_lines(self._buffer)
                except OSError as error:
                    why, reason = str(error), reason_of(error)
                    if not self.descriptor_lost(error):
                        break
        except Exception as error:  # noqa: BLE001  # training continues whatever happens here
            why, reason = str(error), reason_of(error)
        if self._buffer:
            lost = self._buffer.count(b"\n")
            # No signal handler runs between these two.
            self._drops.count, self._buffer = self._drops.count + lost, bytearray()
            self._drops.because(lost, self.path, f"{counted(lost, 'event')} dropped: {why}", reason)

    def _sync(self) -> None:
        file = self._file  # not the one before, where a flush had to open another
        if file is not None and file.fd >= 0:
            try:
                file.sync()
            except OSError as error:  # whatever its number is, the event is not to be written again
                raise OSError(errno.EIO, f"it is written, and may not survive a loss of power: {error}") from error

    def has(self, line: bytes | bytearray) -> bool:
        """Whether a line is the last one that was written, or waits in the buffer."""
        return self._buffer.endswith(line) or (self._file is not None and self._file.ends_with(line))

    def descriptor_lost(self, error: OSError) -> bool:
        """Whether an error says that other code closed our descriptor: then trying again opens the log again."""
        if self._file is None or not (error.errno == errno.EBADF or self._file.is_lost()):
            return False
        self._file.close()
        self._drops.say_once(f"{self.path}: other code in this process closed its descriptor; it is opened again")
        return True

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

    def verify(self) -> None:
        """Makes sure that what was written is where readers find it; what was deleted is counted as lost."""
        file = self._file
        if file is not None and file.fd >= 0:
            with contextlib.suppress(OSError):
                if not self._is_ours(file, time.time()):
                    file.close()  # else its next look would count the same again

    def close(self) -> None:
        """Writes what waits and closes the file for good."""
        self.flush()
        self.verify()
        self._closed = True
        if self._file is not None:
            file, self._file = self._file, None
            if self._options.sync_seconds and file.fd >= 0:
                with contextlib.suppress(OSError):
                    file.sync()
            file.close()

    def _look(self, now: float) -> OpenFile:
        file = self._file
        if file is None or file.fd < 0 or not self._is_ours(file, now):
            file = self._open()
        return file

    def _open(self) -> OpenFile:
        if self._closed:
            raise OSError("the writer is closed")
        if self._file is not None:
            self._file.close()  # its lock would keep us out
        first = self.attempt is None
        if first and self._number is None:
            self._live.parent.mkdir(parents=True, exist_ok=True)
            self._number = next_attempt(self._live, last_attempt(self._live))
        attempt = self.attempt or self._number or 1
        file = self._file = OpenFile(self._live, attempt, self._number if first else None, self._drops.news)
        self.path, self.attempt = file.path, file.attempt
        if self._options.fsync:
            file.sync_name()
        if first:
            if file.path == self._live:
                self._drops.news += _again(self.path, file.attempt)
                remove_abandoned(self._live.parent, self._live.name.removesuffix(".jsonl") + ".")
            self._tend_soon()  # what an earlier attempt left undone
            if self._options.round_seconds:
                self._clock.start()
        return file

    def _is_ours(self, file: OpenFile, now: float) -> bool:
        """Whether a file is still the one to write to; if it was deleted, what it got since the last look is lost."""
        self._looked = now
        try:
            lost = file.look()
            if lost is None:
                return True
            gone = f"the file was deleted: {counted(lost, 'event')} lost with it"
            self._drops.add(lost, self.path, gone, "the file was deleted")
        except MovedError as error:
            self._drops.news.append(f"{self.path}: {error.strerror}; the log continues in another file")
        return False

    def _is_due(self, now: float) -> bool:
        full = self._buffered >= self._options.buffer_events
        return full or Appender.ending or now - self._buffer_since >= BUFFER_SECONDS

    def _rotate_if_due(self, file: OpenFile, more: int) -> None:
        size, age = self._options.rotate_bytes, self._options.rotate_seconds
        full = size is not None and file.size + len(self._buffer) + more > size
        old = age is not None and time.monotonic() - file.opened >= age
        if not (full or old):
            return
        self.flush()
        if self._buffer or file is not self._file or file.fd < 0 or file.size == 0:
            return  # the flush found it deleted, or could not write it
        try:
            self._sync_closed(file)
            file.rotate()
            if self._options.fsync:
                file.sync_name()
        except OSError as error:
            self._drops.say_once(f"{self.path}: could not be rotated: {error}", kind=f"rotated: {reason_of(error)}")
            file.opened = time.monotonic()
            return
        self._tend_soon()

    def _sync_closed(self, file: OpenFile) -> None:
        """Has a file that is about to be closed synced: in the background, unless too many wait for that."""
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


def _again(path: Path, attempt: int) -> list[str]:
    if attempt == 1:
        return []
    again = "If this is a new run and not a resumed one, give it another run_id."
    return [f"{path} continues with attempt {attempt} of this run. {again}"]
