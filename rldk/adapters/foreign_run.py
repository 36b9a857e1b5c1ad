"""A run whose log others have written, for all that reads runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

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
    """

    reader: LogReader = field(kw_only=True, compare=False, repr=False)
    extent: Extent = field(default_factory=Extent, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_logs", ())

    @property
    def read_as(self) -> ReadAs:
        """What the log was read as."""
        return self.reader.read_as

    def __iter__(self) -> Iterator[Event]:
        """Its events, as far as the first pass went."""
        return self.extent.limit(self.reader.events(self.run_id))
