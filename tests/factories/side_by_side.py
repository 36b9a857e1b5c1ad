"""Logs to be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from random import Random
from typing import Any

from rldk import Run

Change = Callable[[int, dict[str, Any]], Mapping[str, Any]]


def training(seed: int, steps: Iterable[int]) -> list[tuple[int, dict[str, Any]]]:
    """The metrics of a made-up training, the same for the same seed."""
    random = Random(seed)
    return [
        (
            step,
            {
                "loss": 1 / (step + 1) + random.gauss(0, 0.01),
                "reward_mean": step / 1000 + random.gauss(0, 0.05),
                "kl_mean": 0.01 + abs(random.gauss(0, 0.001)),
                "grad_norm": 1 + random.random(),
                "lr": 1e-5,
            },
        )
        for step in steps
    ]


def logged(
    directory: Path,
    run_id: str,
    *,
    noise: int = 1,
    steps: Iterable[int] = range(1, 61),
    change: Change = lambda _, metrics: metrics,
    tokens: Callable[[int], int] = lambda step: 100 + step,
    **options: Any,
) -> Path:
    """Writes a log, and gives the place by which `rldk compare` finds the run."""
    with Run(directory, run_id=run_id, **options) as run:
        for step, metrics in training(noise, steps):
            run.log(step, change(step, metrics), tokens_in=tokens(step))
    return directory / run_id
