"""Whatever logs there are, as one table: every file is read by the adapter whose it is."""

from __future__ import annotations

import glob
import logging
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rldk_schema import Event

from rldk.adapters import CustomJSONLAdapter, OpenRLHFAdapter, TRLAdapter
from rldk.adapters.base import Adapter, OnError, regular_files
from rldk.adapters.duplicate_logs import copies
from rldk.adapters.layouts.tfevents import in_order
from rldk.adapters.rows import Skipped
from rldk.adapters.settings import check_settings
from rldk.adapters.start import Start
from rldk.errors import EventValidationError, IngestError, LogNotFoundError
from rldk.event.run_id import safe_run_id
from rldk.io.source import Events
from rldk.log.file_names import parse_name
from rldk.log.listing import Listing
from rldk.log.ranks import group_runs
from rldk.log.records import is_record_log
from rldk.log.replay import EventLogs, Extent
from rldk.log.segments import find_chains, is_copy, log_exists
from rldk.text import counted, printable, shown

if TYPE_CHECKING:
    import pyarrow as pa

log = logging.getLogger(__name__)

ADAPTERS: dict[str, type[Adapter]] = {a.name: a for a in (TRLAdapter, OpenRLHFAdapter, CustomJSONLAdapter)}
"""By the name that `adapter_hint` takes, in the order in which they are asked."""

# What rldk itself derives from a log, and what it keeps beside one.
_DERIVED = (
    re.compile(r"(.+)_(?:run|metrics|alerts|final_report)\.(?:json|csv)"),
    re.compile(r"metrics_(.+)\.(?:csv|parquet)"),
    re.compile(r"summary_(.+)\.json"),
)
_TORN = re.compile(r".+\.torn-\d+")
# Logs that people have and that no adapter reads, by what they look like.
_KNOWN = (
    (re.compile(r"\(\w+ pid=\d+\)[^\n]{0,4096}?step:\d+ - "), "a verl console"),
    (re.compile(r"Epoch:\[\d+/\d+\]"), "a minimind console"),
    (re.compile(r"\A[\w./() -]+(?:,[\w./() -]*){2,}\r?\n"), "a CSV file"),
    (re.compile(r"\A\ufffd\ufffd(?:[^\0]\0|\0[^\0])"), "UTF-16 text (iconv -f UTF-16 -t UTF-8 makes it readable)"),
)
_SEEN = 120

# By name of the run: the folders of its logs, in order.
_Folders = dict[str, dict[Path, None]]


@dataclass(frozen=True, slots=True)
class Ignored:
    """A file of a directory that is not read.

    Attributes:
        copy: The file that tells of the same run; None if it is no log.
    """

    path: Path
    copy: Path | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """The log of one run: where it is, and how it is read."""

    paths: tuple[Path, ...]
    events: Callable[[], Iterator[Event]]
    adapter: Adapter | None = None
    extent: Extent = field(default_factory=Extent)


