"""Events that tests start from."""

from __future__ import annotations

import dataclasses

from rldk_schema import DataSlice, Event, ModelInfo, Rng


def make_event(**changes: object) -> Event:
    event = Event(
        step=1,
        wall_time=0.5,
        metrics={"loss": 0.25},
        rng=Rng(seed=42),
        data_slice=DataSlice(),
        model_info=ModelInfo(run_id="run-1", phase="train"),
        notes=[],
    )
    return dataclasses.replace(event, **changes)
