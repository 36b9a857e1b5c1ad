"""The callback's own time per training step, in a real GRPO run on the CPU with everything on."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.contest import print_rows
from rldk.integrations.trl import RLDKCallback

TITLE = "RLDKCallback in a GRPO run, everything on: its own time per step"
STEPS = 500


class Timed(RLDKCallback):
    """Adds up what the hooks of each step take."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.times: dict[int, float] = {}


def _timed(name: str) -> Any:
    hook = getattr(RLDKCallback, name)

    def run(self: Timed, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        start = time.perf_counter()
        hook(self, args, state, control, **kwargs)
        self.times[state.global_step] = self.times.get(state.global_step, 0) + time.perf_counter() - start

    return run


for _name in ("on_step_begin", "on_pre_optimizer_step", "on_step_end", "on_log"):
    setattr(Timed, _name, _timed(_name))


def measure() -> list[tuple[str, float]]:
    """Trains, and returns figures in microseconds."""
    from transformers import logging
    from transformers.trainer_callback import PrinterCallback

    from rldk.demo import build_tiny_model
    from tests.factories.trainers.any_trl import make

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    with tempfile.TemporaryDirectory(prefix="rldk-bench-") as name:
        folder = Path(name)
        callback = Timed(folder / "logs", run_id="bench", every_step=True, per_rank=True, log_completions=4)
        model = build_tiny_model(folder / "model")
        trainer = make("grpo", folder, model, [callback], max_steps=STEPS, eval_strategy="no", beta=0.05)
        trainer.remove_callback(PrinterCallback)
        start = time.perf_counter()
        trainer.train()
        wall = time.perf_counter() - start
    # The first step and the last hold what is done once: opening files, the summary.
    times = sorted(callback.times[step] * 1e6 for step in range(2, STEPS))
    return [
        ("p50", statistics.median(times)),
        ("p99", statistics.quantiles(times, n=100)[98]),
        ("longest", times[-1]),
        ("a step of this tiny model", wall / STEPS * 1e6),
    ]


def print_figures() -> None:
    """Prints the figures as a table."""
    print_rows(TITLE, ("", "us"), [(name, f"{value:,.0f}") for name, value in measure()])


if __name__ == "__main__":
    print_figures()
