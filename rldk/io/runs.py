"""Which runs there are at a place, in event logs or in a table that was made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rldk_schema import Event

from rldk.io.source import is_table_file, read_table_file
from rldk.log.listing import Listing
from rldk.log.runs import RunLogs, find_run_logs


@dataclass(frozen=True, slots=True)
class TableRun(RunLogs):
    """The events of one run in a Parquet or Arrow file: its first rank's.

    Attributes:
        rank: The rank whose events are meant.
    """

    rank: int = 0

    def __iter__(self) -> Iterator[Event]:
        own = (self.run_id, self.rank)
        return (event for path in self.paths for event in read_table_file(path) if _writer(event) == own)


def find_runs(source: str | Path, listing: Listing | None = None) -> list[RunLogs]:
    """Finds the runs at a place: an event file, a directory of them, or a nested Parquet or Arrow file.

    A run whose ranks' files stand in a directory per node is one run, of the directory of its first rank.

    Args:
        source: The place.
        listing: Directories that need not be listed again.

    Raises:
        LogNotFoundError: There is none.
        EventValidationError: A table does not hold nested events.
    """
    if not is_table_file(source):
        return find_run_logs(source, listing)
    first: dict[str, int] = {}
    for run_id, rank in map(_writer, read_table_file(source)):
        first[run_id] = min(rank, first.get(run_id, rank))
    return [TableRun(run_id, (Path(source),), rank=rank) for run_id, rank in first.items()]


def _writer(event: Event) -> tuple[str, int]:
    return event.model_info.run_id, (event.process.rank or 0 if event.process else 0)
