"""The settings by which a run has no KL to its reference model: then none is measured, and none is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

KL_SETTINGS: dict[str, str | None] = {
    "beta": None,
    "init_kl_coef": None,
    "kl_coef": "use_kl_in_reward",
    "kl_loss_coef": "use_kl_loss",
}
"""The settings that weigh a KL, each with the one that switches it on."""

_DEEPEST = 8  # objects within objects of a configuration


def kl_is_off(settings: Mapping[str, Any]) -> str:
    """The settings that say that there is no KL, in words; empty if they do not say so.

    >>> kl_is_off({"beta": 0.0}), kl_is_off({"kl_coef": 0, "use_kl_loss": True}), kl_is_off({"use_kl_loss": False})
    ('beta is 0', '', '')
    """
    off: dict[str, str] = {}
    weighed = False
    for weight, switch in KL_SETTINGS.items():
        weights, switches = set(_values(settings, weight)), set(_values(settings, switch)) if switch else set()
        if switch and switches and not any(switches):
            off[switch] = "false"
        elif weights and not any(weights):
            off[weight], weighed = "0", True
        elif weights or switches:
            return ""
    # A switch alone leaves the other one open.
    return " and ".join(f"{name} is {value}" for name, value in off.items()) if weighed or len(off) > 1 else ""


def _values(settings: Mapping[str, Any], name: str, depth: int = 0) -> Iterator[float]:
    """The numbers and booleans of this name, wherever in a configuration they stand."""
    for key, value in settings.items():
        if isinstance(value, Mapping):
            if depth < _DEEPEST:
                yield from _values(value, name, depth + 1)
        elif isinstance(key, str) and key.rpartition(".")[2] == name and isinstance(value, (bool, int, float)):
            yield value
