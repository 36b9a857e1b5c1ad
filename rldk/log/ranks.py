"""The ranks of one run: which event files are theirs, how these are read as one log, and who stops early."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import msgspec

from rldk.log.file_names import directory_number, event_file, parse_name
from rldk.log.listing import Listing
from rldk.log.segments import closed_segments

if TYPE_CHECKING:
    from rldk_schema import Event

# What all ranks of a launch call it; else the number that each of them counts on its own.
_Attempt: TypeAlias = str | int | None
_Start: TypeAlias = tuple[float, int]


class RankLog(NamedTuple):
    """One log of one rank of a run.

    Attributes:
        rank: By the file's name; where two files of a run have one name, by their events.
        attempt: Of a second writer; 0 for the first.
        live: The live file.
    """

    rank: int
    attempt: int
    live: Path


def rank_log_path(output_dir: str | Path, run_id: str, rank: int, node: int | None = None) -> Path:
    """Where a rank writes: `event_file`, unless another rank has written to that file. Never raises.

    Hosts that are counted from 1 give the directory `node_1` to rank 0 and to rank 1. A log that exists under the name
    with the rank is continued there.
    """
    path = event_file(output_dir, run_id, rank, node)
    numbered = path.with_name(f"{run_id}_events.rank{rank}.jsonl")
    if path == numbered or (rank == 0 and directory_number(output_dir) in (None, 0)):
        return path
    try:
        owner = first_rank(path)
        taken = owner not in (None, rank) or (owner is None and numbered.exists())
    except (OSError, ValueError):  # whoever opens it says why
        return path
    return numbered if taken else path


def first_rank(live: Path) -> int | None:
    """The rank in the first event of a log; None where there is none or it cannot be read."""
    rank = _first_process(live).get("rank")
    return rank if type(rank) is int else None


def _first_process(live: Path, listing: Listing | None = None) -> dict[str, Any]:
    """Who wrote the first event of a log; nothing where that is not known."""
    from rldk.log.follower import iter_chain  # most runs can be told apart without a look at their events

    try:
        chain = iter_chain(live, closed_segments(live, listing), missed=lambda _: None)
        return dict(msgspec.json.decode(next((line.data for _, line in chain if not line.blank), b""))["process"])
    except Exception:  # noqa: BLE001  # a damaged file or archive may raise anything; its reader says so
        return {}


def group_runs(lives: Iterable[Path], listing: Listing | None = None) -> list[list[RankLog]]:
    """Groups live files into runs: the ranks of one run may stand in a directory per node.

    Files with the same run name form one run if no two share a rank and attempt. Otherwise several runs share the
    name: directories with a common launch form one run, unless one is a copy of another; the rest are separated by
    directory, outermost first.

    Args:
        lives: The live files.
        listing: Directories that need not be listed again.

    Returns:
        The logs of each run, the lowest rank first; runs in the order of their first file.
    """
    lives = list(lives)
    named: dict[str | Path, list[RankLog]] = {}
    for live in lives:
        file = parse_name(live)
        log = RankLog(0, 0, live) if file is None else RankLog(file.rank, file.attempt, live)
        named.setdefault(live if file is None else file.run, []).append(log)
    if len(named) == len(lives):  # then there is nothing to tell apart, and they are in order
        return list(named.values())
    order = {live: place for place, live in enumerate(lives)}
    runs: list[list[RankLog]] = []
    for logs in named.values():
        runs += [logs] if len(logs) == 1 else map(sorted, _apart(logs, listing))
    return sorted(runs, key=lambda run: min(order[log.live] for log in run))


def _apart(logs: list[RankLog], listing: Listing | None) -> Iterator[list[RankLog]]:
    launches: dict[Path, str | None] = {}
    if sum(log.rank == 0 for log in logs) > 1 or not _is_one_run(logs):
        # In its own directory, a rank's log has the same name as rank 0's: only the events tell who wrote it.
        writers = {log.live: _writer_of(log.live, listing) for log in logs}
        logs = [log._replace(rank=writers[log.live][0]) if log.rank == 0 else log for log in logs]
        launches = {live: launch for live, (_, launch) in writers.items()}
    todo = [(logs, 0)]
    while todo:
        some, depth = todo.pop()
        if _is_one_run(some):
            yield some
            continue
        joined, rest = _by_launches(some, launches)
        yield from joined
        inner: dict[tuple[str, ...], list[RankLog]] = {}
        for log in rest:
            inner.setdefault(log.live.parent.parts[:depth], []).append(log)
        todo += [(part, depth + 1) for part in inner.values()]


def _is_one_run(logs: list[RankLog]) -> bool:
    one_folder = len({log.live.parent for log in logs}) == 1
    return one_folder or len({(log.rank, log.attempt) for log in logs}) == len(logs)


def _by_launches(logs: list[RankLog], launches: Mapping[Path, str | None]) -> tuple[list[list[RankLog]], list[RankLog]]:
    """Joins folders that have a launch in common: in a restart, hosts may have exchanged their ranks.

    Returns:
        The runs so found, and all other logs.
    """
    # A thousand runs of one name may be in a thousand directories: each log is looked at once.
    joined: dict[Path, dict[Path, None]] = {}  # folder to all that it is connected with, itself included
    first: dict[str, Path] = {}
    for log in logs:
        folder = log.live.parent
        joined.setdefault(folder, {folder: None})
        launch = launches.get(log.live)
        if launch is None:
            continue
        small, large = sorted((joined[folder], joined[first.setdefault(launch, folder)]), key=len)
        if small is not large:
            large |= small
            joined.update(dict.fromkeys(small, large))
    groups: dict[int, list[RankLog]] = {}
    for log in logs:
        groups.setdefault(id(joined[log.live.parent]), []).append(log)
    runs, rest = [], []
    for together in groups.values():
        launched = [(log.rank, log.attempt, launch) for log in together if (launch := launches.get(log.live))]
        several = len({log.live.parent for log in together}) > 1
        if several and len(set(launched)) == len(launched):  # else one folder is a copy of another
            runs.append(together)
        else:
            rest += together
    return runs, rest


def _writer_of(live: Path, listing: Listing | None) -> tuple[int, str | None]:
    """Rank and launch of a log's first event."""
    process = _first_process(live, listing)
    rank, launch = process.get("rank"), process.get("attempt_id")
    return rank if type(rank) is int else 0, launch if isinstance(launch, str) else None


