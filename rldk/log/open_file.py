"""One open event file: found or made, locked, repaired, appended to, rotated."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
import weakref
from collections.abc import Callable
from pathlib import Path

from rldk.log.attempt_numbers import last_attempt, last_event_attempt, next_attempt
from rldk.log.descriptor import Descriptor
from rldk.log.file_names import attempt_path, segment_forms, segment_path
from rldk.log.lock import is_taken, release, take
from rldk.log.segments import closed_segments
from rldk.log.tail import NoLineEndError, repair_tail

_MODE = 0o644
_HERE = os.SEEK_CUR
_MOST_TRIES = 50
_MOMENT_SECONDS = 0.001
# Non-blocking: opening a pipe must not wait for its other end.
_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CLOEXEC | os.O_NONBLOCK


class MovedError(OSError):
    """The open file is no longer the one to write to. What was written to it is still there."""


class OpenFile:
    """The file that one writer appends to.

    It is the live file, or, while another writer has that, a file of its own: `{stem}.attempt{N}.jsonl`.

    Args:
        live: The live file. Its directory is made if it is missing.
        attempt: The attempt that its events belong to.
        number: Of the file of its own; None for the next that is free.
        news: Where it puts what its user should be told, once nothing is locked any more.

    Attributes:
        path: The file.
        attempt: As given.
        fd: Its descriptor; -1 once it had to be closed.
        size: Length in bytes of its whole lines; after an append, `fd` is positioned there.
        opened: When it was opened or last rotated, `time.monotonic()` in seconds.
        locks: Whether the file system has locks; without, a second writer is not noticed.

    Raises:
        OSError: It cannot be opened, or is no regular file.
    """

    def __init__(self, live: Path, attempt: int, number: int | None, news: list[str]) -> None:
        self.fd = -1
        self.locks = True
        self._descriptor: Descriptor | None = None
        self._news = news
        self._segments: int | None = None
        self.attempt = attempt
        _open.add(self)
        live.parent.mkdir(parents=True, exist_ok=True)
        try:
            why_not = self._open(live)
            self.path = live if why_not is None else self._open_own(live, number)
            if why_not is not None:
                self._news.append(f"{live} {why_not}: this one writes {self.path.name}")
        except BaseException:
            self.close()
            raise

    def _open(self, path: Path) -> str | None:
        """Opens a file that is there or not, and repairs its end.

        Returns:
            Why this writer cannot have it for itself; None if it has.
        """
        tries = 0
        while True:
            while tries < _MOST_TRIES and not path.exists() and _is_in_rotation(path):
                tries += 1
                time.sleep(_MOMENT_SECONDS)
            self._descriptor = descriptor = Descriptor(os.open, path, _FLAGS | os.O_CREAT, _MODE)
            if not stat.S_ISREG(descriptor.check().st_mode):
                raise OSError(f"{path}: expected a regular file")
            try:
                self.locks = take(descriptor.fd)
                if not descriptor.names(path):
                    descriptor.close()  # it was rotated or deleted between the two calls
                    continue
                if tries < _MOST_TRIES and not os.fstat(descriptor.fd).st_size and _is_in_rotation(path):
                    tries += 1
                    path.unlink()  # it is empty, and made just now: the name belongs to the other writer
                    release(descriptor)
                    continue
                torn = repair_tail(descriptor.fd, path)
            except BlockingIOError:
                descriptor.close()
                return "has another writer"
            except NoLineEndError as error:
                release(descriptor)
                return f"is left as it is, with {error}"
            break
        if torn is not None:
            self._news.append(f"{path} ended in a torn line: {torn}")
        if last_event_attempt(path) > self.attempt:
            release(descriptor)  # a log never goes back to an earlier attempt
            return "has been written by another writer meanwhile"
        self._begin(descriptor)
        return None

    def _open_own(self, live: Path, number: int | None) -> Path:
        """Makes a file that no other writer has, named with a number that none has."""
        while True:
            path = attempt_path(live, number or next_attempt(live, max(last_attempt(live), self.attempt)))
            number = None
            with contextlib.suppress(FileExistsError, BlockingIOError):
                self._descriptor = descriptor = Descriptor(os.open, path, _FLAGS | os.O_CREAT | os.O_EXCL, _MODE)
                self.locks = take(descriptor.fd)
                self._begin(descriptor)
                return path

    def _begin(self, descriptor: Descriptor) -> None:
        self._descriptor = descriptor
        self.size = os.lseek(descriptor.fd, 0, os.SEEK_END)
        self._seen = self.size
        self.opened = time.monotonic()
        self.fd = descriptor.fd

    def append_line(self, line: bytes | bytearray) -> None:
        """Appends one line with one system call, or nothing of it.

        Raises:
            OSError: It could not be written; EBADF if the descriptor was closed by other code.
        """
        fd, size = self.fd, self.size
        if os.lseek(fd, 0, _HERE) != size or not size:
            self._make_sure()
            size = self.size
        done = os.write(fd, line)
        if done < len(line):
            done = self._append_rest(line, done)
        self.size = size + done

    def _append_rest(self, line: bytes | bytearray, done: int) -> int:
        try:
            while done < len(line):
                done += os.write(self.fd, bytes(line[done:]))
        except OSError:
            self._cut()
            raise
        return done

    def append_lines(self, lines: bytearray) -> None:
        """Appends whole lines, and takes out of `lines` what is written.

        An exception at any moment, such as KeyboardInterrupt, leaves in it what is not known to be written: the next
        call looks at the file and continues from there.

        Raises:
            OSError: Nothing could be written; EBADF if the descriptor was closed by other code.
        """
        descriptor = self._known()
        done = descriptor.check().st_size - self.size
        if done and not (0 < done <= len(lines) and os.pread(descriptor.fd, done, self.size) == lines[:done]):
            self._make_sure()
            done = 0
        try:
            while done < len(lines):
                done += os.write(descriptor.fd, bytes(lines[done:]))
        except OSError:
            whole = lines.rfind(b"\n", 0, done) + 1
            if done > whole:
                self._cut(whole)
            if not whole:
                raise
            done = whole
        self.size, lines[:done] = self.size + done, b""  # no signal handler runs between these two

    def ends_with(self, line: bytes | bytearray) -> bool:
        """Whether a line is the last one that was written."""
        try:
            size = self._known().check().st_size
            return os.pread(self.fd, len(line), max(0, size - len(line))) == line
        except OSError:
            return False

    def rotate(self) -> None:
        """Renames the file to its next closed segment and continues with a new one.

        If an exception comes between the two, `fd` is -1: the file has to be opened anew.

        Raises:
            OSError: It cannot be renamed, or the new one not be made.
        """
        old = self._known()
        if self._segments is None:
            self._segments = max(closed_segments(self.path), default=0)
        while any(form.exists() for form in segment_forms(self.path, self._segments + 1)):
            self._segments += 1  # put there by someone else: renaming would erase it, or compressing would
        segment = segment_path(self.path, self._segments + 1)
        self.fd = -1
        try:
            self.path.rename(segment)
        except OSError:
            self.fd = old.fd
            raise
        self._segments += 1
        for _ in range(_MOST_TRIES):
            with contextlib.suppress(FileExistsError, BlockingIOError):
                self._begin(_new_file(self.path))
                break
            time.sleep(_MOMENT_SECONDS)  # another writer has taken the name, and gives it back
        release(old)
        if self.fd < 0:
            raise OSError(errno.EEXIST, "another writer has taken its name")

    def is_lost(self) -> bool:
        """Whether the descriptor is not that of the file any more: other code has closed it."""
        try:
            self._known().check()
        except OSError:
            return True
        return False

    def look(self) -> int | None:
        """Looks whether the file is still the one to write to.

        Returns:
            None if it is. If it was deleted or replaced, how many lines were appended to it since the last look: they
            went nowhere that is read.

        Raises:
            MovedError: It was renamed, or another writer has the lock.
            OSError: EBADF if the descriptor was closed by other code.
        """
        descriptor = self._known()
        links = descriptor.check().st_nlink
        if self.locks:
            try:
                take(descriptor.fd)
            except BlockingIOError:
                raise MovedError(errno.ESTALE, "another writer has it") from None
        if descriptor.names(self.path):
            self._seen = self.size
            return None
        if links:
            raise MovedError(errno.ESTALE, "it was renamed")
        return os.pread(descriptor.fd, self.size - self._seen, self._seen).count(b"\n")

    def sync(self) -> None:
        """Returns when what was appended would survive a loss of power."""
        os.fdatasync(self.fd)

    def syncing(self) -> Callable[[], None]:
        """The same for another thread to do, on a descriptor of its own: this one may be closed by then."""
        copy = Descriptor(os.dup, self.fd)

        def sync() -> None:
            try:
                os.fdatasync(copy.fd)
            finally:
                copy.close()

        return sync

    def sync_name(self) -> None:
        """Returns when the file's name, too, would survive a loss of power."""
        directory = Descriptor(os.open, self.path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(directory.fd)
        finally:
            directory.close()

    def close(self) -> None:
        """Closes the file and lets another writer have it."""
        self.fd = -1
        if self._descriptor is not None:
            release(self._descriptor)

    def _known(self) -> Descriptor:
        descriptor = self._descriptor
        if descriptor is None or self.fd < 0 or descriptor.fd < 0:
            raise OSError(errno.EBADF, "the log is not open")
        return descriptor

    def _make_sure(self) -> None:
        """Finds out where the file ends, where that is in doubt: after an interrupt, or if others wrote to it.

        Raises:
            OSError: EBADF if the descriptor was closed by other code.
        """
        descriptor = self._known()
        if descriptor.check().st_size != self.size and (torn := repair_tail(descriptor.fd, self.path)) is not None:
            self._news.append(f"{self.path} ended in a torn line: {torn}")
        self.size = os.lseek(descriptor.fd, 0, os.SEEK_END)

    def _cut(self, whole: int = 0) -> None:
        """Takes back what was written of a line that did not fit, after so many bytes of lines that did."""
        try:
            os.ftruncate(self.fd, self.size + whole)
            os.lseek(self.fd, 0, os.SEEK_END)
        except OSError:
            self.close()  # opening it again repairs the tail


def _is_in_rotation(path: Path) -> bool:
    """Whether another writer has renamed the live file, and is about to give its name to the next one."""
    newest = next(reversed(closed_segments(path).values()), None)
    return newest is not None and is_taken(newest)


def _new_file(path: Path) -> Descriptor:
    """Makes a file that is locked before it has its name, where the system can do that.

    Raises:
        FileExistsError: Another writer was faster.
        BlockingIOError: Another writer has locked it.
    """
    with contextlib.suppress(OSError, AttributeError):
        nameless = Descriptor(os.open, path.parent, _FLAGS | os.O_TMPFILE, _MODE)
        take(nameless.fd)
        directory = Descriptor(os.open, path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            # With a directory given, the link is made to the file that the name in /proc leads to, not to that name.
            os.link(f"/proc/self/fd/{nameless.fd}", path.name, dst_dir_fd=directory.fd)
        except FileExistsError:
            pass
        else:
            return nameless
        finally:
            directory.close()
    named = Descriptor(os.open, path, _FLAGS | os.O_CREAT | os.O_EXCL, _MODE)
    take(named.fd)
    return named


def _forget_in_child() -> None:
    for file in list(_open):
        file.fd = -1  # its descriptor is closed


_open: weakref.WeakSet[OpenFile] = weakref.WeakSet()
os.register_at_fork(after_in_child=_forget_in_child)
