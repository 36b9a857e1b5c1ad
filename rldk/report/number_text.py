"""Numbers as a page words them."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, isfinite, log10

from rldk.text import number as plain

_MOST_DIGITS = 17


def number(value: float, digits: int = 4) -> str:
    """A number in few characters as a page shows it, with a true minus and the sign of infinity."""
    text = plain(value, digits).replace("Infinity", "∞")
    return text.replace("-", "−", 1) if value < 0 else text


def quantity(value: float, measured: str) -> str:
    """A number with its unit: `0.5 nat/token`, and bytes with the prefix before them, as in `64 GB`."""
    text = number(value)
    if measured == "B" and text[-1:].isalpha() and isfinite(value):
        return f"{text[:-1]} {text[-1]}B"
    return f"{text} {measured}".rstrip()


def numbers_apart(values: Sequence[float]) -> list[str]:
    """Labels for an axis, with as many digits as tell them apart."""
    for digits in range(3, _MOST_DIGITS):
        labels = [number(v, digits) for v in values]
        if len(set(labels)) == len(labels):
            break
    return labels


def ticks(low: float, high: float, about: int = 4) -> list[float]:
    """Round numbers between two others, both included."""
    span = high - low
    if not 1e-300 < span < 1e300:
        return [low] if low == high else [low, high]
    rough = span / about
    base = 10.0 ** floor(log10(rough))
    width = next(base * m for m in (1, 2, 5, 10, 20) if base * m >= rough)
    first, last = -floor(-low / width), floor(high / width)
    return [k * width for k in range(first, last + 1)] or [low, high]
