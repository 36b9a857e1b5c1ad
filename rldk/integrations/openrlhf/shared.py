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

_NAMESPACE = b"rldk"
_SECONDS = 1  # nobody waits longer for Ray's store
_keys: Counter[str] = Counter()


def new_key(name: str, run_id: str | None) -> str:
    """A name for what is told of the next training of this run: the same on all ranks, as each begins the same ones."""
    _keys[run_id or ""] += 1
    return f"{name}/{run_id or ''}/{_keys[run_id or '']}"


def say_in_ray(name: str, value: Mapping[str, Any]) -> None:
    """Tells the other workers of this Ray job, in place of what was told before."""
    if (key := _ray_key(name)) is not None:
        from ray.experimental.internal_kv import internal_kv_get_gcs_client

        internal_kv_get_gcs_client().internal_kv_put(key, json.dumps(value).encode(), True, _NAMESPACE, _SECONDS)


def heard_in_ray(name: str) -> dict[str, Any] | None:
    """What was told last; None if nothing was, or this is no worker of Ray."""
    if (key := _ray_key(name)) is None:
        return None
    from ray.experimental.internal_kv import internal_kv_get_gcs_client

    return _parsed(internal_kv_get_gcs_client().internal_kv_get(key, _NAMESPACE, _SECONDS))


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


def _ray_key(name: str) -> bytes | None:
    ray = sys.modules.get("ray")
    if ray is None or not ray.is_initialized():
        return None
    return f"{ray.get_runtime_context().get_job_id()}/{name}".encode()


def _torch_store() -> Any:
    dist: Any = sys.modules.get("torch.distributed")
    if dist is None or not dist.is_available() or not dist.is_initialized():
        return None
    return dist.distributed_c10d._get_default_store()
