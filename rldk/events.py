"""Event <-> bytes: one event is one line of JSON, valid by construction.

JSON has no NaN. On the wire a metric that is not finite is null in `metrics` and its value stands in `nonfinite`;
in an `Event` it is an ordinary float and `nonfinite` is None.
"""

from __future__ import annotations

from math import isfinite, isnan
from typing import Any, SupportsFloat, SupportsIndex

import msgspec
from rldk_schema import Event, Process
from rldk_schema.event_decoder import EventLine, within_bounds

from rldk.errors import EventValidationError, Problem

_FLOATS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}


def _plain(value: Any) -> int | float:
    """Makes a number of a numpy scalar or a zero-dimensional tensor."""
    if isinstance(value, SupportsIndex):
        return int(value)
    if isinstance(value, SupportsFloat):
        return float(value)
    raise TypeError(f"expected a number, text or null, found {type(value).__name__}")


_encoder = msgspec.json.Encoder(enc_hook=_plain)
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
    metrics: Any = event.metrics
    nonfinite: Any = event.nonfinite
    try:
        odd = {name: _word(v) for name, v in metrics.items() if v is not None and not isfinite(v)}
    except (AttributeError, TypeError, OverflowError):
        odd = {}  # not a map of numbers: the check below says where
    if odd or nonfinite is not None:
        nonfinite = {**(nonfinite or {}), **odd}
        metrics = {name: None if name in nonfinite else v for name, v in metrics.items()}
    line = EventLine(
        schema_version=event.schema_version if event.schema_version is not None else schema_version,
        step=event.step,
        wall_time=event.wall_time,
        timestamp=event.timestamp if event.timestamp is not None else timestamp,
        metrics=metrics,
        nonfinite=msgspec.UNSET if nonfinite is None else nonfinite,
        rng=event.rng,  # type: ignore[arg-type]  # the encoder takes the dataclass as it is
        data_slice=event.data_slice,  # type: ignore[arg-type]
        model_info=event.model_info,  # type: ignore[arg-type]
        process=process or event.process or msgspec.UNSET,  # type: ignore[arg-type]
        notes=event.notes,
    )
    try:
        data = _encoder.encode(line)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise EventValidationError([Problem("$", f"cannot be written as JSON: {error}")]) from error
    try:
        if within_bounds(_check.decode(data)):
            return data
    except msgspec.MsgspecError:
        pass
    from rldk.arbiter import judge

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
    except (msgspec.MsgspecError, RecursionError):
        pass
    from rldk.arbiter import judge

    verdict = judge(data)
    if verdict.problems:
        raise EventValidationError(verdict.problems)
    return _restore(msgspec.convert(verdict.value, Event, strict=False))


def _restore(event: Event) -> Event:
    if event.nonfinite is not None:
        for name, word in event.nonfinite.items():
            event.metrics[name] = _FLOATS[word]
        event.nonfinite = None
    return event


def _word(value: float) -> str:
    return "NaN" if isnan(value) else "Infinity" if value > 0 else "-Infinity"
