"""What a callback records of one training besides its steps: its start, its checkpoints, its end."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from rldk_schema import Event, Lifecycle
from rldk_schema.forms.checkpoint import CheckpointFacts

from rldk.checkpoints.inspect import figures_of, note_of
from rldk.checkpoints.watcher import CLOSE_SECONDS, CheckpointWatch
from rldk.event.lifecycle import Happening, checkpoint_saved, ended, started
from rldk.guard import SafeLogger
from rldk.integrations.shared.options import Options
from rldk.observer import Observer
from rldk.recording import Recording
from rldk.text import counted

log = SafeLogger(__name__)


class _Closable(Protocol):
    def close(self) -> None: ...


class Recorder:
    """Records one training, from its start to its end.

    Args:
        recording: The open log.
        options: Of the callback.
        leads: Whether this process is the one that writes the metrics of all ranks.
        trainable_share: Share of the model's parameters that is trained, 0 to 1; None if it is not known.
        inspects: Whether a checkpoint's directory is worth inspecting.

    Attributes:
        recording: As given; so is `leads`.
        writes: Whether this process writes files for all ranks.
    """

    def __init__(
        self,
        recording: Recording,
        options: Options,
        *,
        leads: bool,
        trainable_share: float | None = None,
        inspects: Callable[[Path], bool] = Path.is_dir,
    ) -> None:
        self.recording = recording
        self.leads = leads
        self.writes = leads and not recording.disabled
        self._files: list[_Closable] = []
        if options.enable_checkpoint_analysis and self.writes:
            deep = options.deep_checkpoint_analysis

            def watched() -> Observer:
                made = _Checkpoints(recording, deep=deep, trainable_share=trainable_share, inspects=inspects)
                self._files.append(made.watch)
                return made

            recording.add("checkpoint analysis", watched)

    def also_close(self, file: _Closable) -> None:
        """Has a file closed when training ends."""
        self._files.append(file)

    def start(self, step: int, remarks: Sequence[str] = (), **resumed: Any) -> None:
        """Records the start.

        Args:
            step: Training continues after this one.
            remarks: What a reader of the log should know.
            **resumed: From what: as `rldk.event.lifecycle.started` takes it.
        """
        recording = self.recording
        happening = started(recording.attempt, recording.before, trial=recording.trial, **resumed)
        if resumed.get("from_run") not in (None, recording.run_id):
            happening.lifecycle.from_attempt = None  # its number counts in a run of its own
        self._record(step, happening, remarks)
        recording.progress.trains, recording.progress.ending = True, None
        self.recording.alive(step)

    def saved(self, step: int, path: str | None, *, seen: bool = True) -> None:
        """Records that a checkpoint was saved, and has it inspected.

        Args:
            step: The step.
            path: Its directory, as the trainer names it; None if it is not known.
            seen: Whether this host can see it.
        """
        self._record(step, checkpoint_saved(path, seen=seen))

    def finish(
        self,
        step: int,
        error: BaseException | None = None,
        *,
        stopped: bool = False,
        exit_code: int = 0,
        failures: int = 0,
        metrics: Mapping[str, Any] | None = None,
        remarks: Sequence[str] = (),
    ) -> None:
        """Records the end. The log stays open, as an evaluation may follow.

        Args:
            step: The last one.
            error: What ended the training; None if it came to its end.
            stopped: Whether it was stopped at an alert.
            exit_code: Other than 0: it has failed, and no error is known.
            failures: How many hooks have failed.
            metrics: What was logged for a step that never came.
            remarks: What a reader of the log should know.
        """
        happening = ended(error, stopped=stopped, exit_code=exit_code)
        notes = [happening.note, *remarks]
        if failures:
            notes.append(f"{counted(failures, 'hook')} of the callback failed: see the log of the training process")
        self.close()  # the end is recorded after what is still found in the last checkpoint
        self.recording.end(step, happening.lifecycle, metrics or {}, notes)

    def close(self) -> None:
        """Closes the files of samples and checkpoints; that of the events stays open."""
        for file in self._files:
            self.recording.parts.tried(type(file).__name__, file.close, None)

    def _record(self, step: int, happening: Happening, remarks: Sequence[str] = ()) -> None:
        notes = [happening.note, *remarks]
        self.recording.log(step, {}, phase="lifecycle", notes=notes, lifecycle=happening.lifecycle)


class _Checkpoints(Observer):
    """Has each checkpoint inspected that the log names, and records what was found.

    Attributes:
        watch: Inspects them, in a thread.
    """

    def __init__(
        self, recording: Recording, *, deep: bool, trainable_share: float | None, inspects: Callable[[Path], bool]
    ) -> None:
        self._recording = weakref.ref(recording)  # who listens must not keep a recording from being dropped
        self._trainable_share = trainable_share
        self._inspects = inspects
        self._seen: dict[int, str] = {}
        self.watch = CheckpointWatch(
            recording.run_id,
            recording.path.parent,
            deep=deep,
            on_facts=self._found,
            on_damage=self._damaged,
        )

    def lifecycle(self, event: Event) -> None:
        told = event.lifecycle
        if told is None or told.kind != "checkpoint" or told.checkpoint is None:
            return
        if self._seen.get(event.step) == told.checkpoint or not self._inspects(Path(told.checkpoint)):
            return  # it is this observer that tells of it, or there is nothing to inspect
        self._seen[event.step] = told.checkpoint
        recording = self._recording()
        attempt = None if recording is None else recording.attempt
        self.watch.saved(told.checkpoint, event.step, trainable_share=self._trainable_share, attempt=attempt)

    def close(self, *, wait: bool = True) -> None:
        self.watch.close(CLOSE_SECONDS if wait else 0)

    def _found(self, step: int, facts: CheckpointFacts) -> None:
        if (recording := self._recording()) is not None:
            told = Lifecycle(kind="checkpoint", checkpoint=self._seen.get(step))
            recording.note(step, [note_of(facts)], figures_of(facts), lifecycle=told)

    def _damaged(self, step: int, text: str) -> None:
        if (recording := self._recording()) is not None:
            recording.damaged(step, text)
