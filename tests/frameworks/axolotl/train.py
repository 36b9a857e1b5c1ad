"""Trains a tiny model of random weights with Axolotl, on the CPU: `python train.py FOLDER KIND [rldk] [MODE]`.

KIND is `sft`, `dpo` or `grpo`. With `rldk` the plug-in is in the configuration; `callback_hooks` says what a mode does
to the callback.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml
from axolotl.integrations.base import BasePlugin
from transformers import TrainerCallback

from tests.factories.callback_hooks import prepare, steps_of


class Seen(TrainerCallback):
    """Keeps what callbacks see."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "logged.jsonl"

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
        with self.path.open("a") as file:
            file.write(json.dumps({"step": state.global_step, **logs}) + "\n")


class SeenPlugin(BasePlugin):
    """Has every trainer keep what callbacks see."""

    def add_callbacks_post_trainer(self, cfg: Any, trainer: Any) -> list[Any]:
        return [Seen(Path(cfg.output_dir).parent)]


def length(completions: list[Any], **_: Any) -> list[float]:
    """Rewards the length of an answer."""
    texts = [one if isinstance(one, str) else one[0]["content"] for one in completions]
    return [min(len(text), 20) / 20 for text in texts]


def rows(kind: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Data, and how they are described."""
    asked = "say hello"
    numbers = range(16)
    if kind == "sft":
        return [{"text": f"{asked} {'hello ' * (n % 3 + 1)}"} for n in numbers], {"type": "completion", "field": "text"}
    if kind == "dpo":
        data = [{"prompt": asked, "chosen": "hello " * (n % 3 + 1), "rejected": "no"} for n in numbers]
        fields = {"field_prompt": "prompt", "field_chosen": "chosen", "field_rejected": "rejected"}
        return data, {"type": fields, "split": "train"}
    return [{"prompt": asked} for _ in numbers], {"type": "prompts.keep", "split": "train"}


def keep(cfg: Any, *_: Any, **__: Any) -> Any:
    """A transform of GRPO's data that changes nothing."""
    return lambda example, **_: {"prompt": example["prompt"]}


def main(folder: Path, kind: str, *modes: str) -> None:
    from rldk.demo import build_tiny_model

    model = build_tiny_model(folder / "model")
    data, described = rows(kind)
    (folder / "data.jsonl").write_text("".join(json.dumps(row) + "\n" for row in data))
    sys.path.insert(0, str(Path(__file__).parent))
    sys.modules["train"] = sys.modules["prompts"] = sys.modules["__main__"]
    config: dict[str, Any] = {
        "base_model": str(model),
        "plugins": ["train.SeenPlugin", *(["rldk.integrations.axolotl.RLDKPlugin"] if "rldk" in modes else [])],
        "datasets": [{"path": str(folder / "data.jsonl"), "ds_type": "json", **described}],
        "dataset_prepared_path": str(folder / "prepared"),
        "output_dir": str(folder / "out"),
        "sequence_len": 64,
        "micro_batch_size": 4,
        "gradient_accumulation_steps": 1,
        "max_steps": steps_of(modes),
        "save_steps": steps_of(modes),
        "logging_steps": 1,
        "learning_rate": 1e-3,
        "optimizer": "adamw_torch",
        "lr_scheduler": "cosine",
        "bf16": False,
        "fp16": False,
        "tf32": False,
        "flash_attention": False,
        "val_set_size": 0,
        "special_tokens": {"pad_token": "<pad>", "eos_token": "<eos>"},
        "seed": 1,
        "dataset_num_proc": 1,
    }
    if kind != "sft":
        config["rl"] = kind
    if kind == "grpo":
        config["trl"] = {
            "beta": 0.0,
            "num_generations": 4,
            "max_completion_length": 8,
            "reward_funcs": ["train.length"],
        }
    (folder / "config.yaml").write_text(yaml.safe_dump(config))
    prepare(modes)
    from axolotl.cli.train import do_cli

    do_cli(config=str(folder / "config.yaml"))


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), *sys.argv[2:])
