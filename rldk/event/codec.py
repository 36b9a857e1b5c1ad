"""Event <-> bytes: one event is one line of JSON, valid by construction.

JSON has no NaN. On the wire a metric that is not finite is null in `metrics` and its value stands in `nonfinite`; a
leaf that may be not finite, such as the value of an alert, is a word. In an `Event` both are ordinary floats, and
`nonfinite` is None.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from math import isfinite
from operator import index
from typing import Any, SupportsFloat, SupportsIndex

import msgspec
from rldk_schema import Event, Process
from rldk_schema.event_decoder import EventLine, line_of, within_bounds
from rldk_schema.fields import GROUPS, NONFINITE, WORD_LEAVES

from rldk.errors import EventValidationError, Problem
from rldk.text import nonfinite_word


def _plain(value: Any) -> int | float:
    """Makes a number of a numpy scalar or a zero-dimensional tensor."""
    if isinstance(value, SupportsIndex):
        # A tensor of floats has __index__ too, and refuses here.
        with suppress(TypeError):
            return index(value)
    if isinstance(value, SupportsFloat):
        return float(value)
    raise TypeError(f"expected a number, text or null, found {type(value).__name__}")


_encoder = msgspec.json.Encoder(enc_hook=_plain, decimal_format="number")
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
    """
    return encode_line(event)


def encode_line(
    event: Event, *, schema_version: str | None = None, timestamp: float | None = None, process: Process | None = None
) -> bytes:
    """`encode_event`, with values for what the event leaves open. For writers."""
    line = line_of(event)
    try:
        odd = {name: nonfinite_word(v) for name, v in event.metrics.items() if v is not None and not isfinite(v)}
        if not {str}.issuperset(map(type, event.metrics)):
            raise EventValidationError([Problem("$.metrics", "expected names that are text")])
        if odd or event.nonfinite is not None:
            nonfinite: Any = {**(event.nonfinite or {}), **odd}
            line.metrics = {name: None if name in nonfinite else v for name, v in event.metrics.items()}
            line.nonfinite = nonfinite
        for name, leaves in WORD_LEAVES.items():
            if (group := getattr(event, name)) is not None:
                setattr(line, name, replace(group, **{leaf: json_number(getattr(group, leaf)) for leaf in leaves}))
    except EventValidationError:
        raise
    except Exception:  # noqa: BLE001, S110  # not a map of numbers: the check of the line says where
        pass
    if line.schema_version is None:
        line.schema_version = schema_version
    if line.timestamp is None:
        line.timestamp = timestamp
    if process is not None:
        line.process = process  # type: ignore[assignment]  # the encoder takes the dataclass as it is
    try:
        data = _encoder.encode(line)
    except Exception as error:  # a foreign number's __float__ may raise anything
        raise EventValidationError([Problem("$", f"cannot be written as JSON: {error}")]) from error
    try:
        if within_bounds(_check.decode(data)):
            return data
    except (msgspec.MsgspecError, UnicodeDecodeError):
        pass
    from rldk.event.strict import judge

    problems = judge(data).problems
    if problems:
        raise EventValidationError(problems)
    return data


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
            return _restore(_decoder.decode(data))
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
