"""What converters read: an event log, a table that rldk wrote, or events in memory, as often as they need to."""

from __future__ import annotations

import logging
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

from rldk_schema import Event

from rldk.errors import LogNotFoundError
from rldk.io.gathered import gathered, visible
from rldk.io.peek import peek_names
from rldk.log.attempts import Superseded, superseded_in
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant
from rldk.log.one_pass import in_one_pass
from rldk.log.replay import EventLogs, Extent
from rldk.log.runs import RunLogs
from rldk.log.segments import closed_segments, find_chains
from rldk.log.skips import OnError, Skipped, Skips, check_on_error
from rldk.log.table_files import is_dataset, is_table
from rldk.regular_file import oddity
from rldk.text import printable

log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from rldk.io.dataset import Dataset

    Source = str | Path | Iterable[Event]

_PROGRESS_EVENTS = 256


@runtime_checkable
class Batched(Protocol):
    """Events that come in batches, too, the same ones in every pass, although their log may grow."""

    def __iter__(self) -> Iterator[Event]: ...

    def batches(self) -> Iterator[Batch]:
        """The same events, as columns."""
        ...


class Sink(Protocol):
    """What rows are put into, to be used in a `with`: what it writes is whole when that ends well, or not there.

    Attributes:
        rows: How many rows it has at its end.
    """

    rows: int

    def add(self, batch: Batch, hidden: Sequence[bool]) -> None:
        """Takes the next events.

        Args:
            batch: The events.
            hidden: Which of them are superseded, and not to be shown.
        """
        ...


class Events:
    """The events of a source, as often as one iterates.

    A log that is being written grows meanwhile: every pass ends where the first one did, and only the first one warns.

    Args:
        source: Where `read_events` finds events, a nested `.parquet`, `.arrow` or `.feather` file, a data set that
            `rldk ingest LOGS OUT/` has made, or events.
        attempts: `last` hides steps that a later attempt superseded; `all` shows everything.
        metadata: What else is known of them, by key; it is asked for when they are about to be read.
        on_error: What to do with a line, or a row of a table, that is no event: `raise`, or `skip` it.
        on_progress: Called now and then with the number of events that a pass has read.
        on_hidden: Called with each event that a pass hides.

    Attributes:
        name: What error messages call the source.
        number: Place of the event that was yielded last, from 1; hidden ones count.
        hidden: Events that the pass has hidden so far.
    """

    def __init__(
        self,
        source: Source,
        *,
        attempts: Literal["all", "last"] = "all",
        metadata: Callable[[], Mapping[str, str]] = dict,
        on_error: OnError = "raise",
        on_progress: Callable[[int], None] | None = None,
        on_hidden: Callable[[Event], object] | None = None,
    ) -> None:
        if attempts not in ("all", "last"):
            raise ValueError(f"attempts: expected 'all' or 'last', found {attempts!r}")
        self.name = str(source) if isinstance(source, (str, Path)) else "events"
        self.number = 0
        self.hidden = 0
        self.metadata = metadata
        self._place = source if isinstance(source, (str, Path)) else None
        self._source: Iterable[Event]
        if isinstance(source, (str, Path)):
            kind = TableEvents if is_table(source) else EventLogs
            self._source = kind(source, on_error=on_error)
        elif isinstance(source, Iterator) and attempts == "last":
            self._source = list(source)
        else:
            self._source = source
        self._skipping = self._source if isinstance(self._source, (EventLogs, RunLogs, TableEvents)) else None
        if _is_pipe(source):
            self._source = list(self._source)
        self._on_progress = on_progress
        self._on_hidden = on_hidden
        self._extent = Extent()
        self._shows_all = attempts == "all"
        self._superseded: Superseded | None = None

    @property
    def superseded(self) -> Superseded | None:
        """Which events are hidden; None if all are shown. What is not known yet is found by a pass over all of them."""
        if self._superseded is None and not self._shows_all:
            self._superseded = superseded_in(self._all())
        return self._superseded

    @property
    def skips(self) -> Skips:
        """Lines and rows that gave no event, once all was read."""
        return self._skipping.skips if self._skipping is not None else Skips()

    def __iter__(self) -> Iterator[Event]:
        superseded = self.superseded
        self.hidden = 0
        for event in self._pass():
            if superseded is not None and superseded(event):
                self.hidden += 1
                if self._on_hidden is not None:
                    self._on_hidden(event)
            else:
                yield event

    def batches(self) -> Iterator[Batch]:
        """The events that are shown, as columns."""
        for batch, hidden in self._judged(self._all(), self.superseded):
            if (shown := visible(batch, hidden)) is not None:
                yield shown

    def put_into(self, sink: Callable[[], AbstractContextManager[Sink]]) -> int:
        """Puts all of the events into a sink, in one pass if a rank has one attempt only, else in two.

        Args:
            sink: Makes it. Where a first pass turns out to be of no use it is left undone, and another one is made.

        Returns:
            Number of rows in the sink.
        """

        def put(batches: Iterator[Batch], superseded: Superseded | None) -> int:
            with sink() as into:
                for batch, hidden in self._judged(batches, superseded):
                    into.add(batch, hidden)
            return into.rows

        if self._shows_all or self._superseded is not None:
            return put(self._all(), self._superseded)
        rows, self._superseded = in_one_pass(self._all, put)
        return rows

    def peek_names(self) -> set[str]:
        """Names of metrics at a few places of the logs, without reading them; none if these are not plain files."""
        chains: dict[Path, dict[int, Path]] = {}
        if isinstance(self._source, EventLogs) and self._place is not None:
            chains = find_chains(self._place)
        elif type(self._source) is RunLogs:
            chains = {live: closed_segments(live, self._source.listing) for live in self._source.paths}
        return peek_names(path for live, closed in chains.items() for path in (live, *closed.values()))

    def _judged(
        self, batches: Iterable[Batch], superseded: Superseded | None
    ) -> Iterator[tuple[Batch, Sequence[bool]]]:
        """Batches, with which of their events are hidden."""
        self.hidden = 0
        for batch in batches:
            hidden = Constant(False, len(batch)) if superseded is None else superseded.hidden(batch)
            if not isinstance(hidden, Constant) or hidden.value:
                self.hidden += sum(hidden)
                if self._on_hidden is not None:
                    for row in compress(range(len(batch)), hidden):
                        self._on_hidden(batch.event(row))
            yield batch, hidden

    def _all(self) -> Iterator[Batch]:
        self.number = 0
        source = self._source
        for batch in source.batches() if isinstance(source, Batched) else gathered(self._extent.limit(source)):
            self.number += len(batch)
            if self._on_progress is not None:
                self._on_progress(self.number)
            yield batch

    def _pass(self) -> Iterator[Event]:
        self.number = 0
        events = self._source if isinstance(self._source, Batched) else self._extent.limit(self._source)
        for number, event in enumerate(events, 1):
            self.number = number
            if self._on_progress is not None and number % _PROGRESS_EVENTS == 0:
                self._on_progress(number)
            yield event


