"""A row is read by the declaration of the framework that wrote it: its step, its phases, its times, its metrics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rldk_schema.fields import Phase
from rldk_schema.frameworks import Evaluation

from rldk.adapters.declarations import Vocabulary, fits
from rldk.adapters.hugging_face import phases_of
from rldk.adapters.row_values import (
    MAX_STEP,
    NO_METRICS,
    is_leaf_or_time,
    is_number,
    number,
    put,
    take_leaves,
    take_phase,
    whole,
)
from rldk.adapters.rows import CONTAINER_STEP, Row
from rldk.event.metric_names import NO_FRAMEWORK
from rldk.text import brief

_MOST_SPELLED = 256
_EVALUATED = re.compile(r"(?:eval|val|valid|validation|test)[_/.]")
_INTERNAL = ("_wandb",)


@dataclass(slots=True)
class Reading:
    """A row, or the part of it that is of one phase.

    Attributes:
        step: Optimizer steps done; None where the row has none.
        metrics: Raw key to raw value.
        leaves: Leaf of the event to value, such as `seed` or `wall_time`.
    """

    phase: Phase
    step: int | None
    metrics: dict[str, Any]
    leaves: dict[str, Any]


def bare_rows(rows: Iterable[Row], words: Vocabulary, underscored: bool) -> Iterator[Row]:
    """Rows with their keys as the framework itself spells them, without what a tracker or a table made of them."""
    spelled: dict[tuple[str, ...], tuple[str, ...]] = {}  # rows of one kind have the same keys
    for row in rows:
        keys = tuple(row.values)
        names = spelled.get(keys)
        if names == keys:
            yield row
            continue
        if names is None:
            places: dict[str, None] = {}
            for key in keys:
                put(places, _spelled(key, words, underscored), None)
            names = tuple(places)
            if len(spelled) < _MOST_SPELLED:
                spelled[keys] = names
        values = dict(zip(names, row.values.values(), strict=True))
        yield Row(row.path, row.line, values, row.progress, row.ended, row.numbers)


def _spelled(key: str, words: Vocabulary, underscored: bool) -> str:
    name = words.slashed(key) if underscored else key
    return name if words.evaluation(name) and not words.hugging_face else words.bare(name)


@dataclass(frozen=True, slots=True)
class _Cut:
    """The part of a row that is of one phase, for all rows with the same keys whose metrics are numbers.

    Attributes:
        names: Of its metrics.
        places: Where in the row these stand.
        steps: Where the keys stand that hold its step, the truest first.
        beside: Name and place of its times and leaves.
        offset: What is added to its step.
    """

    phase: Phase
    dataset: str | None
    names: tuple[str, ...]
    places: tuple[int, ...]
    steps: tuple[int, ...]
    beside: tuple[tuple[str, int], ...]
    offset: int


class RowReader:
    """Reads the rows of a log. Those with the same keys are cut into parts alike.

    Args:
        words: Of the framework that wrote them.
        beside_loss: Keys of the log's rows that have a `loss`.
        standing: Keys that are called like a step and hold none in this log: they are metrics.
    """

    def __init__(self, words: Vocabulary, beside_loss: frozenset[str], standing: frozenset[str] = frozenset()) -> None:
        self._words = words
        self._beside_loss = beside_loss
        self._standing = standing
        self._cuts: dict[tuple[tuple[str, ...], Any], tuple[_Cut, ...]] = {}
        self._last: tuple[Row | None, list[Reading]] = (None, [])

    def read(self, row: Row) -> list[Reading]:
        """Reads a row from `bare_rows`; one without a number gives nothing.

        Raises:
            ValueError: It has a step that is none.
        """
        if row is not self._last[0]:  # it is asked for its phase, too
            readings = self._cut(row)
            if readings is None:
                readings = list(_readings_of(row, self._words, self._beside_loss, self._standing))
            self._last = row, readings
        return self._last[1]

    def _cut(self, row: Row) -> list[Reading] | None:
        """The readings, where what is known of the row's keys tells them; None where its values may, too."""
        keys, said = tuple(row.values), row.values.get("phase")
        kind = (keys, said if isinstance(said, str) else None)
        cuts = self._cuts.get(kind)
        if cuts is None:
            cuts = self._cuts_of(row.values)
            if len(self._cuts) < _MOST_SPELLED:
                self._cuts[kind] = cuts
        values = tuple(row.values.values())
        found = []
        for cut in cuts:
            steps = [whole(values[place]) for place in cut.steps]
            if None in steps or (self._words.framework.name == NO_FRAMEWORK and len(set(steps)) > 1):
                return None
            metrics = [(row.numbers or values)[place] for place in cut.places]
            if row.numbers is None:
                metrics = list(map(number, metrics))
                if not all(map(is_number, metrics)):
                    return None
            leaves: dict[str, Any] = {}
            if cut.beside:
                beside = {name: values[place] for name, place in cut.beside}
                leaves = take_leaves(beside, self._words.times)
                if beside:
                    return None  # a time that cannot be read is a metric
            if cut.dataset is not None:
                leaves["dataset_name"] = cut.dataset
            step = steps[0] + cut.offset if steps and steps[0] is not None else None
            found.append(Reading(cut.phase, step, dict(zip(cut.names, metrics, strict=True)), leaves))
        return found or None

    def _cuts_of(self, values: dict[str, Any]) -> tuple[_Cut, ...]:
        """How rows with the keys of this one are cut; empty where that cannot be told from its keys."""
        words, standing = self._words, self._standing
        probe: dict[str, Any] = {key: float(place) for place, key in enumerate(values)}
        if isinstance(values.get("phase"), str):
            probe["phase"] = values["phase"]
        cuts = []
        for part in parts_of(probe, words, self._beside_loss):
            places = {name: int(place) for name, place in part.values.items() if isinstance(place, float)}
            steps = [key for key in words.steps if key in places and key not in standing]
            beside = [key for key in places if is_leaf_or_time(key) or key in words.times]
            aside = {*steps, *beside, *words.progress, *_INTERNAL}
            names = tuple(name for name in places if name not in aside)
            at = {places[name] for name in names}
            tells = any(key in standing or not _is_step(key, words) for place, key in enumerate(values) if place in at)
            odd = any(key in beside or key.split("/", 1)[0] in words.text for key in steps)
            odd = odd or any(key.split("/", 1)[0] in words.text for key in beside)
            if not tells or odd or len(places) < len(part.values):
                return ()
            offset = part.offset if part.offset is not None else words.steps[steps[0]] if steps else 0
            cuts.append(
                _Cut(
                    part.phase,
                    part.dataset,
                    names,
                    tuple(places[name] for name in names),
                    tuple(places[key] for key in steps),
                    tuple((key, places[key]) for key in beside if key not in words.progress and key not in _INTERNAL),
                    offset,
                )
            )
        return tuple(cuts)


