"""A row is read by the declaration of the framework that wrote it: its step, its phases, its times, its metrics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rldk_schema.fields import Phase
from rldk_schema.frameworks import Evaluation

from rldk.adapters.declarations import Vocabulary
from rldk.adapters.hugging_face import phases_of
from rldk.adapters.row_values import MAX_STEP, NO_METRICS, is_number, put, take_leaves, take_phase, whole
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
        if names is None:
            names = tuple(_spelled(key, words, underscored) for key in keys)
            if len(spelled) < _MOST_SPELLED:
                spelled[keys] = names
        values: dict[str, Any] = {}
        if len(set(names)) == len(names):
            values = dict(zip(names, row.values.values(), strict=True))
        else:
            for name, value in zip(names, row.values.values(), strict=True):
                put(values, name, value)
        yield Row(row.path, row.line, values, row.progress, row.ended)


def _spelled(key: str, words: Vocabulary, underscored: bool) -> str:
    name = words.slashed(key) if underscored else key
    return name if words.evaluation(name) and not words.hugging_face else words.bare(name)


def readings_of(
    row: Row, words: Vocabulary, beside_loss: frozenset[str], standing: frozenset[str] = frozenset()
) -> Iterator[Reading]:
    """Reads a row; one without a number gives nothing.

    Args:
        row: From `bare_rows`.
        words: Of the framework that wrote it.
        beside_loss: Keys of the log's rows that have a `loss`.
        standing: Keys that are called like a step and hold none in this log: they are metrics.

    Raises:
        ValueError: It has a step that is none.
    """
    values = {key: value for key, value in row.values.items() if not _is_text(key, value, words)}
    if not any(is_number(value) and (key in standing or not _is_step(key, words)) for key, value in values.items()):
        return
    for part in _parts(values, words, beside_loss):
        step = _take_step(part.values, words, part.offset, standing)
        for key in (*words.progress, *_INTERNAL):
            part.values.pop(key, None)
        leaves = take_leaves(part.values, words.times)
        if part.dataset is not None:
            leaves["dataset_name"] = part.dataset
        if any(map(is_number, part.values.values())) or (words.hugging_face and part.values):
            yield Reading(part.phase, step, part.values, leaves)


@dataclass(slots=True)
class _Part:
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


def _parts(values: dict[str, Any], words: Vocabulary, beside_loss: frozenset[str]) -> Iterator[_Part]:
    told = take_phase(values)
    if told is not None:
        yield _Part(told, values)
        return
    if words.hugging_face:
        beside = (*words.steps, *words.times, *words.progress, *_INTERNAL)
        yield from (_Part(phase, part) for phase, part in phases_of(values, beside, words.meant))
        return
    own = {key: e for key in values if (e := words.evaluation(key)) is not None}
    if words.framework.name == NO_FRAMEWORK and not own:
        yield _Part("eval" if _is_evaluation(values, words, beside_loss) else "train", values)
        return
    common = {k: v for k, v in values.items() if _is_step(k, words) or k in words.times or k in NO_METRICS}
    rest = {k: v for k, v in values.items() if k not in own and k not in common}
    # What an evaluation reports may be called as in training: then a key that it never has tells.
    trained = not own or not words.trained or bool(rest.keys() & words.trained)
    if trained and (not own or any(map(is_number, rest.values()))):
        yield _Part("train", {**common, **rest})
    evaluated: dict[tuple[str, str | None, int | None], dict[str, Any]] = {}
    for key, evaluation in own.items():
        name, dataset = _in_evaluation(key, evaluation, words)
        part = evaluated.setdefault((evaluation.phase, dataset, evaluation.offset), {})
        put(part, name, values[key])
    for (phase, dataset, offset), part in evaluated.items():
        yield _Part(phase, {**common, **part, **({} if trained else rest)}, dataset, offset)  # type: ignore[arg-type]


def _is_evaluation(values: dict[str, Any], words: Vocabulary, beside_loss: frozenset[str]) -> bool:
    """Whether a row of somebody's own loop is of an evaluation."""
    names = [k for k, v in values.items() if is_number(v) and not _is_step(k, words) and k not in NO_METRICS]
    if names and all(map(_EVALUATED.match, names)):
        return True
    # What steps report beside their loss, without one: the same was measured, and nothing trained. A row that reports
    # other things tells more of a step.
    return bool(beside_loss) and "loss" not in values and any(name in beside_loss for name in names if name != "epoch")


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
