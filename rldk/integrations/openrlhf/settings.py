"""The callback's options as environment variables, which reach every rank and every Ray worker."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from rldk.environment import PREFIX, SETUP_HOOK, jsonl_disabled, variable
from rldk.integrations.openrlhf.options import OpenRLHFOptions
from rldk.integrations.shared.options import options_from_environment, options_of
from rldk.log.options import WRITER_VARIABLES

_OPTIONS = options_of(OpenRLHFOptions)
_PATHS = ("output_dir", "rules")


def from_environment(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """The callback's options, as `RLDK_OUTPUT_DIR`, `RLDK_RUN_ID`, `RLDK_ROTATE_BYTES` and so on give them.

    What cannot be understood is logged, and left out: training does not end because of it.
    """
    found = options_from_environment(OpenRLHFOptions, environment)
    if jsonl_disabled(environment):
        found["enable_jsonl_logging"] = False
    return found


def to_environment(arguments: Mapping[str, Any]) -> dict[str, str]:
    """The variables that say these arguments. What no text can say, such as a function, is left out.

    Raises:
        TypeError: There is no such argument.
    """
    sayable = [name for name, one in _OPTIONS.items() if one.parse is not None]
    out: dict[str, str] = {}
    for name, value in arguments.items():
        if name == "writer_options":
            out |= to_environment(value or {})
        elif name not in sayable and name not in WRITER_VARIABLES:
            raise TypeError(f"{name}: expected one of {', '.join([*sayable, *WRITER_VARIABLES])}")
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
    default = {"output_dir": _OPTIONS["output_dir"].default}
    os.environ.update(to_environment({**default, **variables, **arguments}))


def ours(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """All variables that rldk reads."""
    return {name: value for name, value in environment.items() if name.startswith(PREFIX) and name != SETUP_HOOK}


def told_by(callback: OpenRLHFOptions) -> dict[str, str]:
    """The variables that make the same callback again, from its attributes."""
    said = {name: getattr(callback, name) for name, one in _OPTIONS.items() if one.parse is not None}
    sayable = {name: value for name, value in said.items() if isinstance(value, (str, bool, os.PathLike))}
    return to_environment({**sayable, **(callback.writer_options or {})})


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return ",".join(value) if isinstance(value, (list, tuple)) else str(value)
