"""Has every `Tracking` of SkyRL log to rldk as well. It is made in the task that drives a training."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from rldk.event.trainer import TrainerFacts
from rldk.integrations.shared.plugin import when_imported
from rldk.integrations.shared.ray_hosts import watch_host
from rldk.integrations.shared.settings import count_of, product_of, release_of, seed_of, setting, text_of
from rldk.integrations.shared.step_log import StepLog
from rldk.integrations.shared.wrapping import listen

_LOG = "_rldk_log"
_TRAINED = "_rldk_trained"  # the last step that was trained
_left: list[Any] = []
"""Logs of trainings of which no end was seen: the end of the process may tell."""


def install() -> None:
    """Listens to `Tracking`, once SkyRL has imported it. By Ray's setup hook every worker comes here."""
    when_imported("skyrl.train.utils.tracking", patch)
    watch_host("skyrl")


def patch(module: ModuleType) -> None:
    """Listens to the class."""
    tracking = module.Tracking
    listen(tracking, "__init__", after=opened)
    listen(tracking, "log", before=logged)
    listen(tracking, "log_exception", before=failed)
    listen(tracking, "finish", before=finished)
    listen(tracking, "__del__", before=deleted)


def opened(  # noqa: PLR0917  # as SkyRL has it
    tracking: Any,
    project_name: str,
    experiment_name: str,
    backend: str = "console",
    config: Any = None,
    tags: Any = None,
) -> None:
    """A training begins."""
    log = StepLog()
    vars(tracking).update({_LOG: log, _TRAINED: 0})
    known = dataclasses.asdict(config) if dataclasses.is_dataclass(config) else config  # type: ignore[arg-type]
    known = known if isinstance(known, Mapping) else {}
    reinforced = "generator" in known
    log.open(
        "skyrl",
        run_name=experiment_name,
        config=known or {"project_name": project_name, "run_name": experiment_name},
        trainer=TrainerFacts(
            framework_version=release_of("skyrl", "skyrl"),
            algorithm="ppo" if reinforced else "sft" if known else None,
            scheduler=text_of(
                setting(known, "trainer.policy.optimizer_config.scheduler", "optimizer_config.scheduler")
            ),
            rng=seed_of(setting(known, "trainer.seed", "seed")),
        ),
        model_name=text_of(setting(known, "trainer.policy.model.path", "model.path")),
        dataset_name=text_of(setting(known, "data.train_data", "train_datasets", "dataset_name")),
        batch_size=product_of(
            setting(known, "trainer.train_batch_size"), setting(known, "generator.n_samples_per_prompt")
        )
        if reinforced
        else count_of(setting(known, "batch_size")),
        sequence_length=count_of(setting(known, "generator.sampling_params.max_generate_length", "max_length")),
        merge_by_step=True,
        samples_hosts="ray" in sys.modules,
    )


def logged(tracking: Any, data: Mapping[str, Any], step: int, commit: bool = False) -> None:
    """A step is logged, or an evaluation. The last call of a step commits it."""
    log = vars(tracking).get(_LOG)
    if log is None:
        return
    evaluated = {key: value for key, value in data.items() if key.startswith("eval/")}
    if "trainer/global_step" not in data and "train/loss" not in data:
        if evaluated and 0 < vars(tracking)[_TRAINED] == step - 1:
            step -= 1  # SFT logs its last evaluation one step after the last, as wandb takes no step twice
        log.log(data, step, last=commit)
        return
    vars(tracking)[_TRAINED] = step
    if evaluated and not commit:
        log.log(evaluated, step - 1)  # the fully asynchronous trainer logs an evaluation with the next step
    log.log({key: value for key, value in data.items() if key not in evaluated}, step, last=commit)
    if evaluated and commit:
        log.log(evaluated, step)


def failed(tracking: Any, e: BaseException, step: int = 0) -> None:
    """An error has ended the training."""
    _end(tracking, 1, e)


def finished(tracking: Any) -> None:
    """The trainer has come to its end."""
    _end(tracking, 0, None)


def deleted(tracking: Any) -> None:
    """The logger was dropped, and nobody has said how the training ended."""
    log = vars(tracking).pop(_LOG, None)
    if log is not None:
        if not vars(tracking)[_TRAINED]:
            log.done()  # it only evaluates: then nobody says that it has finished
        log.leave()
        _left.append(log)


def _end(tracking: Any, exit_code: int, error: BaseException | None) -> None:
    log = vars(tracking).pop(_LOG, None)
    if log is not None:
        log.finish(exit_code, error)