class Ingest:
    """Logs, to be iterated as often as one likes: what grows meanwhile is read as far as at the first time.

    Args:
        source: A file, a directory searched recursively, or a glob pattern.
        adapter_hint: As for `ingest_runs`; so are the others.

    Attributes:
        skipped: Lines that gave no event, so far.
        ignored: Files of a directory that are not read.
        counts: Run to its number of events, of the latest pass so far.

    Raises:
        IngestError: An unknown adapter or setting.
    """

    def __init__(
        self,
        source: str | Path,
        adapter_hint: str | None = None,
        *,
        on_error: OnError = "raise",
        algorithm: str | None = None,
        version: str | None = None,
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        if adapter_hint is not None and adapter_hint not in ADAPTERS:
            raise IngestError(f"adapter_hint: expected one of {', '.join(ADAPTERS)}, found {adapter_hint!r:.100}")
        if on_error not in ("raise", "skip"):
            raise ValueError(f"on_error: expected 'raise' or 'skip', found {on_error!r}")
        self.source = source
        self.ignored: list[Ignored] = []
        self.counts: Counter[str] = Counter()
        self._hint = adapter_hint
        self._on_error: OnError = on_error
        self._how: dict[str, Any] = {
            "on_error": on_error,
            "algorithm": algorithm,
            "version": version,
            "settings": check_settings(settings or {}),
        }
        self._parts: list[_Part] | None = None
        self._listing = Listing()

    def __iter__(self) -> Iterator[Event]:
        """Yields the events, log by log.

        Raises:
            IngestError: A file's kind is unknown, or a line cannot be read and `on_error` is `raise`.
            LogNotFoundError: There is nothing.
        """
        self.counts.clear()
        for part in self._all():
            for event in part.extent.limit(part.events()):
                self.counts[event.model_info.run_id] += 1
                yield event
        if not self.counts and not self.skipped:
            raise IngestError(f"{self.source}: no log here. {_expectations()}")

    @property
    def skipped(self) -> list[Skipped]:
        """Lines that gave no event, so far."""
        return [line for part in self._parts or () if part.adapter is not None for line in part.adapter.skipped]

    def reads(self, path: Path) -> bool:
        """Whether a file is one of those that are read."""
        real = os.path.realpath(path)
        return any(os.path.realpath(own) == real for part in self._all() for own in part.paths)

    def _all(self) -> list[_Part]:
        if self._parts is None:
            self._parts = [part for path in _sources(self.source, self._listing) for part in self._place(path)]
        return self._parts

    def _place(self, path: Path) -> Iterator[_Part]:
        if not path.is_dir():
            yield self._one(path)
            return
        try:
            chains = find_chains(path, self._listing)
        except LogNotFoundError:
            chains = {}
        for ranks in group_runs(chains, self._listing):
            yield self._event_log({rank.live: chains[rank.live] for rank in ranks})
        runs: _Folders = {}
        for live in chains:
            if (file := parse_name(live)) is not None:
                runs.setdefault(file.run, {})[live.parent] = None
        logs = self._logs(path, runs)
        names = Counter(adapter.run_name(paths[0]) for paths, adapter in logs)
        for paths, adapter in logs:
            name = adapter.run_name(paths[0])
            if names[name] > 1:  # two runs never become one: the folders tell them apart
                name = "-".join((*paths[0].parent.relative_to(path).parts, name))
            read = partial(adapter.events_of, paths, safe_run_id(name))
            yield _Part(paths, read, adapter)

    def _logs(self, folder: Path, runs: _Folders) -> list[tuple[tuple[Path, ...], Adapter]]:
        """The foreign logs of a folder."""
        found: dict[Path, Adapter] = {}
        others: list[Path] = []
        for path in regular_files(folder, others):
            if parse_name(path) or path.name.startswith(".") or is_record_log(path):
                continue
            if _TORN.fullmatch(path.name) or is_copy(path, self._listing):
                continue
            if (run := _derived_from(path, runs)) is not None:
                if run.parent != path.parent:  # else it is what rldk makes beside the log
                    self.ignored.append(Ignored(path, run))
                continue
            kind = find_adapter(path)
            if kind is None or self._hint not in (None, kind.name):
                self.ignored.append(Ignored(path))
            else:
                found[path] = kind(path, **self._how)
        self.ignored += [Ignored(path) for path in others if path not in self._listing.left_out]  # those are named
        logs = [(paths, found[paths[0]]) for paths in in_order(found)]
        for paths, other in copies(logs).items():
            log.warning("%s: not read: it covers the same run as %s", printable(str(paths[0])), printable(str(other)))
            self.ignored += [Ignored(path, other) for path in paths]
        left_out = {ignored.path for ignored in self.ignored}
        return [(paths, adapter) for paths, adapter in logs if paths[0] not in left_out]

    def _one(self, path: Path) -> _Part:
        if self._hint is None and Start(path).is_event_log:
            return self._event_log(find_chains(path, self._listing))
        kind = ADAPTERS[self._hint] if self._hint else find_adapter(path)
        if kind is None:
            raise IngestError(_unknown(path))
        adapter = kind(path, **self._how)
        return _Part((path,), adapter.events, adapter)

    def _event_log(self, chains: Mapping[Path, Mapping[int, Path]]) -> _Part:
        paths = tuple(path for live, closed in chains.items() for path in (live, *closed.values()))
        logs = EventLogs(*chains, on_error=self._on_error, listing=self._listing)
        return _Part(paths, partial(_told, logs, os.path.commonpath(chains)))


def ingest_runs(
    source: str | Path,
    adapter_hint: str | None = None,
    *,
    on_error: OnError = "raise",
    algorithm: str | None = None,
    version: str | None = None,
    settings: Mapping[str, Any] | None = None,
    progress: Callable[[int], None] | None = None,
) -> pa.Table:
    """Reads the logs of one or more runs into one flat table: one column per leaf and metric.

    Args:
        source: A file, a directory searched recursively, or a glob pattern. Of a directory's `trainer_state.json` and
            TensorBoard files that tell of the same run the one that goes further is read.
        adapter_hint: `trl`, `openrlhf` or `custom`: read files as this, whatever they look like.
        on_error: `raise` at the first line that cannot be read, or `skip` it: it is logged and counted. A torn last
            line, which a log that is still being written may have, is skipped in any case.
        algorithm: What trained, where the logs do not tell: `grpo`, `dpo`, ...
        version: The framework's version, where the logs do not tell.
        settings: What is known of the runs' configuration, such as `{"num_mini_batches": 1}`: some keys mean a metric
            under some settings only, and are kept as `{framework}/{key}` without them.
        progress: Gets the number of events now and then.

    Returns:
        The table. How many events there are of which run is logged, level INFO.

    Raises:
        IngestError: A file's kind is unknown, or a line cannot be read. The message begins with `file:line:column`
            where these are known, and says what to try.
        LogNotFoundError: There is nothing.
    """
    from rldk.io.arrow import to_table

    reading = Ingest(source, adapter_hint, on_error=on_error, algorithm=algorithm, version=version, settings=settings)
    table = to_table(Events(reading, on_progress=progress), flat=True)
    for run_id, count in reading.counts.items():
        log.info("run %s: %s", run_id, counted(count, "event"))
    if reading.skipped:
        log.warning("%s: %s skipped", source, counted(len(reading.skipped), "line"))
    return table


def _told(logs: EventLogs, place: str) -> Iterator[Event]:
    try:
        yield from logs
    except EventValidationError as error:
        raise IngestError(f"{error}\nRun: rldk validate {place}") from None


def _derived_from(path: Path, runs: _Folders) -> Path | None:
    """The log that a file is derived from, by its name, the one in the same folder if there is one; None if none is."""
    names = [match[1] for pattern in _DERIVED if (match := pattern.fullmatch(path.name))]
    logs = [folder / f"{name}_events.jsonl" for name in names for folder in _nearest(path.parent, runs.get(name, {}))]
    return next((log for log in logs if log.parent == path.parent), logs[0] if logs else None)


def _nearest(folder: Path, folders: dict[Path, None]) -> list[Path]:
    """The folder itself if it is one of some, else the first of them."""
    return [folder] if folder in folders else list(islice(folders, 1))


def find_adapter(path: Path) -> type[Adapter] | None:
    """The adapter whose file this is; None if it is nobody's."""
    start = Start(path)
    return next((kind for kind in ADAPTERS.values() if start.is_event_log or kind.claims(start)), None)


def _sources(source: str | Path, listing: Listing) -> list[Path]:
    path = Path(source)
    if log_exists(path):
        return [path]
    pattern = str(source)  # which may be absolute: Path.glob takes no such
    matches = sorted(map(Path, glob.glob(pattern, recursive=True)))  # noqa: PTH207
    found = [path for path in matches if not is_record_log(path) and not is_copy(path, listing)]
    if not found:
        raise LogNotFoundError(f"{source}: no such file or directory, and no file that matches it")
    return found


def _unknown(path: Path) -> str:
    if not path.is_file():
        return f"{path}: expected a file or a directory, found neither"
    with path.open("rb"):  # what may not be read is not empty
        text = Start(path).text
    name = next((name for pattern, name in _KNOWN if pattern.search(text)), None)
    if name is not None:
        return f"{path}: this is {name}, which rldk does not read. {_expectations()}"
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    seen = f"its first line is {shown(first[:_SEEN])}" if first else "it is empty, or not text"
    return (
        f"{path}: no adapter knows this file: {seen}. {_expectations()} Try adapter_hint (--adapter), or "
        "rldk.adapters.CustomJSONLAdapter(path, field_map={...}) for keys of your own."
    )


def _expectations() -> str:
    kinds = "; ".join(f"{name}: {kind.expected}" for name, kind in ADAPTERS.items())
    return f"Expected rldk's event files (RUN_events.jsonl), or one of {kinds}."
