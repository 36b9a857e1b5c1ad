"""Has every `Tracking` of verl log to rldk as well. One is made in the process that drives a training, and no other."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from types import CodeType, FrameType, ModuleType
from typing import TYPE_CHECKING, Any

from rldk.integrations.shared.plugin import ASKED_BY, when_imported
from rldk.integrations.shared.wrapping import attach

if TYPE_CHECKING:
    from rldk.integrations.verl.run import Log

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
    attach(module.Tracking, opened, lacking=("__del__", "finish"), log=logged, finish=finished, __del__=deleted)


def opened(
    project_name: str, experiment_name: str, default_backend: Any = "console", config: Mapping[str, Any] | None = None
) -> Log:
    """A training begins."""
    from rldk.integrations.verl.run import Log

    log = Log(_fit_of(sys._getframe()))
    log.begin(project_name, experiment_name, config)
    return log


def logged(log: Log, data: Mapping[str, Any], step: int, backend: Any = None) -> None:
    """A step is logged, or an evaluation."""
    log.log(data, step)


def finished(log: Log, exit_code: int = 0) -> None:
    """The trainer says that it has ended."""
    log.end(exit_code)


def deleted(log: Log) -> None:
    """The logger was dropped. Unless the end was said, training has finished if `fit` has returned to its caller."""
    if not log.is_open:
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
