"""The callback's arguments as environment variables, which reach every rank and every Ray worker."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from rldk.arguments import read_arguments
from rldk.environment import ARGUMENTS, PREFIX, SETUP_HOOK, WRITER_OPTIONS, jsonl_disabled, log_once, variable

OUTPUT_DIR = "rldk_logs"
"""Where the files go by default."""

_PATHS = ("output_dir", "rules")


def from_environment(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """The callback's arguments, as `RLDK_OUTPUT_DIR`, `RLDK_RUN_ID`, `RLDK_ROTATE_BYTES` and so on give them.

    What cannot be understood is said, and left out: training does not end because of it.
    """
    arguments, wrong = read_arguments(environment)
    for name, error in wrong.items():
        log_once(f"{name}: {error}; ignored")
    if jsonl_disabled(environment):
        arguments["enable_jsonl_logging"] = False
    return arguments


def to_environment(arguments: Mapping[str, Any]) -> dict[str, str]:
    """The variables that say these arguments. What no text can say, such as a function, is left out.

    Raises:
        TypeError: There is no such argument.
    """
    out: dict[str, str] = {}
    for name, value in arguments.items():
        if name == "writer_options":
            out |= to_environment(value or {})
        elif name not in ARGUMENTS and name not in WRITER_OPTIONS:
            raise TypeError(f"{name}: expected one of {', '.join([*ARGUMENTS, *WRITER_OPTIONS])}")
        elif value is not None:
            text = os.path.abspath(value) if name in _PATHS else value  # noqa: PTH100
            out[variable(name)] = _text(text)
    return out


def settle(arguments: Mapping[str, Any]) -> None:
    """Has the environment say these arguments, and paths so that they mean the same in a process that runs elsewhere.

    Raises:
        TypeError: There is no such argument.
    """
    variables = {name: text for name in _PATHS if (text := os.environ.get(variable(name), "").strip())}
    os.environ.update(to_environment({"output_dir": OUTPUT_DIR, **variables, **arguments}))


def ours(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """All variables that rldk reads."""
    return {name: value for name, value in environment.items() if name.startswith(PREFIX) and name != SETUP_HOOK}


def told_by(callback: Any) -> dict[str, str]:
    """The variables that make the same callback again, from its attributes."""
    said = {name: getattr(callback, name) for name in ARGUMENTS}
    sayable = {name: value for name, value in said.items() if isinstance(value, (str, bool, os.PathLike))}
    return to_environment({**sayable, **callback.writer_options})


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return ",".join(value) if isinstance(value, (list, tuple)) else str(value)
