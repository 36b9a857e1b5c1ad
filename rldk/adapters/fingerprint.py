"""What a log tells of its run, small enough to be kept of thousands of logs, and how two of them compare."""

from __future__ import annotations

import math
import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from rldk_schema import Event
from rldk_schema.metrics import METRICS

Series = tuple[str, str | None]
"""Phase and data set of events."""

Place = tuple[Series, int]
"""Phase, data set, and step of events."""

Values = dict[str, float]

MOST_STEPS = 500_000
"""Events of a log that is compared with others: 8 bytes of memory each, and some 70 while a run is put together."""

_MOST_VALUES = 8  # names that are kept of an event
_MOST_NAMES = 2000
_MARKED_IN_ORDER, _COMPARED_IN_ORDER = 16, 256  # of the first train events
_PASSES = 4  # times that a run tells of one step, as it was begun again

# Schedules are the same in every run of a sweep, and one tool tells them before an update, another one after it.
_SCHEDULED = frozenset({"epoch", "lr", "learning_rate", "critic_lr", "percentage", "progress"})
_FIRST = ("loss", "reward_mean")  # what nearly every log has

# A value that was rounded: transformers prints four digits, or logs four decimals.
_ROUNDED_DIGITS = 5
_RELATIVE = 5.1e-4
_ABSOLUTE = 5.1e-5


@dataclass(slots=True)
class Fingerprint:
    """What a log tells of its run.

    Attributes:
        steps: Phase and data set to the steps of their events.
        values: What some of the events say: the first ones, and those whose step is a multiple of a power of two, so
            that two logs have kept the same ones.
        names: What all of them are about.
        whole: Whether there were no more events than are compared.
        runs: What its rows say of which run they are.
    """

    steps: dict[Series, array[int]] = field(default_factory=dict)
    values: dict[Place, list[Values]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    whole: bool = True
    runs: set[str] = field(default_factory=set)

    @property
    def events(self) -> int:
        """How many events there are, those of one step counted once."""
        return sum(len(set(steps)) for steps in self.steps.values())


def fingerprint(events: Iterable[Event], most: int) -> Fingerprint:
    """Takes the fingerprint of a log.

    Args:
        events: Its events. No more than `MOST_STEPS` are taken.
        most: Of how many steps the values are kept.
    """
    found = Fingerprint()
    strided: dict[Place, list[Values]] = {}
    stride = count = 0
    for event in events:
        count += 1
        if count > MOST_STEPS:
            return Fingerprint(names=found.names, whole=False, runs=found.runs)
        if len(found.runs) < _MOST_NAMES:
            found.runs.add(event.model_info.run_id)
        series: Series = (event.model_info.phase, event.data_slice.dataset_name)
        steps = found.steps.setdefault(series, array("q"))
        if not steps or steps[-1] != event.step:
            steps.append(event.step)
        if len(found.names) < _MOST_NAMES:
            found.names.update(event.metrics)
        place = (series, event.step)
        if place in found.values or len(found.values) < most // 2:
            kept = found.values
        elif event.step & ((1 << stride) - 1) == 0:
            kept = strided
        else:
            continue
        if len(told := kept.setdefault(place, [])) < _PASSES:
            told.append(_few(event.metrics))
        while len(strided) > most // 2 and stride < 62:
            stride += 1
            strided = {place: told for place, told in strided.items() if place[1] & ((1 << stride) - 1) == 0}
    for place, told in strided.items():
        found.values.setdefault(place, told)
    return found


def _few(metrics: Mapping[str, float | None]) -> Values:
    """Those values that other logs of the run are likeliest to have, too: of names of the schema before others."""
    finite = (name for name, value in metrics.items() if value is not None and math.isfinite(value))
    names = [name for name in finite if name.rpartition("/")[2] not in _SCHEDULED]
    names.sort(key=lambda name: (name not in _FIRST, name not in METRICS, name))
    return {name: float(metrics[name] or 0) for name in names[:_MOST_VALUES]}


def marks(log: Fingerprint) -> Iterator[tuple[object, ...]]:
    """Yields what logs of one run have in common, to find them by: a value of a step in three digits."""
    for place, told in log.values.items():
        for values in told:
            for name in list(values)[:2]:
                yield place, name, f"{values[name]:.3g}"
    for number, told in enumerate(islice(_in_order(log), _MARKED_IN_ORDER)):
        for name in list(told[0])[:2]:
            yield number, name, f"{told[0][name]:.3g}"


def _in_order(log: Fingerprint) -> Iterator[list[Values]]:
    """What the first train events say."""
    return (told for (series, _), told in log.values.items() if series[0] == "train")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two logs agree.

    Attributes:
        both: Steps of which both have kept values.
        same: Those of them at which all values that both have are equal.
        telling: Different values among these that do not come about by chance: fractions with three digits or more.
        names: What these are values of.
        parted: The last steps that both have, as far as none of them is the same.
    """

    both: int = 0
    same: int = 0
    telling: int = 0
    names: int = 0
    parted: int = 0

    @property
    def share(self) -> float:
        """Of the steps that both have, those that are the same; 0 if there are none."""
        return self.same / self.both if self.both else 0.0


def compare(a: Fingerprint, b: Fingerprint) -> Agreement:
    """Compares two logs: their train steps if they have any in common, else whatever else they have.

    Values are equal if they are in single precision, which is TensorBoard's, or if one of them is the other to about
    four digits, as a console prints it.
    """
    places = a.values.keys() & b.values.keys()
    train = {place for place in places if place[0][0] == "train"}
    ordered = sorted(train or places, key=lambda place: place[1])
    return _agreement((a.values[place], b.values[place]) for place in ordered)


def compare_in_order(a: Fingerprint, b: Fingerprint) -> Agreement:
    """Compares the train events of two logs one by one, whatever their steps are: a console's may be guesses."""
    return _agreement(islice(zip(_in_order(a), _in_order(b), strict=False), _COMPARED_IN_ORDER))


def _agreement(pairs: Iterable[tuple[list[Values], list[Values]]]) -> Agreement:
    both = same = parted = 0
    telling: set[tuple[str, str]] = set()
    for mine, theirs in pairs:
        common = [(x, y) for x in mine for y in theirs if x.keys() & y.keys()]
        both += bool(common)
        parted += bool(common)
        for x, y in common:
            names = x.keys() & y.keys()
            if all(_alike(x[name], y[name]) for name in names):
                same += 1
                parted = 0
                telling.update((name, f"{x[name]:.3g}") for name in names if _is_telling(x[name]))
                break
    different = {value for _, value in telling}
    return Agreement(both, same, len(different), len({name for name, _ in telling}), parted)


def _alike(x: float, y: float) -> bool:
    if x == y or _single(x) == _single(y):
        return True
    rounded = any(float(f"{value:.{_ROUNDED_DIGITS}g}") == value for value in (x, y))
    return rounded and abs(x - y) <= _ABSOLUTE + _RELATIVE * max(abs(x), abs(y))


def _is_telling(value: float) -> bool:
    return value != int(value) and float(f"{value:.2g}") != value and abs(value) > 10 * _ABSOLUTE


def _single(value: float) -> bytes:
    try:
        return struct.pack("<f", value)
    except OverflowError:
        return b"inf"
