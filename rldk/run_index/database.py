"""The SQLite file of one folder's index: made again where it is damaged, and done without where it cannot be used."""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from rldk.run_index.code import code_digest
from rldk.run_index.place import index_file, make_room, remove

log = logging.getLogger(__name__)

_Statement = tuple[str, Iterable[Sequence[Any]]]
"""A statement, and the values that it is executed with one after the other."""

_OURS = 0x726C646B  # "rldk"
_FORMAT = 3
_WAIT_SECONDS = 0.2  # for another process that writes: then this one does without
_PATIENT_SECONDS = 2.0  # the same of who needs what is kept for long
_MOST_BYTES = 2**30  # of one index: it is begun anew beyond that

_TABLES = """
CREATE TABLE answer (
    asked BLOB NOT NULL, run BLOB NOT NULL, files BLOB NOT NULL, answered REAL NOT NULL,
    spelled BLOB, body BLOB NOT NULL,
    PRIMARY KEY (asked, run)
) WITHOUT ROWID;
CREATE TABLE run (
    id INTEGER PRIMARY KEY, name BLOB NOT NULL, files BLOB, body BLOB NOT NULL, more_metrics INTEGER NOT NULL
);
CREATE TABLE metric (
    name TEXT NOT NULL, run INTEGER NOT NULL, count INTEGER NOT NULL, finite INTEGER NOT NULL, first REAL, last REAL,
    low REAL, high REAL, total REAL, PRIMARY KEY (name, run)
) WITHOUT ROWID;
CREATE INDEX metric_of_run ON metric (run);
CREATE TABLE config (
    key TEXT NOT NULL, run INTEGER NOT NULL, value TEXT NOT NULL, number REAL, PRIMARY KEY (key, run)
) WITHOUT ROWID;
CREATE INDEX config_of_run ON config (run);
CREATE TABLE curves (
    run INTEGER PRIMARY KEY, name BLOB NOT NULL, changed REAL NOT NULL, size INTEGER NOT NULL, body BLOB NOT NULL
);
"""
_STATEMENTS = [statement for each in _TABLES.split(";") if (statement := each.strip())]  # as SQLite keeps them


class BusyError(Exception):
    """Another process has the index of a folder for itself: what it knows is not to be had now."""


class Database:
    """Nothing here raises for what is wrong with the file, its directory or the disk: then nothing is known, or kept.

    Each call opens the file and closes it again, so that no process that is forked in between inherits it.

    Args:
        folder: Whose runs it is about.
        or_memory: For who needs what is kept for long: it is kept in memory where it can be kept nowhere else, and a
            lock that another process holds is waited for, this time and the next.
    """

    def __init__(self, folder: str | Path, *, or_memory: bool = False) -> None:
        self._path: Path | None = None
        self._memory: sqlite3.Connection | None = None
        self._or_memory = or_memory
        self._one_by_one = threading.RLock()  # threads that use the memory: a connection has one transaction
        self._is_busy = False
        code = code_digest()
        self._version = 0 if code is None else int.from_bytes(code[:4], "big") >> 1 ^ _FORMAT
        with _quietly(folder):
            self._path = None if code is None else index_file(folder)
        if self._path is None:
            self._take_memory()

    def _take_memory(self) -> None:
        with self._one_by_one:
            if self._or_memory and self._memory is None:
                memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
                _begin(memory, self._version)
                self._memory = memory

    @property
    def is_there(self) -> bool:
        """Whether anything can be kept, as far as is known."""
        return self._path is not None or self._memory is not None

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a query finds; nothing where the file cannot be read."""
        try:
            return self.rows_or_busy(query, values)
        except BusyError:
            return []

    def rows_or_busy(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The same for who must know whether there is nothing.

        Raises:
            BusyError: Another process has the file for itself.
        """
        if (memory := self._memory) is not None:
            with self._one_by_one, _quietly("memory"):
                return memory.execute(query, values).fetchall()
        elif (path := self._path) is not None:
            with _quietly(path):
                path.stat()  # else SQLite makes it
                with self._open(path) as connection:
                    return connection.execute(query, values).fetchall()
        return []

    def write(self, statements: Iterable[_Statement]) -> bool:
        """Executes statements, each with all of its rows of values, all or none of them.

        Returns:
            Whether they are kept.
        """
        statements = [(statement, list(rows)) for statement, rows in statements]
        try:
            return self._write(statements)
        except (ValueError, OverflowError) as error:  # text that is not Unicode, an integer of more than 64 bits
            log.debug("index of %s: not kept: %s", self._path, error)
            return False
        except BusyError as error:
            log.debug("index of %s: not kept: %s", self._path, error)
            if not self._or_memory:  # else the next time, perhaps
                self._path = None
            return False

    def _write(self, statements: Sequence[_Statement]) -> bool:
        if (memory := self._memory) is not None:
            with self._one_by_one, _quietly("memory"):
                _execute(memory, statements)
                return True
            return False
        if (path := self._path) is None:
            return False
        with _quietly(path):
            with suppress(FileExistsError):
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
                make_room(path.parent)
            with self._open(path) as connection:
                _execute(connection, statements)
                return True
        self._path = None  # the disk is full, or the directory is not to be written to
        self._take_memory()
        return self._memory is not None and self._write(statements)

    @contextmanager
    def _open(self, path: Path) -> Iterator[sqlite3.Connection]:
        """The file, as this version of rldk has made it. A damaged one is deleted.

        Raises:
            BusyError: Another process has it for itself.
        """
        # Who has waited in vain does not wait long again before it was free.
        seconds = _PATIENT_SECONDS if self._or_memory and not self._is_busy else _WAIT_SECONDS
        try:
            with closing(sqlite3.connect(path, timeout=seconds, isolation_level=None)) as connection:
                connection.execute("PRAGMA synchronous = NORMAL")
                _begin(connection, self._version)
                yield connection
                self._is_busy = False
        except sqlite3.DatabaseError as error:
            if type(error) is sqlite3.DatabaseError:  # its subclasses are about locks, space and the like
                remove(path)
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                self._is_busy = True
                raise BusyError(str(error)) from error
            raise


def _execute(connection: sqlite3.Connection, statements: Iterable[_Statement]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement, rows in statements:
            connection.executemany(statement, rows)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _begin(connection: sqlite3.Connection, version: int) -> None:
    """Makes the tables, unless these are there as this version of rldk has made them."""

    def is_ours() -> bool:
        told = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        made = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        return told == [_OURS, version] and {text for (text,) in made} == set(_STATEMENTS)

    size = connection.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0]
    if is_ours() and size <= _MOST_BYTES:
        return
    connection.execute("BEGIN EXCLUSIVE")
    if not is_ours() or size > _MOST_BYTES:  # else another process was faster
        names = connection.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
        for kind, name in names:
            quoted = name.replace('"', '""')
            if kind in ("table", "view"):
                connection.execute(f'DROP {kind} "{quoted}"')
        for statement in _STATEMENTS:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_OURS}")
        connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("COMMIT")
    with suppress(sqlite3.OperationalError):  # somebody reads it
        connection.execute("VACUUM")


@contextmanager
def _quietly(what: object) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        log.debug("index of %s: %s", what, error)
