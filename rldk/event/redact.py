"""A configuration as JSON, with its secrets hidden."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from rldk.text import shown

_DEPTH = 20
_MOST = 100_000
_MOST_BITS = 1024  # of an integer: what fits a double
_HIDDEN = "<hidden>"
_SECRET = re.compile(
    r"(?:\A|_)(?:api_?key|password|secret|(?:hub|hf|auth|access|api)_token)\Z|\A(?:token|key|use_wandb|wandb_key)\Z",
    re.IGNORECASE,
)


_IN_URL = re.compile(r"(?<=://)[^/@\s]*(?=@)|(?<=\?)[^\s#]+")


def plain(value: Any) -> Any:
    """Makes JSON of a configuration: what JSON cannot say becomes text, secrets are hidden, and nothing raises.

    Where it ends is told in its place: what stands in itself, is nested deeper than 20 levels, or comes after the first
    100,000 values is left out, as objects that know each other have no end.
    """
    return _plain(value, (), [_MOST])


def _plain(value: Any, within: tuple[int, ...], left: list[int]) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):  # a number of a library is one of Python's here
        return int(value) if value.bit_length() <= _MOST_BITS else shown(int(value))
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else str(float(value))
    if isinstance(value, str):
        return _text(value)
    try:
        if not isinstance(value, (Mapping, list, tuple, set, frozenset)):
            return _text(shown(value))
        left[0] -= len(value)
        if len(within) >= _DEPTH or id(value) in within or left[0] < 0:
            return f"<{type(value).__name__} of {len(value)}: left out>"
        inner = (*within, id(value))
        if not isinstance(value, Mapping):
            return [_plain(item, inner, left) for item in value]
        names = {_name(key): item for key, item in value.items()}
    except Exception:  # noqa: BLE001  # a foreign mapping may raise anything
        return f"<{type(value).__name__}: not readable>"
    return {
        name: _HIDDEN if _SECRET.search(name) and isinstance(item, str) else _plain(item, inner, left)
        for name, item in names.items()
    }


def _name(key: Any) -> str:
    return _text(key if isinstance(key, str) else shown(key))


def _text(text: str) -> str:
    text = text.encode("utf-8", "backslashreplace").decode()
    return _IN_URL.sub(_HIDDEN, text) if "://" in text else text  # a name and password, or what a query says
