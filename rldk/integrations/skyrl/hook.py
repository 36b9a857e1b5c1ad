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
from rldk.integrations.shared.wrapping import attach

_left: list[Any] = []
"""Logs of trainings of which no end was seen: the end of the process may tell."""


def install() -> None:
    """Listens to `Tracking`, once SkyRL has imported it. By Ray's setup hook every worker comes here."""
    when_imported("skyrl.train.utils.tracking", patch)
    watch_host("skyrl")


def patch(module: ModuleType) -> None:
    """Listens to the class."""
    attach(module.Tracking, Log, log=Log.logged, log_exception=Log.failed, finish=Log.finished, __del__=Log.deleted)


class Log:
    """What one training logs. It is made with the arguments of `Tracking`."""

    def __init__(
        self, project_name: str, experiment_name: str, backend: str = "console", config: Any = None, tags: Any = None
    ) -> None:
        self._trained: int | None = None  # the last step that was; 0 if it has only evaluated, None before that
        self._log = StepLog()
        known = dataclasses.asdict(config) if dataclasses.is_dataclass(config) else config  # type: ignore[arg-type]
        known = known if isinstance(known, Mapping) else {}
        reinforced = "generator" in known
        if reinforced:
            answers = setting(known, "generator.n_samples_per_prompt")
            sequences = product_of(setting(known, "trainer.train_batch_size"), answers)
        else:
            sequences = count_of(setting(known, "batch_size"))
        self._log.open(
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
            batch_size=sequences,
            sequence_length=count_of(setting(known, "generator.sampling_params.max_generate_length", "max_length")),
            merge_by_step=True,
            samples_hosts="ray" in sys.modules,
        )

    def logged(self, data: Mapping[str, Any], step: int, commit: bool = False) -> None:
        """A step is logged, or an evaluation. The last call of a step commits it."""
        evaluated = {key: value for key, value in data.items() if key.startswith("eval/")}
        if "trainer/global_step" not in data and "train/loss" not in data:
            self._trained = self._trained or 0
            if evaluated and 0 < self._trained == step - 1:
                step -= 1  # SFT logs its last evaluation one step after the last, as wandb takes no step twice
            self._log.log(data, step, last=commit)
            return
        self._trained = step
        if evaluated and not commit:
            self._log.log(evaluated, step - 1)  # the fully asynchronous trainer logs it with the next step
        self._log.log({key: value for key, value in data.items() if key not in evaluated}, step, last=commit)
        if evaluated and commit:
            self._log.log(evaluated, step)

    def failed(self, e: BaseException, step: int = 0) -> None:
        """An error has ended the training."""
        self._log.finish(1, e)

    def finished(self) -> None:
        """The trainer has come to its end."""
        self._log.finish()

    def deleted(self) -> None:
        """The logger was dropped. Unless its end was seen, that of the process may tell."""
        if self._log.run is None:
            return
        if self._trained == 0:
            self._log.done()  # it only evaluates: then nobody says that it has finished
        self._log.leave()
        _left.append(self._log)
