"""What SkyRL's trainers do with `Tracking`: `python drive_skyrl.py rl|rl_fails|async|sft|evaluates|dropped [FIRST]`.

`Tracking` and the configurations are the real ones; the numbers are made up, as the trainers need a GPU.
"""

from __future__ import annotations

import math
import os
import sys

import stand_ins  # noqa: F401
from skyrl.train.config import SFTConfig, SkyRLTrainConfig
from skyrl.train.utils.tracking import Tracking

if "NO_LINE" not in os.environ:
    import rldk.integrations.skyrl  # noqa: F401  # the line that an entrypoint gets

KIND, FIRST = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0
STEPS = int(os.environ.get("STEPS", "3"))
EVALUATION = {"eval/all/avg_score": 0.25, "eval/gsm8k/avg_score": 0.5}


def row(step: int) -> dict[str, float]:
    return {
        "trainer/epoch": 0, "trainer/global_step": step, "reward/avg_raw_reward": step / 3, "policy/policy_kl": 0.0,
        "policy/policy_entropy": 2 / 3, "policy/policy_lr": 1e-6, "policy/loss_metrics/clip_ratio": 0.125,
        "policy/response_length": 512.0, "generate/avg_num_tokens": 200.5, "policy/own": math.nan if step == 2 else 1.0,
    }  # fmt: skip


def tracking() -> Tracking:
    backend = os.environ.get("BACKEND", "console")
    if KIND == "sft":
        return Tracking("p", "sft-1", backend, config=SFTConfig())
    config = SkyRLTrainConfig()
    config.trainer.algorithm.use_kl_loss = KIND == "rl"
    return Tracking(project_name="p", experiment_name="grpo-1", backend=backend, config=config, tags=["a"])


def sft(tracker: Tracking) -> None:
    for step in range(1, STEPS + 1):
        metrics = {"train/loss": 1 / step, "train/grad_norm": 0.5, "train/epoch": 0, "train/global_step": step}
        tracker.log(metrics | ({"eval/eval_loss": 0.5} if step == 1 else {}), step=step, commit=True)
    tracker.log({"eval/eval_loss": 0.25, "timing/eval": 1.5}, step=STEPS + 1, commit=True)


def fully_async(tracker: Tracking) -> None:
    late: dict[str, float] = {}
    for step in range(1, STEPS + 1):
        tracker.log({**late, **row(step)}, step=step, commit=False)
        late = EVALUATION if step == 2 else {}
        tracker.log({"timing/step": 2.5 * step}, step=step, commit=True)


def reinforced(tracker: Tracking) -> None:
    tracker.log(EVALUATION, step=FIRST, commit=True)
    for step in range(FIRST + 1, FIRST + STEPS + 1):
        if KIND == "rl_fails" and step == FIRST + 3:
            raise ZeroDivisionError("of the trainer")
        tracker.log({**row(step), **(EVALUATION if step == 2 else {}), "timing/step": 2.5}, step=step, commit=True)


def main() -> None:
    tracker = tracking()
    try:
        if KIND == "evaluates":
            tracker.log(EVALUATION, step=0, commit=True)
            return
        {"sft": sft, "async": fully_async}.get(KIND, reinforced)(tracker)
    except ZeroDivisionError as error:
        tracker.log_exception(error, step=3)
        raise
    if KIND != "dropped":
        tracker.finish()


if __name__ == "__main__":
    main()
