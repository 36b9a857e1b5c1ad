"""A run whose logs others have written, for all that reads runs."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rldk_schema import Event

from rldk.adapters.fingerprint import Series
from rldk.adapters.log_reader import LogReader
from rldk.adapters.read_as import ReadAs
from rldk.adapters.rows import RunFacts
from rldk.event.metric_names import NO_FRAMEWORK
from rldk.event.run_id import safe_run_id
from rldk.io.dataset_run import Foreign
from rldk.log.bulk.batch import Batch, batches_of
from rldk.log.runs import RunLogs
from rldk.log.skips import Skips, all_skips
from rldk.text import counted


@dataclass(frozen=True, slots=True)
class Source:
    """A log that a run is read from.

    Attributes:
        reader: What reads it.
        takes: The steps that are taken from it, by phase and data set; None for all there is.
    """

    reader: LogReader
    takes: Mapping[Series, Collection[int]] | None = None

    @property
    def path(self) -> Path:
        """Its first file."""
        return self.reader.log.paths[0]

    @property
    def first(self) -> int:
        """The first step that is taken from it."""
        return min((min(steps) for steps in (self.takes or {}).values() if steps), default=0)

    def events(self, run_id: str) -> Iterator[Event]:
        """Those of its events that are taken."""
        takes = self.takes
        for event in self.reader.events(run_id):
            if takes is None or event.step in takes.get((event.model_info.phase, event.data_slice.dataset_name), ()):
                yield event


@dataclass(frozen=True, slots=True)
class ForeignRun(RunLogs):
    """The events of one run, read from the files in which others have logged it.

    Attributes:
        sources: The logs that it is read from: first the one that tells most of it, then those that tell what that one
            leaves out.
        copies: Logs that tell nothing of its steps that these do not tell.
        samples: Files in which its trainer has dumped samples of text.
        rank: The one whose events are meant; None for all.
        others: Ids of other runs in the same directory: rows that say they are of such a run are not of that one.
    """

    sources: tuple[Source, ...] = field(kw_only=True, compare=False, repr=False)
    copies: tuple[LogReader, ...] = field(default=(), kw_only=True, compare=False, repr=False)
    samples: tuple[Path, ...] = field(default=(), kw_only=True, compare=False)
    rank: int | None = field(default=None, kw_only=True)
    others: frozenset[str] = field(default=frozenset(), kw_only=True, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_logs", ())

    @property
    def read_as(self) -> ReadAs:
        """What the log that tells most was read as."""
        return self.sources[0].reader.read_as

    @property
    def skips(self) -> Skips:
        """Lines that gave no event, so far."""
        return all_skips(source.reader.skips for source in self.sources)

    def facts(self) -> RunFacts:
        """What its logs tell besides steps; of what several tell, what the first one does."""
        readers = [*(source.reader for source in self.sources), *self.copies]
        told = [reader.log.facts() for reader in readers]
        return RunFacts(
            name=next((facts.name for facts in told if facts.name), None),
            config=next((facts.config for facts in told if facts.config), {}),
            versions=next((facts.versions for facts in told if facts.versions), {}),
            state=next((facts.state for facts in told if facts.state), None),
            error=next((facts.error for facts in told if facts.error), None),
            about=next((facts.about for facts in told if facts.about), {}),
        )

    def as_read(self) -> Foreign:
        """What is known of it, once it was read."""
        read_as, facts = self.read_as, self.facts()
        return Foreign(
            # What the candidates extend logs less than each of them.
            framework=NO_FRAMEWORK if read_as.candidates else read_as.framework,
            algorithm=read_as.algorithms[0] if len(read_as.algorithms) == 1 else None,
            settings=read_as.settings,
            decided_by=read_as.decided_by,
            unexplained=read_as.unexplained,
            sentence=self.sentence,
            state=facts.state,
            error=facts.error,
            about=facts.about,
        )

    @property
    def sentence(self) -> str:
        """What it was read as; if it has several logs, in a line for each."""
        return "\n".join(self.told()) if len(self.sources) > 1 else str(self.read_as)

    def told(self) -> list[str]:
        """Lines about what each of its logs was read as, and what was taken from which."""
        return [
            f"{_files(source)}: {source.reader.read_as}{_taken(source)}"
            if source.reader.rows
            else source.reader.why_empty()
            for source in self.sources
        ]

    def __iter__(self) -> Iterator[Event]:
        """Its events; what the logs have gained since they were read first is left out."""
        alone = len(self.sources) == 1
        events = self.sources[0].events(self.run_id) if alone else _merged(self.sources, self.run_id)
        return filter(self._is_meant, map(self._own, events))

    def batches(self) -> Iterator[Batch]:
        """The same events, as columns."""
        return batches_of(self)

    def _own(self, event: Event) -> Event:
        """An event under an id that no other run has."""
        said = event.model_info.run_id
        if said != self.run_id and said in self.others:
            event.model_info.run_id = safe_run_id(f"{self.run_id}-{said}")
            event.notes = [*event.notes, f"run_id {said} is another run's here: it became {event.model_info.run_id}"]
        return event

    def of_first_rank(self) -> ForeignRun:
        """The same without what other processes have written into the same log: the first one's stands for all."""
        return replace(self, rank=0)

    def _is_meant(self, event: Event) -> bool:
        return self.rank is None or (event.process.rank if event.process else None) in (None, self.rank)


def _files(source: Source) -> str:
    more = len(source.reader.log.paths) - 1
    return str(source.path) if not more else f"{source.path} and {counted(more, 'file')} more"


def _taken(source: Source) -> str:
    if source.takes is None:
        return ""
    parts = [" of ".join(filter(None, (phase, dataset))) for phase, dataset in source.takes]
    return f"; taken from it: {', '.join(dict.fromkeys(parts))}"


def _merged(sources: Sequence[Source], run_id: str) -> Iterator[Event]:
    """Events of several logs of one run by their steps, numbered anew. A log is opened where its first step is due."""
    waiting = sorted(range(1, len(sources)), key=lambda i: -sources[i].first)
    heap: list[tuple[int, int, Event, Iterator[Event]]] = []

    def draw(index: int, events: Iterator[Event]) -> None:
        if (event := next(events, None)) is not None:
            heapq.heappush(heap, (event.step, index, event, events))

    draw(0, sources[0].events(run_id))
    at: dict[int, _Rank] = {}
    while heap or waiting:
        while waiting and (not heap or sources[waiting[-1]].first <= heap[0][0]):
            index = waiting.pop()
            draw(index, sources[index].events(run_id))
        if not heap:
            continue
        _, index, event, events = heapq.heappop(heap)
        rank = event.process.rank if event.process else None
        at.setdefault(rank or 0, _Rank()).number(event, is_main=index == 0)
        yield event
        draw(index, events)


@dataclass(slots=True)
class _Rank:
    """How far a rank has come, of a run that is read from several logs.

    Attributes:
        step: Of its last train event.
        own: Its attempt by the number that the log which tells most of it has.
    """

    step: int = -1
    attempt: int = 1
    own: int | None = None
    seq: int = 0

    def number(self, event: Event, *, is_main: bool) -> None:
        """Gives an event its attempt and seq: a new attempt where that log has one, and where a train step falls."""
        process = event.process
        if process is None:
            return
        train = event.model_info.phase == "train"
        begins = train and event.step <= self.step
        if is_main:
            begins = begins or self.own not in (None, process.attempt)
            self.own = process.attempt
        if begins:
            self.attempt, self.seq = self.attempt + 1, 0
        if train:
            self.step = event.step
        process.attempt, process.seq = self.attempt, self.seq
        self.seq += 1
