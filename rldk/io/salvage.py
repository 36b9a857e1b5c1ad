"""An event that the schema refuses, made one that it accepts, with nothing lost: what is taken out goes into a note."""

from __future__ import annotations

import dataclasses
from typing import Any

from rldk_schema import DataSlice, Event, ModelInfo, Process, Rng

from rldk.errors import Problem, brief
from rldk.metric_names import storable

_GROUPS: dict[str, type[Any]] = {"rng": Rng, "data_slice": DataSlice, "model_info": ModelInfo, "process": Process}


def salvage(event: Event, problems: tuple[Problem, ...]) -> Event:
    """Makes a copy of an event without what the schema refuses.

    Metrics outside their bounds move to `out_of_range/{name}`; a wrong leaf of a group becomes null. What was there
    is written into a note. An event without a usable step, run_id or phase stays as it is.

    Args:
        event: The event that was refused. It is not changed.
        problems: Why.
    """
    metrics, remarks = storable(event.metrics)
    notes = [_text(note) for note in (*(event.notes or ()), *remarks)]
    changes: dict[str, Any] = {"metrics": metrics, "notes": notes, "nonfinite": None}
    refused = {p.path: p.message for p in problems}
    for name, group_type in _GROUPS.items():
        group = getattr(event, name)
        if group is None:
            continue
        leaves = {f.name: getattr(group, f.name) for f in dataclasses.fields(group)}
        for leaf, value in leaves.items():
            message = refused.get(f"$.{name}.{leaf}")
            if message is not None and value is not None:
                leaves[leaf] = None
                notes.append(f"{name}.{leaf} {_text(brief(value))} was left out: {message}")
            elif isinstance(value, str):
                leaves[leaf] = _text(value)
        changes[name] = group_type(**leaves)
    for name in ("wall_time", "timestamp"):
        if f"$.{name}" in refused:
            notes.append(f"{name} {getattr(event, name)} was left out: {refused[f'$.{name}']}")
            changes[name] = None
    return dataclasses.replace(event, **changes)


def _text(value: Any) -> str:
    # A lone surrogate (an undecodable file name, say) cannot be written as UTF-8.
    return str(value).encode("utf-8", "backslashreplace").decode()
