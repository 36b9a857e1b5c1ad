"""One training run with the real trainer and the real callback."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from transformers import TrainerCallback, set_seed
from transformers.trainer_callback import PrinterCallback

from lab.health import task
from rldk.demo import build_tiny_model
from rldk.health.rules import default_rules
from rldk.integrations.trl import RLDKCallback

MODEL = "tiny-sorter"
WARM_UP = 130
"""Supervised steps before a run: about 0.6 of what the answers can be rewarded with, and nearly all of them end."""

COMMON: dict[str, Any] = {
    "max_steps": 250,
    "per_device_train_batch_size": 32,
    "per_device_eval_batch_size": 32,
    "learning_rate": 3e-4,
    "lr_scheduler_type": "constant",
    "save_strategy": "no",
    "report_to": "none",
    "use_cpu": True,
    "disable_tqdm": True,
}
ONLINE: dict[str, Any] = {"num_generations": 4, "max_completion_length": task.LIMIT}


@dataclass(frozen=True)
class Recipe:
    """How a run is trained.

    Attributes:
        options: Of the trainer's configuration, over the common ones.
        reward: The reward function, where the trainer takes one.
        train: Training data; the algorithm's usual data if None.
        evaluation: Held-out data; None for no evaluation.
        warm: Supervised steps that the policy starts from.
        prepare: Changes the policy before training.
        trainer: Makes a class of the trainer's class, to put a mistake into it.
        callbacks: Further callbacks.
        dies: (step, step of its last checkpoint): the first start dies there, and a second one resumes.
        resumed: Fields of the recipe that are others the second time.
    """

    options: dict[str, Any] = field(default_factory=dict)
    reward: Callable[..., list[float]] = task.correctness
    train: Callable[[], Dataset] | None = None
    evaluation: Callable[[], Dataset] | None = None
    warm: int = WARM_UP
    prepare: Callable[[Any], None] | None = None
    trainer: Callable[[type], type] | None = None
    callbacks: Sequence[Any] = ()
    dies: tuple[int, int] | None = None
    resumed: dict[str, Any] = field(default_factory=dict)


DATA: dict[str, Callable[[], Dataset]] = {
    "grpo": lambda: task.prompts(2000, 1),
    "rloo": lambda: task.prompts(2000, 1),
    "sft": lambda: task.examples(4000, 1),
    "dpo": lambda: task.preferences(4000, 1),
    "reward": lambda: task.preferences(4000, 1),
    "kto": lambda: task.judgements(4000, 1),
}
_NAMES = {"grpo": "GRPO", "rloo": "RLOO", "sft": "SFT", "dpo": "DPO", "reward": "Reward", "kto": "KTO"}


def train(name: str, algorithm: str, recipe: Recipe, *, seed: int, logging_steps: int, logs: Path) -> Path:
    """Trains a run to its end, or into the exception that ends it.

    Returns:
        Its event log.
    """
    torch.set_num_threads(1)  # the same sums in the same order, on however many cores
    logs, here = logs.absolute(), Path.cwd()
    with tempfile.TemporaryDirectory(prefix="rldk-corpus-") as scratch:
        shutil.copytree(warm_model(recipe.warm), Path(scratch) / MODEL)
        # The model's path becomes its name in the log: a relative one tells nothing of this machine.
        os.chdir(scratch)
        try:
            return _train(name, algorithm, recipe, seed, logging_steps, logs)
        finally:
            os.chdir(here)


def _train(name: str, algorithm: str, recipe: Recipe, seed: int, logging_steps: int, logs: Path) -> Path:
    if recipe.dies is not None:
        step, saved = recipe.dies
        options = {**recipe.options, "save_strategy": "steps", "save_steps": saved, "save_total_limit": 1}
        first = replace(recipe, options=options, callbacks=[*recipe.callbacks, _Death(step)], dies=None)
        _train(name, algorithm, first, seed, logging_steps, logs)
        recipe = replace(recipe, options=options, **recipe.resumed)
    set_seed(seed)
    callback = RLDKCallback(
        logs,
        run_id=name,
        enable_resource_monitoring=False,
        write_outputs=False,
        alert_thresholds=dict.fromkeys(default_rules()),  # what today's rules say of it is no part of a run
    )
    options = {**COMMON, "output_dir": "out", "seed": seed, "logging_steps": logging_steps, **recipe.options}
    if recipe.evaluation is not None:
        options = {"eval_strategy": "steps", "eval_steps": 10, **options}
    build = _ppo if algorithm == "ppo" else _online if algorithm in ("grpo", "rloo") else _offline
    trainer = build(algorithm, recipe, Path(MODEL), options, [callback, *recipe.callbacks])
    trainer.remove_callback(PrinterCallback)
    try:
        trainer.train(resume_from_checkpoint=recipe.dies is not None)
    except (RuntimeError, ValueError) as error:
        # torch cannot sample from a policy of NaN: such a run ends here.
        print(f"{name}: training ended with {error!r:.200}")
    if callback.run is None or callback.failures:
        raise RuntimeError(f"{name}: the callback failed")
    callback.run.finish()
    return callback.run.path


class _Death(TrainerCallback):
    """An exception in the middle of training."""

    def __init__(self, step: int) -> None:
        self.step = step

    def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        if state.global_step >= self.step:
            raise RuntimeError("the node is gone")


@functools.cache
def warm_model(steps: int) -> Path:
    """The policy after so many supervised steps."""
    directory = Path(tempfile.mkdtemp(prefix="rldk-corpus-model-"))
    atexit.register(shutil.rmtree, directory)
    build_tiny_model(directory)
    task.warm_up(directory, steps=steps)
    return directory


def _trainer_class(algorithm: str, recipe: Recipe) -> type:
    import trl

    kind: type = getattr(trl, f"{_NAMES[algorithm]}Trainer")
    return kind if recipe.trainer is None else recipe.trainer(kind)


def _online(algorithm: str, recipe: Recipe, model: Path, options: dict[str, Any], callbacks: list[Any]) -> Any:
    import trl
    from transformers import AutoModelForCausalLM

    policy: Any = str(model)
    if recipe.prepare is not None:
        policy = AutoModelForCausalLM.from_pretrained(model)
        recipe.prepare(policy)
    return _trainer_class(algorithm, recipe)(
        model=policy,
        reward_funcs=recipe.reward,
        train_dataset=(recipe.train or DATA[algorithm])(),
        eval_dataset=recipe.evaluation and recipe.evaluation(),
        args=getattr(trl, f"{_NAMES[algorithm]}Config")(**{**ONLINE, **options}),
        callbacks=callbacks,
    )


def _offline(algorithm: str, recipe: Recipe, model: Path, options: dict[str, Any], callbacks: list[Any]) -> Any:
    import trl
    from transformers import AutoModelForCausalLM, AutoModelForSequenceClassification, AutoTokenizer

    if algorithm == "reward":
        policy = AutoModelForSequenceClassification.from_pretrained(model, num_labels=1)
    else:
        policy = AutoModelForCausalLM.from_pretrained(model)
    if recipe.prepare is not None:
        recipe.prepare(policy)
    return _trainer_class(algorithm, recipe)(
        model=policy,
        args=getattr(trl, f"{_NAMES[algorithm]}Config")(**{"max_length": 64, **options}),
        processing_class=AutoTokenizer.from_pretrained(model),
        train_dataset=(recipe.train or DATA[algorithm])(),
        eval_dataset=recipe.evaluation and recipe.evaluation(),
        callbacks=callbacks,
    )


def _ppo(algorithm: str, recipe: Recipe, model: Path, options: dict[str, Any], callbacks: list[Any]) -> Any:
    from transformers import AutoModelForCausalLM, AutoModelForSequenceClassification, AutoTokenizer
    from trl import PPOConfig, PPOTrainer

    tokenizer = AutoTokenizer.from_pretrained(model, padding_side="left")
    rows = Dataset.from_dict({"input_ids": [tokenizer(p)["input_ids"] for p, _ in task.pairs(2000, 1)]})
    options = {
        name: value for name, value in options.items() if name not in ("max_steps", "per_device_eval_batch_size")
    }
    config = PPOConfig(
        **{
            "num_mini_batches": 1,
            "num_ppo_epochs": 4,
            "response_length": task.LIMIT,
            "num_sample_generations": 0,
            "local_rollout_forward_batch_size": 32,
            "stop_token": "eos",
            "temperature": 1.0,
            **options,
        }
    )
    return PPOTrainer(
        args=config,
        processing_class=tokenizer,
        model=AutoModelForCausalLM.from_pretrained(model),
        ref_model=AutoModelForCausalLM.from_pretrained(model),
        reward_model=_Judge(tokenizer),
        value_model=AutoModelForSequenceClassification.from_pretrained(model, num_labels=1),
        train_dataset=rows,
        eval_dataset=rows.select(range(4)),
        callbacks=callbacks,
    )


class _Judge(torch.nn.Module):
    """The rule in the shape of a reward model, which PPO wants: its hidden state is the reward, at every place."""

    base_model_prefix = "rule"

    def __init__(self, tokenizer: Any) -> None:
        super().__init__()
        self.tokenizer = tokenizer
        self.rule = _Rule(self)
        self.score = torch.nn.Identity()


class _Rule(torch.nn.Module):
    def __init__(self, judge: _Judge) -> None:
        super().__init__()
        self.tokenizer = judge.tokenizer

    def forward(self, input_ids: torch.Tensor, **_: Any) -> Any:
        from transformers.modeling_outputs import BaseModelOutput

        scores = []
        for text in self.tokenizer.batch_decode(input_ids, skip_special_tokens=True):
            prompt, _sep, answer = text.partition(">")
            scores += task.correctness([answer], ["".join(sorted(prompt))])
        return BaseModelOutput(hidden_states=(torch.tensor(scores)[:, None, None].expand(*input_ids.shape, 1),))
