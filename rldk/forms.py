"""JSON forms besides the event, as bytes and back: files beside the log, and what commands print."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from rldk.atomic import replacing
from rldk.text import nonfinite_word

Form = TypeVar("Form")

_SURROGATE = "\\ud"  # in JSON, of half a character at least

_encoder = msgspec.json.Encoder()


def as_json(form: Any, other: Callable[[Any], Any] | None = None) -> Any:
    """A form as `json` has it. What is not finite is its word, and text is Unicode whatever a path holds.

    Args:
        form: It is not changed.
        other: Makes of a value that JSON does not have one that it has.
    """
    return _clean(msgspec.to_builtins(form, enc_hook=other, builtin_types=(Decimal,)))


def encode_form(form: Any, *, indent: int | None = None, ascii_only: bool = True) -> str:
    """A form as JSON text, in one line unless there is an indent; in UTF-8 it is shorter where it need not be ASCII."""
    plain = msgspec.to_builtins(form, builtin_types=(Decimal,))
    text = None
    # Most forms are as `json` has them, and to look at each of their values takes longer than all the rest.
    with suppress(ValueError, TypeError):
        text = json.dumps(plain, allow_nan=False, ensure_ascii=ascii_only)
    if text is None or _SURROGATE in text or not _is_unicode(text):
        text = json.dumps(_clean(plain), allow_nan=False, ensure_ascii=ascii_only)
    return text if indent is None else msgspec.json.format(text, indent=indent)


def form_in_parts(form: Any, *, indent: int) -> Iterator[str]:
    """What `encode_form` makes of a form that has one list of forms, in parts: it may be long.

    Args:
        form: It is not changed.
        indent: For each level.
    """
    ((name, items),) = ((field.name, getattr(form, field.name)) for field in dataclasses.fields(form))
    outer = "\n" + " " * indent
    inner = outer + " " * indent
    before = f'{{{outer}"{name}": ['
    for item in items:
        yield before + inner + encode_form(item, indent=indent).replace("\n", inner)
        before = ","
    yield f"{outer}]\n}}" if items else f"{before}]\n}}"


def encode_lines(
    forms: Iterable[Any], check: Callable[[Any], object], other: Callable[[Any], Any] | None = None
) -> bytearray:
    """Forms as lines of JSON.

    Args:
        forms: They are not changed.
        check: The validator that was generated for them.
        other: As for `as_json`.

    Raises:
        ValueError: One of them is not as its schema says.
        MemoryError: Memory does not suffice; msgspec's other ways to encode would end the process.
    """
    out = bytearray()
    for form in forms:
        value = as_json(form, other)
        check(value)
        _encoder.encode_into(value, out, -1)
        out += b"\n"
    return out


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


def _is_unicode(text: str) -> bool:
    """Whether a text has no half of a character alone, so that it can be written in UTF-8."""
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return False
    return True


def _clean(value: Any) -> Any:
    if isinstance(value, Decimal):
        # A sum of integers in SQL is one; beyond 64 bits not every encoder has integers.
        whole = value.as_tuple().exponent == 0 and -(1 << 63) <= value < 1 << 63
        value = int(value) if whole else float(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else nonfinite_word(value)
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_clean(name): _clean(member) for name, member in value.items()}
    return [_clean(member) for member in value] if isinstance(value, (list, tuple)) else value
