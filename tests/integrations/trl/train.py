"""`python -m tests.integrations.trl.train`: one run in a process of its own, to be killed, resumed, or joined."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from typing import Any

from transformers import TrainerCallback

from rldk.integrations.trl import RLDKCallback
from tests.factories.trainers.any_trl import make


class Slow(TrainerCallback):
    """Leaves time to be killed in."""

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        time.sleep(0.05)

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **kwargs: Any) -> None:
        """Says which steps are logged, after the callback under test has seen them."""
        if state.is_world_process_zero and "loss" in logs:
            with (Path(args.output_dir).parent / "acknowledged").open("a") as file:
                file.write(f"{state.global_step}\n")


def main() -> None:
    """Trains until it is done or killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--algorithm", default="sft")
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--per-rank", action="store_true")
    parser.add_argument("--resume", action="store_true")
    given = parser.parse_args()
    callback = RLDKCallback(given.path / "logs", per_rank=given.per_rank)
    trainer = make(
        given.algorithm,
        given.path,
        given.model,
        [callback, Slow()],
        max_steps=given.steps,
        eval_strategy="no",
        save_strategy="steps",
        save_steps=4,
        ddp_backend="gloo" if "RANK" in os.environ else None,
    )
    trainer.train(resume_from_checkpoint=given.resume or None)


if __name__ == "__main__":
    main()
