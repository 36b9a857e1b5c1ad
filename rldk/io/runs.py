"""Which runs there are at a place, and which files each of them has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from rldk_schema import Event

from rldk.io.ranks import RankLog, group_runs
from rldk.io.reader import read_events
from rldk.io.segments import find_chains, parse_name
from rldk.io.source import is_table_file, read_table_file


@dataclass(frozen=True, slots=True)
class RunLogs:
    """The event logs of one run: its first rank's, whose metrics are those of all ranks.

    Attributes:
        run_id: The run, by its files' name; in a table, by its events.
        paths: Live files, a second writer's after the first's; or a Parquet or Arrow file.
        rank: Of the events in a table, those that are meant; None where each file is one rank's.
        other_ranks: Live files of the run's other ranks, by rank.
    """

    run_id: str
    paths: tuple[Path, ...]
    rank: int | None = None
    other_ranks: tuple[RankLog, ...] = ()

    def __iter__(self) -> Iterator[Event]:
        if self.rank is None:
            return chain.from_iterable(map(read_events, self.paths))
        own = (self.run_id, self.rank)
        return (event for path in self.paths for event in read_table_file(path) if _writer(event) == own)


def find_runs(source: str | Path) -> list[RunLogs]:
    """Finds the runs at a place: an event file, a directory of them, or a nested Parquet or Arrow file.

    A run whose ranks' files stand in a directory per node is one run, of the directory of its first rank.

    Raises:
        LogNotFoundError: There is none.
        EventValidationError: A table does not hold nested events.
    """
    if is_table_file(source):
        first: dict[str, int] = {}
        for run_id, rank in map(_writer, read_table_file(source)):
            first[run_id] = min(rank, first.get(run_id, rank))
        return [RunLogs(run_id, (Path(source),), rank) for run_id, rank in first.items()]
    return [_first_rank(logs) for logs in group_runs(find_chains(source))]


def _first_rank(logs: list[RankLog]) -> RunLogs:
    first = logs[0]
    file = parse_name(first.live)
    run_id = first.live.name.split(".", 1)[0] if file is None else file.run
    own = [log for log in logs if log.rank == first.rank]
    return RunLogs(run_id, tuple(log.live for log in own), other_ranks=tuple(log for log in logs if log not in own))


def _writer(event: Event) -> tuple[str, int]:
    return event.model_info.run_id, (event.process.rank or 0 if event.process else 0)


def run_of(log_file: Path) -> RunLogs:
    """The run that a live file belongs to, with the files of its other writers beside it."""
    own = parse_name(log_file)
    if own is None:
        return find_runs(log_file)[0]
    beside = (file for path in log_file.parent.iterdir() if (file := parse_name(path)) is not None)
    lives = {(f.attempt, f.live) for f in beside if (f.run, f.rank) == (own.run, own.rank)}
    return RunLogs(own.run, tuple(live for _, live in sorted(lives)))
