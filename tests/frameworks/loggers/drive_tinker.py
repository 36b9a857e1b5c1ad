"""What tinker-cookbook's loops do with its loggers: `python drive_tinker.py rl|fails|dpo|async [FIRST]`.

The loggers and the configurations are the real ones; the numbers are made up, as the training service is not here.
"""

from __future__ import annotations

import math
import os
import sys

from tinker_cookbook.preference import train_dpo
from tinker_cookbook.rl import train
from tinker_cookbook.utils import ml_log

if "NO_LINE" not in os.environ:
    import rldk.integrations.tinker  # noqa: F401  # the line that a script gets

KIND, FIRST = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0
STEPS = int(os.environ.get("STEPS", "3"))
TOTALS = {"tokens/cumulative/sample": 96, "cost/cumulative_usd": 0.5}


def config() -> train.Config | train_dpo.Config:
    common = {"log_path": "run-7", "model_name": "Qwen/Qwen3-8B", "recipe_name": "test", "renderer_name": "qwen3"}
    if KIND == "dpo":
        return train_dpo.Config(dataset_builder=None, **common)
    asynchronous = train.AsyncConfig(max_steps_off_policy=2, groups_per_batch=4) if KIND == "async" else None
    return train.Config(
        dataset_builder=None, learning_rate=1e-5, max_tokens=256, async_config=asynchronous, loss_fn="ppo", **common
    )


def row(step: int) -> dict[str, float]:
    if KIND == "dpo":
        return {"dpo_loss": 0.5 / (step + 1), "accuracy": 0.75, "margin": 0.125, "chosen_reward": 1 / 3, "num_pairs": 8,
                "rejected_reward": -1 / 3, "learning_rate": 1e-5, "progress": step / STEPS, "epoch": 0}  # fmt: skip
    return {"progress/batch": step, "progress/done_frac": (step + 1) / STEPS, "optim/lr": 1e-5, "optim/entropy": 2 / 3,
            "env/all/reward/total": step / 3, "env/all/by_group/frac_mixed": 0.25, "time/total": 12.5,
            "optim/kl_sample_train_v1": 1e-3, "optim/own": math.nan if step == 1 else 7.0, **TOTALS}  # fmt: skip


def main() -> None:
    logger = ml_log.setup_logging("run-7", config=config())
    if KIND == "async":
        logger.enable_event_steps()
    for step in range(FIRST, FIRST + STEPS):
        if KIND == "fails" and step == FIRST + 2:
            raise ZeroDivisionError("of the loop")
        evaluated = {"test/env/all/reward/total": step / 8} if step % 2 == 0 and KIND == "rl" else {}
        logger.log_metrics({**row(step), **evaluated}, step=step)
        logger.log_summary(TOTALS)
    if KIND == "async":
        late = {"test/env/all/reward/total": 0.5, "eval/by_step/test/env/all/reward/total": 0.5}
        logger.log_metrics_event(late, step=2, step_metric="eval/snapshot/training_step")
    elif KIND == "rl":
        logger.log_metrics({"test/env/all/reward/total": 0.75, "time/run_evals": 3.0}, step=FIRST + STEPS)
        logger.log_metrics(TOTALS, step=FIRST + STEPS)
    logger.close()


if __name__ == "__main__":
    main()