def _readings_of(
    row: Row, words: Vocabulary, beside_loss: frozenset[str], standing: frozenset[str]
) -> Iterator[Reading]:
    """Reads a row; one without a number gives nothing.

    Raises:
        ValueError: It has a step that is none.
    """
    values = {key: value for key, value in row.values.items() if not _is_text(key, value, words)}
    if not any(is_number(value) and (key in standing or not _is_step(key, words)) for key, value in values.items()):
        return
    for part in parts_of(values, words, beside_loss):
        step = _take_step(part.values, words, part.offset, standing)
        for key in (*words.progress, *_INTERNAL):
            part.values.pop(key, None)
        leaves = take_leaves(part.values, words.times)
        if part.dataset is not None:
            leaves["dataset_name"] = part.dataset
        if any(map(is_number, part.values.values())) or (words.hugging_face and part.values):
            yield Reading(part.phase, step, part.values, leaves)


@dataclass(slots=True)
class Part:
    """What of a row is of one phase, and of one evaluated set; what is added to its step, where that is special."""

    phase: Phase
    values: dict[str, Any]
    dataset: str | None = None
    offset: int | None = None


def _is_text(key: str, value: Any, words: Vocabulary) -> bool:
    """Whether a value is the users' text, such as generated samples: they are no numbers to be kept."""
    return key.split("/", 1)[0] in words.text and not is_number(value)


def _is_step(key: str, words: Vocabulary) -> bool:
    return key in words.steps or key.startswith("_") or key in words.progress


def _says_nothing(key: str, words: Vocabulary) -> bool:
    """Whether a key does not tell what a row reports."""
    return _is_step(key, words) or key in words.times or key in words.axes or key in NO_METRICS


