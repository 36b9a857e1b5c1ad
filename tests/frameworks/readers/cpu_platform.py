"""The CPU as a platform of verl, as far as its SFT trainer asks: `VERL_USE_EXTERNAL_MODULES=cpu_platform`."""

from __future__ import annotations

import contextlib
import types
from typing import Any

import torch
import torch.distributed
from verl.plugin.platform.platform_base import PlatformBase
from verl.plugin.platform.platform_manager import PlatformRegistry


def nothing(*_: Any, **__: Any) -> int:
    return 0


def _device() -> Any:
    names = ("empty_cache", "memory_allocated", "memory_reserved", "max_memory_allocated", "max_memory_reserved")
    device = types.SimpleNamespace(**vars(torch.cpu))
    vars(device).update(dict.fromkeys((*names, "manual_seed", "manual_seed_all", "reset_peak_memory_stats"), nothing))
    device.mem_get_info = lambda *_: (0, 0)
    device.get_device_name = lambda *_: "cpu"
    device.current_device = lambda: "cpu"
    device.get_rng_state, device.set_rng_state = torch.get_rng_state, torch.set_rng_state
    return device


@PlatformRegistry.register(platform="cpu")
class Cpu(PlatformBase):
    device_name = "cpu"
    vendor_name = "cpu"
    device_module = _device()
    set_device = synchronize = manual_seed = manual_seed_all = set_allocator_settings = empty_cache = nothing
    profiler_start = profiler_stop = cudart = nothing

    def is_available(self) -> bool:
        return True

    def is_platform_available(self, use_smi_check: bool = False) -> bool:
        return True

    def current_device(self) -> Any:
        return "cpu"

    def device_count(self) -> int:
        return 1

    def get_device_capability(self, device_index: int = 0) -> tuple[None, None]:
        return (None, None)

    def communication_backend_name(self) -> str:
        return "gloo"

    def visible_devices_envvar(self) -> str:
        return "CUDA_VISIBLE_DEVICES"

    def nvtx_range(self, msg: str) -> Any:
        return contextlib.nullcontext()

    def ray_resource_name(self) -> str:
        return "CPU"

    def ray_noset_envvars(self) -> list[str]:
        return []

    def is_ipc_supported(self) -> bool:
        return False


_init_process_group = torch.distributed.init_process_group


def init_process_group(backend: Any = None, *args: Any, **kwargs: Any) -> Any:
    """verl asks for the CPU's backend and the device's: twice the same here, which torch refuses."""
    return _init_process_group("gloo" if backend == "cpu:gloo,cpu:gloo" else backend, *args, **kwargs)


torch.distributed.init_process_group = init_process_group
