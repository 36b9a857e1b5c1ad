"""A training that logs up to the steps that it is told: `python -m tests.factories.grower DIR NAME`, a step a line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from math import exp, sin
from pathlib import Path

from rldk import Run


def metrics_of(step: int) -> dict[str, float]:
    """What it logs at a step."""
    values = {
        "reward_mean": 1 - exp(-step / 100) + 0.05 * sin(step),
        "kl_mean": step / 10000,
        "entropy_mean": 2 / (1 + step / 200),
        "grad_norm": 1 + 0.1 * sin(step / 3) + (50 if step == 77 else 0),
        "loss": 0.5 + 0.1 * sin(step / 5),
        "rewards/format/mean": min(1.0, step / 100),
        "tokens_seen": 3000.0 * step,
        "my/own": step % 7 + 0.5,
        f"my/{'a' * 60}": 1.0,
    }
    if step in (30, 31):
        values["loss"] = float("nan")
    if 100 < step < 140:
        del values["kl_mean"]
    return values


class Grower:
    """The process, from the outside."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def grow(self, step: int) -> None:
        """Waits until it has logged up to this step."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{step}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == f"{step}\n"


@contextmanager
def growing(folder: Path, name: str, step: int) -> Iterator[Grower]:
    """A run that has logged up to a step, and goes on when it is told."""
    command = [sys.executable, "-m", "tests.factories.grower", str(folder), name]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        grower = Grower(process)
        grower.grow(step)
        yield grower
    finally:
        if process.stdin is not None:
            process.stdin.close()
        process.wait(20)
        if process.stdout is not None:
            process.stdout.close()


def main(folder: str, name: str) -> None:
    """Logs as far as each line of standard input says, and says so."""
    done = 0
    with Run(folder, run_id=name, model_name="tiny", seed=1, group="both") as run:
        for line in sys.stdin:
            while done < int(line):
                done += 1
                run.log(done, metrics_of(done), tokens_in=1000, tokens_out=2000, batch_size=8)
            print(done, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
