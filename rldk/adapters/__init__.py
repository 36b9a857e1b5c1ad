"""Logs that others have written, as events."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rldk.adapters.custom_jsonl import CustomJSONLAdapter
    from rldk.adapters.openrlhf import OpenRLHFAdapter
    from rldk.adapters.trl import TRLAdapter

# Each name and the module that it is loaded from when it is first used: who reads rldk's own logs needs no layouts.
_HOMES = {
    "CustomJSONLAdapter": "rldk.adapters.custom_jsonl",
    "OpenRLHFAdapter": "rldk.adapters.openrlhf",
    "TRLAdapter": "rldk.adapters.trl",
}

__all__ = ["CustomJSONLAdapter", "OpenRLHFAdapter", "TRLAdapter"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
