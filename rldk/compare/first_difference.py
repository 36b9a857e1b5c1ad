"""Where two runs differ first, to the last bit."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Any

from rldk_schema.metrics import CORE_METRICS, METRICS

from rldk.compare.align import Aligned
from rldk.compare.machine import of_machine
from rldk.compare.packed import bits, is_missing, may_lack, nothing, value_at
from rldk.compare.tolerance import Tolerance, tolerance_of
from rldk.compare.track import DATA, SEEDS, Key
from rldk.log.attempts import Training

MOST_NAMES = 10_000
"""A log may have new names at every step: so many are told apart."""

OUTPUT = "data_slice.tokens_out"
"""What the model itself has written: it follows from all else, as metrics do."""

# What is set explains what is measured.
_ORDER = {name: place for place, name in enumerate(dict.fromkeys(("lr", "critic_lr", *CORE_METRICS, *METRICS)))}

Rank = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A value that not all runs have, or that is not the same in all.

    Attributes:
        key: The series that it is of.
        step: Its step.
        name: The metric, or the leaf of an event with its group: `data_slice.tokens_in`.
        values: What each run has, by the place of the run; those that lack it are not in it.
    """

    key: Key
    step: int
    name: str
    values: Mapping[int, Any]

    @property
    def rank(self) -> Rank:
        """What says which of several comes first: the step, then the series, then the name."""
        given = self.name.startswith("data_slice.") and self.name != OUTPUT  # other data explain the rest
        place = _ORDER.get(self.name, len(_ORDER))
        return (
            _place(self.key.training),
            self.step,
            self.key.series != "train",
            self.key.series,
            not given,
            place,
            self.name,
        )


