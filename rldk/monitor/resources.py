"""Samples what this process and its GPU use, in a thread of its own."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

SAMPLE_SECONDS = 1.0
"""How often to sample, by default."""

_STALE_SAMPLES = 10  # a sample older than this many periods says nothing about now

Probe = Callable[[], dict[str, float]]


class ResourceSampler:
    """Keeps the latest sample of this process's resources.

    A daemon thread samples; `latest` only looks at what it found, so that a driver call that hangs stalls nobody. What
    cannot be measured is missing. CUDA is never initialised for this.

    Args:
        directory: Where the run's files go: `disk_free` is the room for them.
        seconds: Time between two samples, above 0.
    """

    def __init__(self, directory: str | Path, *, seconds: float = SAMPLE_SECONDS) -> None:
        self._directory = Path(directory)
        self._seconds = seconds
        self._sample: dict[str, float] = {}
        self._sampled = -float("inf")
        self._stop = threading.Event()
        self._failed: set[str] = set()
        self._pid = os.getpid()
        self._cuda = False
        self._device: int | None = None
        self._thread = threading.Thread(target=self._run, name="rldk-resources", daemon=True)
        self._thread.start()

    def latest(self) -> dict[str, float]:
        """The latest sample: declared metric name to value. Empty while there is none that is young enough.

        To be called from the thread that trains: its GPU is the one that is sampled.
        """
        if self._cuda and self._device is None:
            # Each thread has a current device of its own, and a new one's is the first: only this thread knows ours.
            self._device = sys.modules["torch"].cuda.current_device()
        young = time.monotonic() - self._sampled <= _STALE_SAMPLES * self._seconds
        # A forked child has the sample but not the thread, and other resources than its parent.
        return self._sample if young and os.getpid() == self._pid else {}

    def close(self) -> None:
        """Stops sampling; does not wait for a sample in the making."""
        self._stop.set()

    def __enter__(self) -> ResourceSampler:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self) -> None:
        probes = [
            ("host", _host(self._directory)),
            ("torch", self._torch),
            ("GPU driver", _driver(lambda: self._device)),
        ]
        while not self._stop.is_set():
            sample: dict[str, float] = {}
            for name, probe in probes:
                sample |= self._measure(name, probe)
            self._sample, self._sampled = sample, time.monotonic()
            self._stop.wait(self._seconds)

    def _torch(self) -> dict[str, float]:
        torch = sys.modules.get("torch")
        self._cuda = torch is not None and torch.cuda.is_initialized()
        if torch is None or self._device is None:
            return {}
        return {"gpu_memory_allocated": float(torch.cuda.memory_allocated(self._device))}

    def _measure(self, name: str, probe: Probe) -> dict[str, float]:
        try:
            return probe()
        except Exception as error:  # noqa: BLE001  # a driver may fail with anything; the other probes still count
            if name not in self._failed:
                self._failed.add(name)
                log.info("%s resources are not sampled: %s", name, error)
            return {}


def _host(directory: Path) -> Probe:
    process: Any = None
    measured = False

    def probe() -> dict[str, float]:
        nonlocal process, measured
        import psutil

        process = process or psutil.Process()
        busy = psutil.cpu_percent() / 100
        out = {"cpu_memory_used": float(process.memory_info().rss)}
        if measured:  # the first call has nothing to measure from, and returns 0
            out["cpu_utilization"] = busy
        if directory.exists():
            out["disk_free"] = float(shutil.disk_usage(directory).free)
        measured = True
        return out

    return probe


def _driver(device: Callable[[], int | None]) -> Probe:
    handle: Any = None

    def probe() -> dict[str, float]:
        nonlocal handle
        gpu = device()
        if gpu is None:
            return {}
        import pynvml

        if handle is None:
            pynvml.nvmlInit()
            # torch and the driver count GPUs differently (CUDA_VISIBLE_DEVICES): the UUID is the same to both.
            uuid = sys.modules["torch"].cuda.get_device_properties(gpu).uuid
            handle = pynvml.nvmlDeviceGetHandleByUUID(f"GPU-{uuid}".encode())
        out = {}
        for name, read in _DRIVER.items():
            # MIG has no utilisation, some cards no power, some users no right to ask.
            with suppress(pynvml.NVMLError):
                out[name] = read(pynvml, handle)
        return out

    return probe


_DRIVER: dict[str, Callable[[Any, Any], float]] = {
    "gpu_memory_used": lambda nvml, gpu: float(nvml.nvmlDeviceGetMemoryInfo(gpu).used),
    "gpu_memory_total": lambda nvml, gpu: float(nvml.nvmlDeviceGetMemoryInfo(gpu).total),
    "gpu_utilization": lambda nvml, gpu: nvml.nvmlDeviceGetUtilizationRates(gpu).gpu / 100,
    "gpu_power": lambda nvml, gpu: nvml.nvmlDeviceGetPowerUsage(gpu) / 1000,
    "gpu_temperature": lambda nvml, gpu: float(nvml.nvmlDeviceGetTemperature(gpu, nvml.NVML_TEMPERATURE_GPU)),
}
