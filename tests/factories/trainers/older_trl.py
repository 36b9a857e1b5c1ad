"""The trainers of TRL 0.23 that `any_trl` does not have; most of them left TRL later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset

from tests.factories.trainers.any_trl import (
    DPO,
    PAIRS,
    ROLLOUT,
    STEP,
    TOKENS,
    Case,
    judgements,
    preferences,
    prompts,
)
from tests.factories.trainers.material import COMMON, PROMPTS

_TEMPLATE = "{% for m in messages %}{{ m['content'] }};{% endfor %}"


def _dialogues() -> Dataset:
    turns = [[{"role": "user", "content": word}, {"role": "assistant", "content": word[::-1]}] for word in PROMPTS]
    return Dataset.from_dict({"messages": turns})


def _steps_judged() -> Dataset:
    return Dataset.from_dict(
        {
            "prompt": PROMPTS,
            "completions": [[word.upper(), word[::-1]] for word in PROMPTS],
            "labels": [[True, False] for _ in PROMPTS],
        }
    )


def _offline(name: str, data: Callable[[], Dataset]) -> Callable[..., Any]:
    def build(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
        import trl
        from transformers import AutoModelForCausalLM, AutoTokenizer

        config = getattr(trl, f"{name}Config")(
            output_dir=str(path / "out"), **{**COMMON, "max_length": 64, "max_prompt_length": 32, **changes}
        )
        reference = {"ref_model": AutoModelForCausalLM.from_pretrained(model)} if name == "BCO" else {}
        return getattr(trl, f"{name}Trainer")(
            model=AutoModelForCausalLM.from_pretrained(model),
            args=config,
            processing_class=AutoTokenizer.from_pretrained(model),
            train_dataset=data(),
            eval_dataset=data().select(range(8)),
            callbacks=callbacks,
            **reference,
        )

    return build


def _prm(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
    from transformers import AutoModelForTokenClassification, AutoTokenizer
    from trl import PRMConfig, PRMTrainer

    options = {**COMMON, "max_length": 64, "step_separator": " ", **changes}
    return PRMTrainer(
        model=AutoModelForTokenClassification.from_pretrained(model, num_labels=2),
        args=PRMConfig(output_dir=str(path / "out"), **options),
        processing_class=AutoTokenizer.from_pretrained(model),
        train_dataset=_steps_judged(),
        eval_dataset=_steps_judged().select(range(8)),
        callbacks=callbacks,
    )


def _gkd(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
    from transformers import AutoModelForCausalLM, AutoTokenizer
    from trl import GKDConfig, GKDTrainer

    tokenizer = AutoTokenizer.from_pretrained(model)
    tokenizer.chat_template = _TEMPLATE
    student = AutoModelForCausalLM.from_pretrained(model)
    torch.manual_seed(5)  # another model: one like the student's would make the loss 0
    teacher = AutoModelForCausalLM.from_config(student.config)
    return GKDTrainer(
        model=student,
        teacher_model=teacher,
        args=GKDConfig(output_dir=str(path / "out"), **{**COMMON, "max_length": 64, "max_new_tokens": 8, **changes}),
        processing_class=tokenizer,
        train_dataset=_dialogues(),
        eval_dataset=_dialogues().select(range(8)),
        callbacks=callbacks,
    )


def _against(name: str) -> Callable[..., Any]:
    """NashMD and XPO: against a mixture, or the reference; the reward comes from a model. They cannot evaluate."""

    def build(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
        import trl
        from transformers import AutoModelForCausalLM, AutoModelForSequenceClassification, AutoTokenizer

        options = {**COMMON, "eval_strategy": "no", "max_new_tokens": 8, "max_length": 64, **changes}
        return getattr(trl, f"{name}Trainer")(
            model=AutoModelForCausalLM.from_pretrained(model),
            ref_model=AutoModelForCausalLM.from_pretrained(model),
            reward_funcs=AutoModelForSequenceClassification.from_pretrained(model, num_labels=1),
            args=getattr(trl, f"{name}Config")(output_dir=str(path / "out"), **options),
            train_dataset=prompts(),
            processing_class=AutoTokenizer.from_pretrained(model, padding_side="left"),
            callbacks=callbacks,
        )

    return build


MAKERS: dict[str, Callable[..., Any]] = {
    "bco": _offline("BCO", judgements),
    "cpo": _offline("CPO", preferences),
    "orpo": _offline("ORPO", preferences),
    "prm": _prm,
    "gkd": _gkd,
    "nash_md": _against("NashMD"),
    "xpo": _against("XPO"),
}

_REWARDS = {
    "reward_chosen": "rewards/chosen",
    "reward_rejected": "rewards/rejected",
    "reward_margin": "rewards/margins",
}
_LOGPS = {"logps_chosen": "logps/chosen", "logps_rejected": "logps/rejected"}
_ACCURACY = {"preference_accuracy": "rewards/accuracies"}
_SCORES = {"reward_mean": "objective/scores", "kl_sequence": "objective/kl"}
_RLOO = {name: key for name, key in ROLLOUT.items() if name != "reward_mean"}  # the KL penalty is in it

CASES = [
    Case("sft", "sft", {**STEP, **TOKENS}, evals=(3,), length=64),
    Case(
        "reward", "reward", {**STEP, "preference_accuracy": "accuracy"}, evals=(3,), evaluated=("accuracy",), length=64
    ),
    Case("kto", "kto", {**STEP, **PAIRS}, evals=(3,), length=64),
    # Its reward has the KL penalty in it.
    Case(
        "rloo",
        "rloo",
        {**{k: v for k, v in ROLLOUT.items() if k != "reward_mean"}, **STEP, "kl_mean": "kl"},
        evals=(3,),
    ),
    Case(
        "online_dpo", "online_dpo", {**DPO, "reward_mean": "objective/scores", "kl_sequence": "objective/kl"}, evals=()
    ),
    Case("bco", "bco", {**STEP, **_REWARDS, **_LOGPS}, evals=(3,), length=64),
    Case("cpo", "cpo", {**STEP, **_LOGPS, **_ACCURACY}, evals=(3,), length=64),
    Case("orpo", "orpo", {**STEP, **_ACCURACY}, evals=(3,), length=64),
    Case("prm", "prm", STEP, evals=(3,), length=64),
    Case("gkd", "gkd", STEP, evals=(3,)),
    Case("nash_md", "nash_md", {**STEP, "reward_mean": "rewards/chosen", "kl_sequence": "loss/kl"}, evals=()),
    Case("xpo", "xpo", {**STEP, **_REWARDS, **_ACCURACY, "reward_mean": "objective/model_scores"}, evals=()),
]
