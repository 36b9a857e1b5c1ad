"""Events back to an event log: whatever they were converted to, one valid line each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rldk.atomic import replacing
from rldk.errors import EventValidationError
from rldk.event.codec import encode_event
from rldk.io.source import events_of
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
    rows = 0
    events = events_of(source, attempts=attempts)
    with replacing(dest) as path, create_log(path, Path(dest).suffix) as file:
        for event in events:
            try:
                file.write(encode_event(event) + b"\n")
            except EventValidationError as error:
                raise EventValidationError(error.problems, f"{events.name}: event {events.number}") from None
            rows += 1
    return rows