def parts_of(
    values: dict[str, Any], words: Vocabulary, beside_loss: frozenset[str], *, stepped: bool = False
) -> Iterator[Part]:
    """Cuts a row into what is of one phase, the training before its evaluations.

    Args:
        values: The row; its phase is taken out of it, if it names one.
        words: Of the framework that wrote it.
        beside_loss: Keys of the log's rows that have a `loss`.
        stepped: Whether it has a step that does not stand in it.
    """
    told = take_phase(values)
    if told is not None:
        yield Part(told, values)
        return
    if words.hugging_face:
        beside = (*words.steps, *words.times, *words.progress, *_INTERNAL)
        yield from (Part(phase, part) for phase, part in phases_of(values, beside, words.meant))
        return
    stepped = stepped or any(values.get(key) is not None for key in words.steps)
    if stepped and words.totals and _is_totals(values, words):
        yield Part("summary", values, offset=words.totals_offset)
        return
    own = {key: e for key in values if (e := words.evaluation(key)) is not None}
    if words.framework.name == NO_FRAMEWORK and not own:
        yield Part("eval" if _is_evaluation(values, words, beside_loss) else "train", values)
        return
    common = {k: v for k, v in values.items() if _says_nothing(k, words)}
    rest = {k: v for k, v in values.items() if k not in own and k not in common}
    # What an evaluation reports may be called as in training: then a key that it never has tells.
    trained = not own or not words.trained or bool(rest.keys() & words.trained)
    if trained and (not own or any(map(is_number, rest.values()))):
        yield Part("train", {**common, **rest})
    evaluated: dict[tuple[str, str | None, int | None], dict[str, Any]] = {}
    for key, evaluation in own.items():
        name, dataset = _in_evaluation(key, evaluation, words)
        part = evaluated.setdefault((evaluation.phase, dataset, evaluation.offset), {})
        put(part, name, values[key])
    for (phase, dataset, offset), part in evaluated.items():
        yield Part(phase, {**common, **part, **({} if trained else rest)}, dataset, offset)  # type: ignore[arg-type]


def _is_totals(values: dict[str, Any], words: Vocabulary) -> bool:
    """Whether a row of a step sums up the run. One without a step tells how far the sums have come meanwhile."""
    names = [k for k in values if not _says_nothing(k, words)]
    return bool(names) and all(any(fits(glob, (name,)) for glob in words.totals) for name in names)


def _is_evaluation(values: dict[str, Any], words: Vocabulary, beside_loss: frozenset[str]) -> bool:
    """Whether a row of somebody's own loop is of an evaluation."""
    # An epoch belongs to either.
    names = [k for k, v in values.items() if is_number(v) and not _says_nothing(k, words) and k != "epoch"]
    if names and all(map(_EVALUATED.match, names)):
        return True
    # What steps report beside their loss, without one: the same was measured, and nothing trained. A row that reports
    # other things tells more of a step.
    return bool(beside_loss) and "loss" not in values and any(name in beside_loss for name in names)


def _in_evaluation(key: str, evaluation: Evaluation, words: Vocabulary) -> tuple[str, str | None]:
    """(A key of an evaluation as it is called in training, or without the set's name; the set's name)."""
    rest = key.removeprefix(evaluation.prefix)
    if evaluation.stands_for is not None:
        return evaluation.stands_for + rest, None
    parts = rest.split("/")
    # verl's `best@4` may be followed by `/mean`: that is no part of what counts.
    end = 1 + next((i for i, part in enumerate(parts) if "@" in part), len(parts) - 1)
    if evaluation.tail is not None and end > evaluation.tail:
        split = end - evaluation.tail
        return evaluation.prefix + "/".join(parts[split:]), "/".join(parts[:split])
    # What begins with `eval_` may have the set's name, too: that is told from all keys of the evaluation together.
    named = evaluation.prefix.endswith("/") and key not in words.meant and words.knows(rest)
    return (rest if named else key), None


def _take_step(values: dict[str, Any], words: Vocabulary, offset: int | None, standing: frozenset[str]) -> int | None:
    """Takes the step out of a row, and what else counts steps; what only is called so, or counts others, stays.

    Raises:
        ValueError: There is one, and it is none.
    """
    found = {key: values[key] for key in words.steps if key in values and key not in standing}
    counted = {key: step for key, value in found.items() if (step := whole(value)) is not None}
    if not counted:
        wrong = next(((key, value) for key, value in found.items() if value is not None), None)
        if wrong is not None:
            raise ValueError(f"{wrong[0]}: expected an integer from 0 to {MAX_STEP}, found {brief(wrong[1])}")
    key = next(iter(counted), None)
    for other, value in found.items():
        step = counted.get(other)
        # In a loop of somebody's own, what is not equal may be anything: episodes, or rows of a data set.
        counts = step is not None and (words.framework.name != NO_FRAMEWORK or step == counted[key or other])
        if counts or value is None or other == CONTAINER_STEP:
            del values[other]
    return None if key is None else counted[key] + (words.steps[key] if offset is None else offset)
