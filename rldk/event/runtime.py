"""What a process runs in: versions, host, launcher, accelerators. It is looked at, and nothing is imported for it."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from rldk_schema import Process

from rldk.event.launch import launcher

_PACKAGES = (
    "torch", "transformers", "trl", "accelerate", "peft", "datasets", "deepspeed", "vllm", "openrlhf", "verl", "ray",
    "numpy", "jax",
)  # fmt: skip
_LONGEST = 200


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

    Args:
        world_size: Number of processes of the launch: where there are several, each has one.
    """
    torch = sys.modules.get("torch")
    if torch is None:
        return Devices(None)
    with suppress(Exception):  # another version of torch may lack any of this
        if not torch.cuda.is_initialized():
            has_none = not (torch.version.cuda or torch.version.hip or torch.backends.mps.is_available())
            return Devices(0 if has_none and not hasattr(sys.modules.get("torch_npu"), "npu") else None)
        if (world_size or 1) > 1:
            return Devices(1, (torch.cuda.get_device_name(torch.cuda.current_device()),))
        used = [n for n in range(torch.cuda.device_count()) if torch.cuda.memory_reserved(n)]
        names = dict.fromkeys(torch.cuda.get_device_name(n) for n in used)
        return Devices(len(used) or None, tuple(names))
    return Devices(None)
