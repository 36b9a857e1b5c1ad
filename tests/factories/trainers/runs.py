"""Short runs of GRPO, and what stands in their logs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rldk import Event, read_events
from rldk.integrations.trl import RLDKCallback
from tests.factories.trainers.any_trl import make


def make_grpo(path: Path, model: Path, callback: Any = None, **changes: Any) -> Any:
    return make("grpo", path, model, [callback] if callback else [], **{"eval_strategy": "no", **changes})


def events_of(callback: RLDKCallback, *phases: str) -> list[Event]:
    events = read_events(callback.run.path, strict=True)
    return [e for e in events if not phases or e.model_info.phase in phases]


def outline(callback: RLDKCallback) -> list[tuple[int, str, int]]:
    return [(e.process.attempt, e.model_info.phase, e.step) for e in events_of(callback)]
