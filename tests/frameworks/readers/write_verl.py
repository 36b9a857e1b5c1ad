"""Logs as verl does: its own metric functions, over batches of known numbers, and its own loggers.

A command, in a process of its own, since every version of verl is a package of the same name:
`python write_verl.py FOLDER grpo|ppo BACKEND...`. What goes into the loggers stands in FOLDER/logged.jsonl as well.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import stand_ins  # noqa: F401
import torch
from batch import CLIP, CLIP_VALUE, LIMIT, MICRO_BATCH, MINI_BATCH, Batch, Table, batches
from batch import padded as padded_rows
from verl import DataProto
from verl.trainer.ppo import core_algos, metric_utils
from verl.trainer.ppo.ray_trainer import apply_kl_penalty
from verl.utils.py_functional import append_to_dict
from verl.utils.tracking import Tracking

VERSION = tuple(map(int, importlib.metadata.version("verl").split(".")[:2]))
LR = 1e-6
KL_COEF = 0.05


class Bigrams(torch.nn.Module):
    """A policy that knows the last token only."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.logits = torch.nn.Parameter(torch.tensor(table))

    def forward(self, input_ids: torch.Tensor, **_: Any) -> Any:
        return SimpleNamespace(logits=self.logits[input_ids])


def padded(rows: list[list[float]], width: int) -> torch.Tensor:
    return torch.tensor(padded_rows(rows, width))


def proto_of(batch: Batch, algorithm: str) -> DataProto:
    """The batch as verl holds it: prompts padded on the left, responses on the right."""
    lengths = [len(response) for response in batch.responses]
    width = LIMIT if VERSION < (0, 9) else max(lengths)  # since 0.9 by default: the longest of the batch
    before = max(map(len, batch.prompts))
    prompts = torch.tensor([[0] * (before - len(prompt)) + prompt for prompt in batch.prompts])
    responses = padded(batch.responses, width).long()
    mask = padded([[1] * length for length in lengths], width).long()
    attention = torch.cat([torch.tensor([[0] * (before - len(p)) + [1] * len(p) for p in batch.prompts]), mask], dim=1)
    scores = torch.zeros(len(lengths), width)
    for row, (length, score) in enumerate(zip(lengths, batch.scores, strict=True)):
        scores[row, max(length - 1, 0)] = score
    tensors = {
        "prompts": prompts,
        "responses": responses,
        "input_ids": torch.cat([prompts, responses], dim=1),
        "attention_mask": attention,
        "position_ids": (attention.cumsum(1) - 1).clamp(min=0),
        "response_mask": mask,
        "token_level_scores": scores,
        "token_level_rewards": scores,
        "advantages": padded(batch.advantages, width),
        "returns": padded(batch.returns, width),
        "old_log_probs": padded(batch.per_token(batch.old), width),
        "ref_log_prob": padded(batch.per_token(batch.reference), width),
        "rollout_log_probs": padded(batch.per_token(batch.engine), width),
    }
    if algorithm == "ppo":
        tensors["values"] = padded(batch.values, width)
    data = DataProto.from_dict(tensors)
    data.meta_info["global_token_num"] = attention.sum(1).tolist()
    return data


def sampled(batch: Batch, data: DataProto) -> dict[str, Any]:
    """What the trainer logs of the policy that sampled."""
    entropy = padded(batch.entropies(batch.old), data.batch["responses"].shape[1])
    mask = data.batch["response_mask"]
    metrics = {"actor/entropy": core_algos.agg_loss(entropy, mask, loss_agg_mode="token-mean").item()}
    if VERSION >= (0, 8):  # where the rollout is corrected: of the batch, before the update
        from verl.trainer.ppo.rollout_corr_helper import compute_rollout_corr_metrics_from_logprobs

        metrics |= compute_rollout_corr_metrics_from_logprobs(
            log_prob=data.batch["old_log_probs"],
            rollout_log_prob=data.batch["rollout_log_probs"],
            response_mask=mask,
        )
    if VERSION >= (0, 6):
        from verl.utils.debug.metrics import calculate_debug_metrics

        metrics |= calculate_debug_metrics(data)
    return metrics


