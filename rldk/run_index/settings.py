"""The configuration of a run as keys and values that can be searched."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

_MOST = 1_000  # keys of a run
_LONGEST = 1_000  # characters of a key or a value
_DEEPEST = 20
_EXACT = 2**53  # up to here a double is as exact as an integer


def settings_of(manifest: Mapping[str, Any] | None) -> dict[str, tuple[str, float | None]]:
    """Key, such as `model.name`, to its value in words, and as a number where it is one. What is very long is left out.

    Text stands for itself, all else is as JSON has it.

    Args:
        manifest: Anyone may have written it.
    """
    return _found(manifest)[0]


def left_out_of_settings(manifest: Mapping[str, Any] | None) -> int:
    """How many settings are left out by `settings_of`: too many, or too long."""
    return _found(manifest)[1]


def _found(manifest: Mapping[str, Any] | None) -> tuple[dict[str, tuple[str, float | None]], int]:
    config = (manifest or {}).get("config")
    found: dict[str, tuple[str, float | None]] = {}
    left_out = 0
    for key, value in _leaves("", config, 0) if isinstance(config, Mapping) else ():
        text = value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else json.dumps(value)
        if len(found) < _MOST and len(key) <= _LONGEST and len(text) <= _LONGEST:
            found[key.encode("utf-8", "backslashreplace").decode()] = text, _number(value)
        else:
            left_out += 1
    return found, left_out


def _leaves(prefix: str, value: Any, depth: int) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping) and value and depth < _DEEPEST:
        for key, inner in value.items():
            yield from _leaves(f"{prefix}.{key}" if prefix else str(key), inner, depth + 1)
    elif prefix:
        yield prefix, value


def _number(value: Any) -> float | None:
    """A value as a double, where that is exact."""
    if isinstance(value, float):
        return value if isfinite(value) else None
    return float(value) if type(value) is int and abs(value) <= _EXACT else None
