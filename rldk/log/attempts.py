"""How the attempts of a run relate, and which of their events later attempts have superseded."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from rldk_schema import Event, Lifecycle

from rldk.text import counted, printable

_MOST_REASONS = 3
_BEGIN_ANEW = ("new", "stage", "trial")
_MEASURED = ("train", "eval", "test")


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


@dataclass(slots=True, eq=False)
class _Attempt:
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
    opening: str | None = None
    stage: int = 0
    training: Training = ONLY
    peers: list[_Attempt] = field(default_factory=list)
    limit: float = math.inf
    why: str = ""
    evaluated_again: dict[tuple[str, str | None], int] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        phase, step, told = event.model_info.phase, event.step, event.lifecycle
        if told is not None:
            if told.kind == "started":
                self.started = self.started or told
            elif told.kind == "ended":
                self.finished = told.ending == "finished"
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

    def overlaps(self, other: _Attempt) -> bool:
        return self.over > other.begun and other.over > self.begun

    def end_at(self, step: float, why: str) -> None:
        if step <= self.limit:  # of several reasons the first attempt's counts, which is looked at last
            self.limit, self.why = step, why


class Superseded:
    """Whether a later attempt has superseded an event. Memory grows with runs, ranks and attempts, not with events.

    Args:
        events: All events of a log, or of several.

    Attributes:
        unnamed: Processes that write one log at one time, such as ranks whose rank nobody gave, a sentence each.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        self._attempts: dict[tuple[str, int, int], _Attempt] = {}
        for event in events:
            process = event.process
            if process is not None and process.attempt is not None:
                key = (event.model_info.run_id, process.rank or 0, process.attempt)
                known = self._attempts.get(key)
                if known is None:
                    known = self._attempts[key] = _Attempt(process.attempt, process.attempt_id)
                known.add(event)
        self.unnamed: list[str] = []
        ranks: dict[tuple[str, int], list[_Attempt]] = {}
        for (run_id, rank, _), attempt in sorted(self._attempts.items(), key=lambda item: item[0]):
            ranks.setdefault((run_id, rank), []).append(attempt)
        several = len({run_id for run_id, _ in ranks}) > 1
        for (run_id, rank), attempts in ranks.items():
            _settle(attempts)
            if together := [a for a in attempts if len(a.peers) > 1]:
                self._say_unnamed(run_id if several else None, rank, together)

    def __call__(self, event: Event) -> bool:
        """Whether an event is superseded."""
        process = event.process
        if process is None or process.attempt is None:
            return False
        info = event.model_info
        own = self._attempts.get((info.run_id, process.rank or 0, process.attempt))
        if own is None:
            return False
        if event.step > own.limit:
            return True
        if not own.evaluated_again or info.phase == "train":
            return False
        return event.step >= own.evaluated_again.get((info.phase, event.data_slice.dataset_name), math.inf)

    def training_of(self, event: Event) -> Training:
        """The training that an event is of."""
        process = event.process
        if process is None or process.attempt is None:
            return ONLY
        own = self._attempts.get((event.model_info.run_id, process.rank or 0, process.attempt))
        return ONLY if own is None else own.training

    def in_order(self) -> list[Training]:
        """The trainings that have train steps."""
        attempts = [attempt for _, attempt in sorted(self._attempts.items(), key=lambda item: item[0])]
        trained = dict.fromkeys(attempt.training for attempt in attempts if attempt.first is not None)
        return sorted(trained, key=lambda training: training.stage)

    def stage_of(self, event: Event) -> int:
        """The number of the stage that an event is of, from 1."""
        return self.training_of(event).stage

    def reasons(self) -> Iterator[str]:
        """What is hidden of each attempt, and why: `attempt 1, steps 5-9: resumed from step 4`."""
        several = len({run_id for run_id, _, _ in self._attempts}) > 1
        for (run_id, _, number), attempt in sorted(self._attempts.items(), key=lambda item: item[0]):
            if attempt.first is None or attempt.last is None or attempt.last <= attempt.limit:
                continue
            first = max(attempt.first, int(attempt.limit) + 1)
            steps = f"step {first}" if first == attempt.last else f"steps {first}-{attempt.last}"
            run = f"{printable(run_id)}, " if several else ""
            yield f"{run}attempt {number}, {steps}: {attempt.why}"

    def stages(self, run_id: str) -> int:
        """How many stages a run has: its first attempt, and each that began anew after one that had finished."""
        of_ranks: dict[int, set[int]] = {}
        for (run, rank, _), attempt in self._attempts.items():
            if run == run_id:
                of_ranks.setdefault(rank, set()).add(attempt.stage)
        return max(map(len, of_ranks.values()), default=0)

    def _say_unnamed(self, run_id: str | None, rank: int, together: list[_Attempt]) -> None:
        numbers = ", ".join(str(attempt.number) for attempt in together)
        who, advice = f"processes of one launch, all as rank {rank}", "its rank (rank=, or RANK in its environment)"
        if len({attempt.launch for attempt in together}) > 1:
            who, advice = "processes that were started apart", "a run_id of its own"
        run = "" if run_id is None else f"{printable(run_id)}: "
        self.unnamed.append(
            f"{run}attempts {numbers} were written at one time by {who}: none hides another. Give each {advice}"
        )


