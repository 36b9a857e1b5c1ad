"""What `rldk report` shows of a run on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from rldk_schema import Event
from rldk_schema.fields import LEAF_GROUPS

from rldk.log.attempts import ONLY, Superseded, Training
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.rows import first_rows, phase_rows
from rldk.log.skips import Skips
from rldk.report.drawn import LONGEST_NAME, MEASURED, Drawn
from rldk.report.samples import Samples
from rldk.report.summary import Counts

_MOST_NOTES = 200
_MOST_VALUES = 5

_FACTS = ("model_name", "model_size", "git_sha", "optimizer", "scheduler", "seed", "dataset_name", "world_size")


@dataclass
class Report(Drawn):
    """What the page shows of a run. Its size does not grow with the number of events.

    Attributes:
        facts: Leaves of the events that say what was run, each with its different values in order.
        training_of_attempt: The training that each attempt is of that has train steps here, in order.
        ran: Seconds from the start of each attempt to its last event.
        stages: How many stages the run has.
        hides: What of the run the page hides, and why, in one line; None for nothing.
        final: By metric, the last value in an event of another phase.
        notes: By text: how often it was noted, at which step first, in which phase.
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
    training_of_attempt: dict[int | None, Training] = field(default_factory=dict)
    ran: dict[int | None, float] = field(default_factory=dict)
    stages: int = 1
    hides: str | None = None
    final: dict[str, float] = field(default_factory=dict)
    notes: dict[str, tuple[int, int, str]] = field(default_factory=dict)
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
        super().divide(trainings)

    def clock(self, batch: Batch) -> None:
        """Takes the times of any events, superseded ones too."""
        columns = batch.leaf("wall_time"), batch.leaf("attempt"), batch.has_process
        for time, attempt, known in zip(*columns, strict=True):
            if known and time is not None:
                self.ran[attempt] = max(time, self.ran.get(attempt, 0.0))

    def add(self, event: Event, training: Training = ONLY) -> None:
        """Takes in an event that counts."""
        self._add_facts(event)
        phase = event.model_info.phase
        self._add_notes(event.notes, event.step, phase)
        if phase not in MEASURED:
            self._add_final(event)
        elif phase == "train":
            self.training_of_attempt.setdefault(event.process.attempt if event.process else None, training)
        super().add(event, training)

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
        yield from super()._new_rows(batch, training)

    def _add_known(self, batch: Batch, training: Training) -> None:
        """Takes in events of one training that add to what is drawn already."""
        steps, phases, notes = batch.steps, batch.leaf("phase"), batch.leaf("notes")
        told: list[Sequence[int]] = [[row for row, texts in enumerate(notes) if texts]]
        told += [rows for phase, rows in phase_rows(batch).items() if phase not in MEASURED]
        for row in sorted(set(chain(*told))):
            self._add_notes(notes[row], steps[row], phases[row])
            if phases[row] not in MEASURED:
                self._add_final(batch.event(row))
        super()._add_known(batch, training)

    def _add_final(self, event: Event) -> None:
        for name, value in event.metrics.items():
            if value is not None and (name in self.final or self.room(len(self.final), name, "final values")):
                self.final[name] = value

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
            text = note[: LONGEST_NAME + 1]
            if text in self.notes:
                count, first, where = self.notes[text]
                self.notes[text] = (count + 1, first, where)
            elif self.room(len(self.notes), text[:LONGEST_NAME], "notes", _MOST_NOTES):
                self.notes[text] = (1, step, phase)
