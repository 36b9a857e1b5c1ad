"""Whatever logs there are, as one table: every file is read by its layout and its framework."""

from __future__ import annotations

import json
import logging
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from rldk_schema import Event

from rldk.adapters.any_files import ANY_FILES
from rldk.adapters.base import open_logs
from rldk.adapters.folder import read_folder, run_of_log
from rldk.adapters.foreign_run import ForeignRun
from rldk.adapters.ignored import Ignored, summary
from rldk.adapters.layouts.registry import layout_of
from rldk.adapters.log_reader import LogReader, share_memory
from rldk.adapters.read_as import Hints
from rldk.adapters.refusals import EXPECTED, unknown
from rldk.adapters.rows import Skipped
from rldk.adapters.samples.read import is_samples
from rldk.adapters.start import Start
from rldk.errors import BadLineError, EventValidationError, IngestError, LogNotFoundError
from rldk.io.source import Events, TableEvents
from rldk.log.bulk.batch import Batch
from rldk.log.file_names import is_record_log, parse_name
from rldk.log.listing import Listing
from rldk.log.ranks import group_runs
from rldk.log.replay import EventLogs
from rldk.log.segments import MATCHES_NOTHING, find_chains, is_copy, log_exists, matches, not_there, without_segments
from rldk.log.skips import OnError, Skips, all_skips, check_on_error
from rldk.log.table_files import RUNS, is_table
from rldk.remote.by_url import by_url
from rldk.remote.urls import with_urls
from rldk.text import counted

if TYPE_CHECKING:
    import pyarrow as pa

log = logging.getLogger(__name__)

Item = TypeVar("Item")

_SHOWN = 10  # reasons why files are ignored


@dataclass(frozen=True, slots=True)
class OwnLogs:
    """The event logs of one run, those of all of its ranks.

    Attributes:
        chains: Their live files, each with its closed segments by number.
        logs: What reads them.
    """

    chains: Mapping[Path, Mapping[int, Path]]
    logs: EventLogs
    place: str

    @property
    def paths(self) -> tuple[Path, ...]:
        """Their files."""
        return tuple(path for live, closed in self.chains.items() for path in (live, *closed.values()))

    @property
    def skips(self) -> Skips:
        """Lines that gave no event, once it was read."""
        return self.logs.skips

    def __iter__(self) -> Iterator[Event]:
        """Its events, as far as the first pass went."""
        return _told(self.logs, self.place)

    def batches(self) -> Iterator[Batch]:
        """The same events, as columns."""
        return _told(self.logs.batches(), self.place)


LogPart: TypeAlias = OwnLogs | TableEvents | ForeignRun


