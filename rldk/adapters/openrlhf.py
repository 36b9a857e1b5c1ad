"""Logs of OpenRLHF: rows, nested or flat, what its console prints, and its TensorBoard event files."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from rldk_schema.fields import LEAF_GROUPS

from rldk.adapters.base import (
    Adapter,
    Dialect,
    Reading,
    first_objects,
    flatten,
    framework_of,
    head,
    is_document,
    number,
    take_leaves,
    whole,
)
from rldk.adapters.rows import Row, Skipped, parse_printed, read_console, read_json, read_jsonl
from rldk.adapters.tfevents import PHASES, is_tfevents, read_tfevents, tags
from rldk.adapters.trl import TRLAdapter
from rldk.io.segments import parse_name

# Keys that hold the step; wandb's own `_step` counts log calls, so it comes last.
_STEPS = ("global_step", "train/global_step", "eval/global_step", "step", "_step")
_BESIDE = frozenset({*_STEPS, *LEAF_GROUPS, "wall_time_ms", "elapsed_time", "_timestamp", "phase"})
# Keys that OpenRLHF alone logs, or logs together: by any of these its rows are known.
_MARKS: tuple[set[str], ...] = (
    {"policy_loss", "actor_lr"}, {"ppo_clip_ratio"}, {"response_clip_ratio"}, {"rollout/reward_mean"},
    {"timing/ppo_train"}, {"gpt_loss"}, {"eval gpt_loss"}, {"eval_gpt_loss"}, {"chosen_reward", "reject_reward"},
    {"eval_loss", "acc_mean"}, {"reward/mean", "reward/std"}, {"reward/mean", "kl_div"},
)  # fmt: skip
_KL = frozenset({"kl", "kl_div"})
_PASS = re.compile(r"eval_.+_pass\d+\Z")
_EVAL = ("eval/", "eval_", "eval ")
# What a train row has, whatever the algorithm, and no row of an evaluation.
_TRAIN = frozenset(
    {"lr", "actor_lr", "loss", "gpt_loss", "policy_loss", "rollout/reward_mean", "reward", "reward/mean"}
)
# Samples of prompts and answers: the user's data, which no log of numbers should carry on.
_SAMPLES = "generated_samples"
# "Global step 3: {...}", with a sparkle if not asynchronous; "Eval at step 3: {...}" if it is, else
# "Evaluation completed in 0:00:01, global_step 3, eval_metrics: {...}".
_PRINTS = r"(?:Global step|Eval at step|global_step) (?P<step>\d+)(?:, eval_metrics)?:\s*(?:\x1b\[[\d;]*m)*"
_PRINTED = re.compile(_PRINTS + r"(\{'[^{}]*\})")
# Its Ray actors: engines print more than 64 KiB before the first step.
_ACTOR = re.compile(
    r"\((?:PPOTrainer|TrainingActor|GenerateSamplesActor|(?:Actor|Policy|Critic|Reference|Reward)Model(Ray)?Actor) pid="
)


class OpenRLHFAdapter(Adapter):
    """OpenRLHF: rows of its log dicts, nested or flat, its console, TensorBoard; rldk's own event files, too.

    What trained is read off the keys. `ppo` stands for all that its PPO trainer trains, GRPO and REINFORCE++ among
    them; reward models and DPO log the same while they train, and DPO is assumed: `algorithm="rm"` says else.
    Without a reference model OpenRLHF logs a KL of 0.0, which is none: `kl` becomes `kl_mean` only in a log that has
    another value of it, and else is kept as `openrlhf/kl`. Samples of prompts and answers are left out.

    Only PPO prints its steps to the console; of the others, and of the oldest versions, TensorBoard's files are there.
    """

    name = "openrlhf"
    expected = (
        "JSON lines or a JSON list of rows with OpenRLHF's keys (`policy_loss` and `actor_lr`, `gpt_loss`, "
        "`chosen_reward`, nested `reward: {mean, std}`), a console's `Global step N: {...}`, or a TensorBoard event "
        "file with such tags"
    )

    @classmethod
    def handles(cls, path: Path) -> bool:
        """Whether a file is OpenRLHF's, by its first 64 KiB."""
        if parse_name(path):
            return framework_of(path) == "openrlhf"
        text = head(path)
        if is_tfevents(text):
            return is_openrlhf(dict.fromkeys(tags(text)))
        start = text.lstrip("\ufeff \r\n\t")
        if _is_json(start):
            found = any(is_openrlhf(row) for row in first_objects(text, 50))
        else:
            found = bool(_ACTOR.search(text)) or any(is_openrlhf(row) for row in _printed(text))
        return found and not TRLAdapter.handles(path)

    def rows(self, path: Path) -> Iterator[Row]:
        """The rows of a file, whatever its layout; one that tells of training and of an evaluation becomes two."""
        for row in self._rows_of(path):
            yield from _by_phase(Row(row.path, row.line, flatten(_unwrapped(row.values))))

    def dialect(self, rows: list[Row]) -> Dialect:
        """OpenRLHF, and what the rows prove of algorithm and settings."""
        keys = {_without_phase(key) for row in rows for key in row.values}
        measured = any(
            _is_measured(value) for row in rows for key, value in row.values.items() if _without_phase(key) in _KL
        )
        return Dialect("openrlhf", None, algorithm_of(keys), {"reference_model": True} if measured else None)

    def read(self, row: Row) -> Reading | None:
        """Reads a row; one of configuration is none."""
        values = {key: value for key, value in row.values.items() if _SAMPLES not in key.split("/")}
        phase = values.pop("phase", None)
        if phase not in ("train", "eval", "test", "summary"):
            phase = "eval" if any(key.startswith(_EVAL) for key in values) else "train"
        step = next((n for key in _STEPS if (n := whole(values.get(key))) is not None), None)
        for key in _STEPS:
            values.pop(key, None)
        leaves = take_leaves(values)
        metrics = {_without_phase(key): value for key, value in values.items()}
        if not any(isinstance(number(v), (int, float)) and not isinstance(v, bool) for v in metrics.values()):
            return None
        return Reading(phase, step, metrics, leaves)

    def run_name(self, path: Path) -> str:
        """TensorBoard's files are called `events.out.tfevents...`: the folder has the run's name."""
        if path.name.startswith("events.out."):
            return path.absolute().parent.name
        return super().run_name(path)

    def _rows_of(self, path: Path) -> Iterator[Row]:
        text = head(path)
        start = text.lstrip("\ufeff \r\n\t")
        if is_tfevents(text):
            return read_tfevents(path, self.refuse)
        if not _is_json(start):
            return self._console(path)
        return read_json(path, self.refuse) if is_document(path, start) else read_jsonl(path, self.refuse)

    def _console(self, path: Path) -> Iterator[Row]:
        empty = True
        for row in read_console(path, self.refuse, marker=_PRINTS):
            empty = False
            yield row
        if empty:
            reason = (
                "a console of OpenRLHF without `Global step N: {...}`, which only PPO prints; try TensorBoard's files"
            )
            self.refuse(Skipped(path, 1, reason))


