"""What the processes of one training share: the run's name and launch, and in PPO the step.

The process that logs says it; the others look. Nobody waits, and nothing is collective: a rank may come late, or never.
PPO's processes know each other through Ray, the ranks of all other trainers through their process group.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any

from rldk.integrations.shared.ray_job import heard_in_ray, say_in_ray

__all__ = ["heard_in_group", "heard_in_ray", "new_key", "say_in_group", "say_in_ray"]

_keys: Counter[str] = Counter()


def new_key(name: str, run_id: str | None) -> str:
    """A name for what is told of the next training of this run: the same on all ranks, as each begins the same ones."""
    _keys[run_id or ""] += 1
    return f"{name}/{run_id or ''}/{_keys[run_id or '']}"


def say_in_group(name: str, value: Mapping[str, Any]) -> None:
    """Tells the other ranks of the process group."""
    if (store := _torch_store()) is not None:
        store.set(f"rldk/{name}", json.dumps(value))


def heard_in_group(name: str) -> dict[str, Any] | None:
    """What was told; None if nothing was yet, or there is no process group."""
    store = _torch_store()
    if store is None or not store.check([f"rldk/{name}"]):  # `get` alone would wait for it
        return None
    return _parsed(store.get(f"rldk/{name}"))


def _parsed(text: bytes | None) -> dict[str, Any] | None:
    value = json.loads(text) if text else None
    return value if isinstance(value, dict) else None


def _torch_store() -> Any:
    dist: Any = sys.modules.get("torch.distributed")
    if dist is None or not dist.is_available() or not dist.is_initialized():
        return None
    return dist.distributed_c10d._get_default_store()
