"""What all adapters share: which files are theirs, and how a file's logs become events."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rldk_schema import Event

from rldk.adapters.layouts.registry import ForeignLog, Layout, layout_of, logs_in
from rldk.adapters.layouts.tfevents import in_order
from rldk.adapters.log_reader import LogReader, share_memory
from rldk.adapters.read_as import Hints, ReadAs
from rldk.adapters.row_values import flatten
from rldk.adapters.rows import Skipped
from rldk.adapters.start import Start
from rldk.errors import BadLineError, EventValidationError, IngestError
from rldk.event.metric_names import lineage
from rldk.event.run_id import safe_run_id
from rldk.io.reader import read_events
from rldk.log.skips import OnError, all_skips, check_on_error
from rldk.regular_file import walk

if TYPE_CHECKING:
    import pyarrow as pa

CHECKPOINT = re.compile(r"checkpoint-(\d+)")
"""What transformers calls the folder of a checkpoint."""


class Adapter:
    """Reads logs that others wrote, and rldk's own. Subclasses say of which framework.

    It may be iterated as often as one likes: every pass gives the events that the first one gave.

    Args:
        source: A file, or a directory of them, searched recursively.
        algorithm: What trained, where the log does not tell: `grpo`, `dpo`, ...
        version: The framework's version, such as `1.16`, or a range, where the log does not tell.
        settings: What is known of the run's configuration, such as `{"num_mini_batches": 1}`: some keys mean a metric
            under some settings only, and are kept as `{framework}/{key}` without them.
        on_error: `raise` at the first line that cannot be read, or `skip` it: it stands in `skipped`. A torn last
            line, which a log that is still being written may have, is skipped in any case.
    """

    name: ClassVar[str]
    """Of the framework."""

    def __init__(
        self,
        source: str | Path,
        *,
        algorithm: str | None = None,
        version: str | None = None,
        settings: Mapping[str, Any] | None = None,
        on_error: OnError = "raise",
    ) -> None:
        check_on_error(on_error)
        self.source = Path(source)
        self._hints = Hints(self.name, algorithm, version, settings or {})
        self._on_error: OnError = on_error
        self._readers: dict[tuple[Path, ...], list[LogReader]] = {}

    @property
    def skipped(self) -> list[Skipped]:
        """Lines that gave no event, so far: the first thousand, and of those that are not bad another thousand."""
        skips = all_skips(reader.skips for readers in self._readers.values() for reader in readers)
        return [*skips.bad, *skips.others]

    @property
    def read_as(self) -> list[ReadAs]:
        """What the logs are read as."""
        return [reader.read_as for readers in self._readers.values() for reader in readers]

    @classmethod
    def handles(cls, path: Path) -> bool:
        """Whether a file is a log of this adapter's framework, or of what extends it, or rldk's own. Never raises."""
        start = Start(path)
        if start.is_event_log:
            return True
        layout = layout_of(start)
        if layout is None:
            return False
        try:
            readers = [LogReader(log, on_error="skip") for log in logs_in(path, layout)]
            return any(cls._is_of(reader) for reader in readers)
        except (IngestError, OSError):
            return False

    @classmethod
    def _is_of(cls, reader: LogReader) -> bool:
        found = reader.looks_like()
        return found is not None and bool(set(lineage(found.framework)) & set(lineage(cls.name)))

    def can_handle(self) -> bool:
        """Whether there is a file at the source that this adapter reads."""
        return any(self.handles(path) for path in self._candidates())

    def events(self) -> Iterator[Event]:
        """Yields the events, log by log. In a directory, files of other kinds are left alone.

        Raises:
            BadLineError: A line cannot be read, and `on_error` is `raise`. The message begins with `file:line`.
        """
        found: Iterable[Path] = self._candidates()
        if self.source.is_dir():
            found = filter(self.handles, found)
        for paths in in_order(found):
            yield from self._events_of(paths)

    def __iter__(self) -> Iterator[Event]:
        return self.events()

    def load(self) -> pa.Table:
        """All events as one flat Arrow table: one column per leaf and metric."""
        from rldk.io.arrow import to_table
        from rldk.io.source import Events

        def metadata() -> dict[str, str]:
            return {"rldk.read_as": json.dumps([found.name for found in self.read_as])}

        return to_table(Events(self, metadata=metadata), flat=True)

    def _events_of(self, paths: tuple[Path, ...]) -> Iterator[Event]:
        start = Start(paths[0])
        if start.is_event_log:
            yield from _own_events(paths[0], self._on_error)
            return
        if not paths[0].is_file():
            raise IngestError(f"{paths[0]}: expected a file or a directory, found neither")
        if paths not in self._readers:
            self._readers[paths] = [self._reader(log) for log in open_logs(paths, layout_of(start))]
            share_memory([reader for readers in self._readers.values() for reader in readers])
        for reader in self._readers[paths]:
            yield from reader.events(safe_run_id(reader.log.run or run_name(paths[0])))

    def _reader(self, log: ForeignLog) -> LogReader:
        return LogReader(log, self._hints, on_error=self._on_error, rename=self._flatten)

    def _flatten(self, values: dict[str, Any]) -> dict[str, Any]:
        return flatten(values)

    def _candidates(self) -> list[Path]:
        return _regular_files(self.source) if self.source.is_dir() else [self.source]


def open_logs(paths: tuple[Path, ...], layout: Layout | None) -> list[ForeignLog]:
    """The logs of files that belong together.

    Raises:
        IngestError: They have no layout that is known.
    """
    if layout is None:
        raise IngestError(f"{paths[0]}: expected a log, found none of the layouts that rldk reads")
    return [ForeignLog(paths, layout)] if len(paths) > 1 else logs_in(paths[0], layout)


def _own_events(path: Path, on_error: OnError) -> Iterator[Event]:
    """Events of a log of rldk's own.

    Raises:
        BadLineError: A line is not an event, and `on_error` is `raise`.
    """
    try:
        yield from read_events(path, on_error=on_error)
    except EventValidationError as error:
        raise BadLineError(str(error)) from None


def run_name(path: Path) -> str:
    """What a file's run is called where the log does not say: as its folder, if many runs have a file of that name."""
    if "tfevents" in path.name or path.name in _OF_EVERY_RUN:
        folder = path.absolute().parent
        return (folder.parent if CHECKPOINT.fullmatch(folder.name) else folder).name
    name = path.name
    for suffix in (".gz", ".zst", *_SUFFIXES):
        name = name.removesuffix(suffix)
    return name or path.name


_OF_EVERY_RUN = frozenset({"trainer_state.json", "trainer_log.jsonl", "logging.jsonl", "metrics.jsonl", "metrics.csv"})
_SUFFIXES = (".jsonl", ".json", ".ndjson", ".log", ".txt", ".csv", ".tsv", ".out", ".err")


def _regular_files(folder: Path) -> list[Path]:
    """Files of a folder, searched recursively, sorted; of two names of one file the one that is no link.

    Raises:
        OSError: A folder cannot be looked into.
    """

    def refuse(error: OSError) -> None:
        raise error

    paths = (Path(parent, name) for parent, _, names in walk(folder, refuse) for name in names)
    found = sorted(path for path in paths if path.is_file())
    links = {path for path in found if path.is_symlink()}
    there = {os.path.realpath(path) for path in found if path not in links} if links else set()
    return [path for path in found if path not in links or os.path.realpath(path) not in there]
