"""One attempt of one rank, and how those of a rank relate: which continues, repeats or follows which."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rldk_schema import Event, Lifecycle

_BEGIN_ANEW = ("new", "stage", "trial")
_MEASURED = ("train", "eval", "test")
_HOW = {"resumed": "resumed", "restarted": "started again", "stage": "began a new stage", "new": "began anew"}


class Training(NamedTuple):
    """One training within a run: its steps are one sequence, and say nothing of those of another.

    Attributes:
        stage: Its number among the stages of the run, from 1.
        attempt: Which of the attempts that were written at one time as one rank it is; None where there are none.
    """

    stage: int = 1
    attempt: int | None = None

    def __str__(self) -> str:
        stage = f"stage {self.stage}"
        if self.attempt is None:
            return stage
        return f"attempt {self.attempt}" if self.stage == 1 else f"{stage}, attempt {self.attempt}"


ONLY = Training()
"""The one of a run without stages."""


AttemptTold = tuple[
    int,
    str | None,
    int | None,
    int | None,
    list[tuple[str, str | None, int]],
    float,
    float,
    Lifecycle | None,
    bool,
    bool | None,
]
"""What the events of an attempt say."""


@dataclass(slots=True, eq=False)
class Attempt:
    """One attempt of one rank.

    Attributes:
        number: Counts the openings of the rank's log.
        launch: Its attempt_id.
        first: Its lowest train step.
        last: Its highest train step.
        evaluated: By evaluation set, the lowest step at which it was evaluated.
        begun: When the first of its train steps and evaluations was written, Unix time; infinite if nobody says.
        over: When the last was.
        started: What its start says.
        finished: Whether its end says that training reached its end.
        ended: The same by its `ended` events alone; None where there is none.
        opening: How it relates to those before; None where nothing tells.
        stage: Attempts that continue or repeat each other have one number.
        training: The training that it is of.
        peers: Those that were written at the same time, itself included.
        limit: The last of its steps that counts.
        why: Which later attempt is the reason.
        evaluated_again: By evaluation set, the lowest step of a later attempt.
    """

    number: int
    launch: str | None
    first: int | None = None
    last: int | None = None
    evaluated: dict[tuple[str, str | None], int] = field(default_factory=dict)
    begun: float = math.inf
    over: float = -math.inf
    started: Lifecycle | None = None
    finished: bool = False
    ended: bool | None = None
    opening: str | None = None
    stage: int = 0
    training: Training = ONLY
    peers: list[Attempt] = field(default_factory=list)
    limit: float = math.inf
    why: str = ""
    evaluated_again: dict[tuple[str, str | None], int] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        """Takes the next event."""
        phase, step, told = event.model_info.phase, event.step, event.lifecycle
        if told is not None:
            if told.kind == "started":
                self.started = self.started or told
            elif told.kind == "ended":
                self.finished = self.ended = told.ending == "finished"
        if phase == "train":
            if self.first is None or self.last is None:
                self.first = self.last = step
            elif step > self.last:
                self.last = step
            elif step < self.first:
                self.first = step
        elif phase == "summary" and self.started is None:
            self.finished = True  # of a log without starts and ends: trainers sum up what reached its end
            return
        elif phase in _MEASURED:
            data = (phase, event.data_slice.dataset_name)
            self.evaluated[data] = min(step, self.evaluated.get(data, step))
        else:
            return
        if (time := event.timestamp) is not None:
            self.begun, self.over = min(self.begun, time), max(self.over, time)

    def add_rows(self, phase: str, steps: Sequence[int], times: Sequence[float | None], data: str | None) -> None:
        """Takes many events of one phase, and of one set where they are evaluations, that record nothing else."""
        low, high = min(steps), max(steps)
        if phase == "train":
            self.first = low if self.first is None else min(self.first, low)
            self.last = high if self.last is None else max(self.last, high)
        elif phase in _MEASURED:
            self.evaluated[phase, data] = min(low, self.evaluated.get((phase, data), low))
        else:
            return
        if known := [time for time in times if time is not None]:
            self.begun, self.over = min(self.begun, *known), max(self.over, *known)

    def add_part(self, later: Attempt) -> None:
        """Takes what stands in a later part of its log."""
        # A summary is an end only of a log that has no start; the later part could not know of one.
        ended = True if later.finished and self.started is None else later.ended
        self.finished = self.finished if ended is None else ended
        self.ended = self.ended if later.ended is None else later.ended
        self.started = self.started or later.started
        if later.first is not None and later.last is not None:
            self.first = later.first if self.first is None else min(self.first, later.first)
            self.last = later.last if self.last is None else max(self.last, later.last)
        for data, step in later.evaluated.items():
            self.evaluated[data] = min(step, self.evaluated.get(data, step))
        self.begun, self.over = min(self.begun, later.begun), max(self.over, later.over)

    def told(self) -> AttemptTold:
        """What its events say, and nothing that was found out of how it relates to others; to be kept."""
        sets = sorted(self.evaluated, key=lambda data: (data[0], data[1] or ""))
        evaluated = [(*data, self.evaluated[data]) for data in sets]
        facts = (self.begun, self.over, self.started, self.finished, self.ended)
        return (self.number, self.launch, self.first, self.last, evaluated, *facts)

    @classmethod
    def of(cls, told: AttemptTold) -> Attempt:
        """The same again, to be added to."""
        number, launch, first, last, sets, begun, over, started, finished, ended = told
        evaluated = {(phase, data): step for phase, data, step in sets}
        return cls(number, launch, first, last, evaluated, begun, over, started, finished, ended)

    def how_it_began(self) -> str:
        """How it relates to those before, in words, once that was found out."""
        told = self.started
        if self.opening == "resumed" and told is not None and told.from_step is not None:
            return f"resumed from step {told.from_step}"
        return _HOW.get(self.opening or "", "continued")

    @property
    def hides(self) -> bool:
        """Whether any of its events can be superseded."""
        return self.limit < math.inf or bool(self.evaluated_again)

    def overlaps(self, other: Attempt) -> bool:
        """Whether both were written at one time."""
        return self.over > other.begun and other.over > self.begun

    def end_at(self, step: float, why: str) -> None:
        """Has no step after this one count, for that reason."""
        if step <= self.limit:  # of several reasons the first attempt's counts, which is looked at last
            self.limit, self.why = step, why


def settle(attempts: list[Attempt]) -> None:
    """Finds out how the attempts of one rank relate, and to which step each of them counts."""
    if len(attempts) == 1:
        return
    known = {attempt.number: attempt for attempt in attempts}
    stages = stage = 0
    before: Attempt | None = None
    launches: dict[str, list[Attempt]] = {}
    for place, attempt in enumerate(attempts):
        attempt.peers = [attempt]
        peer = _peer(attempt, attempts[:place], launches)
        if attempt.launch is not None:
            launches.setdefault(attempt.launch, []).append(attempt)
        if peer is not None:
            peer.peers.append(attempt)
            attempt.peers, attempt.stage = peer.peers, peer.stage
            continue
        attempt.opening = _opening(attempt, before)
        if attempt.opening in _BEGIN_ANEW:
            stages += 1
            stage = stages
        elif (origin := _origin(attempt, known)) is not None:
            stage = origin.stage
        attempt.stage = stage
        if attempt.first is not None:
            before = attempt
    _number(attempts)
    for place in range(len(attempts) - 1, 0, -1):
        later = attempts[place]
        if later.peers[0] is later and later.limit >= 0:
            earlier = [a for a in attempts[:place] if a.stage == later.stage and a.peers is not later.peers]
            _supersede(later, earlier, known)


def _peer(attempt: Attempt, earlier: list[Attempt], launches: dict[str, list[Attempt]]) -> Attempt | None:
    """The first of the attempts that were written at the same time as this one; None if there is none.

    Clocks differ: one of another launch counts only if this one did not know what it follows, as that was not over.
    """
    if attempt.launch is None:
        return None
    knows = attempt.started is not None and attempt.started.opening is not None
    others = launches.get(attempt.launch, []) if knows else earlier
    found = (other for other in others if other.launch is not None and other.overlaps(attempt))
    if not knows:
        found = (other for other in found if other.launch == attempt.launch or other.begun <= attempt.begun)
    return next((other.peers[0] for other in found), None)


def _number(attempts: list[Attempt]) -> None:
    """Counts the stages that have train steps, and tells apart those that write at one time."""
    numbers: dict[int, int] = {}
    for attempt in attempts:
        if attempt.first is not None:
            numbers.setdefault(attempt.stage, len(numbers) + 1)
        number = numbers.get(attempt.stage, max(len(numbers), 1))
        attempt.training = Training(number, attempt.number if len(attempt.peers) > 1 else None)


def _opening(attempt: Attempt, before: Attempt | None) -> str | None:
    """What an attempt's start says of it, else what its first step and the end before it do."""
    if attempt.started is not None and attempt.started.opening is not None:
        return attempt.started.opening
    if before is None or attempt.first is None or not before.finished:
        return None
    return "stage" if attempt.first <= max(1, before.first or 0) else None


def _origin(attempt: Attempt, known: dict[int, Attempt]) -> Attempt | None:
    """The attempt that an attempt resumes, where it says so and that is there."""
    told = attempt.started
    if attempt.opening != "resumed" or told is None or told.from_attempt is None:
        return None
    return known.get(told.from_attempt) if told.from_attempt < attempt.number else None


def _supersede(later: Attempt, earlier: list[Attempt], known: dict[int, Attempt]) -> None:
    origin = _origin(later, known)
    for attempt in earlier:
        for data, step in later.evaluated.items():
            again = attempt.evaluated_again
            again[data] = min(step, again.get(data, step))
        if later.opening == "resumed" and later.started is not None and later.started.from_step is not None:
            step, why = later.started.from_step, f"resumed from step {later.started.from_step}"
            if origin is None or attempt.peers is origin.peers:
                attempt.end_at(step, why)
            elif attempt.number > origin.number:
                attempt.end_at(-1, f"{why} of attempt {origin.number}")
        elif later.first is not None:
            how = "started again" if later.opening == "restarted" else f"attempt {later.number} continued"
            attempt.end_at(later.first - 1, f"{how} at step {later.first}")
