"""What stands in the rows of foreign logs, as the numbers, times and leaves of an event."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, get_args

from rldk_schema.fields import LEAF_GROUPS, Phase

_CLOCK = re.compile(r"(?:(\d+) days?, )?(\d+):(\d\d):(\d\d(?:\.\d+)?)\Z")
_SPAN = re.compile(r"(?:(\d{1,9})d )?(?:(\d{1,9})h )?(?:(\d{1,9})m )?(\d{1,9})s\Z")  # as ms-swift writes it
_WORD_BEGINS = frozenset("nNiI")  # of nan and inf
_NUMBERS = frozenset({float, int})
_NUMBERS_OR_TEXT = _NUMBERS | {str}
_LONGEST = 64  # characters of a number or a time that was written as text
MAX_STEP = 2**53 - 1
"""The greatest step that the schema allows."""

_PHASES = frozenset(get_args(Phase))
# The leaves that a foreign row may fill: who and what, not which event of a log of ours it is.
_WHO = ("rank", "local_rank", "world_size", "hostname")
_WHAT = ("rng", "data_slice", "model_info")
_LEAVES = {n: n for n, group in LEAF_GROUPS.items() if n in _WHO or (group in _WHAT and n != "phase")}

ROW_GROUPS = (*_WHAT, "process")
"""The groups that a foreign row may fill."""


def number(value: Any) -> Any:
    """A number that was written as text; anything else as it is."""
    if not isinstance(value, str) or len(value) > _LONGEST or (value[:1].isalpha() and value[0] not in _WORD_BEGINS):
        return value
    try:
        found = float(value)
    except ValueError:
        return value
    return value if "_" in value else found  # as in 1_000, which only Python's own source has


def numbers_of(values: Mapping[str, Any]) -> tuple[int | float, ...] | None:
    """The values of a row as numbers; None unless all of them are such."""
    kinds = set(map(type, values.values()))
    if kinds <= _NUMBERS:
        return tuple(values.values())
    if not kinds <= _NUMBERS_OR_TEXT:
        return None
    if len(kinds) == 1 and "_" not in "".join(values.values()) and max(map(len, values.values())) <= _LONGEST:
        try:
            return tuple(map(float, values.values()))  # what `number` does with each of them
        except ValueError:
            return None
    found = tuple(map(number, values.values()))
    return found if set(map(type, found)) <= _NUMBERS else None


def is_number(value: Any) -> bool:
    """Whether a value is a number, also one that was written as text. A boolean is none."""
    kind = type(value)
    if kind is float or kind is int:
        return True
    return isinstance(number(value), (int, float)) and kind is not bool


def seconds(value: Any) -> float | None:
    """A time span in seconds: a number, or `0:01:03`, `3 days, 17:51:32`, `1h 2m 3s`."""
    if is_number(value):
        try:
            return float(value)
        except OverflowError:
            return None
    text = value.strip() if isinstance(value, str) and len(value) <= _LONGEST else ""
    if match := _CLOCK.match(text) or _SPAN.match(text):
        days, hours, minutes, rest = match.groups()
        return float(days or 0) * 86400.0 + float(hours or 0) * 3600.0 + float(minutes or 0) * 60.0 + float(rest)
    return None


def moment(value: Any) -> float | None:
    """A Unix time in seconds: a number, or a date and time with its zone, `2025-11-21T19:16:10+00:00`."""
    span = seconds(value)
    if span is None and isinstance(value, str) and len(value) <= _LONGEST:
        with suppress(ValueError):
            time = datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
            return time.timestamp() if time.tzinfo else None
    return span


_TIMES: dict[str, tuple[str, Callable[[Any], float | None], float]] = {
    "wall_time": ("wall_time", seconds, 1.0),
    "wall_time_ms": ("wall_time", seconds, 1e-3),
    "elapsed_time": ("wall_time", seconds, 1.0),
    "timestamp": ("timestamp", moment, 1.0),
    "_timestamp": ("timestamp", moment, 1.0),
    "_runtime": ("wall_time", seconds, 1.0),
}

# A `value` or a `signal` of somebody else's is a metric like any other.
NO_METRICS = frozenset({*(n for n, group in LEAF_GROUPS.items() if group in (None, *ROW_GROUPS)), *_TIMES})
"""Keys of a row that hold no metric of any phase."""


def whole(value: Any) -> int | None:
    """A step: an integer from 0 to 2^53-1, also as 3.0 or `"3"`, also `240/960`; None for anything else."""
    if isinstance(value, str):
        head, slash, total = value.partition("/")
        value = None if slash and not total.isdecimal() else number(head)
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= MAX_STEP:
        return None
    return int(value) if value == int(value) else None


def take_phase(values: dict[str, Any]) -> Phase | None:
    """Takes the phase out of a row; None, and nothing is taken, where it is none of the schema's words."""
    said = values.get("phase")
    phase: Phase | None = values.pop("phase") if isinstance(said, str) and said in _PHASES else None
    return phase


