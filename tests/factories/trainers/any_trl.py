"""Real TRL trainers on tiny models, for whichever TRL is installed: 0.23, or the newest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset

from tests.factories.trainers.material import COMMON, PROMPTS, STEPS

OLD = version("trl").startswith("0.23")

GENERATION: dict[str, Any] = {"num_generations": 4, "max_completion_length": 8}


def reward(completions: list[str], **_: Any) -> list[float]:
    """Share of distinct characters."""
    return [len(set(text)) / 16 for text in completions]


def none_for_some(completions: list[str], **_: Any) -> list[float | None]:
    """A reward function that has nothing to say of any completion, as one for another task would."""
    return [None for _ in completions]


def prompts() -> Dataset:
    return Dataset.from_dict({"prompt": PROMPTS})


def texts() -> Dataset:
    return Dataset.from_dict({"text": [f"{word} {word[::-1]}" for word in PROMPTS]})


def preferences() -> Dataset:
    return Dataset.from_dict(
        {"prompt": PROMPTS, "chosen": [word.upper() for word in PROMPTS], "rejected": [word[::-1] for word in PROMPTS]}
    )


def judgements() -> Dataset:
    return Dataset.from_dict(
        {
            "prompt": PROMPTS,
            "completion": [word.upper() for word in PROMPTS],
            "label": [i % 2 == 0 for i in range(len(PROMPTS))],
        }
    )


def prompt_ids(tokenizer: Any) -> Dataset:
    return Dataset.from_dict({"input_ids": [tokenizer(word.ljust(5))["input_ids"][:5] for word in PROMPTS]})


def make(name: str, path: Path, model: Path, callbacks: Sequence[Any] = (), **changes: Any) -> Any:
    """Makes a trainer.

    Args:
        name: Its algorithm, as the schema names it.
        path: For its checkpoints.
        model: The tiny model.
        callbacks: For the trainer.
        changes: Options of its configuration.
    """
    return MAKERS[name](path, model, list(callbacks), changes)


def _online(name: str) -> Callable[..., Any]:
    def build(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
        import trl

        rewards = changes.pop("reward_funcs", reward)
        config = getattr(trl, f"{name}Config")(output_dir=str(path / "out"), **{**COMMON, **GENERATION, **changes})
        return getattr(trl, f"{name}Trainer")(
            model=str(model),
            reward_funcs=rewards,
            train_dataset=prompts(),
            eval_dataset=prompts().select(range(4)),
            args=config,
            callbacks=callbacks,
        )

    return build


def _offline(name: str, data: Callable[[], Dataset], **options: Any) -> Callable[..., Any]:
    def build(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
        import trl
        from transformers import AutoModelForCausalLM, AutoModelForSequenceClassification, AutoTokenizer

        config = getattr(trl, f"{name}Config")(
            output_dir=str(path / "out"), **{**COMMON, "max_length": 64, **options, **changes}
        )
        kind = AutoModelForSequenceClassification if name == "Reward" else AutoModelForCausalLM
        labels = {"num_labels": 1} if name == "Reward" else {}
        return getattr(trl, f"{name}Trainer")(
            model=kind.from_pretrained(model, **labels),
            args=config,
            processing_class=AutoTokenizer.from_pretrained(model),
            train_dataset=data(),
            eval_dataset=data().select(range(8)),
            callbacks=callbacks,
        )

    return build


def _online_dpo(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
    from transformers import AutoModelForCausalLM, AutoTokenizer

    if OLD:
        from trl import OnlineDPOConfig, OnlineDPOTrainer
    else:
        from trl.experimental.online_dpo import OnlineDPOConfig, OnlineDPOTrainer
    config = OnlineDPOConfig(
        output_dir=str(path / "out"),
        **{**COMMON, "eval_strategy": "no", "max_new_tokens": 8, "max_length": 64, **changes},
    )
    tokenizer = AutoTokenizer.from_pretrained(model, padding_side="left")
    return OnlineDPOTrainer(
        model=AutoModelForCausalLM.from_pretrained(model),
        ref_model=AutoModelForCausalLM.from_pretrained(model),
        reward_funcs=reward,
        args=config,
        train_dataset=prompts(),
        processing_class=tokenizer,
        callbacks=callbacks,
    )


def _ppo(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
    from transformers import AutoModelForCausalLM, AutoModelForSequenceClassification, AutoTokenizer
    from trl import PPOConfig, PPOTrainer

    tokenizer = AutoTokenizer.from_pretrained(model, padding_side="left")
    data = prompt_ids(tokenizer)
    config = PPOConfig(
        output_dir=str(path / "out"),
        **{
            "total_episodes": 4 * STEPS,
            "per_device_train_batch_size": 4,
            "num_mini_batches": 1,
            "num_ppo_epochs": 2,
            "response_length": 8,
            "num_sample_generations": 0,
            "local_rollout_forward_batch_size": 4,
            "stop_token": "eos",
            "missing_eos_penalty": 1.0,
            "report_to": "none",
            "use_cpu": True,
            "logging_steps": 1,
            "save_strategy": "no",
            "seed": 11,
            **changes,
        },
    )
    torch.manual_seed(0)
    return PPOTrainer(
        args=config,
        processing_class=tokenizer,
        model=AutoModelForCausalLM.from_pretrained(model),
        ref_model=AutoModelForCausalLM.from_pretrained(model),
        reward_model=AutoModelForSequenceClassification.from_pretrained(model, num_labels=1),
        value_model=AutoModelForSequenceClassification.from_pretrained(model, num_labels=1),
        train_dataset=data,
        eval_dataset=data.select(range(4)),
        callbacks=callbacks,
    )


MAKERS: dict[str, Callable[..., Any]] = {
    "sft": _offline("SFT", texts),
    "reward": _offline("Reward", preferences),
    "dpo": _offline("DPO", preferences),
    "kto": _offline("KTO", judgements),
    "grpo": _online("GRPO"),
    "rloo": _online("RLOO"),
    "online_dpo": _online_dpo,
    "ppo": _ppo,
}


@dataclass(frozen=True)
class Case:
    """A trainer in one configuration, and which of its keys mean what, as read off its source.

    Attributes:
        names: Canonical name to the trainer's key, for every key that means a declared metric.
        trains: Steps with a train event.
        evals: Steps with an evaluation.
        absent: Step to the metrics that it does not have.
        evaluated: Keys that are logged in evaluations only.
        length: Limit of a sequence, or of a completion where the trainer generates.
        maker: What makes the trainer, if it is not called like the algorithm.
    """

    name: str
    algorithm: str
    names: dict[str, str]
    options: dict[str, Any] = field(default_factory=dict)
    trains: tuple[int, ...] = (1, 2, 3, 4, 5)
    evals: tuple[int, ...] = (3, 5)
    absent: dict[int, tuple[str, ...]] = field(default_factory=dict)
    evaluated: tuple[str, ...] = ()
    length: int = 8
    maker: str | None = None


STEP = {"loss": "loss", "grad_norm": "grad_norm", "lr": "learning_rate", "epoch": "epoch"}
ROLLOUT = {
    "reward_mean": "reward",
    "entropy_mean": "entropy",
    "clip_frac": "clip_ratio/region_mean",
    "response_length_mean": "completions/mean_length",
    "response_length_max": "completions/max_length",
    "truncated_frac": "completions/clipped_ratio",
    "tokens_seen": "num_tokens",
}
PAIRS = {
    "reward_chosen": "rewards/chosen",
    "reward_rejected": "rewards/rejected",
    "reward_margin": "rewards/margins",
    "logps_chosen": "logps/chosen",
    "logps_rejected": "logps/rejected",
}
DPO = {**STEP, **PAIRS, "preference_accuracy": "rewards/accuracies"}
TOKENS = {"tokens_seen": "num_tokens", "token_accuracy": "mean_token_accuracy", "entropy_mean": "entropy"}

if OLD:
    GRPO = {
        **STEP,
        **ROLLOUT,
        "reward_group_std": "reward_std",  # in 0.23 the spread inside a group
        "frac_reward_zero_std": "frac_reward_zero_std",
    }
    _PPO = {
        "reward_mean": "objective/scores",
        "kl_sequence": "objective/kl",
        "approx_kl": "policy/approxkl_avg",
        "entropy_mean": "policy/entropy_avg",
        "clip_frac": "policy/clipfrac_avg",
        "policy_loss": "loss/policy_avg",
        "value_loss": "loss/value_avg",
        "value_clip_frac": "val/clipfrac_avg",
        "ratio_mean": "val/ratio",
        "lr": "lr",
        "epoch": "epoch",
    }
    CASES = [
        Case("ppo", "ppo", _PPO, evals=()),
        Case(
            "ppo_two_mini_batches",
            "ppo",
            # TRL divides the other means by the number of mini batches.
            {k: v for k, v in _PPO.items() if k in ("reward_mean", "kl_sequence", "lr", "epoch")},
            {"num_mini_batches": 2},
            evals=(),
        ),
        Case("grpo", "grpo", GRPO, evals=(3,)),
        Case("grpo_beta", "grpo", {**GRPO, "kl_mean": "kl"}, {"beta": 0.05}, evals=(3,)),
        Case("dpo", "dpo", DPO, evals=(3,), length=64),
    ]
else:
    GRPO = {
        **STEP,
        **ROLLOUT,
        "reward_std": "reward_std",
        "frac_reward_zero_std": "frac_reward_zero_std",
        "step_time": "step_time",
    }
    CASES = [
        Case("sft", "sft", {**STEP, **TOKENS}, length=64),
        Case("reward", "reward", {**STEP, "reward_mean": "mean_reward", "preference_accuracy": "accuracy",
                                  "reward_margin": "margin", "tokens_seen": "num_tokens"}, length=64),
        Case("dpo", "dpo", {**DPO, **TOKENS}, length=64),
        Case("kto", "kto", {**STEP, **PAIRS, "tokens_seen": "num_tokens", "entropy_mean": "entropy"},
             length=64),
        Case("grpo", "grpo", GRPO),
        Case("grpo_beta", "grpo", {**GRPO, "kl_mean": "kl"}, {"beta": 0.05}),
        # The second iteration trains on the batch of the first: what was generated is not logged again.
        Case("grpo_num_iterations_2", "grpo", GRPO, {"num_iterations": 2},
             absent={2: ("reward_mean", "tokens_seen", "response_length_mean"), 4: ("reward_mean", "tokens_seen")}),
        # What TRL has gathered since step 6 it adds to the summary,
        Case("grpo_logging_steps_3", "grpo", GRPO, {"logging_steps": 3, "max_steps": 7, "eval_strategy": "no"},
             trains=(3, 6, 7), evals=()),
        # unless it has evaluated since: then it is nowhere.
        Case("grpo_logging_steps_3_evaluated", "grpo", GRPO, {"logging_steps": 3, "max_steps": 7},
             trains=(3, 6), evals=(3, 6, 7)),
        Case("rloo", "rloo", {**STEP, **ROLLOUT, "reward_std": "reward_std", "step_time": "step_time",
                              "kl_mean": "kl"}),
        Case("online_dpo", "online_dpo", {**DPO, "reward_mean": "objective/scores", "kl_sequence": "objective/kl"},
             evals=()),
    ]  # fmt: skip
