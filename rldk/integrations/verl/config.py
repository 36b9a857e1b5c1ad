"""What verl's resolved configuration says of a run. Of several places PPO's stand before SFT's, the newest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rldk.event.trainer import TrainerFacts
from rldk.integrations.shared.settings import count_of, product_of, seed_of, setting, text_of

_SYNC = "async_training.trigger_parameter_sync_step"  # mini-batches for one version of the weights


def checkpoints_of(config: Mapping[str, Any]) -> tuple[int, str] | None:
    """(Every so many steps, and after the last one, in this folder) a checkpoint is saved; None if none is."""
    every, folder = count_of(setting(config, "trainer.save_freq")), setting(config, "trainer.default_local_dir")
    return None if every is None or folder is None else (every, str(folder))


def algorithm_of(config: Mapping[str, Any]) -> str | None:
    """`ppo` for all that verl's PPO trainers do, GRPO among them; `sft`; None if there is no configuration."""
    return "ppo" if "actor_rollout_ref" in config else "sft" if "optim" in config else None


def is_fully_async(config: Mapping[str, Any]) -> bool:
    """Whether rollouts and training run at the same time, and a step is one version of the weights."""
    return isinstance(config.get("async_training"), Mapping)


def has_rates(config: Mapping[str, Any]) -> bool:
    """Whether a learning rate that is logged is that of one update, and not the mean of several."""
    return not is_fully_async(config) or setting(config, _SYNC) == 1


def versions_asked_for(config: Mapping[str, Any]) -> int | None:
    """How many versions of the weights a fully asynchronous run is to make; None if that is not known."""
    rollouts = count_of(setting(config, "rollout.total_rollout_steps"))
    places = (_SYNC, "async_training.require_batches", "actor_rollout_ref.actor.ppo_mini_batch_size")
    of_version = product_of(*(setting(config, place) for place in places))
    return None if rollouts is None or of_version is None else rollouts // of_version


def trainer_facts(config: Mapping[str, Any], version: str | None) -> TrainerFacts:
    """What is known of who trains."""
    scheduler = setting(
        config,
        "actor_rollout_ref.actor.optim.lr_scheduler_type",
        "actor_rollout_ref.actor.optim.warmup_style",
        "optim.lr_scheduler_type",
        "optim.lr_scheduler",
    )
    return TrainerFacts(
        framework_version=version,
        algorithm=algorithm_of(config),
        optimizer=text_of(setting(config, "actor_rollout_ref.actor.optim.optimizer", "optim.optimizer")),
        scheduler=text_of(scheduler),
        rng=seed_of(setting(config, "data.seed", "trainer.seed")),
    )


def run_facts(config: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of the run: arguments of `StepLog.open`."""
    model = setting(config, "actor_rollout_ref.model.path", "model.path", "model.partial_pretrain")
    return {
        "model_name": text_of(model),
        "dataset_name": text_of(setting(config, "data.train_files")),
        "batch_size": _sequences(config),
        "sequence_length": count_of(setting(config, "data.max_response_length", "data.max_length")),
    }


def _sequences(config: Mapping[str, Any]) -> int | None:
    """Sequences of a step: each prompt of PPO's batch is answered several times. In asynchronous training: unknown."""
    batch = count_of(setting(config, "data.train_batch_size"))
    if algorithm_of(config) != "ppo":
        return batch
    samples = count_of(setting(config, "actor_rollout_ref.rollout.n")) or 1
    return None if is_fully_async(config) else product_of(batch, samples)
