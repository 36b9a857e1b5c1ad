"""The environment variables that rldk reads, and the one way in which they are read.

`RLDK_DISABLE_JSONL`, `RLDK_ENABLE_JSONL_LOGGING` and `RLDK_LAUNCH_ID` hold for every log; the others are arguments of
the callback that OpenRLHF's launcher, hook or `attach` makes. A variable that is not understood, or that nothing reads,
never ends a training, and is logged once as an error.
"""

from __future__ import annotations

import difflib
import logging
import os
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from rldk.errors import RldkError

log = logging.getLogger(__name__)

T = TypeVar("T")

PREFIX = "RLDK_"

DISABLE_JSONL = "RLDK_DISABLE_JSONL"
"""Turns event logging off everywhere."""

ENABLE_JSONL = "RLDK_ENABLE_JSONL_LOGGING"
"""The same the other way round: 0 turns it off."""

LAUNCH_ID = "RLDK_LAUNCH_ID"
"""What all ranks of a launch share, where the launcher has no id of its own."""

SETUP_HOOK = "RLDK_SETUP_HOOK"
"""The user's own Ray setup hook, where Ray's only place for one is taken by rldk's."""

_OF_TESTS = "RLDK_REAL_LOGS"  # where rldk's own tests find logs of real people

_ON = frozenset({"1", "true", "t", "yes", "y", "on", "enabled"})
_OFF = frozenset({"0", "false", "f", "no", "n", "off", "disabled"})

_logged: set[str] = set()


def flag(text: str) -> bool:
    """Reads a switch: 1, true, yes, on, or 0, false, no, off, in any case.

    Raises:
        ValueError: It is something else.
    """
    word = text.strip().lower()
    if word not in _ON | _OFF:
        raise ValueError("expected 1, true, yes or on, or 0, false, no or off")
    return word in _ON


def switch(name: str, value: object) -> bool:
    """A switch that is an argument: a boolean, 0 or 1, a text as `flag` takes it; None is off.

    Raises:
        ValueError: It is something else. `"false"`, as from a configuration file, must not turn anything on.
    """
    try:
        if isinstance(value, str):
            return flag(value)
        if value is None or value in (0, 1):  # numpy's booleans, too
            return bool(value)
    except ValueError:
        pass
    raise ValueError(f"{name}: expected True or False, found {value!r:.100}")


def integer(text: str) -> int:
    """Reads an integer.

    Raises:
        ValueError: It is something else.
    """
    try:
        return int(text)
    except ValueError:
        raise ValueError("expected an integer") from None


def number(text: str) -> float:
    """Reads a number.

    Raises:
        ValueError: It is something else.
    """
    try:
        return float(text)
    except ValueError:
        raise ValueError("expected a number") from None


def name_list(text: str) -> list[str]:
    """Reads names that are separated by commas."""
    return [name.strip() for name in text.split(",") if name.strip()]


ARGUMENTS: dict[str, Callable[[str], Any]] = {
    "output_dir": str,
    "run_id": str,
    "model_name": str,
    "dataset_name": str,
    "enable_jsonl_logging": flag,
    "per_rank": flag,
    "network_monitoring": flag,
    "enable_resource_monitoring": flag,
    "enable_health_monitoring": flag,
    "enable_checkpoint_analysis": flag,
    "rules": str,
    "log_samples": flag,
    "write_outputs": flag,
}
"""Arguments of a callback that have a variable, `RLDK_` and the name in capitals, and what reads its text."""

WRITER_OPTIONS: dict[str, Callable[[str], Any]] = {
    "rotate_bytes": integer,
    "rotate_seconds": number,
    "keep": integer,
    "compress": str,
    "buffer_events": integer,
    "fsync": lambda text: text if text == "always" else number(text),
    "include": name_list,
    "exclude": name_list,
}
"""The same for options of `EventWriter`."""


def variable(argument: str) -> str:
    """The variable of an argument: `output_dir` -> `RLDK_OUTPUT_DIR`."""
    return PREFIX + argument.upper()


NAMES = frozenset({DISABLE_JSONL, LAUNCH_ID, SETUP_HOOK, *map(variable, (*ARGUMENTS, *WRITER_OPTIONS))})
"""Every variable that rldk reads."""


def read(name: str, parse: Callable[[str], T], environment: Mapping[str, str] = os.environ) -> T | None:
    """Reads one variable.

    Args:
        name: The variable.
        parse: Makes a value of its text; raises `ValueError`, `OSError` or an `RldkError` if it cannot.
        environment: Where it stands.

    Returns:
        None if it is not set, or empty, or not understood, which is logged.
    """
    text = environment.get(name)
    if text is None or not text.strip():
        return None
    try:
        return parse(text)
    except (RldkError, OSError, ValueError) as error:
        _log_once(f"{name}: {error}; found {text[:100]!r}; ignored")
        return None


def jsonl_disabled(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether event logging is turned off; so it is by a switch that is not understood, which is logged.

    Whoever sets such a variable may want no log at all, and a log cannot be unwritten.
    """
    return disabled_by(environment) is not None


def disabled_by(environment: Mapping[str, str] = os.environ) -> str | None:
    """The variable that turns event logging off; None where it is on."""
    for name, off in ((DISABLE_JSONL, True), (ENABLE_JSONL, False)):
        text = environment.get(name, "").strip()
        try:
            if text and flag(text) is off:
                return name
        except ValueError as error:
            _log_once(f"{name}: {error}; found {text[:100]!r}: nothing is logged")
            return name
    return None


def unknown(environment: Mapping[str, str] = os.environ) -> dict[str, str | None]:
    """Variables that begin with `RLDK_` and that nothing reads, each with the one that may be meant, or None."""
    found = sorted(name for name in environment if name.startswith(PREFIX) and name not in NAMES | {_OF_TESTS})
    near = {name: difflib.get_close_matches(name, NAMES, n=1, cutoff=0.8) for name in found}
    return {name: matches[0] if matches else None for name, matches in near.items()}


def log_unknown(environment: Mapping[str, str] = os.environ) -> None:
    """Logs, once each, the variables that `unknown` finds."""
    for name, meant in unknown(environment).items():
        _log_once(f"{name}: unknown variable" + (f"; did you mean {meant}?" if meant else ""))


def _log_once(text: str) -> None:
    if text not in _logged:
        _logged.add(text)
        log.error("rldk: %s", text)
