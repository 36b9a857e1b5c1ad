"""What all adapters share: which files are theirs, and how a log's rows become its events."""

from __future__ import annotations

import dataclasses
import logging
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rldk_schema import Event

from rldk.adapters.layouts.tfevents import in_order
from rldk.adapters.row_to_event import BEFORE, UNNUMBERED, Dialect, Reading, event_of, in_sequence
from rldk.adapters.rows import Row, Skipped
from rldk.adapters.settings import check_settings, settings_beside
from rldk.adapters.start import Start
from rldk.errors import EventValidationError, IngestError
from rldk.event.metric_names import MetricNames
from rldk.event.run_id import safe_run_id
from rldk.log.reader import read_events
from rldk.regular_file import walk
from rldk.text import counted, printable

if TYPE_CHECKING:
    import pyarrow as pa

log = logging.getLogger(__name__)

OnError = Literal["raise", "skip"]

CHECKPOINT = re.compile(r"checkpoint-(\d+)")
"""What transformers calls the folder of a checkpoint."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Scan:
    """What a first pass over a log has found; later ones read as far as it did, though the log may grow.

    Attributes:
        rows: Their number.
        stepped: Whether any has a step.
    """

    dialect: Dialect
    rows: int
    stepped: bool


class Adapter:
    """Reads one kind of log. Subclasses say which files are theirs, and how a row is read.

    It may be iterated as often as one likes: every pass gives the events that the first one gave, in memory that does
    not grow with the length of JSON lines or of a console's output. One JSON document is held as a whole.

    Args:
        source: A file, or a directory of them, searched recursively.
        algorithm: What trained, where the log does not tell: `grpo`, `dpo`, ...
        version: The framework's version, where the log does not tell.
        settings: What is known of the run's configuration, such as `{"num_mini_batches": 1}`: some keys mean a metric
            under some settings only, and are kept as `{framework}/{key}` without them.
        on_error: `raise` at the first line that cannot be read, or `skip` it: it stands in `skipped`. A torn last
            line, which a log that is still being written may have, is skipped in any case.

    Attributes:
        skipped: Lines that gave no event, so far.
    """

    name: ClassVar[str]
    """As `adapter_hint` names it."""

    expected: ClassVar[str]
    """What its files look like, for people."""

    steps: ClassVar[tuple[str, ...]]
    """Keys that hold the step, the truest first: some logs begin `step` anew each epoch."""

    def __init__(
        self,
        source: str | Path,
        *,
        algorithm: str | None = None,
        version: str | None = None,
        settings: Mapping[str, Any] | None = None,
        on_error: OnError = "raise",
    ) -> None:
        if on_error not in ("raise", "skip"):
            raise ValueError(f"on_error: expected 'raise' or 'skip', found {on_error!r}")
        self.source = Path(source)
        self.skipped: list[Skipped] = []
        self._algorithm = algorithm
        self._version = version
        self._settings = check_settings(settings or {})
        self._on_error = on_error
        self._refused: set[Skipped] = set()
        self._scans: dict[tuple[Path, ...], _Scan] = {}

    @classmethod
    def claims(cls, start: Start) -> bool:
        """Whether a file that begins so is one of this adapter's. Never raises."""
        raise NotImplementedError

    def rows(self, start: Start) -> Iterator[Row]:
        """The rows of a file, in order."""
        raise NotImplementedError

    def dialect(self, rows: Iterable[Row]) -> Dialect:
        """Who wrote these rows. It goes through all of them."""
        raise NotImplementedError

    def read(self, row: Row, dialect: Dialect) -> Reading | None:
        """Reads a row; None if it reports neither a step nor an evaluation, such as a row of configuration.

        Raises:
            ValueError: It does, but its step is none.
        """
        raise NotImplementedError

    def run_name(self, path: Path) -> str:
        """What a file's run is called where its rows do not say."""
        return folder_name(path) if "tfevents" in path.name else path.name.split(".", 1)[0]

    @classmethod
    def handles(cls, path: Path) -> bool:
        """Whether this adapter reads a file, by its first 64 KiB: its framework's, or rldk's own. Never raises."""
        start = Start(path)
        return start.is_event_log or cls.claims(start)

    def can_handle(self) -> bool:
        """Whether there is a file at the source that this adapter reads."""
        return any(self.handles(path) for path in self._candidates())

    def events(self) -> Iterator[Event]:
        """Yields the events, log by log. In a directory, files of other kinds are left alone.

        Raises:
            IngestError: A line cannot be read, and `on_error` is `raise`. The message begins with `file:line`.
        """
        found: Iterable[Path] = self._candidates()
        if self.source.is_dir():
            found = filter(self.handles, found)
        for paths in in_order(found):
            yield from self.events_of(paths)

    def __iter__(self) -> Iterator[Event]:
        return self.events()

    def load(self) -> pa.Table:
        """All events as one flat Arrow table: one column per leaf and metric."""
        from rldk.io.arrow import to_table

        return to_table(self, flat=True)

    def events_of(self, paths: Sequence[Path], run_id: str | None = None) -> Iterator[Event]:
        """Yields the events of one log.

        Args:
            paths: Its files, in order.
            run_id: What it is called where its rows do not say; None for what its file or folder is called.
        """
        if Start(paths[0]).is_event_log:
            yield from self._event_file(paths[0])
            return
        if not paths[0].is_file():
            raise IngestError(f"{paths[0]}: expected a file or a directory, found neither")
        scan = self._scans.get(tuple(paths))
        first = scan is None
        if scan is None:
            scan = self._scans[tuple(paths)] = self._scan(paths)
        count = 0
        for event in in_sequence(self._readings(paths, scan, run_id or safe_run_id(self.run_name(paths[0])))):
            count += 1
            yield event
        if first:
            what = " ".join(filter(None, (scan.dialect.framework, scan.dialect.version, scan.dialect.algorithm)))
            events, rows = counted(count, "event"), counted(scan.rows, "row")
            log.info("%s: %s of %s, read as %s", printable(str(paths[0])), events, rows, what or "canonical names")

    def refuse(self, skipped: Skipped) -> None:
        """Deals with a line that cannot be read.

        Raises:
            IngestError: `on_error` is `raise`, and it is no line that is skipped in any case.
        """
        if self._on_error == "raise" and skipped.fatal:
            raise IngestError(str(skipped))
        if skipped not in self._refused:  # in an earlier pass
            self._refused.add(skipped)
            self.skipped.append(skipped)
            log.warning("%s: skipped", printable(str(skipped)))

    def _candidates(self) -> list[Path]:
        return regular_files(self.source) if self.source.is_dir() else [self.source]

    def _event_file(self, path: Path) -> Iterator[Event]:
        try:
            yield from read_events(path, on_error=self._on_error)
        except EventValidationError as error:
            raise IngestError(str(error)) from None

    def _rows(self, paths: Sequence[Path]) -> Iterator[Row]:
        for path in paths:
            yield from self.rows(Start(path))

    def _scan(self, paths: Sequence[Path]) -> _Scan:
        count = 0
        stepped = False

        def seen() -> Iterator[Row]:
            nonlocal count, stepped
            for row in self._rows(paths):
                count += 1
                stepped = stepped or any(row.values.get(key) is not None for key in self.steps)
                yield row

        found = self.dialect(seen())
        dialect = dataclasses.replace(
            found,
            version=self._version or found.version,
            algorithm=self._algorithm or found.algorithm,
            settings={**found.settings, **settings_beside(paths[0]), **self._settings},
        )
        return _Scan(dialect, count, stepped)

    def _readings(self, paths: Sequence[Path], scan: _Scan, run_id: str) -> Iterator[tuple[Path, Event]]:
        dialect = scan.dialect
        names = MetricNames(
            dialect.framework, version=dialect.version, algorithm=dialect.algorithm, settings=dialect.settings
        )
        last = 0
        for row in islice(self._rows(paths), scan.rows):
            try:
                reading = self.read(row, dialect)
                if reading is None:
                    continue
                note = None
                if reading.step is not None:
                    last = reading.step if reading.phase == "train" else last
                elif reading.phase != "train":
                    note = BEFORE if scan.stepped else UNNUMBERED
                elif scan.stepped:
                    self.refuse(Skipped(row.path, row.line, "it has no step, although other rows do", fatal=False))
                    continue
                else:
                    last += 1
                    note = UNNUMBERED
                event = event_of(reading, names, step=last, run_id=run_id)
            except EventValidationError as error:
                self.refuse(Skipped(row.path, row.line, "; ".join(map(str, error.problems))))
            except ValueError as error:
                self.refuse(Skipped(row.path, row.line, str(error)))
            else:
                if note is not None:
                    event.notes.append(note)
                yield row.path, event


def folder_name(path: Path) -> str:
    """Name of the folder that a run's file stands in, not that of a checkpoint's folder in it."""
    folder = path.absolute().parent
    return (folder.parent if CHECKPOINT.fullmatch(folder.name) else folder).name


def regular_files(folder: Path, others: list[Path] | None = None) -> list[Path]:
    """Files of a folder, searched recursively, sorted; of two names of one file the one that is no link.

    Args:
        folder: The folder.
        others: Gets what is not a regular file, such as a named pipe or a broken link.

    Raises:
        OSError: A folder cannot be looked into.
    """

    def refuse(error: OSError) -> None:
        raise error

    found = []
    for parent, _, names in walk(folder, refuse):
        for path in map(Path(parent).joinpath, names):
            if path.is_file():
                found.append(path)
            elif others is not None:
                others.append(path)
    found.sort()
    links = {path for path in found if path.is_symlink()}
    there = {os.path.realpath(path) for path in found if path not in links} if links else set()
    return [path for path in found if path not in links or os.path.realpath(path) not in there]
