"""Logs of TRL and of what is built on transformers' Trainer: trainer_state.json, rows, and console output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from rldk.adapters.base import (
    Adapter,
    Dialect,
    Reading,
    first_objects,
    framework_of,
    head,
    is_document,
    take_leaves,
    whole,
)
from rldk.adapters.rows import Row, parse_printed, read_console, read_json, read_jsonl
from rldk.io.segments import parse_name
from rldk.phases import phase_of

# Keys that hold the step, the truest first: some logs begin `step` anew each epoch.
_STEPS = ("global_step", "train/global_step", "global_step/max_steps", "step", "current_steps", "_step")
_PROGRESS = ("total_steps", "percentage", "remaining_time", "max_steps")
_PRINTED = re.compile(r"\{'[^{}]*\}", re.DOTALL)


class TRLAdapter(Adapter):
    """TRL: `trainer_state.json`, JSON lists and lines of log rows, console output; rldk's own event files, too.

    unsloth, ms-swift and LLaMA-Factory write the same with a few keys of their own. The rows do not say what trained;
    that is read off their keys, and where GRPO and RLOO log the same, GRPO is assumed: `algorithm="rloo"` says else.
    A key whose meaning the version decides is kept as `trl/{key}` unless `version` is given.
    """

    name = "trl"
    expected = (
        "trainer_state.json, a JSON list or JSON lines of rows with `loss` and `epoch`, or a console's "
        "{'loss': ..., 'epoch': ...}"
    )

    @classmethod
    def handles(cls, path: Path) -> bool:
        """Whether a file is TRL's, by its first 64 KiB."""
        if parse_name(path):
            return framework_of(path) == "trl"
        text = head(path)
        if text.lstrip("\ufeff \r\n\t")[:1] in ("{", "[") and not text.lstrip().startswith("{'"):
            return any(is_trl(row) for row in first_objects(text, 50))
        return any(is_trl(row) for row in _printed(text))

    def rows(self, path: Path) -> Iterator[Row]:
        """The rows of a file, whatever its layout."""
        start = head(path).lstrip("\ufeff \r\n\t")
        if start.startswith("{'") or start[:1] not in ("{", "["):
            return (row for row in read_console(path, lambda _: None) if is_trl(row.values))
        return read_json(path, self.refuse) if is_document(path, start) else read_jsonl(path, self.refuse)

    def dialect(self, rows: list[Row]) -> Dialect:
        """TRL, and the algorithm that its keys give away."""
        return Dialect("trl", None, algorithm_of({key for row in rows for key in row.values}))

    def read(self, row: Row) -> Reading | None:
        """Reads a row; one of configuration is none."""
        values = dict(row.values)
        metrics_of_event = values.pop("metrics", None)
        if isinstance(metrics_of_event, dict):
            values.update(metrics_of_event)
        if not any(isinstance(v, (int, float, str)) and k not in _STEPS for k, v in values.items()):
            return None
        phase = phase_of(values)
        if values.get("phase") in ("train", "eval", "test", "summary"):
            phase = values.pop("phase")
        elif values.get("type") == "config":
            return None
        step = next((n for key in _STEPS if (n := whole(values.get(key))) is not None), None)
        for key in (*_STEPS, *_PROGRESS):
            values.pop(key, None)
        leaves = take_leaves(values)
        if phase == "summary":
            leaves.pop("wall_time", None)
        return Reading(phase, step, values, leaves)


def is_trl(row: dict[str, Any]) -> bool:
    """Whether a row is one that transformers' Trainer logs: it has an epoch, or is a PPO row."""
    if "objective/kl" in row and ("episode" in row or "rewards/margins" in row or "epoch" in row):
        return True
    if "current_steps" in row and "total_steps" in row and "loss" in row:
        return True  # LLaMA-Factory
    if "epoch" not in row:
        return False
    return any(key in row for key in ("loss", "train_runtime", "train_loss")) or any(
        str(key).startswith("eval_") for key in row
    )


def algorithm_of(keys: set[str]) -> str | None:
    """The algorithm that logs these keys."""
    if "val/ratio" in keys:
        return "ppo"
    if "objective/kl" in keys:
        return "online_dpo"
    if "reward_std" in keys or any(key.startswith("completions/") for key in keys):
        return "grpo"
    if "rewards/accuracies" in keys:
        return "dpo"
    if "rewards/chosen" in keys or "rewards/rejected" in keys:
        return "kto"
    if "mean_reward" in keys and "margin" in keys:
        return "reward"
    if "logps/chosen" in keys:
        return "dpo"
    return "sft" if keys & {"loss", "train_loss"} else None


def _printed(text: str) -> Iterator[dict[str, Any]]:
    for match in _PRINTED.finditer(text):
        with suppress(ValueError):
            yield parse_printed(match[0])
