"""Real trainings that end or relate in every way there is, each in processes of its own.

`python -m tests.factories.real_runs FOLDER MODEL` trains them all: TRL is imported once, then each process is a fork.
A fork leaves through the interpreter's own end, as a script does.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import optuna
import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer, TrainerCallback
from trl import RewardConfig, RewardTrainer

from rldk.integrations.trl import RLDKCallback
from tests.factories.trainers.any_trl import make, preferences
from tests.factories.trainers.material import COMMON

BAD_STEP = 3
QUIET: dict[str, Any] = {"eval_strategy": "no", "max_steps": 5}


class At(TrainerCallback):
    """Does something at the end of one step."""

    def __init__(self, step: int, do: Callable[[], object]) -> None:
        self.step, self.do = step, do

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        if state.global_step == self.step:
            self.do()


def _logged(folder: Path, **options: Any) -> RLDKCallback:
    return RLDKCallback(folder.parent / "logs", run_id=folder.name, **options)


def _grpo(folder: Path, model: Path, *more: TrainerCallback, **changes: Any) -> Any:
    return make("grpo", folder, model, [_logged(folder), *more], **{**QUIET, **changes})


def optuna_search(folder: Path, model: Path) -> None:
    """Three trials: the second is the best, the third is pruned."""
    optuna.logging.set_verbosity(optuna.logging.ERROR)

    def build(trial: Any = None) -> Any:
        return AutoModelForSequenceClassification.from_pretrained(model, num_labels=1)

    config = {**COMMON, "max_steps": 3, "eval_steps": 1, "max_length": 32}
    trainer = RewardTrainer(
        model=build(),
        args=RewardConfig(output_dir=str(folder / "out"), **config),
        processing_class=AutoTokenizer.from_pretrained(model),
        train_dataset=preferences(),
        eval_dataset=preferences().select(range(4)),
        callbacks=[_logged(folder)],
    )
    trainer.model_init = build
    rates = [1e-3, 5e-2, 1e-6]
    trainer.hyperparameter_search(
        hp_space=lambda trial: {"learning_rate": trial.suggest_categorical("learning_rate", rates)},
        compute_objective=lambda metrics: metrics["eval_loss"],
        n_trials=3,
        backend="optuna",
        direction="minimize",
        sampler=_InTurn(rates),
        pruner=_Third(),
    )


class _InTurn(optuna.samplers.RandomSampler):
    """Each trial gets the next value."""

    def __init__(self, values: Sequence[float]) -> None:
        super().__init__(seed=0)
        self.values = values

    def sample_independent(self, study: Any, trial: Any, name: str, distribution: Any) -> Any:
        return self.values[trial.number]


class _Third(optuna.pruners.BasePruner):
    """Prunes the third trial at its first evaluation."""

    def prune(self, study: Any, trial: Any) -> bool:
        return trial.number == 2


def two_stages(folder: Path, model: Path) -> None:
    trainer = make("sft", folder, model, [_logged(folder)], **{**QUIET, "eval_strategy": "steps", "eval_steps": 2})
    trainer.train()
    trainer.train_dataset = trainer.train_dataset.shuffle(seed=1)
    trainer.train()


def dpo_round(folder: Path, model: Path) -> None:
    make("dpo", folder, model, [_logged(folder)], **QUIET).train()


def oom_retries(folder: Path, model: Path) -> None:
    """Halves the batch until it fits, as accelerate's find_executable_batch_size does."""
    for size in (16, 8, 4):

        def full(size: int = size) -> None:
            if size > 4:
                raise torch.OutOfMemoryError(f"out of memory: a batch of {size} does not fit")

        trainer = _grpo(folder, model, At(2, full), per_device_train_batch_size=size)
        try:
            trainer.train()
        except torch.OutOfMemoryError:
            continue
        return


def resumed_with_another_rate(folder: Path, model: Path) -> None:
    """A fork that is killed at step 5 and resumes from its checkpoint at step 4 with another learning rate."""
    saved = {"save_strategy": "steps", "save_steps": 2, "max_steps": 6}
    if child := os.fork():
        os.waitpid(child, 0)
        trainer = _grpo(folder, model, **saved, learning_rate=5e-5)
        trainer.train(resume_from_checkpoint=True)
    else:
        _grpo(folder, model, At(5, lambda: os.kill(os.getpid(), signal.SIGKILL)), **saved, learning_rate=1e-5).train()


def reward_function_fails(folder: Path, model: Path) -> None:
    calls = []

    def reward(completions: list[str], **_: Any) -> list[float]:
        calls.append(1)
        if len(calls) == BAD_STEP + 1:
            raise KeyError("answer")
        return [len(set(text)) / 16 for text in completions]

    _grpo(folder, model, reward_funcs=reward).train()


def _itself(number: signal.Signals) -> Callable[[Path, Path], None]:
    def case(folder: Path, model: Path) -> None:
        _grpo(folder, model, At(BAD_STEP, lambda: os.kill(os.getpid(), number))).train()

    return case


def os_exit(folder: Path, model: Path) -> None:
    _grpo(folder, model, At(BAD_STEP, lambda: os._exit(7))).train()


CASES: dict[str, tuple[Callable[[Path, Path], None], ...]] = {
    "search": (optuna_search,),
    "stages": (two_stages,),
    "rounds": (dpo_round, dpo_round),
    "oom": (oom_retries,),
    "resumed": (resumed_with_another_rate,),
    "reward": (reward_function_fails,),
    "interrupt": (_itself(signal.SIGINT),),
    "sigterm": (_itself(signal.SIGTERM),),
    "sigkill": (_itself(signal.SIGKILL),),
    "os-exit": (os_exit,),
}


def main() -> None:
    out, model = Path(sys.argv[1]), Path(sys.argv[2])
    for name, processes in CASES.items():
        if len(sys.argv) > 3 and name not in sys.argv[3:]:
            continue
        for case in processes:
            if child := os.fork():
                os.waitpid(child, 0)
            else:
                (out / name).mkdir(exist_ok=True)
                case(out / name, model)
                return


if __name__ == "__main__":
    main()