def actor_updated(batch: Batch, data: DataProto, algorithm: str) -> dict[str, Any]:
    """What the actor reports of its update; its learning rate is 0, so that no mini-batch moves the policy."""
    if VERSION < (0, 8):
        return _update_of_old(batch, data, algorithm)
    return _update_of_new(batch, data, algorithm)


def _update_of_old(batch: Batch, data: DataProto, algorithm: str) -> dict[str, Any]:
    """The real update of the data-parallel actor."""
    from omegaconf import OmegaConf
    from verl.workers.actor.dp_actor import DataParallelPPOActor

    model = Bigrams(batch.new)
    config = OmegaConf.create(
        {
            "use_remove_padding": False,
            "use_fused_kernels": False,
            "use_torch_compile": False,
            "ulysses_sequence_parallel_size": 1,
            "entropy_from_logits_with_chunking": False,
            "entropy_checkpointing": False,
            "fsdp_config": {"dtype": "bfloat16"},
            "use_kl_loss": algorithm == "grpo",
            "kl_loss_type": "low_var_kl",
            "kl_loss_coef": KL_COEF,
            "ppo_mini_batch_size": MINI_BATCH,
            "ppo_micro_batch_size_per_gpu": MICRO_BATCH,
            "ppo_epochs": 1,
            "use_dynamic_bsz": False,
            "clip_ratio": CLIP,
            "clip_ratio_low": CLIP,
            "clip_ratio_high": CLIP,
            "clip_ratio_c": 3.0,
            "entropy_coeff": 0.0,
            "loss_agg_mode": "token-mean",
            "policy_loss": {"loss_mode": "vanilla"},
            "grad_clip": 1.0,
            "global_batch_info": {},
        }
    )
    data.meta_info["temperature"] = 1.0
    metrics = DataParallelPPOActor(config, model, torch.optim.SGD(model.parameters(), lr=0.0)).update_policy(data)
    metrics |= {"actor/lr": LR, "perf/max_memory_allocated_gb": 12.5}
    return metric_utils.reduce_metrics(metrics)


def _update_of_new(batch: Batch, data: DataProto, algorithm: str) -> dict[str, Any]:
    """The real loss function of the actor, summed up over micro-batches and mini-batches as the engine does."""
    from verl.utils import tensordict_utils as tu
    from verl.utils.metric import Metric, reduce_metrics
    from verl.utils.py_functional import rename_dict
    from verl.workers.config import FSDPActorConfig
    from verl.workers.utils.losses import ppo_loss

    config = FSDPActorConfig(
        strategy="fsdp",
        rollout_n=1,
        ppo_mini_batch_size=MINI_BATCH,
        ppo_micro_batch_size_per_gpu=MICRO_BATCH,
        clip_ratio=CLIP,
        clip_ratio_low=CLIP,
        clip_ratio_high=CLIP,
        entropy_coeff=0.0,
        use_kl_loss=algorithm == "grpo",
        kl_loss_type="low_var_kl",
        kl_loss_coef=KL_COEF,
    )
    new = padded(batch.per_token(batch.new), data.batch["responses"].shape[1])
    updates: dict[str, Any] = {}
    for first in range(0, len(data), MINI_BATCH):
        mini: dict[str, Any] = {}
        tokens = data.batch["response_mask"][first : first + MINI_BATCH].sum().item()
        losses = []
        for start in range(first, first + MINI_BATCH, MICRO_BATCH):
            micro = data[start : start + MICRO_BATCH].batch
            tu.assign_non_tensor(micro, dp_size=1, batch_num_tokens=tokens, global_batch_size=MINI_BATCH)
            loss, metrics = ppo_loss(config, {"log_probs": _flat(new[start : start + MICRO_BATCH], micro)}, micro)
            losses.append(loss.item())
            append_to_dict(mini, metrics)
        mini |= {"loss": sum(losses), "grad_norm": batch.grad_norm}
        for key, value in mini.items():
            if isinstance(value, Metric):
                mini[key] = Metric.aggregate_dp([value])
        append_to_dict(updates, mini)
    updates |= {"lr": LR, "perf/max_memory_allocated_gb": 12.5}
    return reduce_metrics(rename_dict(updates, "actor/"))


