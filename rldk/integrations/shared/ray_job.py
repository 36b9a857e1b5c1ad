"""What the processes of one Ray job tell each other, through Ray's store. Nobody waits, and nothing is collective."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from rldk.background import BackgroundThread

_NAMESPACE = b"rldk"
_SECONDS = 1  # nobody waits longer for Ray's store
_MOST_NODES = 10_000


def say_in_ray(name: str, value: Mapping[str, Any]) -> None:
    """Tells the other workers of this Ray job, in place of what was told before."""
    if (key := _key(name)) is not None:
        _store().internal_kv_put(key, json.dumps(value).encode(), True, _NAMESPACE, _SECONDS)


def heard_in_ray(name: str) -> dict[str, Any] | None:
    """What was told last; None if nothing was, or this is no worker of Ray."""
    if (key := _key(name)) is None:
        return None
    text = _store().internal_kv_get(key, _NAMESPACE, _SECONDS)
    value = json.loads(text) if text else None
    return value if isinstance(value, dict) else None


def claim_number(name: str, owner: str) -> int | None:
    """The first number from 1 that nobody has under this name, which is then the owner's; None if it has one already.

    Of several processes that ask for one owner at one time, one gets the number.
    """
    for number in range(1, _MOST_NODES):
        key = _key(f"{name}/{number}")
        if key is None:
            return None
        if _store().internal_kv_put(key, json.dumps({"owner": owner}).encode(), False, _NAMESPACE, _SECONDS):
            return number
        if (heard_in_ray(f"{name}/{number}") or {}).get("owner") == owner:
            return None
    return None


def ray_node() -> str | None:
    """The id of this process's node in a Ray cluster; None outside of one."""
    ray = _ray()
    return None if ray is None else str(ray.get_runtime_context().get_node_id())


class Announcer:
    """Tells the workers of the run, from a thread of its own: training never waits for Ray's store.

    Args:
        framework: Whose run it is.
    """

    def __init__(self, framework: str) -> None:
        self._key = f"{framework}/run"
        self._told: dict[str, Any] = {"node": ray_node()}
        self._thread = BackgroundThread(name="rldk-announcer")

    def say(self, **news: Any) -> None:
        """Tells more of the run. Where the store is slow, only the latest state is told."""
        self._told = {**self._told, **news}
        if not self._thread.waiting and self._told["node"] is not None:
            self._thread.add(lambda: say_in_ray(self._key, self._told))

    def close(self) -> None:
        """Tells that the run has ended."""
        self.say(ended=True)
        self._thread.close(wait=False)


def _ray() -> Any:
    ray = sys.modules.get("ray")
    return ray if ray is not None and getattr(ray, "is_initialized", bool)() else None


def _key(name: str) -> bytes | None:
    ray = _ray()
    return None if ray is None else f"{ray.get_runtime_context().get_job_id()}/{name}".encode()


def _store() -> Any:
    from ray.experimental.internal_kv import internal_kv_get_gcs_client

    return internal_kv_get_gcs_client()