def superseded(events: Iterable[Event]) -> Superseded:
    """Goes through all events of a log and gives a test for one: is it superseded?

    A resumed attempt supersedes what was done after the step that it continues from; one that starts again, what was
    done from its first step on; a stage or a trial supersedes nothing. Where no event says which of these an attempt
    is, it is a stage if the one before says that it finished, and it begins no later than that one did; else it
    supersedes what was done from its first step on. An evaluation is superseded, too, if a later attempt that is no
    stage evaluated the same set at or before its step. `docs/log-format.md` has the rules.
    """
    return Superseded(events)


def hidden_in_one_line(test: Superseded, hidden: int) -> str | None:
    """What a reader who hides superseded events leaves out, and why; None if nothing is to be said.

    Args:
        test: What hid them.
        hidden: How many it hid.
    """
    said = list(test.unnamed)
    if hidden:
        reasons = list(dict.fromkeys(test.reasons()))
        if (more := len(reasons) - _MOST_REASONS) > 0:
            reasons[_MOST_REASONS:] = [f"and of {counted(more, 'more attempt')}"]
        because = f" ({'; '.join(reasons)})" if reasons else " (evaluations that were repeated)"
        said.insert(0, f"{counted(hidden, 'event')} of superseded attempts hidden{because}")
    return "; ".join(said) or None


def _settle(attempts: list[_Attempt]) -> None:
    """Finds out how the attempts of one rank relate, and to which step each of them counts."""
    if len(attempts) == 1:
        return
    known = {attempt.number: attempt for attempt in attempts}
    stages = stage = 0
    before: _Attempt | None = None
    launches: dict[str, list[_Attempt]] = {}
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


def _peer(attempt: _Attempt, earlier: list[_Attempt], launches: dict[str, list[_Attempt]]) -> _Attempt | None:
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


def _number(attempts: list[_Attempt]) -> None:
    """Counts the stages that have train steps, and tells apart those that write at one time."""
    numbers: dict[int, int] = {}
    for attempt in attempts:
        if attempt.first is not None:
            numbers.setdefault(attempt.stage, len(numbers) + 1)
        number = numbers.get(attempt.stage, max(len(numbers), 1))
        attempt.training = Training(number, attempt.number if len(attempt.peers) > 1 else None)


def _opening(attempt: _Attempt, before: _Attempt | None) -> str | None:
    """What an attempt's start says of it, else what its first step and the end before it do."""
    if attempt.started is not None and attempt.started.opening is not None:
        return attempt.started.opening
    if before is None or attempt.first is None or not before.finished:
        return None
    return "stage" if attempt.first <= max(1, before.first or 0) else None


def _origin(attempt: _Attempt, known: dict[int, _Attempt]) -> _Attempt | None:
    """The attempt that an attempt resumes, where it says so and that is there."""
    told = attempt.started
    if attempt.opening != "resumed" or told is None or told.from_attempt is None:
        return None
    return known.get(told.from_attempt) if told.from_attempt < attempt.number else None


def _supersede(later: _Attempt, earlier: list[_Attempt], known: dict[int, _Attempt]) -> None:
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
