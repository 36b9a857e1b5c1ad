"""Has every `MultiplexLogger` of tinker-cookbook log to rldk as well."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import ModuleType
from typing import Any

from rldk.event.trainer import TrainerFacts
from rldk.integrations.shared.plugin import when_imported
from rldk.integrations.shared.settings import count_of, release_of, seed_of, setting, text_of
from rldk.integrations.shared.step_log import StepLog
from rldk.integrations.shared.wrapping import listen

_LOG = "_rldk_log"
_ALGORITHMS = {"rl": "ppo", "supervised": "sft", "preference": "dpo", "distillation": "distillation"}
"""The package that a configuration's class is from, to what it trains; recipes with classes of their own do not say."""


def install() -> None:
    """Listens to the loggers, once they have been imported."""
    when_imported("tinker_cookbook.utils.ml_log", patch)


def patch(module: ModuleType) -> None:
    """Listens to the class that all loops log to."""

    def configured(logger: Any, config: Any) -> None:
        _open(logger, module.dump_config(config), config)

    multiplex = module.MultiplexLogger
    listen(multiplex, "log_hparams", before=configured)
    listen(multiplex, "log_metrics", before=logged)
    if hasattr(multiplex, "log_metrics_event"):  # since 0.6.1
        listen(multiplex, "log_metrics_event", before=logged_late)
    listen(multiplex, "close", before=closed)


def logged(logger: Any, metrics: Mapping[str, Any], step: int | None = None) -> None:
    """A step is logged, or an evaluation. What has no step, such as a summary, belongs to none."""
    if step is not None:
        _log_of(logger).log(metrics, step)


def logged_late(
    logger: Any, metrics: Mapping[str, Any], step: int, step_metric: str, metric_axes: Mapping[str, str] | None = None
) -> None:
    """An evaluation beside asynchronous training has ended: the step is that of the weights it has looked at."""
    _log_of(logger).log({**metrics, step_metric: step}, step)


def closed(logger: Any) -> None:
    """The loop has come to its end; one that fails never gets here."""
    log = vars(logger).pop(_LOG, None)
    if log is not None:
        log.finish()


def _log_of(logger: Any) -> StepLog:
    log = vars(logger).get(_LOG)
    return log if log is not None else _open(logger, {}, None)


def _open(logger: Any, config: Any, given: Any) -> StepLog:
    if (log := vars(logger).get(_LOG)) is not None:
        return log  # type: ignore[no-any-return]
    log = StepLog()
    vars(logger)[_LOG] = log
    known = config if isinstance(config, Mapping) else {}
    folders = (getattr(one, "log_dir", None) for one in logger.loggers)
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
