"""What OpenRLHF gives the integration, without OpenRLHF."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import Any

# As argparse and OpenRLHF make them: flat before 0.10.1, nested since.
FLAT = Namespace(
    pretrain="m", prompt_data="d", seed=1, train_batch_size=8, use_wandb="SECRET", wandb_run_name="ppo_1122T05:39",
    actor_num_nodes=2, actor_num_gpus_per_node=4, critic_num_nodes=1, critic_num_gpus_per_node=3, critic_pretrain="c",
    ckpt_path="ck", save_steps=2, save_hf_ckpt=True, disable_ds_ckpt=False, lr_scheduler="cosine", generate_max_len=16,
)  # fmt: skip
NESTED = Namespace(
    actor=Namespace(model_name_or_path="m", num_nodes=2, num_gpus_per_node=4, lr_scheduler="cosine", optim="adam"),
    critic=Namespace(model_name_or_path="c", num_nodes=1, num_gpus_per_node=3),
    data=Namespace(prompt_dataset="d"), train=Namespace(seed=1, batch_size=8), rollout=Namespace(max_new_tokens=16),
    logger=Namespace(wandb=Namespace(key="SECRET", run_name="ppo_1122T05:39")),
    ckpt=Namespace(path="ck", save_steps=2, save_hf=True, disable_ds=False),
)  # fmt: skip


class Trainer:
    """What the parts look at of a trainer of OpenRLHF."""

    def __init__(self, args: Namespace, **attributes: Any) -> None:
        self.args = args
        vars(self).update(attributes)


class Saver(Trainer):
    """PPO's trainer since it saves the best checkpoint, which obeys `--ckpt.disable_ds`."""

    def save_best_checkpoint(self) -> None: ...


class Writer:
    """What a user's own logger was given."""

    def __init__(self) -> None:
        self.seen: list[Any] = []

    def add_scalar(self, *args: Any) -> None:
        self.seen.append(args)

    def log(self, logs: Mapping[str, Any]) -> str:
        self.seen.append(dict(logs))
        return "logged"

    def log_eval(self, step: int, logs: Mapping[str, Any]) -> None:
        self.seen.append((step, dict(logs)))

    def close(self) -> None:
        self.seen.append("closed")

    def flush(self) -> str:
        return "flushed"
