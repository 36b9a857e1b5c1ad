"""Stands in for a CUDA device, because there is none here and OpenRLHF names CUDA outright: the CPU takes its place.

It replaces functions of torch, none of OpenRLHF. DeepSpeed sees that there is no CUDA and takes to the CPU by itself.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import wrapt


class _Device(str):
    """The device `cpu`, which reads `cuda:0` where OpenRLHF writes `torch.device(f"cuda:{current_device()}")`."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return format("0", spec)


def install() -> None:
    """Replaces what needs replacing as soon as torch is imported: most processes of Ray never import it."""
    wrapt.register_post_import_hook(_replace, "torch")


def setup() -> None:
    """The same as a user's `worker_process_setup_hook`; leaves a file `{pid}.hooked` in the working directory."""
    install()
    Path(f"{os.getpid()}.hooked").touch()


def _new_nothing() -> Callable[..., None]:
    """A function that does nothing; a new one each time, because torch's compiler keeps one rule for each function."""

    def nothing(*args: Any, **kwargs: Any) -> None: ...

    return nothing


def _replace(torch: ModuleType) -> None:
    from torch.distributed import device_mesh

    for name in ("set_device", "synchronize", "empty_cache", "current_stream"):
        setattr(torch.cuda, name, _new_nothing())
    torch.cuda.current_device = lambda: _Device("cpu")
    init_device_mesh = device_mesh.init_device_mesh

    @functools.wraps(init_device_mesh)
    def on_the_cpu(device_type: str, *args: Any, **kwargs: Any) -> Any:
        return init_device_mesh("cpu", *args, **kwargs)

    device_mesh.init_device_mesh = on_the_cpu
