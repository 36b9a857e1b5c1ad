"""Values of metrics: what a log call gives becomes numbers, or notes."""

from __future__ import annotations

import math
import re
import reprlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import NoneType
from typing import Any

from rldk_schema.metrics import METRIC_BOUNDS

from rldk.errors import Problem
from rldk.event.leaves import element_of, leaf_of, unicode_of
from rldk.text import member, shown

PLAIN = frozenset({float, int, NoneType})
"""Types of values that are stored as they are."""

_DEEPEST = 50  # dicts within dicts: a name has one part for each
_MOST_NESTED = 10_000  # values in nested dicts: one that stands in many places is counted in each
_repr = reprlib.Repr()
_repr.maxlevel = 3  # there may be thousands of such values in one call
_BRIEF = 100  # of a value in a warning; the note has more of it
_DECIMAL = re.compile(r"[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf|infinity|nan)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The values of one log call, as an event may hold them.

    Attributes:
        metrics: Name to number, or None where it is missing.
        notes: What was given where that is not what is stored.
        problems: The same for a warning, with the path of each metric.
    """

    metrics: dict[Any, float | None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, name: Any, value: Any) -> None:
        """Takes up a value; where it is not a number, a note and a problem say so."""
        if value is None or type(value) is float:
            self.metrics[name] = value
            return
        try:
            element = value
            if isinstance(value, (list, tuple)):
                (element,) = value
            element = element_of(element)
            number = _number(element)
        except Exception:  # noqa: BLE001  # foreign code may raise anything
            self._tell(name, f"is not a number: {_shown(value)}", f"expected a number, found {_found(value)}")
            return
        self.metrics[name] = number
        if isinstance(element, str) or isinstance(value, (list, tuple)):
            self._tell(
                name,
                f"was given as {shown(value)}: {number} is stored",
                f"expected a number, found {_found(value)}, which is stored as {number}",
            )

    def rename(self, name: str, stored: str, value: Any) -> None:
        """Takes up a value under another name than it was given."""
        self.add(stored, value)
        self._tell(name, f"is stored as {stored}", f"is given twice: one of them is stored as {stored}")

    def _tell(self, name: Any, note: str, problem: str) -> None:
        text = unicode_of(_text(name))
        self.notes.append(f"{text} {note}")
        self.problems.append(Problem(member("$.metrics", text), problem))


def as_numbers(given: Mapping[Any, Any]) -> Numbers:
    """Makes numbers of what a log call was given; nothing is lost.

    Nested dicts become `outer/inner`. Booleans, and arrays and tensors of one element, of whatever library, are
    numbers. So are text that is a decimal number and a list of one number, which is told: they are seldom meant.
    Everything else goes into a note.

    Args:
        given: It is not changed.
    """
    numbers = Numbers()
    if not any(map(_nests, given.values())):
        for name, value in given.items():
            numbers.add(name, value)
        return numbers
    taken = dict(given)
    for name, value, nested in _flat(list(given.items()), "", (id(given),), [_MOST_NESTED]):
        stored = free_name(name, taken, "duplicate/") if nested else name
        if stored == name:
            numbers.add(name, value)
        else:
            numbers.rename(name, stored, value)
        taken[stored] = value
    return numbers


def _flat(
    items: list[tuple[Any, Any]], prefix: str, within: tuple[int, ...], left: list[int]
) -> Iterator[tuple[Any, Any, bool]]:
    """Names and values of a dict and of those in it, and whether the name is made of several."""
    for key, value in items:
        name = f"{prefix}{_text(key)}" if prefix else key
        inner = _items(value) if id(value) not in within and len(within) <= _DEEPEST else []
        if inner and len(inner) <= left[0]:
            left[0] -= len(inner)
            yield from _flat(inner, f"{_text(name)}/", (*within, id(value)), left)
        else:
            yield name, value, bool(prefix)


def _nests(value: Any) -> bool:
    try:
        return isinstance(value, Mapping)
    except Exception:  # noqa: BLE001  # a proxy may raise when it is asked for its class
        return False


def _items(value: Any) -> list[tuple[Any, Any]]:
    try:
        return [(key, inner) for key, inner in value.items()] if _nests(value) else []  # each has to be a pair
    except Exception:  # noqa: BLE001  # a foreign mapping
        return []


def _text(key: Any) -> str:
    return str.__str__(key) if isinstance(key, str) else shown(key)  # an enumeration's member is its text


def _shown(value: Any) -> str:
    # One dict may stand in another so often that its text has no end.
    return shown(value) if type(value) is not dict else _repr.repr(value)


def _found(value: Any) -> str:
    text = _shown(value)
    return f"{type(value).__name__} {text if len(text) <= _BRIEF else text[:_BRIEF] + '...'}"


def _number(value: Any) -> float | None:
    """The number that a value is; None if it is missing.

    Raises:
        Exception: It is not one number.
    """
    leaf = leaf_of(value)
    if isinstance(leaf, str):
        text = leaf.strip()
        if _DECIMAL.fullmatch(text) is None:
            raise ValueError(text)
        number = float(text)
        if math.isinf(number) and text[-1].isdigit():
            raise OverflowError(text)
        return number
    return float(leaf) if isinstance(leaf, bool) else leaf


def free_name(name: str, taken: Mapping[str, Any], prefix: str) -> str:
    """The name, with a prefix for as long as it is taken: a user's own metric may be called `trl/kl`."""
    while name in taken:
        name = prefix + name
    return name


def storable(metrics: Mapping[str, Any]) -> tuple[dict[str, float | None], list[str]]:
    """Makes every metric one that an event may hold; nothing is lost.

    A declared metric outside its bounds is stored as `out_of_range/{name}`; for all else see `as_numbers`.

    Returns:
        (metrics, notes on what was stored elsewhere).
    """
    out: dict[str, float | None] = {}
    outside: dict[str, float] = {}
    numbers = as_numbers(metrics)
    notes = list(numbers.notes)
    for key, number in numbers.metrics.items():
        given = str.__str__(key) if isinstance(key, str) else str(key)  # an enumeration's member is its text
        name = free_name(unicode_of(given), out, "duplicate/")
        if name != given or not isinstance(key, str):
            notes.append(f"metric {shown(key)} is stored as {name}")
        if number is not None and name in METRIC_BOUNDS and math.isfinite(number) and not _within(name, number):
            outside[name] = number
        else:
            out[name] = number
    for name, number in outside.items():
        stored = free_name(f"out_of_range/{name}", out, "out_of_range/")
        low, high = METRIC_BOUNDS[name]
        notes.append(f"{name} {number} is outside [{low}, {high}]: stored as {stored}")
        out[stored] = number
    return out, notes


def same_value(one: Any, other: Any) -> bool:
    """Whether two values of a metric are one: equal numbers, both NaN, or the same object of any other kind.

    >>> same_value(1, 1.0), same_value(float("nan"), float("nan")), same_value(None, 0)
    (True, True, False)
    """
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return one == other or (one != one and other != other)  # noqa: PLR0124  # NaN
    return one is other


def _within(name: str, number: float) -> bool:
    low, high = METRIC_BOUNDS[name]
    return low <= number <= high
