"""A configuration as JSON, with its secrets hidden."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from rldk.text import shown

_DEPTH = 20
_HIDDEN = "<hidden>"
_SECRET = re.compile(
    r"(?:\A|_)(?:api_?key|password|secret|(?:hub|hf|auth|access|api)_token)\Z|\A(?:token|key|use_wandb|wandb_key)\Z",
    re.IGNORECASE,
)


_IN_URL = re.compile(r"(?<=://)[^/@\s]*(?=@)|(?<=\?)[^\s#]+")


def plain(value: Any, depth: int = 0) -> Any:
    """Makes JSON of a configuration: what JSON cannot say becomes text, secrets are hidden, and nothing raises."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, str):
        text = value.encode("utf-8", "backslashreplace").decode()
        return _IN_URL.sub(_HIDDEN, text) if "://" in text else text  # a name and password, or what a query says
    if depth < _DEPTH:
        if isinstance(value, Mapping):
            names = {str(plain(k, _DEPTH)): v for k, v in value.items()}
            return {
                k: _HIDDEN if _SECRET.search(k) and isinstance(v, str) else plain(v, depth + 1)
                for k, v in names.items()
            }
        if isinstance(value, (list, tuple, set, frozenset)):
            return [plain(v, depth + 1) for v in value]
    return shown(value)
