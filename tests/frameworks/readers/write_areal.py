"""Logs as AReaL does: its own actor's update over batches of known numbers, its statistics and its own logger.

A command: `python write_areal.py FOLDER`. What goes into the logger stands in FOLDER/logged.jsonl as well.
The engine is played by the batch: it knows every log-probability, and trains nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from areal.api import FinetuneSpec
from areal.api.cli_args import GRPOConfig, PPOActorConfig
from areal.trainer.ppo.actor import PPOActor
from areal.utils import stats_tracker
from areal.utils.stats_logger import StatsLogger
from batch import CLIP, Batch, batches, padded

LR = 1e-6
STAGES = {"gen": "rollout", "ref": "ref_logp", "adv": "compute_advantages", "update_actor": "train_step"}


class Engine:
    """What `PPOActor` asks of the engine that trains."""

    def __init__(self) -> None:
        self.grad_norm = 0.0

    def train(self) -> None:
        pass

    def get_version(self) -> int:
        return 0

    def train_batch(
        self, part: dict[str, Any], loss_fn: Callable[..., Any], loss_weight_fn: object
    ) -> dict[str, float]:
        loss_fn(part["new_logprobs"], part["entropy"], part)
        return {"update_successful": 1.0, "grad_norm": self.grad_norm, "lr": LR}


def data_of(batch: Batch) -> dict[str, torch.Tensor]:
    """The batch as AReaL holds it: a row is a prompt and its response; a token's values stand one place to the left."""
    width = max(len(p) + len(r) for p, r in zip(batch.prompts, batch.responses, strict=True))

    def shifted(rows: list[list[float]]) -> torch.Tensor:
        return torch.tensor(
            padded([[0.0] * (len(p) - 1) + row for p, row in zip(batch.prompts, rows, strict=True)], width)
        )

    whole = [[1] * (len(p) + len(r)) for p, r in zip(batch.prompts, batch.responses, strict=True)]
    mask = shifted([[1.0] * len(r) for r in batch.responses])
    return {
        "attention_mask": torch.tensor(padded(whole, width)).bool(),
        "loss_mask": mask,
        "rewards": torch.tensor(batch.scores),
        "advantages": shifted(batch.advantages),
        "kl_rewards": torch.zeros_like(mask),
        "tot_rewards": shifted(batch.returns),
        "logprobs": shifted(batch.per_token(batch.old)),
        "prox_logp": shifted(batch.per_token(batch.old)),
        "new_logprobs": shifted(batch.per_token(batch.new)),
        "entropy": shifted(batch.entropies(batch.new)),
    }


def main(folder: Path) -> None:
    config = GRPOConfig(experiment_name="experiment", trial_name="trial")
    config.stats_logger.experiment_name, config.stats_logger.trial_name = "experiment", "trial"
    config.stats_logger.fileroot = str(folder)
    config.stats_logger.tensorboard.path = str(folder / "tensorboard")
    logger = StatsLogger(config, FinetuneSpec(total_train_epochs=1, dataset_size=24, train_batch_size=8))
    actor = PPOActor(PPOActorConfig(eps_clip=CLIP, ppo_n_minibatches=2, path="model"), engine := Engine())
    with (folder / "logged.jsonl").open("w") as file:
        for number, batch in enumerate(batches()):
            engine.grad_norm = batch.grad_norm
            actor.ppo_update([data_of(batch)])
            for name, stage in STAGES.items():
                stats_tracker.DEFAULT_TRACKER.stats[f"timeperf/{stage}"].append(batch.timing[name])
            metrics = stats_tracker.export_all()
            file.write(json.dumps({"step": number, **metrics}) + "\n")
            logger.commit(0, number, number, metrics)
    logger.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
