"""SQLite databases of others, opened without writing a byte: no lock file, no journal, no index of one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rldk.adapters.layouts.beginning import Beginning
from rldk.log.lines import MAX_LINE_BYTES

_HEAD = b"SQLite format 3\0"
_PATIENCE = 2.0  # s that a lock is waited for
_TRIES = 5
_WAL_HEAD = 32  # bytes; they change when the file is begun anew


@contextmanager
def open_database(path: Path) -> Iterator[sqlite3.Connection]:
    """Opens a database for reading, with what stands in its write-ahead log or must be rolled back.

    SQLite itself reads such a log only where it may write beside it, and leaves files there. So where there is one, a
    copy in the directory for temporary files is read.

    Raises:
        OSError, sqlite3.Error: It cannot be read; `fault_of` says what to do.
    """
    real = Path(os.path.realpath(path))
    with tempfile.TemporaryDirectory(prefix="rldk-") as folder:
        before = real.stat()
        try:
            database, shared = _open(real, Path(folder))
            try:
                yield database
            finally:
                database.close()
        except (UnicodeDecodeError, MemoryError) as error:  # what is wrong in names that are no text, and in lengths
            raise sqlite3.DatabaseError(f"malformed: {error}") from None
    after = real.stat()
    if not shared and (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise sqlite3.OperationalError("busy: it was written while it was read")


def columns(database: sqlite3.Connection, table: str) -> set[str]:
    """Names of a table's columns; none if there is no table of that name, or something that only looks like one."""
    real = "select count(*) from sqlite_master where type = 'table' and name = ? and sql like 'create table%'"
    if not database.execute(real, (table,)).fetchone()[0]:
        return set()
    # Without generated columns, whose text is a program.
    return {name for _, name, *_ in database.execute(f'pragma table_info("{table}")')}


def has_table(start: Beginning, table: str, needed: set[str]) -> bool:
    """Whether a file is a database with such a table. Never raises."""
    if not start.data.startswith(_HEAD):
        return False
    try:
        with open_database(start.path) as database:
            return needed <= columns(database, table)
    except (OSError, sqlite3.Error):
        # Locked or damaged: it is to be refused as what it looks like.
        return all(name.encode() in start.data for name in (table, *needed))


def fault_of(error: Exception) -> str:
    """Why a database cannot be read, and what to do."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return f"{text}: another process writes it; try again, or read a copy"
    if isinstance(error, OSError):
        return f"it cannot be read: {text}"
    return (
        f"SQLite says: {text}; if nothing writes it now, it is damaged, and `sqlite3 FILE .recover` may save its rows"
    )


def _open(path: Path, folder: Path) -> tuple[sqlite3.Connection, bool]:
    """The database, and whether others may write it while it is read."""
    with path.open("rb") as file:
        head = file.read(20)
    if not head.startswith(_HEAD):
        raise sqlite3.DatabaseError(f"expected a database that begins with {_HEAD!r}, found {head[:16]!r}")
    if head[18:20] == b"\2\2":  # it has a write-ahead log
        if not _size(_beside(path, "-wal")):
            return _connect(path, "immutable=1"), False
        return _connect(_copy(path, "-wal", folder), "mode=rw"), True
    database = _connect(path, "mode=ro")
    try:
        database.execute("select count(*) from sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        database.close()
        if "readonly" not in str(error):
            raise
        # Its writer died: what it had begun has to be rolled back first.
        return _connect(_copy(path, "-journal", folder), "mode=rw"), True
    return database, True


def _connect(path: Path, how: str) -> sqlite3.Connection:
    database = sqlite3.connect(f"{path.as_uri()}?{how}", uri=True, timeout=_PATIENCE, check_same_thread=False)
    database.text_factory = lambda data: data.decode("utf-8", "replace")
    if sys.version_info >= (3, 11):
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_LINE_BYTES)
    database.execute("pragma trusted_schema = off")
    return database


def _copy(path: Path, suffix: str, folder: Path) -> Path:
    """Copies a database and the log beside it as they are at one time."""
    copy = folder / "copy.db"
    for _ in range(_TRIES):
        before = _state(path, suffix)
        shutil.copyfile(path, copy)
        try:
            shutil.copyfile(_beside(path, suffix), _beside(copy, suffix))
        except FileNotFoundError:  # written to the database just now
            _beside(copy, suffix).unlink(missing_ok=True)
        if _state(path, suffix) == before:
            return copy
    raise sqlite3.OperationalError("busy: it changed each time that it was copied")


def _state(path: Path, suffix: str) -> tuple[int, int, bytes]:
    """What changes when a copy that is being made would be of two times. A write-ahead log may grow meanwhile."""
    status = path.stat()
    try:
        with _beside(path, suffix).open("rb") as file:
            head = file.read(_WAL_HEAD)
    except FileNotFoundError:
        head = b""
    return status.st_size, status.st_mtime_ns, head


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
