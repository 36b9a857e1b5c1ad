"""A loop that uses accelerate, on as many processes as a launcher starts: without rldk, and with it.

`train.py FOLDER` logs to FOLDER/logs. What each process has trained, and what its trackers were given, is in FOLDER.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import torch
from accelerate import Accelerator
from accelerate.tracking import GeneralTracker
from accelerate.utils import set_seed

STEPS = 6


class Kept(GeneralTracker):
    """Keeps what trackers are given."""

    name = "kept"
    requires_logging_directory = False

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[int | None, dict[str, Any]]] = []

    @property
    def tracker(self) -> None:
        return None

    def log(self, values: dict[str, Any], step: int | None = None, **_: Any) -> None:
        self.rows.append((step, dict(values)))


def train(*trackers: GeneralTracker, again: bool = False) -> tuple[bytes, list[tuple[int | None, dict[str, Any]]]]:
    """Trains a model of a few weights; returns their bytes, and what a tracker was given.

    Args:
        again: Whether these processes train once more: accelerate's own end would part them.
    """
    from safetensors.torch import save

    set_seed(1)
    kept = Kept()
    accelerator = Accelerator(log_with=[*trackers, kept], cpu=True)
    accelerator.init_trackers("project", config={"seed": 1, "lr": 0.1})
    # Enough for `STEPS` of two processes.
    data = torch.utils.data.DataLoader(torch.randn(64, 4), batch_size=4, shuffle=True)
    model = torch.nn.Linear(4, 1)
    model, optimizer, loader = accelerator.prepare(model, torch.optim.SGD(model.parameters(), lr=0.1), data)
    for step, batch in enumerate(loader, 1):
        loss = (model(batch) - batch.sum(1, keepdim=True)).pow(2).mean()
        accelerator.backward(loss)
        optimizer.step()
        optimizer.zero_grad()
        accelerator.log({"loss": accelerator.reduce(loss.detach(), "mean").item(), "noise": torch.rand(1).item()}, step)
        if step == STEPS:
            break
    if not again:
        accelerator.end_training()
    return save(accelerator.get_state_dict(model)), kept.rows


def main(folder: Path) -> None:
    from rldk.integrations.accelerate import RLDKTracker

    trained = [train(again=True), train(RLDKTracker("two", output_dir=folder / "logs"))]
    for name, (weights, rows) in zip(("without", "logged"), trained, strict=True):
        (folder / f"{name}-{os.environ['RANK']}").write_text(json.dumps([weights.hex(), rows]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
