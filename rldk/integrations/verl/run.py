"""One run of verl, in the process that drives it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import CodeType
from typing import Any

from rldk.event.launch import place_of
from rldk.integrations.shared.settings import release_of
from rldk.integrations.shared.step_log import StepLog
from rldk.integrations.verl.checkpoints import SavedCheckpoints
from rldk.integrations.verl.config import (
    checkpoints_of,
    has_rates,
    is_fully_async,
    run_facts,
    trainer_facts,
    versions_asked_for,
)


class Log:
    """The log of one run. Nothing here raises but the constructor.

    Args:
        caller: What has called the trainer's `fit`; None if that is not known.
    """

    def __init__(self, caller: CodeType | None) -> None:
        self.caller = caller
        self._log = StepLog()
        self._checkpoints: SavedCheckpoints | None = None
        self._total: int | None = None  # steps, where verl does not say how the run ended

    def begin(self, project: str, experiment: str, config: Mapping[str, Any] | None) -> None:
        """Opens it.

        Args:
            project: What verl's trackers call the project.
            experiment: And the run.
            config: Resolved; SFT gave none before 0.6.
        """
        known = config if isinstance(config, Mapping) else {}
        fully_async = is_fully_async(known)
        self._log.open(
            "verl",
            run_name=experiment,
            config=known or {"trainer": {"project_name": project, "experiment_name": experiment}},
            trainer=trainer_facts(known, release_of("verl", "verl")),
            world_size=place_of(None, None, None).world_size,  # of SFT; PPO's driver is a process by itself
            merge_by_step=fully_async,
            moves_ahead=has_rates(known),
            samples_hosts="ray" in sys.modules,
            remarks=["a step is one version of the weights that the rollouts get"] if fully_async else [],
            **run_facts(known),
        )
        self._total = versions_asked_for(known)
        if (saved := checkpoints_of(known)) is not None:
            self._checkpoints = SavedCheckpoints(
                *saved, lambda step, path, seen: self._log.saved(step, path, seen=seen)
            )

    @property
    def is_open(self) -> bool:
        """Whether it is being written, and its end was not said."""
        return self._log.run is not None

    def log(self, data: Mapping[str, Any], step: int) -> None:
        """Logs what verl's loggers are given."""
        if self._checkpoints is not None:
            self._checkpoints.before(step)
        # Fully asynchronous training logs the times of a version first, and then what its updates have in common.
        last = "training/global_step" in data
        self._log.log(data, step, last=last)
        if self._checkpoints is not None:
            self._checkpoints.after(step)
        if last and self._total is not None and step >= self._total:
            self._log.done()

    def end(self, exit_code: int) -> None:
        """The run has ended."""
        self._look()
        self._log.finish(exit_code)

    def leave(self) -> None:
        """Nothing is known of how the run ended."""
        self._look()
        self._log.leave()

    def _look(self) -> None:
        if self._checkpoints is not None:
            self._checkpoints.look()
