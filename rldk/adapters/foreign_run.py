"""A run whose log others have written, for all that reads runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rldk_schema import Event

from rldk.adapters.log_reader import LogReader
from rldk.adapters.read_as import ReadAs
from rldk.log.replay import Extent
from rldk.log.runs import RunLogs


@dataclass(frozen=True, slots=True)
class ForeignRun(RunLogs):
    """The events of one run, read from the files in which others have logged it.

    Attributes:
        reader: What reads them.
        rank: The one whose events are meant; None for all.
    """

    reader: LogReader = field(kw_only=True, compare=False, repr=False)
    rank: int | None = field(default=None, kw_only=True)
    extent: Extent = field(default_factory=Extent, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_logs", ())

    @property
    def read_as(self) -> ReadAs:
        """What the log was read as."""
        return self.reader.read_as

    def __iter__(self) -> Iterator[Event]:
        """Its events, as far as the first pass went."""
        events = self.extent.limit(self.reader.events(self.run_id))
        return events if self.rank is None else (event for event in events if self._is_own(event))

    def of_first_rank(self) -> ForeignRun:
        """The same without what other processes have written into the same log: the first one's stands for all."""
        return replace(self, rank=0)

    def _is_own(self, event: Event) -> bool:
        return (event.process.rank if event.process else None) in (None, self.rank)
