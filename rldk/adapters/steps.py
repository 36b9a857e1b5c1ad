"""Steps of rows that have none, from the evidence there is, and which of several writers wrote a row."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from rldk.adapters.row_values import number, whole
from rldk.adapters.rows import Row
from rldk.adapters.strides import Stride, Strides
from rldk.text import counted

Evidence = Literal["progress", "key", "count"]

COUNTERS = (
    "global_step", "step", "training_iteration", "num_updates", "gradient_step", "iteration", "iterations", "iter",
    "env_step", "num_timesteps", "timesteps", "total_timesteps", "timesteps_total", "episode", "episodes", "round",
    "epoch",
)  # fmt: skip
"""Keys that may stand for a step where there is none, the truest first; in any case, with spaces, and after any `/`."""

PROGRESS = "the log has no steps: they are those of its progress bar"
NO_BAR = "the log has no steps, and this row no progress bar: its step follows from those of the rows before"
COUNTED = "the log has no steps: its train rows are numbered instead"
BEFORE = "the row has no step of its own: the step of the previous row is used"

_SAME = 1e-9  # epochs that differ by less are the same one
_MOST_GAPS = 10  # train rows for each one that may lack a bar
_MOST_FALLS = 20  # train rows for each fall of a counter: a run that was resumed


class Numbered(NamedTuple):
    """A row with the step that the evidence gives it.

    Attributes:
        note: How it is known, in words.
    """

    row: Row
    step: int
    note: str


@dataclass(frozen=True, slots=True)
class Numbering:
    """What the steps of a log's rows are taken from.

    Attributes:
        evidence: The step of the progress bar, a key of `COUNTERS`, or the number of rows.
        key: That key.
        copies: How often every row stands there, one after the other: once for every node that prints it.
        left_out: Rows that are such copies.
        stride: Steps from row to row, where they are counted.
    """

    evidence: Evidence
    key: str | None = None
    copies: int = 1
    left_out: int = 0
    stride: Stride | None = None

    def __str__(self) -> str:
        """In words, for people."""
        said = {"progress": PROGRESS, "key": f"the log has no steps: its {self.key} is taken for them"}
        words = said.get(self.evidence, COUNTED)
        if self.stride is not None:
            which = "step" if self.stride.every == 1 else f"{self.stride.every} steps"
            words = f"the log has no steps: by their epochs its train rows are of every {which} of {self.stride.total}"
        if self.left_out:
            rows = counted(self.left_out, "row")
            words += f"; every row stands there {self.copies} times, epoch and all: {rows} left out"
        return words


def numbering_of(rows: Iterable[Row], is_train: Callable[[Row], bool]) -> Numbering:
    """Finds out what the steps of a log can be taken from, in one pass and constant memory.

    Args:
        rows: All of them; none has a step.
        is_train: Whether a row reports training.
    """
    seen = _Seen()
    for row in rows:
        if is_train(row):
            seen.add(row)
        else:
            seen.others += seen.same_other.add(row) > 0
        if "train_runtime" in row.values:
            seen.strides.end = _epoch(row)
        seen.ended = row.ended
    return seen.numbering()


def number_rows(rows: Iterable[Row], is_train: Callable[[Row], bool], numbering: Numbering) -> Iterator[Numbered]:
    """Gives every row its step; the copies of other nodes are left out.

    A row of training whose epoch is smaller than that of the row before begins a new attempt: its step is that of the
    earlier row with this epoch, so it falls. Other rows have the step of the row of training before them, unless a bar
    shows another and the epoch differs, too: how late the bar is when training ends depends on how fast that was.

    Args:
        rows: As `numbering_of` has seen them.
        is_train: Likewise.
        numbering: What it found.
    """
    counter = _Counter(numbering.stride)
    copies = {True: _Copies(), False: _Copies(loose=True)}
    last, stride, epoch = 0, 1, None
    for row in rows:
        train = is_train(row)
        if copies[train].add(row) % numbering.copies and numbering.copies > 1:
            continue
        step: int | None
        if not train:
            apart = epoch is None or _epoch(row) != epoch
            shown = row.progress if numbering.evidence == "progress" and apart else None
            yield Numbered(row, last if shown is None else shown, BEFORE if shown is None else PROGRESS)
            continue
        note = str(numbering).partition(";")[0]
        if numbering.evidence == "progress":
            step = row.progress
            if step is None:
                step, note = last + stride, NO_BAR
            elif step > last:
                stride = step - last
        elif numbering.evidence == "key":
            step = whole(row.values.get(numbering.key or ""))
        else:
            step, fell = counter.step(_epoch(row))
            note = fell or note
        last = last + 1 if step is None else step
        epoch = _epoch(row)
        yield Numbered(row, last, note)


def _epoch(row: Row) -> float | None:
    value = number(row.values.get("epoch"))
    is_one = isinstance(value, (int, float)) and not isinstance(value, bool) and not math.isnan(value)
    return float(value) if is_one else None


@dataclass(slots=True)
class _Copies:
    """Rows that repeat the one before them, epoch and all.

    Attributes:
        loose: Whether the same keys and the same epoch are enough: a summary tells how long each node took.
        run: Copies of the last row so far, less one.
    """

    loose: bool = False
    before: dict[str, Any] | None = None
    run: int = 0

    def add(self, row: Row) -> int:
        """How many of the rows directly before this one are the same."""
        values, before = row.values, self.before
        same = before is not None and "epoch" in values and values["epoch"] == before.get("epoch")
        if same and before is not None:
            same = values.keys() == before.keys() if self.loose else _equal(values, before)
        self.run = self.run + 1 if same else 0
        self.before = values
        return self.run


def _equal(values: dict[str, Any], others: dict[str, Any]) -> bool:
    """Whether two rows are the same; of NaN, which equals nothing, by what is printed."""
    return values == others or (values.keys() == others.keys() and str(values) == str(others))


@dataclass(slots=True)
class _Seen:
    """What the rows of training have shown so far.

    Attributes:
        copies: How often a row stands there to how many do.
        others: Rows that are not of training and are like the one before.
        rows: Rows; of those that follow one another and are the same only the first.
        shown: Those of them with a progress bar, and those of these that did not rise.
        counters: Key to its last value and how often it did not rise; None if it is no counter.
    """

    copies: Counter[int] = field(default_factory=Counter)
    same: _Copies = field(default_factory=_Copies)
    same_other: _Copies = field(default_factory=lambda: _Copies(loose=True))
    others: int = 0
    rows: int = 0
    shown: int = 0
    unrisen: int = 0
    progress: int | None = None
    counters: dict[str, tuple[int, int] | None] = field(default_factory=dict)
    strides: Strides = field(default_factory=Strides)
    ended: Collection[int] = ()

    def add(self, row: Row) -> None:
        """Takes a row of training into account."""
        run = self.same.add(row)
        if run:
            self.copies[run] -= 1
            self.copies[run + 1] += 1
            return
        self.copies[1] += 1
        self.rows += 1
        self.strides.add(_epoch(row))
        if row.progress is not None:
            self.shown += 1
            self.unrisen += self.progress is not None and row.progress <= self.progress
            self.progress = row.progress
        if self.rows == 1:
            self.counters = {key: (-1, 0) for key in row.values if counts_as(key) is not None}
        for key, at in self.counters.items():
            value = whole(row.values.get(key))
            if at is not None:
                falls = at[1] + (value is not None and value <= at[0])
                self.counters[key] = None if value is None or value == at[0] else (value, falls)

    def numbering(self) -> Numbering:
        """What the steps are to be taken from."""
        most, groups = max(self.copies.items(), key=lambda item: (item[1], -item[0]), default=(1, 0))
        # Rows may be the same now and then, where nothing is learnt; what a second node prints is always.
        copies = most if groups >= 0.8 * self.rows and self.rows else 1
        left_out = sum(groups * (length - -(-length // copies)) for length, groups in self.copies.items())
        left_out += self.others if copies > 1 else 0
        falls = max(int(self.rows >= 4), self.rows // _MOST_FALLS)
        if self.shown and self.rows - self.shown <= self.rows // _MOST_GAPS and self.unrisen <= falls:
            return Numbering("progress", None, copies, left_out)
        keys = [key for key, at in self.counters.items() if at is not None and at[1] <= falls]
        if keys and self.rows > 1:
            return Numbering("key", min(keys, key=lambda key: counts_as(key) or 0), copies, left_out)
        return Numbering("count", None, copies, left_out, self.strides.found(self.ended))


def counts_as(key: str) -> int | None:
    """How true a counter a key is, 0 being the truest; None if it is none."""
    name = key.rpartition("/")[2].lower().replace(" ", "_")
    return COUNTERS.index(name) if name in COUNTERS else None


@dataclass(slots=True)
class _Counter:
    """Counts the rows of training, from the step at which a run was resumed, in 16 bytes a row.

    Attributes:
        stride: Of a run that was not.
        epochs: Of the rows of this attempt and of what it went on with; they never fall.
        steps: Of the same.
    """

    stride: Stride | None = None
    epochs: array[float] = field(default_factory=lambda: array("d"))
    steps: array[int] = field(default_factory=lambda: array("q"))
    last: int = 0

    def step(self, epoch: float | None) -> tuple[int, str | None]:
        """The step of the next row, and what there is to say if the epoch has fallen."""
        note = None
        if self.stride is not None:
            self.last += 1
            return self.stride.step(self.last - 1), None
        step = self.last + 1
        if epoch is not None and self.epochs and epoch < self.epochs[-1] - _SAME:
            at = bisect_left(self.epochs, epoch - _SAME)
            same = abs(self.epochs[at] - epoch) <= _SAME
            step = self.steps[at] if same else self.steps[at - 1] + 1 if at else self.steps[0]
            note = (
                f"the log has no steps, and the epoch falls from {self.epochs[-1]:g} to {epoch:g}: a run that was "
                "resumed, at the step of the earlier row with this epoch"
            )
            del self.epochs[at:], self.steps[at:]
        if epoch is not None:
            self.epochs.append(epoch)
            self.steps.append(step)
        self.last = step
        return step, note


_WINDOW = 64  # rows within which all writers report a step
_LEAST_STEPS = 8  # before anything is said of writers
_DRIFT = 3  # times the number of writers: rows from the first report of a step to the last


def count_writers(rows: Iterable[tuple[int, Hashable]]) -> int:
    """How many processes have written their rows into one log, interleaved; in one pass and constant memory.

    They have if nearly every step stands there equally often, and close together; runs that were written one after
    the other do not look so.

    Args:
        rows: Step, and what a row is like, such as its keys: a row with the loss of a step and one with its rewards
            are no two writers.

    Returns:
        Their number; 1 if the pattern is not that of several.
    """
    spans: dict[tuple[int, Hashable], tuple[int, int, int]] = {}  # count, and place of the first and the last
    found: Counter[tuple[int, bool]] = Counter()

    def close(count: int, first: int, last: int) -> None:
        found[count, last - first < _DRIFT * count] += 1

    for place, row in enumerate(rows):
        count, first, _ = spans.pop(row, (0, place, place))
        spans[row] = (count + 1, first, place)  # the oldest stay in front
        oldest = next(iter(spans))
        if place - spans[oldest][2] > _WINDOW:
            close(*spans.pop(oldest))
    for span in spans.values():
        close(*span)
    (count, close_by), steps = max(found.items(), key=lambda item: item[1], default=((1, True), 0))
    total = found.total()
    if count == 1 or not close_by or total < _LEAST_STEPS:
        return 1
    return count if steps >= 0.8 * total else 1


@dataclass(slots=True)
class Writers:
    """Tells the rows of several writers apart, as they come.

    Each goes through the steps in order, and is resumed on its own: a row is of the writer whose last step is the
    nearest below, and where there is none of the one that has come farthest, which begins anew.

    Args:
        number: How many there are, as `count_writers` has found.
    """

    number: int
    _last: list[tuple[int, int]] = field(init=False)  # step, and the number of its row, negative
    _rows: int = 0

    def __post_init__(self) -> None:
        self._last = [(-1, self.number - writer) for writer in range(self.number)]

    def of(self, step: int) -> int:
        """Which writer a row is of, from 0; of those that are equally far the one that has been silent for longest."""
        self._rows += 1
        below = [writer for writer, (last, _) in enumerate(self._last) if last < step]
        writer = max(below or range(self.number), key=lambda writer: self._last[writer])
        self._last[writer] = (step, -self._rows)
        return writer

    def __str__(self) -> str:
        """In words, for people."""
        return f"its steps interleave as if {self.number} processes had written it at once: told apart by that"