class Ingest:
    """Logs, to be iterated as often as one likes: what grows meanwhile is read as far as at the first time.

    Args:
        source: A file, a directory searched recursively, a nested table or a data set that rldk has made, or a glob
            pattern; or several files and directories.
        framework: As `adapter_hint` for `ingest_runs`; so are the others.
        hints: The same in one.
        listing: Directories that need not be listed again.
        lenient: Ignore what is no log though it is named: a pattern has matched it.

    Attributes:
        ignored: Files of a directory that are not read, and why.
        notes: What else should be known of a directory, in sentences.
        renamed: Event logs of rldk that have another name.
        samples: Files of samples of text that a trainer has dumped.
        counts: Run to its number of events, of the latest pass so far.

    Raises:
        IngestError: An unknown framework or setting.
    """

    def __init__(
        self,
        source: str | Path | Sequence[Path],
        framework: str | None = None,
        *,
        on_error: OnError = "raise",
        algorithm: str | None = None,
        version: str | None = None,
        settings: Mapping[str, Any] | None = None,
        pattern: str | None = None,
        hints: Hints | None = None,
        listing: Listing | None = None,
        lenient: bool = False,
    ) -> None:
        check_on_error(on_error)
        self.source = source
        self.ignored: list[Ignored] = []
        self.notes: list[str] = []
        self.renamed: list[Path] = []
        self.samples: list[Path] = []
        self.counts: Counter[str] = Counter()
        self._unread = Skips()
        self._lenient = lenient
        self._on_error: OnError = on_error
        self._hints = hints or Hints(framework, algorithm, version, settings or {}, pattern)
        self._parts: list[LogPart] | None = None
        self._listing = listing or Listing(lenient=True)  # what cannot be looked into is among `ignored`

    def __iter__(self) -> Iterator[Event]:
        """Yields the events, log by log.

        Raises:
            IngestError: A file's kind is unknown, or a line cannot be read and `on_error` is `raise`.
            LogNotFoundError: There is nothing.
        """
        self.counts.clear()
        for part in self.parts:
            for event in part:
                self.counts[event.model_info.run_id] += 1
                yield event
        self._refuse_nothing()

    def batches(self) -> Iterator[Batch]:
        """The same events, as columns."""
        self.counts.clear()
        for part in self.parts:
            for batch in part.batches():
                for info, rows in batch.group("model_info").rows_of():
                    self.counts[info.run_id] += len(rows)
                yield batch
        self._refuse_nothing()

    def _refuse_nothing(self) -> None:
        """Raises the error that there is no log, unless there is something."""
        # Of a console without a row it is not enough to say that there is none: how it ended is what it tells.
        readers = [source.reader for run in self.foreign for source in run.sources]
        told = [r.skips for r in readers if r.rows or r.log.layout.name != "console"]
        if not self.counts and not any(skips.count or skips.other_count for skips in told):
            raise self.nothing()

    def metadata(self) -> dict[str, str]:
        """What the runs that others have logged were read as, for the metadata of a table: `rldk.read_as`, as JSON."""
        told = [
            {
                "run_id": run.run_id,
                "paths": [str(path) for path in run.paths],
                "read_as": run.read_as.name,
                "sentence": str(run.read_as),
                "unexplained": list(run.read_as.unexplained),
                "decided_by": run.read_as.decided_by,
            }
            for run in self.foreign
        ]
        return {"rldk.read_as": with_urls(json.dumps(told))} if told else {}

    def nothing(self, place: Path | None = None) -> IngestError:
        """The error that there is no log, at one of several places if one is named."""
        ignored = [one for one in self.ignored if place is None or place in one.path.parents]
        runs = [] if place else self.foreign
        several = self.source if not isinstance(self.source, (str, Path)) else [Path(self.source)]
        source = place or ", ".join(map(str, several[:_SHOWN]))
        if self.samples and not runs:
            return IngestError(
                f"{source}: samples of text and no log: {counted(len(self.samples), 'file')}. "
                "A DEST that is called RUN_completions.jsonl takes them."
            )
        empty = "; ".join(run.sources[0].reader.why_empty() for run in runs)
        found = "".join(f"\n{line}" for line in summary(ignored)[:_SHOWN])
        if any(is_table(one.path) for one in ignored):
            found += f"\nTables are read if they are named, and a data set of `rldk ingest LOGS OUT/` by its {RUNS}."
        return IngestError(empty or f"{source}: no log here. {EXPECTED}{found}")

    def refuse(self, skipped: Skipped) -> None:
        """Deals with a sample that cannot be read.

        Raises:
            BadLineError: `on_error` is `raise`.
        """
        if self._on_error == "raise" and skipped.fatal:
            raise BadLineError(str(skipped))
        self._unread.add(skipped)

    @property
    def skipped(self) -> list[Skipped]:
        """The first of the lines that gave no event, so far."""
        return [*(skips := self.skips).bad, *skips.others]

    @property
    def skips(self) -> Skips:
        """Lines that gave no event, so far, of rldk's own logs and of others, and samples that could not be read."""
        return all_skips((*(part.skips for part in self._parts or ()), self._unread))

    @property
    def foreign(self) -> list[ForeignRun]:
        """The runs that others have logged."""
        return [part for part in self.parts if isinstance(part, ForeignRun)]

    def reads(self, path: Path) -> bool:
        """Whether a file is one of those that are read, or tells of the same run as one of those."""
        real = os.path.realpath(path)
        read = (own for part in self.parts for own in part.paths)
        copies = (ignored.path for ignored in self.ignored if ignored.copy is not None)
        return any(os.path.realpath(own) == real for own in (*read, *copies))

    @property
    def parts(self) -> list[LogPart]:
        """The logs, one for each run, and tables that rldk has made.

        Raises:
            IngestError: A file's kind is unknown.
            LogNotFoundError: There is nothing.
        """
        if self._parts is None:
            self._parts = list(self._find())
        return self._parts

    def _find(self) -> Iterator[LogPart]:
        paths = sources(self.source, self._listing)
        tables = [path for path in paths if is_table(path)]
        for path in tables:
            yield TableEvents(path, on_error=self._on_error)
        paths = [path for path in paths if path not in tables]
        folders = {path for path in paths if path.is_dir()}
        if len(paths) == 1 and not folders and not self._lenient:
            yield from self._one(paths[0])
            return
        # What a pattern matches may tell of one run, as what is in a directory may.
        places = [path for path in paths if folders.isdisjoint(path.parents)]
        own = {path for path in places if path not in folders and Start(path).is_event_log}
        for path in places:
            if path in own:
                yield from self._one(path)
        places = [path for path in places if path not in own]
        chains: dict[Path, dict[int, Path]] = {}
        for path in filter(folders.__contains__, places):
            with suppress(LogNotFoundError):
                chains |= find_chains(path, self._listing)
        for ranks in group_runs(chains, self._listing):
            yield self._event_log({rank.live: chains[rank.live] for rank in ranks})
        if places:
            yield from self._others(places, chains)

    def _others(self, places: list[Path], own: Collection[Path]) -> Iterator[OwnLogs | ForeignRun]:
        """What there is besides rldk's own logs, of their names."""
        top = Path(os.path.commonpath([path if path.is_dir() else path.parent for path in places]))
        folder = read_folder(top, own, self._listing, self._hints, on_error=self._on_error, places=places)
        for renamed in folder.events:
            yield self._event_log({renamed: {}})
        self.ignored += folder.ignored
        self.notes += folder.notes
        self.renamed += folder.events
        self.samples += folder.samples
        yield from folder.runs

    def _one(self, path: Path) -> Iterator[OwnLogs | ForeignRun]:
        start = Start(path)
        if self._hints.framework is None and start.is_event_log:
            if parse_name(path) is None:
                self.renamed.append(path)
            yield self._event_log(find_chains(path, self._listing))
            return
        if is_samples(start):
            self.samples.append(path)
            return
        layout = layout_of(start, self._hints.pattern)
        if layout is None:
            raise IngestError(unknown(path))
        readers = [LogReader(log, self._hints, on_error=self._on_error) for log in open_logs((path,), layout)]
        share_memory(readers)
        problems: list[Skipped] = []
        known = any(reader.looks_like(problems.append) is not None or reader.tells_end for reader in readers)
        if self._hints.framework is None and not known:
            raise IngestError(unknown(path, problems))
        yield from map(run_of_log, readers)

    def _event_log(self, chains: Mapping[Path, Mapping[int, Path]]) -> OwnLogs:
        logs = EventLogs(*chains, on_error=self._on_error, listing=self._listing)
        return OwnLogs(chains, logs, os.path.commonpath(chains))


