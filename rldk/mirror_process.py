"""Starts `rldk mirror` beside a training, as a process that neither waits for the other, nor dies with it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from rldk.errors import MissingExtraError
from rldk.guard import Guard, SafeLogger
from rldk.mirror_target import Target
from rldk.remote.urls import is_url

log = SafeLogger(__name__)

# Kind of target to the package that speaks to it, and the extra that brings that.
_NEEDS = {
    "tensorboard": ("tensorboard", "tensorboard"),
    "wandb": ("wandb", "wandb"),
    "prometheus": ("prometheus_client", "prometheus"),
    "files": ("fsspec", "remote"),
}
_guard = Guard(log)
_started: list[subprocess.Popen[bytes]] = []  # kept, as Python warns of one that is dropped while it runs


def start_mirrors(live: Path, run_id: str, targets: Iterable[Target]) -> None:
    """Starts a process for each target, which follows a run's log until the run has ended. Never raises.

    What needs a package that is not installed is refused here, where whoever trains sees it.

    What it says goes to `{run_id}_mirror.log` beside the log. It must not have this process's stdout or stderr: where
    these are a pipe, as of `| tee`, whoever reads it would wait for the mirror's end.

    Args:
        live: The event file.
        run_id: The run.
        targets: Where to.
    """
    _started[:] = [process for process in _started if process.poll() is None]
    for target in targets:
        try:
            _refuse_without_package(target)
            _started.append(_start(live, run_id, target))
        except Exception as error:  # noqa: BLE001, PERF203  # the edge to training, and the others are started
            _guard.failed(f"{live}: it is not mirrored to {target}", error)


def _refuse_without_package(target: Target) -> None:
    if target.kind == "files" and not is_url(target.place):
        return
    package, extra = _NEEDS[target.kind]
    with suppress(ValueError):  # a module without a spec is there under that name: the mirror will see
        if find_spec(package) is None:
            raise MissingExtraError(package, extra)


def _start(live: Path, run_id: str, target: Target) -> subprocess.Popen[bytes]:
    if not sys.executable:
        raise OSError("this Python does not know its own executable: start `rldk mirror` yourself")
    command = [sys.executable, "-m", "rldk", "mirror", str(live), "--to", _argument(target), "--follow"]
    # Of Python's own variables these would change how it starts, or print into its log.
    skipped = ("PYTHONSTARTUP", "PYTHONINSPECT", "PYTHONPROFILEIMPORTTIME", "PYTHONVERBOSE")
    environment = {name: value for name, value in os.environ.items() if name not in skipped}
    live.parent.mkdir(parents=True, exist_ok=True)
    with live.with_name(f"{run_id}_mirror.log").open("ab") as said:
        return subprocess.Popen(  # noqa: S603  # of our own words
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=environment, start_new_session=True
        )


def _argument(target: Target) -> str:
    return target.place if target.kind == "files" else str(target)
