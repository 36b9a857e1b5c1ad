"""Whatever logs there are, as one table: every file is read by the adapter whose it is."""

from __future__ import annotations

import glob
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rldk_schema import Event

from rldk.adapters import CustomJSONLAdapter, OpenRLHFAdapter, TRLAdapter
from rldk.adapters.base import Adapter, OnError, head
from rldk.adapters.rows import Skipped
from rldk.errors import EventValidationError, IngestError, LogNotFoundError, counted, shown
from rldk.io.completions import is_completion_log
from rldk.io.reader import read_events
from rldk.io.segments import find_chains, parse_name

if TYPE_CHECKING:
    import pyarrow as pa

log = logging.getLogger(__name__)

ADAPTERS: dict[str, type[Adapter]] = {a.name: a for a in (TRLAdapter, OpenRLHFAdapter, CustomJSONLAdapter)}
"""By the name that `adapter_hint` takes, in the order in which they are asked."""

# What rldk itself derives from a log, and what it keeps beside one.
_OURS = re.compile(r"\..*|.+_(?:run|metrics|alerts|final_report)\.(?:json|csv)|.+\.torn-\d+")
# Logs that people have and that no adapter reads, by what they look like.
_KNOWN = (
    (re.compile(r"\(\w+ pid=\d+\).*?step:\d+ - "), "a verl console"),
    (re.compile(r"Epoch:\[\d+/\d+\]"), "a minimind console"),
    (re.compile(r"\A[\w./() -]+(?:,[\w./() -]*){2,}\r?\n"), "a CSV file"),
)
_SEEN = 120


@dataclass(slots=True)
class Ingest:
    """One reading of logs.

    Attributes:
        skipped: Lines that gave no event, so far.
        ignored: Files of a directory that are no logs.
        counts: Run to its number of events, so far.
    """

    adapter_hint: str | None = None
    on_error: OnError = "raise"
    skipped: list[Skipped] = field(default_factory=list)
    ignored: list[Path] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def events(self, source: str | Path) -> Iterator[Event]:
        """Yields the events of a file, of a directory searched recursively, or of what a glob pattern finds.

        Raises:
            IngestError: A file's kind is unknown, or a line cannot be read and `on_error` is `raise`.
            LogNotFoundError: There is nothing.
        """
        if self.adapter_hint is not None and self.adapter_hint not in ADAPTERS:
            raise IngestError(f"adapter_hint: expected one of {', '.join(ADAPTERS)}, found {self.adapter_hint!r:.100}")
        found = 0
        for path in _sources(source):
            for event in self._place(path):
                found += 1
                self.counts[event.model_info.run_id] += 1
                yield event
        for run_id, count in self.counts.items():
            log.info("run %s: %s", run_id, counted(count, "event"))
        if not found and not self.skipped:
            raise IngestError(f"{source}: no log here. {_expectations()}")

    def _place(self, path: Path) -> Iterator[Event]:
        if not path.is_dir():
            yield from self._file(path, alone=True)
            return
        try:
            chains = list(find_chains(path))
        except LogNotFoundError:
            chains = []
        for live in chains:
            yield from self._event_log(live)
        for file in sorted(p for p in path.rglob("*") if p.is_file()):
            if not (parse_name(file) or _OURS.fullmatch(file.name) or is_completion_log(file)):
                yield from self._file(file, alone=False)

    def _file(self, path: Path, *, alone: bool) -> Iterator[Event]:
        if parse_name(path) and self.adapter_hint is None:
            yield from self._event_log(path)
            return
        kind = ADAPTERS[self.adapter_hint] if self.adapter_hint else find_adapter(path)
        if kind is None or (not alone and not kind.handles(path)):
            if alone:
                raise IngestError(_unknown(path))
            self.ignored.append(path)
            return
        adapter = kind(path, on_error=self.on_error)
        try:
            yield from adapter.events()
        finally:
            self.skipped += adapter.skipped

    def _event_log(self, live: Path) -> Iterator[Event]:
        try:
            yield from read_events(live, on_error=self.on_error)
        except EventValidationError as error:
            raise IngestError(f"{error}\nRun: rldk validate {live}") from None


def ingest_runs(
    source: str | Path,
    adapter_hint: str | None = None,
    *,
    on_error: OnError = "raise",
    progress: Callable[[int], None] | None = None,
) -> pa.Table:
    """Reads the logs of one or more runs into one flat table: one column per leaf and metric.

    Args:
        source: A file, a directory searched recursively, or a glob pattern.
        adapter_hint: `trl`, `openrlhf` or `custom`: read files as this, whatever they look like.
        on_error: `raise` at the first line that cannot be read, or `skip` it: it is logged and counted. A torn last
            line, which a log that is still being written may have, is skipped in any case.
        progress: Gets the number of events now and then.

    Returns:
        The table. How many events there are of which run is logged, level INFO.

    Raises:
        IngestError: A file's kind is unknown, or a line cannot be read. The message begins with `file:line:column`
            where these are known, and says what to try.
        LogNotFoundError: There is nothing.
    """
    from rldk.io.arrow import to_table

    reading = Ingest(adapter_hint, on_error)
    table = to_table(_told(reading.events(source), progress), flat=True)
    if reading.skipped:
        log.warning("%s: %s skipped", source, counted(len(reading.skipped), "line"))
    return table


def find_adapter(path: Path) -> type[Adapter] | None:
    """The adapter whose file this is; None if it is nobody's."""
    return next((kind for kind in ADAPTERS.values() if kind.handles(path)), None)


def _told(events: Iterator[Event], progress: Callable[[int], None] | None) -> Iterator[Event]:
    for number, event in enumerate(events):
        if progress is not None and number % 256 == 0:
            progress(number)
        yield event


def _sources(source: str | Path) -> list[Path]:
    path = Path(source)
    if path.exists():
        return [path]
    pattern = str(source)  # which may be absolute: Path.glob takes no such
    found = sorted(map(Path, glob.glob(pattern, recursive=True)))  # noqa: PTH207
    if not found:
        raise LogNotFoundError(f"{source}: no such file or directory, and no file that matches it")
    return found


def _unknown(path: Path) -> str:
    text = head(path)
    name = next((name for pattern, name in _KNOWN if pattern.search(text)), None)
    if name is not None:
        return f"{path}: this is {name}, which rldk does not read. {_expectations()}"
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    seen = f"its first line is {shown(first[:_SEEN])}" if first else "it is empty, or no text"
    return (
        f"{path}: no adapter knows this file: {seen}. {_expectations()} Try adapter_hint (--adapter), or "
        "rldk.adapters.CustomJSONLAdapter(path, field_map={...}) for keys of your own."
    )


def _expectations() -> str:
    kinds = "; ".join(f"{name}: {kind.expected}" for name, kind in ADAPTERS.items())
    return f"Expected rldk's event files (RUN_events.jsonl), or one of {kinds}."