def is_leaf_or_time(key: str) -> bool:
    """Whether `take_leaves` takes a key out of a row."""
    return key in _TIMES or key in _LEAVES


def take_leaves(values: dict[str, Any], times: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Takes out of a row what is no metric: leaves of the event, times in the schema's units.

    Args:
        values: The row; it is changed. A time that cannot be read stays in it.
        times: Other keys of times in seconds, each with its leaf: `wall_time` or `timestamp`.
    """
    leaves: dict[str, Any] = {}
    known = {key: (leaf, moment if leaf == "timestamp" else seconds, 1.0) for key, leaf in (times or {}).items()}
    known |= _TIMES
    for key in filter(values.__contains__, known):
        leaf, read, factor = known[key]
        if values[key] is None:
            del values[key]
        elif leaf not in leaves and (time := read(values[key])) is not None:
            leaves[leaf] = time * factor
            del values[key]
    for key, leaf in () if values.keys().isdisjoint(_LEAVES) else _LEAVES.items():
        if key in values and leaf not in leaves and (value := values.pop(key)) is not None:
            leaves[leaf] = value
    return leaves


def put(values: dict[str, Any], key: str, value: Any) -> None:
    """Adds a key; where another value has it already, as `duplicate/{key}`."""
    while key in values:
        key = f"duplicate/{key}"
    values[key] = value


def flatten(values: Mapping[str, Any]) -> dict[str, Any]:
    """`{"reward": {"mean": 1}}` -> `{"reward/mean": 1}`, however deep. An empty object stays one."""
    if dict not in map(type, values.values()):
        return dict(values)
    out: dict[str, Any] = {}
    open_objects = [("", iter(values.items()))]
    while open_objects:
        prefix, items = open_objects[-1]
        for key, value in items:
            if isinstance(value, dict) and value:
                open_objects.append((f"{prefix}{key}/", iter(value.items())))
                break
            put(out, f"{prefix}{key}", value)
        else:
            open_objects.pop()
    return out


# What may stand beside `data` in a row whose metrics are there: verl's file logger writes `{"step": 1, "data": {...}}`.
_BESIDE_DATA = frozenset(
    ("step", "global_step", "_step", "iteration", "epoch", "time", "ts", "timestamp", "_timestamp", "_runtime",
     "wall_time", "rank", "event", "type", "kind")
)  # fmt: skip


NAMES_OF_VALUES = ("metric", "metric_name", "key", "name", "tag")
"""Keys under which the name of a single value may stand."""

_VALUE = ("value", "metric_value")


def _named(values: Mapping[str, Any]) -> dict[str, Any] | None:
    """A row of one value and its name with the value under it; None if it is another one."""
    name = next((key for key in NAMES_OF_VALUES if isinstance(values.get(key), str) and values[key]), None)
    value = next((key for key in _VALUE if key in values and is_number(values[key])), None)
    if (
        name is None
        or value is None
        or any(map(is_number, (values[k] for k in values.keys() - _BESIDE_DATA - {value})))
    ):
        return None
    out = {key: found for key, found in values.items() if key not in (name, value)}
    put(out, values[name], values[value])
    return out


def unwrapped(values: Mapping[str, Any]) -> dict[str, Any]:
    """A row whose metrics stand in an object of their own, as in an event, without that object.

    One that holds a single value beside its name, such as `{"step": 1, "metric": "loss", "value": 0.5}`, has the value
    under this name.
    """
    if (named := _named(values)) is not None:
        return named
    name = "metrics"
    if not isinstance(values.get(name), dict) and values.keys() - _BESIDE_DATA == {"data"}:
        name = "data"
    inner = values.get(name)
    if not isinstance(inner, dict):
        return dict(values)
    out = {key: value for key, value in values.items() if key != name}
    if out.keys().isdisjoint(inner):
        return out | inner
    for key, value in inner.items():
        put(out, key, value)
    return out
