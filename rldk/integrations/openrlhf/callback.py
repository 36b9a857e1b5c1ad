"""The callback: every step of an OpenRLHF trainer becomes an event."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from rldk.event.launch import launch_id
from rldk.event.run_id import new_run_id
from rldk.event.trainer import Launch, TrainerFacts
from rldk.guard import guarded
from rldk.integrations.openrlhf import settings, shared
from rldk.integrations.openrlhf.facts import Facts, name_of_run, rank_of, remarks, run_facts
from rldk.integrations.openrlhf.options import OpenRLHFOptions
from rldk.integrations.openrlhf.protocol import TrainerCallback
from rldk.integrations.openrlhf.trainers import DRIVER, WORKERS, kind_of
from rldk.integrations.openrlhf.training import Training
from rldk.integrations.shared.callback import RecordingCallback
from rldk.integrations.shared.options import documented
from rldk.recording import Recording
from rldk.report.outputs import OPENRLHF
from rldk.resources.all_reduce import AllReduceTimer

RUN = "run"
"""What rank 0 tells the others: under which name and launch this training is logged, and how."""


@documented
class OpenRLHFCallback(RecordingCallback, OpenRLHFOptions, TrainerCallback):
    """Writes what an OpenRLHF trainer does to `{output_dir}/{run_id}_events.jsonl`.

    Every optimizer step becomes a train event, whatever `logging_steps` is; evaluations become eval events; start,
    checkpoints, alerts and end become lifecycle events. Keys become canonical names where they mean the same. Rank 0's
    file, in PPO the driver's, has the metrics; each other rank that trains writes a file of its own. No hook raises.

    It can be pickled: a copy opens files of its own, where it logs.

    Attributes:
        run: What is being recorded; None before training, or on a rank that does not log.
        failures: How many hooks failed.

    Raises:
        RunIdError: `run_id` is not safe in a file name.
        RulesError: A rule or a threshold cannot be understood.
        TypeError: `writer_options` has an unknown option.
        ValueError: An option makes no sense.
    """

    writes_events = True
    _volatile: ClassVar[tuple[str, ...]] = ("run", "_training", "_key", "_timer")

    def __post_init__(self) -> None:
        super().__post_init__()
        self._key: str | None = None  # what this training is told of under; None before it
        self._awaited: int | None = None  # after which step training began, while rank 0 has not said which run it is
        self._step_began = 0.0
        self._timer: AllReduceTimer | None = None

    @guarded
    def on_train_begin(self, trainer: Any, step: int) -> None:
        """Opens the log; a second training continues it with its next attempt."""
        self._close()
        kind = kind_of(trainer)
        self._key = shared.new_key(RUN, self.run_id)
        if self.network_monitoring and self.enable_jsonl_logging and (self.per_rank or _leads(kind)):
            self._timer = AllReduceTimer()
            self.guard.tried("allreduce_time", self._timer.start, None)
        if _leads(kind):
            self._start(trainer, kind, step, {})
        elif self.per_rank:
            told = self._heard(kind)
            if told is None:
                self._awaited = step
            else:
                self._start(trainer, kind, step, told)

    @guarded
    def on_step_begin(self, trainer: Any, step: int) -> None:
        """Notes when the step began."""
        self._step_began = time.monotonic()
        if self._timer is not None:
            # torch may have been imported since training began
            self.guard.tried("allreduce_time", self._timer.start, None)
            self._timer.take()  # what was reduced since the last step, as for an evaluation, is not this one's
        if self._training is not None:
            self._training.begin_step(step, self._step_began)

    @guarded
    def on_step_end(self, trainer: Any, step: int, logs: Mapping[str, Any]) -> None:
        """Writes the step's event."""
        if self._key is None:
            self.on_train_begin(trainer, step - 1)  # the callback was added during training
        if self._awaited is not None:
            # The step was everybody's: if rank 0 has not said anything by now, it never will.
            before, self._awaited = self._awaited, None
            kind = kind_of(trainer)
            self._start(trainer, kind, before, self._heard(kind) or {})
            if self._training is not None and self._step_began:
                self._training.begin_step(step, self._step_began)
        if self._training is not None:
            self._training.end_step(step, logs)

    @guarded
    def on_eval_begin(self, trainer: Any, step: int, batches: int) -> None:
        """Lets the stall watch wait for it."""
        if self._training is not None:
            self._training.begin_evaluation(step, batches)

    @guarded
    def on_eval(self, trainer: Any, step: int, logs: Mapping[str, Any]) -> None:
        """Writes the evaluation's event."""
        if self._training is not None:
            self._training.evaluated(step, logs)

    @guarded
    def on_save(self, trainer: Any, step: int, path: str) -> None:
        """Writes that a checkpoint was saved, and where."""
        if self._training is not None:
            self._training.saved(step, path)

    @guarded
    def on_train_end(self, trainer: Any, step: int, error: BaseException | None = None) -> None:
        """Writes the end and the derived files."""
        if self._timer is not None:
            self.guard.tried("allreduce_time", self._timer.close, None)
        training = self._training
        if self.run is None or training is None:
            return
        training.recorder.finish(step, error, failures=self.failures)
        self._write_outputs(training.recorder, OPENRLHF)

    def _start(self, trainer: Any, kind: str, step: int, told: Mapping[str, Any]) -> None:
        if not self.enable_jsonl_logging:
            if kind == DRIVER:
                # So that the workers write nothing, too.
                self._say(kind, lambda: {"settings": settings.told_by(self)})
            return
        self.run = self._open(trainer, kind, told)
        self._training = Training(self.run, self, trainer, kind, leads=_leads(kind), timer=self._timer)
        nothing: list[str] = []
        self._training.begin(step, self.guard.tried("remarks", lambda: remarks(trainer, kind), nothing))

    def _open(self, trainer: Any, kind: str, told: Mapping[str, Any]) -> Recording:
        attempt_id = told.get("attempt_id") or launch_id()
        tried = self.guard.tried
        run_id = self.run_id or told.get("run_id")
        run_id = run_id or tried("naming the run", lambda: name_of_run(trainer, attempt_id), None) or new_run_id()
        if _leads(kind):
            said = {"run_id": run_id, "attempt_id": attempt_id}
            self._say(kind, lambda: {**said, "settings": settings.told_by(self)})
        unknown = Facts({}, TrainerFacts(), None)
        facts = tried("reading the run's facts", lambda: run_facts(trainer, kind), unknown)
        launch = Launch(attempt_id=attempt_id, local_rank=facts.local_rank)
        return self._open_recording(run_id, facts.run, trainer=facts.trainer, launch=launch)

    def _heard(self, kind: str) -> dict[str, Any] | None:
        hear, name = (shared.heard_in_ray, RUN) if kind in WORKERS else (shared.heard_in_group, str(self._key))
        return self.guard.tried("hearing from rank 0", lambda: hear(name), None)

    def _say(self, kind: str, what: Callable[[], Mapping[str, Any]]) -> None:
        """Tells the other processes of this training."""
        say, name = (shared.say_in_ray, RUN) if kind == DRIVER else (shared.say_in_group, str(self._key))
        self.guard.tried("telling the other ranks about the run", lambda: say(name, what()), None)

    def _close(self) -> None:
        timer, self._timer, self._awaited = self._timer, None, None
        if timer is not None:
            self.guard.tried("allreduce_time", timer.close, None)
        super()._close()


def _leads(kind: str) -> bool:
    """Whether this process is the one whose metrics are those of all ranks."""
    return kind not in WORKERS and rank_of(kind) == 0
