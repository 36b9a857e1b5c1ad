"""`python -m bench.mirrors`: how many events a mirror sends in a second of CPU, beside `json.loads` of the lines.

`make test-frameworks NAME=trackers` installs the trackers, and prints this.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.contest import print_rows
from rldk import Run
from rldk.mirror_target import parse_target
from rldk.mirrors import prometheus
from rldk.mirrors.mirroring import mirror

_EVENTS, _METRICS, _ROUNDS = 10_000, 20, 3


def print_figures() -> None:
    """Prints the best of some rounds, in which the targets take turns."""
    os.environ.update(WANDB_MODE="offline", WANDB_SILENT="true", WANDB_ERROR_REPORTING="false", RLDK_QUIET="1")
    prometheus._LINGER_SECONDS = 0.0
    with tempfile.TemporaryDirectory(prefix="rldk-bench-") as name:
        folder = Path(name)
        os.environ["WANDB_DIR"] = name
        lines = _logged(folder / "logs")
        best: dict[str, tuple[float, float]] = {}
        for turn in range(_ROUNDS):
            json_seconds = _seconds(lambda: [json.loads(line) for line in lines])
            targets = {
                "TensorBoard": f"tensorboard:{folder / f'tb-{turn}'}",
                "wandb, offline": f"wandb:bench-{turn}",
                "Prometheus": "prometheus:0",
                "a directory": str(folder / f"copies-{turn}"),
            }
            for what, target in targets.items():
                seconds = _seconds(lambda target=target: mirror(folder / "logs", parse_target(target)))
                best[what] = min(best.get(what, (float("inf"), 0.0)), (seconds, seconds / json_seconds))
    rows = [
        (what, f"{_EVENTS / seconds:,.0f}", f"{seconds / _EVENTS * 1e6:,.1f}", f"{ratio:.2f}")
        for what, (seconds, ratio) in best.items()
    ]
    title = f"Mirror {_EVENTS:,} events of {_METRICS} metrics, CPU time of the mirror's own process"
    print_rows(title, ("", "events a second", "us an event", "of json.loads"), rows)


def _logged(folder: Path) -> list[bytes]:
    with Run(folder, run_id="bench") as run:
        for step in range(_EVENTS):
            run.log(step, {f"metric_{n}": (step + n) / 7 for n in range(_METRICS)})
    return run.path.read_bytes().splitlines()


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    print_figures()
