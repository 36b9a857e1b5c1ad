"""One trainer that is watched: its callbacks, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rldk.guard import Guard
from rldk.integrations.openrlhf.protocol import TrainerCallback

_ATTRIBUTE = "_rldk_watch"


class TrainerWatch:
    """Tells the callbacks of one trainer what it does. Nothing here raises.

    Args:
        trainer: OpenRLHF's.
        callbacks: To begin with.

    Attributes:
        guard: Counts what went wrong.
        step: The last one that has ended.
        trainings: How many have begun.
        driven_by: In a worker of PPO, which of the driver's trainings it takes part in.
    """

    def __init__(self, trainer: Any, callbacks: list[TrainerCallback]) -> None:
        self.guard = Guard()
        self._trainer = trainer
        self._callbacks = callbacks
        self.step = 0
        self.trainings = 0
        self.driven_by = 1
        self._last: int | None = None
        self._begun = False
        self._evaluating = False  # the log was opened for an evaluation, and a training may go on in it

    def add(self, callback: TrainerCallback) -> None:
        """Adds a callback; one that writes an event log takes the place of that which `install` has made."""
        if callback.writes_events:
            for other in [other for other in self._callbacks if other.made_by_hook]:
                self._callbacks.remove(other)
                if self._begun:
                    with self.guard:
                        other.on_train_end(self._trainer, self.step)
        if callback not in self._callbacks:
            self._callbacks.append(callback)

    def begin(self, step: int, *, last: int | None = None) -> None:
        """Training begins behind this step, and ends with `last`, where that is known."""
        goes_on, self._evaluating = self._evaluating and self._begun, False
        self._begun, self.step, self._last = True, step, last
        if not goes_on:
            self.trainings += 1
            self._tell("on_train_begin", step)

    def begin_step(self, step: int) -> None:
        """A step begins."""
        if not self._begun:
            self.begin(step - 1)
        if self._last is None or step <= self._last:
            self._tell("on_step_begin", step)

    def end_step(self, step: int, logs: Mapping[str, Any]) -> None:
        """A step is over."""
        if not self._begun:
            self.begin(step - 1)
        self.step = step
        self._tell("on_step_end", step, logs)

    def begin_evaluation(self, step: int, batches: int) -> None:
        """An evaluation begins, on every rank."""
        if self.trainings == 0:
            self.begin(step)
            self._evaluating = True
        self._tell("on_eval_begin", step, batches)

    def evaluated(self, step: int, logs: Mapping[str, Any]) -> None:
        """An evaluation is over: perhaps one after training, whose log is still open."""
        if self.trainings == 0:
            self.begin(step)
        self._tell("on_eval", step, logs)

    def saved(self, step: int, path: str) -> None:
        """A checkpoint has been saved."""
        self._tell("on_save", step, path)

    def end(self, error: BaseException | None = None) -> None:
        """Training is over."""
        if self._begun:
            self._begun = False
            self._tell("on_train_end", self.step, error)

    def _tell(self, hook: str, *args: Any) -> None:
        for callback in list(self._callbacks):
            with self.guard:
                getattr(callback, hook)(self._trainer, *args)


def watch_of(trainer: Any) -> TrainerWatch | None:
    """The watch of a trainer, if it has one."""
    watch: TrainerWatch | None = vars(trainer).get(_ATTRIBUTE)
    return watch


def watch_for(trainer: Any) -> TrainerWatch:
    """The watch of a trainer that has one."""
    watch: TrainerWatch = vars(trainer)[_ATTRIBUTE]
    return watch


def set_watch(trainer: Any, watch: TrainerWatch) -> TrainerWatch:
    """Has a trainer watched."""
    setattr(trainer, _ATTRIBUTE, watch)
    return watch
