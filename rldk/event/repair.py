"""An event that the schema refuses, made one that it accepts, with nothing lost: what is taken out goes into a note."""

from __future__ import annotations

import dataclasses
from typing import Any

from rldk_schema import Event
from rldk_schema.fields import GROUPS, NONFINITE

from rldk.errors import Problem
from rldk.event.metric_values import storable
from rldk.text import shown

_OPTIONAL = frozenset(f.name for f in dataclasses.fields(Event) if f.default is None)


def salvage(event: Event, problems: tuple[Problem, ...]) -> Event:
    """Makes a copy of an event without what the schema refuses.

    Metrics outside their bounds move to `out_of_range/{name}`; a wrong leaf of a group becomes null. What was there
    is written into a note. A wrong step, run_id or phase stays: without it there is no event. An alert or a lifecycle
    whose rule or kind is wrong is left out.

    Args:
        event: The event that was refused. It is not changed.
        problems: Why.
    """
    given = {name: NONFINITE.get(word, word) for name, word in (event.nonfinite or {}).items()}
    metrics, remarks = storable({**(event.metrics or {}), **given})
    notes = [_text(note) for note in (*(event.notes or ()), *remarks)]
    changes: dict[str, Any] = {"metrics": metrics, "notes": notes, "nonfinite": None}
    refused = {p.path: p.message for p in problems}
    for name, group_type in GROUPS.items():
        group = getattr(event, name)
        if group is None:
            if f"$.{name}" in refused:
                changes[name] = group_type()
                notes.append(f"{name} was missing")
            continue
        required = {f.name for f in dataclasses.fields(group_type) if f.default is dataclasses.MISSING}
        leaves = {f.name: getattr(group, f.name) for f in dataclasses.fields(group_type)}
        wrong = [path for path in (f"$.{name}.{leaf}" for leaf in required) if path in refused]
        if wrong and name in _OPTIONAL:
            notes.append(f"{name} {shown(leaves)} was left out: {refused[wrong[0]]}")
            changes[name] = None
            continue
        for leaf, value in leaves.items():
            message = refused.get(f"$.{name}.{leaf}")
            if message is not None and value is not None and leaf not in required:
                leaves[leaf] = None
                notes.append(f"{name}.{leaf} {shown(value)} was left out: {message}")
            elif isinstance(value, str):
                leaves[leaf] = _text(value)
        changes[name] = group_type(**leaves)
    for name in ("wall_time", "timestamp"):
        if f"$.{name}" in refused:
            notes.append(f"{name} {shown(getattr(event, name))} was left out: {refused[f'$.{name}']}")
            changes[name] = None
    return dataclasses.replace(event, **changes)


def _text(value: Any) -> str:
    # A lone surrogate (an undecodable file name, say) cannot be written as UTF-8.
    return str(value).encode("utf-8", "backslashreplace").decode()
