"""The event that all benchmarks use: 20 scalars, as a GRPO step has them."""

from __future__ import annotations

import json

from rldk_schema import DataSlice, Event, ModelInfo, Process, Rng

from rldk import encode_event
from tests.cases import DATA

LOGS = json.loads((DATA / "logs" / "trl-1.16.grpo.jsonl").read_text().splitlines()[0])["logs"]
METRICS = {name: value / 7 + 0.1 for name, value in list(LOGS.items())[:20]}
METRICS["clip_ratio/region_mean"] = 0.125


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
