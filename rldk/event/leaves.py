"""The value that a caller gives for one leaf of an event, as JSON can hold it."""

from __future__ import annotations

from contextlib import suppress
from math import isinf
from operator import index
from typing import Any

from rldk.text import brief

LONE_SURROGATE = "expected text, found a lone surrogate"

_MOST_BITS = 1024  # what fits a double


def element_of(value: Any) -> Any:
    """What an array or tensor of one element holds, on any device; anything else as it is. A masked element is None.

    Raises:
        Exception: It has no element, or several.
    """
    item = None if isinstance(value, (str, float, int)) else getattr(value, "item", None)
    if item is None:
        return value
    mask = getattr(value, "mask", None)
    if mask is not None and not callable(mask) and bool(mask):  # numpy gives what is under the mask
        return None
    if getattr(getattr(value, "dtype", None), "kind", None) in ("m", "M"):  # numpy makes a number of nanoseconds
        raise TypeError(f"expected a number, found {value.dtype}")
    return item()  # `float` warns of a gradient, drops an imaginary part, and refuses arrays that have a dimension


def number_of(value: Any) -> int | float:
    """A number of a numpy scalar, a `Decimal`, an array or tensor of one element; it may be not finite.

    Raises:
        Exception: It is not a number, or too large for a float.
    """
    value = element_of(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return float(value)
    kind = type(value)
    if hasattr(kind, "__index__"):  # `isinstance(value, SupportsIndex)` takes microseconds before Python 3.12
        with suppress(TypeError):
            return index(value)
    if hasattr(kind, "__float__"):
        number = float(value)
        if isinf(number) and value != number:
            raise OverflowError("expected a number that fits a double, found one that overflows it")
        return number
    raise TypeError(f"expected a number, text or null, found {type(value).__name__}")


def leaf_of(value: Any) -> str | float | None:
    """A leaf of the types that JSON has; a float may be not finite.

    Raises:
        Exception: JSON has no such value.
    """
    kind = type(value)
    if value is None or kind in (float, str, bool):
        return value  # type: ignore[no-any-return]
    if isinstance(value, str):
        return str.__str__(value)  # an enumeration's member is its text
    number = value if kind is int else number_of(value)
    if isinstance(number, int) and number.bit_length() > _MOST_BITS:
        raise OverflowError("expected a number that fits a double, found one that overflows it")
    return number


def described(value: Any) -> str:
    """What an error message says was found where `leaf_of` refuses."""
    return brief(value) if isinstance(value, (int, list, dict)) else type(value).__name__


def unicode_of(text: str) -> str:
    """Text that can be written as UTF-8: a lone surrogate, as of a file name that is not text, is escaped."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()
