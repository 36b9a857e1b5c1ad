"""Rows that were read become the events that the trainer would have logged with rldk."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import inf, isfinite
from pathlib import Path
from types import NoneType
from typing import Any

from rldk_schema import DataSlice, Event, ModelInfo, Process, Rng
from rldk_schema.fields import GROUPS
from rldk_schema.metrics import METRIC_BOUNDS

from rldk.adapters.reading import Reading
from rldk.adapters.row_values import MAX_STEP, ROW_GROUPS, flatten, number, numbers_of
from rldk.errors import EventValidationError
from rldk.event.codec import decode_event, encode_event
from rldk.event.leaves import unicode_of
from rldk.event.metric_names import MetricNames
from rldk.event.phases import split_phase_prefix
from rldk.event.repair import salvage
from rldk.event.run_id import safe_run_id
from rldk.text import shown

_LEAVES = {name: tuple(f.name for f in dataclasses.fields(GROUPS[name])) for name in ROW_GROUPS}
_TIMES_AND_SET = frozenset({"wall_time", "timestamp", "dataset_name"})
_NUMBERS = frozenset({float, int, NoneType})
_EXACT = 2**53  # the greatest integer up to which a float is every one
_MOST_TOGETHER = 64  # events of one step: its training, and its evaluations of several sets


def event_of(
    reading: Reading, names: MetricNames, *, step: int, run_id: str, known: Mapping[str, Any] | None = None
) -> Event:
    """Makes the event of a reading; what the schema refuses of it stands in the notes.

    Args:
        reading: A row.
        names: What its keys mean.
        step: Where the row has none.
        run_id: Of the log; a row may know better.
        known: Further metrics, whose names are canonical already.

    Raises:
        EventValidationError: Nothing helps.
    """
    raw = flatten(reading.metrics)
    leaves = dict(reading.leaves)
    notes = []
    if reading.phase in ("eval", "test"):
        raw, dataset = split_phase_prefix(raw, reading.phase)
        leaves.setdefault("dataset_name", dataset)
    if (given := leaves.pop("run_id", "")) != "":
        run_id = safe_run_id(str(given))
        if run_id != given:
            notes.append(f"run_id {shown(given)} is not safe in a file name: it became {run_id}")
    groups = {group: {leaf: leaves[leaf] for leaf in own if leaf in leaves} for group, own in _LEAVES.items()}
    event = Event(
        step=step if reading.step is None else reading.step,
        wall_time=leaves.get("wall_time"),
        timestamp=leaves.get("timestamp"),
        metrics=names.rename(dict(zip(raw, numbers_of(raw) or map(number, raw.values()), strict=True)))
        | dict(known or {}),
        rng=Rng(**groups["rng"]),
        data_slice=DataSlice(**groups["data_slice"]),
        model_info=ModelInfo(**{**groups["model_info"], "run_id": run_id, "phase": reading.phase}),
        process=Process(**groups["process"]),
        notes=notes,
    )
    if not notes and leaves.keys() <= _TIMES_AND_SET and _as_decoded(event):
        return event
    try:
        line = encode_event(event)
    except EventValidationError as error:
        event = salvage(event, error.problems)
        try:
            line = encode_event(event)
        except EventValidationError as more:  # text that is no Unicode has hidden what else is wrong
            line = encode_event(salvage(event, more.problems))
    return decode_event(line)


def _as_decoded(event: Event) -> bool:
    """Makes of an event what decoding its line would give, if the schema accepts it and that can be told cheaply.

    Args:
        event: It has metrics and times, the name of a data set, and no note or other leaf that a row has filled.
    """
    metrics: dict[str, Any] = event.metrics
    kinds = set(map(type, metrics.values()))
    whole = {name: value for name, value in metrics.items() if type(value) is int} if int in kinds else {}
    if not all(-_EXACT <= value <= _EXACT for value in whole.values()):
        return False
    if not kinds <= _NUMBERS or not 0 <= event.step <= MAX_STEP:
        return False
    for time in (event.wall_time, event.timestamp):
        if time is not None and not (type(time) is float and 0 <= time < inf):
            return False
    bounds = _bounds_of(tuple(metrics))
    if bounds is None or not _is_text(event.data_slice.dataset_name):
        return False
    for name, low, high in bounds:
        value = metrics[name]
        if value is not None and not low <= value <= high and isfinite(value):
            return False
    metrics.update({name: float(value) for name, value in whole.items()})
    return True


@lru_cache(256)
def _bounds_of(names: tuple[str, ...]) -> tuple[tuple[str, float, float], ...] | None:
    """The bounds that the schema has for some metrics; None if a name is no text that JSON has."""
    if not all(map(_is_text, names)):
        return None
    return tuple((name, *METRIC_BOUNDS[name]) for name in names if name in METRIC_BOUNDS)


def _is_text(text: str | None) -> bool:
    return text is None or (type(text) is str and unicode_of(text) == text)


@dataclass(slots=True)
class _Series:
    """How far one rank of a run has come.

    Attributes:
        step: Of its last train event.
        path: The file of that.
        seq: Of its next event.
    """

    step: int = -1
    path: Path | None = None
    attempt: int = 1
    seq: int = 0


def in_sequence(events: Iterable[tuple[Path, Event]]) -> Iterator[Event]:
    """Puts events of one step together that report different things of it, and gives all of them attempt and seq.

    Some logs have a row for the loss of a step and another for its rewards. An attempt begins where a train step falls
    or comes again, and where another file goes on: a run that was resumed, or another one that was appended.

    Args:
        events: Each with the file it is from.
    """
    series: dict[tuple[str, int], _Series] = {}
    for path, event in _joined(events):
        process = event.process = event.process or Process()
        at = series.setdefault((event.model_info.run_id, process.rank or 0), _Series())
        if event.model_info.phase == "train":
            if event.step <= at.step or at.path not in (None, path):
                at.attempt, at.seq = at.attempt + 1, 0
            at.step, at.path = event.step, path
        process.attempt, process.seq = at.attempt, at.seq
        at.seq += 1
        yield event


def _joined(events: Iterable[tuple[Path, Event]]) -> Iterator[tuple[Path, Event]]:
    together: dict[tuple[Any, ...], Event] = {}
    place: tuple[Path, int] | None = None
    for path, event in events:
        rank = event.process.rank if event.process else None
        key = (event.model_info.run_id, rank, event.model_info.phase, event.data_slice.dataset_name)
        other = together.get(key) if place == (path, event.step) else None
        if other is not None and _join(other, event):
            continue
        if place != (path, event.step) or other is not None or len(together) == _MOST_TOGETHER:
            yield from ((place[0], held) for held in together.values() if place)
            together, place = {}, (path, event.step)
        together[key] = event
    yield from ((place[0], held) for held in together.values() if place)


def _join(event: Event, more: Event) -> bool:
    """Adds an event of the same step to one, if they do not disagree. Of two times the first one stays."""
    both = event.metrics.keys() & more.metrics.keys()
    if both - {"epoch"} or (both and event.metrics["epoch"] != more.metrics["epoch"]):
        return False
    missing = []
    for group, leaves in _LEAVES.items():
        ours, theirs = getattr(event, group), getattr(more, group)
        for leaf in leaves:
            mine, other = getattr(ours, leaf), getattr(theirs, leaf)
            if mine is None and other is not None:
                missing.append((ours, leaf, other))
            elif other is not None and mine != other:
                return False
    for ours, leaf, other in missing:
        setattr(ours, leaf, other)
    event.metrics.update(more.metrics)
    event.wall_time = more.wall_time if event.wall_time is None else event.wall_time
    event.timestamp = more.timestamp if event.timestamp is None else event.timestamp
    event.notes = [*event.notes, *(note for note in more.notes if note not in event.notes)]
    return True
