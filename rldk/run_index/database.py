"""The SQLite file of one folder's index: made again where it is damaged, and done without where it cannot be used."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from rldk.run_index.code import code_digest
from rldk.run_index.place import index_file, make_room, remove

log = logging.getLogger(__name__)

_OURS = 0x726C646B  # "rldk"
_FORMAT = 1
_WAIT_SECONDS = 0.2  # for another process that writes: then this one does without
_MOST_BYTES = 2**30  # of one index: it is begun anew beyond that

_TABLES = """
CREATE TABLE answer (
    asked BLOB NOT NULL, run BLOB NOT NULL, files BLOB NOT NULL, answered REAL NOT NULL,
    spelled BLOB, body BLOB NOT NULL,
    PRIMARY KEY (asked, run)
) WITHOUT ROWID;
"""


class Database:
    """Nothing here raises for what is wrong with the file, its directory or the disk: then nothing is known, or kept.

    Each call opens the file and closes it again, so that no process that is forked in between inherits it.

    Args:
        folder: Whose runs it is about.
    """

    def __init__(self, folder: str | Path) -> None:
        self._path: Path | None = None
        code = code_digest()
        self._version = 0 if code is None else int.from_bytes(code[:4], "big") >> 1 ^ _FORMAT
        with _quietly(folder):
            self._path = None if code is None else index_file(folder)

    @property
    def is_there(self) -> bool:
        """Whether anything can be kept, as far as is known."""
        return self._path is not None

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a query finds; nothing where the file cannot be read."""
        if self._path is not None and self._path.exists():
            with _quietly(self._path), self._open(self._path) as connection:
                return connection.execute(query, values).fetchall()
        return []

    def write(self, statements: Iterable[tuple[str, Iterable[Sequence[Any]]]]) -> bool:
        """Executes statements, each with all of its rows of values, all or none of them.

        Returns:
            Whether they are kept.
        """
        if self._path is None:
            return False
        with _quietly(self._path):
            with suppress(FileExistsError):
                os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
                make_room(self._path)
            with self._open(self._path) as connection:
                connection.execute("BEGIN IMMEDIATE")
                for statement, rows in statements:
                    connection.executemany(statement, rows)
                connection.execute("COMMIT")
                return True
        self._path = None  # another process may have it for long, or the disk is full
        return False

    @contextmanager
    def _open(self, path: Path) -> Iterator[sqlite3.Connection]:
        """The file, as this version of rldk has made it. A damaged one is deleted."""
        try:
            with closing(sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)) as connection:
                connection.execute("PRAGMA synchronous = NORMAL")
                _begin(connection, self._version)
                yield connection
        except sqlite3.DatabaseError as error:
            if type(error) is sqlite3.DatabaseError:  # its subclasses are about locks, space and the like
                remove(path)
            raise


def _begin(connection: sqlite3.Connection, version: int) -> None:
    """Makes the tables, unless these are there as this version of rldk has made them."""

    def is_ours() -> bool:
        told = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        return told == [_OURS, version]

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
        for statement in _TABLES.split(";"):
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
    except (sqlite3.Error, OSError, ValueError, OverflowError) as error:
        log.debug("index of %s: %s", what, error)
