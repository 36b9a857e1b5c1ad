"""Trains a tiny model of random weights with LLaMA-Factory, on the CPU: `train.py FOLDER STAGE [rldk] [MODE]`.

STAGE is `sft` or `dpo`. With `rldk` it has the callback; `callback_hooks` says what a mode does to that. torchaudio is
a stand-in: its wheels are for a GPU, and nothing here is heard.
"""

from __future__ import annotations

import json
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from transformers import TrainerCallback

from tests.factories.callback_hooks import prepare, steps_of

SAID = [{"from": "human", "value": "say hello"}]
STAGES: dict[str, dict[str, Any]] = {
    "sft": {"columns": {"messages": "conversations"}},
    "dpo": {"columns": {"messages": "conversations", "chosen": "chosen", "rejected": "rejected"}, "ranking": True},
}


class Seen(TrainerCallback):
    """Keeps what callbacks see."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "logged.jsonl"

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
        with self.path.open("a") as file:
            file.write(json.dumps({"step": state.global_step, **logs}) + "\n")


def make_data(folder: Path, stage: str) -> None:
    rows = []
    for number in range(8):
        answers = [{"from": "gpt", "value": text * (number % 3 + 1)} for text in ("hello ", "no ")]
        if stage == "sft":
            rows.append({"conversations": [*SAID, answers[0]]})
        else:
            rows.append({"conversations": SAID, "chosen": answers[0], "rejected": answers[1]})
    (folder / "tiny.json").write_text(json.dumps(rows))
    described = {"file_name": "tiny.json", "formatting": "sharegpt", **STAGES[stage]}
    (folder / "dataset_info.json").write_text(json.dumps({"tiny": described}))


def main(folder: Path, stage: str, *modes: str) -> None:
    from rldk.demo import build_tiny_model

    make_data(folder, stage)
    config = {
        "model_name_or_path": str(build_tiny_model(folder / "model")),
        "stage": stage,
        "do_train": True,
        "finetuning_type": "full",
        "dataset": "tiny",
        "dataset_dir": str(folder),
        "template": "default",
        "cutoff_len": 64,
        "output_dir": str(folder / "out"),
        "per_device_train_batch_size": 2,
        "max_steps": steps_of(modes),
        "logging_steps": 1,
        "save_steps": steps_of(modes),
        "learning_rate": 1e-3,
        "report_to": "none",
        "use_cpu": True,
        "seed": 1,
        "preprocessing_num_workers": 1,
    }
    prepare(modes)
    callbacks: list[Any] = [Seen(folder)]
    if "rldk" in modes:
        from rldk.integrations.trl import RLDKCallback

        callbacks.append(RLDKCallback(folder / "logs", run_id=stage))
    sys.modules["torchaudio"] = audio = ModuleType("torchaudio")
    audio.__spec__ = ModuleSpec("torchaudio", None)
    from llamafactory.train.tuner import run_exp

    run_exp(config, callbacks=callbacks)


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), *sys.argv[2:])
