"""The callback for frameworks whose seam is a logger: everything that it is given becomes events of its step."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rldk.event.launch import code_sha, launch_id
from rldk.event.log_call import step_of
from rldk.event.next_step import NextStep
from rldk.event.run_id import new_run_id, safe_run_id
from rldk.event.trainer import Launch, TrainerFacts
from rldk.guard import SafeLogger, guarded
from rldk.integrations.shared.callback import RecordingCallback
from rldk.integrations.shared.merging import HOLD_SECONDS, StepMerger
from rldk.integrations.shared.options import documented, with_options
from rldk.integrations.shared.ray_job import Announcer
from rldk.integrations.shared.recorder import Recorder
from rldk.integrations.shared.row_parts import RowParts
from rldk.text import counted, shown

log = SafeLogger(__name__)


class _Training:
    """One run that is logged.

    Args:
        parts: Cuts its log calls.
        every_step: Whether each step is logged.
        finishes: Whether its framework says when it ends.
        moves_ahead: Whether it has values that belong to the step after theirs.
        sizes: What is known of each step: arguments of `Recording.log`.
        remarks: What a reader of the log should know.
    """

    def __init__(
        self,
        recorder: Recorder,
        parts: RowParts,
        *,
        every_step: bool,
        finishes: bool,
        moves_ahead: bool,
        sizes: Mapping[str, Any],
        remarks: Sequence[str],
    ) -> None:
        self.recorder = recorder
        self.parts = parts
        self.every_step = every_step
        self.finishes = finishes
        self.sizes = dict(sizes)
        self.remarks = list(remarks)
        self.started = False
        self.merger: StepMerger | None = None
        self.last = 0
        self.announcer: Announcer | None = None
        self._next = NextStep(recorder.recording.names) if moves_ahead else None

    def train(self, step: int, metrics: Mapping[str, Any]) -> None:
        """Writes a train step."""
        if not self.started:
            self._start(step)
        recording = self.recorder.recording
        known = None
        if self._next is not None and self._next.keys:
            next_step = self._next
            known = recording.parts.tried("the next step's rate", lambda: next_step.at(step, metrics), None)
        recording.log(step, metrics, **self.sizes, known=known)

    def end(self, error: BaseException | None, exit_code: int, failures: int) -> None:
        """Records the end; the log stays open."""
        if self.merger is not None:
            self.merger.flush()
        if not self.started:  # nothing was trained: that continues no attempt before, and hides none of its steps
            self.started = True
            self.recorder.start(self.last, self.remarks)
        again = 0 if self.merger is None else self.merger.again
        remarks = [f"{counted(again, 'value')} of steps that had another one already: left out"] if again else []
        self.recorder.finish(self.last, error, exit_code=exit_code, failures=failures, remarks=remarks)

    def _start(self, step: int) -> None:
        """Records the start at the first train step, as only that tells whether the run is resumed.

        An evaluation that comes before it may be of the step that is resumed from, or of the first.
        """
        self.started = True
        before, recording = max(0, step - 1), self.recorder.recording
        if self.every_step:
            self.recorder.start(before, self.remarks, from_step=before or None)
        else:
            told = recording.opening(step)
            self.recorder.start(before, self.remarks, resumed=told is not None and told.opening == "resumed")
        recording.progress.trains = self.finishes


def _is_hugging_face(path: Path) -> bool:
    return (path / "config.json").is_file()


@documented
@with_options
class StepLog(RecordingCallback):
    """Logs a run of a framework that has a logger and no callbacks, to `{output_dir}/{run_id}_events.jsonl`.

    Its declaration in `schema/sources/` says what the keys mean, which of them are evaluations, what is added to a
    step, and which values belong to the step after theirs. Nothing but the constructor raises.

    Attributes:
        run: What is being recorded; None before `open` and after `finish`.
        failures: How many hooks failed.

    Raises:
        RunIdError: `run_id` is not safe in a file name.
        RulesError: A rule or a threshold cannot be understood.
        TypeError: `writer_options` has an unknown option.
        ValueError: An option makes no sense.
    """

    @guarded
    def open(
        self,
        framework: str,
        *,
        trainer: TrainerFacts | None = None,
        run_name: str | None = None,
        config: Mapping[str, Any] | None = None,
        model_name: str | None = None,
        dataset_name: str | None = None,
        batch_size: int | None = None,
        sequence_length: int | None = None,
        rank: int | None = 0,
        world_size: int | None = None,
        attempt_id: str | None = None,
        step_key: str = "step",
        every_step: bool = True,
        merge_by_step: bool = False,
        hold_seconds: float = HOLD_SECONDS,
        finishes: bool = True,
        moves_ahead: bool = True,
        samples_hosts: bool = False,
        remarks: Sequence[str] = (),
    ) -> None:
        """Opens the log; a second run of the same name continues it with its next attempt.

        Args:
            framework: Whose declaration holds.
            trainer: Its version and algorithm, which decide what a key means, and what else is known.
            run_name: What the user has called the run; `run_id` counts more. It is made safe for a file name.
            config: The resolved configuration, nested. It goes into the manifest, and decides what some keys mean.
            model_name: Name or path of the model.
            dataset_name: Name of the training set.
            batch_size: Sequences of a step, all ranks.
            sequence_length: Length limit, in tokens: of the completion alone where the trainer generates.
            rank: Of this process: 0 for the one that has the metrics; where two log parts of a step, the other is 1,
                and both have an `attempt_id`. None: as torch.distributed or the launcher says.
            world_size: Number of ranks of the launch, whether they write or not.
            attempt_id: Shared by all of them; the launcher's or scheduler's id if None.
            step_key: Where the declaration has the step that `log` is given.
            every_step: Whether each step is logged: then a run whose first one is not 1 is resumed from the one
                before. Where it is not, the first step of the attempt before decides.
            merge_by_step: Whether one step is logged in several calls. They are held until the next step, the last
                call, or for `hold_seconds`, and become one event; a process that is killed loses them.
            hold_seconds: How long.
            finishes: Whether the framework says when it ends. Where it does not, a process that ends without an error
                has finished.
            moves_ahead: Whether values that the declaration has as `ahead` are put to the step after theirs.
            samples_hosts: Whether workers of the same Ray job that call `watch_host` are told of the run and its steps:
                on each host one of them logs its resources, as a rank from 1 on.
            remarks: What a reader of the log should know; notes of its start.
        """
        self._close()
        if not self.enable_jsonl_logging:
            return
        attempt_id = attempt_id or launch_id()
        run_id = self.run_id or (safe_run_id(str(run_name)) if run_name else new_run_id(framework))
        facts = {
            "framework": framework,
            "config": config,
            "model_name": model_name,
            "dataset_name": dataset_name,
            "rank": rank,
            "world_size": world_size,
        }
        known = trainer or TrainerFacts()
        if known.git_sha is None:
            known = replace(known, git_sha=code_sha())
        self.run = self._open_recording(run_id, facts, trainer=known, launch=Launch(attempt_id=attempt_id))
        training = _Training(
            Recorder(self.run, self, leads=not rank, inspects=_is_hugging_face),
            RowParts(framework, step_key),
            every_step=every_step,
            finishes=finishes,
            moves_ahead=moves_ahead,
            sizes={"batch_size": batch_size, "sequence_length": sequence_length},
            remarks=remarks,
        )
        if merge_by_step:
            training.merger = StepMerger(training.train, hold_seconds)
        self._training = training
        self.run.progress.trains = finishes  # also before its first step
        if samples_hosts:
            self._announce(framework)

    @guarded
    def log(self, metrics: Mapping[str, Any], step: int, *, last: bool = False) -> None:
        """Logs what the framework's logger was given. It is with the operating system then, unless calls are merged.

        Args:
            metrics: The framework's own keys. It is not changed.
            step: As the framework counts.
            last: Whether the step is complete, where several calls are merged.
        """
        training = self._training
        if training is None:
            if self.enable_jsonl_logging:
                self.guard.failed(f"rldk: step {step} was logged to a run that is not open, or finished: it is lost")
            return
        at = step_of(step)
        if type(at) is not int:
            reason = f"log: expected a step that is an integer, found {type(step).__name__}"
            self.run.refuse(f"{reason} {shown(step)}", reason)  # type: ignore[union-attr]
            return
        parts = training.parts.cut(metrics, at)
        for part in parts:
            training.last = max(training.last, part.step)
            if part.phase != "train":
                self.run.log(part.step, part.metrics, phase=part.phase, dataset_name=part.dataset_name)  # type: ignore[union-attr]
            elif training.merger is not None:
                training.merger.log(part.step, part.metrics)
            else:
                training.train(part.step, part.metrics)
        if last and training.merger is not None:
            training.merger.flush()
        if training.announcer is not None:
            training.announcer.say(step=training.last)

    @guarded
    def at(self, step: int) -> None:
        """Logs that a step is over, of which this process has what it samples, and nothing else.

        Args:
            step: Optimizer steps done.
        """
        if self.run is not None:
            self._training.last = step
            self._training.train(step, {})

    @guarded
    def saved(self, step: int, path: str, *, seen: bool = True) -> None:
        """Logs that a checkpoint was saved.

        Args:
            step: Optimizer steps done.
            path: Its directory.
            seen: Whether this host can see it.
        """
        if self._training is not None:
            self._training.recorder.saved(step, path, seen=seen)

    @guarded
    def finish(self, exit_code: int = 0, error: BaseException | None = None) -> None:
        """Logs the end, derives the run's files if that is asked for, and closes. A second call does nothing.

        Args:
            exit_code: Other than 0: the run has failed.
            error: What ended it. If None and it has failed, the one that is being handled.
        """
        training = self._training
        if training is None:
            return
        if exit_code and error is None:
            error = sys.exc_info()[1]
        if exit_code or training.recorder.recording.ending is None:
            training.end(error, exit_code, self.failures)
        if not sys.is_finalizing():
            self._write_outputs(training.recorder)
        self._close()

    @guarded
    def leave(self) -> None:
        """The framework has dropped its logger without an end: what is seen at the end of the process counts."""
        self._flush()
        self._conclude()

    @guarded
    def done(self) -> None:
        """Logs that all steps which the run was to make are done: it has finished, and what follows is logged, too."""
        if self._training is not None and self._training.recorder.recording.ending is None:
            self._training.end(None, 0, self.failures)

    def _flush(self) -> None:
        if self._training is not None and self._training.merger is not None:
            self._training.merger.close()

    def _announce(self, framework: str) -> None:
        if self.run is not None:
            self._training.announcer = Announcer(framework)
            self._training.announcer.say(run_id=self.run.run_id, attempt_id=self.run.attempt_id, step=0)

    def _conclude(self) -> None:
        if self._training is not None and self._training.announcer is not None:
            self._training.announcer.close()

    def _close(self) -> None:
        self._flush()
        self._conclude()
        super()._close()
