"""One run on its way to be compared: its events as they are read, by series, until others have come as far."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import lt
from typing import Any, NamedTuple

from rldk.compare.packed import bits, is_missing, is_nothing, nothing, packed
from rldk.io.gathered import visible
from rldk.log.attempts import ONLY, Superseded, Training
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant
from rldk.log.bulk.rows import series_rows, taker
from rldk.log.runs import RunLogs

SEEDS = ("seed", "python_hash_seed", "torch_seed", "numpy_seed", "random_seed")
DATA = ("dataset_name", "batch_size", "sequence_length", "tokens_in", "tokens_out")
_LEAVES = (*SEEDS, *DATA)
_FACTS = ("model_name", "model_size", "optimizer", "scheduler", "git_sha", "world_size", *SEEDS, *DATA[:3])
_MOST_VALUES = 5
_FEW = 64  # rows: of so few it is worth looking which names are still of use


class Part(NamedTuple):
    """What of a run is meant: all that counts, one of its attempts with all that it did, or one of its stages."""

    attempt: int | None = None
    stage: int | None = None

    def __str__(self) -> str:
        if self.attempt is not None:
            return str(self.attempt)
        return "" if self.stage is None else f"stage{self.stage}"


class Key(NamedTuple):
    """What values belong to: a training, and in it its steps (`train`), an evaluation (`eval/x`) or a summary."""

    training: Training
    series: str

    def __str__(self) -> str:
        if self.training == ONLY:
            return self.series
        return str(self.training) if self.series == "train" else f"{self.training} {self.series}"


@dataclass(slots=True)
class Rows:
    """Values of one series of one run, a row for each step; steps rise.

    Attributes:
        steps: The step of each row.
        metrics: By name, the values; `ABSENT` where there is none.
        leaves: Seeds and data by the name of the leaf; None where there is none.
        last: The highest step so far, of rows that were taken out, too.
        displaced: Events that came after one of a later step, and values that came twice: neither is compared.
    """

    steps: list[int] = field(default_factory=list)
    metrics: dict[str, array[float]] = field(default_factory=dict)
    leaves: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in _LEAVES})
    last: int = -1
    displaced: int = 0

    def extend(
        self, steps: Sequence[int], metrics: Mapping[str, array[float]], leaves: Mapping[str, Sequence[Any]]
    ) -> None:
        """Takes the next rows."""
        if steps[0] > self.last and all(map(lt, steps, steps[1:])):
            self._extend(steps, metrics, leaves)
            return
        for row, step in enumerate(steps):
            own = {name: column[row : row + 1] for name, column in metrics.items()}
            told = {name: column[row : row + 1] for name, column in leaves.items()}
            if step > self.last:
                self._extend([step], own, told)
            else:
                self._fill(step, own, told)

    def _extend(
        self, steps: Sequence[int], metrics: Mapping[str, array[float]], leaves: Mapping[str, Sequence[Any]]
    ) -> None:
        rows = len(self.steps)
        for name, column in metrics.items():
            known = self.metrics.get(name)
            if known is None:
                known = self.metrics[name] = nothing(rows)
            known.extend(column)
        for name in self.metrics.keys() - metrics.keys():
            self.metrics[name].extend(nothing(len(steps)))
        for name, told in leaves.items():
            self.leaves[name] += told
        self.steps += steps
        self.last = self.steps[-1]

    def _fill(self, step: int, metrics: Mapping[str, array[float]], leaves: Mapping[str, Sequence[Any]]) -> None:
        """Takes what another event says of a step that has a row."""
        row = bisect_left(self.steps, step)
        if row == len(self.steps) or self.steps[row] != step:
            self.displaced += 1
            return
        for name, column in metrics.items():
            if is_missing(bits(column)[0]):
                continue
            known = self.metrics.get(name)
            if known is None:
                known = self.metrics[name] = nothing(len(self.steps))
            if is_missing(bits(known)[row]):
                known[row] = column[0]
            else:
                self.displaced += 1
        for name, (value,) in leaves.items():
            told = self.leaves[name]
            if told[row] is None:
                told[row] = value
            elif value is not None and value != told[row]:  # each event may say the same
                self.displaced += 1

    def take(self, count: int) -> Rows:
        """Takes out the first rows."""
        out = Rows(
            self.steps[:count],
            {name: column[:count] for name, column in self.metrics.items()},
            {name: told[:count] for name, told in self.leaves.items()},
        )
        del self.steps[:count]
        for column in self.metrics.values():
            del column[:count]
        for told in self.leaves.values():
            del told[:count]
        if len(self.steps) <= _FEW:  # a log may have new names at every step
            self.metrics = {name: column for name, column in self.metrics.items() if not is_nothing(column)}
        return out

    def until(self, step: float) -> int:
        """How many rows there are up to a step, that included."""
        return bisect_right(self.steps, step)


class Track:
    """Reads a run, batch by batch.

    Args:
        run: Its logs.
        superseded: Which of its events later attempts superseded; None if none can be.
        part: What of it is meant.

    Attributes:
        pending: By series, what was read and not taken yet.
        events: How many events were read.
        hidden: How many of them are superseded, and left out.
        apart: How many are no part of what is meant.
        facts: What events say besides numbers, by leaf: the first different values, in order.
        ended: Whether all was read.
    """

    def __init__(self, run: RunLogs, superseded: Superseded | None = None, part: Part | None = None) -> None:
        self.pending: dict[Key, Rows] = {}
        self.events = self.hidden = self.apart = 0
        self.facts: dict[str, list[Any]] = {name: [] for name in _FACTS}
        self.ended = False
        self._superseded, self._part = superseded, part or Part()
        self._batches: Iterator[Batch] = iter(run.batches())
        self._at = (0, -1)  # stage, step

    @property
    def position(self) -> tuple[float, int]:
        """How far it was read."""
        return (math.inf, 0) if self.ended else self._at

    @property
    def displaced(self) -> int:
        """Events and values that are not compared as they are out of order, or came twice."""
        return sum(rows.displaced for rows in self.pending.values())

    def settled(self, key: Key) -> float:
        """The step up to which all of a series was read."""
        if self.ended or self._at[0] > key.training.stage:
            return math.inf
        rows = self.pending.get(key)
        return -math.inf if rows is None else rows.last - 1  # another event of the last step may follow

    def advance(self) -> None:
        """Reads the next batch."""
        batch = next(self._batches, None)
        if batch is None:
            self.ended = True
            return
        self.events += len(batch)
        for part, training in self._meant(batch):
            self._add(part, training)

    def _meant(self, batch: Batch) -> Iterator[tuple[Batch, Training]]:
        """What counts of a batch, by training."""
        wanted, test = self._part, self._superseded
        if wanted.attempt is not None:
            own = visible(batch, [number != wanted.attempt for number in batch.leaf("attempt")])
            self.apart += len(batch) - (0 if own is None else len(own))
            if own is not None:
                yield own, ONLY
            return
        seen = batch if test is None else visible(batch, test.hidden(batch))
        self.hidden += len(batch) - (0 if seen is None else len(seen))
        if seen is None:
            return
        trainings = Constant(ONLY, len(seen)) if test is None else test.trainings(seen)
        by_training: dict[Training, Sequence[int]] = {}
        if isinstance(trainings, Constant):
            by_training[trainings.value] = range(len(seen))
        else:
            for training in dict.fromkeys(trainings):
                by_training[training] = [row for row, other in enumerate(trainings) if other == training]
        for training, rows in by_training.items():
            if wanted.stage is not None and training.stage != wanted.stage:
                self.apart += len(rows)
                continue
            meant = training if wanted.stage is None else Training(1, training.attempt)
            yield seen if len(rows) == len(seen) else seen.take(rows), meant

    def _add(self, batch: Batch, training: Training) -> None:
        steps = batch.steps
        for series, rows in series_rows(batch).items():
            if series == "lifecycle":
                continue
            take = taker(rows, len(batch))
            own = list(take(steps))
            columns = {name: packed(column, take) for name, column in batch.metrics.items()}
            leaves = {name: list(take(batch.leaf(name))) for name in _LEAVES}
            some = {name: column for name, column in columns.items() if not is_nothing(column)}
            self.pending.setdefault(Key(training, series), Rows()).extend(own, some, leaves)
            self._at = max(self._at, (training.stage, max(own)))
            if series == "train":
                self._learn(batch, take)

    def _learn(self, batch: Batch, take: Callable[[Sequence[Any]], Sequence[Any]]) -> None:
        """Takes in what train steps say besides numbers."""
        for name, known in self.facts.items():
            if len(known) < _MOST_VALUES:
                new = [value for value in dict.fromkeys(take(batch.leaf(name))) if value not in (None, *known)]
                known.extend(new[: _MOST_VALUES - len(known)])
