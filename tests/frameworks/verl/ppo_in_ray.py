"""verl's `TaskRunner` in a real Ray: its own metric functions and its own `Tracking`, over batches made by hand.

`python ppo_in_ray.py FOLDER KIND`: KIND is `fine`, `fails`, `dropped` (as before 0.9, `fit`
drops its logger) or `dropped fails`; there are three steps, or `STEPS`. What only a GPU can do, rollouts and updates,
is left out: the batches of `tests/frameworks/readers/batch.py` stand for these. With `STEP_SECONDS` there is a second
node, on which a worker imports verl.
"""

from __future__ import annotations

import os
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import ray
from ray.cluster_utils import Cluster

OVERRIDES = [
    "trainer.logger=[console,file,tensorboard]",
    "trainer.project_name=project",
    "trainer.experiment_name=ppo",
    "actor_rollout_ref.rollout.n=4",
    "data.train_batch_size=2",
    "actor_rollout_ref.rollout.name=vllm",
    "algorithm.use_kl_in_reward=True",
]


def resolved_config() -> Any:
    """verl's own configuration of PPO, as its trainer gives it to `Tracking`."""
    from hydra import compose, initialize_config_module
    from omegaconf import OmegaConf

    with initialize_config_module("verl.trainer.config", version_base=None):
        return OmegaConf.to_container(compose("ppo_trainer", OVERRIDES), resolve=True)


class Trainer:
    """`fit` of verl's V1 trainer, as far as its logger sees it."""

    logger: Any = None

    def fit(self, folder: Path, kind: str) -> None:
        from batch import batches
        from verl.utils.tracking import Tracking
        from write_verl import step_of

        tracking = Tracking("project", "ppo", ["console", "file", "tensorboard"], resolved_config())
        if "dropped" not in kind:
            self.logger = tracking
        steps = int(os.environ.get("STEPS", "3"))
        for number, batch in enumerate(islice(cycle(batches()), steps), 1):
            if "fails" in kind and number == 3:
                raise RuntimeError("CUDA error: device-side assert triggered")
            tracking.log(data=step_of(number, batch, "ppo"), step=number)
            time.sleep(float(os.environ.get("STEP_SECONDS", "0")))


@ray.remote(num_cpus=1, resources={"head": 1})
class TaskRunner:
    def run(self, folder: Path, kind: str) -> None:
        import torch

        torch.distributed.init_process_group("gloo", init_method=f"file://{folder}/rendezvous", rank=0, world_size=1)
        trainer, succeeded = Trainer(), False
        try:
            trainer.fit(folder, kind)
            succeeded = True
        finally:
            if trainer.logger is not None:
                trainer.logger.finish(exit_code=0 if succeeded else 1)


@ray.remote(num_cpus=1, resources={"other": 1})
class Worker:
    """A worker of verl on a host of its own."""

    def start(self) -> None:
        import verl  # noqa: F401

        if os.environ.get("RLDK_OUTPUT_DIR"):
            from rldk.integrations.shared import ray_hosts as hosts

            hosts._PATIENT_LOOKS = 0  # there is no GPU to wait for

    def stay(self) -> None:
        time.sleep(6)  # it looks every two seconds


def main(folder: Path, kind: str) -> None:
    os.environ["VERL_FILE_LOGGER_PATH"] = str(folder / "verl.jsonl")
    os.environ["TENSORBOARD_DIR"] = str(folder / "tensorboard_log")
    cluster = Cluster(
        initialize_head=True,
        head_node_args={"num_cpus": 1, "resources": {"head": 1}, "include_dashboard": False},
    )
    two = "STEP_SECONDS" in os.environ
    if two:
        cluster.add_node(num_cpus=1, resources={"other": 1})
    ray.init(address=cluster.address, log_to_driver=True)
    try:
        if two:
            worker = Worker.remote()
            ray.get(worker.start.remote())
        ray.get(TaskRunner.remote().run.remote(folder, kind))
        if two:
            ray.get(worker.stay.remote())
    finally:
        ray.shutdown()
        cluster.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), sys.argv[2])
