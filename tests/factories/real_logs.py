"""Real people's logs as somebody else reads them: nothing here shares code with rldk, so that it can judge it.

Parsers of the raw text by json, csv, re, ast and TensorBoard's own reader; and, written by hand from what the
frameworks log, what their keys are called as metrics and what their rows are.
"""

from __future__ import annotations

import ast
import csv
import json
import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

Raw = dict[str, Any]


class Expected(NamedTuple):
    """An event that a log should give.

    Attributes:
        metrics: By the names under which they are stored.
    """

    phase: str
    step: int
    metrics: dict[str, float]


def raw_rows(path: Path) -> list[Raw]:
    """Whatever of a log is a row, its values as they stand there."""
    if "tfevents" in path.name:
        return _tfevents(path)
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".csv":
        return list(csv.DictReader(text.splitlines()))
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines()]
    if path.suffix == ".json":
        document = json.loads(text)
        return document["log_history"] if isinstance(document, dict) else document
    if "Epoch:[" in text:
        return _minimind(text)
    if re.search(r"step:\d+ - \S", text):
        return _verl(text)
    return [_literal(found) for found in re.findall(r"\{'(?:loss|eval_loss|train_runtime)'[^{}]*\}", text)]


def _literal(text: str) -> Raw:
    return ast.literal_eval(re.sub(r"(?<![\w'])(nan|inf)(?![\w'])", r"'\1'", text))


def _verl(text: str) -> list[Raw]:
    rows = []
    for line in re.split(r"[\r\n]+", re.sub(r"\x1b\[[0-9;]*m", "", text)):
        found = re.search(r"step:(\d+) - (.+)", line)
        if found:
            pairs = (pair.rsplit(":", 1) for pair in found[2].split(" - "))
            rows.append({"step": int(found[1]), **{key: re.sub(r"np\.\w+\((.*)\)", r"\1", v) for key, v in pairs}})
    return rows


def _minimind(text: str) -> list[Raw]:
    rows = []
    for epoch, at, pairs in re.findall(r"Epoch:\[(\d+)/\d+\]\((\d+)/\d+\), (.+)", text):
        values = dict(pair.split(": ") for pair in pairs.split(", "))
        rows.append({"step": at, "epoch": epoch, **{key: value.removesuffix("min") for key, value in values.items()}})
    return rows


def _tfevents(path: Path) -> list[Raw]:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    reader = EventAccumulator(str(path), size_guidance={"scalars": 0})
    reader.Reload()
    rows: dict[tuple[int, bool], Raw] = {}
    for tag in reader.Tags()["scalars"]:
        for event in reader.Scalars(tag):
            row = rows.setdefault((event.step, tag.startswith("eval/")), {"step": event.step})
            row[tag] = event.value
            row["time"] = min(event.wall_time, row.get("time", math.inf))
    return [rows[key] for key in sorted(rows)]


