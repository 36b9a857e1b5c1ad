"""What the loops of four frameworks do with their loggers, as far as these see it: `python drive.py KIND`."""

from __future__ import annotations

import importlib
import math
import os
import sys
from argparse import Namespace
from types import SimpleNamespace
from typing import Any

KIND = sys.argv[1]
FRAMEWORK = KIND.partition(".")[0]
FAILS = KIND.endswith("fails")
# The line that a script gets, or slime's arguments; the pages' scripts have it already, and others have none.
plugin = None if "HAS_LINE" in os.environ else importlib.import_module(f"rldk.integrations.{FRAMEWORK}")
STEPS = int(os.environ.get("STEPS", "3"))
BOARD = "BOARD" in os.environ
"""Whether it logs to TensorBoard, which stand-ins do not have."""
MORE = {f"train/more_{n}": n / 7 for n in range(int(os.environ.get("MORE", "0")))}


TOTALS = {"tokens/cumulative/sample": 96, "cost/cumulative_usd": 0.5}


def tinker() -> None:
    from tinker_cookbook.utils.ml_log import JsonLogger, MultiplexLogger

    logger = MultiplexLogger([JsonLogger("runs/tinker-1")])
    logger.log_hparams({"log_path": "runs/tinker-1", "model_name": "m", "num_substeps": 1, "async_config": None})
    for step in range(STEPS):
        stop_if_due(step)
        row = {"env/all/reward/total": step / 3, "optim/own": math.nan, "test/x": 0.5, "cost/step_usd": 0.125}
        logger.log_metrics({**row, **MORE}, step=step)
        logger.log_metrics(TOTALS)
    logger.log_metrics(TOTALS, step=STEPS)
    logger.close()


def skyrl() -> None:
    from skyrl.train.utils.tracking import Tracking

    tracking = Tracking("p", "skyrl-1", config={"generator": {"n_samples_per_prompt": 4}, "trainer": {"seed": 3}})
    if KIND.endswith("early"):
        return  # the engines of its rollouts did not start: the error goes to Ray's driver
    try:
        for step in range(1, STEPS + 1):
            stop_if_due(step - 1)
            row = {"trainer/global_step": step, "reward/avg_raw_reward": step / 3, "eval/all/avg_score": 0.5}
            tracking.log({**row, "policy/own": math.nan, **MORE}, step=step, commit=True)
    except ZeroDivisionError as error:
        tracking.log_exception(error, step=3)
        raise
    tracking.finish()


NEMO: dict[str, Any] = {
    "grpo": {"num_prompts_per_step": 8, "num_generations_per_prompt": 4, "seed": 42},
    "policy": {"model_name": "m", "generation": {"max_new_tokens": 128}, "optimizer": {"name": "torch.optim.AdamW"}},
    "loss_fn": {
        "reference_policy_kl_penalty": float(os.environ.get("PENALTY", "0.01")),
        "use_on_policy_kl_approximation": False,
        "disable_ppo_ratio": False,
    },
}


def nemo_rl() -> None:
    from nemo_rl.utils.logger import Logger

    others = {"swanlab_enabled": False, "mlflow_enabled": False, "tensorboard_enabled": BOARD, "monitor_gpus": False}
    wandb = {"wandb_enabled": not BOARD, "wandb": {"name": "nemo-1", "project": "p"}}
    logger = Logger({"log_dir": "logs-nemo", "tensorboard": {}, **others, **wandb})
    logger.log_hyperparams(NEMO)
    first = int(os.environ.get("FIRST", "0"))
    logger.log_metrics({"total_setup_time_s": 9.5}, step=0, prefix="timing/setup")
    if "FIRST_STEP_EVALUATES" in os.environ:
        first = first or 1
    logger.log_metrics({"accuracy": 0.25}, first, prefix="validation")
    logger.log_metrics({"total_validation_time": 2.0}, first, prefix="timing/validation")
    first -= "FIRST_STEP_EVALUATES" in os.environ
    for step in range(first + 1, first + 1 + STEPS):
        stop_if_due(step - 1)
        logger.log_metrics({"node.0.gpu.0.util": 50.0}, step=700 + step, prefix="ray", step_metric="ray/ray_step")
        if step == 2:
            logger.log_metrics({"total_validation_time": 3.0}, step, prefix="timing/validation")
            logger.log_metrics({"accuracy": 0.5}, step, prefix="validation")
        logger.log_metrics({"sync_s": 0.25}, step, prefix="refit")
        rewards = {"reward": step / 3, "kl_penalty": 0.125, "lr": 1e-6, "probs_ratio": 1.0, "own": math.nan}
        samples = {"generation_logger_metrics": {"inflight": {0: [1, 2]}}, "lengths": [3, 4]}
        logger.log_metrics({**rewards, **samples, **MORE}, step, prefix="train")
        logger.log_metrics({"tokens_per_sec": 1000.0}, step, prefix="performance")
        logger.log_metrics({"total_step_time": 7.5}, step, prefix="timing/train", step_finished=True)


