"""Logs of OpenRLHF: rows, nested or flat, what its console prints, and its TensorBoard event files."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rldk.adapters.base import Adapter
from rldk.adapters.layouts.tfevents import tags
from rldk.adapters.row_to_event import Dialect, Reading
from rldk.adapters.row_values import (
    NO_METRICS,
    flatten,
    is_number,
    number,
    put,
    take_leaves,
    take_phase,
    take_step,
    unwrapped,
)
from rldk.adapters.rows import Row, Skipped
from rldk.adapters.start import Start
from rldk.adapters.trl import TRLAdapter

_PHASES = ("train/", "eval/")
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
_PRINTS = r"(?:Global step|Eval at step|global_step) (?P<step>\d{1,16})(?:, eval_metrics)?:\s*(?:\x1b\[[\d;]*m)*"
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

    # wandb's own `_step` counts log calls, so it comes last.
    steps = ("global_step", "train/global_step", "eval/global_step", "step", "_step")

    @classmethod
    def claims(cls, start: Start) -> bool:
        """Whether a file that begins so is OpenRLHF's."""
        if start.layout == "tfevents":
            found = is_openrlhf(dict.fromkeys(tags(start.text)))
        elif start.layout == "console":
            found = bool(_ACTOR.search(start.text)) or any(map(is_openrlhf, start.printed(_PRINTS)))
        else:
            found = any(map(is_openrlhf, start.objects))
        return found and not TRLAdapter.claims(start)

    def rows(self, start: Start) -> Iterator[Row]:
        """The rows of a file, whatever its layout; one that tells of training and of an evaluation becomes two."""
        empty = True
        for row in start.rows(self.refuse, marker=_PRINTS):
            empty = False
            yield from self._by_phase(Row(row.path, row.line, flatten(unwrapped(row.values))))
        if empty and start.layout == "console":
            reason = (
                "a console of OpenRLHF without `Global step N: {...}`, which only PPO prints; try TensorBoard's files"
            )
            self.refuse(Skipped(start.path, 1, reason))

    def dialect(self, rows: Iterable[Row]) -> Dialect:
        """OpenRLHF, and what the rows prove of algorithm and settings."""
        keys: set[str] = set()
        measured = False
        for row in rows:
            keys.update(map(_without_phase, row.values))
            measured = measured or any(_without_phase(k) in _KL and _is_measured(v) for k, v in row.values.items())
        return Dialect(
            "openrlhf",
            algorithm=algorithm_of(keys),
            settings={"reference_model": True} if measured else {},
            keys=frozenset(keys),
        )

    def read(self, row: Row, dialect: Dialect) -> Reading | None:
        """Reads a row; one of configuration is none."""
        del dialect  # a row tells all
        values = {key: value for key, value in row.values.items() if _SAMPLES not in key.split("/")}
        phase = take_phase(values)
        if phase is None:
            phase = "eval" if any(key.startswith(_EVAL) for key in values) else "train"
        step = take_step(values, self.steps)
        leaves = take_leaves(values)
        metrics: dict[str, Any] = {}
        for key, value in values.items():
            put(metrics, _without_phase(key), value)
        if not any(map(is_number, metrics.values())):
            return None
        return Reading(phase, step, metrics, leaves)

    def _by_phase(self, row: Row) -> Iterator[Row]:
        keys = row.values.keys() - NO_METRICS - set(self.steps)
        evaluated = {key for key in keys if key.startswith(_EVAL)}
        trained = {key for key in keys if key.startswith("train/")} | (keys & _TRAIN)
        if not evaluated or not trained:
            yield row
            return
        for out in (evaluated, keys - evaluated):
            yield Row(row.path, row.line, {k: v for k, v in row.values.items() if k not in out and k != "phase"})


def is_openrlhf(row: Mapping[str, Any]) -> bool:
    """Whether a row is one that OpenRLHF logs, flat or nested, with the tags of TensorBoard or without."""
    keys = {_without_phase(key) for key in flatten(unwrapped(row))}
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
    return is_number(value) and (value != 0 or math.isnan(value))


def _without_phase(key: str) -> str:
    """`train/kl`, as in TensorBoard and wandb, -> `kl`."""
    return next((key.removeprefix(phase) for phase in _PHASES if key.startswith(phase)), key)
