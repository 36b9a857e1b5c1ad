"""Has every `Logger` of Zeta log to rldk as well."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from rldk.event.trainer import TrainerFacts
from rldk.integrations.shared.plugin import when_imported
from rldk.integrations.shared.step_log import StepLog
from rldk.integrations.shared.wrapping import listen

FRAMEWORK = "custom"
"""The framework's declaration, `schema/sources/{framework}.json`: it says what the keys mean."""

_LOG = "_rldk_log"


def install() -> None:
    """Listens to the loggers, once Zeta has imported them."""
    when_imported("zeta.logger", patch)


def patch(module: ModuleType) -> None:
    """Listens to the class of loggers."""
    listen(module.Logger, "__init__", after=opened)
    listen(module.Logger, "log", before=logged)
    listen(module.Logger, "close", before=closed)


def opened(logger: Any, name: str, config: Mapping[str, Any] | None = None) -> None:
    """A logger has been made: the run's name and settings are its arguments."""
    step_log = StepLog()
    step_log.open(FRAMEWORK, run_name=name, config=config, trainer=TrainerFacts(algorithm=None))
    setattr(logger, _LOG, step_log)


def logged(logger: Any, metrics: Mapping[str, Any], step: int) -> None:
    """A step is logged."""
    getattr(logger, _LOG).log(metrics, step)


def closed(logger: Any, exit_code: int = 0) -> None:
    """The run is over."""
    getattr(logger, _LOG).finish(exit_code)
