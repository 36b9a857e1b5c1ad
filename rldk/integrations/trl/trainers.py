"""Which trainer is calling, and what it trains: a trainer of TRL, or any other that stands on transformers' Trainer."""

from __future__ import annotations

import sys
import weakref
from dataclasses import dataclass, replace
from importlib.metadata import version
from types import FrameType
from typing import Any

from transformers import Trainer

from rldk.integrations.shared.settings import release_of

# TRL's {name}Config and {name}Trainer -> (algorithm as the schema names it, option that limits a sequence's length).
# The schema says what the keys of each mean. A test walks every class that the installed TRL exports.
ALGORITHMS: dict[str, tuple[str, str]] = {
    "A2PO": ("a2po", "max_completion_length"),
    "AsyncDistillation": ("async_distillation", "max_completion_length"),
    "AsyncGRPO": ("async_grpo", "max_completion_length"),
    "BCO": ("bco", "max_length"),
    "CPO": ("cpo", "max_length"),
    "DPO": ("dpo", "max_length"),
    "DPPO": ("dppo", "max_completion_length"),
    "Distillation": ("distillation", "max_completion_length"),
    "GFPO": ("gfpo", "max_completion_length"),
    "GKD": ("gkd", "max_new_tokens"),
    "GMPO": ("gmpo", "max_completion_length"),
    "GOLD": ("gold", "max_completion_length"),
    "GRPO": ("grpo", "max_completion_length"),
    "GRPOWithReplayBuffer": ("grpo_with_replay_buffer", "max_completion_length"),
    "IWOPD": ("iw_opd", "max_completion_length"),
    "IterativeSFT": ("iterative_sft", "max_length"),
    "KTO": ("kto", "max_length"),
    "MiniLLM": ("minillm", "max_completion_length"),
    "NashMD": ("nash_md", "max_new_tokens"),
    "ORPO": ("orpo", "max_length"),
    "OnlineDPO": ("online_dpo", "max_new_tokens"),
    "PAPO": ("papo", "max_completion_length"),
    "PPO": ("ppo", "response_length"),
    "PRM": ("prm", "max_length"),
    "RLOO": ("rloo", "max_completion_length"),
    "Reward": ("reward", "max_length"),
    "SDFT": ("sdft", "max_completion_length"),
    "SDPO": ("sdpo", "max_completion_length"),
    "SFT": ("sft", "max_length"),
    "SSD": ("ssd", "max_completion_length"),
    "ServerDistillation": ("server_distillation", "max_completion_length"),
    "TPO": ("tpo", "max_length"),
    "XPO": ("xpo", "max_new_tokens"),
}
_COUNTS_TOKENS = frozenset({"grpo", "rloo", "gmpo"})  # checked in their source; others replace or drop completions

# Package -> (framework as the schema names it, its distribution, its trainers that derive from none of TRL's).
_BUILT_ON_TRL: dict[str, tuple[str, str, dict[str, str]]] = {
    "axolotl": ("axolotl", "axolotl", {"AxolotlTrainer": "sft"}),
    "llamafactory": ("llama_factory", "llamafactory", {"CustomSeq2SeqTrainer": "sft", "PairwiseTrainer": "reward"}),
    "swift": ("ms_swift", "ms-swift", {"Seq2SeqTrainer": "sft"}),
}
_LOSSES = {"orpo": "orpo", "simpo": "cpo"}  # of LLaMA-Factory's DPO trainer, which need no reference, to TRL's name


