"""accelerate: everything that `Accelerator.log` is given, as events, by a tracker.

    from rldk.integrations.accelerate import RLDKTracker
    accelerator = Accelerator(log_with=RLDKTracker("my-run"))

Where accelerate knows `register_tracker_class`, importing this package also makes `log_with="rldk"` known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import accelerate.tracking as trackers
from accelerate.state import PartialState
from accelerate.tracking import GeneralTracker, on_main_process

from rldk.event.log_call import step_of
from rldk.event.metric_names import NO_FRAMEWORK
from rldk.event.trainer import TrainerFacts
from rldk.guard import Guard, guarded
from rldk.integrations.shared.settings import count_of, seed_of, setting, text_of
from rldk.integrations.shared.step_log import StepLog

__all__ = ["RLDKTracker"]


class RLDKTracker(GeneralTracker):  # type: ignore[misc]  # untyped
    """Logs a loop that uses `Accelerator.log` to `{output_dir}/{run_id}_events.jsonl`, from its main process.

    The names are those of the loop: names of the metric dictionary keep their meaning, any other is the loop's own. A
    call without a step belongs to the last step that was given; where none ever is, the calls are counted from 1.

    Args:
        run_name: What the run is called, unless `run_id` says so; with `log_with="rldk"`, the project's name.
        **options: Of all callbacks of rldk: `output_dir`, `run_id`, ...

    Raises:
        RunIdError: `run_id` is not safe in a file name.
        TypeError: There is no such option.
        ValueError: An option makes no sense.
    """

    name = "rldk"
    requires_logging_directory = False
    main_process_only = True

    def __init__(self, run_name: str | None = None, **options: Any) -> None:
        super().__init__()
        self._log = StepLog(**options)
        self._run_name = run_name
        self._opened = False
        self._counts = True  # no step has been given yet
        self._step = 0

    @property
    def guard(self) -> Guard:
        """Counts what went wrong in the hooks."""
        return self._log.guard

    @property
    def tracker(self) -> Any:
        """The recording; None before the first call, and after `finish`."""
        return self._log.run

    @on_main_process  # type: ignore[untyped-decorator]
    @guarded
    def store_init_configuration(self, values: Mapping[str, Any]) -> None:
        """Opens the log, with the configuration of the run.

        Args:
            values: As `Accelerator.init_trackers` is given them.
        """
        self._open(values)

    @on_main_process  # type: ignore[untyped-decorator]
    @guarded
    def log(self, values: Mapping[str, Any], step: int | None = None, **_: Any) -> None:
        """Logs one call.

        Args:
            values: Key to value.
            step: As the loop counts.
        """
        if not self._opened:
            self._open({})
        at = self._step + 1 if step is None and self._counts else self._step if step is None else step_of(step)
        self._counts = self._counts and step is None
        if type(at) is int:
            self._step = at
        self._log.log(values, at)

    @on_main_process  # type: ignore[untyped-decorator]
    @guarded
    def finish(self) -> None:
        """Logs the end."""
        self._log.finish()

    def _open(self, config: Mapping[str, Any]) -> None:
        self._opened = True
        known = config if isinstance(config, Mapping) else {}
        self._log.open(
            NO_FRAMEWORK,
            run_name=self._run_name,
            config=known or None,
            trainer=TrainerFacts(
                optimizer=text_of(setting(known, "optimizer", "optim")),
                scheduler=text_of(setting(known, "lr_scheduler_type", "lr_scheduler")),
                rng=seed_of(setting(known, "seed")),
            ),
            model_name=text_of(setting(known, "model_name_or_path", "pretrained_model_name_or_path", "model_name")),
            dataset_name=text_of(setting(known, "dataset_name")),
            batch_size=count_of(setting(known, "total_batch_size")),
            world_size=PartialState().num_processes,
            every_step=False,  # a loop may log every tenth step only
        )


if hasattr(trackers, "register_tracker_class"):
    trackers.register_tracker_class(RLDKTracker)
