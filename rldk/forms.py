"""JSON forms besides the event, as bytes and back: files beside the log, and what commands print."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from rldk.atomic import replacing
from rldk.text import nonfinite_word

Form = TypeVar("Form")


def as_json(form: Any) -> Any:
    """A form as `json` has it. What is not finite is its word, and text is Unicode whatever a path holds."""
    return _clean(msgspec.to_builtins(form))


def encode_form(form: Any, *, indent: int | None = None) -> str:
    """A form as JSON text, in one line unless there is an indent."""
    return json.dumps(as_json(form), indent=indent, allow_nan=False)


def decode_form(text: str | bytes, kind: type[Form]) -> Form:
    """Reads a form that `encode_form` wrote; NaN tokens, which other tools write, are taken for the words.

    Raises:
        ValueError: It is no such form.
    """
    # Not strict, so that a word becomes the float that it means.
    return msgspec.convert(json.loads(text, parse_constant=str), kind, strict=False)


def write_form(dest: Path, form: Any) -> None:
    """Writes a form as JSON for people, whole or not at all."""
    with replacing(dest) as path:
        path.write_text(encode_form(form, indent=2) + "\n", encoding="utf-8")


def _clean(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else nonfinite_word(value)
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_clean(name): _clean(member) for name, member in value.items()}
    return [_clean(member) for member in value] if isinstance(value, (list, tuple)) else value
