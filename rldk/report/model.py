"""A run in numbers: `{run_id}_final_report.json`, and what `rldk report` shows of it on one page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rldk_schema import METRICS, Event

from rldk.io.source import Events, is_table_file
from rldk.log.attempts import ONLY, Training, hidden_in_one_line, superseded
from rldk.log.listing import Listing
from rldk.log.manifest import read_manifest
from rldk.log.runs import RunLogs
from rldk.log.skips import Skips
from rldk.log.tail import torn_tail
from rldk.report.downsample import Curve
from rldk.report.summary import Counts, series_of

# A log may hold any number of names: so many that nobody declared are drawn, and the others are counted.
_MOST_UNDECLARED = 100
_MOST_SETS = 8
_MOST_TRAININGS = 8
_MOST_NOTES = 200
_MOST_VALUES = 5
_LONGEST_NAME = 200
MOST_COUNTED = 10_000
"""What is left out is counted up to here."""
_MOST_MANIFEST_BYTES = 2**20


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

    def divide(self, trainings: list[Training]) -> None:
        """Draws each of these trainings as a line of its own."""
        self.stages = max((training.stage for training in trainings), default=1)
        if len(trainings) > 1:
            self.trainings = {training: str(training) for training in trainings[:_MOST_TRAININGS]}
            if more := trainings[_MOST_TRAININGS:]:
                self.left_out["stages or processes"] = {hash(training) for training in more[:MOST_COUNTED]}

    def clock(self, event: Event) -> None:
        """Takes the time of any event, superseded ones too."""
        if event.process is not None and event.wall_time is not None:
            attempt = event.process.attempt
            self.ran[attempt] = max(event.wall_time, self.ran.get(attempt, 0.0))

    def add(self, event: Event, training: Training = ONLY) -> None:
        """Takes in an event that counts."""
        self._add_facts(event)
        self._add_notes(event)
        phase = event.model_info.phase
        if phase not in ("train", "eval", "test"):
            for name, value in event.metrics.items():
                if value is not None and (name in self.final or self._room(len(self.final), name, "final values")):
                    self.final[name] = value
            return
        if phase == "train":
            self.training_of_attempt.setdefault(event.process.attempt if event.process else None, training)
        line = self.trainings.get(training)
        if line is None:
            return
        first, last = self.steps or (event.step, event.step)
        self.steps = (min(first, event.step), max(last, event.step))
        series = line if phase == "train" else series_of(event)
        if phase != "train":
            if len(self.trainings) > 1:
                series = f"{line} {series}"
            self._moment(event.step, f"evaluated: {series}")
            if series not in self.sets:
                if not self._room(len(self.sets), series, "evaluation sets", _MOST_SETS):
                    return
                self.sets.append(series)
        curves = self.curves.setdefault(series, {})
        for name, value in event.metrics.items():
            if value is not None:
                curve = curves.get(name)
                if curve is None:
                    if not self._drawn(name):
                        continue
                    curve = curves[name] = Curve()
                curve.add(event.step, value)

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

    def _drawn(self, name: str) -> bool:
        if name in METRICS or name in self.undeclared:
            return True
        if not self._room(len(self.undeclared), name, "metrics"):
            return False
        self.undeclared.append(name)
        return True

    def _room(self, there: int, name: str, what: str, most: int = _MOST_UNDECLARED) -> bool:
        """Whether one more may be shown; counts it if not."""
        if there < most and len(name) <= _LONGEST_NAME:
            return True
        left_out = self.left_out.setdefault(what, set())
        if len(left_out) < MOST_COUNTED:
            left_out.add(hash(name))
        return False

    def _add_facts(self, event: Event) -> None:
        info = event.model_info
        self._fact("model_name", info.model_name)
        self._fact("model_size", info.model_size)
        self._fact("git_sha", info.git_sha)
        self._fact("optimizer", info.optimizer)
        self._fact("scheduler", info.scheduler)
        self._fact("seed", event.rng.seed)
        if info.phase == "train":
            self._fact("dataset_name", event.data_slice.dataset_name)
        if event.process is not None:
            self._fact("world_size", event.process.world_size)

    def _fact(self, name: str, value: str | int | None) -> None:
        if value is None:
            return
        known = self.facts.setdefault(name, [])
        if value not in known and len(known) < _MOST_VALUES:
            known.append(value)

    def _add_notes(self, event: Event) -> None:
        for note in event.notes:
            text = note[: _LONGEST_NAME + 1]
            phase = event.model_info.phase
            if text in self.notes:
                count, step, where = self.notes[text]
                self.notes[text] = (count + 1, step, where)
            elif self._room(len(self.notes), text[:_LONGEST_NAME], "notes", _MOST_NOTES):
                self.notes[text] = (1, event.step, phase)
            if phase == "lifecycle":
                self._moment(event.step, text)

    def _moment(self, step: int, what: str) -> None:
        if len(self.moments) < _MOST_NOTES:
            self.moments[step, what] = None


def collect(run: RunLogs, *, on_progress: Callable[[int], None] | None = None) -> Report:
    """Reads a run twice, in constant memory, and keeps what the page shows.

    Args:
        run: Its logs.
        on_progress: Called now and then with the number of events that a pass has read.

    Raises:
        EventValidationError: A line is no event.
    """
    events = Events(run, on_progress=on_progress)
    hidden = superseded(events)
    told = run.told()
    report = Report(run.run_id, Counts(numbered=not told), read_as=told)
    report.divide(hidden.in_order())
    for event in events:
        report.counts.add(event, behind := hidden(event))
        report.clock(event)
        if not behind:
            report.add(event, hidden.training_of(event))
    report.hides = hidden_in_one_line(hidden, sum(report.counts.superseded.values()))
    report.skips, report.step_order = run.skips, run.order.told()
    if report.read_as:  # of theirs there is no manifest, and no gap in what we number ourselves
        return report
    if not is_table_file(run.paths[0]):
        report.torn = [torn for live in run.paths for torn in _torn(live, run.listing)]
    report.manifest, report.manifest_problem = read_manifest(
        run.paths[0].parent, run.run_id, most_bytes=_MOST_MANIFEST_BYTES
    )
    return report


def _torn(live: Path, listing: Listing) -> Iterable[tuple[str, int]]:
    """What was torn from the end of a log when it was reopened, and what is torn there now."""
    for aside in map(live.with_name, listing.names(live.parent, f"{live.name}.torn-")):
        if aside.is_file():
            yield aside.name, aside.stat().st_size
    with suppress(FileNotFoundError):  # in the middle of a rotation, which leaves no torn line
        if live.suffix == ".jsonl" and (size := torn_tail(live)):
            yield live.name, size
