"""`python -m bench.trackers`: how fast wandb's files are read, against wandb's own reader.

That is its datastore, which it had until 0.28, its protocol buffers (in C), and `json.loads` of each value.
`make test-frameworks NAME=trackers` installs it, and prints this.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable
from math import nan
from pathlib import Path

from bench.contest import contest, print_table
from rldk.adapters.layouts.wandb_file import read_wandb
from rldk.adapters.rows import Skipped
from tests.frameworks.trackers import own_reader

OURS = "rldk, rows"
_STEPS = 1000
_SHAPES: dict[str, tuple[int, Callable[[random.Random], float]]] = {
    "21 metrics of full precision": (21, random.Random.random),
    "21 metrics of four digits": (21, lambda rng: round(rng.random(), 4)),
    "21 metrics, one of ten values NaN": (21, lambda rng: rng.random() if rng.random() < 0.9 else nan),
    "60 metrics of full precision": (60, random.Random.random),
}


def _logged(folder: Path, metrics: int, value: Callable[[random.Random], float]) -> Path:
    import wandb

    rng = random.Random(0)
    run = wandb.init(project="bench", dir=folder, settings=wandb.Settings(console="off", x_disable_stats=True))
    for step in range(_STEPS):
        run.log({**{f"train/metric_{n}": value(rng) for n in range(metrics)}, "train/global_step": step})
    run.finish()
    wandb.teardown()  # only now everything is written
    (path,) = folder.glob("wandb/offline-run-*/*.wandb")
    return path


def _drain(rows: Callable[[], object]) -> Callable[[], object]:
    def drain() -> None:
        for _ in rows():  # type: ignore[attr-defined]
            pass

    return drain


def _refuse(skipped: Skipped) -> None:
    raise AssertionError(skipped)


def print_figures() -> None:
    """Prints a table for each shape of run."""
    os.environ.update(WANDB_MODE="offline", WANDB_SILENT="true", WANDB_ERROR_REPORTING="false")
    for title, (metrics, value) in _SHAPES.items():
        with tempfile.TemporaryDirectory(prefix="rldk-bench-") as folder:
            path = _logged(Path(folder), metrics, value)
            ours = [row.values for row in read_wandb(path, _refuse)]
            if repr(ours) != repr(list(own_reader.rows(path))):
                raise AssertionError(f"{title}: the readers disagree")
            contenders = {
                OURS: _drain(lambda path=path: read_wandb(path, _refuse)),
                "wandb, rows": _drain(lambda path=path: own_reader.rows(path)),
                "wandb, records only, not decoded": _drain(lambda path=path: own_reader.records(path)),
            }
            print_table(f"Read a run of {_STEPS} steps: {title}", contest(contenders, rounds=15, calls=2, ours=OURS))


if __name__ == "__main__":
    print_figures()
