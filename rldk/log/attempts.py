"""Which events of a run later attempts have superseded."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from rldk_schema import Event

from rldk.log.attempt import ONLY, Attempt, AttemptTold, Training, settle
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant, constant_of
from rldk.log.bulk.rows import taker
from rldk.text import counted, printable

__all__ = ["ONLY", "Superseded", "Told", "Training", "hidden_in_one_line", "superseded", "superseded_in"]

Told = tuple[str, int, AttemptTold]
"""Of an attempt: its run, its rank, and the rest."""

_MOST_REASONS = 3


class Superseded:
    """Whether a later attempt has superseded an event. Memory grows with runs, ranks and attempts, not with events.

    All events of a log, or of several, are added first; `settle` ends that.

    Attributes:
        unnamed: Processes that write one log at one time, such as ranks whose rank nobody gave, a sentence each.
    """

    def __init__(self) -> None:
        self._attempts: dict[tuple[str, int, int], Attempt] = {}
        self._ranks: set[tuple[str, int]] = set()  # that have one
        self.unnamed: list[str] = []

    @property
    def several(self) -> bool:
        """Whether a rank has more than one attempt, so that one of them may supersede something of another."""
        return len(self._ranks) < len(self._attempts)

    def add(self, event: Event) -> None:
        """Takes the next event."""
        process = event.process
        if process is not None and process.attempt is not None:
            self._attempt(event.model_info.run_id, process.rank, process.attempt, process.attempt_id).add(event)

    def add_batch(self, batch: Batch) -> None:
        """Takes the next events."""
        numbers, ranks, ids = (constant_of(batch.leaf(name)) for name in ("attempt", "rank", "attempt_id"))
        if numbers is None or ranks is None or ids is None:
            for event in batch.events():
                self.add(event)
            return
        if numbers.value is None:
            return
        told = batch.group("lifecycle")
        recorded = {row for value, rows in told.rows_of() if value is not None for row in rows}
        steps, times = batch.steps, batch.leaf("timestamp")
        for info, rows in batch.group("model_info").rows_of():
            attempt = self._attempt(info.run_id, ranks.value, numbers.value, ids.value)
            if info.phase in ("summary", "lifecycle"):
                recorded.update(rows)
            elif rows := [row for row in rows if row not in recorded] if recorded else rows:
                own: dict[str | None, Sequence[int]] = {None: rows}
                if info.phase != "train":
                    sets = batch.leaf("dataset_name")
                    own = {data: [row for row in rows if sets[row] == data] for data in {sets[row] for row in rows}}
                for data, same in own.items():
                    take = taker(same, len(batch))
                    attempt.add_rows(info.phase, take(steps), take(times), data)
        for row in sorted(recorded):
            self.add(batch.event(row))

    def add_part(self, later: Superseded) -> None:
        """Takes what a later part of the same logs has, which was not settled either."""
        for key, attempt in later._attempts.items():
            if key in self._attempts:
                self._attempts[key].add_part(attempt)
            else:
                self._keep(key, attempt)

    def about(self, part: Superseded) -> Superseded | None:
        """What is known of the attempts that a part has; None where nothing of them is superseded."""
        own = {key: self._attempts[key] for key in part._attempts}
        if not any(attempt.hides for attempt in own.values()):
            return None
        known = Superseded()
        for key, attempt in own.items():
            known._keep(key, attempt)
        return known

    def unsettled(self) -> Superseded:
        """The same before it was settled, to be added to."""
        same = Superseded()
        for key, attempt in self._attempts.items():
            same._keep(key, Attempt.of(attempt.told()))
        return same

    def told(self) -> list[Told]:
        """What was added to it, to be kept."""
        return [(run_id, rank, attempt.told()) for (run_id, rank, _), attempt in self._attempts.items()]

    @classmethod
    def of(cls, told: Iterable[Told]) -> Superseded:
        """The same again, settled."""
        same = cls()
        for run_id, rank, attempt in told:
            same._keep((run_id, rank, attempt[0]), Attempt.of(attempt))
        same.settle()
        return same

    def changes(self, before: Superseded, highest: int) -> bool:
        """Whether what was true of events before, none of which has a step above `highest`, is so no longer.

        Args:
            before: The same when fewer events had been added, settled.
            highest: A step.
        """
        return any(
            _hides(self._attempts[key], highest) != _hides(old, highest) for key, old in before._attempts.items()
        )

    def beginnings(self) -> Iterator[tuple[int, str]]:
        """The first train step of each attempt that counts but the first one, and how it began."""
        first: set[tuple[str, int]] = set()
        for key, attempt in sorted(self._attempts.items(), key=lambda item: item[0]):
            if attempt.first is None or attempt.first > attempt.limit:
                continue
            if key[:2] in first:
                yield attempt.first, f"attempt {attempt.number} {attempt.how_it_began()}"
            first.add(key[:2])

    def _attempt(self, run_id: str, rank: int | None, number: int, launch: str | None) -> Attempt:
        key = (run_id, rank or 0, number)
        known = self._attempts.get(key)
        if known is None:
            known = Attempt(number, launch)
            self._keep(key, known)
        return known

    def _keep(self, key: tuple[str, int, int], attempt: Attempt) -> None:
        self._attempts[key] = attempt
        self._ranks.add(key[:2])

    def settle(self) -> None:
        """Finds out how the attempts relate, once all events were added."""
        ranks: dict[tuple[str, int], list[Attempt]] = {}
        for (run_id, rank, _), attempt in sorted(self._attempts.items(), key=lambda item: item[0]):
            ranks.setdefault((run_id, rank), []).append(attempt)
        several = len({run_id for run_id, _ in ranks}) > 1
        for (run_id, rank), attempts in ranks.items():
            settle(attempts)
            if together := [a for a in attempts if len(a.peers) > 1]:
                self._say_unnamed(run_id if several else None, rank, together)

    def __call__(self, event: Event) -> bool:
        """Whether an event is superseded."""
        process = event.process
        if process is None or process.attempt is None:
            return False
        info, data = event.model_info, event.data_slice.dataset_name
        return event.step >= self.first_hidden(info.run_id, process.rank, process.attempt, info.phase, data)

    def first_hidden(self, run_id: str, rank: int | None, attempt: int | None, phase: str, data: str | None) -> float:
        """From which step on an attempt's events of a phase and a data set are superseded; infinite if none are."""
        own = None if attempt is None else self._attempts.get((run_id, rank or 0, attempt))
        if own is None:
            return math.inf
        if not own.evaluated_again or phase == "train":
            return own.limit + 1
        return min(own.limit + 1, own.evaluated_again.get((phase, data), math.inf))

    def hidden(self, batch: Batch) -> Sequence[bool]:
        """Which of some events are superseded; a `Constant` where that is known of all together."""
        own = self._of_batch(batch)
        if own is None:
            return [self(event) for event in batch.events()]
        hidden: list[bool] = [False] * len(batch)
        if not any(one.hides for one in own):
            return Constant(False, len(batch))
        number, rank = batch.leaf("attempt")[0], batch.leaf("rank")[0]
        steps, sets = batch.steps, batch.leaf("dataset_name")
        for info, rows in batch.group("model_info").rows_of():
            firsts: dict[str | None, float] = {}
            for row in rows:
                data = None if info.phase == "train" else sets[row]
                if data not in firsts:
                    firsts[data] = self.first_hidden(info.run_id, rank, number, info.phase, data)
                hidden[row] = steps[row] >= firsts[data]
        return hidden

    def trainings(self, batch: Batch) -> Sequence[Training]:
        """The training of each of some events; a `Constant` where that is known of all together."""
        found = None if self._of_batch(batch) is None else {one.training for one in self._of_batch(batch) or ()}
        if found is not None and len(found) <= 1:
            return Constant(next(iter(found), ONLY), len(batch))
        return [self.training_of(event) for event in batch.events()]

    def _of_batch(self, batch: Batch) -> list[Attempt] | None:
        """The attempts that some events are of; None where one rank's attempt does not hold for all."""
        number, rank = constant_of(batch.leaf("attempt")), constant_of(batch.leaf("rank"))
        if number is None or rank is None:
            return None
        runs = {info.run_id for info in batch.group("model_info").values}
        found = (self._attempts.get((run, rank.value or 0, number.value)) for run in runs)
        return [one for one in found if one is not None]

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

    def last_of_stage(self, stage: int) -> int | None:
        """The number of the last attempt of a stage, which counts from 1; None if there is no such stage."""
        return max((own.number for own in self._attempts.values() if own.training.stage == stage), default=None)

    def _say_unnamed(self, run_id: str | None, rank: int, together: list[Attempt]) -> None:
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
    test = Superseded()
    for event in events:
        test.add(event)
    test.settle()
    return test


def superseded_in(batches: Iterable[Batch]) -> Superseded:
    """`superseded` of events that come in batches."""
    test = Superseded()
    for batch in batches:
        test.add_batch(batch)
    test.settle()
    return test


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


def _hides(attempt: Attempt, highest: int) -> tuple[float, dict[tuple[str, str | None], int], Training]:
    """What an attempt's events up to a step depend on."""
    limit = attempt.limit if attempt.limit < highest else math.inf
    again = {data: step for data, step in attempt.evaluated_again.items() if step <= min(highest, limit)}
    return limit, again, attempt.training
