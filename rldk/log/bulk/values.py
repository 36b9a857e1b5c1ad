"""Values whose bounds are left out of a type: each different one is judged once, by the judge of whole lines."""

from __future__ import annotations

import json
from collections.abc import Set
from typing import Any

_MOST_KNOWN = 10_000
_LINE: dict[str, Any] = {
    "step": 1,
    "wall_time": None,
    "metrics": {},
    "rng": {},
    "data_slice": {},
    "model_info": {"run_id": "a", "phase": "train"},
    "notes": [],
}


class Values:
    """The values that were judged."""

    def __init__(self) -> None:
        self._known: set[tuple[str, str, Any]] = set()

    def are_allowed(self, group: str, name: str, values: Set[Any]) -> bool:
        """Whether the schema allows all of some values, text or integers, as a member of a group."""
        return all(map(self._is_allowed, ((group, name, value) for value in values)))

    def _is_allowed(self, member: tuple[str, str, Any]) -> bool:
        if member in self._known:
            return True
        group, name, value = member
        from rldk.event.strict import judge

        verdict = judge(json.dumps({**_LINE, group: {**_LINE.get(group, {}), name: value}}).encode())
        if verdict.problems or verdict.warnings:
            return False
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known.add(member)
        return True
