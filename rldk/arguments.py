"""The arguments of a callback, as environment variables give them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from rldk.environment import ARGUMENTS, WRITER_OPTIONS, variable
from rldk.errors import RldkError
from rldk.event.run_id import checked_run_id
from rldk.health.rules import load_rules
from rldk.log.options import checked_options


def _rules(text: str) -> str:
    load_rules(text)
    return text


_PARSERS: dict[str, Callable[[str], Any]] = {
    **ARGUMENTS,
    "run_id": checked_run_id,
    "rules": _rules,
    **WRITER_OPTIONS,
}


def read_arguments(environment: Mapping[str, str] = os.environ) -> tuple[dict[str, Any], dict[str, str]]:
    """Reads `RLDK_OUTPUT_DIR`, `RLDK_ROTATE_BYTES` and so on.

    Returns:
        The arguments, with those of the writer in `writer_options`, and what is wrong with a variable, by its name.
        An option that does not go with the ones before it is wrong, and the others are kept.
    """
    arguments: dict[str, Any] = {}
    options: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name, parse in _PARSERS.items():
        text = environment.get(variable(name), "").strip()
        if not text:
            continue
        try:
            value = parse(text)
            if name in WRITER_OPTIONS:
                checked_options({**options, name: value})
                options[name] = value
            else:
                arguments[name] = value
        except (RldkError, OSError, TypeError, ValueError) as error:
            said = str(error)
            wrong[variable(name)] = said if "found" in said else f"{said}; found {text[:100]!r}"
    if options:
        arguments["writer_options"] = options
    return arguments, wrong
