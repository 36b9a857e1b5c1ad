"""OpenRLHF: what its trainers log, as events, without a change to OpenRLHF.

    python -m rldk.integrations.openrlhf openrlhf.cli.train_ppo_ray ...

Nothing happens by importing this package, and nothing heavy is imported: see docs/openrlhf.md for the ways in.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rldk.integrations.openrlhf.callback import OpenRLHFCallback
    from rldk.integrations.openrlhf.distributed import DistributedTrainingMonitor
    from rldk.integrations.openrlhf.hooks import attach, install, setup
    from rldk.integrations.openrlhf.protocol import TrainerCallback

__all__ = ["DistributedTrainingMonitor", "OpenRLHFCallback", "TrainerCallback", "attach", "install", "setup"]

_HOMES = {
    "DistributedTrainingMonitor": "distributed",
    "OpenRLHFCallback": "callback",
    "TrainerCallback": "protocol",
    "attach": "hooks",
    "install": "hooks",
    "setup": "hooks",
}


def __getattr__(name: str) -> Any:
    # Whatever is broken in rldk, the launcher must still be able to start what it is given.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
