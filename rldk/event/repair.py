"""An event that the schema refuses, made one that it accepts, with nothing lost: what is taken out goes into a note."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from math import isfinite
from typing import Any

from rldk_schema import Event
from rldk_schema.fields import GROUPS, LEAF_GROUPS, NONFINITE

from rldk.errors import Problem
from rldk.event.leaves import LONE_SURROGATE, unicode_of
from rldk.event.metric_values import storable
from rldk.text import nonfinite_word, shown

_OPTIONAL = frozenset(f.name for f in dataclasses.fields(Event) if f.default is None)
_LEAVES = tuple(name for name, group in LEAF_GROUPS.items() if group is None and name not in ("step", "notes"))


def salvage(event: Event, problems: tuple[Problem, ...]) -> Event:
    """Makes a copy of an event without what the schema refuses.

    Metrics outside their bounds move to `out_of_range/{name}`; a wrong leaf becomes null; text that is not
    valid Unicode is escaped. A note says what was there. A wrong step, run_id or phase stays: without it there is no
    event. An alert or a lifecycle whose rule or kind is wrong is left out.

    Args:
        event: The event that was refused. It is not changed.
        problems: Why.
    """
    refused = {p.path: p.message for p in problems}
    notes = _notes(event.notes)
    changes: dict[str, Any] = {"notes": notes, "nonfinite": None}

    def leave_out(name: str, value: Any) -> None:
        notes.append(f"{name} {_shown(value)} was left out: {refused[f'$.{name}']}")

    numbers: dict[Any, Any] = {}
    for name in ("metrics", "nonfinite"):
        value = getattr(event, name)
        if isinstance(value, Mapping):
            numbers |= {k: NONFINITE.get(v, v) if isinstance(v, str) else v for k, v in value.items()}
        elif f"$.{name}" in refused:
            leave_out(name, value)
    changes["metrics"], remarks = storable(numbers)
    notes += remarks
    for name, kind in GROUPS.items():
        group = getattr(event, name)
        members = {f"$.{name}.{leaf}" for leaf in _names(kind)}
        if isinstance(group, Mapping):
            unknown = {key: value for key, value in group.items() if f"$.{name}.{key}" not in members}
            notes += [f"{name} {_shown(unknown)} was left out: unknown field"] if unknown else []
        elif not isinstance(group, kind):
            if f"$.{name}" in refused:
                notes.append(f"{name} was missing") if group is None else leave_out(name, group)
                changes[name] = None if name in _OPTIONAL else kind() if not _required(kind) else group
            continue
        leaves = {leaf: _member(group, leaf) for leaf in _names(kind)}
        wrong = [f"$.{name}.{leaf}" for leaf in _required(kind)]
        wrong = [path for path in wrong if refused.get(path, LONE_SURROGATE) != LONE_SURROGATE]
        if wrong and name in _OPTIONAL:
            given = ", ".join(f"{leaf} {_shown(value)}" for leaf, value in leaves.items() if value is not None)
            notes.append(f"{name} ({given}) was left out: {refused[wrong[0]]}")
            changes[name] = None
            continue
        for leaf, value in leaves.items():
            path = f"{name}.{leaf}"
            if refused.get(f"$.{path}") == LONE_SURROGATE:
                leaves[leaf] = unicode_of(value)
                notes.append(f"{path} {_shown(value)} was escaped: {LONE_SURROGATE}")
            elif f"$.{path}" in refused and leaf not in _required(kind):
                leaves[leaf] = None
                leave_out(path, value)
        changes[name] = kind(**leaves)
    for name in _LEAVES:
        if f"$.{name}" in refused:
            leave_out(name, getattr(event, name))
            changes[name] = None
    return dataclasses.replace(event, **changes)


def _names(kind: type[Any]) -> list[str]:
    return [field.name for field in dataclasses.fields(kind)]


def _required(kind: type[Any]) -> set[str]:
    return {f.name for f in dataclasses.fields(kind) if f.default is dataclasses.MISSING}


def _member(group: Any, leaf: str) -> Any:
    return group.get(leaf) if isinstance(group, Mapping) else getattr(group, leaf)


def _notes(given: Any) -> list[str]:
    if given is None:
        return []
    return [_text(note) for note in given] if isinstance(given, (list, tuple)) else [_text(given)]


def _shown(value: Any) -> str:
    return nonfinite_word(value) if isinstance(value, float) and not isfinite(value) else shown(value)


def _text(value: Any) -> str:
    return unicode_of(str.__str__(value) if isinstance(value, str) else _shown(value))
