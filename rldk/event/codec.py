"""Event <-> bytes: one event is one line of JSON, valid by construction.

JSON has no NaN. On the wire a metric that is not finite is null in `metrics` and its value stands in `nonfinite`; a
leaf that may be not finite, such as the value of an alert, is a word. In an `Event` both are ordinary floats, and
`nonfinite` is None.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import replace
from math import isfinite
from operator import attrgetter
from types import NoneType
from typing import Any

import msgspec
from msgspec import UNSET
from rldk_schema import Event, Process
from rldk_schema.event_decoder import EventLine, line_of, within_bounds
from rldk_schema.fields import GROUPS, LEAF_GROUPS, NONFINITE, WORD_LEAVES

from rldk.errors import EventValidationError, Problem
from rldk.event.leaves import LONE_SURROGATE, described, leaf_of, unicode_of
from rldk.text import member, nonfinite_word

_encoder = msgspec.json.Encoder()
_ORDINARY = frozenset({str, int, NoneType})
_NUMBERS = frozenset({float, int, NoneType})
_LEAVES = {name: attrgetter(*(f.name for f in dataclasses.fields(kind))) for name, kind in GROUPS.items()}
_LONE_LEAVES = frozenset(name for name, group in LEAF_GROUPS.items() if group is None and name != "notes")
_WORDS = frozenset(f"$.{name}.{leaf}" for name, leaves in WORD_LEAVES.items() for leaf in leaves)
_check = msgspec.json.Decoder(EventLine)
_decoder = msgspec.json.Decoder(Event)


def encode_event(event: Event) -> bytes:
    """Encodes an event as one line of JSON, without the newline. The same event gives the same bytes.

    Args:
        event: It is not changed.

    Returns:
        UTF-8 bytes of one object that the schema accepts.

    Raises:
        EventValidationError: The event breaks the schema; all problems are listed.
        MemoryError: Memory does not suffice for the line.
    """
    return encode_line(event)


def encode_line(
    event: Event, *, schema_version: str | None = None, timestamp: float | None = None, process: Process | None = None
) -> bytes:
    """`encode_event`, with values for what the event leaves open. For writers."""
    line = line_of(event)
    if line.schema_version is None:
        line.schema_version = schema_version
    if line.timestamp is None:
        line.timestamp = timestamp
    if process is not None:
        line.process = process  # type: ignore[assignment]  # the encoder takes the dataclass as it is
    try:
        if _is_ordinary(line):
            data = _encoded(line)
            if within_bounds(_check.decode(data)):
                return data
    except Exception:  # noqa: BLE001, S110  # whatever it is, the strict way says where
        pass
    return _encode_strictly(line)


def _encoded(line: EventLine) -> bytes:
    out = bytearray()
    _encoder.encode_into(line, out)  # where memory is short `encode` would end the process; this raises
    return bytes(out)


def _is_ordinary(line: EventLine) -> bool:
    """Whether msgspec writes every leaf as it was given; metrics that are not finite move to `nonfinite`.

    Of a float that is not finite it makes null, of bytes base64, of a date text.
    """
    if not _ORDINARY.issuperset((type(line.step), type(line.schema_version))):
        return False
    for time in (line.wall_time, line.timestamp):
        if time is not None and not (type(time) is float and isfinite(time)):
            return False
    for name, leaves in _LEAVES.items():
        if (group := getattr(line, name)) is not UNSET and not _ORDINARY.issuperset(map(type, leaves(group))):
            return False
    metrics = line.metrics
    if (
        line.nonfinite is not UNSET
        or not {str}.issuperset(map(type, metrics))
        or not _NUMBERS.issuperset(map(type, metrics.values()))
    ):
        return False
    if odd := {name: nonfinite_word(v) for name, v in metrics.items() if v is not None and not isfinite(v)}:
        line.metrics = {name: None if name in odd else v for name, v in metrics.items()}
        line.nonfinite = odd  # type: ignore[assignment]  # they are the words
    return True


def _encode_strictly(line: EventLine) -> bytes:
    """Encodes a line leaf by leaf. Where JSON has no such value an object stands, which no leaf may be.

    Raises:
        EventValidationError: The schema refuses it.
    """
    found: dict[str, str] = {}
    metrics = line.metrics
    if isinstance(metrics, Mapping):
        if not {str}.issuperset(map(type, metrics)):
            raise EventValidationError([Problem("$.metrics", "expected names that are text")])
        leaves = {name: _leaf(member("$.metrics", name), value, found) for name, value in metrics.items()}
        odd = {k: nonfinite_word(v) for k, v in leaves.items() if isinstance(v, float) and not isfinite(v)}
        if odd or isinstance(line.nonfinite, Mapping):
            nonfinite: Any = {**(line.nonfinite or {}), **odd}
            line.metrics = {name: None if name in nonfinite else leaf for name, leaf in leaves.items()}
            line.nonfinite = nonfinite
    for name in line.__struct_fields__:
        if (value := getattr(line, name)) is not UNSET:
            setattr(line, name, (_finite if name in _LONE_LEAVES else _members)(f"$.{name}", value, found))
    try:
        data = _encoded(line)
    except MemoryError:
        raise
    except Exception as error:  # a name that is not text
        raise EventValidationError([Problem("$", f"cannot be written as JSON: {error}")]) from error
    from rldk.event.strict import judge

    problems = [_as_found(p, found) for p in judge(data).problems]
    refused = {p.path for p in problems}
    problems += [
        Problem(path, what if what.startswith(LONE_SURROGATE) else f"expected a JSON value, found {what}")
        for path, what in found.items()
        if path not in refused
    ]
    if problems:
        raise EventValidationError(problems)
    return data


def _members(path: str, value: Any, found: dict[str, str]) -> Any:
    """A group, a map or a list of leaves."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        value = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {_key(path, key, found): _finite(member(path, str(key)), leaf, found) for key, leaf in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(f"{path}[{place}]", leaf, found) for place, leaf in enumerate(value)]
    return _finite(path, value, found)


