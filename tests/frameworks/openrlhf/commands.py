"""The OpenRLHF command lines that the tests run, by name. All paths are relative to the folder that a run starts in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

Options = Mapping[str, object]

_COMMON: Options = {
    "--ds.attn_implementation": "eager",
    "--ds.zero_stage": 2,
    "--ds.param_dtype": "bf16",
    "--train.batch_size": 8,
    "--train.max_epochs": 1,
    "--data.max_len": 64,
    "--logger.tensorboard_dir": "tensorboard",
    "--ckpt.output_dir": "trained",
    "--ckpt.path": "checkpoints",
}
# 32 samples in batches of 8 are four optimizer steps.
_SUPERVISED: Options = {
    **_COMMON,
    "--model.model_name_or_path": "model",
    "--train.micro_batch_size": 2,
    "--adam.lr": 1e-3,
    "--data.max_samples": 32,
    "--eval.steps": 2,
    "--eval.split": "train",
}
_SFT: Options = {
    **_SUPERVISED,
    "--data.dataset": "data/texts.jsonl",
    "--eval.dataset": "data/texts.jsonl",
    "--data.input_key": "input",
    "--data.output_key": "output",
    "--data.input_template": "{} ",
}
_PREFERENCES: Options = {
    **_SUPERVISED,
    "--data.dataset": "data/preferences.jsonl",
    "--eval.dataset": "data/preferences.jsonl",
    "--data.prompt_key": "prompt",
    "--data.chosen_key": "chosen",
    "--data.rejected_key": "rejected",
}
# 16 prompts, four at a time, each answered twice: four steps, each of one optimizer step.
_PPO: Options = {
    **_COMMON,
    "--actor.model_name_or_path": "model",
    "--actor.num_gpus_per_node": 1,
    "--critic.num_gpus_per_node": 1,
    "--ref.num_gpus_per_node": 1,
    "--actor.adam.lr": 1e-3,
    "--vllm.num_engines": 1,
    "--reward.remote_url": "reward.py",
    "--data.prompt_dataset": "data/prompts.jsonl",
    "--data.input_key": "input",
    "--data.label_key": "label",
    "--data.max_samples": 16,
    "--rollout.batch_size": 4,
    "--rollout.micro_batch_size": 2,
    "--rollout.n_samples_per_prompt": 2,
    "--rollout.max_new_tokens": 16,
    "--train.micro_batch_size": 2,
    "--train.num_episodes": 1,
    "--algo.kl.init_coef": 0.01,
}
_EVALUATED: Options = {"--eval.dataset": "data/prompts.jsonl", "--eval.steps": 2, "--eval.n_samples_per_prompt": 2}
_SAVED: Options = {"--ckpt.save_steps": 2}


@dataclass(frozen=True, slots=True)
class Command:
    """A command line of OpenRLHF.

    Attributes:
        options: Names and values; True stands for an option without a value.
        ranks: Processes of `torchrun` or `deepspeed`; Ray starts its own by the options.
    """

    module: str
    options: Options
    ranks: int = 1

    @property
    def on_ray(self) -> bool:
        return self.module.endswith("_ray")

    def arguments(self) -> list[str]:
        """The words after the module."""
        words = [[name] if value is True else [name, str(value)] for name, value in self.options.items()]
        return list(chain.from_iterable(words))


def _sft(options: Options, ranks: int = 1) -> Command:
    return Command("openrlhf.cli.train_sft", {**_SFT, **options}, ranks)


def _ppo(options: Options) -> Command:
    return Command("openrlhf.cli.train_ppo_ray", {**_PPO, **options})


COMMANDS: Mapping[str, Command] = {
    "sft": _sft({}),
    "sft-2-ranks": _sft({}, ranks=2),
    "sft-logged-every-third-step": _sft({"--logger.logging_steps": 3}),
    "sft-saved": _sft(_SAVED),
    # The same command line again, in the same folder, for twice as long.
    "sft-resumed": _sft({**_SAVED, "--ckpt.load_enable": True, "--train.max_epochs": 2}),
    "dpo": Command("openrlhf.cli.train_dpo", _PREFERENCES),
    "rm": Command("openrlhf.cli.train_rm", _PREFERENCES),
    "ppo": _ppo(_EVALUATED),
    "ppo-2-actors": _ppo({"--actor.num_gpus_per_node": 2, "--ref.num_gpus_per_node": 2}),
    "ppo-logged-every-third-step": _ppo({"--logger.logging_steps": 3}),
    # The correction makes OpenRLHF log `vllm_kl`, and the coefficient, even of 0, `entropy_loss`. Two optimizer steps
    # to a step, the second of which finds another policy than wrote the answers: `ppo_kl` and `ppo_clip_ratio`.
    "ppo-corrected": _ppo(
        {
            "--algo.advantage.is_correction_level": "token",
            "--actor.entropy_coef": 0.0,
            "--actor.eps_clip": 0.01,
            "--train.batch_size": 4,
        }
    ),
    "ppo-saved": _ppo({**_EVALUATED, **_SAVED}),
    "ppo-resumed": _ppo({**_EVALUATED, **_SAVED, "--ckpt.load_enable": True, "--train.num_episodes": 2}),
    "grpo": _ppo({"--algo.advantage.estimator": "group_norm", "--algo.kl.use_loss": True, "--algo.kl.estimator": "k3"}),
    "grpo-async": _ppo({**_EVALUATED, "--algo.advantage.estimator": "group_norm", "--train.async_enable": True}),
    # Without the penalty OpenRLHF loads no reference model.
    "reinforce-without-reference": _ppo({"--algo.advantage.estimator": "reinforce", "--algo.kl.init_coef": 0}),
}
