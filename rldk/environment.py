"""The environment variables that rldk reads, and the one way in which they are read.

Those that are named here hold for every log; the others are options of the integrations' callbacks, which declare them
here when they are imported. A variable that is not understood, or that nothing reads, never ends a training, and is
logged once as an error.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from rldk.errors import RldkError
from rldk.guard import Guard, SafeLogger

log = SafeLogger(__name__)

PREFIX = "RLDK_"

DISABLE_JSONL = "RLDK_DISABLE_JSONL"
"""Turns event logging off everywhere."""

ENABLE_JSONL = "RLDK_ENABLE_JSONL_LOGGING"
"""The same the other way round: 0 turns it off."""

LAUNCH_ID = "RLDK_LAUNCH_ID"
"""What all ranks of a launch share, where the launcher has no id of its own."""

ALERT_WEBHOOK = "RLDK_ALERT_WEBHOOK"
"""Where the alerts of every run are posted. Whoever knows such an address can post there: it is never shown."""

QUIET = "RLDK_QUIET"
"""Keeps a run from printing where its log is."""

SETUP_HOOK = "RLDK_SETUP_HOOK"
"""The user's own Ray setup hook, where Ray's only place for one is taken by rldk's."""

CACHE_DIR = "RLDK_CACHE_DIR"
"""Where rldk keeps what it can make again, such as the index of runs."""

DISABLE_INDEX = "RLDK_DISABLE_INDEX"
"""Has every command read the logs themselves, and keep nothing of them."""

SERVE_TOKEN = "RLDK_SERVE_TOKEN"  # noqa: S105
"""What the address of `rldk serve` has as its token, instead of a new one at each start."""

_OF_TESTS = "RLDK_REAL_LOGS"  # where rldk's own tests find logs of real people

_ON = frozenset({"1", "true", "t", "yes", "y", "on", "enabled"})
_OFF = frozenset({"0", "false", "f", "no", "n", "off", "disabled"})

_guard = Guard(log)


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
    """Reads a boolean argument: True or False, 0 or 1, or text that `flag` accepts. None means off.

    Raises:
        ValueError: It is something else. `"false"`, as from a configuration file, must not turn anything on.
    """
    if isinstance(value, str):
        try:
            return flag(value)
        except ValueError as error:
            raise ValueError(f"{name}: {error}; found {value[:100]!r}") from None
    with suppress(Exception):  # arrays and tensors have no truth, or many
        if value is None or value in (0, 1):  # numpy's booleans, too
            return bool(value)
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
    """Reads names that are separated by commas.

    Raises:
        ValueError: There are none: a filter that keeps nothing is not meant.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise ValueError("expected names separated by commas")
    return names


def variable(argument: str) -> str:
    """The variable of an argument: `output_dir` -> `RLDK_OUTPUT_DIR`."""
    return PREFIX + argument.upper()


_EVERYWHERE = frozenset(
    {ALERT_WEBHOOK, CACHE_DIR, DISABLE_INDEX, DISABLE_JSONL, ENABLE_JSONL, LAUNCH_ID, QUIET, SERVE_TOKEN, SETUP_HOOK}
)
_declared: set[str] = set()


def declare(arguments: Iterable[str]) -> None:
    """Makes the variables of these arguments known, so that they are not taken for a mistake."""
    _declared.update(map(variable, arguments))


def names() -> frozenset[str]:
    """Every variable that what has been imported reads."""
    return _EVERYWHERE | _declared


def read(
    parsers: Mapping[str, Callable[[str], Any]], environment: Mapping[str, str], wrong: dict[str, str]
) -> Iterator[tuple[str, Any]]:
    """Reads the variables of some arguments.

    Args:
        parsers: Argument to what reads its text, or raises ValueError, OSError or an error of rldk's.
        environment: Where they are.
        wrong: Gets what is wrong with a variable, by its name.

    Yields:
        (argument, value), for each variable that is set and understood.
    """
    for name, parse in parsers.items():
        text = environment.get(variable(name), "").strip()
        if text:
            try:
                yield name, parse(text)
            except (RldkError, OSError, TypeError, ValueError) as error:
                said = str(error)
                wrong[variable(name)] = said if "found" in said else f"{said}; found {text[:100]!r}"


def jsonl_disabled(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether event logging is turned off; so it is by a switch that is not understood, which is logged.

    Whoever sets such a variable may want no log at all, and a log cannot be unwritten.
    """
    return bool(disabled_by(environment))


def disabled_by(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The variables that turn event logging off; none where it is on."""
    found = []
    for name, off in ((DISABLE_JSONL, True), (ENABLE_JSONL, False)):
        text = environment.get(name, "").strip()
        try:
            if text and flag(text) is off:
                found.append(name)
        except ValueError as error:
            log_once(f"{name}: {error}; found {text[:100]!r}: nothing is logged")
            found.append(name)
    return found


def index_disabled() -> bool:
    """Whether nothing is kept of logs that are read; so it is by a switch that is not understood."""
    text = os.environ.get(DISABLE_INDEX, "").strip()
    try:
        return bool(text) and flag(text)
    except ValueError as error:
        log_once(f"{DISABLE_INDEX}: {error}; found {text[:100]!r}: no index is used")
        return True


def unknown(environment: Mapping[str, str] = os.environ) -> dict[str, str | None]:
    """Variables that begin with `RLDK_` and that nothing reads, each with the one that may be meant, or None.

    Where no integration has been imported, its variables are not known: only what looks like another is reported then.
    """
    known = names()
    found = sorted(name for name in environment if name.startswith(PREFIX) and name not in known | {_OF_TESTS})
    if not found:
        return {}
    import difflib

    near = {name: difflib.get_close_matches(name, known, n=1, cutoff=0.8) for name in found}
    return {name: matches[0] if matches else None for name, matches in near.items() if matches or _declared}


def log_unknown(environment: Mapping[str, str] = os.environ) -> None:
    """Logs, once each, the variables that `unknown` finds."""
    for name, meant in unknown(environment).items():
        log_once(f"{name}: unknown variable" + (f"; did you mean {meant}?" if meant else ""))


def log_once(text: str, level: int = logging.ERROR) -> None:
    """Logs an error, or something of another level, unless it has been logged before."""
    _guard.failed(f"rldk: {text}", level=level)


def say_unwatched() -> None:
    """Says once that no alerts of a run are posted, where that is asked for and its health is not monitored."""
    if os.environ.get(ALERT_WEBHOOK, "").strip():
        how = "give Run monitor_health=True, or a callback enable_health_monitoring=True"
        log_once(f"{ALERT_WEBHOOK} is set, but nobody watches for alerts: {how}", logging.WARNING)
