"""What a call of an integration takes of the thread that trains, in CPU time; the other benches have the trainers'."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.contest import print_rows

TITLE = "A step of 16 values, as it comes: CPU time of the caller's thread"
STEPS = 2000
VALUES = {
    "loss": 0.5,
    "reward_mean": 0.25,
    "kl_mean": 0.01,
    "entropy_mean": 1.5,
    **{f"mine/{n}": 0.1 for n in range(12)},
}
Calls = tuple[Callable[[int], object], Callable[[], object]]


def _accelerate(folder: Path) -> Calls:
    from accelerate import Accelerator

    from rldk.integrations.accelerate import RLDKTracker

    tracker = RLDKTracker("bench", output_dir=folder)
    accelerator = Accelerator(log_with=tracker, cpu=True)
    accelerator.init_trackers("bench")
    return lambda step: accelerator.log(VALUES, step=step), accelerator.end_training


def _wandb(folder: Path) -> Calls:
    import rldk.wandb_compat as wandb

    run = wandb.init(dir=str(folder))
    return lambda step: run.log(VALUES, step=step), run.finish


def _openrlhf(folder: Path) -> Calls:
    from rldk.integrations.openrlhf import OpenRLHFCallback

    callback = OpenRLHFCallback(folder, "bench")
    callback.on_train_begin(None, 0)

    def run(step: int) -> None:
        callback.on_step_begin(None, step)
        callback.on_step_end(None, step, VALUES)

    return run, lambda: callback.on_train_end(None, STEPS)


# What each begins: a step, and the end.
INTEGRATIONS: dict[str, Callable[[Path], Calls]] = {
    "accelerate: Accelerator.log": _accelerate,
    "rldk.wandb_compat: log": _wandb,
    "OpenRLHF: the callback's hooks": _openrlhf,
}


def measure() -> list[tuple[str, float, float]]:
    """Name, and p50 and p99 in microseconds."""
    found = []
    for name, begin in INTEGRATIONS.items():
        with tempfile.TemporaryDirectory(prefix="rldk-bench-", ignore_cleanup_errors=True) as folder:
            step_of, end = begin(Path(folder))
            spent = []
            for step in range(1, STEPS + 1):
                time.sleep(0.001)  # where training would be: in a loop all would be in the processor's caches
                begun = time.thread_time_ns()
                step_of(step)
                spent.append((time.thread_time_ns() - begun) / 1000)
            end()
        del spent[0]  # which may open files
        found.append((name, statistics.median(spent), statistics.quantiles(spent, n=100)[98]))
    return found


def print_figures() -> None:
    """Prints the figures as a table."""
    print_rows(TITLE, ("", "p50 us", "p99 us"), [(name, f"{p50:,.0f}", f"{p99:,.0f}") for name, p50, p99 in measure()])


if __name__ == "__main__":
    print_figures()
