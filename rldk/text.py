"""Words for people: values, paths, counts and names as messages show them."""

from __future__ import annotations

import json
import re
from datetime import datetime, timezone
from math import isfinite, isnan
from typing import Any

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_BRIEF = 80
_LONGEST_MARKUP = 300
_SHOWN = 1000


def member(path: str, key: str) -> str:
    """Path of an object's member: `$.step`, or `$["a b"]` for a name that is not an identifier."""
    return f"{path}.{key}" if _IDENTIFIER.match(key) else f"{path}[{json.dumps(key)}]"


def brief(value: Any) -> str:
    """A value as an error message shows it: JSON, at most 80 characters, control characters escaped."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "an array"
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 256:
        return "an integer of more than 77 digits"
    if isinstance(value, str):
        value = value[: _BRIEF + 1]
    text = json.dumps(value)
    return text if len(text) <= _BRIEF else text[:_BRIEF] + "..."


def counted(number: int, noun: str) -> str:
    """`1 event`, `2 events`."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def unreadable(lines: int) -> str:
    """What is said of lines that were skipped."""
    return f"{counted(lines, 'line')} could not be read and {'was' if lines == 1 else 'were'} left out"


def printable(text: str) -> str:
    """Text that cannot move the cursor or colour the terminal, whatever a file name or a metric name holds."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def short(value: object, limit: int = _LONGEST_MARKUP) -> str:
    """Text of a log for a page: its beginning, and without control or bidi characters."""
    text = str(value)
    return printable(text if len(text) <= limit else f"{text[:limit]}… ({len(text):,} characters)")


def escape(value: object, limit: int = _LONGEST_MARKUP) -> str:
    """The same as HTML, in an element or an attribute."""
    import html  # its table of names takes longer to load than all of this module

    return html.escape(short(value, limit))


def shown(value: object) -> str:
    """A foreign value as a log message shows it: its repr, short, or its type where even that fails."""
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001  # a foreign __repr__ may do anything
        return f"<{type(value).__name__}>"
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}... ({len(text)} characters)"


def nonfinite_word(value: float) -> str:
    """What `nonfinite` says of a value that is not finite."""
    return "NaN" if isnan(value) else "Infinity" if value > 0 else "-Infinity"


_PREFIXES = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))
_UNITS = {"1": "", "By": "B", "Cel": "°C"}


def number(value: float, digits: int = 4) -> str:
    """A number in few characters, in ASCII: `0.1234`, `71.53G`, `-1e-6`, `NaN`."""
    if not isfinite(value):
        return nonfinite_word(value)
    size = abs(value)
    scale, prefix = 1.0, ""
    if 1e4 <= size < 1e15:
        scale, prefix = next((s, p) for s, p in _PREFIXES if size >= s)
    mantissa, _, exponent = format(value / scale, f".{digits}g").partition("e")
    return mantissa + (f"e{int(exponent)}" if exponent else "") + prefix


def unit(ucum: str) -> str:
    """A unit of the schema for people: `nat/token`, `B`; empty for a pure number."""
    return _UNITS.get(ucum, ucum.replace("{", "").replace("}", ""))


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
