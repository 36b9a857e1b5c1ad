"""What is drawn of a run: its curves by series and metric, and what happened at which step."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import chain, compress
from typing import NamedTuple

from rldk_schema import METRICS, Event

from rldk.log.attempts import ONLY, Training
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import ABSENT, Column, Constant
from rldk.log.bulk.rows import Series, first_row, phase_rows, series_name, series_of, series_rows, taker
from rldk.report.downsample import MOST_BUCKETS, Curve, Steps

# A log may hold any number of names: so many that nobody declared are drawn, and the others are counted.
_MOST_UNDECLARED = 100
_MOST_SETS = 8
_MOST_TRAININGS = 8
MOST_OF_A_KIND = 100
"""Moments of one kind that a time line shows."""
LONGEST_NAME = 200
MOST_COUNTED = 10_000
"""What is left out is counted up to here."""

MEASURED = ("train", "eval", "test")
"""Phases whose metrics are drawn."""


class Moment(NamedTuple):
    """Something that happened to a run.

    Attributes:
        step: When.
        kind: `started`, `ended`, `checkpoint` or `stall`, as `lifecycle.kind` has it; `alert`, `evaluated`, or `note`.
        text: In words.
    """

    step: int
    kind: str
    text: str


@dataclass(kw_only=True)
class Drawn:
    """What plots and a time line show of a run. Its size does not grow with the number of events.

    Attributes:
        curves: By series and metric. A series is a training, such as `train` or `stage 2`, or an evaluation set such as
            `eval/held-out`, with its training in front where there are several.
        clocks: By the series of a training, the Unix time, in s, of each of its steps; None if nobody wants to know.
        trainings: The trainings that are drawn, each with the name of its series: lines of their own.
        steps: First and last step of what is drawn; None before the first.
        sets: The series of evaluations that are drawn.
        undeclared: The metrics that are drawn and that the schema does not know.
        moments: What happened, as a set in the order of the log.
        left_out: What is not drawn, and a digest of each of it.
        wanted: The metrics that are to be drawn; None for all.
        most_buckets: How many a curve may have.
    """

    curves: dict[str, dict[str, Curve]] = field(default_factory=dict)
    clocks: dict[str, Curve] | None = None
    trainings: dict[Training, str] = field(default_factory=lambda: {ONLY: "train"})
    steps: tuple[int, int] | None = None
    sets: list[str] = field(default_factory=list)
    undeclared: list[str] = field(default_factory=list)
    moments: dict[Moment, None] = field(default_factory=dict)
    left_out: dict[str, set[int]] = field(default_factory=dict)
    wanted: Collection[str] | None = None
    most_buckets: int = MOST_BUCKETS

    def divide(self, trainings: list[Training]) -> None:
        """Draws each of these trainings as a line of its own."""
        if len(trainings) > 1:
            self.trainings = {training: str(training) for training in trainings[:_MOST_TRAININGS]}
            if more := trainings[_MOST_TRAININGS:]:
                self.left_out["stages or processes"] = {digest_of(str(training)) for training in more[:MOST_COUNTED]}

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
        phase = event.model_info.phase
        if phase == "lifecycle":
            self._happened(event)
        line = self.trainings.get(training) if phase in MEASURED else None
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
                    curve = curves[name] = Curve(self.most_buckets)
                curve.add(event.step, value)
        if phase == "train" and self.clocks is not None and event.timestamp is not None:
            self.clocks.setdefault(line, Curve(self.most_buckets)).add(event.step, event.timestamp)

    def _series(self, batch: Batch, training: Training) -> Series:
        """Rows of events of one training by the series that they are drawn as; those that are not are left out."""
        line = self.trainings.get(training)
        if line is None:
            return {}
        found = series_rows(batch).items()
        return {self._drawn_as(line, name): rows for name, rows in found if name not in ("summary", "lifecycle")}

    def _new_rows(self, batch: Batch, training: Training) -> Iterator[int]:
        """The rows that add a line or a curve: what they add depends on their order."""
        for series, rows in self._series(batch, training).items():
            curves = self.curves.get(series)
            if curves is None:
                yield rows[0]
            for metric, column in self._columns(batch).items():
                if (curves is None or metric not in curves) and self._may_be_drawn(metric):
                    row = first_row(column, rows)
                    if row is not None:
                        yield row

    def _add_known(self, batch: Batch, training: Training) -> None:
        """Takes in events of one training that add to what is drawn already."""
        steps, phases, sets = batch.steps, batch.leaf("phase"), batch.leaf("dataset_name")
        line = self.trainings.get(training)
        told = [rows for phase, rows in phase_rows(batch).items() if phase not in ("train", "summary")]
        for row in sorted(chain(*told)):
            if phases[row] == "lifecycle":
                self._happened(batch.event(row))
            elif line is not None:
                self._evaluated(steps[row], self._drawn_as(line, series_name(phases[row], sets[row])))
        for series, rows in self._series(batch, training).items():
            take = taker(rows, len(batch))
            own = Steps(take(steps))
            self._reach(min(own.numbers), max(own.numbers))
            columns = self._columns(batch)
            for metric, curve in self.curves.get(series, {}).items():
                if (column := columns.get(metric)) is None:
                    continue
                values = take(column.values)
                if column.full:
                    curve.add_all(own, values)
                    continue
                _add_there(curve, own, values, [value is not None and value is not ABSENT for value in values])
            if series == line and self.clocks is not None:
                times = take(batch.leaf("timestamp"))
                clock = self.clocks.setdefault(series, Curve(self.most_buckets))
                _add_there(clock, own, times, [time is not None for time in times])

    def _columns(self, batch: Batch) -> dict[str, Column]:
        return batch.metrics if self.wanted is None else dict(batch.metrics_of(self.wanted))

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
        self._moment(Moment(step, "evaluated", f"evaluated: {series}"))
        if series not in self.sets:
            if not self.room(len(self.sets), series, "evaluation sets", _MOST_SETS):
                return False
            self.sets.append(series)
        return True

    def _happened(self, event: Event) -> None:
        told = "note" if event.lifecycle is None else event.lifecycle.kind
        for note in event.notes:
            self._moment(Moment(event.step, told if event.alert is None else "alert", note[: LONGEST_NAME + 1]))

    def _moment(self, moment: Moment) -> None:
        if moment in self.moments:
            return
        if sum(known.kind == moment.kind for known in self.moments) < MOST_OF_A_KIND:
            self.moments[moment] = None
        else:
            self._leave_out(repr(moment), "moments of the time line")

    def copy(self) -> Drawn:
        """The same, which can be added to."""
        return replace(
            self,
            curves={s: {name: curve.copy() for name, curve in own.items()} for s, own in self.curves.items()},
            clocks=None if self.clocks is None else {line: clock.copy() for line, clock in self.clocks.items()},
            trainings=dict(self.trainings),
            sets=list(self.sets),
            undeclared=list(self.undeclared),
            moments=dict(self.moments),
            left_out={what: set(names) for what, names in self.left_out.items()},
        )

    @property
    def lines(self) -> list[str]:
        """The series of the trainings that are drawn."""
        return list(self.trainings.values())

    def drawn(self, name: str) -> bool:
        """Whether a metric is drawn; counts it if not."""
        if self.wanted is not None:
            return name in self.wanted
        if name in METRICS or name in self.undeclared:
            return True
        if not self.room(len(self.undeclared), name, "metrics"):
            return False
        self.undeclared.append(name)
        return True

    def leaves_out(self, name: str) -> bool:
        """Whether a metric is there, and is not drawn."""
        return digest_of(name) in self.left_out.get("metrics", ())

    def _may_be_drawn(self, name: str) -> bool:
        """Whether a metric is drawn or would be, or is yet to be counted among those that are not."""
        if self.wanted is not None:
            return name in self.wanted
        if name in METRICS or name in self.undeclared or _fits(len(self.undeclared), name, _MOST_UNDECLARED):
            return True
        left_out = self.left_out.get("metrics", ())
        return len(left_out) < MOST_COUNTED and digest_of(name) not in left_out

    def room(self, there: int, name: str, what: str, most: int = _MOST_UNDECLARED) -> bool:
        """Whether one more may be shown; counts it if not.

        Args:
            there: How many are shown.
            name: What it is called.
            what: What such things are called together.
            most: How many may be shown.
        """
        if _fits(there, name, most):
            return True
        self._leave_out(name, what)
        return False

    def _leave_out(self, name: str, what: str) -> None:
        left_out = self.left_out.setdefault(what, set())
        if len(left_out) < MOST_COUNTED:
            left_out.add(digest_of(name))


def _add_there(curve: Curve, steps: Steps, values: Sequence[float], there: list[bool]) -> None:
    """Adds those values that are there."""
    if all(there):
        curve.add_some(steps, values)
    else:
        curve.add_some(Steps(list(compress(steps.numbers, there))), list(compress(values, there)))


def _fits(there: int, name: str, most: int) -> bool:
    """Whether one more may be shown."""
    return there < most and len(name) <= LONGEST_NAME


def digest_of(name: str) -> int:
    """The same in every process, unlike `hash`: what is counted may be kept."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=6).digest(), "big")