@by_url(ANY_FILES, "source")
def ingest_runs(
    source: str | Path,
    adapter_hint: str | None = None,
    *,
    on_error: OnError = "raise",
    algorithm: str | None = None,
    version: str | None = None,
    settings: Mapping[str, Any] | None = None,
    pattern: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> pa.Table:
    """Reads the logs of one or more runs into one flat table: one column per leaf and metric.

    Args:
        source: A file, a directory searched recursively, a nested table or a data set that rldk has made, or a glob
            pattern; also by URL. Of a directory's logs that tell of the same run, as a trainer's state in each
            checkpoint and TensorBoard's files do, the fullest one is read, and of the others what it does not have.
        adapter_hint: The framework whose logs they are, such as `verl`, whatever they look like; `custom` for a loop of
            one's own.
        on_error: `raise` at the first line that cannot be read, or `skip` it: it is logged and counted. A torn last
            line, which a log that is still being written may have, is skipped in any case.
        algorithm: What trained, where the logs do not tell: `grpo`, `dpo`, ...
        version: The framework's version, such as `1.16`, or a range such as `>=0.27,<1.0`, where the logs do not tell.
        settings: What is known of the runs' configuration, such as `{"num_mini_batches": 1}`: some keys mean a metric
            under some settings only, and are kept as `{framework}/{key}` without them.
        pattern: What a line of a console holds, such as `step {step}: loss {loss} {*}`: `{name}` is a number, `{}`
            anything, and `{*}` all further `key: value` or `key=value` pairs.
        progress: Gets the number of events now and then.

    Returns:
        The table. How many events there are of which run is logged, level INFO.

    Raises:
        IngestError: A file's kind is unknown, or a line cannot be read. The message begins with `file:line:column`
            where these are known, and says what to try.
        LogNotFoundError: There is nothing.
    """
    from rldk.io.arrow import to_table

    reading = Ingest(
        source,
        adapter_hint,
        on_error=on_error,
        algorithm=algorithm,
        version=version,
        settings=settings,
        pattern=pattern,
    )
    table = to_table(Events(reading, metadata=reading.metadata, on_progress=progress), flat=True)
    for run_id, count in reading.counts.items():
        log.info("run %s: %s", run_id, counted(count, "event"))
    if skips := reading.skips:
        log.warning("%s: %s skipped, the first: %s", source, counted(skips.count, "line"), skips.told()[0])
    return table


def _told(items: Iterable[Item], place: str) -> Iterator[Item]:
    try:
        yield from items
    except EventValidationError as error:
        raise BadLineError(f"{error}\nRun: rldk validate {place}") from None


def sources(source: str | Path | Sequence[Path], listing: Listing) -> list[Path]:
    """The files and directories that a path names, or a pattern matches.

    Raises:
        LogNotFoundError: There is none.
    """
    if not isinstance(source, (str, Path)):
        return [path for place in dict.fromkeys(source) for path in sources(place, listing)]
    matched = matches(source)
    if matched is None and log_exists(Path(source)):
        return [Path(source)]
    found = [path for path in without_segments(matched or ()) if not is_record_log(path) and not is_copy(path, listing)]
    if not found:
        raise not_there(source, MATCHES_NOTHING)
    return found
