"""Logs as SkyRL does: its own metric functions, over batches of known numbers, and its own logger.

A command: `python write_skyrl.py FOLDER console|tensorboard`.
What goes into the logger stands in FOLDER/logged.jsonl as well.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import stand_ins  # noqa: F401
import torch
from batch import CLIP, MICRO_BATCH, MINI_BATCH, Batch, batches, padded
from skyrl.backends.skyrl_train.utils.ppo_utils import (
    apply_loss_reduction_to_advantages_minibatch,
    compute_approx_kl,
    ppo_policy_loss,
)
from skyrl.backends.skyrl_train.utils.torch_utils import masked_mean
from skyrl.backends.skyrl_train.workers.worker_utils import reduce_metrics
from skyrl.train.config.config import AlgorithmConfig
from skyrl.train.generators.utils import get_metrics_from_generator_output, get_rollout_metrics
from skyrl.train.utils.tracking import Tracking

LR = 1e-6


def updated(batch: Batch) -> dict[str, Any]:
    """What the worker reports of each micro-batch, reduced as the trainer does."""
    width = max(map(len, batch.responses))
    new, old, reference, entropy, advantages, mask = (
        torch.tensor(padded(rows, width))
        for rows in (
            batch.per_token(batch.new),
            batch.per_token(batch.old),
            batch.per_token(batch.reference),
            batch.entropies(batch.new),
            batch.advantages,
            [[1.0] * len(response) for response in batch.responses],
        )
    )
    config = AlgorithmConfig(eps_clip_low=CLIP, eps_clip_high=CLIP)
    minis: dict[str, list[float]] = defaultdict(list)
    for first in range(0, len(mask), MINI_BATCH):
        mini = slice(first, first + MINI_BATCH)
        advantages[mini] = apply_loss_reduction_to_advantages_minibatch(
            advantages[mini], mask[mini], "token_mean", MICRO_BATCH, width
        )
        micros: dict[str, list[float]] = defaultdict(list)
        for start in range(first, first + MINI_BATCH, MICRO_BATCH):
            part = slice(start, start + MICRO_BATCH)
            loss, found = ppo_policy_loss(new[part], old[part], advantages[part], config, loss_mask=mask[part])
            kl = compute_approx_kl(new[part], reference[part], loss_mask=mask[part], kl_estimator_type="k3")
            status = {
                "final_loss": loss.item(),
                "policy_loss": loss.item(),
                "policy_entropy": masked_mean(entropy[part], mask[part]).item(),
                "response_length": width,
                "policy_lr": LR,
                "policy_kl": masked_mean(kl, mask[part], dim=-1).mean().item(),
                **{f"loss_metrics/{key}": value for key, value in found.items()},
            }
            for key, value in status.items():
                micros[key].append(value)
        for key, value in {**reduce_metrics(micros, sum_loss_metrics=True), "grad_norm": batch.grad_norm}.items():
            minis[key].append(value)
    return {f"policy/{key}": value for key, value in reduce_metrics(minis).items()}


def step_of(number: int, batch: Batch) -> dict[str, Any]:
    """Everything that the trainer logs of a step, in its order."""
    groups = [f"prompt{i // 2}" for i in range(len(batch.scores))]
    overall = get_metrics_from_generator_output({"rewards": batch.scores}, groups)
    metrics = get_rollout_metrics(batch.responses, batch.scores) | {
        "reward/avg_pass_at_2": overall["pass_at_n"],
        "reward/avg_raw_reward": overall["avg_score"],
        "reward/mean_positive_reward": overall["mean_positive_reward"],
        "loss/avg_final_rewards": sum(batch.scores) / len(batch.scores),
        "loss/avg_raw_advantages": torch.tensor([a for row in batch.advantages for a in row]).mean().item(),
    }
    metrics |= updated(batch) | {"trainer/epoch": 0, "trainer/global_step": number}
    if number % 2 == 0:
        metrics |= {"eval/all/avg_score": number / 4, "eval/all/pass_at_1": 0.5}
    named = {"gen": "generate", "update_actor": "policy_train"}
    return metrics | {f"timing/{named.get(key, key)}": value for key, value in batch.timing.items()}


def main(folder: Path, backend: str) -> None:
    os.environ["TENSORBOARD_DIR"] = str(folder / "tensorboard_log")
    tracking = Tracking("project", "run", backend)
    with (folder / "logged.jsonl").open("w") as file:
        for number, batch in enumerate(batches(), 1):
            metrics = step_of(number, batch)
            file.write(json.dumps({"step": number, **metrics}) + "\n")
            tracking.log(metrics, step=number, commit=True)
    tracking.finish()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
