"""Values of metrics: what a log call gives becomes numbers, or notes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, SupportsFloat

from rldk_schema.metrics import METRIC_BOUNDS

from rldk.event.leaves import number_of, unicode_of
from rldk.text import shown


def free_name(name: str, taken: Mapping[str, Any], prefix: str) -> str:
    """The name, with a prefix for as long as it is taken: a user's own metric may be called `trl/kl`."""
    while name in taken:
        name = prefix + name
    return name


def storable(metrics: Mapping[str, Any]) -> tuple[dict[str, float | None], list[str]]:
    """Makes every metric one that an event may hold; nothing is lost.

    A declared metric outside its bounds is stored as `out_of_range/{name}`; what is no number goes into a note.
    numpy scalars and zero-dimensional tensors become floats.

    Returns:
        (metrics, notes on what was stored elsewhere).
    """
    out: dict[str, float | None] = {}
    outside: dict[str, float] = {}
    notes: list[str] = []
    for key, value in metrics.items():
        number, text = _number(value)
        given = str.__str__(key) if isinstance(key, str) else str(key)  # an enumeration's member is its text
        name = free_name(unicode_of(given), out, "duplicate/")
        if name != given or not isinstance(key, str):
            notes.append(f"metric {shown(key)} is stored as {name}")
        if text is not None:
            notes.append(f"{name} is not a number: {text}")
        elif number is not None and name in METRIC_BOUNDS and math.isfinite(number) and not _within(name, number):
            outside[name] = number
        else:
            out[name] = number
    for name, number in outside.items():
        stored = free_name(f"out_of_range/{name}", out, "out_of_range/")
        low, high = METRIC_BOUNDS[name]
        notes.append(f"{name} {number} is outside [{low}, {high}]: stored as {stored}")
        out[stored] = number
    return out, notes


def _within(name: str, number: float) -> bool:
    low, high = METRIC_BOUNDS[name]
    return low <= number <= high


def _number(value: Any) -> tuple[float | None, str | None]:
    """(the number, None), or (None, what stands there instead)."""
    if value is None or type(value) is float:
        return value, None
    if isinstance(value, SupportsFloat) and not isinstance(value, bool):
        with suppress(Exception):  # an array of several numbers refuses, and so may anything foreign
            return float(number_of(value)), None
    return None, shown(value)
