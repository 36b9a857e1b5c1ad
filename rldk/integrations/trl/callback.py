"""The callback: every log call of a TRL trainer becomes an event."""

from __future__ import annotations

import inspect
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import msgspec
from transformers import TrainerCallback
from transformers.trainer_callback import ExportableState

from rldk.event.launch import launch_id
from rldk.event.redact import plain
from rldk.event.run_id import new_run_id, safe_run_id
from rldk.event.trainer import Launch, TrainerFacts
from rldk.guard import SafeLogger, guarded
from rldk.integrations.shared.callback import RecordingCallback
from rldk.integrations.shared.options import documented
from rldk.integrations.trl.brake import Brake
from rldk.integrations.trl.config import checkpoint_of, name_of_run, own_name, run_facts, trainer_facts
from rldk.integrations.trl.loop import Loop, Place
from rldk.integrations.trl.options import TRLOptions
from rldk.integrations.trl.trainers import TrainerKind, calling_trainer, kind_of
from rldk.integrations.trl.training import Training
from rldk.integrations.trl.trials import SearchTrial, is_being_pruned, trial_of, trial_pruned
from rldk.recording import Recording

log = SafeLogger(__name__)

_OPENING_SECONDS = 10.0
_opening = threading.RLock()  # a user's thread may log while training begins: one opens the log, the other waits for it


