"""The environment variables that rldk reads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from rldk import environment
from rldk.doctor.finding import Finding
from rldk.errors import RldkError
from rldk.io.options import checked_options
from rldk.monitor.rules import load_rules
from rldk.run import checked_run_id

_CHECK = "environment"


def look_at_variables() -> Iterator[Finding]:
    """Which variables are set, which are not understood, and whether one of them turns logging off."""
    if environment.jsonl_disabled():
        name = environment.DISABLE_JSONL
        message = f"{name}={os.environ[name]!r:.100} turns event logging off"
        yield Finding(_CHECK, "failed", message, f"unset {name}, or set it to 0.")
    elif (text := os.environ.get(environment.ENABLE_JSONL, "").strip()) and environment.opts_out(
        environment.ENABLE_JSONL, text, when=False
    ):
        name = environment.ENABLE_JSONL
        message = f"{name}={text!r:.100}: a callback that the environment describes logs nothing"
        yield Finding(_CHECK, "warning", message, f"unset {name}, or set it to 1.")
    for name, meant in environment.unknown().items():
        fix = f"Set {meant} instead." if meant else f"unset {name}; docs/openrlhf.md lists those that there are."
        yield Finding(_CHECK, "warning", f"rldk reads no variable {name}", fix)
    wrong = _wrong()
    for name, error in wrong.items():
        yield Finding(_CHECK, "warning", f"{name}: {error}", f"Set {name} to what is expected, or unset it.")
    fine = sorted(name for name in environment.NAMES if os.environ.get(name, "").strip() and name not in wrong)
    yield Finding(_CHECK, "ok", f"set and understood: {', '.join(fine)}" if fine else "no RLDK_ variable is set")


def _wrong() -> dict[str, str]:
    found: dict[str, str] = {}
    options: dict[str, Any] = {}
    parsers = {**environment.ARGUMENTS, **environment.WRITER_OPTIONS, "run_id": checked_run_id, "rules": load_rules}
    for argument, parse in parsers.items():
        name = environment.variable(argument)
        if not (text := os.environ.get(name, "")).strip():
            continue
        try:
            value = parse(text)
            if argument in environment.WRITER_OPTIONS:
                checked_options({argument: value})
                options[argument] = value
        except (RldkError, OSError, ValueError) as error:
            found[name] = f"{error}; found {text[:100]!r}"
    try:
        checked_options(options)
    except ValueError as error:
        found["RLDK_..."] = str(error)
    return found
