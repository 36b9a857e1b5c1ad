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
        package: The framework's package, which the training imports; its name is the framework's if None.
        index: What an index calls it; None if none has it.
        extra: The extra of rldk that brings what the hook needs; empty if there is none.
    """

    module: str
    code: str
    result: str
    package: str | None = None
    index: str | None = None
    extra: str = ""


def _listening(plugin: str, module: str, method: str, *, index: str | None, older: str | None = None) -> Hook:
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
        package=module.partition(".")[0],
        index=index,
    )


def _callback(index: str, extra: str = "", *, package: str | None = None) -> Hook:
    """The callback of a framework whose trainers stand on transformers'."""
    code = """
from rldk.integrations.trl import RLDKCallback
from transformers.integrations.integration_utils import INTEGRATION_TO_CALLBACK as known
assert issubclass(known["rldk"], RLDKCallback)
"""
    result = 'RLDKCallback and report_to="rldk" are available'
    return Hook("rldk.integrations.trl", code, result, package=package, index=index, extra=extra)


HOOKS = {
    "transformers": _callback("transformers", "transformers"),
    "trl": _callback("trl", "trl"),
    "ms_swift": Hook(
        "rldk.integrations.ms_swift",
        "import rldk.integrations.ms_swift, swift.callbacks; swift.callbacks.callbacks_map['rldk'](None, None)",
        "`--callbacks rldk` is available where the plug-in's file is given",
        package="swift",
        index="ms-swift",
    ),
    "axolotl": Hook(
        "rldk.integrations.axolotl",
        "from rldk.integrations.axolotl import RLDKPlugin; RLDKPlugin().add_callbacks_post_trainer(None, None)",
        "the plug-in loads: `plugins:` may name it",
        index="axolotl",
    ),
    "llama_factory": _callback("llamafactory", package="llamafactory"),
    "unsloth": _callback("unsloth"),
    "accelerate": Hook(
        "rldk.integrations.accelerate",
        "from rldk.integrations.accelerate import RLDKTracker; RLDKTracker()",
        "RLDKTracker is available",
        index="accelerate",
    ),
    "openrlhf": Hook(
        "rldk.integrations.openrlhf",
        "from rldk.integrations.openrlhf import install, setup; install()",
        "its trainers will be logged",
        index="openrlhf",
        extra="openrlhf",
    ),
    "verl": _listening("verl", "verl.utils.tracking", "Tracking.log", index="verl"),
    "tinker": _listening(
        "tinker", "tinker_cookbook.utils.ml_log", "MultiplexLogger.log_metrics", index="tinker-cookbook"
    ),
    "skyrl": _listening("skyrl", "skyrl.train.utils.tracking", "Tracking.log", index="skyrl"),
    "nemo_rl": _listening("nemo_rl", "nemo_rl.utils.logger", "Logger.log_metrics", index=None),
    "slime": _listening(
        "slime", "slime.observability.logging_utils", "log", older="slime.utils.logging_utils", index=None
    ),
}
"""By the framework's name, as a log has it."""


def check_frameworks(framework: str | None) -> Iterator[Finding]:
    """Loads the hooks of one framework, or of all that are installed."""
    wanted = _installed() if framework is None else [framework]
    if not wanted:
        yield Finding("framework", "note", "no framework is installed here: rldk.Run logs a loop of your own")
    for name in wanted:
        yield _load(name, HOOKS[name])


def _installed() -> list[str]:
    """The frameworks that may train here, one for each of our modules: of several that have it in common the last."""
    there = [name for name, hook in HOOKS.items() if find_spec(hook.package or name) is not None]
    if "accelerate" not in there and "transformers" in there:
        there.remove("transformers")  # it is there for its models: its Trainer needs accelerate
    elif len(there) > 1 and "accelerate" in there:
        there.remove("accelerate")  # it is there for them
    return list({HOOKS[name].module: name for name in there}.values())


def _load(name: str, hook: Hook) -> Finding:
    if find_spec(hook.package or name) is None:
        ours = f"rldk[{hook.extra}]" if hook.extra else "rldk"
        how = f': pip install "{ours}" {hook.index}' if hook.index else ", as its documentation says: no index has it."
        fix = f"Install {name} in the Python that trains ({sys.executable}){how}"
        return Finding("framework", "failed", f"{name} is not installed", fix)
    release = f"{name} {installed(hook.index or name) or '(no version)'}"
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
        if hook.extra and "No module named" in reason:
            fix = f'In the Python that trains ({sys.executable}): pip install "rldk[{hook.extra}]"'
        return Finding("framework", "failed", f"{release}: the hook does not load: {reason}", fix)
    return Finding("framework", "ok", f"{release}: {hook.result} (a new process loads it in {spent:.1f} s)")
