"""What the GPU of this process does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from rldk.resources.sampler import Probe


def torch_probe(device: int) -> Probe:
    """Measures what torch has allocated on a device, in bytes."""
    return lambda: {"gpu_memory_allocated": float(sys.modules["torch"].cuda.memory_allocated(device))}


def driver_probe(device: int) -> Probe:
    """Asks the driver about the GPU that is torch's device of this number."""
    handle: Any = None

    def probe() -> dict[str, float]:
        nonlocal handle
        import pynvml

        if handle is None:
            pynvml.nvmlInit()
            # torch and the driver count GPUs differently (CUDA_VISIBLE_DEVICES): the UUID is the same to both.
            uuid = sys.modules["torch"].cuda.get_device_properties(device).uuid
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