@dataclass(frozen=True, slots=True)
class TrainerKind:
    """What is known of a trainer.

    Attributes:
        framework: `trl`, or `transformers` for any other Trainer, and for one of TRL's that nobody has looked at; one
            that builds on these, by its own name.
        framework_version: Of that; None if it is not known. unsloth's is TRL's, which it patches.
        algorithm: As the schema names it; None where it is not known: then what every Trainer logs is named.
        length_option: The option of its configuration that limits a sequence's length, in tokens: of the completion
            alone where the trainer generates.
        unknown: A class of TRL that nobody has looked at, taken for the known one that it extends, or for any Trainer.
        extended_version: TRL's, where the framework is another one and leaves what is logged to TRL's trainers: Axolotl
            does, the others compute metrics of their own.
    """

    framework: str
    framework_version: str | None
    algorithm: str | None = None
    length_option: str | None = None
    unknown: str | None = None
    extended_version: str | None = None

    @property
    def counts_tokens(self) -> bool:
        """Whether its logs can tell prompt tokens from completion tokens: see `logs.TokenCounter`."""
        return self.algorithm in _COUNTS_TOKENS and self.framework in ("trl", "unsloth")

    @property
    def remark(self) -> str | None:
        """What a reader of the log should know."""
        if self.unknown is None:
            return None
        known = "only keys that every Trainer logs are mapped to metrics"
        if self.algorithm is not None:
            known = f"what it logs is assumed to mean what it means in {self.algorithm}"
        return f"rldk does not know {self.unknown}: {known}"


def kind_of(args: Any, trainer: Any = None) -> TrainerKind:
    """What a trainer trains, by the whole ancestry of its class and of its configuration's, the nearest known one.

    The class of the trainer counts before its configuration's. A trainer that does not derive from TRL's is identified
    by its configuration only if its class name agrees, as with `UnslothGRPOTrainer`.

    Args:
        args: The trainer's configuration.
        trainer: The trainer, where it is known.
    """
    kind = _kind_in_trl(args, trainer)
    one = args if trainer is None else trainer
    names = [base.__name__ for base in type(one).__mro__]
    if any(name.startswith("Unsloth") for name in names):
        return replace(kind, framework="unsloth", framework_version=release_of("trl", "trl"))
    for base in type(one).__mro__:
        package = base.__module__.partition(".")[0]
        if package in _BUILT_ON_TRL:
            framework, distribution, trainers = _BUILT_ON_TRL[package]
            algorithm = kind.algorithm or next((trainers[name] for name in names if name in trainers), None)
            if framework == "llama_factory" and algorithm == "dpo" and trainer is not None:
                algorithm = _LOSSES.get(trainer.loss_type, algorithm)
            return replace(
                kind,
                framework=framework,
                framework_version=release_of(package, distribution),
                algorithm=algorithm,
                extended_version=kind.framework_version if (framework, kind.framework) == ("axolotl", "trl") else None,
            )
    return kind


def _kind_in_trl(args: Any, trainer: Any) -> TrainerKind:
    bases = _trl_bases(args)
    if trainer is not None:
        own = _trl_bases(trainer)
        names = " ".join(base.__name__ for base in type(trainer).__mro__)
        bases = [*own, *bases] if own else [base for base in bases if _stem(base) in names]
    if not bases:
        return TrainerKind("transformers", version("transformers"))
    unknown = None
    for base in bases:
        if (name := _stem(base)) in ALGORITHMS:
            return TrainerKind("trl", version("trl"), *ALGORITHMS[name], unknown)
        unknown = unknown or f"{base.__name__} of trl {version('trl')}"
    return TrainerKind("transformers", version("transformers"), unknown=unknown)


def _trl_bases(one: Any) -> list[type]:
    return [base for base in type(one).__mro__ if _is_trl(base)]


def _stem(base: type) -> str:
    return base.__name__.removesuffix("Config").removesuffix("Trainer")


def _is_trl(base: type) -> bool:
    # Not its mixins, nor `_BaseConfig` and `BaseTrainer`, which all have in common.
    own = base.__module__.partition(".")[0] == "trl"
    return own and base.__name__.endswith(("Config", "Trainer")) and not base.__name__.startswith(("_", "Base"))


def calling_trainer() -> Any:
    """The trainer that is calling a hook. It hands itself to no callback, so it is looked for up the stack.

    Returns:
        A weak reference; None if there is no trainer.
    """
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        owner = frame.f_locals.get("self")
        if isinstance(owner, Trainer):
            return weakref.ref(owner)
        frame = frame.f_back
    return None
