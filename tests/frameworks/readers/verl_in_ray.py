"""`write_verl.py` as verl runs: in a Ray actor, whose lines the driver prints with its name and process in front."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ["RAY_COLOR_PREFIX"] = "1"  # as in a terminal

import ray


@ray.remote(num_cpus=1)
class TaskRunner:
    def run(self, folder: Path, algorithm: str, backends: list[str]) -> None:
        import write_verl

        write_verl.main(folder, algorithm, backends)


if __name__ == "__main__":
    ray.init(num_cpus=1, include_dashboard=False)
    ray.get(TaskRunner.remote().run.remote(Path(sys.argv[1]).absolute(), sys.argv[2], sys.argv[3:]))
    time.sleep(3)  # Ray passes the last lines on after the call has returned
    ray.shutdown()
