"""Logs as tinker-cookbook does: its own metric functions, over batches of known numbers, and its own loggers.

A command: `python write_tinker.py FOLDER`. What goes into the loggers stands in FOLDER/logged.jsonl as well.
The training service is played by the batch: it knows every log-probability.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import tinker
import torch
from batch import Batch, Table, batches
from tinker_cookbook.completers import TokensWithLogprobs
from tinker_cookbook.rl.data_processing import assemble_training_data, compute_advantages
from tinker_cookbook.rl.metric_util import compute_trajectory_metrics
from tinker_cookbook.rl.metrics import compute_kl_sample_train, compute_post_kl, incorporate_kl_penalty
from tinker_cookbook.rl.types import Trajectory, TrajectoryGroup, Transition
from tinker_cookbook.utils import ml_log

LR = 1e-5
CONFIG = {
    "learning_rate": LR,
    "model_name": "some/model",
    "kl_penalty_coef": 0.01,
    "num_substeps": 1,
    "async_config": None,
    "loss_fn": "importance_sampling",
    "group_size": 2,
}


class Service:
    """Says of any sequence what a policy that is a table says; what a `SamplingClient` is asked for here."""

    def __init__(self, batch: Batch, table: Table) -> None:
        self._logs = batch.logs(table)

    def sample(self, prompt: tinker.ModelInput, **_: Any) -> Any:
        tokens = prompt.to_ints()
        scored = [None, *(self._logs[before][token] for before, token in itertools.pairwise(tokens))]

        async def answer() -> Any:
            return SimpleNamespace(prompt_logprobs=scored, prompt_cache_hit_tokens=0, sequences=[])

        return SimpleNamespace(coroutine=answer)


def groups_of(batch: Batch) -> list[TrajectoryGroup]:
    """Two responses a group."""
    logs = batch.per_token(batch.old)
    trajectories = [
        Trajectory(
            transitions=[
                Transition(
                    ob=tinker.ModelInput.from_ints(prompt),
                    ac=TokensWithLogprobs(tokens=response, maybe_logprobs=log),
                    reward=0.0,
                    episode_done=True,
                )
            ],
            final_ob=tinker.ModelInput.empty(),
        )
        for prompt, response, log in zip(batch.prompts, batch.responses, logs, strict=True)
    ]
    return [
        TrajectoryGroup(trajectories[i : i + 2], final_rewards_G=batch.scores[i : i + 2], metrics_G=[{}, {}])
        for i in range(0, len(trajectories), 2)
    ]


async def step_of(number: int, batch: Batch) -> dict[str, Any]:
    """What the synchronous loop logs of a batch, in its order: evaluation comes before the update."""
    metrics: dict[str, Any] = {"progress/batch": number, "optim/lr": LR, "progress/done_frac": (number + 1) / 3}
    groups = groups_of(batch)
    if number % 2 == 0:
        found = compute_trajectory_metrics(groups[:2], [["gsm8k"]] * 2)
        metrics |= {f"test/{key}": value for key, value in found.items()}
    metrics |= compute_trajectory_metrics(groups, [["math"], ["math"], ["code"], ["code"]])
    data, _ = assemble_training_data(groups, compute_advantages(groups))
    kl, _ = await incorporate_kl_penalty(data, Service(batch, batch.reference), 0.01, 0.0)
    trained = Service(batch, batch.engine)  # the trainer's view of the policy that sampled
    views = [
        torch.tensor(
            (
                await trained.sample(
                    d.model_input.append_int(int(d.loss_fn_inputs["target_tokens"].data[-1]))
                ).coroutine()
            ).prompt_logprobs[1:]
        )
        for d in data
    ]
    metrics |= kl | compute_kl_sample_train(data, views)
    metrics |= (await compute_post_kl(data, Service(batch, batch.new)))[0]
    return metrics | {
        "optim/some_ratio": float("nan"),
        "time/total": batch.timing["step"],
        "time/train": batch.timing["update_actor"],
    }


def main(folder: Path) -> None:
    logger = ml_log.setup_logging(str(folder / "run"), config=CONFIG)
    with (folder / "logged.jsonl").open("w") as file:
        for number, batch in enumerate(batches()):
            metrics = asyncio.run(step_of(number, batch))
            file.write(json.dumps({"step": number, **metrics}) + "\n")
            logger.log_metrics(metrics, step=number)
        logger.log_metrics({"test/env/all/reward/total": 0.75}, step=3)  # the last evaluation has a row of its own
        logger.log_summary({"cost/cumulative_usd": 1.5})
    logger.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
