"""A run in a data set in parts, for all that reads runs."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from rldk_schema import Event

from rldk.log.bulk.batch import Batch, batches_of
from rldk.log.runs import RunLogs
from rldk.log.skips import Skipped, Skips
from rldk.log.step_order import StepOrder
from rldk.text import counted

_KEPT = 50  # events of each rank, for how the run ended


class Rows(Protocol):
    """A data set."""

    def events(
        self, start: int, stop: int | None, refuse: Callable[[Skipped], None] | None
    ) -> Iterator[tuple[Path, int, Event]]:
        """The events of some rows, each with its file and its place there; `refuse` gets rows that are none."""
        ...


@dataclass(frozen=True, slots=True)
class Foreign:
    """What is known of a run that others have logged, once it was read.

    Attributes:
        framework: Whose log it is; where that is not decided, what all candidates extend.
        algorithm: What trained; None where that is not known.
        settings: What is known of its configuration.
        decided_by: The flag that would decide what is undecided; None if nothing is.
        unexplained: Raw keys that the framework is not known to log.
        sentence: What it was read as, in a line for each of its logs.
        state: How it ended; None if its log does not tell.
        error: What it died of, in one line.
        about: What else its log says of it, such as its tags.
    """

    framework: str
    algorithm: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    decided_by: str | None = None
    unexplained: Sequence[str] = ()
    sentence: str = ""
    state: str | None = None
    error: str | None = None
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a data set has recorded of a run.

    Attributes:
        run_id: What its log was called.
        start: The place of its first row among all.
        stop: That after its last row.
        superseded: How many of its events were left out, as later attempts repeat their steps.
        ranks: The ranks that its rows are of.
        manifest: The text of its manifest; None if there was none.
        read_as: Whose log it was, in a few words.
        foreign: What else is known of it if others have logged it; None of rldk's own.
        skips: Lines of its log that gave no event.
    """

    run_id: str
    start: int
    stop: int
    superseded: int
    ranks: Sequence[int]
    manifest: str | None
    read_as: str
    foreign: Foreign | None
    skips: Skips


@dataclass(frozen=True, slots=True)
class DatasetRun(RunLogs):
    """The events of one run in a data set: its first rank's.

    Attributes:
        dataset: The data set.
        recorded: What this says of the run.
    """

    dataset: Rows = field(kw_only=True, compare=False, repr=False)
    recorded: Recorded = field(kw_only=True)
    _bad: Skips = field(default_factory=Skips, init=False, repr=False, compare=False)
    _order: StepOrder = field(default_factory=StepOrder, init=False, repr=False, compare=False)
    _kept: dict[int, deque[Event]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_logs", ())

    @property
    def rank(self) -> int:
        """The rank whose events are meant: of a run that others have logged 0, as others stand for nothing else."""
        return min(self.recorded.ranks, default=0) if self.recorded.foreign is None else 0

    @property
    def skips(self) -> Skips:
        """Lines of its log that gave no event, and rows that are none, once it was read."""
        return self.recorded.skips + self._bad

    @property
    def order(self) -> StepOrder:
        """The train steps that fall or repeat within an attempt, once it was read."""
        return self._order

    @property
    def left_out(self) -> Sequence[str]:
        """What of it is not in the data set though it was in the log."""
        if not self.recorded.superseded:
            return ()
        events = counted(self.recorded.superseded, "event")
        return (f"{events} of superseded attempts left out when the data set was made",)

    @property
    def kept(self) -> Sequence[tuple[int, Sequence[Event]]]:
        """The last events of each rank, the last one first, its own rank's first, once it was read."""
        return [(rank, self._kept[rank]) for rank in sorted(self._kept, key=lambda rank: (rank != self.rank, rank))]

    def manifest(self, most_bytes: int | None = None) -> tuple[dict[str, Any] | None, str | None]:
        """As it was when the data set was made."""
        del most_bytes
        text = self.recorded.manifest
        return (None, "the log had none when the data set was made") if text is None else (json.loads(text), None)

    @property
    def sentence(self) -> str:
        """What a log that others have written was read as; nothing for our own."""
        return "" if self.recorded.foreign is None else self.recorded.foreign.sentence

    def told(self) -> list[str]:
        """What a log that others have written was read as, a line for each of its files; none for our own."""
        return self.sentence.splitlines()

    def of_other_ranks(self) -> Iterator[tuple[int, DatasetRank]]:
        """Its other ranks, each with what reads it; none of a run that others have logged."""
        if self.recorded.foreign is None:
            for rank in sorted({*self.recorded.ranks} - {self.rank}):
                yield rank, DatasetRank(self, rank)

    def __iter__(self) -> Iterator[Event]:
        order, bad = StepOrder(), Skips()
        kept: dict[int, deque[Event]] = {self.rank: deque(maxlen=_KEPT)}
        object.__setattr__(self, "_bad", bad)
        for path, number, event in self.rows(bad):
            rank = rank_of(event)
            kept.setdefault(rank, deque(maxlen=_KEPT)).appendleft(event)
            if rank == self.rank:
                order.add(event, path, number)
                yield event
        object.__setattr__(self, "_order", order)
        object.__setattr__(self, "_kept", kept)

    def rows(self, bad: Skips) -> Iterator[tuple[Path, int, Event]]:
        """The events of all ranks, each with its file and its place there; `bad` gets rows that are none."""

        def refuse(skipped: Skipped) -> None:
            bad.add(skipped)

        refused = None if self.on_error == "raise" else refuse
        return self.dataset.events(self.recorded.start, self.recorded.stop, refused)

    def batches(self) -> Iterator[Batch]:
        """The same events, as columns."""
        return batches_of(self)


class DatasetRank:
    """The events of one of a run's other ranks.

    Args:
        run: The run.
        rank: The rank.

    Attributes:
        skips: What could not be read of it: the run says that.
    """

    def __init__(self, run: DatasetRun, rank: int) -> None:
        self.skips = Skips()
        self._run = run
        self._rank = rank

    def batches(self) -> Iterator[Batch]:
        """Its events, as columns."""
        return batches_of(event for _, _, event in self._run.rows(Skips()) if rank_of(event) == self._rank)


def rank_of(event: Event) -> int:
    """The rank that an event is of."""
    return event.process.rank or 0 if event.process else 0
