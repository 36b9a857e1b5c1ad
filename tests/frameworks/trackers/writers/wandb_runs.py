"""Logs runs with the real wandb, offline: `wandb_runs.py FIRST COUNT`, of which the last kills its process.

What was logged goes to `logged-N.jsonl`, so that a test can compare.
"""

import json
import math
import os
import random
import signal
import sys
import time
from pathlib import Path

os.environ.update(WANDB_MODE="offline", WANDB_SILENT="true", WANDB_ERROR_REPORTING="false")

import psutil
import wandb

NAMES = ["loss", "kl", "reward", "reward_std", "entropy", "grad_norm", "clip_ratio/low_mean", "lr", "tab\tle", "größe"]


def values(rng: random.Random, step: int, number: int) -> dict:
    odd = rng.choice([math.nan, math.inf, -math.inf, 0, -0.0, 1e-300, 10**18, True, None, "a\nb" * rng.randrange(60)])
    row = {f"train/{name}": rng.choice([rng.random(), round(rng.random(), 4), rng.randrange(10)]) for name in NAMES}
    row |= {"train/global_step": step + 1, "train/odd": odd}
    if number % 3 == 0:
        row |= {"nested": {"a": {"b.c": step}, "d": [1, 2.5, "x"]}, "empty": {}}
    if number % 4 == 0 and step % 10 == 9:
        row |= {
            "completions": wandb.Table(
                columns=["step", "prompt", "completion", "r", "advantage"], data=[[step, "p", "x" * 100, 0.5, math.nan]]
            )
        }
        row |= {"h": wandb.Histogram([rng.random() for _ in range(50)]), "page": wandb.Html("<b>x</b>")}
    return row


def plain(row: dict) -> dict:
    return {key: value for key, value in row.items() if key not in ("completions", "h", "page", "empty", "nested")}


def log(number: int, *, killed: bool) -> None:
    rng = random.Random(number)
    settings = wandb.Settings(console="wrap" if number % 2 else "off", x_disable_stats=number % 5 > 0)
    config = {"lr": 1e-6, "number": number, "nested": {"a": [1, None]}}
    run = wandb.init(project="grpo", name=f"run {number}", id=f"r{number}", config=config, settings=settings, group="g")
    if number % 6 == 0:
        run.define_metric("train/*", step_metric="train/global_step")
    steps = 500 if killed else rng.choice([0, 3, 40, 300 if number % 10 else 2000])
    with Path(f"logged-{number}.jsonl").open("w") as logged:
        for step in range(steps):
            row = values(rng, step, number)
            run.log(row)
            logged.write(json.dumps(plain(row)) + "\n")
        logged.flush()
        print("logged", number)
        if killed:
            if number % 20 < 10:
                time.sleep(1)
                for process in psutil.Process().children(recursive=True):  # wandb has one that writes
                    process.kill()
            os.kill(os.getpid(), signal.SIGKILL)
        if number % 7 == 0:
            run.finish(exit_code=3)
        else:
            run.config.update({"late": number})
            run.finish()
    if number % 8 == 0:  # the same run goes on in a file of its own
        run = wandb.init(project="grpo", id=f"r{number}", resume="allow", settings=settings)
        run.log({"train/loss": 1.0})
        run.finish()


if __name__ == "__main__":
    first, count = int(sys.argv[1]), int(sys.argv[2])
    for each in range(first, first + count):
        log(each, killed=each == first + count - 1)
