"""SkyRL's real `Tracking` in a task of a real Ray, with a worker on another host; the setup hook is in both."""

from __future__ import annotations

import os
import time

import ray
from ray.cluster_utils import Cluster


@ray.remote(num_cpus=1, resources={"head": 1})
def entrypoint() -> None:
    import stand_ins  # noqa: F401
    from skyrl.train.config import SkyRLTrainConfig
    from skyrl.train.utils.tracking import Tracking

    tracker = Tracking(project_name="p", experiment_name="grpo-1", backend="console", config=SkyRLTrainConfig())
    for step in (1, 2, 3):
        time.sleep(2)
        tracker.log({"trainer/global_step": step, "reward/avg_raw_reward": step / 3}, step=step, commit=True)
    tracker.finish()


@ray.remote(num_cpus=1, resources={"other": 1})
class Worker:
    def start(self) -> None:
        from rldk.integrations.shared import ray_hosts

        ray_hosts._PATIENT_LOOKS = 0  # there is no GPU to wait for

    def stay(self) -> None:
        time.sleep(6)  # it looks every two seconds


if __name__ == "__main__":
    cluster = Cluster(
        initialize_head=True, head_node_args={"num_cpus": 1, "resources": {"head": 1}, "include_dashboard": False}
    )
    cluster.add_node(num_cpus=1, resources={"other": 1})
    variables = {name: os.environ[name] for name in ("RLDK_OUTPUT_DIR", "PYTHONPATH")}
    hook = {"worker_process_setup_hook": "rldk.integrations.skyrl.setup", "env_vars": variables}
    ray.init(address=cluster.address, runtime_env=hook, log_to_driver=True)
    try:
        worker = Worker.remote()
        ray.get(worker.start.remote())
        ray.get(entrypoint.remote())
        ray.get(worker.stay.remote())
    finally:
        ray.shutdown()
        cluster.shutdown()
