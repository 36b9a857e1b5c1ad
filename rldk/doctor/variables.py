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
_OF_EVERY_LOG = {environment.DISABLE_JSONL, environment.ENABLE_JSONL, environment.LAUNCH_ID}


def check_variables() -> Iterator[Finding]:
    """Which variables are set, which are not understood, and whether one of them turns logging off."""
    off = environment.disabled_by()
    if off is not None:
        fix = f"unset {off}, or set it to {'0' if off == environment.DISABLE_JSONL else '1'}."
        yield Finding(_CHECK, "failed", f"{off}={os.environ[off]!r:.100} turns event logging off", fix)
    for name, meant in environment.unknown().items():
        fix = f"Set {meant} instead." if meant else f"unset {name}; docs/openrlhf.md lists them all."
        yield Finding(_CHECK, "warning", f"unknown variable {name}", fix)
    wrong = _wrong()
    for name, error in wrong.items():
        yield Finding(_CHECK, "warning", f"{name}: {error}", f"Set {name} to what is expected, or unset it.")
    understood = environment.NAMES - wrong.keys() - {off}
    fine = sorted(name for name in understood if os.environ.get(name, "").strip())
    message = f"set and understood: {', '.join(fine)}" if fine else "no other RLDK_ variable is set"
    if set(fine) - _OF_EVERY_LOG:
        message += "; RLDKCallback and Run take arguments, and these are for OpenRLHF's launcher and hooks"
    yield Finding(_CHECK, "ok", message)


def _wrong() -> dict[str, str]:
    found: dict[str, str] = {}
    options: dict[str, Any] = {}
    parsers = {**environment.ARGUMENTS, **environment.WRITER_OPTIONS, "run_id": checked_run_id, "rules": load_rules}
    for argument, parse in parsers.items():
        name = environment.variable(argument)
        text = os.environ.get(name, "")
        if not text.strip() or name == environment.ENABLE_JSONL:
            continue
        try:
            value = parse(text)
            if argument in environment.WRITER_OPTIONS:
                checked_options({argument: value})
                options[argument] = value
        except (RldkError, OSError, TypeError, ValueError) as error:
            found[name] = f"{error}; found {text[:100]!r}"
    try:
        checked_options(options)
    except (TypeError, ValueError) as error:
        found[" and ".join(map(environment.variable, options))] = str(error)
    return found
