"""Which runs there are at a place, in event logs or in a table that was made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rldk.log.listing import Listing
from rldk.log.runs import RunLogs, find_run_logs
from rldk.log.skips import OnError, Skips, all_skips
from rldk.log.step_order import StepOrder
from rldk.log.table_files import is_dataset, is_table

if TYPE_CHECKING:  # what reads a table is imported where there is one
    from rldk_schema import Event

    from rldk.io.source import TableEvents
    from rldk.log.bulk.batch import Batch


@dataclass(frozen=True, slots=True)
class TableRun(RunLogs):
    """The events of one run in a Parquet or Arrow file: its first rank's.

    Attributes:
        rank: The rank whose events are meant.
        number: Which one it is of the file's runs, from 0: the first one answers for rows that are no events.
    """

    rank: int = 0
    number: int = 0
    _tables: tuple[TableEvents, ...] = field(init=False, repr=False, compare=False)
    _order: StepOrder = field(default_factory=StepOrder, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        from rldk.io.source import TableEvents

        tables = tuple(TableEvents(path, on_error=self.on_error) for path in self.paths)
        object.__setattr__(self, "_tables", tables)

    @property
    def skips(self) -> Skips:
        """Rows that are not events, once it was read. Which run they belong to is unknown."""
        return all_skips(table.skips for table in self._tables if not self.number)

    @property
    def order(self) -> StepOrder:
        """The train steps that fall or repeat within an attempt, once it was read."""
        return self._order

    def __iter__(self) -> Iterator[Event]:
        own = (self.run_id, self.rank)
        order = StepOrder()
        for table in self._tables:
            for event in table:
                if _writer(event) == own:
                    order.add(event, table.path, table.number)
                    yield event
        object.__setattr__(self, "_order", order)

    def batches(self) -> Iterator[Batch]:
        """The same events, as columns."""
        from rldk.log.bulk.batch import batches_of

        return batches_of(self)


def find_runs(source: str | Path, listing: Listing | None = None, *, on_error: OnError = "raise") -> list[RunLogs]:
    """Finds the runs at a place: an event file, a directory of them, a nested Parquet or Arrow file, or a data set.

    A run whose ranks' files stand in a directory per node is one run, of the directory of its first rank.

    Args:
        source: The place.
        listing: Directories that need not be listed again.
        on_error: What to do with a line, or a row of a table, that is no event: `raise`, or `skip` it.

    Raises:
        LogNotFoundError: There is none.
        EventValidationError: A table does not hold nested events, or a data set is not as rldk has made it.
    """
    if is_dataset(source):
        from rldk.io.dataset import Dataset

        return [*Dataset(source).runs(on_error)]
    if not is_table(source):
        return find_run_logs(source, listing=listing, on_error=on_error)
    from rldk.io.source import TableEvents

    first: dict[str, int] = {}
    for run_id, rank in map(_writer, TableEvents(source, on_error=on_error)):
        first[run_id] = min(rank, first.get(run_id, rank))
    if not first:  # all of its rows may be bad: then there is no run that could say so
        for _ in TableEvents(source):
            pass
    path = (Path(source),)
    return [
        TableRun(run_id, path, rank=rank, number=number, on_error=on_error)
        for number, (run_id, rank) in enumerate(first.items())
    ]


def _writer(event: Event) -> tuple[str, int]:
    from rldk.io.dataset_run import rank_of

    return event.model_info.run_id, rank_of(event)
