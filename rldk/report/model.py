"""What `rldk report` shows of a run on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress
from typing import Any

from rldk_schema import METRICS, Event
from rldk_schema.fields import LEAF_GROUPS

from rldk.log.attempts import ONLY, Superseded, Training
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import ABSENT, Constant
from rldk.log.bulk.rows import (
    Series,
    first_row,
    first_rows,
    phase_rows,
    series_name,
    series_of,
    series_rows,
    taker,
)
from rldk.log.skips import Skips
from rldk.report.downsample import Curve, Steps
from rldk.report.samples import Samples
from rldk.report.summary import Counts

# A log may hold any number of names: so many that nobody declared are drawn, and the others are counted.
_MOST_UNDECLARED = 100
_MOST_SETS = 8
_MOST_TRAININGS = 8
_MOST_NOTES = 200
_MOST_VALUES = 5
_LONGEST_NAME = 200
MOST_COUNTED = 10_000
"""What is left out is counted up to here."""

_MEASURED = ("train", "eval", "test")
_FACTS = ("model_name", "model_size", "git_sha", "optimizer", "scheduler", "seed", "dataset_name", "world_size")


@dataclass(slots=True)
class Report:
    """What the page shows of a run. Its size does not grow with the number of events.

    Attributes:
        facts: Leaves of the events that say what was run, each with its different values in order.
        curves: By series and metric. A series is a training, such as `train` or `stage 2`, or an evaluation set such as
            `eval/held-out`, with its training in front where there are several.
        training_of_attempt: The training that each attempt is of that has train steps here, in order.
        ran: Seconds from the start of each attempt to its last event.
        stages: How many stages the run has.
        trainings: The trainings that are drawn, each with the name of its series: lines of their own.
        steps: First and last step of what is drawn; None before the first.
        sets: The series of evaluations that are drawn.
        hides: What of the run the page hides, and why, in one line; None for nothing.
        undeclared: The metrics that are drawn and that the schema does not know.
        final: By metric, the last value in an event of another phase.
        notes: By text: how often it was noted, at which step first, in which phase.
        moments: Steps and what happened there.
        left_out: What is not drawn, and how many of it.
        torn: Files whose end was torn, and the bytes of it.
        manifest: What `{run_id}_run.json` says; None if nothing.
        manifest_problem: Why it says nothing.
        read_as: What the log was read as, where others have written it.
        skips: Lines of it that gave no event.
        step_order: Where its train steps fall or repeat within an attempt.
        samples: Completions that are shown; None if there are none, or they are left out.
        superseded: Which events later attempts superseded; None if none can be.
        brief: Whether only the last value of each line is told.
    """

    run_id: str
    counts: Counts = field(default_factory=Counts)
    facts: dict[str, list[str | int]] = field(default_factory=dict)
    curves: dict[str, dict[str, Curve]] = field(default_factory=dict)
    trainings: dict[Training, str] = field(default_factory=lambda: {ONLY: "train"})
    training_of_attempt: dict[int | None, Training] = field(default_factory=dict)
    ran: dict[int | None, float] = field(default_factory=dict)
    stages: int = 1
    steps: tuple[int, int] | None = None
    hides: str | None = None
    sets: list[str] = field(default_factory=list)
    undeclared: list[str] = field(default_factory=list)
    final: dict[str, float] = field(default_factory=dict)
    notes: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    moments: dict[tuple[int, str], None] = field(default_factory=dict)
    left_out: dict[str, set[int]] = field(default_factory=dict)
    torn: list[tuple[str, int]] = field(default_factory=list)
    manifest: dict[str, Any] | None = None
    manifest_problem: str | None = None
    read_as: list[str] = field(default_factory=list)
    skips: Skips = field(default_factory=Skips)
    step_order: list[str] = field(default_factory=list)
    samples: Samples | None = None
    superseded: Superseded | None = None
    brief: bool = False

    def divide(self, trainings: list[Training]) -> None:
        """Draws each of these trainings as a line of its own."""
        self.stages = max((training.stage for training in trainings), default=1)
        if len(trainings) > 1:
            self.trainings = {training: str(training) for training in trainings[:_MOST_TRAININGS]}
            if more := trainings[_MOST_TRAININGS:]:
                self.left_out["stages or processes"] = {hash(training) for training in more[:MOST_COUNTED]}

    def clock(self, batch: Batch) -> None:
        """Takes the times of any events, superseded ones too."""
        columns = batch.leaf("wall_time"), batch.leaf("attempt"), batch.has_process
        for time, attempt, known in zip(*columns, strict=True):
            if known and time is not None:
                self.ran[attempt] = max(time, self.ran.get(attempt, 0.0))

    def add_batch(self, batch: Batch, trainings: Sequence[Training]) -> None:
        """Takes in events that count, each with the training that it is of."""
        new = len(batch)
        if isinstance(trainings, Constant):
            new = 1 + max(self._new_rows(batch, trainings.value), default=-1)
        for row in range(new):
            self.add(batch.event(row), trainings[row])
        if new < len(batch):
            self._add_known(batch.take(range(new, len(batch))) if new else batch, trainings[0])

    def add(self, event: Event, training: Training = ONLY) -> None:
        """Takes in an event that counts."""
        self._add_facts(event)
        phase = event.model_info.phase
        self._add_notes(event.notes, event.step, phase)
        if phase not in _MEASURED:
            self._add_final(event)
            return
        if phase == "train":
            self.training_of_attempt.setdefault(event.process.attempt if event.process else None, training)
        line = self.trainings.get(training)
        if line is None:
            return
        self._reach(event.step, event.step)
        series = self._drawn_as(line, series_of(event))
        if phase != "train" and not self._evaluated(event.step, series):
            return
        curves = self.curves.setdefault(series, {})
        for name, value in event.metrics.items():
            if value is not None:
                curve = curves.get(name)
                if curve is None:
                    if not self.drawn(name):
                        continue
                    curve = curves[name] = Curve()
                curve.add(event.step, value)

    def _series(self, batch: Batch, training: Training) -> Series:
        """Rows of events of one training by the series that they are drawn as; those that are not are left out."""
        line = self.trainings.get(training)
        if line is None:
            return {}
        found = series_rows(batch).items()
        return {self._drawn_as(line, name): rows for name, rows in found if name not in ("summary", "lifecycle")}

    def _new_rows(self, batch: Batch, training: Training) -> Iterator[int]:
        """The rows that add a line, a curve or a fact to the page: what they add depends on their order."""
        trained = phase_rows(batch).get("train", ())
        for name in _FACTS:
            known = self.facts.get(name, ())
            if len(known) < _MOST_VALUES:
                rows = trained if name == "dataset_name" else range(len(batch))
                firsts = first_rows(batch.leaf(name), rows)
                yield from (row for value, row in firsts if value is not None and value not in known)
        firsts = first_rows(batch.leaf("attempt"), trained)
        yield from (row for attempt, row in firsts if attempt not in self.training_of_attempt)
        for series, rows in self._series(batch, training).items():
            curves = self.curves.get(series)
            if curves is None:
                yield rows[0]
            for metric, column in batch.metrics.items():
                if (curves is None or metric not in curves) and self._may_be_drawn(metric):
                    row = first_row(column, rows)
                    if row is not None:
                        yield row

    def _add_known(self, batch: Batch, training: Training) -> None:
        """Takes in events of one training that add to what is drawn already."""
        steps, phases, sets, notes = batch.steps, batch.leaf("phase"), batch.leaf("dataset_name"), batch.leaf("notes")
        line = self.trainings.get(training)
        told: list[Sequence[int]] = [[row for row, texts in enumerate(notes) if texts]]
        told += [rows for phase, rows in phase_rows(batch).items() if phase != "train"]
        for row in sorted(set(chain(*told))):
            self._add_notes(notes[row], steps[row], phases[row])
            if phases[row] not in _MEASURED:
                self._add_final(batch.event(row))
            elif phases[row] != "train" and line is not None:
                self._evaluated(steps[row], self._drawn_as(line, series_name(phases[row], sets[row])))
        for series, rows in self._series(batch, training).items():
            take = taker(rows, len(batch))
            own = Steps(take(steps))
            self._reach(min(own.numbers), max(own.numbers))
            for metric, curve in self.curves.get(series, {}).items():
                if (column := batch.metrics.get(metric)) is None:
                    continue
                values = take(column.values)
                if column.full:
                    curve.add_all(own, values)
                    continue
                there = [value is not None and value is not ABSENT for value in values]
                curve.add_some(
                    own if all(there) else Steps(list(compress(own.numbers, there))), list(compress(values, there))
                )

    def _reach(self, first: int, last: int) -> None:
        """Widens the steps that are drawn."""
        low, high = self.steps or (first, last)
        self.steps = (min(low, first), max(high, last))

    def _drawn_as(self, line: str, series: str) -> str:
        """What a series of a training is drawn as, by the name of the training's line."""
        if series == "train":
            return line
        return f"{line} {series}" if len(self.trainings) > 1 else series

    def _evaluated(self, step: int, series: str) -> bool:
        """Takes in that a set was evaluated, and says whether it is drawn."""
        self._moment(step, f"evaluated: {series}")
        if series not in self.sets:
            if not self._room(len(self.sets), series, "evaluation sets", _MOST_SETS):
                return False
            self.sets.append(series)
        return True

    def _add_final(self, event: Event) -> None:
        for name, value in event.metrics.items():
            if value is not None and (name in self.final or self._room(len(self.final), name, "final values")):
                self.final[name] = value

    @property
    def lines(self) -> list[str]:
        """The series of the trainings that are drawn."""
        return list(self.trainings.values())

    @property
    def first_attempts(self) -> set[int | None]:
        """The attempts that a training begins with."""
        first: dict[Training, int | None] = {}
        for attempt, training in self.training_of_attempt.items():
            first.setdefault(training, attempt)
        return set(first.values())

    def row_of(self, attempt: int | None) -> int:
        """The place of an attempt's training among those that are drawn; the last one for those that are not."""
        trainings = list(self.trainings)
        training = self.training_of_attempt.get(attempt, ONLY)
        return trainings.index(training) if training in self.trainings else len(trainings) - 1

    def attempts_of_manifest(self) -> list[dict[str, Any]]:
        """What the manifest says of each attempt. Anyone may have written it."""
        found = (self.manifest or {}).get("attempts")
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []

    def drawn(self, name: str) -> bool:
        """Whether a metric is drawn; counts it if not."""
        if name in METRICS or name in self.undeclared:
            return True
        if not self._room(len(self.undeclared), name, "metrics"):
            return False
        self.undeclared.append(name)
        return True

    def _may_be_drawn(self, name: str) -> bool:
        """Whether a metric is drawn or would be, or is yet to be counted among those that are not."""
        if name in METRICS or name in self.undeclared or _fits(len(self.undeclared), name, _MOST_UNDECLARED):
            return True
        left_out = self.left_out.get("metrics", ())
        return len(left_out) < MOST_COUNTED and hash(name) not in left_out

    def _room(self, there: int, name: str, what: str, most: int = _MOST_UNDECLARED) -> bool:
        """Whether one more may be shown; counts it if not."""
        if _fits(there, name, most):
            return True
        left_out = self.left_out.setdefault(what, set())
        if len(left_out) < MOST_COUNTED:
            left_out.add(hash(name))
        return False

    def _add_facts(self, event: Event) -> None:
        for name in _FACTS:
            value = getattr(getattr(event, LEAF_GROUPS[name] or ""), name, None)
            if value is None or (name == "dataset_name" and event.model_info.phase != "train"):
                continue
            known = self.facts.setdefault(name, [])
            if value not in known and len(known) < _MOST_VALUES:
                known.append(value)

    def _add_notes(self, notes: Sequence[str], step: int, phase: str) -> None:
        for note in notes:
            text = note[: _LONGEST_NAME + 1]
            if text in self.notes:
                count, first, where = self.notes[text]
                self.notes[text] = (count + 1, first, where)
            elif self._room(len(self.notes), text[:_LONGEST_NAME], "notes", _MOST_NOTES):
                self.notes[text] = (1, step, phase)
            if phase == "lifecycle":
                self._moment(step, text)

    def _moment(self, step: int, what: str) -> None:
        if len(self.moments) < _MOST_NOTES:
            self.moments[step, what] = None


def _fits(there: int, name: str, most: int) -> bool:
    """Whether one more may be shown."""
    return there < most and len(name) <= _LONGEST_NAME