def is_openrlhf(row: Mapping[str, Any]) -> bool:
    """Whether a row is one that OpenRLHF logs, flat or nested, with the tags of TensorBoard or without."""
    keys = {_without_phase(key) for key in flatten(_unwrapped(row))}
    return any(mark <= keys for mark in _MARKS) or any(map(_PASS.match, keys))


def algorithm_of(keys: set[str]) -> str | None:
    """The algorithm that logs these keys, as the schema names it; KTO and distillation it does not know."""
    if "kto_loss" in keys:
        return "kto"
    if "distil_loss" in keys:
        return "kd"
    if keys & {"gpt_loss", "eval gpt_loss", "eval_gpt_loss"}:
        return "sft"
    if keys & {"chosen_reward", "reject_reward", "acc_mean"}:
        return "rm" if keys & {"reward_mean", "reward_std", "aux_loss"} else "dpo"
    return "ppo" if is_openrlhf(dict.fromkeys(keys)) or keys & {"policy_loss", "reward/mean", *_KL} else None


def _is_measured(value: Any) -> bool:
    value = number(value)
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return False
    return value != 0 or math.isnan(value)


def _is_json(start: str) -> bool:
    return start[:1] in ("{", "[") and not start.startswith("{'")


def _without_phase(key: str) -> str:
    """`train/kl`, as in TensorBoard and wandb, -> `kl`."""
    return next((key.removeprefix(phase) for phase in PHASES if key.startswith(phase)), key)


def _unwrapped(values: Mapping[str, Any]) -> dict[str, Any]:
    """A row whose metrics stand in an object of their own, as in an event, without that object."""
    rest = dict(values)
    inner = rest.pop("metrics", None)
    if isinstance(inner, dict):
        return {**rest, **inner}
    return dict(values)


def _by_phase(row: Row) -> Iterator[Row]:
    keys = row.values.keys() - _BESIDE
    evaluated = {key for key in keys if key.startswith(_EVAL)}
    trained = {key for key in keys if key.startswith("train/")} | (keys & _TRAIN)
    if not evaluated or not trained:
        yield row
        return
    for out in (evaluated, keys - evaluated):
        yield Row(row.path, row.line, {k: v for k, v in row.values.items() if k not in out and k != "phase"})


def _printed(text: str) -> Iterator[dict[str, Any]]:
    for match in _PRINTED.finditer(text):
        with suppress(ValueError):
            yield parse_printed(match[2])
