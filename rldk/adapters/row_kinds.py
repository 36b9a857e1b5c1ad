"""What a row of JSON lines is: a step, an evaluation, the run's configuration, or something about the run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from rldk_schema.fields import Phase

from rldk.adapters.row_values import NAMES_OF_VALUES, is_number, unwrapped
from rldk.text import brief

Kind = Literal["row", "evaluation", "configuration", "header", "other"]

REPEATED = "log_history: a trainer's state, which repeats the rows"
"""What tells that nothing is lost if a row is left out."""

_SAYS = ("event", "type", "kind", "record_type", "event_type", "_type")
"""Keys under which a loop says what a row is. `type` may also be a metric's text."""

_PARTS = ("phase", "split", "mode", "stage")
"""Keys under which one says of which part of the data a row is."""

_PART_WORDS = frozenset(
    ("train", "training", "train_step", "eval", "evaluation", "evaluate", "validation", "val", "valid", "test")
)

# In the words that people's own loops use, without case, `-` for `_`.
_WORDS: dict[str, Kind] = {
    **dict.fromkeys(
        ("step", "train", "train_step", "training_step", "training", "metric", "metrics", "scalar", "scalars", "log",
         "iteration", "iter", "update", "rollout", "optimizer_step", "episode", "batch"),
        "row",
    ),
    **dict.fromkeys(
        ("eval", "evaluation", "evaluate", "validation", "val", "valid", "eval_step", "test"), "evaluation"
    ),
    **dict.fromkeys(
        ("config", "configuration", "run_config", "train_config", "training_config", "args", "arguments", "hparams",
         "hyperparameters", "hyperparams", "params", "settings"),
        "configuration",
    ),
    **dict.fromkeys(
        ("header", "meta", "metadata", "start", "started", "run_start", "train_start", "begin", "init", "environment",
         "env", "system", "versions", "git"),
        "header",
    ),
    **dict.fromkeys(
        ("done", "end", "ended", "finish", "finished", "complete", "completed", "stop", "run_end", "train_end",
         "checkpoint", "save", "saved", "error", "exception", "message", "warning", "heartbeat", "sample", "samples"),
        "other",
    ),
}  # fmt: skip

# A row of these and nothing that a step has is the first one of a loop that logs its arguments without saying so.
_ARGUMENTS = frozenset(
    ("lr", "learning_rate", "batch_size", "per_device_train_batch_size", "gradient_accumulation_steps", "num_epochs",
     "epochs", "max_steps", "num_steps", "total_steps", "num_train_epochs", "warmup_steps", "warmup_ratio",
     "weight_decay", "beta", "kl_coef", "clip_eps", "clip_range", "gamma", "lam", "temperature", "top_p", "top_k",
     "max_new_tokens", "max_length", "max_prompt_length", "max_completion_length", "num_generations", "group_size",
     "model", "model_name", "model_name_or_path", "base_model", "dataset", "dataset_name", "output_dir", "seed",
     "optimizer", "scheduler", "lora_r", "lora_alpha", "lora_rank", "use_lora", "bf16", "fp16", "wandb_project",
     "wandb_run_name")
)  # fmt: skip
_PHASES = frozenset(("phase", phase) for phase in get_args(Phase))
_STEPS = frozenset({"step", "global_step", "_step", "iteration", "iter", "episode", "current_steps"})
_COUNTED = _STEPS | {"loss", "reward"}
_INNER = ("config", "configuration", "args", "hparams", "hyperparameters", "params", "settings", "data", "payload")
_FEWEST_ARGUMENTS = 3


@dataclass(frozen=True, slots=True)
class RowKind:
    """What a row is.

    Attributes:
        evidence: What tells it, for people.
        key: Under which the row says so itself.
    """

    kind: Kind
    evidence: str
    key: str | None = None


def kind_of(values: Mapping[str, Any]) -> RowKind:
    """What a row is, by the word that it says itself, or by what stands in it.

    >>> kind_of({"event": "config", "lr": 1e-6}).kind
    'configuration'
    """
    if isinstance(values.get("log_history"), list):
        return RowKind("other", REPEATED)
    for key in _SAYS:
        word = values.get(key)
        if isinstance(word, str) and (kind := _WORDS.get(_plain(word))) is not None:
            if kind == "other" and not word.lower().startswith("sample") and _is_step(values):
                kind = "row"  # a step that says what was done in it, too
            return RowKind(kind, f"{key}: {brief(word)}", key)
    only = next(iter(values)) if len(values) == 1 else None
    if only in _INNER and isinstance(values[only], dict) and only not in ("data", "payload"):
        return RowKind("configuration", f"nothing but {brief(only)}")
    if not values.keys() & _COUNTED and len(found := values.keys() & _ARGUMENTS) >= _FEWEST_ARGUMENTS:
        told = ", ".join(sorted(found)[:_FEWEST_ARGUMENTS])
        if any(isinstance(v, (str, bool, dict)) and not is_number(v) for v in values.values()):
            return RowKind("configuration", f"arguments and no step: {told}")
    if not any(is_number(v) or isinstance(v, dict) for v in values.values()):
        return RowKind("other", "no number")
    for key in _PARTS:
        word = values.get(key)
        # What the schema itself calls a phase is taken as it is.
        if isinstance(word, str) and _plain(word) in _PART_WORDS and (key, word) not in _PHASES:
            return RowKind(_WORDS[_plain(word)], f"{key}: {brief(word)}", key)
    return RowKind("row", "numbers")


def is_step_row(numbers: Mapping[str, Any]) -> bool:
    """Whether a row that has nothing but numbers, also as text, is one of a step as it stands, whatever they are.

    So it is for `kind_of`, unless its layout says what it counts, and for `unwrapped`, unless a name may be a number.
    """
    return "_kind" not in numbers and numbers.keys().isdisjoint(NAMES_OF_VALUES)


def configuration_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """The configuration in a row of that kind, or in a header: without the word that says so, and its wrapping."""
    rest = {key: value for key, value in values.items() if key not in _SAYS or not isinstance(value, str)}
    for key in _INNER:
        inner = rest.get(key)
        if isinstance(inner, dict):
            return {**{k: v for k, v in rest.items() if k != key}, **inner}
    return rest


def _plain(word: str) -> str:
    return word.strip().lower().replace("-", "_")


def _is_step(values: Mapping[str, Any]) -> bool:
    """Whether a row has a step and several numbers besides."""
    row = unwrapped(values)
    return bool(row.keys() & _STEPS) and sum(is_number(v) for k, v in row.items() if k not in _STEPS) > 1