def join(streams: Iterable[Iterable[Event]]) -> Iterator[Event]:
    """Reads the files of one run as one log: of each attempt, each step of all ranks together, lowest rank first.

    Every file keeps its own order: an event that stands behind a later step, such as an evaluation that took its
    time, stays there. Attempts begin when the first rank says so. Steps are never ordered by time, as clocks differ.

    Args:
        streams: The events of each file, the lowest rank's first. One event of each is held in memory.
    """
    starts: dict[_Attempt, _Start] = {}
    return map(itemgetter(1), merge(*(_keyed(stream, starts) for stream in streams), key=itemgetter(0)))


def _keyed(stream: Iterable[Event], starts: dict[_Attempt, _Start]) -> Iterator[tuple[tuple[_Start, int], Event]]:
    attempt: _Attempt = None
    start: _Start = (0.0, -1)
    key: tuple[_Start, int] | None = None
    for event in stream:
        now = _attempt_of(event)
        if key is None or now != attempt:
            attempt = now
            if now not in starts:
                # Never before the attempt that it follows, though a clock was set back or says nothing.
                starts[now] = (max(start[0], event.timestamp or 0.0), len(starts))
            start = starts[now]
            key = (start, event.step)
        elif event.step > key[1]:
            key = (start, event.step)
        yield key, event


def _attempt_of(event: Event) -> _Attempt:
    process = event.process
    return None if process is None else process.attempt_id or process.attempt
