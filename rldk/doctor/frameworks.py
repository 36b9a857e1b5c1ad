"""Whether a framework's hook loads in a process of its own, as training will load it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from rldk.doctor.finding import Finding
from rldk.doctor.machine import installed

_SECONDS = 180


@dataclass(frozen=True, slots=True)
class Hook:
    """How a framework is hooked.

    Attributes:
        package: The framework's own.
        code: What a training does to be logged.
        says: What it means if that goes well.
        extra: What brings all that it needs.
    """

    package: str
    code: str
    says: str
    extra: str


_CALLBACK = """
from rldk.integrations.trl import RLDKCallback
from transformers.integrations.integration_utils import INTEGRATION_TO_CALLBACK as known
assert known["rldk"] is RLDKCallback
"""
_OPENRLHF = """
import importlib.util
from rldk.integrations.openrlhf import install, setup
install()
assert importlib.util.find_spec("openrlhf"), "Python does not find openrlhf"
"""

HOOKS = {
    "transformers": Hook("transformers", _CALLBACK, 'RLDKCallback and report_to="rldk" are there', "trl"),
    "trl": Hook("trl", _CALLBACK, 'RLDKCallback and report_to="rldk" are there', "trl"),
    "openrlhf": Hook("openrlhf", _OPENRLHF, "its trainers will be watched", "openrlhf"),
}
"""By the framework's name."""


def look_at_frameworks(framework: str | None) -> Iterator[Finding]:
    """Loads the hooks of one framework, or of all that are installed."""
    there = [name for name, hook in HOOKS.items() if installed(hook.package) is not None]
    if "trl" in there and framework is None:
        there.remove("transformers")  # its callback is the same
    wanted = there if framework is None else [framework]
    if not wanted:
        yield Finding("framework", "note", "no framework is installed here: rldk.Run logs a loop of your own")
    for name in wanted:
        yield _load(name, HOOKS[name])


def _load(name: str, hook: Hook) -> Finding:
    if installed(hook.package) is None:
        fix = f'Install {name} in the Python that trains ({sys.executable}): pip install "rldk[{hook.extra}]" {name}'
        return Finding("framework", "failed", f"{name} is not installed", fix)
    started = time.perf_counter()
    try:
        done = subprocess.run(  # noqa: S603  # our own code
            [sys.executable, "-c", hook.code], capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        message = f"{name}: the hook did not load within {_SECONDS} s"
        return Finding("framework", "warning", message, "Look at the disk that Python's packages are on.")
    spent = time.perf_counter() - started
    if done.returncode:
        reason = done.stderr.strip().rpartition("\n")[2][:300]
        fix = f'Read the whole error: {sys.executable} -c "import rldk.integrations.{_package(name)}"'
        return Finding(
            "framework", "failed", f"{name} {installed(hook.package)}: the hook does not load: {reason}", fix
        )
    message = f"{name} {installed(hook.package)}: {hook.says} (a new process loads it in {spent:.1f} s)"
    return Finding("framework", "ok", message)


def _package(name: str) -> str:
    return "openrlhf" if name == "openrlhf" else "trl"
