"""What verl's resolved configuration says of a run."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from rldk_schema import Rng

from rldk.event.trainer import TrainerFacts
from rldk.integrations.shared.settings import text_of

# What we ask for -> where it stands, of PPO first, then of SFT, the newest first.
_OPTIONS = {
    "model_name": ("actor_rollout_ref.model.path", "model.path", "model.partial_pretrain"),
    "dataset_name": ("data.train_files",),
    "batch_size": ("data.train_batch_size",),
    "samples": ("actor_rollout_ref.rollout.n",),
    "length": ("data.max_response_length", "data.max_length"),
    "optimizer": ("actor_rollout_ref.actor.optim.optimizer", "optim.optimizer"),
    "scheduler": (
        "actor_rollout_ref.actor.optim.lr_scheduler_type",
        "actor_rollout_ref.actor.optim.warmup_style",
        "optim.lr_scheduler_type",
        "optim.lr_scheduler",
    ),
    "seed": ("data.seed", "trainer.seed"),
    "sync": ("async_training.trigger_parameter_sync_step",),
    "batches": ("async_training.require_batches",),
    "mini_batch": ("actor_rollout_ref.actor.ppo_mini_batch_size",),
    "rollouts": ("rollout.total_rollout_steps",),
    "save_every": ("trainer.save_freq",),
    "checkpoints": ("trainer.default_local_dir",),
}


def option(config: Mapping[str, Any], name: str) -> Any:
    """One of verl's options, whatever version or trainer named it; None if there is none of the kind."""
    for dotted in _OPTIONS[name]:
        value: Any = config
        for part in dotted.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        if value is not None:
            return value
    return None


def checkpoints_of(config: Mapping[str, Any]) -> tuple[int, str] | None:
    """(Every so many steps, and after the last one, in this folder) a checkpoint is saved; None if none is."""
    every, folder = _count(option(config, "save_every")), option(config, "checkpoints")
    return None if every is None or folder is None else (every, str(folder))


def algorithm_of(config: Mapping[str, Any]) -> str | None:
    """`ppo` for all that verl's PPO trainers do, GRPO among them; `sft`; None if there is no configuration."""
    return "ppo" if "actor_rollout_ref" in config else "sft" if "optim" in config else None


def is_fully_async(config: Mapping[str, Any]) -> bool:
    """Whether rollouts and training run at the same time, and a step is one version of the weights."""
    return isinstance(config.get("async_training"), Mapping)


def versions_asked_for(config: Mapping[str, Any]) -> int | None:
    """How many versions of the weights a fully asynchronous run is to make; None if that is not known."""
    rollouts, *each = (_count(option(config, name)) for name in ("rollouts", "mini_batch", "batches", "sync"))
    if rollouts is None or not is_fully_async(config):
        return None
    samples = math.prod(count or 0 for count in each)
    return rollouts // samples if samples else None


def trainer_facts(config: Mapping[str, Any], version: str | None) -> TrainerFacts:
    """What is known of who trains."""
    seed = option(config, "seed")
    return TrainerFacts(
        framework_version=version,
        algorithm=algorithm_of(config),
        optimizer=text_of(option(config, "optimizer")),
        scheduler=text_of(option(config, "scheduler")),
        rng=Rng(seed=seed if type(seed) is int and seed >= 0 else None),
    )


def run_facts(config: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of the run: arguments of `StepLog.open`."""
    return {
        "model_name": text_of(option(config, "model_name")),
        "dataset_name": text_of(option(config, "dataset_name")),
        "batch_size": _sequences(config),
        "sequence_length": _count(option(config, "length")),
    }


def _sequences(config: Mapping[str, Any]) -> int | None:
    """Sequences of a step: each prompt of PPO's batch is answered several times. In asynchronous training: unknown."""
    batch = _count(option(config, "batch_size"))
    if algorithm_of(config) != "ppo":
        return batch
    samples = _count(option(config, "samples")) or 1
    return None if batch is None or is_fully_async(config) else batch * samples


def _count(value: Any) -> int | None:
    return value if type(value) is int and value > 0 else None
