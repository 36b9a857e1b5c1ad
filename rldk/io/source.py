"""What converters read: an event log, a table that rldk wrote, or events in memory, as often as they need to."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rldk_schema import Event

from rldk.errors import LogNotFoundError
from rldk.log.attempts import superseded
from rldk.log.reader import read_events
from rldk.log.replay import EventLogs, Extent
from rldk.regular_file import oddity

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
        on_progress: Called now and then with the number of events that a pass has read.

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
        on_progress: Callable[[int], None] | None = None,
    ) -> None:
        if attempts not in ("all", "last"):
            raise ValueError(f"attempts: expected 'all' or 'last', found {attempts!r}")
        self.name = str(source) if isinstance(source, (str, Path)) else "events"
        self.number = 0
        self.hidden = 0
        self.metadata = metadata
        self._source: Source = source
        if isinstance(source, (str, Path)):
            if _is_pipe(source):
                self._source = list(read_events(source))
            elif not is_table_file(source):
                self._source = EventLogs(source)
        elif isinstance(source, Iterator) and (twice or attempts == "last"):
            self._source = list(source)
        self._on_progress = on_progress
        self._extent = Extent()
        self.superseded = superseded(self._pass()) if attempts == "last" else None

    def __iter__(self) -> Iterator[Event]:
        self.hidden = 0
        for event in self._pass():
            if self.superseded is not None and self.superseded(event):
                self.hidden += 1
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
        return read_table_file(self._source) if isinstance(self._source, (str, Path)) else iter(self._source)


def events_of(source: Source, *, attempts: Literal["all", "last"] = "all", twice: bool = False) -> Events:
    """`Events`, unless the source is that already."""
    if isinstance(source, Events) and attempts == "all":
        return source
    return Events(source, attempts=attempts, twice=twice)


def _is_pipe(source: str | Path) -> bool:
    try:
        mode = Path(source).stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def is_table_file(path: str | Path) -> bool:
    """Whether a file is a Parquet or Arrow file, by its name."""
    return Path(path).suffix.lower() in (".parquet", ".arrow", ".feather")


def read_table_file(path: str | Path) -> Iterator[Event]:
    """Reads the events of a nested Parquet or Arrow file back.

    Raises:
        LogNotFoundError: It is not a file but, say, a named pipe: tables are not read from front to back.
        EventValidationError: The file does not hold nested events.
    """
    if (what := oddity(Path(path))) is not None:
        raise LogNotFoundError(f"{path}: expected a file, found {what}")
    if Path(path).suffix.lower() == ".parquet":
        from rldk.io.tables import read_parquet

        return read_parquet(path)
    from rldk.io.tables import read_arrow_file

    return read_arrow_file(path)
