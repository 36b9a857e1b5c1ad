"""The callback's arguments as environment variables, which reach every rank and every Ray worker."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from typing import Any

from rldk.environment import ARGUMENTS, PREFIX, SETUP_HOOK, WRITER_OPTIONS, jsonl_disabled, read, variable
from rldk.io.options import checked_options
from rldk.monitor.rules import load_rules
from rldk.run import checked_run_id

log = logging.getLogger(__name__)

OUTPUT_DIR = "rldk_logs"
"""Where the files go by default."""

_PATHS = ("output_dir", "rules")


def _rules(text: str) -> str:
    load_rules(text)
    return text


_ARGUMENTS: dict[str, Callable[[str], Any]] = {
    **ARGUMENTS,
    "run_id": checked_run_id,
    "rules": _rules,
}


def from_environment(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """The callback's arguments, as `RLDK_OUTPUT_DIR`, `RLDK_RUN_ID`, `RLDK_ROTATE_BYTES` and so on give them.

    What cannot be understood is said, and left out: training does not end because of it.
    """
    arguments = _read(_ARGUMENTS, environment)
    if jsonl_disabled(environment):
        arguments["enable_jsonl_logging"] = False
    options = _read({name: _checked(name, parse) for name, parse in WRITER_OPTIONS.items()}, environment)
    try:
        checked_options(options)
    except (TypeError, ValueError) as error:
        log.error("rldk: %s: of the writer's options in the environment only filters are used", error)
        options = {name: value for name, value in options.items() if name in ("include", "exclude")}
    if options:
        arguments["writer_options"] = options
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
        elif name not in _ARGUMENTS and name not in WRITER_OPTIONS:
            raise TypeError(f"{name}: expected one of {', '.join([*_ARGUMENTS, *WRITER_OPTIONS])}")
        elif value is not None:
            text = os.path.abspath(value) if name in _PATHS else value  # noqa: PTH100
            out[variable(name)] = _text(text)
    return out


def settle(arguments: Mapping[str, Any]) -> None:
    """Has the environment say these arguments, and paths so that they mean the same in a process that runs elsewhere.

    Raises:
        TypeError: There is no such argument.
    """
    variables = {name: text for name in _PATHS if (text := os.environ.get(variable(name)))}
    os.environ.update(to_environment({"output_dir": OUTPUT_DIR, **variables, **arguments}))


def ours(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """All variables that rldk reads."""
    return {name: value for name, value in environment.items() if name.startswith(PREFIX) and name != SETUP_HOOK}


def told_by(callback: Any) -> dict[str, str]:
    """The variables that make the same callback again, from its attributes."""
    said = {name: getattr(callback, name) for name in _ARGUMENTS}
    sayable = {name: value for name, value in said.items() if isinstance(value, (str, bool, os.PathLike))}
    return to_environment({**sayable, **callback.writer_options})


def _checked(name: str, parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """Reads one of the writer's options, and refuses it if the writer would."""
    return lambda text: checked_options({name: parse(text)})[name]


def _read(known: Mapping[str, Callable[[str], Any]], environment: Mapping[str, str]) -> dict[str, Any]:
    found = {name: read(variable(name), parse, environment) for name, parse in known.items()}
    return {name: value for name, value in found.items() if value is not None}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return ",".join(value) if isinstance(value, (list, tuple)) else str(value)
