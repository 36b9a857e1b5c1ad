from __future__ import annotations

import pytest
from rldk_schema.metrics import CORE_METRICS, METRICS

from rldk.compare.machine import of_machine


@pytest.mark.parametrize(
    "name",
    [
        "step_time", "tokens_per_second", "gpu_memory_used", "network_latency", "out_of_range/cpu_utilization",
        "timing_s/gen", "timing_per_token_ms/update", "perf/throughput", "perf/mfu/actor",
        "perf/max_memory_allocated_gb",
        "train_runtime", "train_samples_per_second", "time/rollout", "Timing/step", "system.gpu.0.temp",
        "actor/update_seconds", "sps/per_second",
    ],
)  # fmt: skip
def test_what_tells_of_the_machine_is_not_compared(name: str) -> None:
    assert of_machine(name)


@pytest.mark.parametrize(
    "name",
    [
        "loss", "rewards/time_limit/mean", "rewards/runtime_reward", "network/loss", "tokens", "num_tokens", "epoch",
        "temperature", "sentiment", "estimate", "params", "s", "lr_schedules", "momentum", "total_flos", "m/1", "",
    ],
)  # fmt: skip
def test_what_tells_of_the_training_is(name: str) -> None:
    assert not of_machine(name)


def test_no_core_metric_is_of_the_machine_and_groups_decide() -> None:
    assert not any(map(of_machine, CORE_METRICS))
    assert {m.group for m in METRICS.values() if of_machine(m.name)} == {"speed", "resources"}
    assert not [m.name for m in METRICS.values() if m.group in ("speed", "resources") and not of_machine(m.name)]
