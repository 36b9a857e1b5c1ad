"""What each attempt of a run was started with: a manifest keeps the last configuration whole, and what differs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Config = dict[str, Any]


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> Config:
    """What differs between two configurations, by key; null where a key is gone."""
    differing = {key: value for key, value in now.items() if key not in before or before[key] != value}
    return {**differing, **{key: None for key, value in before.items() if key not in now and value is not None}}


def configs(manifest: Mapping[str, Any]) -> list[Config | None]:
    """The configuration of each attempt that a manifest knows, in its order; None where it is not known.

    Args:
        manifest: As `rldk.log.manifest.read_manifest` gives it.
    """
    attempts = manifest.get("attempts")
    told = [a.get("config") if isinstance(a, Mapping) else None for a in attempts] if isinstance(attempts, list) else []
    last = manifest.get("config")
    if not any(isinstance(config, Mapping) for config in told):
        return [dict(last) if isinstance(last, Mapping) else None for _ in told]
    known: list[Config | None] = []
    for config in told:
        before = known[-1] if known else None
        if not isinstance(config, Mapping):
            known.append(before)
        elif before is None:
            known.append(dict(config))
        else:
            gone = {key for key, value in config.items() if value is None}
            known.append({key: value for key, value in {**before, **config}.items() if key not in gone})
    return known
