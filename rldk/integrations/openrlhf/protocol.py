"""What a callback of an OpenRLHF trainer is told, and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class TrainerCallback:
    """Receives what a trainer does, after `trainer.add_callback(callback)`. OpenRLHF itself has no callbacks.

    Every hook does nothing here. One that raises is logged once, and training goes on. SFT, DPO and reward-model
    trainers run on every rank, and so do their callbacks; the PPO trainer is one process, which trains nothing itself.
    What a hook is given is not to be changed.

    `trainer` is OpenRLHF's object; `trainer.args` is its configuration.

    Attributes:
        writes_events: Whether it writes an event log: then `install` makes no callback of its own for this trainer.
        made_by_hook: Whether `install` made it.
    """

    writes_events = False
    made_by_hook = False

    def on_train_begin(self, trainer: Any, step: int) -> None:
        """Training begins behind this step: 0, or where the checkpoint was saved.

        Of PPO before 0.9.1 this is seen with its first step only. An evaluation before training begins it, too.
        """

    def on_step_begin(self, trainer: Any, step: int) -> None:
        """A step begins. In PPO that is the optimisation: the rollouts are there already."""

    def on_step_end(self, trainer: Any, step: int, logs: Mapping[str, Any]) -> None:
        """A step is over, its weights are updated, and nothing is logged, evaluated or saved yet.

        Args:
            trainer: OpenRLHF's.
            step: `global_step`, from 1.
            logs: What OpenRLHF is about to log, under its own names. It is complete at every step, whatever
                `logging_steps` is. PPO's holds a text of the user's data, `generated_samples`.
        """

    def on_eval_begin(self, trainer: Any, step: int, batches: int) -> None:
        """An evaluation begins, which takes about as long as so many batches. Of asynchronous PPO it is a guess."""

    def on_eval(self, trainer: Any, step: int, logs: Mapping[str, Any]) -> None:
        """An evaluation is over. Only rank 0 is told. Asynchronous PPO evaluates late: other steps may have ended.

        Args:
            trainer: OpenRLHF's.
            step: The `global_step` whose weights were evaluated.
            logs: The result, under OpenRLHF's names.
        """

    def on_save(self, trainer: Any, step: int, path: str) -> None:
        """A checkpoint has been saved. PPO's workers write it: it may be on another node.

        Args:
            trainer: OpenRLHF's.
            step: The `global_step`.
            path: Where OpenRLHF says that it is.
        """

    def on_train_end(self, trainer: Any, step: int, error: BaseException | None = None) -> None:
        """Training is over. What a PPO trainer dies of is not seen.

        Args:
            trainer: OpenRLHF's.
            step: The last one.
            error: What ended it; None if it came to its end.
        """
