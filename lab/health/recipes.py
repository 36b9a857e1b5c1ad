"""How each trained run of the corpus comes about. What it turned out to be stands in labels.toml."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

import torch
from datasets import Dataset
from transformers import TrainerCallback

from lab.health import rewards, task
from lab.health.training import Recipe

STEADY = 1e-4
IN_ORDER = {"train_sampling_strategy": "sequential"}
UNCHECKED = {"dataset_kwargs": {"skip_prepare_dataset": True}}
"""TRL's own preparation would leave out what there is nothing to learn from."""


def held_out() -> Dataset:
    """Prompts that the training data do not have."""
    return task.prompts(64, 2)


class SlowLoader(TrainerCallback):
    """Storage that slows down from a step on."""

    def __init__(self, step: int, seconds: float) -> None:
        self.step = step
        self.seconds = seconds

    def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        if state.global_step >= self.step:
            time.sleep(self.seconds)


def sign_error(kind: type) -> type:
    """Somebody's own loss, with the sign the wrong way round."""

    class Ascending(kind):  # type: ignore[misc]
        def compute_loss(self, *args: Any, **kwargs: Any) -> Any:
            return -super().compute_loss(*args, **kwargs)

    Ascending.__name__ = kind.__name__
    return Ascending


def own_mean(*, masked: bool) -> Callable[[type], type]:
    """Somebody's own loss: the mean over the answers' tokens, which is 0/0 where a batch has none.

    Args:
        masked: Multiplies with a mask and divides by its sum, which gives a gradient of NaN; torch's own mean gives 0.
    """

    def change(kind: type) -> type:
        class Averaged(kind):  # type: ignore[misc]
            def compute_loss(self, model: Any, inputs: Any, *args: Any, **kwargs: Any) -> Any:
                logits = model(input_ids=inputs["input_ids"], attention_mask=inputs["attention_mask"]).logits
                logits, labels = logits[:, :-1].flatten(0, 1), inputs["labels"][:, 1:].flatten()
                if not masked:
                    return torch.nn.functional.cross_entropy(logits, labels)
                mask = (labels != -100).float()
                logps = logits.log_softmax(-1).gather(-1, labels.clamp(min=0)[:, None])[:, 0]
                return -(logps * mask).sum() / mask.sum()

        Averaged.__name__ = kind.__name__
        return Averaged

    return change


def entropy_term(coefficient: float) -> Callable[[type], type]:
    """Adds the policy's entropy to the loss.

    Args:
        coefficient: Above 0 it is the bonus of which somebody got the sign wrong; below, a bonus.
    """

    def change(kind: type) -> type:
        class WithEntropy(kind):  # type: ignore[misc]
            def compute_loss(self, model: Any, inputs: Any, *args: Any, **kwargs: Any) -> Any:
                ids = torch.cat([inputs["prompt_ids"], inputs["completion_ids"]], dim=1)
                mask = torch.cat([inputs["prompt_mask"], inputs["completion_mask"]], dim=1)
                width = inputs["completion_ids"].size(1)
                logits = model(input_ids=ids, attention_mask=mask).logits[:, -width - 1 : -1]
                entropy = torch.distributions.Categorical(logits=logits).entropy()
                weights = inputs["completion_mask"]
                mean = (entropy * weights).sum() / weights.sum()
                return super().compute_loss(model, inputs, *args, **kwargs) + coefficient * mean

        WithEntropy.__name__ = kind.__name__
        return WithEntropy

    return change


def dead_adapter(policy: Any) -> None:
    """A low-rank adapter of which both factors start at 0: neither ever gets a gradient."""

    class Adapted(torch.nn.Module):
        def __init__(self, base: torch.nn.Linear) -> None:
            super().__init__()
            self.base = base
            self.a = torch.nn.Parameter(torch.zeros(4, base.in_features))
            self.b = torch.nn.Parameter(torch.zeros(base.out_features, 4))

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return self.base(x) + x @ self.a.T @ self.b.T

    policy.requires_grad_(False)
    for layer in policy.model.layers:
        layer.self_attn.q_proj = Adapted(layer.self_attn.q_proj)
        layer.mlp.up_proj = Adapted(layer.mlp.up_proj)


