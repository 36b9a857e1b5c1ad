"""Which runs there are at a place, and which event logs each of them has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rldk.log.file_names import parse_name
from rldk.log.listing import Listing
from rldk.log.ranks import RankLog, group_runs
from rldk.log.segments import find_chains
from rldk.log.skips import OnError, Skips, all_skips
from rldk.log.step_order import StepOrder

if TYPE_CHECKING:  # where it is found that nothing of a run has changed, none of its events is read
    from rldk_schema import Event

    from rldk.log.bulk.batch import Batch
    from rldk.log.replay import EventLogs


class RankEvents(Protocol):
    """What reads the events of one rank.

    Attributes:
        skips: Lines that gave no event, once it was read.
    """

    skips: Skips

    def batches(self) -> Iterator[Batch]:
        """Its events, as columns, as often as it is asked."""
        ...


@dataclass(frozen=True, slots=True)
class RunLogs:
    """The event logs of one run: its first rank's, whose metrics are those of all ranks.

    It can be iterated any number of times: every pass ends where the first one did.

    Attributes:
        run_id: The run, by its files' name.
        paths: Live files, a second writer's after the first's.
        other_ranks: Live files of the run's other ranks, by rank.
        listing: What stands beside them.
        on_error: What to do with a line that cannot be read: `raise`, or `skip` it.
    """

    run_id: str
    paths: tuple[Path, ...]
    other_ranks: tuple[RankLog, ...] = ()
    listing: Listing = field(default_factory=Listing, compare=False, repr=False)
    on_error: OnError = "raise"
    _logs: tuple[EventLogs, ...] | None = field(default=None, init=False, repr=False, compare=False)

    def _own_logs(self) -> tuple[EventLogs, ...]:
        """What reads its logs, made once they are read."""
        if self._logs is None:
            logs = tuple(self._read(live) for live in self.paths)
            object.__setattr__(self, "_logs", logs)
            return logs
        return self._logs

    def _read(self, live: Path) -> EventLogs:
        from rldk.log.replay import EventLogs

        return EventLogs(live, on_error=self.on_error, listing=self.listing)

    def __iter__(self) -> Iterator[Event]:
        return chain.from_iterable(self._own_logs())

    def batches(self) -> Iterator[Batch]:
        """The same events, as columns."""
        return chain.from_iterable(logs.batches() for logs in self._own_logs())

    @property
    def skips(self) -> Skips:
        """Lines that gave no event, once it was read."""
        return all_skips(logs.skips for logs in self._own_logs())

    @property
    def order(self) -> StepOrder:
        """The train steps that fall or repeat within an attempt, once it was read."""
        return sum((logs.order for logs in self._own_logs()), StepOrder())

    @property
    def left_out(self) -> Sequence[str]:
        """What of the run was left out before it was put where it is read, in words; nothing of a log."""
        return ()

    @property
    def kept(self) -> Sequence[tuple[int, Sequence[Event]]]:
        """By rank the last events, the last one first, where there are no logs whose ends can be looked at."""
        return ()

    def manifest(self, most_bytes: int | None = None) -> tuple[dict[str, Any] | None, str | None]:
        """What its manifest says, as `read_manifest` gives it."""
        from rldk.log.manifest import MOST_MANIFEST_BYTES, read_manifest

        most_bytes = MOST_MANIFEST_BYTES if most_bytes is None else most_bytes
        return read_manifest(self.paths[0].parent, self.run_id, most_bytes=most_bytes)

    def of_other_ranks(self) -> Iterator[tuple[int, RankEvents]]:
        """Its other ranks, each with what reads its log."""
        for rank in self.other_ranks:
            yield rank.rank, self._read(rank.live)

    def told(self) -> list[str]:
        """What a log that others have written was read as, a line for each of its files; none for our own."""
        return []


def find_run_logs(*sources: str | Path, listing: Listing | None = None, on_error: OnError = "raise") -> list[RunLogs]:
    """Finds the runs at some places: event files, or directories of them.

    A run whose ranks' files stand in a directory per node is one run, of the directory of its first rank.

    Args:
        sources: The places, together.
        listing: Directories that need not be listed again.
        on_error: What to do with a line that cannot be read.

    Raises:
        LogNotFoundError: There is none.
    """
    listing = listing or Listing()
    chains = {live: closed for source in sources for live, closed in find_chains(source, listing).items()}
    return [_first_rank(logs, listing, on_error) for logs in group_runs(chains, listing)]


def run_of(log_file: Path) -> RunLogs:
    """The run that a live file belongs to, with the files of its other writers beside it. Bad lines are skipped."""
    own = parse_name(log_file)
    if own is None:
        return find_run_logs(log_file, on_error="skip")[0]
    listing = Listing()
    beside = map(parse_name, map(log_file.with_name, listing.names(log_file.parent, f"{own.run}_events")))
    lives = {(f.attempt, f.live) for f in beside if f is not None and (f.run, f.rank) == (own.run, own.rank)}
    return RunLogs(own.run, tuple(live for _, live in sorted(lives)), listing=listing, on_error="skip")


def _first_rank(logs: list[RankLog], listing: Listing, on_error: OnError) -> RunLogs:
    first = logs[0]
    file = parse_name(first.live)
    run_id = first.live.name.split(".", 1)[0] if file is None else file.run
    own = tuple(log.live for log in logs if log.rank == first.rank)
    return RunLogs(run_id, own, tuple(log for log in logs if log.rank != first.rank), listing, on_error)
