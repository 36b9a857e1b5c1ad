"""Which steps of a run a later attempt has repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rldk_schema import Event


def superseded(events: Iterable[Event]) -> Callable[[Event], bool]:
    """Goes through all events of a log and gives a test for one: is it superseded?

    It is if a later attempt's training began at or before its step: the run continued with other weights, from a
    checkpoint before that step. So is an evaluation if a later attempt evaluated the same set at or before its step.
    """
    starts: dict[tuple[Any, ...], dict[int, int]] = {}
    for event in events:
        told = event.model_info.phase in ("train", "eval", "test")
        if told and event.process and event.process.attempt is not None:
            first = starts.setdefault(_series(event), {})
            first[event.process.attempt] = min(event.step, first.get(event.process.attempt, event.step))

    def test(event: Event) -> bool:
        if event.process is None or event.process.attempt is None:
            return False
        own = event.process.attempt
        begun = [starts.get(_series(event, phase), {}) for phase in ("train", None)]
        return any(attempt > own and step <= event.step for first in begun for attempt, step in first.items())

    return test


def _series(event: Event, phase: str | None = None) -> tuple[Any, ...]:
    """What counts its steps together: one rank's evaluations of one data set, or all else with its train steps."""
    rank = event.process.rank or 0 if event.process else 0
    if phase is None and event.model_info.phase in ("eval", "test"):
        return (event.model_info.run_id, rank, event.model_info.phase, event.data_slice.dataset_name)
    return (event.model_info.run_id, rank, "train")
