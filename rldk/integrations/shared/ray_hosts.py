"""The resources of every host of a Ray job: on each, one of the workers samples them, and writes a rank's file.

The process that drives the training says in Ray's store which run it is and at which step; the workers look there.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from rldk.background import BackgroundThread
from rldk.integrations.shared.ray_job import claim_number, heard_in_ray, ray_node

_SECONDS = 2.0
_PATIENT_LOOKS = 15
"""So often a worker without a GPU leaves its host to one with a GPU."""
_kept: list[Any] = []  # what nobody else holds


def watch_host(framework: str) -> None:
    """In a worker of a Ray job: has its host sampled once a run is announced. Elsewhere nothing happens."""
    ray = sys.modules.get("ray")
    if ray is not None and getattr(ray, "is_initialized", bool)():
        _kept.append(HostWatch(framework))


class HostWatch:
    """In a worker: waits for a run, and samples the host if no other worker does.

    Args:
        framework: Whose run it is.
    """

    def __init__(self, framework: str) -> None:
        self._framework = framework
        self._log: Any = None
        self._looks = 0
        self._step = 0
        self._thread = BackgroundThread(_SECONDS, self._look, name="rldk-host")
        self._thread.start()

    def _look(self) -> None:
        told = heard_in_ray(f"{self._framework}/run")
        if told is None:
            return
        if self._log is None:
            if not told.get("ended"):
                self._begin(told)
            return  # at the next look there is a sample
        if told["step"] > self._step:
            self._step = told["step"]
            self._log.at(self._step)
        if told.get("ended"):
            self._log.finish()
            self._log = None
            self._thread.close()

    def _begin(self, told: dict[str, Any]) -> None:
        """Opens the log, if this worker is the one that samples its host."""
        self._looks += 1
        node, cuda = ray_node(), _cuda()
        if node is None or (cuda is None and self._looks <= _PATIENT_LOOKS):
            return
        sampled = cuda is None and node == told["node"]  # the driver samples its host itself
        number = None if sampled else claim_number(f"{self._framework}/{told['attempt_id']}", node)
        if number is None:
            self._thread.close()
            return
        from rldk.integrations.shared.step_log import StepLog  # which most of the workers do not need

        if cuda is not None:
            _take_device(cuda)
        self._log = StepLog(run_id=told["run_id"], write_outputs=False)
        if self._log.per_rank and self._log.enable_resource_monitoring:
            self._log.open(
                self._framework,
                rank=number,
                attempt_id=told["attempt_id"],
                every_step=False,  # it may join late, and misses steps that are over before it looks
                remarks=["a worker of Ray: its host and its GPU"],
            )


def _cuda() -> Any:
    """CUDA as torch has it, if this process uses it."""
    cuda = getattr(sys.modules.get("torch"), "cuda", None)
    return cuda if cuda is not None and cuda.is_initialized() else None


def _take_device(cuda: Any) -> None:
    """Each thread has a current device of its own: this one's becomes that of the worker."""
    rank = os.environ.get("LOCAL_RANK", "")
    if rank.isdecimal() and int(rank) < cuda.device_count():
        cuda.set_device(int(rank))
