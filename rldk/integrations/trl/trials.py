"""The trials of `Trainer.hyperparameter_search`: each is a run of its own."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from types import FrameType
from typing import Any

from rldk.event.lifecycle import Trial

_PRUNES = "_report_to_hp_search"  # transformers' method that ends a trial: it calls on_train_end, and raises


@dataclass(frozen=True, slots=True)
class SearchTrial:
    """A trial that a trainer is about to train.

    Attributes:
        key: What the run is named after: the trial's number, or id, as `BestRun.run_id` has it.
        trial: For the log.
        source: The search's own object; None where the process does not have it.
    """

    key: str
    trial: Trial
    source: Any = None

    def pruned(self) -> BaseException | None:
        """The exception that pruned it, where the search says now that one did; None if it does not."""
        study, number = getattr(self.source, "study", None), getattr(self.source, "number", None)
        if study is None or number is None:
            return None
        known = [found for found in study.get_trials(deepcopy=False) if found.number == number]
        return trial_pruned() if any(found.state.name == "PRUNED" for found in known) else None


def trial_of(state: Any, trainer: Any) -> SearchTrial | None:
    """The trial that is about to be trained; None where there is no search.

    Args:
        state: The trainer's state.
        trainer: The trainer; None if it is not known.
    """
    if not state.is_hyper_param_search:
        return None
    source = getattr(trainer, "_trial", None)
    key = _key(source, str(getattr(getattr(trainer, "hp_search_backend", None), "value", "")))
    name = state.trial_name or key or "unnamed"
    return SearchTrial(key or name, Trial(str(name), dict(state.trial_params or {})), source)


def is_being_pruned() -> bool:
    """Whether the hook is called because the search prunes the trial. No argument of the hook says so."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_name == _PRUNES:
            return True
        frame = frame.f_back
    return False


def trial_pruned() -> BaseException:
    """What Optuna raises to prune a trial."""
    import optuna

    pruned: BaseException = optuna.TrialPruned()
    return pruned


def _key(source: Any, backend: str) -> str | None:
    """The number or id of a trial, as transformers' `BestRun.run_id` has it."""
    if (number := getattr(source, "number", None)) is not None:  # Optuna's
        return str(number)
    if backend == "ray":
        import ray.tune

        return str(ray.tune.get_context().get_trial_id())
    if backend == "wandb":
        import wandb

        return str(wandb.run.id)
    return None