def number(value: Any) -> float | None:
    """A value as a number, also one that was written as text; None if it is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        return float(value)
    except ValueError:
        return None


# --- names, by hand ---------------------------------------------------------------------------------------------------

_TRAINER = {"loss": "loss", "grad_norm": "grad_norm", "learning_rate": "lr", "epoch": "epoch"}
_GRPO = {**_TRAINER, "reward": "reward_mean", "kl": "kl_mean"}
# Before 0.17 with its `rewards/FUNC`: `reward_std` is the mean of the groups'.
_TRL_OLD = {**_GRPO, "reward_std": "reward_group_std", "completion_length": "response_length_mean"}
_LENGTHS = {
    "completions/mean_length": "response_length_mean",
    "completions/max_length": "response_length_max",
    "completions/clipped_ratio": "truncated_frac",
}
# Of groups until 0.26 or of the batch since: without the version it is neither, nor is the share without a spread
# anything without scale_rewards.
_TRL_NEW = {
    **_GRPO,
    **_LENGTHS,
    "entropy": "entropy_mean",
    "clip_ratio/region_mean": "clip_frac",
    "num_tokens": "tokens_seen",
    "step_time": "step_time",
    "reward_std": "trl/reward_std",
    "frac_reward_zero_std": "trl/frac_reward_zero_std",
}
_UNSLOTH = {
    **_TRL_NEW,
    "reward_std": "unsloth/reward_std",
    "frac_reward_zero_std": "unsloth/frac_reward_zero_std",
}
_DPO = {
    **_TRAINER,
    "rewards/chosen": "reward_chosen",
    "rewards/rejected": "reward_rejected",
    "rewards/accuracies": "preference_accuracy",
    "rewards/margins": "reward_margin",
    "logps/chosen": "logps_chosen",
    "logps/rejected": "logps_rejected",
}
_SDPO = {
    **_TRAINER,
    **_LENGTHS,
    "self_distillation/reward_mean": "reward_mean",
    "self_distillation/reward_std": "reward_std",
    "self_distillation/flat_group_fraction": "trl/self_distillation/flat_group_fraction",
    "self_distillation/group_reward_std_mean": "trl/self_distillation/group_reward_std_mean",
}
_SWIFT = {**_TRL_NEW, "reward_std": "ms_swift/reward_std", "token_acc": "token_accuracy"}
_FACTORY = {**_TRAINER, "lr": "lr", "accuracy": "preference_accuracy"}
_VERL = {
    "critic/score/mean": "reward_mean",
    "critic/rewards/mean": "return_mean",
    "critic/advantages/mean": "advantage_mean",
    "critic/values/mean": "value_mean",
    "critic/kl": "kl_mean",
    "critic/vf_loss": "value_loss",
    "critic/vf_clipfrac": "value_clip_frac",
    "critic/grad_norm": "critic_grad_norm",
    "actor/ppo_kl": "approx_kl",
    "actor/grad_norm": "grad_norm",
    "response_length/mean": "response_length_mean",
    "response_length/max": "response_length_max",
    "prompt_length/mean": "prompt_length_mean",
}
_VERL_FIRST = {  # 0.1: no aggregation but by token, no engine apart from the trainer
    **_VERL,
    "actor/entropy_loss": "entropy_mean",
    "actor/pg_loss": "policy_loss",
    "actor/pg_clipfrac": "clip_frac",
    "timing/gen": "generation_time",
    "timing/update_actor": "train_time",
}
_VERL_MIDDLE = {  # 0.6 or 0.7, whose configuration the console shows: token-mean, vanilla, FSDP
    **_VERL,
    "actor/entropy": "entropy_mean",
    "actor/pg_clipfrac": "clip_frac",
    "actor/lr": "lr",
    "response_length/clip_ratio": "truncated_frac",
    "timing_s/gen": "generation_time",
    "timing_s/step": "step_time",
    "timing_s/update_actor": "train_time",
}
# 0.6 or later, without configuration, `_` for `/`: what depends on it keeps its own name, and so does what nobody knows
# the slashes of.
_VERL_TABLE = {key.replace("/", "_"): name for key, name in _VERL.items()} | {
    "actor_entropy": "verl/actor/entropy",
    "actor_pg_clipfrac": "verl/actor/pg_clipfrac",
    "actor_pg_loss": "verl/actor/pg_loss",
    "actor_lr": "verl/actor/lr",
    "response_length_clip_ratio": "verl/response_length/clip_ratio",
    "timing_s_gen": "verl/timing_s/gen",
    "timing_s_step": "step_time",
    "timing_s_update_actor": "train_time",
}
_TINKER = {
    "env/all/reward/total": "reward_mean",
    "env/all/by_group/frac_mixed": "frac_reward_zero_std",  # 1 less it
    "optim/entropy": "entropy_mean",
    "optim/lr": "lr",
    "time/total": "step_time",
    "time/train": "train_time",
    "optim/kl_sample_train_v1": "tinker/optim/kl_sample_train_v1",  # of the engine only if synchronous
    "optim/kl_sample_train_v2": "tinker/optim/kl_sample_train_v2",
}


class Kind(NamedTuple):
    """How a log is to be read, by hand.

    Attributes:
        framework: As rldk names it.
        said: Version and algorithm, as the sentence says them after the framework's name.
        names: Raw key to stored name, where they differ.
        keys: Those that are no metric: steps, times and progress.
        step: The key of the step; None where the rows have none.
        offset: What is added to it.
        steps: Of its train rows, where they have none: those of the progress bar, or where a program prints its rows in
            blocks, far from their bars, by what logging_steps must have been.
        unexplained: Keys that are not the framework's.
        next_rate: The key of a learning rate that is the next step's, and its unit.
    """

    framework: str
    said: str
    names: dict[str, str]
    keys: frozenset[str] = frozenset({"step"})
    step: str | None = "step"
    offset: int = 0
    steps: range | None = None
    unexplained: tuple[str, ...] = ()
    next_rate: tuple[str, float] | None = None


def _kind(framework: str, said: str, names: dict[str, str], *keys: str, **others: Any) -> Kind:
    return Kind(framework, said, names, frozenset(keys or ("step",)), **others)


_FACTORY_KEYS = ("current_steps", "total_steps", "percentage", "elapsed_time", "remaining_time")
_SWIFT_KEYS = ("global_step/max_steps", "percentage", "elapsed_time", "remaining_time")
_BAR = {"step": None}

KINDS: dict[str, Kind] = {  # by how the file's name begins
    "HaoranLuo": _kind("trl", "(>=0.17) grpo", _TRL_NEW),
    "qhy991": _kind("trl", "(>=0.17) grpo", _TRL_NEW),
    "nhockid235__xling-grpo-sub3b__grpo": _kind("trl", "(<0.17) grpo", _TRL_OLD),
    "nhockid235__xling-grpo-sub3b__results": _kind("trl", "(<0.17) grpo", _TRL_OLD, **_BAR, steps=range(5, 51, 5)),
    "Deltasthicc": _kind("unsloth", "(>=0.18) grpo", _UNSLOTH),
    "IMJONEZZ": _kind("trl", "(<0.17) grpo", _TRL_OLD),  # nothing in it is of Unsloth alone
    "w3ng-git__multimodal-grpo-qwen__GRPO": _kind("ms_swift", "grpo", _SWIFT),
    "iiicellled": _kind("trl", "dpo", _DPO, **_BAR, steps=range(10, 161, 10)),
    "202520030411": _kind("trl", "dpo", _DPO),
    "yevvonlim": _kind("transformers", "", _TRAINER),
    "hykun1989": _kind("llama_factory", "dpo", _FACTORY, *_FACTORY_KEYS, step="current_steps"),
    "rameyjm7": _kind("llama_factory", "", _FACTORY, *_FACTORY_KEYS, step="current_steps"),
    "Panacea": _kind("unsloth", "(>=0.18) grpo", _UNSLOTH, **_BAR, steps=range(1, 301)),
    "akshay": _kind("trl", "(>=0.26) grpo", _TRL_NEW, **_BAR, steps=range(1, 31)),
    "Ning-Guo": _kind("trl", "(<0.17) grpo", _TRL_OLD, **_BAR, steps=range(20, 1881, 20)),
    "Dawn-Of": _kind("custom", "", {}),
    "Sunshine535__nips-grpo-dynamics__qwen35": _kind("trl", "(>=0.26) grpo", _TRL_NEW),
    "Sunshine535__nips-grpo-dynamics__results": _kind("trl", "(<0.17) grpo", _TRL_OLD, **_BAR, steps=range(1, 201)),
    "arvindcr4": _kind("tinker", "distillation", _TINKER, "step", "progress/batch", offset=1),
    "sushantmehta": _kind("tinker", "ppo", _TINKER, "step", "progress/batch", offset=1),
    "kartikmunjal": _kind("trl", "(>=0.26) grpo", _TRL_NEW),
    "Prem01": _kind("custom", "", {}, "iteration", step="iteration"),
    "jorahn": _kind("custom", "", {}, "step", "elapsed_time"),
    "sameersegal": _kind(
        "trl", "sdpo", _SDPO, "_step", "_runtime", "_timestamp", "global_step", step="train/global_step"
    ),
    "eric-haibin-lin__verl-data__gsm8k__gemma-2-2b-it-ppo": _kind("verl", "(<0.2) ppo", _VERL_FIRST),
    "eric-haibin-lin__verl-data__gsm8k__gemma-2-2b-it-sft": _kind(
        "verl",
        "(<0.7.1) sft",
        {"train/loss": "loss", "val/loss": "loss"},
        next_rate=("train/lr(1e-3)", 1e-3),
    ),
    "uqcxu9": _kind("verl", "(>=0.6,<0.8) ppo", _VERL_MIDDLE, "step", "training/global_step"),
    "HappynessI": _kind("verl", "(>=0.6) ppo", _VERL_TABLE, "step", "training_global_step"),
    "Coicozoi": _kind("custom", "", {}),
    "DeveshR011": _kind("custom", "", {}, "iteration", step="iteration"),
    "SiddharajShirke": _kind("custom", "", {}, "step", "time"),
    "bmtlima": _kind("custom", "", {}),
    "lgc-FINANCE": _kind("ms_swift", "sft", _SWIFT, *_SWIFT_KEYS, step="global_step/max_steps"),
    "mazzeratziii": _kind("custom", "", {}, "timestamp", step="epoch"),
}

NO_ROWS = {
    "gi7014": "llama_factory; 3 of 3 keys explained; of 50 rows none reports a metric",
    "zhiyuanhubj": r"verl; .* the run failed: AssertionError: .*\(base\.py:274, in _init_with_resource_pool\)",
    "LeiLiLab": "verl; .* the last step seen is 33",
    "w3ng-git__multimodal-grpo-qwen__run": r"a summary of last values, no rows: the rows are in the run's \.wandb file",
}
"""Files that give no event, and what is said of them."""


def kind_of(name: str) -> Kind:
    """How a log of this name is to be read."""
    return next(kind for start, kind in KINDS.items() if name.startswith(start))


@cache
def expected(path: Path) -> list[Expected]:
    """The events that a log should give, in order."""
    return list(_expected(path, kind_of(path.name)))


def _expected(path: Path, kind: Kind) -> Iterator[Expected]:
    steps = iter(kind.steps or ())
    last = 0
    rates: dict[int, float] = {}
    for row in raw_rows(path):
        numbers = {key: value for key, given in row.items() if (value := number(given)) is not None}
        for phase, values in _phases(kind, row, numbers):
            step = _step(kind, row)
            if step is None:
                step = next(steps) if phase == "train" else last
            if kind.framework == "tinker" and phase == "eval":
                step -= 1  # before the update
            step = min(step, 1875) if path.name.startswith("Ning") else step  # the summary's row is of the last step
            last = step if phase == "train" else last
            if kind.next_rate is not None and phase == "train":
                key, unit = kind.next_rate
                rates[step + 1] = values[key] * unit
                values.update({"lr": rates[step]} if step in rates else {})
            yield Expected(phase, step, values)


def _step(kind: Kind, row: Raw) -> int | None:
    given = row.get(kind.step or "")
    return None if given in (None, "") else int(float(str(given).partition("/")[0])) + kind.offset


def _phases(kind: Kind, row: Raw, numbers: dict[str, float]) -> Iterator[tuple[str, dict[str, float]]]:
    if row.get("event") in ("config", "done") or "log_history" in row:
        return
    own = {key: value for key, value in numbers.items() if key not in kind.keys}
    if kind.framework in ("verl", "tinker"):
        starts = ("test/",) if kind.framework == "tinker" else ("val/", "test_score/", "val-core/")
        evaluated = {key: value for key, value in own.items() if key.startswith(starts)}
        trained = {key: value for key, value in own.items() if key not in evaluated}
        if trained:
            yield "train", _named(kind, trained)
        if evaluated:
            yield "eval", _named(kind, {key.removeprefix("test/"): value for key, value in evaluated.items()})
    elif kind.framework == "custom":
        first = "iteration" in row and "loss" not in row and "accuracy" in row  # Prem01: measured before training
        evaluation = first or (own and all(key.startswith("eval/") for key in own))
        yield "eval" if evaluation else "train", _named(kind, own)
    elif "train_runtime" in row:
        of_steps = {"reward", "kl", "reward_std", "completion_length"} & own.keys()
        rest = {k: v for k, v in own.items() if of_steps and not k.startswith("train_") and k != "total_flos"}
        if rest:  # TRL puts what it has gathered since the last log call into whatever is logged next
            yield "train", _named(kind, rest)
        yield "summary", {key: value for key, value in own.items() if key not in rest or key == "epoch"}
    elif any(key.startswith("eval_") for key in own):
        yield "eval", _named(kind, {key.removeprefix("eval_"): value for key, value in own.items()})
    elif own.keys() - {
        "train/epoch",
        "train/global_step",
    }:  # what wandb has at the end tells nothing that the row before it does not
        rest = {key.removeprefix("train/"): value for key, value in own.items() if key != "train/global_step"}
        yield "train", _named(kind, rest)


def _named(kind: Kind, values: dict[str, float]) -> dict[str, float]:
    named: dict[str, float] = {}
    for key, value in values.items():
        name = kind.names.get(key, key)
        if kind.framework == "unsloth" and key == "completion_length":
            name = key  # beside completions/mean_length
        if kind.framework == "tinker" and name == "frac_reward_zero_std":
            value = 1.0 - value  # noqa: PLW2901
        if kind is KINDS["HappynessI"]:
            name = _slashed(name)
        named[name] = value
    return named


def _slashed(name: str) -> str:
    """The keys of verl's whose slashes are known one by one."""
    known = ("critic/score/max", "critic/score/min", "critic/rewards/max", "critic/rewards/min",
             "actor/pg_clipfrac_lower", "perf/max_memory_allocated_gb", "perf/max_memory_reserved_gb",
             "perf/cpu_memory_used_gb", "perf/total_num_tokens", "perf/time_per_step", "perf/throughput",
             "training/epoch", "response/aborted_ratio")  # fmt: skip
    return next((key for key in known if key.replace("/", "_") == name), name)
