"""A folder of outputs as people have it: runs that five trackers and trainers have logged, none of them with rldk."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

from tests.factories.block_log import WANDB, block_log, field, history
from tests.factories.layouts import as_tfevents

STEPS = 60


def verl_console(folder: Path) -> Path:
    """verl, GRPO: the KL runs away from step 30 on."""
    path = folder / "verl-gsm8k.log"
    lines = [
        "2025-06-20 05:18:00,305\tINFO worker.py:1832 -- Started a local Ray instance.",
        "\x1b[36m(TaskRunner pid=16623)\x1b[0m {'actor_rollout_ref': {'actor': {'kl_loss_type': 'low_var_kl',",
        "\x1b[36m(TaskRunner pid=16623)\x1b[0m                                 'loss_agg_mode': 'token-mean',",
        "\x1b[36m(TaskRunner pid=16623)\x1b[0m                       'policy_loss': {'loss_mode': 'vanilla'}}},",
        "\x1b[36m(TaskRunner pid=16623)\x1b[0m  'algorithm': {'adv_estimator': 'grpo', 'gamma': 1.0, 'lam': 1.0,",
        "\x1b[36m(TaskRunner pid=16623)\x1b[0m                'kl_penalty': 'kl', 'use_kl_in_reward': False},",
        "\x1b[36m(TaskRunner pid=16623)\x1b[0m  'trainer': {'n_gpus_per_node': 8, 'nnodes': 1, 'total_epochs': 15}}",
    ]
    for step in range(1, STEPS + 1):
        kl = 0.02 if step < 30 else 0.4 * (step - 29)
        row = {
            "actor/loss": -0.01, "actor/entropy": 0.9 - step / 200, "actor/kl_loss": kl,
            "actor/pg_loss": -0.01, "actor/pg_clipfrac": 0.01,
            "actor/ppo_kl": 0.0002, "actor/grad_norm": 0.3 + step % 7 / 50, "actor/lr": 1e-06,
            "training/global_step": step, "training/epoch": 0, "critic/score/mean": 0.3 + step / 200,
            "critic/rewards/mean": 0.3 + step / 200, "response_length/mean": 210.5 + step % 5,
            "response_length/clip_ratio": 0.0, "prompt_length/mean": 98.2, "timing_s/gen": 20.1,
            "timing_s/step": 61.4, "perf/throughput": 900.1, "num_turns/mean": 2.0, "response/aborted_ratio": 0.0,
        }  # fmt: skip
        pairs = " - ".join(f"{key}:np.float64({value})" for key, value in row.items())
        lines.append(f"\x1b[36m(TaskRunner pid=16623)\x1b[0m step:{step} - {pairs}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def wandb_run(folder: Path) -> Path:
    """wandb, offline: a loop of someone's own, whose loss becomes NaN at step 41."""
    records = [field(17, field(1, "7x2k9q1a") + field(3, "rlhf") + field(8, "still-lake-12"))]
    for number in range(STEPS):
        loss = math.nan if number >= 40 else 1.5 - number / 60
        row = {"loss": loss, "train/mean_reward": 0.1 + number / 100, "step": number + 1, "_step": number}
        records.append(history(number + 2, {**row, "_timestamp": 1.76e9 + number}))
    run = folder / "wandb" / "offline-run-20251010_101010-7x2k9q1a"
    run.mkdir(parents=True)
    path = run / "run-7x2k9q1a.wandb"
    path.write_bytes(block_log(WANDB, records))
    return path


def trainer_state(folder: Path) -> Path:
    """TRL, GRPO, healthy."""
    rows = [
        {
            "loss": 0.01, "grad_norm": 0.4, "learning_rate": 1e-6, "num_tokens": 5e3 * step, "reward": 0.2 + step / 100,
            "reward_std": 0.3, "frac_reward_zero_std": 0.1, "kl": 0.001 * step, "entropy": 1.2, "epoch": step / 100,
            "completions/mean_length": 180.0 + step % 9, "completions/clipped_ratio": 0.01, "step": step,
        }
        for step in range(1, STEPS + 1)
    ]  # fmt: skip
    path = folder / "qwen-grpo" / "trainer_state.json"
    path.parent.mkdir()
    path.write_text(json.dumps({"global_step": STEPS, "max_steps": STEPS, "log_history": rows}, indent=2))
    return path


def table(folder: Path) -> Path:
    """A table of a loop of someone's own, with few numbers."""
    path = folder / "baseline.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["epoch", "avg_reward", "success_rate"])
        writer.writerows([epoch, 0.3 + epoch / 100, 0.5] for epoch in range(1, 31))
    return path


def tensorboard(folder: Path) -> Path:
    """TensorBoard, of transformers: a fine-tuning."""
    rows = [
        {"loss": 2.0 - step / 50, "grad_norm": 1.1, "learning_rate": 2e-5, "epoch": step / 30, "step": step}
        for step in range(1, STEPS + 1)
    ]
    return as_tfevents(folder / "sft", rows)


def make_outputs(folder: Path) -> None:
    """Makes all of them, and a neighbour that is no log."""
    folder.mkdir(parents=True, exist_ok=True)
    for make in (verl_console, wandb_run, trainer_state, table, tensorboard):
        make(folder)
    (folder / "notes.txt").write_text("remember to lower the learning rate\n")
