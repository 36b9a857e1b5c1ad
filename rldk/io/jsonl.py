"""Events back to an event log: whatever they were converted to, one valid line each."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from rldk.atomic import replacing
from rldk.errors import EventValidationError
from rldk.event.codec import encode_event
from rldk.io.source import events_of
from rldk.log.bulk.batch import Batch
from rldk.log.lines import create_log

if TYPE_CHECKING:
    from rldk.io.source import Source


def to_jsonl(source: Source, dest: str | Path, *, attempts: Literal["all", "last"] = "all") -> int:
    """Writes events as the lines of one event log, streaming. Each is as its writer wrote it, `seq` included.

    Args:
        source: Where `read_events` finds them, a nested Parquet or Arrow file, or events.
        dest: Written beside and renamed: it is whole or not there. Compressed if it ends in `.gz` or `.zst`.
        attempts: As for `read_events`.

    Returns:
        Number of events written.

    Raises:
        EventValidationError: An event breaks the schema, as one in a table that was edited may.
    """
    events = events_of(source, attempts=attempts)
    return events.put_into(lambda: LogCopy(dest, name=events.name))


class LogCopy:
    """An event log that is written as events come, used in a `with`: it is whole when that ends well, or not there.

    Args:
        dest: Written beside and renamed. Compressed if it ends in `.gz` or `.zst`.
        name: What error messages call the source.

    Attributes:
        rows: Number of events written.
    """

    def __init__(self, dest: str | Path, *, name: str) -> None:
        self.rows = 0
        self._dest = Path(dest)
        self._name = name
        self._taken = 0
        self._stack = ExitStack()

    def __enter__(self) -> LogCopy:
        path = self._stack.enter_context(replacing(self._dest))
        self._file = self._stack.enter_context(create_log(path, self._dest.suffix))
        return self

    def add(self, batch: Batch, hidden: Sequence[bool]) -> None:
        """Takes the next events, with which of them are superseded.

        Raises:
            EventValidationError: An event breaks the schema, as one in a table that was edited may.
        """
        for number, (event, is_hidden) in enumerate(zip(batch.events(), hidden, strict=True), self._taken + 1):
            if is_hidden:
                continue
            try:
                self._file.write(encode_event(event) + b"\n")
            except EventValidationError as error:
                raise EventValidationError(error.problems, f"{self._name}: event {number}") from None
            self.rows += 1
        self._taken += len(batch)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)
