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


def steps_of(callback: RLDKCallback) -> dict[int, dict[str, float | None]]:
    """Metrics of each train step, of all its events: none of which may fall, or have a name in common."""
    steps: dict[int, dict[str, float | None]] = {}
    for event in events_of(callback, "train"):
        assert event.step >= max(steps, default=0)
        known = steps.setdefault(event.step, {})
        assert not known.keys() & event.metrics.keys()
        known.update(event.metrics)
    return steps
