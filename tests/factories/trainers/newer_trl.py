"""The trainers of TRL 1.x that `any_trl` does not have, most of them experimental.

`server_distillation`, `async_grpo` and `async_distillation` need vLLM, which a CPU cannot run: their servers, workers
and kernels are stand-ins here, their log calls are TRL's own.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import torch
from datasets import Dataset

from tests.factories.trainers.any_trl import (
    DPO,
    GENERATION,
    GRPO,
    STEP,
    TOKENS,
    Case,
    preferences,
    prompts,
    reward,
)
from tests.factories.trainers.material import COMMON, PROMPTS
from tests.factories.trainers.vllm_stand_ins import NoTransfer, Worker, attention

_TEMPLATE = "{% for m in messages %}{{ m['content'] }}{% endfor %}"


def _tokenizer(model: Path, **options: Any) -> Any:
    from transformers import AutoTokenizer

    # It drops spaces, and GKD and GOLD then refuse the offsets: there are none in the chats.
    tokenizer = AutoTokenizer.from_pretrained(model, **options)
    tokenizer.chat_template = _TEMPLATE
    return tokenizer


def _causal(model: Path) -> Any:
    from transformers import AutoModelForCausalLM

    return AutoModelForCausalLM.from_pretrained(model)


def _teacher(model: Path) -> Any:
    """The model with other weights: of itself it would learn nothing."""
    teacher = _causal(model)
    generator = torch.Generator().manual_seed(5)
    with torch.no_grad():
        for weights in teacher.parameters():
            weights.add_(0.1 * torch.randn(weights.shape, generator=generator))
    return teacher


def _chats() -> Dataset:
    turns = [
        [{"role": "user", "content": f"{word}:"}, {"role": "assistant", "content": word[::-1] * 2}] for word in PROMPTS
    ]
    return Dataset.from_dict({"messages": turns})


def _triples() -> Dataset:
    return preferences().add_column("reference", [word.title() for word in PROMPTS])


def _advised() -> Dataset:
    return prompts().add_column("privileged_context", [f"try {word[::-1]}" for word in PROMPTS])


def _conversations() -> Dataset:
    return Dataset.from_dict({"prompt": [[{"role": "user", "content": word}] for word in PROMPTS]})


def _right(completions: list[str], **_: Any) -> list[float]:
    """Every second completion: 0 or 1, as A*-PO and SDPO want it."""
    return [float(i % 2) for i, _ in enumerate(completions)]


def _classes(package: str, name: str) -> tuple[Any, Any]:
    module = import_module(package)
    return getattr(module, f"{name}Config"), getattr(module, f"{name}Trainer")


def _generating(
    package: str, name: str, data: Callable[[], Dataset], rewards: Any = None, **options: Any
) -> Callable[..., Any]:
    """Trainers that generate from prompts: with a reward function, or with another model's word."""

    def build(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
        config, trainer = _classes(package, name)
        judge = {} if rewards is None else {"reward_funcs": rewards}
        if name == "Distillation":
            judge = {"teacher_model": _teacher(model)}
        return trainer(
            model=str(model),
            args=config(output_dir=str(path / "out"), **{**COMMON, "max_completion_length": 8, **options, **changes}),
            train_dataset=data(),
            eval_dataset=data().select(range(4)),
            callbacks=callbacks,
            **judge,
        )

    return build


def _offline(package: str, name: str, data: Callable[[], Dataset]) -> Callable[..., Any]:
    def build(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
        config, trainer = _classes(package, name)
        return trainer(
            model=_causal(model),
            args=config(output_dir=str(path / "out"), **{**COMMON, "max_length": 64, **changes}),
            processing_class=_tokenizer(model),
            train_dataset=data(),
            eval_dataset=data().select(range(8)),
            callbacks=callbacks,
        )

    return build


def _taught(package: str, name: str, **options: Any) -> Callable[..., Any]:
    """GKD, GOLD, IW-OPD: chats, and a teacher of the same tokenizer."""

    def build(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
        config, trainer = _classes(package, name)
        return trainer(
            model=_causal(model),
            teacher_model=_teacher(model),
            args=config(output_dir=str(path / "out"), **{**COMMON, "max_length": 64, **options, **changes}),
            processing_class=_tokenizer(model, padding_side="left"),
            train_dataset=_chats(),
            eval_dataset=_chats().select(range(4)),
            callbacks=callbacks,
        )

    return build


def _dpo_with_moving_reference(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
    """A trainer of its own, with DPO's configuration."""
    from trl import DPOConfig
    from trl.experimental.bema_for_ref_model import BEMACallback, DPOTrainer

    return DPOTrainer(
        model=_causal(model),
        ref_model=_causal(model),
        args=DPOConfig(output_dir=str(path / "out"), **{**COMMON, "max_length": 64, **changes}),
        processing_class=_tokenizer(model),
        train_dataset=preferences(),
        eval_dataset=preferences().select(range(8)),
        callbacks=[BEMACallback(update_ref_model=True), *callbacks],
    )


def _server_distillation(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
    teacher = _teacher(model)

    class Client:
        """Stands in for the client of the teacher's vLLM server."""

        def __init__(self, **_: Any) -> None: ...

        def get_sequence_logprobs(
            self, sequences: Any, prompt_lengths: Any, top_logprobs: int, temperature: float
        ) -> dict[str, Any]:
            out: dict[str, Any] = {"actual_logprobs": [], "logprobs": [], "logprob_token_ids": []}
            for ids, start in zip(sequences, prompt_lengths, strict=True):
                with torch.no_grad():
                    logps = torch.log_softmax(teacher(torch.tensor([ids])).logits[0, start - 1 : -1] / temperature, -1)
                top = logps.topk(max(1, top_logprobs), -1)
                out["actual_logprobs"].append(logps.gather(-1, torch.tensor(ids[start:])[:, None]).tolist())
                out["logprobs"].append(top.values.tolist())
                out["logprob_token_ids"].append(top.indices.tolist())
            return out

    build = _generating(
        "trl.experimental.server_distillation",
        "ServerDistillation",
        prompts,
        teacher_model_server_url="http://127.0.0.1:9",
    )
    with mock.patch("trl.generation.vllm_client.VLLMClient", Client):
        return build(path, model, callbacks, changes)


_ASYNC: dict[str, Any] = {
    **COMMON,
    "eval_strategy": "no",
    "token_budget": 0,
    "max_completion_length": 8,
    "dtype": "float32",
    "bf16": False,
    "gradient_checkpointing": False,
}
_MASK = np.array([0] * 4 + [1] * 8)


def _async_grpo(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
    from trl.experimental.async_grpo import AsyncGRPOConfig, async_grpo_trainer, packing
    from trl.experimental.async_grpo.async_rollout_worker import RolloutSample

    generator = np.random.default_rng(3)

    def sample(i: int, version: int) -> Any:
        value = float(i % 2)
        return RolloutSample(
            prompt=[{"role": "user", "content": "say"}],
            completion=[{"role": "assistant", "content": "yas"}],
            input_ids=generator.integers(2, 97, 12),
            completion_mask=_MASK,
            old_log_probs=np.where(_MASK, -4.5 + 0.2 * generator.standard_normal(12), 0.0).astype(np.float32),
            advantage=2 * value - 1,
            model_version=version,
            group_id=i // 4,
            metrics={"reward": value, "reward_std": 0.5, "rewards/right": value},
        )

    # Needed for as long as it trains, in a process of tests only.
    packing._flash_attn = attention
    async_grpo_trainer.VLLMClient = mock.MagicMock()
    async_grpo_trainer.get_peak_flops_per_device = lambda *_: None  # asks CUDA for its name
    args = AsyncGRPOConfig(output_dir=str(path / "out"), **{**_ASYNC, "num_generations": 4, **changes})
    return async_grpo_trainer.AsyncGRPOTrainer(
        model=str(model),
        args=args,
        train_dataset=_conversations(),
        processing_class=_tokenizer(model),
        callbacks=callbacks,
        rollout_worker=Worker(sample),
        weight_transfer=NoTransfer(),
    )


def _async_distillation(path: Path, model: Path, callbacks: list[Any], changes: dict[str, Any]) -> Any:
    from trl.experimental.async_distillation import AsyncDistillationConfig, async_distillation_trainer
    from trl.experimental.async_distillation.async_rollout_worker import RolloutSample

    generator = np.random.default_rng(3)
    teacher = {
        "teacher_server_urls": {"teacher": "http://127.0.0.1:9"},
        "model_init_kwargs": {"attn_implementation": "sdpa"},
    }
    args = AsyncDistillationConfig(output_dir=str(path / "out"), **{**_ASYNC, **teacher, **changes})

    def sample(i: int, version: int) -> Any:
        ids = generator.integers(2, 97, 12)
        tops = np.full((12, args.teacher_top_k + 1), -1, dtype=np.int64)
        logps = np.full(tops.shape, -np.inf, dtype=np.float32)
        tops[4:, 0], logps[4:, 0] = ids[4:], -1.0
        return RolloutSample(
            prompt=[{"role": "user", "content": "say"}],
            completion=[{"role": "assistant", "content": "yas"}],
            input_ids=ids,
            completion_mask=_MASK,
            teacher_topk_ids=tops,
            teacher_topk_logprobs=logps,
            model_version=version,
            metrics={},
            teacher_id="teacher",
            prompt_id=i,
        )

    async_distillation_trainer.VLLMClient = mock.MagicMock()
    async_distillation_trainer.get_peak_flops_per_device = lambda *_: None
    return async_distillation_trainer.AsyncDistillationTrainer(
        model=str(model),
        args=args,
        train_dataset=_conversations(),
        processing_class=_tokenizer(model),
        callbacks=callbacks,
        rollout_worker=Worker(sample),
        weight_transfer=NoTransfer(),
    )


_E = "trl.experimental"
MAKERS: dict[str, Callable[..., Any]] = {
    "distillation": _generating("trl", "Distillation", prompts),
    "gmpo": _generating(f"{_E}.gmpo", "GMPO", prompts, reward, **GENERATION),
    "a2po": _generating(f"{_E}.a2po", "A2PO", prompts, _right, num_value_samples=2, filter_all_incorrect=False),
    "sdft": _generating(f"{_E}.sdft", "SDFT", _advised, None, **GENERATION, distillation_topk=20),
    "sdpo": _generating(f"{_E}.sdpo", "SDPO", _advised, _right, **GENERATION, distillation_topk=20),
    "cpo": _offline(f"{_E}.cpo", "CPO", preferences),
    "orpo": _offline(f"{_E}.orpo", "ORPO", preferences),
    "tpo": _offline(f"{_E}.tpo", "TPO", _triples),
    "gkd": _taught(f"{_E}.gkd", "GKD", max_new_tokens=8),
    "gold": _taught(f"{_E}.gold", "GOLD", max_completion_length=8),
    "iw_opd": _taught(f"{_E}.iw_opd", "IWOPD", max_completion_length=8),
    "dpo_with_moving_reference": _dpo_with_moving_reference,
    "server_distillation": _server_distillation,
    "async_grpo": _async_grpo,
    "async_distillation": _async_distillation,
}

_LENGTHS = {"response_length_mean": "completions/mean_length", "truncated_frac": "completions/clipped_ratio"}
_GENERATED = {**_LENGTHS, "response_length_max": "completions/max_length"}
_DISTILLED = {**STEP, **_GENERATED, "tokens_seen": "num_tokens", "step_time": "step_time"}
_ACCURACY = {"preference_accuracy": "rewards/accuracies"}
_LOGPS = {"logps_chosen": "logps/chosen", "logps_rejected": "logps/rejected"}
# Their epoch is the share of max_steps.
_ASYNC_STEP = {
    **{name: key for name, key in STEP.items() if name != "epoch"},
    **_LENGTHS,
    "entropy_mean": "entropy",
    "step_time": "perf/step_s",
    "tokens_per_second": "perf/forwarded_tok_s_wall_clock",
    "weight_sync_time": "perf/weight_sync_s",
    "policy_lag": "sample/staleness_mean",
}

CASES = [
    Case("distillation", "distillation", {**_DISTILLED, "entropy_mean": "entropy"}),
    Case("gmpo", "gmpo", GRPO),
    Case("gmpo_beta", "gmpo", {**GRPO, "kl_mean": "kl"}, {"beta": 0.05}),
    Case("a2po", "a2po", {**STEP, "reward_mean": "reward", "advantage_mean": "advantage"}),
    Case("sdft", "sdft", {**STEP, **_GENERATED}),
    Case(
        "sdpo",
        "sdpo",
        {
            **STEP,
            **_GENERATED,
            "reward_mean": "self_distillation/reward_mean",
            "reward_std": "self_distillation/reward_std",
            "reward_group_std": "self_distillation/group_reward_std_mean",
            "frac_reward_zero_std": "self_distillation/flat_group_fraction",
        },
    ),
    # What is scored by log-probabilities alone is no implicit reward, and a token mean no sum.
    Case("cpo", "cpo", {**STEP, **_ACCURACY, **_LOGPS}, length=64),
    Case("cpo_simpo", "cpo", {**STEP, **_ACCURACY}, {"loss_type": "simpo"}, length=64),
    Case("orpo", "orpo", {**STEP, **_ACCURACY}, length=64),
    Case("tpo", "tpo", {**STEP, **_ACCURACY, **_LOGPS, **TOKENS}, length=64),
    # Both derive from SFT and log none of its metrics.
    Case("gkd", "gkd", STEP),
    Case("gold", "gold", STEP),
    Case(
        "iw_opd",
        "iw_opd",
        {
            **STEP,
            "advantage_mean": "iw_opd/mean_advantage",
            "response_length_mean": "completions/on_policy_mean_length",
        },
    ),
    Case("dpo_with_moving_reference", "dpo", {**DPO, **TOKENS}, maker="dpo_with_moving_reference", length=64),
    Case("server_distillation", "server_distillation", _DISTILLED),
    Case(
        "async_grpo",
        "async_grpo",
        {
            **_ASYNC_STEP,
            "reward_mean": "reward",
            "reward_group_std": "reward_std",
            "approx_kl": "kl",
            "ratio_mean": "ratio",
            "clip_frac": "clip_ratio/region_mean",
        },
        evals=(),
        absent={1: ("step_time",)},
    ),
    Case("async_distillation", "async_distillation", _ASYNC_STEP, evals=(), absent={1: ("step_time",)}),
]
