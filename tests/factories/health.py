"""Training runs as curves: a healthy one, to which a test adds what is sick."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rldk_schema import DataSlice, Event, ModelInfo, Process, Rng

from rldk.health.alerts import Alert
from rldk.health.evaluator import Evaluator

Curve = Callable[[int], float | None]

NOISE = random.Random(0)


def event(step: int, metrics: Mapping[str, float | None], *, phase: Any = "train", **more: Any) -> Event:
    return Event(
        step=step,
        wall_time=more.get("wall_time"),
        metrics=dict(metrics),
        rng=Rng(),
        data_slice=DataSlice(dataset_name=more.get("dataset")),
        model_info=ModelInfo(run_id="r", phase=phase),
        process=Process(attempt=more.get("attempt", 1)),
        notes=more.get("notes", []),
        alert=more.get("alert"),
    )


def noisy(level: float, spread: float = 0.1) -> Curve:
    return lambda _: level * math.exp(NOISE.gauss(0, spread))


HEALTHY: dict[str, Curve] = {
    "reward_mean": lambda s: 0.2 + 0.001 * s + NOISE.gauss(0, 0.05),
    "reward_std": noisy(0.4),
    "frac_reward_zero_std": noisy(0.1),
    "loss": lambda _: NOISE.gauss(0, 0.02),
    "grad_norm": noisy(1.0, 0.5),
    "kl_mean": lambda s: 0.0002 * s * math.exp(NOISE.gauss(0, 0.3)),
    "entropy_mean": lambda s: 1.0 - 0.0008 * s,
    "clip_frac": noisy(0.005),
    "ratio_mean": noisy(1.0, 0.01),
    "response_length_mean": noisy(200.0),
    "truncated_frac": noisy(0.02),
    "step_time": noisy(3.0),
    "explained_variance": noisy(0.5),
    "gpu_memory_used": noisy(40e9, 0.01),
    "gpu_memory_total": lambda _: 80e9,
    "disk_free": lambda s: 80e9 - 1e8 * (s % 7),
    "network_latency": lambda s: 0.8 + 0.1 * (s % 5),
    "allreduce_time": lambda s: 20.0 + s % 3,
}


def run(
    curves: Mapping[str, Curve] = {}, *, steps: int = 300, every: int = 1, monitor: Evaluator | None = None
) -> list[Alert]:
    """The alerts of a run that is healthy but for these curves."""
    monitor = monitor or Evaluator()
    curves = {**HEALTHY, **curves}
    return [
        alert
        for step in range(every, steps + 1, every)
        for alert in monitor.observe(
            event(step, {name: curve(step) for name, curve in curves.items()}, wall_time=3.0 * step)
        )
    ]


def named(alerts: Iterable[Alert]) -> list[tuple[str, str]]:
    return [(alert.rule, alert.severity) for alert in alerts]


def from_(step: int, before: float, after: float) -> Curve:
    return lambda s: (before if s < step else after) * math.exp(NOISE.gauss(0, 0.02))


REWARD_FLAT: Curve = lambda _: 0.5 + NOISE.gauss(0, 0.05)  # noqa: E731

SICK: dict[str, dict[str, Curve]] = {
    "kl_drift": {"kl_mean": lambda s: 0.05 if s < 100 else 0.05 * 1.05 ** (s - 100)},
    "kl_step": {"approx_kl": from_(100, 0.01, 0.2)},
    "clip_frac": {"clip_frac": from_(100, 0.005, 0.25)},
    "ratio": {"ratio_mean": from_(100, 1.0, 2.5)},
    "rollout_mismatch": {"rollout_kl": from_(100, 0.01, 0.3)},
    "entropy_collapse": {"entropy_mean": from_(100, 1.0, 0.2), "reward_mean": REWARD_FLAT},
    "entropy_blowup": {"entropy_mean": from_(100, 1.0, 3.5), "reward_mean": REWARD_FLAT},
    "zero_variance_groups": {"frac_reward_zero_std": from_(100, 0.1, 0.6), "reward_mean": REWARD_FLAT},
    "reward_std_collapse": {"reward_std": from_(100, 0.4, 0.01), "reward_mean": REWARD_FLAT},
    "advantage_std_collapse": {"advantage_std": from_(100, 1.0, 0.01), "reward_mean": REWARD_FLAT},
    "length_drift": {"response_length_mean": lambda s: 200.0 + 2 * s, "reward_mean": lambda s: 0.2 + 0.002 * s},
    "truncation": {"truncated_frac": from_(100, 0.02, 0.5)},
    "grad_norm_spike": {"grad_norm": lambda s: 50.0 if s > 100 and s % 10 == 0 else 1.0},
    "grad_norm_vanishing": {"grad_norm": from_(100, 1.0, 0.01), "reward_mean": REWARD_FLAT},
    "zero_gradient": {"grad_norm": lambda s: 1.0 if s < 100 or s % 4 == 0 else 0.0},
    "explained_variance": {"explained_variance": from_(100, 0.5, -0.5)},
    "throughput": {"step_time": from_(100, 3.0, 7.0)},
    "gpu_memory": {"gpu_memory_used": lambda s: 40e9 if s < 100 else 79e9},
    "preference_saturation": {"reward_margin": from_(50, 1.0, 15.0)},
    "disk_full": {"disk_free": from_(100, 80e9, 0.5e9)},
    "network_latency": {"network_latency": from_(100, 0.8, 40.0)},
    "allreduce_time": {"allreduce_time": from_(100, 20.0, 90.0)},
}
