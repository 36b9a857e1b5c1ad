"""Older OpenRLHF in the environment of the newest, and the same command lines in its words: option names were flat."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.frameworks.openrlhf.commands import Command, Options

FOLDER = Path(sys.prefix) / "versions"
# What `make test-frameworks NAME=openrlhf-versions` installs, each in a folder of its own.
VERSIONS = sorted(path.name for path in FOLDER.glob("*.*.*"))

# Where the flat name is not `--` and the last part of the nested one.
_FLAT = {
    "--actor.adam.lr": "--actor_learning_rate",
    "--actor.model_name_or_path": "--pretrain",
    "--actor.num_gpus_per_node": "--actor_num_gpus_per_node",
    "--adam.lr": "--learning_rate",
    "--algo.advantage.estimator": "--advantage_estimator",
    "--algo.kl.estimator": "--kl_estimator",
    "--algo.kl.init_coef": "--init_kl_coef",
    "--algo.kl.use_loss": "--use_kl_loss",
    "--ckpt.load_enable": "--load_checkpoint",
    "--ckpt.output_dir": "--save_path",
    "--ckpt.path": "--ckpt_path",
    "--critic.num_gpus_per_node": "--critic_num_gpus_per_node",
    "--data.prompt_dataset": "--prompt_data",
    "--eval.dataset": "--eval_dataset",
    "--eval.n_samples_per_prompt": "--eval_n_samples_per_prompt",
    "--eval.split": "--eval_split",
    "--eval.steps": "--eval_steps",
    "--logger.tensorboard_dir": "--use_tensorboard",
    "--model.model_name_or_path": "--pretrain",
    "--ref.num_gpus_per_node": "--ref_num_gpus_per_node",
    "--reward.remote_url": "--remote_rm_url",
    "--rollout.batch_size": "--rollout_batch_size",
    "--rollout.micro_batch_size": "--micro_rollout_batch_size",
    "--train.async_enable": "--async_train",
    "--train.batch_size": "--train_batch_size",
    "--train.micro_batch_size": "--micro_train_batch_size",
    "--vllm.num_engines": "--vllm_num_engines",
}


def for_version(command: Command, version: str) -> Command:
    """The command line with the options that a version has.

    Args:
        version: Of OpenRLHF, from 0.8.0.
    """
    release = tuple(map(int, version.split(".")))
    if release >= (0, 10, 1):
        return command
    flat = {_FLAT.get(name, f"--{name.rpartition('.')[2]}"): value for name, value in command.options.items()}
    if release < (0, 9, 10):
        del flat["--param_dtype"]
        flat["--bf16"] = True
        if command.on_ray:
            flat["--prompt_max_len"] = flat.pop("--max_len")
            flat["--generate_max_len"] = flat.pop("--max_new_tokens")
    if release == (0, 9, 1) and command.on_ray:
        # Its evaluation raises a NameError.
        flat = _without_evaluation(flat)
    if release < (0, 8, 11):
        del flat["--attn_implementation"]  # eager, unless --flash_attn is given
        if command.on_ray:
            # Its reward functions raise an AttributeError, and without one it takes no evaluation set.
            flat = _without_evaluation(flat)
            del flat["--remote_rm_url"]
            flat |= {"--reward_pretrain": "model", "--reward_num_gpus_per_node": 1, "--vllm_sync_with_ray": True}
    return Command(command.module, flat, command.ranks)


def _without_evaluation(options: Options) -> dict[str, object]:
    return {name: value for name, value in options.items() if not name.startswith("--eval_")}