def _key(path: str, key: Any, found: dict[str, str]) -> Any:
    if isinstance(key, str) and (text := unicode_of(key)) != key:
        found[member(path, key)] = f"{LONE_SURROGATE} in the key"
        return text
    return key


def _finite(path: str, value: Any, found: dict[str, str]) -> Any:
    leaf = _leaf(path, value, found)
    if not isinstance(leaf, float) or isfinite(leaf):
        return leaf
    word = nonfinite_word(leaf)
    if path in _WORDS:
        return word
    found[path] = word
    return {}


def _leaf(path: str, value: Any, found: dict[str, str]) -> Any:
    """A leaf as JSON has it. What was given instead is noted in `found`; text is escaped, to see what else is wrong."""
    try:
        leaf = leaf_of(value)
    except Exception:  # noqa: BLE001  # a foreign number's __float__ may raise anything
        found[path] = described(value)
        return {}
    if isinstance(leaf, str) and (text := unicode_of(leaf)) != leaf:
        found[path] = LONE_SURROGATE
        return text
    return leaf


def _as_found(problem: Problem, found: dict[str, str]) -> Problem:
    """A problem with what was given, instead of the object that stands for it."""
    text = problem.message.removesuffix("an object")
    return problem if text == problem.message else replace(problem, message=text + found.get(problem.path, "an object"))


def decode_event(line: bytes | str) -> Event:
    """Decodes one line, with its bounds and required fields checked.

    A key that stands twice counts with its last value; `rldk.io.validator` and `read_events(strict=True)` refuse it.

    Args:
        line: One JSON object, with or without its newline.

    Returns:
        The event; metrics that are not finite are floats again and `nonfinite` is None. Fields of a newer minor
        schema version are left out.

    Raises:
        EventValidationError: The line is no event; all problems are listed with their paths.
    """
    data = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
    try:
        if within_bounds(_check.decode(data)):
            return decode_proven(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        pass
    from rldk.event.strict import judge

    verdict = judge(data)
    if verdict.problems:
        raise EventValidationError(verdict.problems)
    value = _integers(verdict.value)
    for name, leaves in WORD_LEAVES.items():
        if name in value:
            value[name] = {k: NONFINITE.get(v, v) if k in leaves else v for k, v in value[name].items()}
    return _restore(msgspec.convert({k: _integers(v) if k in GROUPS else v for k, v in value.items()}, Event))


def decode_proven(line: bytes) -> Event:
    """`decode_event` of a line that is known to be valid.

    Raises:
        msgspec.ValidationError: An integer is written 500.0, which is valid, but takes `decode_event` to read.
    """
    return _restore(_decoder.decode(line))


def _integers(group: dict[str, Any]) -> dict[str, Any]:
    """An integer may be written 500.0; where a float is wanted, an integer will do."""
    return {k: int(v) if isinstance(v, float) and v.is_integer() else v for k, v in group.items()}


def _restore(event: Event) -> Event:
    if event.nonfinite is not None:
        for name, word in event.nonfinite.items():
            event.metrics[name] = NONFINITE[word]
        event.nonfinite = None
    return event


def json_number(value: float | None) -> float | str | None:
    """A value as JSON can hold it: one that is not finite is its word."""
    return value if value is None or isfinite(value) else nonfinite_word(value)
