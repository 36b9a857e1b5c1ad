"""What converters read: an event log, a table that rldk wrote, or events in memory, as often as they need to."""

from __future__ import annotations

import logging
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rldk_schema import Event

from rldk.errors import LogNotFoundError
from rldk.log.attempts import superseded
from rldk.log.replay import EventLogs, Extent
from rldk.log.runs import RunLogs
from rldk.log.skips import OnError, Skipped, Skips, check_on_error
from rldk.regular_file import oddity
from rldk.text import printable

log = logging.getLogger(__name__)

if TYPE_CHECKING:
    Source = str | Path | Iterable[Event]

_PROGRESS_EVENTS = 256


class Events:
    """The events of a source, as often as one iterates.

    A log that is being written grows meanwhile: every pass ends where the first one did, and only the first one warns.

    Args:
        source: Where `read_events` finds events, a nested `.parquet`, `.arrow` or `.feather` file, or events.
        attempts: `last` hides steps that a later attempt superseded; `all` shows everything.
        metadata: What else is known of them, by key; it is asked for when they have been read once, or are about to be.
        twice: It is read more than once: what an iterator yields is held in memory. So is what comes out of a pipe.
        on_error: What to do with a line, or a row of a table, that is no event: `raise`, or `skip` it.
        on_progress: Called now and then with the number of events that a pass has read.
        on_hidden: Called with each event that a pass hides.

    Attributes:
        name: What error messages call the source.
        number: Place of the event that was yielded last, from 1; hidden ones count.
        hidden: Events that the pass has hidden so far.
        superseded: Which events are hidden; None if all are shown.
    """

    def __init__(
        self,
        source: Source,
        *,
        attempts: Literal["all", "last"] = "all",
        twice: bool = False,
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
        self._source: Iterable[Event]
        if isinstance(source, (str, Path)):
            table = is_table_file(source)
            self._source = TableEvents(source, on_error=on_error) if table else EventLogs(source, on_error=on_error)
        elif isinstance(source, Iterator) and (twice or attempts == "last"):
            self._source = list(source)
        else:
            self._source = source
        self._skipping = self._source if isinstance(self._source, (EventLogs, RunLogs, TableEvents)) else None
        if _is_pipe(source):
            self._source = list(self._source)
        self._on_progress = on_progress
        self._on_hidden = on_hidden
        self._extent = Extent()
        self.superseded = superseded(self._pass()) if attempts == "last" else None

    @property
    def skips(self) -> Skips:
        """Lines and rows that gave no event, once all was read."""
        return self._skipping.skips if self._skipping is not None else Skips()

    def __iter__(self) -> Iterator[Event]:
        self.hidden = 0
        for event in self._pass():
            if self.superseded is not None and self.superseded(event):
                self.hidden += 1
                if self._on_hidden is not None:
                    self._on_hidden(event)
            else:
                yield event

    def _pass(self) -> Iterator[Event]:
        for number, event in enumerate(self._extent.limit(self._read()), 1):
            self.number = number
            if self._on_progress is not None and number % _PROGRESS_EVENTS == 0:
                self._on_progress(number)
            yield event

    def _read(self) -> Iterator[Event]:
        self.number = 0
        return iter(self._source)


def events_of(source: Source, *, attempts: Literal["all", "last"] = "all", twice: bool = False) -> Events:
    """`Events`, unless the source is that already."""
    if isinstance(source, Events) and attempts == "all":
        return source
    return Events(source, attempts=attempts, twice=twice)


class TableEvents:
    """The events of a nested Parquet or Arrow file, as often as one iterates.

    Args:
        path: The file.
        on_error: What to do with a row that is no event: `raise`, or `skip` it.

    Attributes:
        skips: The rows that are no events, as the first whole pass found them, or the one that is under way.
        number: Place in the file of the event that was yielded last, from 1.
    """

    def __init__(self, path: str | Path, *, on_error: OnError = "raise") -> None:
        check_on_error(on_error)
        self.path = Path(path)
        self.skips = Skips()
        self.number = 0
        self._on_error = on_error
        self._known = False

    def __iter__(self) -> Iterator[Event]:
        skips = Skips()
        if not self._known:
            self.skips = skips

        def refuse(skipped: Skipped) -> None:
            skips.add(skipped)
            if not self._known and skips.says(skipped):
                log.warning("%s: skipped", printable(str(skipped)))

        for number, event in enumerate(read_table_file(self.path, None if self._on_error == "raise" else refuse), 1):
            self.number = number + skips.count
            yield event
        self._known = True


def _is_pipe(source: Source) -> bool:
    if not isinstance(source, (str, Path)):
        return False
    try:
        mode = Path(source).stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def is_table_file(path: str | Path) -> bool:
    """Whether a file is a Parquet or Arrow file, by its name."""
    return Path(path).suffix.lower() in (".parquet", ".arrow", ".feather")


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
