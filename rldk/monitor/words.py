"""Numbers, units and times as a page words them, and text that cannot become markup."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import datetime, timezone
from math import floor, isfinite, log10

from rldk.errors import printable
from rldk.events import nonfinite_word

_LONGEST = 300
_PREFIXES = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))
_UNITS = {"1": "", "By": "B", "Cel": "°C"}
_MOST_DIGITS = 17


def escape(value: object, limit: int = _LONGEST) -> str:
    """Text of a log as HTML, in an element or an attribute: short, and without control or bidi characters."""
    text = str(value)
    short = text if len(text) <= limit else f"{text[:limit]}… ({len(text):,} characters)"
    return html.escape(printable(short))


def number(value: float, digits: int = 4) -> str:
    """A number in few characters: `0.1234`, `71.53G`, `1e-6`, `NaN`."""
    if not isfinite(value):
        return nonfinite_word(value).replace("Infinity", "∞").replace("-", "−")
    size = abs(value)
    scale, prefix = 1.0, ""
    if 1e4 <= size < 1e15:
        scale, prefix = next((s, p) for s, p in _PREFIXES if size >= s)
    mantissa, _, exponent = format(value / scale, f".{digits}g").partition("e")
    text = mantissa + (f"e{int(exponent)}" if exponent else "") + prefix
    return text.replace("-", "−", 1) if value < 0 else text


def numbers_apart(values: Sequence[float]) -> list[str]:
    """Labels for an axis, with as many digits as tell them apart."""
    for digits in range(3, _MOST_DIGITS):
        labels = [number(v, digits) for v in values]
        if len(set(labels)) == len(labels):
            break
    return labels


def unit(ucum: str) -> str:
    """A unit of the schema for people: `nat/token`, `B`; empty for a pure number."""
    return _UNITS.get(ucum, ucum.replace("{", "").replace("}", ""))


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


def duration(seconds: float) -> str:
    """A time span in its two largest units."""
    if not 0 <= seconds < 1e12:
        return "unknown"
    if seconds < 60:
        return f"{seconds:.3g} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{int(seconds // 60)} min {int(seconds % 60)} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"


def moment(timestamp: float) -> str:
    """A Unix time as UTC, to the minute."""
    try:
        return datetime.fromtimestamp(timestamp, timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
    except (OverflowError, ValueError, OSError):
        return "no date"
