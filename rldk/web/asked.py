"""A request of a client, as far as it can be answered at all."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from fastjsonschema import JsonSchemaValuesException
from rldk_schema.forms.live_request import LiveRequest
from rldk_schema.forms.live_request_validator import validate_live_request

from rldk.text import brief

MOST_CHARACTERS = 256 << 10
"""Of one request."""

MOST_RUNS = 1000
"""Whose curves, events or comparison a client wants at once."""

MOST_SAMPLED = 16
"""Runs whose completions stand side by side."""

_MOST_NAMES = 500  # metrics or columns
# 64 MiB of numbers: more is no picture that anybody looks at.
_MOST_BUCKETS = 4 << 20
_MOST_WORDS = 300  # characters of a problem: it may quote what was sent


@dataclass(frozen=True, slots=True)
class BadRequest:
    """What cannot be answered.

    Attributes:
        problem: Why.
        id: The number that the client gave it, as far as it could be read.
    """

    problem: str
    id: int | None = None


def read_request(message: str | bytes) -> LiveRequest | BadRequest:
    """Reads what a client sent; whatever it is, nothing is raised."""
    if not isinstance(message, str):
        return BadRequest("expected text, found bytes")
    if len(message) > MOST_CHARACTERS:
        return BadRequest(f"expected at most {MOST_CHARACTERS} characters, found {len(message)}")
    try:
        # Not by json, which takes NaN for a number.
        value = msgspec.json.decode(message)
    except (ValueError, RecursionError) as error:
        return BadRequest(f"expected JSON: {error}")
    number = value.get("id") if isinstance(value, dict) else None
    known = number if type(number) is int and 0 <= number < 1 << 53 else None
    try:
        # The first says where in a want something is wrong; the second knows bounds, and which fields there are.
        request = msgspec.convert(value, LiveRequest, strict=False)
        validate_live_request(value)
    except msgspec.ValidationError as error:
        return BadRequest(str(error)[:_MOST_WORDS], known)
    except JsonSchemaValuesException as error:
        first = error.errors[0]
        said = first.message.removeprefix(first.name).strip()
        if first.rule == "anyOf":
            said = "not as `rldk schema live_request` says"
        where = first.name.removeprefix("data")
        return BadRequest(f"${where}: {said}, found {brief(first.value)}"[:_MOST_WORDS], known)
    for what, found, most in _sizes(request):
        if found > most:
            return BadRequest(f"{what}: expected at most {most}, found {found}", known)
    return request


def _sizes(request: LiveRequest) -> list[tuple[str, int, int]]:
    """What is asked for, how much of it, and how much may be."""
    sizes = [("$.columns", len(request.columns or ()), _MOST_NAMES)]
    wants = {"curves": request.curves, "events": request.events, "samples": request.samples, "compare": request.compare}
    for name, want in wants.items():
        if want is not None:
            most = MOST_SAMPLED if name == "samples" else MOST_RUNS
            sizes.append((f"$.{name}.runs", len(want.runs or ()), most))
    if curves := request.curves:
        buckets = len(curves.runs) * len(curves.metrics) * curves.buckets
        sizes += [
            ("$.curves.metrics", len(curves.metrics), _MOST_NAMES),
            ("buckets of all curves", buckets, _MOST_BUCKETS),
        ]
    return sizes