@documented
class RLDKCallback(RecordingCallback, TRLOptions, TrainerCallback, ExportableState):  # type: ignore[misc]  # untyped
    """Writes what a TRL trainer does to `{output_dir}/{run_id}_events.jsonl`.

    Train, eval and summary logs become events of that phase; start, checkpoints and end become lifecycle events. Keys
    become canonical names where they mean the same in this trainer, version and configuration, and keep their own name
    elsewhere. No hook raises. Every `.train()` is an attempt; one that resumes from a checkpoint continues the log of
    the run that wrote it. A trial of `hyperparameter_search` is a run of its own, `{run_id}-{number}`.

    Attributes:
        run: What is being recorded; None before training, on ranks that do not log, or if it could not be opened.
        run_id: Its name, once it is known; in a hyperparameter search, what its trials are named after.
        failures: How many hooks failed.

    Raises:
        RunIdError: `run_id` is not safe in a file name.
        RulesError: A rule or a threshold cannot be understood.
        TypeError: `writer_options` has an unknown option.
        ValueError: An option makes no sense.
    """

    _volatile: ClassVar[tuple[str, ...]] = (
        "run",
        "_training",
        "_state",
        "_args",
        "_logs",
        "_kind",
        "_predicted",
        "_trial",
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        self._brake = Brake(self.stop_on)
        self._unopened = False  # opening the log has failed, and would again
        self._made_up = False  # whether we have named the run
        self._state: Any = None
        self._args: Any = None
        self._logs: Mapping[str, Any] | None = None
        self._logged = 0
        self._predicted: Mapping[str, Any] | None = None  # what the last prediction has found
        self._trains: bool | None = None  # not yet
        self._loop = Loop()
        self._trial: SearchTrial | None = None  # of a search, which is being trained
        self._kind: TrainerKind | None = None  # of the trainer whose configuration is `_args`

    def state(self) -> dict[str, Any]:
        """What a checkpoint keeps: how to make this callback again, and which attempt of which run wrote it."""
        try:
            # transformers writes it as JSON, and gives `args` to the constructor again, outside of any guard of ours.
            names = inspect.signature(type(self).__init__).parameters.keys() & vars(self).keys() - {"on_alert"}
            args = {**{name: getattr(self, name) for name in names}, "output_dir": str(self.output_dir)}
            if self.rules or self.alert_thresholds:
                # Not the file's name: one that has gone by then would keep training from being resumed.
                args |= {"rules": msgspec.to_builtins(self._rules), "alert_thresholds": None}
            return {
                "args": plain({name: args[name] for name in names}) if "output_dir" in names else {},
                "attributes": {
                    "checkpoint_of": {
                        "run_id": self.run.run_id if self.run else self.run_id,
                        "attempt": self.run and self.run.attempt,
                    }
                },
            }
        except Exception:
            log.exception("rldk: the checkpoint cannot record its run")
            return {"args": {}, "attributes": {}}

    def _known_to(self, state: Any) -> None:
        # transformers looks every stateful callback up when it saves; one that the state does not know kills training.
        if type(self).__name__ not in state.stateful_callbacks:
            state.stateful_callbacks[type(self).__name__] = self.state()

    @guarded
    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Opens the log; a second `.train()` continues it with its next attempt."""
        self._begin(args, state, kwargs.get("model"))

    def _begin(self, args: Any, state: Any, model: Any, *, late: bool = False) -> None:
        """Training begins; or it has begun before the callback was added to it."""
        self._turn_to(args)
        if self._trains and state is self._state:
            return  # the callback has been added twice
        earlier: dict[str, Any] = {}
        if state.global_step > 0 and not late:
            earlier = self.guard.tried("the checkpoint's run", lambda: checkpoint_of(state, str(self.output_dir)), {})
        self._known_to(state)
        trial = self.guard.tried("the trial", lambda: trial_of(state, (calling_trainer() or (lambda: None))()), None)
        # The log of an evaluation before training goes on; that of an earlier training has ended.
        if self._trains is not None or (earlier and self._made_up) or trial is not None:
            self._close()
        self._trial = trial
        self._trains = True
        self._loop = Loop(state.global_step)
        self._brake.release()
        self._state = state
        if earlier and not own_name(args) and (self.run_id is None or self._made_up) and trial is None:
            self.run_id = safe_run_id(str(earlier["run_id"]))
        run = self._open(args, state, model)
        if run is None:
            return
        kind = self._kind_of(args)
        self._training = Training(run, self, args=args, kind=kind, state=state, model=model)
        resumed = {"from_step": state.global_step} if state.global_step > 0 and not late else {}
        if resumed and earlier.get("attempt"):
            resumed |= {"from_attempt": earlier["attempt"], "from_run": earlier["run_id"]}
        remarks = [kind.remark] if kind.remark else []
        if late:
            remarks.append(f"recording began at step {state.global_step} of a training that was under way")
        self._training.recorder.start(state.global_step, remarks, **resumed)

    @guarded
    def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Writes the event of a step that was not logged."""
        if not self._trains:
            self._begin(args, state, kwargs.get("model"), late=True)
        self._loop.begin_step(state.global_step)
        if self._training is not None:
            self._training.begin_step(state, kwargs.get("train_dataloader"))

    @guarded
    def on_pre_optimizer_step(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Notes the rate that the optimizer is about to use."""
        if self.every_step and self._training is not None:
            self._training.note_rate(kwargs.get("optimizer"))

    @guarded
    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Notes that a step is over."""
        self._known_to(state)
        self._loop.end_step(state.global_step, logs=control.should_log)
        if self._training is not None:
            self._training.end_step(state)
            if self._brake.alert is not None:
                self._brake.ask(args, control)

    @guarded
    def on_epoch_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Notes that the summary may come."""
        self._loop.end_epoch(logs=control.should_log)

    @guarded
    def on_log(self, args: Any, state: Any, control: Any, logs: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        """Writes one event."""
        self._turn_to(args)
        if not self._trains and _is_training():
            self._begin(args, state, kwargs.get("model"), late=True)
            self._loop = Loop(state.global_step - 1)  # this is the log call of the step that has just ended
            self._loop.end_step(state.global_step, logs=True)
        run = self._open(args, state, kwargs.get("model"))
        if run is None or not logs or not state.is_world_process_zero:
            return
        # Each log call adds to the trainer's own record.
        if logs is self._logs and len(state.log_history) == self._logged:
            return  # the callback has been added twice
        self._logs, self._logged = logs, len(state.log_history)
        own = self._not_predicted(logs)
        if own:
            self._write(run, state, own, self._loop.place(own, state, control, kwargs.get("model")))
        if self._training is not None and self._brake.alert is not None:
            self._brake.ask(args, control)

    @guarded
    def on_prediction_step(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Notes that an evaluation is under way, and that what is generated now is for it."""
        self._turn_to(args)
        self._loop.predict()
        if self._training is not None:
            self._training.skip_generated(state)

    @guarded
    def on_evaluate(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Notes that the evaluation is over; its log call came before."""
        self._loop.evaluated()

    @guarded
    def on_predict(self, args: Any, state: Any, control: Any, metrics: Mapping[str, Any], **kwargs: Any) -> None:
        """Writes what a prediction has found, which the trainer does not log."""
        self._loop.evaluated()
        run = self._open(args, state, kwargs.get("model"))
        if run is None or not metrics or not state.is_world_process_zero or metrics is self._predicted:
            return
        self._predicted = metrics
        self._write(run, state, metrics, Place("test", state.global_step))

    @guarded
    def on_save(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Writes that a checkpoint was saved, and where."""
        if self._training is not None:
            self._training.saved(state, Path(args.output_dir) / f"checkpoint-{state.global_step}")

    @guarded
    def on_train_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Writes the end and the derived files; the log stays open for an evaluation after training."""
        run, training = self.run, self._training
        if run is None or training is None or not self._trains:
            return
        self._trains = False
        self._loop = Loop()
        pruned = None
        if self._trial is not None and is_being_pruned():
            pruned = self.guard.tried("the search's exception", trial_pruned, None)
        training.finish(state, self.failures, stopped=self._brake.stopped, error=pruned)
        self._write_outputs(training.recorder)

    def _open(self, args: Any, state: Any, model: Any) -> Recording | None:
        """What is being recorded; opened if there is nothing yet. None on a rank that does not log."""
        if args is self._args and self.run is not None:
            return self.run
        held = _opening.acquire(timeout=_OPENING_SECONDS)
        try:
            return self._open_alone(args, state, model)
        finally:
            if held:
                _opening.release()

    def _open_alone(self, args: Any, state: Any, model: Any) -> Recording | None:
        if args is self._args and (self.run is not None or self._unopened):
            return self.run
        if not self.enable_jsonl_logging or not (state.is_world_process_zero or self.per_rank):
            return None
        self._turn_to(args)
        if self.run is None and not self._unopened:
            self._unopened = True  # should this raise, it would again
            launch, kind, tried = launch_id(), self._kind_of(args), self.guard.tried
            if self.run_id is None:
                self._made_up = True
                shared = launch if self.per_rank else None
                self.run_id = tried("run_name", lambda: name_of_run(args, kind, shared), None) or new_run_id()
            facts: dict[str, Any] = tried("reading the run's facts", lambda: run_facts(args, kind, model), {})
            run_id = self.run_id
            if self._trial is not None:
                run_id = safe_run_id(f"{self.run_id}-{self._trial.key}")
                facts |= {"group": self.run_id, "trial": self._trial.trial}
            self.run = self._open_recording(
                run_id,
                facts,
                trainer=tried("reading the trainer's facts", lambda: trainer_facts(args, kind, model), TrainerFacts()),
                launch=Launch(attempt_id=launch, local_rank=args.local_process_index),
                listener=self._brake.hear,
            )
            self._unopened = False
        return self.run

    def _write(self, run: Recording, state: Any, logs: Mapping[str, Any], place: Place) -> None:
        if self._training is None:
            run.log(place.step, logs, phase=place.phase)
        else:
            self._training.log(state, logs, place)

    def _not_predicted(self, logs: Mapping[str, Any]) -> Mapping[str, Any]:
        """What is left of a log call without the last prediction, which users log, too, and which has its event."""
        found = self._predicted
        if not found or any(logs.get(key, found) is not value for key, value in found.items()):
            return logs
        rest = {key: value for key, value in logs.items() if key not in found}
        return rest if rest.keys() - {"epoch"} else {}

    def _kind_of(self, args: Any) -> TrainerKind:
        """What the trainer that is calling trains."""
        if self._kind is None:
            trainer = calling_trainer()
            unknown = TrainerKind("transformers", "")
            self._kind = self.guard.tried("the kind of trainer", lambda: kind_of(args, trainer and trainer()), unknown)
            if self._kind.remark:
                log.warning("rldk: %s", self._kind.remark)
        return self._kind

    def _close(self) -> None:
        """Closes the recording. A trial of which no end was seen may have been pruned by a hook of the user's."""
        training, pruned = self._training, None
        if self._trains and self._trial is not None:
            pruned = self.guard.tried("the trial's end", self._trial.pruned, None)
        if training is not None and pruned is not None:
            with self.guard:
                training.finish(self._state, self.failures, stopped=False, error=pruned)
                self._write_outputs(training.recorder)
        super()._close()

    def _turn_to(self, args: Any) -> None:
        """Ends the record of one trainer when the callback is called by another."""
        if self._args is not None and args is not self._args:
            self._close()
            self._unopened = False
            self._trains = self._kind = None
            self._loop = Loop()
            if self._made_up:
                self.run_id = None
        self._args = args


def _is_training() -> bool:
    """Whether the trainer that is calling is in the middle of its training."""
    trainer = (calling_trainer() or (lambda: None))()
    return bool(getattr(trainer, "is_in_train", False))
