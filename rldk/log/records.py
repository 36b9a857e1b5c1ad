"""Logs of records that are no events, beside the event log: samples of completions, checkpoints."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar

import msgspec

from rldk.errors import EventValidationError, LogNotFoundError, Problem
from rldk.log.appender import Appender
from rldk.log.drops import Drops, reason_of
from rldk.log.lines import iter_lines, open_log
from rldk.log.options import WriterOptions
from rldk.log.skips import Skipped
from rldk.text import counted

_LOOK_SECONDS = 0.9  # less often than the event log, and seldom in the same step

Record = TypeVar("Record")
Log = TypeVar("Log", bound="RecordLog[Any]")


class RecordLog(Generic[Record]):
    """Appends records, one line each, as safe from `kill -9` as events are. Never raises; drops are counted.

    Args:
        path: The file; its directory is made if it is missing.
        encode: Makes lines of records, each with its newline.
        counted_in: Where users find what was lost.
    """

    def __init__(self, path: str | Path, encode: Callable[[Sequence[Record]], bytearray], *, counted_in: str) -> None:
        self._encode = encode
        self._drops = Drops(counted_in)
        path = Path(os.path.realpath(path))
        self._log = Appender(path, WriterOptions(), self._drops, lambda: None, look_seconds=_LOOK_SECONDS)
        self._log.attempt = 1  # a record says itself which attempt of the run it belongs to

    @property
    def dropped(self) -> int:
        """Records that could not be written."""
        return self._drops.count

    def write(self, records: Sequence[Record]) -> None:
        """Appends records together."""
        try:
            self._append(self._encode(records))
        except Exception as error:  # noqa: BLE001  # the edge: training goes on
            self.drop(len(records), str(error) or type(error).__name__, reason_of(error))
        self._drops.tell()

    def _append(self, lines: bytes | bytearray) -> None:
        try:
            now = time.time()
            self._log.append(self._log.ready(now), lines, now)
        except OSError as error:
            if not self._log.descriptor_lost(error):
                raise
            self._log.append(self._log.ready(0.0), lines, 0.0)

    def drop(self, count: int, why: str, reason: str | None = None) -> None:
        """Counts records as lost.

        Args:
            count: How many.
            why: What happened.
            reason: The same, without what differs from one record to the next; `why` if None.
        """
        if not count:
            return
        message = f"{counted(count, 'record')} dropped: {why}"
        self._drops.add(count, self._log.path, message, why if reason is None else reason)
        self._drops.tell()

    def close(self) -> None:
        """Closes the file; records that come later are dropped."""
        self._log.retire(wait=True)
        self._log.close()

    def __enter__(self: Log) -> Log:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def read_records(
    path: str | Path, decode: Callable[[bytes], Record], refuse: Callable[[Skipped], None] | None = None
) -> Iterator[Record]:
    """Reads records back, in the order they were written. A torn last line is left out.

    Args:
        path: A file of records, plain or compressed.
        decode: Makes a record of a line without its newline.
        refuse: Gets the lines that are no such record; None to raise at the first.

    Raises:
        LogNotFoundError: There is no such file.
        EventValidationError: A line is no such record. The message begins with `file:line`.
    """
    path = Path(path)
    if not path.is_file():
        raise LogNotFoundError(f"{path}: no such file")
    with open_log(path) as file:
        for line in iter_lines(file):
            if line.blank or line.torn:
                continue
            fault = line.fault
            if fault is None:
                try:
                    record = decode(line.data)
                except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
                    fault = str(error)
                else:
                    yield record
                    continue
            problem = Problem("$", fault)
            if refuse is None:
                raise EventValidationError([problem], f"{path}:{line.number}")
            refuse(Skipped(path, line.number, str(problem), offset=line.offset))
