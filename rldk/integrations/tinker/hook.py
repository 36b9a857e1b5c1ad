"""Has every `MultiplexLogger` of tinker-cookbook log to rldk as well."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from types import ModuleType
from typing import Any

from rldk.event.trainer import TrainerFacts
from rldk.integrations.shared.plugin import when_imported
from rldk.integrations.shared.settings import count_of, release_of, seed_of, setting, text_of
from rldk.integrations.shared.step_log import StepLog
from rldk.integrations.shared.wrapping import attach

_ALGORITHMS = {"rl": "ppo", "supervised": "sft", "preference": "dpo", "distillation": "distillation"}
"""The package that a configuration's class is from, to what it trains; recipes with classes of their own do not say."""


def install() -> None:
    """Listens to the loggers, once they have been imported."""
    when_imported("tinker_cookbook.utils.ml_log", patch)


def patch(module: ModuleType) -> None:
    """Listens to the class that all loops log to."""

    def opened(loggers: Sequence[Any]) -> Log:
        return Log(loggers, module.dump_config)

    attach(
        module.MultiplexLogger,
        opened,
        lacking=("log_metrics_event",),  # which is there since 0.6.1
        log_hparams=Log.configured,
        log_metrics=Log.logged,
        log_metrics_event=Log.logged_late,
        close=Log.finished,
    )


class Log:
    """What one logger logs.

    Args:
        loggers: Those that it passes everything on to.
        dump_config: Makes a dict of a configuration.
    """

    def __init__(self, loggers: Sequence[Any], dump_config: Callable[[Any], Any]) -> None:
        self._loggers = loggers
        self._dump_config = dump_config
        self._log: StepLog | None = None

    def configured(self, config: Any) -> None:
        """The configuration is logged, before anything else."""
        self._opened(self._dump_config(config), config)

    def logged(self, metrics: Mapping[str, Any], step: int | None = None) -> None:
        """A step is logged, or an evaluation. What has no step, such as a summary, belongs to none."""
        if step is not None:
            self._opened().log(metrics, step)

    def logged_late(
        self, metrics: Mapping[str, Any], step: int, step_metric: str, metric_axes: Mapping[str, str] | None = None
    ) -> None:
        """An evaluation beside asynchronous training has ended: the step is that of the weights it has looked at."""
        self._opened().log({**metrics, step_metric: step}, step)

    def finished(self) -> None:
        """The loop has come to its end; one that fails never gets here."""
        if self._log is not None:
            self._log.finish()

    def _opened(self, config: Any = None, given: Any = None) -> StepLog:
        """The log, opened if it is not yet, with a configuration as a dict and as it was given."""
        if self._log is not None:
            return self._log
        self._log = log = StepLog()
        known = config if isinstance(config, Mapping) else {}
        folders = (getattr(one, "log_dir", None) for one in self._loggers)
        folder = next(filter(None, folders), None)  # each run has one, and is resumed there
        log.open(
            "tinker",
            run_name=text_of(setting(known, "wandb_name")) or (PurePath(str(folder)).name if folder else None),
            config=known or None,
            trainer=TrainerFacts(
                framework_version=release_of("tinker_cookbook", "tinker-cookbook"),
                algorithm=_ALGORITHMS.get(type(given).__module__.partition(".")[2].partition(".")[0]),
                scheduler=text_of(setting(known, "lr_schedule")),
                rng=seed_of(setting(known, "seed")),
            ),
            model_name=text_of(setting(known, "model_name")),
            sequence_length=count_of(setting(known, "max_tokens", "max_length")),
        )
        return log
