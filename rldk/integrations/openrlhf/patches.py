"""The methods of OpenRLHF's trainers, each with a watch around it. What OpenRLHF does stays as it is."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from rldk.guard import Guard
from rldk.integrations.openrlhf import shared
from rldk.integrations.openrlhf.callback import RUN, OpenRLHFCallback
from rldk.integrations.openrlhf.config import checkpoint_paths, evaluates_at, option, saves_at
from rldk.integrations.openrlhf.facts import rank_of
from rldk.integrations.openrlhf.protocol import TrainerCallback
from rldk.integrations.openrlhf.settings import from_environment
from rldk.integrations.openrlhf.tees import LoggerTee, ScalarTee, WandbTee
from rldk.integrations.openrlhf.trainers import DRIVER, WORKERS, kind_of
from rldk.integrations.openrlhf.watch import TrainerWatch, set_watch, watch_for, watch_of

ORIGINAL = "__rldk_original__"
"""The attribute of a function that stands around another: that one."""

Method = Callable[..., Any]

_STEP = "step"
_EVERY = "_rldk_watches_every_trainer"
_EVALUATION_STEPS = 10  # an evaluation of PPO may take as long as so many steps


def patch(trainer_class: type, kind: str, *, every: bool = True) -> None:
    """Puts the watch around the methods of a trainer class, and gives it `add_callback`. Once is enough.

    Args:
        trainer_class: OpenRLHF's.
        kind: As `trainers.kind_of` has it.
        every: Whether to watch each of its trainers, and not only those that have a watch.
    """
    for name, wrap in _WRAPPERS["worker" if kind in WORKERS else kind if kind == DRIVER else "ranks"].items():
        original = getattr(trainer_class, name, None)
        if original is not None and not hasattr(original, ORIGINAL):
            setattr(trainer_class, name, _where_watched(original, wrap(original)))
    if kind not in WORKERS:
        trainer_class.add_callback = _add_callback  # type: ignore[attr-defined]  # OpenRLHF's has none
    if every:
        setattr(trainer_class, _EVERY, True)


def _where_watched(original: Method, watched: Method) -> Method:
    @wraps(original)
    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        return (original if _watch(self) is None else watched)(self, *args, **kwargs)

    setattr(method, ORIGINAL, original)
    return method


def _add_callback(self: Any, callback: TrainerCallback) -> None:
    """Has a callback told what this trainer does: see `rldk.integrations.openrlhf.TrainerCallback`."""
    (_watch(self) or set_watch(self, TrainerWatch(self, []))).add(callback)


def _watch(trainer: Any) -> TrainerWatch | None:
    """The watch of a trainer; where each is watched and this has none yet, with the callback of the environment."""
    known = watch_of(trainer)
    if known is not None or not getattr(trainer, _EVERY, False):
        return known
    callbacks: list[TrainerCallback] = []
    with Guard():
        told = shared.heard_in_ray(RUN) if kind_of(trainer) in WORKERS else None
        callback = OpenRLHFCallback(**from_environment(**({"environment": told["settings"]} if told else {})))
        callback.made_by_hook = True
        callbacks.append(callback)
    return set_watch(trainer, TrainerWatch(trainer, callbacks))


def _fit(original: Method) -> Method:
    signature = inspect.signature(original)
    takes_args = "args" in signature.parameters

    def fit(self: Any, *args: Any, **kwargs: Any) -> Any:
        watch = watch_for(self)
        with watch.guard:
            if takes_args and not args and "args" not in kwargs:
                args = (self.args,)  # OpenRLHF would refuse: its trainers know them already
            told = signature.bind(self, *args, **kwargs).arguments
            step = told.get("consumed_samples", 0) // option(self.args, "batch_size")
            # Windows of gradient accumulation run on across epochs.
            last = self.epochs * len(self.train_dataloader) // self.strategy.accumulated_gradient
            watch.begin(step, last=last)
            watch.begin_step(step + 1)
        try:
            result = original(self, *args, **kwargs)
        except BaseException as error:
            watch.end(error)
            raise
        watch.end()
        return result

    return fit


def _save_logs_and_checkpoints(original: Method) -> Method:
    signature = inspect.signature(original)

    def save_logs_and_checkpoints(self: Any, *args: Any, **kwargs: Any) -> Any:
        watch = watch_for(self)
        step: int | None = None
        with watch.guard:
            told = signature.bind(self, *args, **kwargs).arguments
            step = told["global_step"]
            watch.end_step(step, told.get("logs_dict") or {})
        result = original(self, *args, **kwargs)
        if step is not None:
            with watch.guard:
                if saves_at(self.args, step):
                    for path in checkpoint_paths(self, f"global_step{step}", ppo=kind_of(self) == DRIVER):
                        watch.saved(step, path)
                if kind_of(self) != DRIVER:
                    watch.begin_step(step + 1)
                elif evaluates_at(self.args, step):
                    watch.begin_evaluation(step, _EVALUATION_STEPS)
        return result

    return save_logs_and_checkpoints


def _evaluate(original: Method) -> Method:
    signature = inspect.signature(original)

    def evaluate(self: Any, *args: Any, **kwargs: Any) -> Any:
        watch = watch_for(self)
        record: dict[str, Any] = {}
        step = 0
        writers: dict[str, Any] = {}
        with watch.guard:
            told = signature.bind(self, *args, **kwargs).arguments
            step = told.get("steps", told.get("global_step", 0))
            held = vars(self)
            if rank_of(kind_of(self)) == 0:
                writers = {name: held[name] for name in ("_wandb", "_tensorboard") if name in held}
                # OpenRLHF writes to the one or the other; process reward models know wandb only.
                if held.get("_wandb") is not None or "_tensorboard" not in writers:
                    self._wandb = WandbTee(held.get("_wandb"), record)
                else:
                    self._tensorboard = ScalarTee(self._tensorboard, record)
            watch.begin_evaluation(step, len(told["eval_dataloader"]))
        try:
            return original(self, *args, **kwargs)
        finally:
            vars(self).update(writers)
            if record:
                watch.evaluated(step, record)

    return evaluate


def _init(original: Method) -> Method:
    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807
        original(self, *args, **kwargs)
        tee_loggers(self)

    return __init__


def tee_loggers(trainer: Any) -> None:
    """Stands beside the loggers of a PPO trainer: evaluations and the end are seen there alone."""
    watch = watch_for(trainer)
    with watch.guard:
        held = vars(trainer)
        if "tensorboard_logger" in held:
            trainer.tensorboard_logger = LoggerTee(trainer.tensorboard_logger, watch.evaluated, watch.end)
        elif "_tensorboard" in held:  # before 0.9.1
            trainer._tensorboard = ScalarTee(trainer._tensorboard, on_close=watch.end)


def _init_checkpoint_states(original: Method) -> Method:
    def init_checkpoint_states(self: Any, *args: Any, **kwargs: Any) -> Any:
        states = original(self, *args, **kwargs)
        watch = watch_for(self)
        with watch.guard:
            watch.begin(states.get("global_step", 0))
        return states

    return init_checkpoint_states


def _driver_ppo_train(original: Method) -> Method:
    signature = inspect.signature(original)

    def ppo_train(self: Any, *args: Any, **kwargs: Any) -> Any:
        watch = watch_for(self)
        with watch.guard:
            # Since 0.9.1, which has `train_step`, a step is counted when it is over.
            late = 1 if hasattr(type(self), "train_step") else 0
            step = signature.bind(self, *args, **kwargs).arguments["global_steps"] + late
            watch.begin_step(step)
            shared.say_in_ray(_STEP, {"step": step, "training": watch.trainings})
        return original(self, *args, **kwargs)

    return ppo_train


def _save_best_checkpoint(original: Method) -> Method:
    signature = inspect.signature(original)

    def save_best_checkpoint(self: Any, *args: Any, **kwargs: Any) -> Any:
        watch = watch_for(self)
        best = None
        with watch.guard:
            best = self.best_eval_metric_value
        result = original(self, *args, **kwargs)
        with watch.guard:
            if best is not None and self.best_eval_metric_value > best:
                step = signature.bind(self, *args, **kwargs).arguments["global_step"]
                for path in checkpoint_paths(self, f"best_global_step{step}", ppo=True):
                    watch.saved(step, path)
        return result

    return save_best_checkpoint


def _worker_ppo_train(original: Method) -> Method:
    def ppo_train(self: Any, *args: Any, **kwargs: Any) -> Any:
        watch = watch_for(self)
        step = watch.step + 1
        with watch.guard:
            told = shared.heard_in_ray(_STEP) or {}
            step = told.get("step", step)
            if watch.driven_by != (training := told.get("training", watch.driven_by)):
                watch.end()  # the driver has begun anew, perhaps under another name
                watch.driven_by = training
            watch.begin_step(step)
        result = original(self, *args, **kwargs)
        watch.end_step(step, {})
        return result

    return ppo_train


_WRAPPERS: dict[str, dict[str, Callable[[Method], Method]]] = {
    "ranks": {"fit": _fit, "save_logs_and_checkpoints": _save_logs_and_checkpoints, "evaluate": _evaluate},
    DRIVER: {
        "__init__": _init,
        "_init_wandb": _init,
        "init_checkpoint_states": _init_checkpoint_states,
        "ppo_train": _driver_ppo_train,
        "save_logs_and_checkpoints": _save_logs_and_checkpoints,
        "save_best_checkpoint": _save_best_checkpoint,
        "evaluate": _evaluate,
    },
    "worker": {"ppo_train": _worker_ppo_train},
}
