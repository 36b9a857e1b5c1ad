"""What the runs start from, made here and not downloaded: a tiny model, data, and a reward function."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path

from rldk.demo import build_tiny_model

_REWARD = '''"""A user's reward function: the share of letters in what the model wrote."""

import torch


def reward_func(queries, prompts, labels, **_):
    letters = [sum(map(str.isalpha, query)) / max(len(query), 1) for query in queries]
    rewards = torch.tensor(letters)
    return {"rewards": rewards, "scores": rewards, "extra_logs": {"letters": rewards}}
'''
_WORDS = ("say", "write", "spell", "sing", "draw", "tell", "hum", "count")


def make_material(path: Path) -> Path:
    """Fills a folder with `model`, `data` and `reward.py`."""
    build_tiny_model(path / "model")
    chance = random.Random(5)

    def text(words: int) -> str:
        return " ".join(chance.choices(_WORDS, k=words))

    _write(path / "data" / "texts.jsonl", ({"input": text(2), "output": text(4)} for _ in range(32)))
    _write(
        path / "data" / "preferences.jsonl",
        ({"prompt": text(2), "chosen": text(3), "rejected": text(3).upper()} for _ in range(32)),
    )
    _write(path / "data" / "prompts.jsonl", ({"input": f"{text(2)} {n}", "label": "-"} for n in range(16)))
    (path / "reward.py").write_text(_REWARD)
    return path


def _write(path: Path, rows: Iterable[dict[str, str]]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
