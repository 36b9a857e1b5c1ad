"""OpenRLHF's trainers: where each is found, and which kind it is. The classes are the same from 0.8.0 on."""

from __future__ import annotations

from typing import Any

DRIVER = "ppo"
"""PPO's trainer, synchronous or not: one process, which logs what its workers train."""

WORKERS = ("actor", "critic")
"""PPO's workers, several ranks of each."""

LOOP = "loop"
"""No trainer of OpenRLHF, but a loop of one's own."""

# Module -> (class, kind). KTO, distillation and process reward models are gone since 0.9.
TRAINERS = {
    "openrlhf.trainer.sft_trainer": ("SFTTrainer", "sft"),
    "openrlhf.trainer.dpo_trainer": ("DPOTrainer", "dpo"),
    "openrlhf.trainer.rm_trainer": ("RewardModelTrainer", "rm"),
    "openrlhf.trainer.kto_trainer": ("KTOTrainer", "kto"),
    "openrlhf.trainer.kd_trainer": ("KDTrainer", "kd"),
    "openrlhf.trainer.prm_trainer": ("ProcessRewardModelTrainer", "prm"),
    "openrlhf.trainer.ppo_trainer": ("BasePPOTrainer", DRIVER),
    "openrlhf.trainer.ray.ppo_actor": ("ActorPPOTrainer", "actor"),
    "openrlhf.trainer.ray.ppo_critic": ("CriticPPOTrainer", "critic"),
}

ASYNC = "openrlhf.trainer.ppo_trainer_async"
"""Where PPO's asynchronous trainer is, a plain class that starts one of kind `ppo`."""

_KINDS = dict(TRAINERS.values())


def openrlhf_class(trainer: Any) -> type:
    """OpenRLHF's own class of a trainer, also where a user derived from it.

    Raises:
        TypeError: It is none of OpenRLHF's.
    """
    for base in type(trainer).__mro__:
        if base.__module__.startswith("openrlhf.") and base.__name__ in _KINDS:  # TRL has an SFTTrainer, too
            return base
    raise TypeError(f"expected a trainer of OpenRLHF, one of {', '.join(_KINDS)}, found {type(trainer).__name__}")


def kind_of(trainer: Any) -> str:
    """The kind of a trainer.

    Args:
        trainer: The trainer; None in a loop of one's own.

    Raises:
        TypeError: It is none of OpenRLHF's.
    """
    return LOOP if trainer is None else _KINDS[openrlhf_class(trainer).__name__]