UPDATES = int(os.environ.get("UPDATES", "2"))  # of a rollout, which has 8 * 4 samples
ARGS = Namespace(
    rollout_batch_size=8, n_samples_per_prompt=4, global_batch_size=32 // UPDATES, num_steps_per_rollout=None, seed=1,
    num_rollout=STEPS, wandb_always_use_train_step=False, wandb_group="slime-1", wandb_key="hush", optimizer="adam",
    loss_type="policy_loss", advantage_estimator="grpo", use_rollout_logprobs=False, use_unbiased_kl=False,
    hf_checkpoint="m", rollout_max_response_len=256,
    custom_rollout_log_function_path="rldk.integrations.slime.rollout",
    use_wandb=False, use_tensorboard=BOARD, tb_project_name="p", tb_experiment_name="e",
)  # fmt: skip


def slime_trainer() -> None:
    """The rank that logs: a rollout is trained in several updates."""
    from slime.observability import logging_utils

    if plugin is not None:
        plugin.setup(ARGS)
    for rollout in range(ARGS.num_rollout):
        stop_if_due(rollout)
        means = {"rollout/raw_reward": rollout / 3, "rollout/rewards": 0.0, "rollout/step": rollout}
        logging_utils.log(ARGS, means, step_key="rollout/step")
        for update in range(rollout * UPDATES, rollout * UPDATES + UPDATES):
            row = {"train/loss": 1 / (update + 1), "train/ppo_kl": 0.25, "train/lr-pg_0": (update + 1) * 1e-6}
            logging_utils.log(ARGS, {**row, "train/own": math.nan, **MORE, "train/step": update}, step_key="train/step")
        times = {"perf/actor_train_time": 3.0, "perf/step_time": 5.0, "rollout/step": rollout}
        logging_utils.log(ARGS, times, step_key="rollout/step")
    if BOARD:
        from slime.observability.tensorboard_utils import _TensorboardAdapter

        _TensorboardAdapter(ARGS).finish()  # else the last values are lost at times


def slime_critic() -> None:
    from slime.observability import logging_utils

    plugin.setup(ARGS)
    for update in range(ARGS.num_rollout * UPDATES):
        row = {"train/critic-value_loss": 0.5, "train/critic-lr-pg_0": 1e-5, "train/step": update}
        logging_utils.log(ARGS, row, step_key="train/step")


def slime_rollouts() -> None:
    """The actor of the rollouts: it evaluates before the first, and after the second."""
    from slime.observability import logging_utils

    def evaluate(rollout: int) -> None:
        assert plugin.evaluation(rollout, ARGS, {}, None) is False
        logging_utils.log(ARGS, {"eval/aime": 0.5, "eval/step": rollout}, step_key="eval/step")

    evaluate(0)
    for rollout in range(ARGS.num_rollout):
        stop_if_due(rollout)
        assert plugin.rollout(rollout, ARGS, [], None, 1.5) is False
        lengths = {"rollout/response_len/mean": 100.0 + rollout, "rollout/truncated_ratio": 0.25}
        row = {**lengths, "perf/rollout_time": 1.5, "rollout/step": rollout}
        logging_utils.log(ARGS, row, step_key="rollout/step")
        if rollout == 1:
            evaluate(rollout)
    logging_utils.finish_tracking(ARGS)


def stop_if_due(step: int) -> None:
    if FAILS and step == 2:
        raise ZeroDivisionError("of the trainer")


if __name__ == "__main__":
    loops = SimpleNamespace(
        tinker=tinker, skyrl=skyrl, nemo_rl=nemo_rl, slime=slime_trainer, critic=slime_critic, rollouts=slime_rollouts
    )
    role = os.environ.setdefault("ROLE", "slime" if FRAMEWORK == "slime" else FRAMEWORK)
    vars(loops)[role]()
