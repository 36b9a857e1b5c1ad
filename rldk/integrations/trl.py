"""TRL: what a trainer logs, as events.

    from rldk.integrations.trl import RLDKCallback
    trainer = GRPOTrainer(..., callbacks=[RLDKCallback(run_id="my-run")])

Importing this module also makes `report_to="rldk"` known to transformers.
"""

from __future__ import annotations

import functools
import logging
import os
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from rldk_schema import Rng
from rldk_schema.fields import Phase

from rldk.errors import MissingExtraError
from rldk.run import Run, checked_run_id, new_run_id, safe_run_id

try:
    import torch
    from transformers import TrainerCallback
    from transformers.integrations.integration_utils import INTEGRATION_TO_CALLBACK
except ImportError as error:
    raise MissingExtraError("transformers with torch", "trl") from error

log = logging.getLogger(__name__)

# Configuration class -> (algorithm as the schema names it, its option that limits a sequence's length).
_ALGORITHMS = {
    "GRPOConfig": ("grpo", "max_completion_length"),
    "RLOOConfig": ("rloo", "max_completion_length"),
    "PPOConfig": ("ppo", "response_length"),
    "OnlineDPOConfig": ("online_dpo", "max_new_tokens"),
    "DPOConfig": ("dpo", "max_length"),
    "KTOConfig": ("kto", "max_length"),
    "RewardConfig": ("reward", "max_length"),
    "SFTConfig": ("sft", "max_length"),
}

Hook = Callable[..., None]


def _guarded(hook: Hook) -> Hook:
    """The edge to training: an exception in a hook would kill it, so none leaves here."""

    @functools.wraps(hook)
    def run(self: RLDKCallback, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        try:
            hook(self, args, state, control, **kwargs)
        except Exception:
            self.failures += 1
            if self.failures == 1:
                log.exception("rldk: %s failed; training goes on without this record", hook.__name__)

    return run


class RLDKCallback(TrainerCallback):  # type: ignore[misc]  # transformers is untyped here
    """Writes every log call of a TRL trainer to `{output_dir}/{run_id}_events.jsonl`, on rank 0.

    Train, eval and summary logs become events of that phase; keys become canonical names where they mean the same
    in this trainer and version, and keep their own name elsewhere. No hook raises. Every `.train()` is an attempt.

    Args:
        output_dir: Where the files go.
        run_id: Name of the run; by default the trainer's `run_name` made safe for a file name, else a new one.
        enable_jsonl_logging: False writes nothing.

    Attributes:
        run: The run being logged; None before the first log call, on other ranks, or if it could not be opened.
        failures: How many hooks failed.

    Raises:
        RunIdError: `run_id` is not safe in a file name.
    """

    def __init__(
        self, output_dir: str | Path = "rldk_logs", *, run_id: str | None = None, enable_jsonl_logging: bool = True
    ) -> None:
        self.output_dir = Path(output_dir)
        self.run_id = None if run_id is None else checked_run_id(run_id)
        self.enable_jsonl_logging = enable_jsonl_logging
        self.run: Run | None = None
        self.failures = 0
        self._trained = False

    def __getstate__(self) -> dict[str, Any]:
        # A copy, in another process or trainer, opens a log of its own.
        return {**self.__dict__, "run": None}

    @_guarded
    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Opens the log; a second `.train()` continues it with its next attempt."""
        if self._trained and self.run is not None:
            self.run.finish()
            self.run = None
        self._trained = True
        self._open(args, state, kwargs.get("model"))

    @_guarded
    def on_log(self, args: Any, state: Any, control: Any, logs: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        """Writes one event."""
        run = self._open(args, state, kwargs.get("model"))
        if run is None or not logs:
            return
        phase = phase_of(logs)
        sizes: dict[str, Any] = {}
        if phase == "train":
            ranks = args.world_size
            sizes["batch_size"] = args.per_device_train_batch_size * args.gradient_accumulation_steps * ranks
            _, limit = _algorithm(args)
            sizes["sequence_length"] = getattr(args, limit) if limit else None
        run.log(state.global_step, logs, phase=phase, **sizes)

    @_guarded
    def on_train_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Notes the end in the manifest; the log stays open for an evaluation after training."""
        if self.run is not None:
            self.run.mark_ended()

    def _open(self, args: Any, state: Any, model: Any) -> Run | None:
        if not (self.enable_jsonl_logging and state.is_world_process_zero):
            return None
        if self.run is None:
            algorithm, _ = _algorithm(args)
            if self.run_id is None:
                self.run_id = safe_run_id(args.run_name) if args.run_name else new_run_id(algorithm or "trl")
            self.run = Run(
                self.output_dir,
                run_id=self.run_id,
                framework="trl",
                framework_version=_trl_version(),
                algorithm=algorithm,
                optimizer=str(getattr(args.optim, "value", args.optim)),
                scheduler=str(getattr(args.lr_scheduler_type, "value", args.lr_scheduler_type)),
                rng=_seeds(args),
                config=args.to_dict(),  # transformers blanks the tokens in it
                rank=args.process_index,
                local_rank=args.local_process_index,
                world_size=args.world_size,
                **_model_facts(model),
            )
        return self.run


def phase_of(logs: Mapping[str, Any]) -> Phase:
    """What a log call reports, by its keys: the summary at the end, an evaluation, or a train step."""
    if "train_runtime" in logs:
        return "summary"
    for phase in ("eval", "test"):
        if any(key.startswith(f"{phase}_") and key.endswith(("_runtime", "_loss")) for key in logs):
            return phase
    return "train"


def _algorithm(args: Any) -> tuple[str | None, str | None]:
    """The algorithm of a configuration: by its TRL class, also where a user derived from it."""
    for base in type(args).__mro__:
        if base.__module__.startswith("trl."):
            return _ALGORITHMS.get(base.__name__, (None, None))
    return None, None


def _trl_version() -> str | None:
    try:
        return version("trl")
    except PackageNotFoundError:
        return None


def _seeds(args: Any) -> Rng:
    hash_seed = os.environ.get("PYTHONHASHSEED", "")
    return Rng(
        seed=args.seed,
        python_hash_seed=int(hash_seed) if hash_seed.isdecimal() else None,
        torch_seed=torch.initial_seed(),
        # transformers' set_seed gives args.seed to both; neither can be read back.
        numpy_seed=args.seed,
        random_seed=args.seed,
    )


def _model_facts(model: Any) -> dict[str, Any]:
    if model is None:
        return {}
    # A model under PEFT passes both on; PPO's pair of policy and value model has neither.
    path = getattr(getattr(model, "config", None), "_name_or_path", None)
    count = getattr(model, "num_parameters", None)
    # Under ZeRO-3 a rank holds empty shards: unknown, not 0.
    return {"model_name": path or type(model).__name__, "model_size": (count() if count else 0) or None}


INTEGRATION_TO_CALLBACK["rldk"] = RLDKCallback
