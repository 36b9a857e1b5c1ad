"""Has every `Logger` of NeMo RL log to rldk as well. It is made in the process that drives a training."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from rldk.event.trainer import TrainerFacts
from rldk.integrations.shared.plugin import when_imported
from rldk.integrations.shared.settings import count_of, product_of, release_of, seed_of, setting, text_of
from rldk.integrations.shared.step_log import StepLog
from rldk.integrations.shared.wrapping import attach

_ALGORITHMS = ("ppo", "grpo", "dpo", "rm", "distillation", "sft")
"""Sections of the configuration, of which each training has its own."""


def install() -> None:
    """Listens to `Logger`, once NeMo RL has imported it."""
    when_imported("nemo_rl.utils.logger", patch)


def patch(module: ModuleType) -> None:
    """Listens to the class."""
    attach(
        module.Logger,
        Log,
        lacking=("finish",),  # which is there since 0.7
        log_hyperparams=Log.configured,
        log_metrics=Log.logged,
        finish=Log.finished,
    )


class Log:
    """What one logger logs.

    Args:
        cfg: Of the logger: which trackers there are, and what the run is called there.
    """

    def __init__(self, cfg: Mapping[str, Any]) -> None:
        trackers = [("wandb", "name"), ("swanlab", "name"), ("mlflow", "run_name")]
        enabled = (setting(cfg, f"{tracker}.{name}") for tracker, name in trackers if cfg.get(f"{tracker}_enabled"))
        self._name = text_of(next(filter(None, enabled), None))
        self._log: StepLog | None = None
        self._setup: dict[str, Any] = {}  # what was measured before the first step
        self._evaluations: dict[tuple[str, int], dict[str, Any]] = {}  # halves of evaluations: measured, or timed

    def configured(self, params: Any) -> None:
        """The resolved configuration is logged, before anything else."""
        self._opened(params)

    def logged(
        self,
        metrics: Mapping[str, Any],
        step: int,
        prefix: str | None = "",
        step_metric: str | None = None,
        step_finished: bool = False,
    ) -> None:
        """A part of a step is logged, or half an evaluation. Steps are counted from 1."""
        if prefix == "ray":
            return  # the monitor of GPUs, whose steps are seconds
        # As its own loggers do, without what is no number: samples by worker, histograms.
        start = f"{prefix}/" if prefix else ""
        named = {start + key: value for key, value in metrics.items() if not isinstance(value, (dict, list, tuple))}
        if prefix == "timing/setup":
            self._setup |= named  # a resumed run logs this at step 0, too
            return
        log = self._opened()
        evaluated = (prefix or "").removeprefix("timing/")
        if evaluated.startswith("validation"):
            half = self._evaluations.pop((evaluated, step), None)
            if half is None:
                self._evaluations[evaluated, step] = named
            else:
                log.log({**half, **named}, step)
            return
        self._flush(log)
        log.log({**self._setup, **named}, step, last=step_finished)
        self._setup = {}

    def finished(self) -> None:
        """The one trainer that says so has ended; it may be an error that ends it."""
        if self._log is not None:
            error = sys.exc_info()[1]
            self._flush(self._log)
            self._log.finish(0 if error is None else 1, error)

    def _flush(self, log: StepLog) -> None:
        """Logs evaluations of which one half is all there is."""
        for (_, step), half in self._evaluations.items():
            log.log(half, step)
        self._evaluations = {}

    def _opened(self, params: Any = None) -> StepLog:
        """The log, opened with a configuration if it is not yet."""
        if self._log is not None:
            return self._log
        self._log = log = StepLog()
        known = params if isinstance(params, Mapping) else {}
        penalty = setting(known, "loss_fn.reference_policy_kl_penalty")
        # Without a penalty there is no reference model, and the divergence that is logged is a constant 0.
        measured = {} if penalty is None else {"reference_model": penalty != 0}
        algorithm = next((name for name in _ALGORITHMS if name in known), None)
        section = known.get(algorithm) if algorithm else None
        samples = product_of(setting(section, "num_prompts_per_step"), setting(section, "num_generations_per_prompt"))
        length = setting(known, "policy.generation.max_new_tokens", "policy.max_total_sequence_length")
        log.open(
            "nemo_rl",
            run_name=self._name,
            config={**known, **measured} or None,
            trainer=TrainerFacts(
                framework_version=release_of("nemo_rl", "nemo-rl"),
                algorithm=algorithm,
                optimizer=text_of(setting(known, "policy.optimizer.name")),
                rng=seed_of(setting(section, "seed")),
            ),
            model_name=text_of(setting(known, "policy.model_name")),
            dataset_name=text_of(setting(known, "data.train.dataset_name", "data.dataset_name")),
            batch_size=samples or count_of(setting(known, "policy.train_global_batch_size")),
            sequence_length=count_of(length),
            merge_by_step=True,
            finishes=False,
        )
        return log
