"""What verl's trainers do with their loggers, as far as these see it: `python drive.py KIND [STEP]`."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from verl.utils.tracking import Tracking

CONFIG: dict[str, Any] = {
    "actor_rollout_ref": {
        "model": {"path": "Qwen/Qwen3-8B"},
        "rollout": {"n": 4},
        "actor": {
            "loss_agg_mode": "token-mean",
            "strategy": "fsdp",
            "policy_loss": {"loss_mode": "vanilla"},
            "ppo_mini_batch_size": 4,
            "optim": {"optimizer": "AdamW", "lr_scheduler_type": "cosine"},
        },
    },
    "data": {"train_files": ["a.parquet", "b.parquet"], "train_batch_size": 16, "max_response_length": 512, "seed": 7},
    "trainer": {
        "project_name": "p",
        "experiment_name": "qwen3-grpo",
        "use_v1": False,
        "save_freq": 2,
        "default_local_dir": "checkpoints",
    },
}
VALIDATION = {"val-core/openai/gsm8k/reward/mean@4": 0.25, "val-aux/openai/gsm8k/reward/best@4/mean": 0.5}


def row(step: int) -> dict[str, float]:
    metrics = {
        "training/global_step": step,
        "training/epoch": 0,
        "critic/score/mean": step / 3,
        "actor/entropy": 2.0,
        "actor/pg_clipfrac": 0.125,
        "actor/lr": step * 1e-6,
        "response_length/clip_ratio": 0.5,
        "perf/throughput": 100.0,
    }
    return metrics | (VALIDATION if step == 2 else {})


def checkpoint(step: int) -> None:
    folder = Path("checkpoints")
    (folder / f"global_step_{step}").mkdir(parents=True, exist_ok=True)
    (folder / "latest_checkpointed_iteration.txt").write_text(str(step))


class Trainer:
    """The V1 trainer, whose logger is an attribute."""

    def fit(self, kind: str, start: int, *, own: bool = True) -> None:
        tracking = Tracking("p", "qwen3-grpo", ["file"], {**CONFIG, "kind": kind})
        if own:
            self.logger = tracking
        if kind == "early":
            raise ZeroDivisionError("of the first rollout")
        if start or kind == "val_only":
            tracking.log(data=VALIDATION, step=start)
        for step in range(start + 1, start + 4) if kind != "val_only" else ():
            if kind.endswith("fails") and step == 3:
                raise ZeroDivisionError("of the trainer")
            if step % 2 == 0:
                checkpoint(step)
            tracking.log(data=row(step), step=step)


def main_ppo(kind: str, start: int) -> None:
    """TaskRunner.run of 0.9."""
    trainer = Trainer()
    succeeded = False
    try:
        trainer.fit(kind, start)
        succeeded = True
    finally:
        trainer.logger.finish(exit_code=0 if succeeded else 1)


def run_sft(kind: str, start: int) -> None:
    """The SFT trainer, and all of them before 0.9: `fit` drops its logger."""
    Trainer().fit(kind, start, own=False)


def hydra(kind: str, start: int) -> None:
    """hydra.main shows an error itself, and exits."""
    try:
        run_sft(kind, start)
    except Exception as error:  # noqa: BLE001
        print(error)
        sys.exit(1)


TOTAL = int(os.environ.get("TOTAL", "100"))


class FullyAsyncTrainer:
    def __init__(self) -> None:
        asynchronous = {"trigger_parameter_sync_step": 4, "require_batches": 2}
        config = {**CONFIG, "async_training": asynchronous, "rollout": {"total_rollout_steps": TOTAL}}
        self.logger = Tracking("p", "qwen3-grpo", ["file"], config)

    def fit(self) -> None:
        self.logger.log(data={"fully_async/idle": 0.5}, step=0)
        self.logger.log(data=VALIDATION, step=0)
        for version in (1, 2, 3):
            self.logger.log(data={"fully_async/idle": version / 4}, step=version)
            self.logger.log(data=row(version * 4), step=version)
        if "KILLED" in os.environ:
            os.kill(os.getpid(), signal.SIGKILL)  # as Ray ends its actors


if __name__ == "__main__":
    kind, start = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0
    if kind == "fully_async":
        FullyAsyncTrainer().fit()
    else:
        {"ppo": main_ppo, "sft": run_sft, "hydra": hydra}[kind.split("_")[0]](kind.partition("_")[2], start)
