"""One rank of a run over two nodes, as torchrun starts it: `node_rank.py loop|trainer OUTPUT MODEL`.

Each node has a directory of its own. What the rank itself logged goes to `OUTPUT/own_{rank}.json`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import torch
import torch.distributed as dist

RANK = int(os.environ["RANK"])


def loop(output: Path) -> list[dict[str, float]]:
    """A loop of one's own over torch.distributed."""
    from rldk.integrations.openrlhf import DistributedTrainingMonitor

    dist.init_process_group("gloo")
    monitor = DistributedTrainingMonitor(output_dir=output / f"node_{RANK}", run_id="two", network_monitoring=True)
    monitor.on_train_begin(None, 0)
    logged = []
    for step in range(1, 6):
        monitor.on_step_begin(None, step)
        loss = torch.tensor(1.0 / step + RANK)
        dist.all_reduce(loss)
        logged.append({"step": step, "loss": float(loss), "reward_mean": step / 10})
        monitor.on_step_end(None, step, {"loss": float(loss), "reward_mean": step / 10})
    monitor.on_train_end(None, 5)
    assert monitor.guard.failures == 0
    dist.destroy_process_group()
    return logged


def trainer(output: Path, model: Path) -> list[dict[str, float]]:
    """transformers' Trainer, data parallel."""
    from rldk.integrations.trl import RLDKCallback
    from tests.factories.trainers.plain import language_model

    callback = RLDKCallback(output / f"node_{RANK}", run_id="two", per_rank=True)
    made = language_model(output, model, [callback], eval_strategy="no", ddp_backend="gloo")
    made.train()
    assert callback.failures == 0
    return [row for row in made.state.log_history if "loss" in row]


if __name__ == "__main__":
    kind, folder, model = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    found = loop(folder) if kind == "loop" else trainer(folder, model)
    (folder / f"own_{RANK}.json").write_text(json.dumps(found))
