"""What every callback does with its recording: it holds it, counts its own failures, and closes it once."""

from __future__ import annotations

from typing import Any, ClassVar

from rldk.event.trainer import Launch, TrainerFacts
from rldk.guard import Guard, SafeLogger
from rldk.integrations.shared.options import Options
from rldk.integrations.shared.recorder import Recorder
from rldk.opening import open_recording
from rldk.recording import Recording
from rldk.report.outputs import RLDK, Layout, write_outputs_at_end

log = SafeLogger(__name__)


class RecordingCallback(Options):
    """A callback that records a training. Its hooks are `guarded`.

    Attributes:
        run: The recording; None before training, on a rank that does not log, or if it could not be opened.
        guard: Counts what went wrong in the hooks.
    """

    _volatile: ClassVar[tuple[str, ...]] = ("run", "_training")
    """Attributes that a copy, in another process or trainer, begins without: it opens files of its own."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.guard = Guard(log)
        self.run: Recording | None = None
        self._training: Any = None  # the last one that is recorded; it has a Recorder

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), **dict.fromkeys(self._volatile), "guard": Guard(log)}

    @property
    def failures(self) -> int:
        """How many hooks failed."""
        return self.guard.failures

    def _open_recording(
        self, run_id: str, facts: dict[str, Any], *, trainer: TrainerFacts, launch: Launch, listener: Any = None
    ) -> Recording:
        """Opens the log as the options say.

        Args:
            run_id: The run.
            facts: Arguments of `Run` that the trainer knows; the user's count.
            trainer: What else it knows.
            launch: How this process was launched.
            listener: Gets every alert, after the user's functions.
        """
        named = {"model_name": self.model_name, "dataset_name": self.dataset_name}
        return open_recording(
            self.output_dir,
            run_id,
            monitor_resources=self.enable_resource_monitoring,
            monitor_network=self.network_monitoring,
            monitor_health=self._rules if self.enable_health_monitoring else False,
            on_alert=[*self.on_alert, *([] if listener is None else [listener])],  # type: ignore[misc]  # a tuple by now
            mirror=self.mirror,
            writer_options=self.writer_options,
            trainer=trainer,
            launch=launch,
            **{**facts, **{name: value for name, value in named.items() if value}},
        )

    def _write_outputs(self, recorder: Recorder, layout: Layout = RLDK) -> None:
        """Derives the run's files from its log, if they are asked for and this is the process that does so."""
        recording = recorder.recording
        if self.write_outputs and recorder.leads and not recording.disabled:
            write_outputs_at_end(recording.path, rules=self.health_rules, layout=layout)

    def _close(self) -> None:
        """Closes the recording and what belongs to its training."""
        run, training = self.run, self._training
        self.run = self._training = None
        if training is not None:
            training.recorder.close()
        if run is not None:
            run.finish()
