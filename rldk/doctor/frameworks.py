"""Whether a framework's hook loads in a process of its own, as training will load it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from rldk_schema.forms.doctor import Finding

from rldk.doctor.machine import installed

_SECONDS = 180


@dataclass(frozen=True, slots=True)
class Hook:
    """How a framework is hooked.

    Attributes:
        module: Ours.
        code: What a training does with it.
        result: What it means if that works.
        extra: Whether rldk has an extra of the framework's name.
    """

    module: str
    code: str
    result: str
    extra: bool = True


def _listening(plugin: str, module: str, method: str, *, older: str | None = None) -> Hook:
    """A plug-in that listens to a method in a framework's module, which older releases may call otherwise."""
    code = f"""
import os
os.environ.setdefault("RLDK_OUTPUT_DIR", "rldk_logs")
import rldk.integrations.{plugin}
try:
    import {module} as loggers
except ModuleNotFoundError:
    import {older or module} as loggers
assert hasattr(loggers.{method}, "_rldk_original")
"""
    return Hook(
        f"rldk.integrations.{plugin}",
        code,
        "what its loggers are given will be logged where RLDK_OUTPUT_DIR is set",
        extra=False,
    )


_CALLBACK = Hook(
    "rldk.integrations.trl",
    """
from rldk.integrations.trl import RLDKCallback
from transformers.integrations.integration_utils import INTEGRATION_TO_CALLBACK as known
assert issubclass(known["rldk"], RLDKCallback)
""",
    'RLDKCallback and report_to="rldk" are available',
)
HOOKS = {
    "transformers": _CALLBACK,
    "trl": _CALLBACK,
    "openrlhf": Hook(
        "rldk.integrations.openrlhf",
        "from rldk.integrations.openrlhf import install, setup; install()",
        "its trainers will be logged",
    ),
    "verl": _listening("verl", "verl.utils.tracking", "Tracking.log"),
    "tinker_cookbook": _listening("tinker", "tinker_cookbook.utils.ml_log", "MultiplexLogger.log_metrics"),
    "skyrl": _listening("skyrl", "skyrl.train.utils.tracking", "Tracking.log"),
    "nemo_rl": _listening("nemo_rl", "nemo_rl.utils.logger", "Logger.log_metrics"),
    "slime": _listening("slime", "slime.observability.logging_utils", "log", older="slime.utils.logging_utils"),
}
"""By the framework's name, which is also that of its package."""


def check_frameworks(framework: str | None) -> Iterator[Finding]:
    """Loads the hooks of one framework, or of all that are installed."""
    wanted = [name for name in HOOKS if find_spec(name) is not None] if framework is None else [framework]
    if framework is None and "trl" in wanted:
        wanted.remove("transformers")  # its callback is the same
    if not wanted:
        yield Finding("framework", "note", "no framework is installed here: rldk.Run logs a loop of your own")
    for name in wanted:
        yield _load(name, HOOKS[name])


def _load(name: str, hook: Hook) -> Finding:
    if find_spec(name) is None:
        ours = f"rldk[{name}]" if hook.extra else "rldk"
        fix = f'Install {name} in the Python that trains ({sys.executable}): pip install "{ours}" {name}'
        return Finding("framework", "failed", f"{name} is not installed", fix)
    release = f"{name} {installed(name) or '(no version)'}"
    started = time.perf_counter()
    try:
        done = subprocess.run(  # noqa: S603  # our own code
            [sys.executable, "-c", hook.code], capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        message = f"{release}: the hook did not load within {_SECONDS} s"
        return Finding("framework", "warning", message, "Check the disk that holds Python's packages.")
    spent = time.perf_counter() - started
    if done.returncode:
        reason = done.stderr.strip().rpartition("\n")[2][:300]
        fix = f'To see the full error, run: {sys.executable} -c "import {hook.module}"'
        return Finding("framework", "failed", f"{release}: the hook does not load: {reason}", fix)
    return Finding("framework", "ok", f"{release}: {hook.result} (a new process loads it in {spent:.1f} s)")
