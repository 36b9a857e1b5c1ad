"""What OpenRLHF's command-line arguments say of a run: nested since 0.10.1, flat before."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Mapping
from typing import Any

# What we ask for -> its names in OpenRLHF, the newest first.
_OPTIONS = {
    "model_name": ("actor.model_name_or_path", "model.model_name_or_path", "pretrain"),
    "dataset_name": ("data.prompt_dataset", "data.dataset", "prompt_data", "dataset"),
    "optimizer": ("actor.optim", "optim"),
    "scheduler": ("actor.lr_scheduler", "lr_scheduler"),
    "seed": ("train.seed", "seed"),
    "batch_size": ("train.batch_size", "train_batch_size"),
    "length": ("data.max_len", "max_len"),
    "new_length": ("rollout.max_new_tokens", "generate_max_len"),
    "run_name": ("logger.wandb.run_name", "wandb_run_name"),
    "checkpoints": ("ckpt.path", "ckpt_path"),
    "eval_steps": ("eval.steps", "eval_steps"),
    "save_steps": ("ckpt.save_steps", "save_steps"),
    "save_hf": ("ckpt.save_hf", "save_hf_ckpt"),
    "no_deepspeed": ("ckpt.disable_ds", "disable_ds_ckpt"),
    "tensor_parallel": ("ds.tensor_parallel_size", "ds_tensor_parallel_size"),
    "ring": ("ds.ring_attn_size", "ring_attn_size"),
    "in_4bit": ("ds.load_in_4bit", "load_in_4bit"),
    "micro_batch": ("train.micro_batch_size", "micro_train_batch_size"),
    "actor_nodes": ("actor.num_nodes", "actor_num_nodes"),
    "actor_gpus": ("actor.num_gpus_per_node", "actor_num_gpus_per_node"),
    "critic_nodes": ("critic.num_nodes", "critic_num_nodes"),
    "critic_gpus": ("critic.num_gpus_per_node", "critic_num_gpus_per_node"),
    "critic": ("critic.model_name_or_path", "critic_pretrain"),
}
_ABSENT = object()


def option(args: Any, name: str) -> Any:
    """One of OpenRLHF's options, whatever version named it; None if there is none of the kind."""
    for dotted in _OPTIONS[name]:
        value = args
        for part in dotted.split("."):
            value = getattr(value, part, _ABSENT)
        if value is not _ABSENT and not isinstance(value, Namespace):
            return value
    return None


def as_config(args: Any) -> dict[str, Any]:
    """The arguments as a dict; the manifest hides the secrets in it."""
    values = args if isinstance(args, Mapping) else vars(args)
    return {
        name: as_config(value) if isinstance(value, (Namespace, Mapping)) else value for name, value in values.items()
    }


def workers(args: Any) -> tuple[int, int]:
    """How many ranks train PPO's actor, and how many its critic."""
    actors = (option(args, "actor_nodes") or 0) * (option(args, "actor_gpus") or 0)
    critics = (option(args, "critic_nodes") or 0) * (option(args, "critic_gpus") or 0)
    return actors, critics if option(args, "critic") else 0


def saves_at(args: Any, step: int) -> bool:
    """Whether OpenRLHF saves a checkpoint at this step."""
    return _is_due(option(args, "save_steps"), step)


def evaluates_at(args: Any, step: int) -> bool:
    """Whether OpenRLHF evaluates at this step, if it has something to evaluate."""
    return _is_due(option(args, "eval_steps"), step)


def checkpoint_paths(trainer: Any, tag: str, *, ppo: bool) -> list[str]:
    """Where a checkpoint is saved: as DeepSpeed's, as Hugging Face's, as both or not at all.

    Args:
        trainer: OpenRLHF's.
        tag: Such as `global_step20`.
        ppo: Whether it is PPO's, which asks its workers to.
    """
    args = trainer.args
    folder = str(option(args, "checkpoints"))
    without = getattr(trainer, "disable_ds_ckpt", None)
    if without is None:
        # PPO obeys its option since it saves the best.
        without = option(args, "no_deepspeed") and hasattr(trainer, "save_best_checkpoint")
    saved = [] if without else [os.path.join(folder, "_actor" if ppo else "", tag)]  # noqa: PTH118
    if getattr(trainer, "save_hf_ckpt", option(args, "save_hf")):
        saved.append(os.path.join(folder, f"{tag}_hf"))  # noqa: PTH118
    return saved


def _is_due(every: float | None, step: int) -> bool:
    return bool(every and every > 0 and step % every == 0)
