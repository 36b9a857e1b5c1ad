"""The event that all benchmarks use: 20 scalars of a real GRPO step, from the recorded demo."""

from __future__ import annotations

import json
from importlib.resources import files

from rldk_schema import DataSlice, Event, ModelInfo, Process, Rng

from rldk import encode_event
from rldk.demo import RECORDING
from rldk.event.metric_names import MetricNames

CALL = json.loads((files("rldk") / RECORDING).read_text(encoding="utf-8").splitlines()[10])
METRICS = MetricNames("trl", version="1.16.0", algorithm="grpo").rename(dict(list(CALL["logs"].items())[:20]))


def event(step: int = 500) -> Event:
    """The event at a step."""
    return Event(
        step=step,
        wall_time=1234.5 + step,
        metrics=dict(METRICS),
        rng=Rng(seed=42, torch_seed=42, numpy_seed=42, random_seed=42),
        data_slice=DataSlice(batch_size=64, sequence_length=1024, dataset_name="gsm8k"),
        model_info=ModelInfo(
            run_id="grpo-qwen", phase="train", model_name="Qwen/Qwen2.5-0.5B", model_size=494032768, optimizer="adamw"
        ),
        process=Process(rank=0, world_size=1, hostname="node", attempt_id="a"),
        notes=[],
    )


LINE = encode_event(event())
VALUE = json.loads(LINE)
