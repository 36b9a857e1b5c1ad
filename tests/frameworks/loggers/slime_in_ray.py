"""A stand-in for slime in a real Ray: its trainer and its rollouts, each in a process of its own, are of one run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import ray

LOOPS = Path(__file__).parents[2] / "integrations" / "loggers"


@ray.remote(num_cpus=1)
class Actor:
    def run(self, role: str) -> None:
        os.environ["ROLE"] = role
        sys.path[:0] = [str(LOOPS), str(LOOPS / "stand_in")]
        sys.argv = ["drive.py", "slime"]
        import drive

        drive.ARGS.wandb_group = None
        {"slime": drive.slime_trainer, "rollouts": drive.slime_rollouts}[role]()


if __name__ == "__main__":
    ray.init(address="local", num_cpus=2, include_dashboard=False, log_to_driver=False)
    actors = [Actor.remote() for _ in range(2)]
    for actor, role in zip(actors, ("rollouts", "slime"), strict=True):
        ray.get(actor.run.remote(role))
