"""Samples what this process and its GPU use, in threads of their own."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from rldk.resources.gpu import driver_probe, torch_probe
from rldk.resources.sampler import SAMPLE_SECONDS, Probe, Sampler


class ResourceSampler:
    """Keeps the latest sample of this process's resources.

    What cannot be measured is missing. CUDA is never initialised for this. The GPU has a thread of its own, begun when
    training uses one: a driver call that hangs leaves the host's figures, and whoever trains, alone.

    Attributes:
        samplers: Those that there are so far.

    Args:
        directory: Where the run's files go: `disk_free` is the room for them.
        seconds: Time between two samples, above 0.
    """

    def __init__(self, directory: str | Path, *, seconds: float = SAMPLE_SECONDS) -> None:
        self._seconds = seconds
        self._device: int | None = None
        self.samplers: list[Sampler] = []
        probes = {"host": _host(), "disk": _disk(Path(directory)), "CUDA": self._look_for_cuda}
        self.samplers.append(Sampler("resources", probes, seconds=seconds))

    def latest(self) -> dict[str, float]:
        """The latest sample: declared metric name to value. What there is no young sample of is missing.

        To be called from the thread that trains: its GPU is the one that is sampled.
        """
        return {name: value for sampler in self.samplers for name, value in sampler.latest().items()}

    def close(self) -> None:
        """Stops sampling; does not wait for a sample in the making."""
        for sampler in self.samplers:
            sampler.close()

    def __enter__(self) -> ResourceSampler:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _look_for_cuda(self) -> dict[str, float]:
        torch = sys.modules.get("torch")
        # While torch is being imported it is there, and has no cuda yet.
        cuda = getattr(torch, "cuda", None)
        if self._device is None and self.samplers and cuda is not None and cuda.is_initialized():
            self.samplers[0].due = self._start_gpu
        return {}

    def _start_gpu(self) -> None:
        # Each thread has a current device of its own, and a new one's is the first: only the thread that trains knows.
        if self._device is None:
            self._device = device = sys.modules["torch"].cuda.current_device()
            probes = {"torch": torch_probe(device), "GPU driver": driver_probe(device)}
            self.samplers.append(Sampler("gpu", probes, seconds=self._seconds))


def _host() -> Probe:
    process: Any = None
    measured = False

    def probe() -> dict[str, float]:
        nonlocal process, measured
        import psutil

        process = process or psutil.Process()
        out = {"cpu_memory_used": float(process.memory_info().rss)}
        busy = psutil.cpu_percent() / 100
        if measured:  # the first call has nothing to measure from, and returns 0
            out["cpu_utilization"] = busy
        measured = True
        return out

    return probe


def _disk(directory: Path) -> Probe:
    def probe() -> dict[str, float]:
        if not directory.exists():
            return {}
        found = os.statvfs(directory)
        return {"disk_free": float(found.f_bavail * found.f_frsize)}

    return probe
