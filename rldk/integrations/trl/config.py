"""What a trainer's configuration, model and environment say of a run."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Any

import torch
from rldk_schema import Rng

from rldk.event.launch import code_sha
from rldk.event.run_id import new_run_id, safe_run_id
from rldk.event.trainer import TrainerFacts
from rldk.integrations.trl.trainers import TrainerKind


def sequence_limit(args: Any, kind: TrainerKind) -> int | None:
    """Length limit of a sequence, in tokens: of the completion alone where the trainer generates."""
    return getattr(args, kind.length_option, None) if kind.length_option else None


def name_of_run(args: Any, kind: TrainerKind, launch: str | None = None) -> str:
    """A run_id where none is given: the trainer's own name for the run, or a new one.

    Args:
        args: The trainer's configuration.
        kind: Of the trainer.
        launch: The launch's id, where several ranks write and must come to the same name.
    """
    if name := own_name(args):
        return safe_run_id(name)
    prefix = kind.algorithm or kind.framework
    return safe_run_id(f"{prefix}-{launch}") if launch and args.world_size > 1 else new_run_id(prefix)


def own_name(args: Any) -> str | None:
    """What the user has called the run; None if it has no name, or ms-swift has taken its output directory for one."""
    return str(args.run_name) if args.run_name and args.run_name != args.output_dir else None


def checkpoint_of(state: Any, output_dir: str) -> dict[str, Any]:
    """Which attempt of which run wrote the checkpoint that training goes on from: `run_id` and `attempt`.

    Args:
        state: The trainer's state, as loaded from the checkpoint: it holds a list for several callbacks of a class,
            which grows with every checkpoint.
        output_dir: Of the callback that asks: of several, one that wrote there is meant.

    Returns:
        Nothing where a checkpoint was written without the callback.
    """
    found = []
    for saved in state.stateful_callbacks.values():
        for entry in saved if isinstance(saved, list) else [saved]:
            with suppress(KeyError, TypeError, ValueError, AttributeError):
                told = dict(entry["attributes"]["checkpoint_of"])
                if told["run_id"]:
                    found.append((entry["args"].get("output_dir") == output_dir, told))
    same = [told for here, told in found if here]
    return (same or [told for _, told in found] or [{}])[-1]


def batch_size(args: Any, state: Any) -> int:
    """Sequences per optimizer step, all ranks; in GRPO and RLOO these are completions."""
    # The state knows what `auto_find_batch_size` has found; both know of several GPUs in one process.
    return int((state.train_batch_size or args.train_batch_size) * args.gradient_accumulation_steps * args.world_size)


def seeds(args: Any) -> Rng:
    """What the generators of this process were seeded with, as far as it can be known."""
    hash_seed = os.environ.get("PYTHONHASHSEED", "")
    return Rng(
        seed=args.seed,
        python_hash_seed=int(hash_seed) if hash_seed.isdecimal() else None,
        torch_seed=torch.initial_seed(),
        # transformers' set_seed gives args.seed to both; neither can be read back.
        numpy_seed=args.seed,
        random_seed=args.seed,
    )


def trainable_share(model: Any) -> float | None:
    """Share of a model's parameters that training changes, 0 to 1; None if it cannot be told."""
    count = getattr(model, "num_parameters", None)
    total = count() if count else 0
    return count(only_trainable=True) / total if count and total else None


def run_facts(args: Any, kind: TrainerKind, model: Any) -> dict[str, Any]:
    """What the trainer says of the run: arguments of `Run`."""
    return {
        "framework": kind.framework,
        "model_name": None if model is None else _model_name(_trained(model)),
        "config": args.to_dict(),  # transformers blanks the tokens in it
        "rank": args.process_index,
        "world_size": args.world_size,
    }


def trainer_facts(args: Any, kind: TrainerKind, model: Any) -> TrainerFacts:
    """What else it says. Optimizer and schedule are the configuration's names: LambdaLR is linear and cosine alike."""
    count = None if model is None else getattr(_trained(model), "num_parameters", None)
    return TrainerFacts(
        framework_version=kind.framework_version,
        extended_version=kind.extended_version,
        algorithm=kind.algorithm,
        # Under ZeRO-3 a rank holds empty shards: unknown, not 0.
        model_size=(count() if count else 0) or None,
        optimizer=str(getattr(args.optim, "value", args.optim)),
        scheduler=str(getattr(args.lr_scheduler_type, "value", args.lr_scheduler_type)),
        git_sha=code_sha(),
        rng=seeds(args),
    )


def _trained(model: Any) -> Any:
    return getattr(model, "policy", model)  # PPO trains a pair of policy and value model


def _model_name(model: Any) -> str:
    path = getattr(getattr(model, "config", None), "_name_or_path", None)  # a model under PEFT passes it on
    return str(path or type(model).__name__)
