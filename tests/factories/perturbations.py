"""What people do to a log before somebody else reads it: keys of others in it, keys left out, another name."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from rldk_schema.frameworks import FRAMEWORKS as DECLARED
from rldk_schema.metrics import METRICS

from rldk.event.metric_names import lineage
from tests.factories.foreign_files import Rows

OF_USERS = (
    "eval/accuracy", "reward/mean", "reward/std", "my_score", "debug/x", "gpu_temp", "loss", "reward", "kl", "entropy",
    "accuracy", "lr", "learning_rate", "epoch", "grad_norm", "policy_loss", "value_loss", "val/acc", "train/acc",
    "metrics/win_rate", "judge/score", "tokens", "time", "step_time", "mean_reward",
)  # fmt: skip
"""Words that anybody may log."""

NAMES = (
    "trainer_state.json", "trainer_log.jsonl", "logging.jsonl", "metrics.jsonl", "verl.log", "openrlhf.log", "trl.csv",
    "run", "events.txt", "train.log.1", "step.0.5.jsonl",
)  # fmt: skip
"""What a file may be called, whatever is in it."""

VOCABULARIES = {
    name: tuple(
        dict.fromkeys(
            [
                *(s.key for m in METRICS.values() for s in m.sources if s.framework == name),
                *(key for key in framework.other_keys if "*" not in key),
                *(key for mark in framework.marks for key in mark if "*" not in key),
            ]
        )
    )
    for name, framework in DECLARED.items()
}


STEPS = frozenset(key for framework in DECLARED.values() for key, _ in framework.steps)


def family(name: str) -> frozenset[str]:
    """A framework, those that it extends, and those that extend it."""
    return frozenset({*lineage(name), *(other for other in DECLARED if name in lineage(other))})


def with_foreign_keys(rows: Rows, rng: random.Random, own: frozenset[str]) -> Rows:
    """Adds 1 to 5 keys: of other frameworks, of each at most one, or of a user's own."""
    others = [name for name in VOCABULARIES if name not in own and VOCABULARIES[name]]
    chosen = rng.sample([*others, *["user"] * len(others)], rng.randint(1, 5))
    present = {key for row in rows for key in row}
    present |= {key for name in own for key in VOCABULARIES.get(name, ())}
    keys = {rng.choice(OF_USERS if name == "user" else VOCABULARIES[name]) for name in chosen} - present
    return [{**row, **{key: rng.random() for key in keys}} for row in rows]


def with_keys_left_out(rows: Rows, rng: random.Random, steps: frozenset[str]) -> Rows:
    """Leaves out 10 to 50 per cent of the keys, steps excepted."""
    keys = sorted({key for row in rows for key in row} - steps)
    gone = set(rng.sample(keys, max(1, round(len(keys) * rng.uniform(0.1, 0.5)))))
    return [{key: value for key, value in row.items() if key not in gone} for row in rows]


def renamed(file: Path, rng: random.Random) -> Path:
    """Gives a file another name."""
    name = rng.choice(NAMES)
    return file.rename(file.with_name(name)) if file.name != name else file


def shuffled(one: Rows, other: Rows, rng: random.Random) -> Rows:
    """Rows of two logs in one, each log's in their order."""
    order = [0] * len(one) + [1] * len(other)
    rng.shuffle(order)
    logs: list[Any] = [iter(one), iter(other)]
    return [next(logs[which]) for which in order]