def _flat(log_probs: torch.Tensor, micro: Any) -> torch.Tensor:
    """All sequences in one row, as the engine's models give them: of a token stands what the model said before it."""
    width = log_probs.shape[1]
    rows = []
    for row, mask in zip(log_probs, micro["attention_mask"], strict=True):
        prompt, response = int(mask[:-width].sum()), int(mask[-width:].sum())
        rows.append(torch.cat([torch.zeros(prompt - 1), row[:response], torch.zeros(1)]))
    return torch.cat(rows)


def critic_updated(batch: Batch, data: DataProto) -> dict[str, Any]:
    """What the critic reports of its update, over the batch as a whole."""
    mask = data.batch["response_mask"]
    loss, clipped = core_algos.compute_value_loss(
        vpreds=padded(batch.new_values, mask.shape[1]),
        returns=data.batch["returns"],
        values=data.batch["values"],
        response_mask=mask,
        cliprange_value=CLIP_VALUE,
        loss_agg_mode="token-mean",
    )
    metrics = {"critic/vf_loss": [loss.item()], "critic/vf_clipfrac": [clipped.item()], "critic/grad_norm": [0.75]}
    return metric_utils.reduce_metrics({**metrics, "critic/lr": [LR * 10]})


def validated(step: int) -> dict[str, Any]:
    """Validation, as the trainer names it: two prompts, two answers each."""
    found = metric_utils.process_validation_metrics(
        ["openai/gsm8k"] * 4, ["a", "a", "b", "b"], {"reward": [1.0, 0.0, 1.0, step / 4]}
    )
    return {
        f"val-core/{source}/{variable}/{name}": value
        for source, variables in found.items()
        for variable, metrics in variables.items()
        for name, value in metrics.items()
    }


def step_of(number: int, batch: Batch, algorithm: str) -> dict[str, Any]:
    """Everything that the trainer logs of a step, in its order."""
    data = proto_of(batch, algorithm)
    metrics = sampled(batch, data)
    if algorithm == "ppo":
        control = core_algos.FixedKLController(KL_COEF)
        data, kl = apply_kl_penalty(data, kl_ctrl=control, kl_penalty="kl")
        metrics |= kl | critic_updated(batch, data)
    metrics |= actor_updated(batch, data, algorithm)
    if number % 2 == 0:
        metrics |= validated(number)
    metrics |= {"training/global_step": number, "training/epoch": 0}
    metrics |= metric_utils.compute_data_metrics(data, use_critic=algorithm == "ppo")
    metrics |= metric_utils.compute_timing_metrics(data, timing_raw=batch.timing)
    return metrics | metric_utils.compute_throughout_metrics(data, timing_raw=batch.timing, n_gpus=2)


def main(folder: Path, algorithm: str, backends: list[str]) -> None:
    os.environ["VERL_FILE_LOGGER_PATH"] = str(folder / "verl.jsonl")
    os.environ["TENSORBOARD_DIR"] = str(folder / "tensorboard_log")
    os.environ["WANDB_MODE"] = "offline"
    torch.distributed.init_process_group("gloo", init_method=f"file://{folder}/rendezvous", rank=0, world_size=1)
    tracking = Tracking("project", algorithm, backends, {"trainer": {}})
    with (folder / "logged.jsonl").open("w") as file:
        for number, batch in enumerate(batches(), 1):
            metrics = step_of(number, batch, algorithm)
            plain = {key: value.item() if isinstance(value, np.generic) else value for key, value in metrics.items()}
            file.write(json.dumps({"step": number, **plain}) + "\n")
            tracking.log(data=metrics, step=number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
