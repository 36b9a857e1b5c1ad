"""Has every `Tracking` of verl log to rldk as well. One is made in the process that drives a training, and no other."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from types import CodeType, FrameType, ModuleType
from typing import Any

from rldk.integrations.shared.plugin import ASKED_BY, when_imported
from rldk.integrations.shared.wrapping import listen

_LOG = "_rldk_log"
_kept: list[Any] = []
"""Logs of which no end was seen, and which nobody else holds: that of the process may tell."""


def install() -> None:
    """Listens to `Tracking`, once verl has imported it."""
    # Ray's workers, which inherit the variable, may run in other directories.
    os.environ[ASKED_BY] = os.path.abspath(os.environ[ASKED_BY].strip())  # noqa: PTH100  # pathlib costs every process
    when_imported("verl.utils.tracking", patch)
    if "ray" in sys.modules:
        from rldk.integrations.shared.ray_hosts import watch_host

        watch_host("verl")


def patch(module: ModuleType) -> None:
    """Listens to the class."""
    tracking = module.Tracking
    listen(tracking, "__init__", after=opened)
    listen(tracking, "log", before=logged)
    if hasattr(tracking, "__del__"):
        listen(tracking, "__del__", before=deleted)
    if hasattr(tracking, "finish"):  # since 0.9
        listen(tracking, "finish", before=finished)


def opened(
    tracking: Any,
    project_name: str,
    experiment_name: str,
    default_backend: Any = "console",
    config: Mapping[str, Any] | None = None,
) -> None:
    """A training begins."""
    from rldk.integrations.verl.run import Log

    log = Log(_fit_of(sys._getframe()))
    vars(tracking)[_LOG] = log
    log.begin(project_name, experiment_name, config)


def logged(tracking: Any, data: Mapping[str, Any], step: int, backend: Any = None) -> None:
    """A step is logged, or an evaluation."""
    log = vars(tracking).get(_LOG)
    if log is not None:
        log.log(data, step)


def finished(tracking: Any, exit_code: int = 0) -> None:
    """The trainer says that it has ended."""
    log = vars(tracking).pop(_LOG, None)
    if log is not None:
        log.end(exit_code)


def deleted(tracking: Any) -> None:
    """Nobody has said how the training ended: it has finished if `fit` has returned to its caller."""
    log = vars(tracking).pop(_LOG, None)
    if log is None:
        return
    if log.caller is not None and _calls(sys._getframe(), log.caller):
        log.end(0)
    else:
        log.leave()
        _kept.append(log)


def _fit_of(frame: FrameType | None) -> CodeType | None:
    """What has called the trainer's `fit`, in which the frame is; None if it is in none."""
    while frame is not None and frame.f_code.co_name != "fit":
        frame = frame.f_back
    return None if frame is None or frame.f_back is None else frame.f_back.f_code


def _calls(frame: FrameType | None, caller: CodeType) -> bool:
    while frame is not None and frame.f_code is not caller:
        frame = frame.f_back
    return frame is not None
