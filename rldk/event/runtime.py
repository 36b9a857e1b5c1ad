"""What a process runs in: versions, host, launcher, accelerators. It is looked at, and nothing is imported for it."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

from rldk_schema import Process

from rldk.event.launch import launcher
from rldk.saver import within

_PACKAGES = (
    "torch", "transformers", "trl", "accelerate", "peft", "datasets", "deepspeed", "vllm", "openrlhf", "verl", "ray",
    "numpy", "jax",
)  # fmt: skip
_LONGEST = 200
_SECONDS = 1.0

_hangs = False


class Devices(NamedTuple):
    """The accelerators of this process.

    Attributes:
        number: How many; None if that is not known.
        names: What each model of them is called.
    """

    number: int | None
    names: tuple[str, ...] = ()


def environment_of(
    process: Process, git_sha: str | None, environment: Mapping[str, str] = os.environ
) -> dict[str, Any]:
    """What an attempt runs in, as its record in the manifest has it.

    Args:
        process: Who runs.
        git_sha: Commit of the code that trains.
        environment: Variables that launchers set.
    """
    found = devices(process.world_size)
    return {
        "python": platform.python_version(),
        "packages": versions(),
        "host": process.hostname,
        "world_size": process.world_size,
        "launcher": launcher(environment),
        "git_sha": git_sha,
        "devices": found.number,
        "device_names": list(found.names),
    }


def versions() -> dict[str, str]:
    """The versions of those frameworks that have been imported."""
    found = {}
    for name in _PACKAGES:
        version = getattr(sys.modules.get(name), "__version__", None)
        if version is not None:
            found[name] = str(version)[:_LONGEST]
    return found


def devices(world_size: int | None = None) -> Devices:
    """The accelerators that this process computes on, as torch knows them. CUDA is never initialised for it.

    A driver that hangs keeps training waiting for a second, once.

    Args:
        world_size: Number of processes of the launch: where there are several, each has one.
    """
    global _hangs  # noqa: PLW0603  # of the process
    torch = sys.modules.get("torch")
    if torch is None or _hangs:
        return Devices(None)
    found: list[Devices] = []
    _hangs = within(_SECONDS, lambda: found.append(_devices(torch, world_size))) is not None
    return found[0] if found else Devices(None)


def _devices(torch: Any, world_size: int | None) -> Devices:
    try:
        if not torch.cuda.is_initialized():
            has_none = not (torch.version.cuda or torch.version.hip or torch.backends.mps.is_available())
            return Devices(0 if has_none and "torch_npu" not in sys.modules else None)
        used = [n for n in range(torch.cuda.device_count()) if torch.cuda.memory_reserved(n)]
        names = tuple(dict.fromkeys(torch.cuda.get_device_name(n) for n in used))
        return Devices(1 if (world_size or 1) > 1 else len(used) or None, names)
    except Exception:  # noqa: BLE001  # another version of torch may lack any of this
        return Devices(None)
