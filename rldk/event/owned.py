"""Events without values of the caller's own types, so that encoding them runs none of the caller's code."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rldk_schema import Event
from rldk_schema.fields import GROUPS

from rldk.errors import Problem
from rldk.event.leaves import leaf_of
from rldk.event.metric_values import PLAIN, as_numbers
from rldk.text import shown

_OURS = frozenset({float, int, str, bool, type(None)})


class StandIn:
    """Stands for a value that cannot be a leaf. Its class has the name of the value's, which errors say was found."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def is_owned(event: Event) -> bool:
    """Whether every value of an event is a number, text or null of Python's own types, and every metric a number."""
    if type(event.metrics) is dict and not PLAIN.issuperset(map(type, event.metrics.values())):
        return False
    return all(type(value) in _OURS or isinstance(value, StandIn) for value in _values(event))


def owned(event: Event) -> tuple[Event, Sequence[Problem]]:
    """A copy of an event in Python's own types; a value that has none is replaced by what a note is to say of it.

    Returns:
        (the copy, what is wrong with its metrics; notes of it say so, too).
    """
    changes: dict[str, Any] = {}
    problems: list[Problem] = []
    if isinstance(event.metrics, Mapping):
        numbers = as_numbers(event.metrics)
        problems = numbers.problems
        event = dataclasses.replace(event, metrics=numbers.metrics, notes=_with(event.notes, numbers.notes))
    for field in dataclasses.fields(event):
        value = getattr(event, field.name)
        if isinstance(value, Mapping):
            changes[field.name] = {_own(key): _own(item) for key, item in value.items()}
        elif isinstance(value, (list, tuple)):
            changes[field.name] = [_own(item) for item in value]
        elif field.name in GROUPS and isinstance(value, GROUPS[field.name]):
            group = GROUPS[field.name]
            leaves = {leaf.name: _own(getattr(value, leaf.name)) for leaf in dataclasses.fields(group)}
            changes[field.name] = group(**leaves)
        else:
            changes[field.name] = _own(value)
    return Event(**changes), problems


def _with(given: Any, notes: list[str]) -> Any:
    if not notes:
        return given
    return [*given, *notes] if isinstance(given, (list, tuple)) else [*([] if given is None else [given]), *notes]


def _values(event: Event) -> Iterator[Any]:
    for field in dataclasses.fields(event):
        value = getattr(event, field.name)
        if type(value) is dict:
            yield from value
            yield from value.values()
        elif type(value) is list:
            yield from value
        elif field.name in GROUPS and type(value) is GROUPS[field.name]:
            yield from (getattr(value, leaf.name) for leaf in dataclasses.fields(value))
        else:
            yield value


def _own(value: Any) -> Any:
    if type(value) in _OURS or isinstance(value, StandIn):
        return value
    try:
        return leaf_of(value)
    except Exception:  # noqa: BLE001  # whatever a caller's type does
        return type(type(value).__name__, (StandIn,), {})(shown(value))
