"""How each run of the pairs is trained, and what is planted in which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import torch
from transformers import TrainerCallback

from lab.compare.pairs import Plan
from lab.health import task
from lab.health.rewards import Reward
from lab.health.training import DATA, Recipe

STEPS = 100


class LearningRate(TrainerCallback):
    """Multiplies the learning rate from a step on, as a schedule with a mistake in it would."""

    def __init__(self, step: int, factor: float) -> None:
        self.step, self.factor = step, factor

    def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        if state.global_step == self.step - 1:
            scheduler = kwargs["lr_scheduler"]
            scheduler.base_lrs = [rate * self.factor for rate in scheduler.base_lrs]
            for group in kwargs["optimizer"].param_groups:
                group["lr"] *= self.factor


def nan_at(step: int) -> Callable[[type], type]:
    """A trainer whose loss is NaN in one step, as that of a batch without anything to learn from is."""

    def change(kind: type) -> type:
        class OneBatch(kind):  # type: ignore[misc]
            def compute_loss(self, *args: Any, **kwargs: Any) -> Any:
                loss = super().compute_loss(*args, **kwargs)
                return loss * torch.nan if self.state.global_step == step - 1 else loss

        return OneBatch

    return change


def late_letters_from(step: int) -> Reward:
    """A reward function that somebody changes while it is used: from a step on it wants late letters, too."""

    def judge(completions: list[str], answer: list[str], trainer_state: Any, **_: Any) -> list[float]:
        rewards = task.correctness(completions, answer)
        if trainer_state.global_step < step - 1:
            return rewards
        late = (sum(letter in "efgh" for letter in text) / max(1, len(text)) for text in completions)
        return [0.5 * right + 0.5 * share for right, share in zip(rewards, late, strict=True)]

    return judge


def training(plan: Plan) -> Recipe:
    """How a run is trained."""
    recipe = Recipe({"max_steps": STEPS, **_OPTIONS[plan.algorithm]})
    return replace(recipe, **_PLANTED[plan.kind](plan))


_OPTIONS: dict[str, dict[str, Any]] = {
    "grpo": {"learning_rate": 1e-4, "beta": 0.04},
    "rloo": {"learning_rate": 7e-5},
    "sft": {"learning_rate": 3e-4},
    "dpo": {"learning_rate": 4e-5},
}


def _in_other_order(plan: Plan) -> dict[str, Any]:
    """The same data, shuffled."""
    return {"train": lambda: DATA[plan.algorithm]().shuffle(seed=1000 + plan.seed)}


def _resumed_with_other_data(plan: Plan) -> dict[str, Any]:
    """Resumed from a checkpoint of the step before, with longer words."""
    before = plan.step - 1
    return {"dies": (before, before), "resumed": {"train": _OTHER[plan.algorithm]}}


_PLANTED: dict[str, Callable[[Plan], dict[str, Any]]] = {
    "": lambda _: {},
    "order": _in_other_order,
    "rate": lambda plan: {"callbacks": [LearningRate(plan.step, 10)]},
    "reward": lambda plan: {"reward": late_letters_from(plan.step)},
    "nan": lambda plan: {"trainer": nan_at(plan.step)},
    "data": _resumed_with_other_data,
}

_OTHER: dict[str, Callable[[], Any]] = {
    "grpo": lambda: task.prompts(2000, 3, shortest=9, longest=14),
    "rloo": lambda: task.prompts(2000, 3, shortest=9, longest=14),
    "sft": lambda: task.examples(4000, 3, shortest=9, longest=14),
    "dpo": lambda: task.preferences(4000, 3, shortest=9, longest=14),
}