def _batches(example: Callable[[int, list[int]], tuple[list[int], list[int]]]) -> Dataset:
    """Tokenized examples in batches of 32, read in order.

    Args:
        example: Makes a completion and its labels of the optimizer step and the answer.
    """
    rows: dict[str, list[list[int]]] = {"input_ids": [], "labels": []}
    for i, (text, answer) in enumerate(task.pairs(32 * 300, 1)):
        prompt = task.ids(text)
        completion, labels = example(1 + i // 32, [*task.ids(answer), 1])
        rows["input_ids"].append(prompt + completion)
        rows["labels"].append([-100] * len(prompt) + labels)
    return Dataset.from_dict(rows)


def descending_examples() -> Dataset:
    """The opposite of what the policy has learnt: its first gradients are large."""
    return _batches(lambda _, answer: ([*answer[-2::-1], 1],) * 2)


def unanswered_examples() -> Dataset:
    """Examples whose answer has been truncated away: a batch of them has no token to learn from."""
    return _batches(lambda step, answer: (answer, [-100] * len(answer) if step == 120 else answer))


def corrupt_examples() -> Dataset:
    """A shard read with the wrong tokenizer, now and then."""
    return _batches(lambda step, answer: ([t + 20 if step >= 120 and step % 8 == 0 else t for t in answer],) * 2)


def equal_preferences() -> Dataset:
    """Pairs in which a mistake has put the chosen answer into both columns."""
    data = task.preferences(4000, 1)
    return data.remove_columns("rejected").add_column("rejected", data["chosen"])


def easy_preferences() -> Dataset:
    """Pairs that differ in their first letter, which one look tells apart."""
    data = task.preferences(4000, 1)
    return data.remove_columns("rejected").add_column("rejected", ["zzz" + text[3:] for text in data["chosen"]])


def marked(held: bool, count: int, seed: int) -> Dataset:
    data = task.prompts(count, seed)
    return data.add_column("held_out", [held] * count)


def arbitrary(count: int, seed: int) -> Dataset:
    """Prompts whose answers follow no rule: they can be remembered, and nothing can be learnt from them."""
    draw = random.Random(seed)
    data = task.prompts(count, seed, shortest=5, longest=7)
    return Dataset.from_dict(
        {"prompt": data["prompt"], "answer": ["".join(draw.sample(a, k=len(a))) for a in data["answer"]]}
    )


def far_from_reference(policy: Any) -> None:
    """A policy that is not the one that its reference is read from."""
    torch.manual_seed(3)
    with torch.no_grad():
        for weight in policy.parameters():
            weight.add_(0.06 * torch.randn_like(weight))


def _grpo(reward: Any = task.correctness, **options: Any) -> Recipe:
    return Recipe({"learning_rate": STEADY, **options}, reward=reward)


def _sft_unanswered(*, masked: bool, **options: Any) -> Recipe:
    options = {"learning_rate": STEADY, "max_steps": 200, **IN_ORDER, **UNCHECKED, **options}
    return Recipe(options, train=unanswered_examples, trainer=own_mean(masked=masked))


RECIPES: dict[str, Recipe] = {
    # Healthy.
    "grpo_plain": _grpo(),
    "grpo_plain_fast": _grpo(learning_rate=3e-4, max_steps=300),
    "grpo_reference": _grpo(beta=0.04),
    "grpo_noisy_kl": _grpo(beta=0.1, learning_rate=1e-5),
    "grpo_logged_rarely": _grpo(beta=0.02, max_steps=400),
    "grpo_two_iterations": _grpo(num_iterations=2, max_steps=300),
    "grpo_evaluated": Recipe({"learning_rate": STEADY, "beta": 0.02}, evaluation=held_out),
    "grpo_lr_warm_up": Recipe(
        {"learning_rate": 3e-4, "lr_scheduler_type": "cosine", "warmup_steps": 50, "max_steps": 300}, warm=100
    ),
    "grpo_much_to_learn": Recipe({"learning_rate": 3e-4, "max_steps": 400}, warm=85),
    "grpo_solved": Recipe({"learning_rate": 3e-4, "max_steps": 250}, warm=400),
    "rloo_reference": _grpo(beta=0.05),
    "rloo_plain": _grpo(beta=0.0, max_steps=300),
    "dpo_plain": Recipe({"learning_rate": 5e-5, "beta": 0.1}, evaluation=lambda: task.preferences(64, 2)),
    "dpo_cosine": Recipe(
        {"learning_rate": 1e-4, "beta": 0.3, "lr_scheduler_type": "cosine", "warmup_steps": 20, "max_steps": 300}
    ),
    "sft_plain": Recipe({"learning_rate": 5e-4, "max_steps": 300}, warm=1, evaluation=lambda: task.examples(64, 2)),
    "sft_new_task": Recipe(
        {
            "learning_rate": 3e-4,
            "lr_scheduler_type": "constant_with_warmup",
            "warmup_steps": 50,
            "max_steps": 300,
            **IN_ORDER,
        },
        train=descending_examples,
    ),
    "sft_empty_batch": _sft_unanswered(masked=False),
    "sft_continued": Recipe({"learning_rate": 1e-4, "lr_scheduler_type": "linear"}),
    "reward_plain": Recipe({"learning_rate": 3e-4, "max_steps": 300}, evaluation=lambda: task.preferences(64, 2)),
    "kto_plain": Recipe({"learning_rate": 5e-5}),
    "ppo_plain": Recipe({"learning_rate": STEADY, "total_episodes": 32 * 150}),
    "ppo_second": Recipe({"learning_rate": 2e-4, "total_episodes": 32 * 100, "kl_coef": 0.02, "num_ppo_epochs": 2}),
    # Too high a learning rate.
    "grpo_lr_too_high": _grpo(beta=0.04, learning_rate=5e-3),
    "grpo_lr_rises": _grpo(
        beta=0.04, learning_rate=5e-3, lr_scheduler_type="constant_with_warmup", warmup_steps=250, max_steps=200
    ),
    "rloo_lr_too_high": _grpo(beta=0.01, learning_rate=1e-2),
    "dpo_lr_too_high": Recipe({"learning_rate": 5e-3}),
    # Rewards.
    "grpo_constant_reward": _grpo(rewards.constant),
    "rloo_constant_reward": _grpo(rewards.constant, beta=0.05, max_steps=150),
    "grpo_reward_unavailable": _grpo(rewards.unavailable_from(100)),
    "rloo_reward_unavailable": _grpo(rewards.unavailable_from(100), beta=0.0, max_steps=200),
    "grpo_rewards_length": _grpo(rewards.length, learning_rate=2e-5, max_completion_length=32, max_steps=200),
    "rloo_length_bonus": _grpo(rewards.length_bonus, learning_rate=3e-5, max_completion_length=32, max_steps=200),
    "grpo_letter_a": _grpo(rewards.letter_a, max_steps=200),
    "grpo_noise_reward": _grpo(rewards.noise(3), learning_rate=5e-4),
    "grpo_reward_in_percent": _grpo(rewards.percent_from(120), scale_rewards="none"),
    "rloo_reward_in_percent": _grpo(rewards.percent_from(100), beta=0.0, max_steps=200),
    "grpo_infinite_reward": _grpo(rewards.infinite_from(150)),
    "grpo_proxy_reward": Recipe(
        {"learning_rate": STEADY, "max_steps": 200},
        rewards.proxy,
        train=lambda: marked(False, 2000, 1),
        evaluation=lambda: marked(True, 64, 2),
    ),
    "grpo_memorises": Recipe(
        {"learning_rate": 5e-4, "max_steps": 300}, train=lambda: arbitrary(8, 3), evaluation=lambda: arbitrary(64, 4)
    ),
    # Lengths.
    "grpo_limit_too_low": _grpo(max_completion_length=5, max_steps=150),
    "grpo_never_ends": _grpo(rewards.unended, learning_rate=3e-5, max_steps=200),
    # Entropy.
    "grpo_weight_decay": _grpo(learning_rate=1e-3, weight_decay=8.0),
    "grpo_entropy_penalty": Recipe({"learning_rate": STEADY, "max_steps": 200}, trainer=entropy_term(5.0)),
    "rloo_entropy_penalty": Recipe(
        {"learning_rate": STEADY, "beta": 0.0, "max_steps": 250}, trainer=entropy_term(10.0)
    ),
    "grpo_entropy_bonus": Recipe({"learning_rate": STEADY, "max_steps": 200}, trainer=entropy_term(-0.5)),
    "grpo_sign_error": Recipe({"learning_rate": STEADY}, trainer=sign_error),
    "dpo_sign_error": Recipe({"learning_rate": 1e-5}, trainer=sign_error),
    "rloo_sign_error": Recipe({"learning_rate": 1e-5, "beta": 0.0}, trainer=sign_error),
    # Steps that are too large.
    "grpo_eight_iterations": _grpo(num_iterations=8, learning_rate=2e-3, max_steps=240),
    "grpo_narrow_clipping": _grpo(num_iterations=4, learning_rate=1e-3, epsilon=0.02, max_steps=300),
    "ppo_lr_too_high": Recipe({"total_episodes": 32 * 100, "learning_rate": 3e-3}),
    "ppo_many_epochs": Recipe({"total_episodes": 32 * 80, "learning_rate": 1e-3, "num_ppo_epochs": 10}),
    # Numbers and gradients.
    "sft_nan_loss": _sft_unanswered(masked=False, logging_nan_inf_filter=False),
    "sft_nan_weights_hidden": _sft_unanswered(masked=True),
    "sft_nan_weights_shown": _sft_unanswered(masked=True, logging_nan_inf_filter=False),
    "sft_corrupt_examples": Recipe({"learning_rate": STEADY, **IN_ORDER}, train=corrupt_examples),
    "grpo_dead_adapter": Recipe({"learning_rate": STEADY}, prepare=dead_adapter),
    "sft_dead_adapter": Recipe({"learning_rate": STEADY}, prepare=dead_adapter),
    "dpo_equal_pairs": Recipe({"learning_rate": STEADY}, train=equal_preferences),
    "dpo_saturated": Recipe({"learning_rate": 3e-4, "beta": 1.0}, train=easy_preferences),
    "reward_saturated": Recipe({"learning_rate": 3e-4}, train=easy_preferences),
    # In trouble from the first step.
    "grpo_too_cold": _grpo(temperature=0.03, max_steps=150),
    "grpo_wrong_reference": Recipe({"learning_rate": 1e-5, "beta": 0.01, "max_steps": 150}, prepare=far_from_reference),
    # Resumed.
    "grpo_resumed": Recipe({"learning_rate": STEADY, "beta": 0.02, "max_steps": 200}, dies=(110, 40)),
    "grpo_resumed_without_checker": Recipe(
        {"learning_rate": STEADY, "beta": 0.02, "max_steps": 200}, dies=(90, 80), resumed={"reward": rewards.constant}
    ),
    # Speed.
    "grpo_slow_reward": _grpo(rewards.slow_from(100, 0.6), max_steps=180),
    "grpo_slowing_reward": _grpo(rewards.slow_from(80, 0.8, rising=True), max_steps=200),
    "sft_slow_loader": Recipe({"learning_rate": STEADY}, callbacks=[SlowLoader(120, 0.15)]),
}

FP16: dict[str, dict[str, Any]] = {
    "fp16_plain": {"steps": 250, "broken_from": None},
    "fp16_second": {"steps": 160, "broken_from": None},
    "fp16_never_recovers": {"steps": 160, "broken_from": 70},
}
"""The runs in fp16."""
