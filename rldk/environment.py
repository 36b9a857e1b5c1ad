"""The environment variables that rldk reads, and the one way in which they are read.

A variable that is not understood never ends a training and is never ignored in silence: it is logged once, as an error,
with what was expected.
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
"""The argument of the callbacks that the environment describes: 0 has them log nothing."""

LAUNCH_ID = "RLDK_LAUNCH_ID"
"""What all ranks of a launch share, where the launcher has no id of its own."""

SETUP_HOOK = "RLDK_SETUP_HOOK"
"""The user's own Ray setup hook, where Ray's only place for one is taken by rldk's."""

_OF_TESTS = "RLDK_REAL_LOGS"  # where rldk's own tests find logs of real people

_ON = frozenset({"1", "true", "t", "yes", "y", "on", "enabled"})
_OFF = frozenset({"0", "false", "f", "no", "n", "off", "disabled"})

_said: set[str] = set()


def flag(text: str) -> bool:
    """Reads a switch: 1, true, yes, on, or 0, false, no, off, in any case.

    Raises:
        ValueError: It is something else.
    """
    word = text.strip().lower()
    if word not in _ON | _OFF:
        raise ValueError("expected 1, true, yes or on, or 0, false, no or off")
    return word in _ON


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


def names(text: str) -> list[str]:
    """Reads names with commas between them."""
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
    "include": names,
    "exclude": names,
}
"""The same for options of `EventWriter`."""


def variable(argument: str) -> str:
    """The variable of an argument: `output_dir` -> `RLDK_OUTPUT_DIR`."""
    return PREFIX + argument.upper()


NAMES = frozenset({DISABLE_JSONL, LAUNCH_ID, SETUP_HOOK, _OF_TESTS, *map(variable, (*ARGUMENTS, *WRITER_OPTIONS))})
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
        _say(f"{name}: {error}; found {text[:100]!r}, which is not used")
        return None


def jsonl_disabled(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether event logging is turned off everywhere."""
    text = environment.get(DISABLE_JSONL, "")
    return bool(text.strip()) and opts_out(DISABLE_JSONL, text, when=True)


def opts_out(name: str, text: str, *, when: bool) -> bool:
    """Whether a switch says that nothing is to be logged; a text that is not understood does, and is logged.

    Whoever sets such a variable may want no log at all, and a log cannot be unwritten.

    Args:
        name: The variable.
        text: Its text.
        when: What the switch says where nothing is to be logged.
    """
    try:
        return flag(text) is when
    except ValueError as error:
        _say(f"{name}: {error}; found {text[:100]!r}: nothing is logged")
        return True


def unknown(environment: Mapping[str, str] = os.environ) -> dict[str, str | None]:
    """Variables that begin with `RLDK_` and that nothing reads, each with the one that may be meant, or None."""
    found = sorted(name for name in environment if name.startswith(PREFIX) and name not in NAMES)
    near = {name: difflib.get_close_matches(name, NAMES - {_OF_TESTS}, n=1, cutoff=0.8) for name in found}
    return {name: matches[0] if matches else None for name, matches in near.items()}


def say_unknown(environment: Mapping[str, str] = os.environ) -> None:
    """Logs, once each, the variables that `unknown` finds."""
    for name, meant in unknown(environment).items():
        _say(f"{name}: rldk reads no such variable" + (f"; is {meant} meant?" if meant else ""))


def _say(text: str) -> None:
    if text not in _said:
        _said.add(text)
        log.error("rldk: %s", text)
