"""The environment variables that rldk reads."""

from __future__ import annotations

import os
from collections.abc import Iterator

from rldk_schema.forms.doctor import Finding

from rldk import environment
from rldk.integrations.openrlhf.options import OpenRLHFOptions
from rldk.integrations.shared.options import read_options

_CHECK = "environment"
_OF_EVERY_LOG = {environment.DISABLE_JSONL, environment.ENABLE_JSONL, environment.LAUNCH_ID}


def check_variables() -> Iterator[Finding]:
    """Which variables are set, which are not understood, and whether one of them turns logging off."""
    off = environment.disabled_by()
    for name in off:
        fix = f"unset {name}, or set it to {'0' if name == environment.DISABLE_JSONL else '1'}."
        yield Finding(_CHECK, "failed", f"{name}={os.environ[name]!r:.100} turns event logging off", fix)
    for name, meant in environment.unknown().items():
        fix = f"Set {meant} instead." if meant else f"unset {name}; docs/openrlhf.md lists them all."
        yield Finding(_CHECK, "warning", f"unknown variable {name}", fix)
    wrong = {name: error for name, error in read_options(OpenRLHFOptions)[1].items() if name not in off}
    for name, error in wrong.items():
        yield Finding(_CHECK, "warning", f"{name}: {error}", f"Set {name} to an accepted value, or unset it.")
    understood = environment.names() - {*wrong, *off}
    fine = sorted(name for name in understood if os.environ.get(name, "").strip())
    message = f"set and understood: {', '.join(fine)}" if fine else "no other RLDK_ variable is set"
    if set(fine) - _OF_EVERY_LOG:
        message += "; callbacks read these unless they are given as arguments, and Run takes arguments alone"
    yield Finding(_CHECK, "ok", message)
