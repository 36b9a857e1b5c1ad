"""Has slime's function `log` log to rldk as well, in each of the processes that call it."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from rldk.event.launch import launch_id
from rldk.event.run_id import new_run_id
from rldk.event.trainer import TrainerFacts
from rldk.integrations.shared.plugin import when_imported
from rldk.integrations.shared.ray_job import heard_in_ray, say_in_ray
from rldk.integrations.shared.settings import count_of, product_of, release_of, seed_of, setting, text_of
from rldk.integrations.shared.step_log import StepLog
from rldk.integrations.shared.wrapping import guard, listen

_MODULES = ("slime.observability.logging_utils", "slime.utils.logging_utils")
_RUN = "slime/run"
_TRAINER, _ROLLOUTS, _CRITIC = 0, 1, 2
_log: Log | None = None  # of this process


def install() -> None:
    """Listens to the module of this version, once it is imported."""
    for name in _MODULES:
        when_imported(name, patch)


def patch(module: ModuleType) -> None:
    """Listens to its functions, which slime calls by the module's name."""
    listen(module, "log", before=logged)
    listen(module, "finish_tracking", before=finished)


def logged(args: Any, metrics: Mapping[str, Any], step_key: str) -> None:
    """A part of a step is logged."""
    global _log  # noqa: PLW0603  # slime's logger is a function, and has nothing to keep it
    if _log is None:
        _log = Log(args, metrics, step_key)
    _log.log(metrics, step_key)


def finished(args: Any) -> None:
    """The process of the rollouts has come to its end."""
    if _log is not None:
        _log.finish()


class Log:
    """What one process logs of a run.

    Args:
        args: slime's.
        metrics: The first that are logged: they tell which process this is.
        step_key: Which of them is their step.
    """

    def __init__(self, args: Any, metrics: Mapping[str, Any], step_key: str) -> None:
        known = {name: value for name, value in vars(args).items() if not name.startswith("_")}
        if any(key.startswith("train/critic-") for key in metrics):
            self._rank = _CRITIC
        else:  # the trainer's first call has no length of a response, and the rollouts' has
            rollouts = step_key == "eval/step" or any(key.startswith("rollout/response_len/") for key in metrics)
            self._rank = _ROLLOUTS if rollouts else _TRAINER
        samples = product_of(setting(known, "rollout_batch_size"), setting(known, "n_samples_per_prompt"))
        self._batch = count_of(setting(known, "global_batch_size"))
        self._updates = count_of(setting(known, "num_steps_per_rollout")) or (
            max(1, samples // self._batch) if samples and self._batch else 1
        )
        self._scaled = bool(setting(known, "wandb_always_use_train_step"))
        self._rollouts = count_of(setting(known, "num_rollout"))
        self._began = False
        self._held: dict[str, Any] = {}
        shared = guard.tried("Ray's store", lambda: heard_in_ray(_RUN), None) or {}
        name = shared.get("name") or text_of(setting(known, "wandb_group")) or new_run_id("slime")
        attempt_id = shared.get("attempt_id") or launch_id()
        if not shared:
            guard.tried("Ray's store", lambda: say_in_ray(_RUN, {"name": name, "attempt_id": attempt_id}), None)
        self._log = StepLog()
        self._log.open(
            "slime",
            run_name=name,
            config=known,
            trainer=TrainerFacts(
                framework_version=release_of("slime", "slime"),
                algorithm="sft" if setting(known, "loss_type") == "sft_loss" else "ppo",
                optimizer=text_of(setting(known, "optimizer")),
                scheduler=text_of(setting(known, "lr_decay_style")),
                rng=seed_of(setting(known, "seed")),
            ),
            model_name=text_of(setting(known, "hf_checkpoint")),
            dataset_name=text_of(setting(known, "prompt_data")),
            batch_size=self._batch,
            sequence_length=count_of(setting(known, "rollout_max_response_len")),
            rank=self._rank,
            attempt_id=attempt_id,
            merge_by_step=self._rank != _ROLLOUTS,
            every_step=self._rank != _ROLLOUTS,  # the rollouts are logged with the last of their updates
        )

    def log(self, metrics: Mapping[str, Any], step_key: str) -> None:
        """Logs a part of a step. slime counts updates in `train/step`, rollouts in the others, and all from 0."""
        count = int(metrics[step_key])
        if step_key == "train/step":
            step = count
        else:
            done = count // self._updates if self._scaled else count  # rollouts before this one
            trained = self._began or done > 0 or step_key != "eval/step"
            step = (done + trained) * self._updates - 1
        self._began = self._began or step_key != "eval/step"
        last = step_key == "train/step" if self._rank == _CRITIC else "perf/actor_train_time" in metrics
        if self._rank == _TRAINER and step_key == "rollout/step" and not last:
            self._held |= metrics  # the updates before the last, to which this belongs, come first
            return
        self._log.log({**self._held, **metrics} if last else metrics, step)
        self._held = {} if last else self._held
        total = None if self._rollouts is None else self._rollouts * self._updates
        if last and step + 1 == total:
            self.finish()  # nobody tells the trainers that it was their last step

    def finish(self) -> None:
        """Logs the end."""
        self._log.finish()
