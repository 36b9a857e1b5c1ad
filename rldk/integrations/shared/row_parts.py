"""What a framework's logger is given, cut into what is of one phase: as the reader cuts the rows of its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rldk_schema.fields import Phase

from rldk.adapters.declarations import vocabulary
from rldk.adapters.reading import parts_of
from rldk.adapters.row_values import is_number, whole

_MOST_KINDS = 256  # sets of keys


@dataclass(frozen=True, slots=True)
class RowPart:
    """The part of a log call that is of one phase, and of one evaluated set.

    Attributes:
        step: Optimizer steps done.
        metrics: Raw key to value, as given.
        dataset_name: The evaluated set, where its keys name it.
    """

    phase: Phase
    step: int
    metrics: dict[str, Any]
    dataset_name: str | None = None


@dataclass(frozen=True, slots=True)
class _Cut:
    """The same for all log calls with the same keys: names, where their values stand, and which of these are steps."""

    phase: Phase
    dataset: str | None
    offset: int | None
    names: tuple[str, ...]
    places: tuple[int, ...]
    steps: frozenset[str]


class RowParts:
    """Cuts log calls by the `rows` of a framework's declaration.

    Args:
        framework: Its name.
        step_key: Where the declaration has the step that the logger is given: its offset makes it an event's step.
    """

    def __init__(self, framework: str, step_key: str = "step") -> None:
        self._words = vocabulary(framework)
        self._offset = self._words.steps.get(step_key, 0)
        self._cuts: dict[tuple[Any, ...], tuple[_Cut, ...]] = {}

    def cut(self, metrics: Mapping[str, Any], step: int) -> list[RowPart]:
        """Cuts one log call, the training before its evaluations. Texts of users, and what only counts, are left out.

        Args:
            metrics: Key to value. It is not changed.
            step: As the framework counts.
        """
        keys = tuple(metrics)
        cuts = self._cuts.get(keys)
        if cuts is None:
            cuts = self._cuts_of(keys)
            if len(self._cuts) < _MOST_KINDS:
                self._cuts[keys] = cuts
        # numpy's float is a float, and slower to look at in every place that comes after.
        values = [float(value) if isinstance(value, float) else value for value in metrics.values()]
        parts = []
        for cut in cuts:
            found = {name: values[place] for name, place in zip(cut.names, cut.places, strict=True)}
            for key in cut.steps:
                if whole(found[key]) == step:  # another count than that of the logger is a metric
                    del found[key]
            for key in self._words.text:
                if key in found and not is_number(found[key]):
                    del found[key]
            if found:
                offset = self._offset if cut.offset is None else cut.offset
                parts.append(RowPart(cut.phase, step + offset, found, cut.dataset))
        return parts

    def _cuts_of(self, keys: tuple[Any, ...]) -> tuple[_Cut, ...]:
        words = self._words
        probe: dict[str, Any] = {_text(key): float(place) for place, key in enumerate(keys)}
        cuts = []
        for part in parts_of(probe, words, frozenset(), stepped=True):
            places = {name: int(place) for name, place in part.values.items() if name not in words.progress}
            steps = frozenset(key for key in words.steps if key in places)
            if places.keys() - steps:
                names = tuple(places)
                cuts.append(_Cut(part.phase, part.dataset, part.offset, names, tuple(places.values()), steps))
        return tuple(cuts)


def _text(key: Any) -> str:
    return str.__str__(key) if isinstance(key, str) else str(key)  # an enumeration's member is its text