def events_of(source: Source, *, attempts: Literal["all", "last"] = "all") -> Events:
    """`Events`, unless the source is that already."""
    if isinstance(source, Events) and attempts == "all":
        return source
    return Events(source, attempts=attempts)


class TableEvents:
    """The events of a nested Parquet or Arrow file, or of a data set in parts, as often as one iterates.

    Args:
        path: The file, or the directory of the data set.
        on_error: What to do with a row that is no event: `raise`, or `skip` it.

    Attributes:
        skips: The rows that are no events, as the first whole pass found them, or the one that is under way; and of a
            data set the lines that gave no event when it was made.
        number: Place in the file of the event that was yielded last, from 1.
    """

    def __init__(self, path: str | Path, *, on_error: OnError = "raise") -> None:
        check_on_error(on_error)
        self.path = Path(path)
        self.number = 0
        self._on_error = on_error
        self._known = False
        self._dataset: Dataset | None = None
        self._before = self._skips = Skips()

    @property
    def skips(self) -> Skips:  # noqa: D102  # see the class
        return self._before + self._skips

    @property
    def paths(self) -> tuple[Path, ...]:
        """Its files."""
        return tuple(self.path.iterdir()) if self.path.is_dir() else (self.path,)

    def batches(self) -> Iterator[Batch]:
        """The same events, as columns."""
        return gathered(self)

    def __iter__(self) -> Iterator[Event]:
        skips = Skips()
        if not self._known:
            self._skips = skips

        def refuse(skipped: Skipped) -> None:
            skips.add(skipped)
            if not self._known and skips.says(skipped):
                log.warning("%s: skipped", printable(str(skipped)))

        refused = None if self._on_error == "raise" else refuse
        for number, event in enumerate(self._read(refused), 1):
            self.number = number + skips.count
            yield event
        self._known = True

    def _read(self, refuse: Callable[[Skipped], None] | None) -> Iterator[Event]:
        if not is_dataset(self.path):
            return read_table_file(self.path, refuse)
        if self._dataset is None:
            from rldk.io.dataset import Dataset

            self._dataset = Dataset(self.path)
            self._dataset.warn()
            self._before = self._dataset.skips
        return (event for _, _, event in self._dataset.events(refuse=refuse))


def _is_pipe(source: Source) -> bool:
    if not isinstance(source, (str, Path)):
        return False
    try:
        mode = Path(source).stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def read_table_file(path: str | Path, refuse: Callable[[Skipped], None] | None = None) -> Iterator[Event]:
    """Reads the events of a nested Parquet or Arrow file back; what `refuse` takes is skipped.

    Raises:
        LogNotFoundError: It is not a file but, say, a named pipe: tables are not read from front to back.
        EventValidationError: The file does not hold nested events.
    """
    if (what := oddity(Path(path))) is not None:
        raise LogNotFoundError(f"{path}: expected a file, found {what}")
    if Path(path).suffix.lower() == ".parquet":
        from rldk.io.tables import read_parquet

        return read_parquet(path, refuse=refuse)
    from rldk.io.tables import read_arrow_file

    return read_arrow_file(path, refuse=refuse)
