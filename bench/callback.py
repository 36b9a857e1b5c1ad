"""The callback's own time per training step, in a real GRPO run on the CPU with everything on."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from bench.contest import print_rows
from rldk.integrations.trl import RLDKCallback
from tests.factories.callback_hooks import measure as measure_hooks
from tests.factories.callback_hooks import microseconds

TITLE = "RLDKCallback in a GRPO run, everything on: its own time per step"
STEPS = 500


class Timed(RLDKCallback):
    """Its hooks are measured, without those of other callbacks."""


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
        ours, of_cpu = (measure_hooks(Timed, clock) for clock in (time.perf_counter_ns, time.thread_time_ns))
        callback = Timed(folder / "logs", run_id="bench", every_step=True, per_rank=True, log_completions=4)
        model = build_tiny_model(folder / "model")
        trainer = make("grpo", folder, model, [callback], max_steps=STEPS, eval_strategy="no", beta=0.05)
        trainer.remove_callback(PrinterCallback)
        start = time.perf_counter()
        trainer.train()
        wall = time.perf_counter() - start
    times, cpu = microseconds(ours), microseconds(of_cpu)
    return [
        ("p50", statistics.median(times)),
        ("p99", statistics.quantiles(times, n=100)[98]),
        ("longest", times[-1]),
        ("p50 of CPU", statistics.median(cpu)),
        ("p99 of CPU", statistics.quantiles(cpu, n=100)[98]),
        ("a step of this tiny model", wall / STEPS * 1e6),
    ]


def print_figures() -> None:
    """Prints the figures as a table."""
    print_rows(TITLE, ("", "us"), [(name, f"{value:,.0f}") for name, value in measure()])


if __name__ == "__main__":
    print_figures()