@dataclass(slots=True)
class Metric:
    """One metric of one series, in two runs.

    Attributes:
        difference: Where it differs first; None if it does not.
        missing: Where only one of the two has it first; None if that is nowhere.
        violation: Where it differs by more than is allowed first; None if it does not, or nothing is allowed.
        runs: The places of the runs that have it.
    """

    difference: Found | None = None
    missing: Found | None = None
    violation: Found | None = None
    runs: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Pair:
    """Compares one run with the first one.

    Attributes:
        run: The place of the run among all; that of the first is 0.
        tolerances: By how much metrics may differ.
        is_asked: Says of a metric of the machine that it counts.
        metrics: What was compared, by series and name.
        uncompared: Names of metrics of the machine, which were not.
        leaves: Where seeds and data differ first, by series and the leaf's name, with its group.
        steps: By series, how many steps both have, how many the first run has, and how many this one.
        cut: Whether there were too many names.
    """

    run: int
    tolerances: Sequence[Tolerance] = ()
    is_asked: Callable[[str], bool] = lambda _: False
    metrics: dict[tuple[Key, str], Metric] = field(default_factory=dict)
    uncompared: set[str] = field(default_factory=set)
    leaves: dict[tuple[Key, str], Found] = field(default_factory=dict)
    steps: dict[Key, tuple[int, int, int]] = field(default_factory=dict)
    cut: bool = False
    _steps: dict[Training, array[int]] = field(default_factory=dict)
    _others: dict[Training, set[int]] = field(default_factory=dict)

    def add(self, aligned: Aligned) -> None:
        """Takes the next stretch."""
        first, second = aligned.shared(0, self.run)
        key = aligned.key
        counts = (len(first.steps), len(aligned.runs[0].steps), len(aligned.runs[self.run].steps))
        if any(counts):
            known = self.steps.get(key, (0, 0, 0))
            self.steps[key] = (known[0] + counts[0], known[1] + counts[1], known[2] + counts[2])
        if not first.steps:
            return
        if key.series == "train":
            self._steps.setdefault(key.training, array("q")).extend(first.steps)
        else:
            self._others.setdefault(key.training, set()).update(first.steps)
        for group, names in (("rng", SEEDS), ("data_slice", DATA)):
            for name in names:
                self._leaf(aligned, f"{group}.{name}", first.steps, first.leaves[name], second.leaves[name])
        for name in dict.fromkeys((*first.metrics, *second.metrics)):
            if of_machine(name) and not self.is_asked(name) and all(name != one.pattern for one in self.tolerances):
                if len(self.uncompared) < MOST_NAMES:
                    self.uncompared.add(name)
                continue
            metric = self._metric(key, name)
            if metric is not None:
                metric.runs |= {run for run, rows in ((0, first), (self.run, second)) if name in rows.metrics}
                lacking = nothing(len(first.steps))
                columns = first.metrics.get(name, lacking), second.metrics.get(name, lacking)
                self._compare(aligned, name, metric, first.steps, *columns)

    def _metric(self, key: Key, name: str) -> Metric | None:
        known = self.metrics.get((key, name))
        if known is None and not (full := len(self.metrics) >= MOST_NAMES):
            known = self.metrics[key, name] = Metric()
        elif known is None:
            self.cut = full
        return known

    def _leaf(self, aligned: Aligned, name: str, steps: Sequence[int], one: list[Any], other: list[Any]) -> None:
        if (aligned.key, name) in self.leaves or one == other:
            return
        # What one of the two does not say is no difference.
        row = next((r for r, (a, b) in enumerate(zip(one, other, strict=True)) if a != b and None not in (a, b)), None)
        if row is not None:
            leaf = name.partition(".")[2]
            found = self._found(aligned, name, steps[row])
            own = {run: rows.leaves[leaf][place] for run, (rows, place) in self._rows(aligned, steps[row]).items()}
            values = {run: value for run, value in own.items() if value is not None}
            self.leaves[aligned.key, name] = Found(found.key, found.step, name, values)

    def _compare(  # noqa: PLR0917
        self,
        aligned: Aligned,
        name: str,
        metric: Metric,
        steps: Sequence[int],
        one: array[float],
        other: array[float],
    ) -> None:
        if one.tobytes() == other.tobytes():
            return
        look = metric.difference is None
        tolerance = None if metric.violation is not None else tolerance_of(name, self.tolerances)
        lacking = metric.missing is None and (may_lack(one) or may_lack(other))
        if not (look or tolerance or lacking):
            return
        for row, (a, b) in enumerate(zip(bits(one), bits(other), strict=True)):
            if a == b:
                continue
            if is_missing(a) or is_missing(b):
                if lacking:
                    metric.missing, lacking = self._found(aligned, name, steps[row]), False
            elif not (isnan(one[row]) and isnan(other[row])):
                if look:
                    metric.difference, look = self._found(aligned, name, steps[row]), False
                if tolerance is not None and not tolerance.allows(one[row], other[row]):
                    metric.violation, tolerance = self._found(aligned, name, steps[row]), None
            if not (look or tolerance or lacking):
                return

    def _rows(self, aligned: Aligned, step: int) -> dict[int, tuple[Any, int]]:
        """The runs that have a step, each with its rows and the place of the step among them."""
        found = {}
        for run, rows in enumerate(aligned.runs):
            place = bisect_left(rows.steps, step)
            if place < len(rows.steps) and rows.steps[place] == step:
                found[run] = (rows, place)
        return found

    def _found(self, aligned: Aligned, name: str, step: int) -> Found:
        own = {r: value_at(rows.metrics.get(name), place) for r, (rows, place) in self._rows(aligned, step).items()}
        return Found(aligned.key, step, name, {run: value for run, value in own.items() if value is not None})

    @property
    def shared(self) -> int:
        """How many steps of training both have."""
        return sum(shared for key, (shared, _, _) in self.steps.items() if key.series == "train")

    @property
    def difference(self) -> Found | None:
        """The first number that differs; seeds are none, as they were set and not measured."""
        found = [metric.difference for metric in self.metrics.values() if metric.difference is not None]
        found += [leaf for (_, name), leaf in self.leaves.items() if name.startswith("data_slice.")]
        return min(found, key=lambda one: one.rank, default=None)

    @property
    def missing(self) -> Found | None:
        """The first number that only one of the two has at a step that both have."""
        found = [metric.missing for metric in self.metrics.values() if metric.missing is not None]
        return min(found, key=lambda one: one.rank, default=None)

    @property
    def equal_until(self) -> int | None:
        """The last step that both have and before which nothing differs; None if there is none."""
        found = self.difference
        if found is None:
            last = max((*self._steps, *self._others), key=_place, default=None)
            before: Sequence[int] = () if last is None else self._in_order(last)
            return before[-1] if before else None
        steps = self._in_order(found.key.training)
        place = bisect_left(steps, found.step)
        return steps[place - 1] if place else None

    @property
    def equal_training(self) -> Training | None:
        """The last training that both have before the one in which something differs first; None if there is none."""
        found = self.difference
        if found is None:
            return None
        own = _place(found.key.training)
        return max((one for one in {*self._steps, *self._others} if _place(one) < own), key=_place, default=None)

    def _in_order(self, training: Training) -> Sequence[int]:
        return sorted({*self._steps.get(training, ()), *self._others.get(training, ())})

    def together(self) -> list[str]:
        """The names of all that differ at the step at which the first does, that included."""
        first = self.difference
        if first is None:
            return []
        found = [metric.difference for metric in self.metrics.values() if metric.difference is not None]
        same = [one for one in found if (one.key, one.step) == (first.key, first.step)]
        return [one.name for one in sorted(same, key=lambda one: one.rank)]


def _place(training: Training) -> tuple[int, int]:
    return training.stage, training.attempt or 0
