"""The environment variables that rldk reads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec

from rldk_schema.forms.doctor import Finding

from rldk import environment
from rldk.health.webhook import targets
from rldk.integrations.openrlhf.options import OpenRLHFOptions
from rldk.integrations.shared.options import Options, read_options
from rldk.wandb_compat.options import WandbOptions

_CHECK = "environment"
_OF_EVERY_LOG = {
    environment.ALERT_WEBHOOK,
    environment.DISABLE_JSONL,
    environment.ENABLE_JSONL,
    environment.LAUNCH_ID,
    environment.QUIET,
}


def _classes_of_options() -> list[type[Options]]:
    """Those whose variables may be set. TRL's come with transformers, whose import takes seconds: only where needed."""
    if not environment.unknown() or find_spec("transformers") is None:
        return [OpenRLHFOptions, WandbOptions]
    try:
        from rldk.integrations.trl.options import TRLOptions
    except Exception:  # noqa: BLE001  # whatever is broken there, the check of the framework says so
        return [OpenRLHFOptions, WandbOptions]
    return [OpenRLHFOptions, WandbOptions, TRLOptions]


def check_variables() -> Iterator[Finding]:
    """Which variables are set, which are not understood, and whether one of them turns logging off."""
    off = environment.disabled_by()
    for name in off:
        fix = f"unset {name}, or set it to {'0' if name == environment.DISABLE_JSONL else '1'}."
        yield Finding(_CHECK, "failed", f"{name}={os.environ[name]!r:.100} turns event logging off", fix)
    classes = _classes_of_options()
    for name, meant in environment.unknown().items():
        fix = f"Set {meant} instead." if meant else f"unset {name}; docs/options.md lists them all."
        yield Finding(_CHECK, "warning", f"unknown variable {name}", fix)
    wrong = {name: error for cls in classes for name, error in read_options(cls)[1].items() if name not in off}
    if wrong_targets := targets()[1]:
        wrong[environment.ALERT_WEBHOOK] = "; ".join(wrong_targets)
    for name, error in wrong.items():
        yield Finding(_CHECK, "warning", f"{name}: {error}", f"Set {name} to an accepted value, or unset it.")
    understood = environment.names() - {*wrong, *off}
    fine = sorted(name for name in understood if os.environ.get(name, "").strip())
    message = (
        f"set and understood: {', '.join(fine)}"
        if fine
        else f"no {'other ' if off or wrong else ''}RLDK_ variable is set"
    )
    if set(fine) - _OF_EVERY_LOG:
        message += "; callbacks read them unless the same option is given as an argument; Run takes arguments only"
    yield Finding(_CHECK, "ok", message)
