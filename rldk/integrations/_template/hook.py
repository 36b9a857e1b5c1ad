"""Has every `Logger` of Zeta log to rldk as well."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from rldk.event.trainer import TrainerFacts
from rldk.integrations.shared.plugin import when_imported
from rldk.integrations.shared.settings import release_of
from rldk.integrations.shared.step_log import StepLog
from rldk.integrations.shared.wrapping import attach

FRAMEWORK = "custom"
"""The framework's declaration, `schema/sources/{framework}.json`: it says what the keys mean."""


def install() -> None:
    """Listens to the loggers, once Zeta has imported them."""
    when_imported("zeta.logger", patch)


def patch(module: ModuleType) -> None:
    """Listens to the class of loggers."""
    attach(module.Logger, Log, log=Log.logged, close=Log.finished)


class Log:
    """What one logger logs: its run's name and settings are the arguments that the logger is made with."""

    def __init__(self, name: str, config: Mapping[str, Any] | None = None) -> None:
        self._log = StepLog()
        facts = TrainerFacts(framework_version=release_of("zeta", "zeta"), algorithm=None)
        self._log.open(FRAMEWORK, run_name=name, config=config, trainer=facts)

    def logged(self, metrics: Mapping[str, Any], step: int) -> None:
        """A step is logged."""
        self._log.log(metrics, step)

    def finished(self, exit_code: int = 0) -> None:
        """The run is over."""
        self._log.finish(exit_code)
