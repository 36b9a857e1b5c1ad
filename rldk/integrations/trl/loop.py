"""Where a trainer's loop stands when it logs: that decides what a log call reports, not its keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rldk_schema.fields import Phase

from rldk.event.phases import evaluation_phase, is_evaluation, is_summary, is_timed_evaluation, phase_of


@dataclass(frozen=True, slots=True)
class Place:
    """What a log call reports.

    Attributes:
        phase: Of its event.
        step: Of its event.
        within: Whether it comes from the middle of that step, which the trainer itself may still log.
        own: Whether the trainer logs that step: then this is its log call, or one beside it.
    """

    phase: Phase
    step: int
    within: bool = False
    own: bool = False


class Loop:
    """Follows the hooks of one trainer.

    The order is: step begins, step ends, the trainer logs it, and evaluates: prediction steps, their log call, and the
    hook that says that it is over; then the next step, or the end of the epoch; after the last of these the summary.
    PPO has no beginning of a step, and logs it before it ends. Users log anywhere.

    Args:
        step: Training begins, or continues, after this one; None before it begins.
    """

    def __init__(self, step: int | None = None) -> None:
        self._trains = step is not None
        self._first = self._ended = step or 0  # the last step whose end was seen
        self._begun: int | None = None  # steps that were over when the step began that is under way
        self._logs_step = False  # the trainer logs the step that is over,
        self._awaited = False  # and has not done it yet
        self._epoch_over = True
        self._evaluates = False

    def begin_step(self, step: int) -> None:
        """A step begins, after this one."""
        self._begun = step
        self._evaluates = self._epoch_over = self._logs_step = self._awaited = False

    def end_step(self, step: int, *, logs: bool) -> None:
        """A step ends.

        Args:
            step: Its number.
            logs: Whether the trainer is going to log it.
        """
        self._begun = None
        self._ended = step
        self._logs_step = self._awaited = logs

    def end_epoch(self, *, logs: bool) -> None:
        """An epoch ends, and with it maybe training.

        Args:
            logs: Whether the trainer is going to log it.
        """
        self._epoch_over = True
        self._begun = None
        if logs:
            self._logs_step = self._awaited = True

    def predict(self) -> None:
        """A batch of an evaluation is done."""
        self._evaluates = True

    def evaluated(self) -> None:
        """An evaluation is over."""
        self._evaluates = False

    def place(self, logs: Mapping[str, Any], state: Any, control: Any, model: Any) -> Place:
        """What a log call reports.

        Args:
            logs: Its values.
            state: The trainer's.
            control: The trainer's.
            model: What is trained; None if it is not known.
        """
        step = state.global_step
        if self._evaluates:
            # Its own log call ends it: what a user logs in `on_evaluate` is not its result.
            self._evaluates = not is_timed_evaluation(logs)
            return Place(evaluation_phase(logs), step)
        if step == self._begun:
            return Place("train", step + 1, within=True)
        if not self._trains or step <= self._first:
            phase = phase_of(logs)
            return Place("summary" if phase == "train" else phase, step)
        if step > self._ended:
            return Place("train", step, own=True)  # PPO; or a callback that hears of the end before us logs
        awaited, self._awaited = self._awaited, False
        # In the first batch of an evaluation no hook has said so yet; it is due, and the model is no longer trained.
        if not awaited and control.should_evaluate and not getattr(model, "training", True):
            return Place(evaluation_phase(logs), step)
        over = step >= state.max_steps or control.should_training_stop
        if self._epoch_over and is_summary(logs, state.total_flos, strict=not over):
            return Place("summary", step)
        if is_evaluation(logs, strict=awaited):
            return Place(evaluation_phase(logs), step)  # one of a user's own, which calls no hook
        return Place("train", step, own=self._logs_step)
