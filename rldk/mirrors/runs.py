"""Which runs are mirrored, and whether one is over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rldk.log.attempts import superseded_in
from rldk.log.ending import how_it_ended
from rldk.log.file_names import parse_name
from rldk.log.listing import Listing
from rldk.log.lock import is_held
from rldk.log.ranks import group_runs
from rldk.log.runs import RunLogs, find_run_logs
from rldk.mirrors.whole_lines import inode_and_size

_MOST_REASONS = 3

State = list[tuple[Path, "tuple[int, int] | None"]]
"""The live files of a run, each with its inode and size; None while it is not there."""


def runs_to_mirror(source: Path) -> Iterator[tuple[str, RunLogs]]:
    """Yields the runs at a place, each with the name that tells it from the others there.

    Args:
        source: A directory; or a file of a run, which stands for all logs of that run beside it.

    Raises:
        LogNotFoundError: There is none.
    """
    if source.is_dir():
        found = find_run_logs(source, on_error="skip")
    else:
        found = [_run_of_file(source)]
    for run in found:
        folder = run.paths[0].parent
        inner = folder.relative_to(source).as_posix() if source.is_dir() else "."
        yield run.run_id if inner == "." else f"{inner}/{run.run_id}", run


def _run_of_file(file: Path) -> RunLogs:
    own = parse_name(file)
    if own is None:
        return find_run_logs(file, on_error="skip")[0]
    listing = Listing()
    names = listing.names(file.parent, f"{own.run}_events")
    beside = [one for one in map(parse_name, map(file.with_name, names)) if one is not None and one.run == own.run]
    if not beside:
        return find_run_logs(file, on_error="skip")[0]  # which says that there is nothing
    logs = group_runs({one.live: None for one in beside}, listing)[0]
    first = [log.live for log in logs if log.rank == logs[0].rank]
    others = tuple(log for log in logs if log.rank != logs[0].rank)
    return RunLogs(own.run, tuple(first), others, listing, "skip")


def ending_of(run: RunLogs) -> str | None:
    """How a run ended, as `rldk ls` calls it; None while it is running, or may be.

    The end is not the last word as long as the log is open: an evaluation may follow, or another stage.
    """
    state = how_it_ended(run).state
    held = [is_held(live) for live in run.paths]
    # Without a manifest nobody says that it ended: it has not if the log might be open.
    is_open = any(held) or (state == "unknown" and None in held)
    return None if is_open or state == "running" else state


def state_of(run: RunLogs) -> State:
    """What changes as soon as anything is logged to a run."""
    return [(live, inode_and_size(live)) for live in (*run.paths, *(rank.live for rank in run.other_ranks))]


def superseded_events(run: RunLogs) -> tuple[int, str]:
    """How many events of a run later attempts have superseded, and why, in a few words."""
    test = superseded_in(run.batches())
    if not test.several:
        return 0, ""
    count = sum(sum(test.hidden(batch)) for batch in run.batches())
    reasons = list(dict.fromkeys(test.reasons()))
    more = len(reasons) - _MOST_REASONS
    return count, "; ".join(reasons[:_MOST_REASONS]) + (f"; and {more} more" if more > 0 else "")
