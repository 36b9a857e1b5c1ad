"""The callback: every log call of a TRL trainer becomes an event."""

from __future__ import annotations

import functools
import inspect
import logging
from collections.abc import Callable, Mapping, Sequence
from operator import index
from pathlib import Path
from typing import Any

import msgspec
from transformers import TrainerCallback
from transformers.trainer_callback import ExportableState

from rldk.environment import switch
from rldk.event.launch import launch_id
from rldk.event.phases import phase_of
from rldk.event.redact import plain
from rldk.event.run_id import checked_run_id, safe_run_id
from rldk.health.alerts import Severity
from rldk.health.live import OnAlert
from rldk.health.rules import load_rules
from rldk.integrations.trl.brake import Brake
from rldk.integrations.trl.config import checkpoint_of, name_of_run, run_facts
from rldk.integrations.trl.trainers import TrainerKind, calling_trainer, kind_of
from rldk.integrations.trl.training import Training
from rldk.log.options import checked_options
from rldk.report.outputs import write_outputs_at_end
from rldk.run import Run

log = logging.getLogger(__name__)

Hook = Callable[..., None]


def _guarded(hook: Hook) -> Hook:
    """The edge to training: an exception in a hook would kill it, so none leaves here."""

    @functools.wraps(hook)
    def run(self: RLDKCallback, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        try:
            hook(self, args, state, control, **kwargs)
        except Exception:
            self.failures += 1
            if self.failures == 1:
                log.exception("rldk: %s failed; training goes on without this record", hook.__name__)

    return run


class RLDKCallback(TrainerCallback, ExportableState):  # type: ignore[misc]  # transformers is untyped here
    """Writes what a TRL trainer does to `{output_dir}/{run_id}_events.jsonl`.

    Train, eval and summary logs become events of that phase; start, checkpoints and end become lifecycle events. Keys
    become canonical names where they mean the same in this trainer, version and configuration, and keep their own name
    elsewhere. No hook raises. Every `.train()` is an attempt; one that resumes from a checkpoint goes on with the log
    of the run that wrote it.

    Args:
        output_dir: Where the files go.
        run_id: Name of the run. By default the trainer's `run_name`, made safe for a file name; else that of the run
            whose checkpoint is resumed; else a new one.
        enable_jsonl_logging: False writes nothing.
        log_interval: Steps between two lines with the core metrics in Python's log, level INFO, which is not shown
            unless you ask for it; 0 for none.
        jsonl_log_interval: One train event per so many steps: the first that is logged at or behind each multiple, and
            the last. Its values are those of its own log call. Other phases are always written.
        every_step: Also write an event for each step that the trainer does not log, because `logging_steps` is above
            1: with learning rate and epoch, and nothing that is not known.
        per_rank: Ranks other than 0 write files of their own, with their resources and seeds; the metrics are the same
            on all ranks and stand in rank 0's.
        enable_resource_monitoring: Sample CPU, memory, disk and GPU every second, in a thread.
        enable_checkpoint_analysis: Look at each checkpoint when it has been saved, in a thread: size, parameters,
            damage. It becomes a lifecycle event, and a line of `{run_id}_checkpoints.jsonl`.
        deep_checkpoint_analysis: Also read its weights, for norms, changes, and what is not finite.
        enable_network_monitoring: Sample the host's traffic and the way to the master node, in threads.
        enable_health_monitoring: Hold every event against the health rules, and watch for stalls: see docs/health.md.
        rules: A TOML file that changes rules, or adds some; or what stands in such a file, as tables.
        alert_thresholds: The same in Python: rule to threshold, to its grade's fields, or to None, which turns it off.
        on_alert: A function, or several, that get each `rldk.health.alerts.Alert`; training waits for them. A
            checkpoint does not keep them.
        stop_on: `critical`, `warning` or `info`: ask the trainer to stop, by its own flag, at an alert as grave as
            this, but for a stall: whoever can stop is over it. With several processes this is not done, and said: each
            has a flag of its own, and one that stops alone makes the others hang.
        log_completions: How many samples of each generated batch go to `{run_id}_completions.jsonl` when it is logged,
            with their rewards (GRPO and RLOO). They hold text of your data: 0, for none, is the default.
        write_outputs: When training ends, derive `{run_id}_metrics.csv`, `_metrics.json`, `_alerts.json` and
            `_final_report.json` from the log, unless it is so long that you would have to wait.
        writer_options: Options of `EventWriter`: rotation, compression, retention, buffering, syncing, filtering.

    Attributes:
        run: The run being logged; None before training, on ranks that do not log, or if it could not be opened.
        run_id: Its name, once it is known.
        failures: How many hooks failed.

    Raises:
        RunIdError: `run_id` is not safe in a file name.
        RulesError: A rule or a threshold cannot be understood.
        ValueError: An interval or a number of samples is negative, a switch is not a boolean, or `stop_on` is not a
            severity.
    """

    def __init__(
        self,
        output_dir: str | Path = "rldk_logs",
        *,
        run_id: str | None = None,
        enable_jsonl_logging: bool = True,
        log_interval: int = 10,
        jsonl_log_interval: int = 1,
        every_step: bool = False,
        per_rank: bool = False,
        alert_thresholds: Mapping[str, Any] | None = None,
        rules: str | Path | Mapping[str, Any] | None = None,
        on_alert: OnAlert | Sequence[OnAlert] = (),
        stop_on: Severity | None = None,
        enable_health_monitoring: bool = True,
        enable_checkpoint_analysis: bool = True,
        deep_checkpoint_analysis: bool = False,
        enable_resource_monitoring: bool = True,
        enable_network_monitoring: bool = False,
        log_completions: int = 0,
        write_outputs: bool = True,
        writer_options: Mapping[str, Any] | None = None,
    ) -> None:
        self.log_interval = _at_least(0, log_interval, "log_interval")
        self.jsonl_log_interval = _at_least(1, jsonl_log_interval, "jsonl_log_interval")
        self.log_completions = _at_least(0, log_completions, "log_completions")
        self.writer_options = checked_options(writer_options or {})
        self.output_dir = Path(output_dir)
        self.run_id = None if run_id is None else checked_run_id(run_id)
        self.enable_jsonl_logging = switch("enable_jsonl_logging", enable_jsonl_logging)
        self.every_step = switch("every_step", every_step)
        self.per_rank = switch("per_rank", per_rank)
        self.alert_thresholds = dict(alert_thresholds or {})
        self.rules = rules
        self._rules = load_rules(rules, alert_thresholds)
        self.on_alert = (on_alert,) if callable(on_alert) else tuple(on_alert)
        self.stop_on = stop_on
        self._brake = Brake(stop_on)
        self.enable_health_monitoring = switch("enable_health_monitoring", enable_health_monitoring)
        self.enable_checkpoint_analysis = switch("enable_checkpoint_analysis", enable_checkpoint_analysis)
        self.deep_checkpoint_analysis = switch("deep_checkpoint_analysis", deep_checkpoint_analysis)
        self.enable_resource_monitoring = switch("enable_resource_monitoring", enable_resource_monitoring)
        self.enable_network_monitoring = switch("enable_network_monitoring", enable_network_monitoring)
        self.write_outputs = switch("write_outputs", write_outputs)
        self.run: Run | None = None
        self.failures = 0
        self._hopeless = False
        self._made_up = False  # whether we have named the run
        self._state: Any = None
        self._args: Any = None
        self._logs: Mapping[str, Any] | None = None
        self._logged = 0
        self._trains: bool | None = None  # not yet
        self._training: Training | None = None  # the last one that is logged
        self._kind: TrainerKind | None = None  # of the trainer whose configuration is `_args`

    def __getstate__(self) -> dict[str, Any]:
        # A copy, in another process or trainer, opens files of its own.
        return {
            **self.__dict__,
            "run": None,
            "_training": None,
            "_state": None,
            "_args": None,
            "_logs": None,
            "_kind": None,
        }

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
                "attributes": {"checkpoint_of": {"run_id": self.run_id, "attempt": self.run and self.run.attempt}},
            }
        except Exception:
            log.exception("rldk: the checkpoint will not know its run")
            return {"args": {}, "attributes": {}}

    def _known_to(self, state: Any) -> None:
        # transformers looks every stateful callback up when it saves; one that the state does not know kills training.
        if type(self).__name__ not in state.stateful_callbacks:
            state.stateful_callbacks[type(self).__name__] = self.state()

    @_guarded
    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Opens the log; a second `.train()` continues it with its next attempt."""
        self._turn_to(args)
        if self._trains and state is self._state:
            return  # the callback has been added twice
        earlier = checkpoint_of(state, str(self.output_dir)) if state.global_step > 0 else {}
        self._known_to(state)
        # The log of an evaluation before training goes on; that of an earlier training has ended.
        if self._trains is not None or (earlier and self._made_up):
            self._close()
        self._trains = True
        self._brake.release()
        self._state = state
        if earlier and not args.run_name and (self.run_id is None or self._made_up):
            self.run_id = safe_run_id(str(earlier["run_id"]))
        run = self._open(args, state, kwargs.get("model"))
        if run is None:
            return
        self._training = Training(
            run,
            args,
            self._kind_of(args),
            state,
            kwargs.get("model"),
            log_interval=self.log_interval,
            jsonl_log_interval=self.jsonl_log_interval,
            every_step=self.every_step,
            log_completions=self.log_completions,
            checkpoints=self.enable_checkpoint_analysis,
            deep=self.deep_checkpoint_analysis,
        )
        note = "started"
        if state.global_step > 0:
            note = f"started: goes on from the checkpoint of step {state.global_step}"
            if earlier.get("attempt"):
                note += f", which attempt {earlier['attempt']} of {earlier['run_id']} wrote"
        notes = [note, *filter(None, [self._kind_of(args).remark])]
        run.log(state.global_step, {}, phase="lifecycle", notes=notes)
        run.alive(state.global_step)

    @_guarded
    def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Writes the event of a step that was not logged."""
        if not self._trains:
            self.on_train_begin(args, state, control, **kwargs)  # the callback was added while training went on
        if self._training is not None:
            self._training.begin_step(state)

    @_guarded
    def on_pre_optimizer_step(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Notes the rate that the optimizer is about to use."""
        if self.every_step and self._training is not None:
            self._training.note_rate(kwargs.get("optimizer"))

    @_guarded
    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Notes that a step is over."""
        self._known_to(state)
        if self._training is not None:
            self._training.end_step(state)
            self._brake.ask(args, control)

    @_guarded
    def on_log(self, args: Any, state: Any, control: Any, logs: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        """Writes one event."""
        run = self._open(args, state, kwargs.get("model"))
        if run is None or not logs or not state.is_world_process_zero:
            return
        # Each log call adds to the trainer's own record.
        if logs is self._logs and len(state.log_history) == self._logged:
            return  # the callback has been added twice
        self._logs, self._logged = logs, len(state.log_history)
        phase = phase_of(logs)
        if self._training is not None:
            self._training.log(state, logs, phase)
            self._brake.ask(args, control)
        else:
            run.log(state.global_step, logs, phase="summary" if phase == "train" else phase)

    @_guarded
    def on_prediction_step(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Notes that what is generated now is for an evaluation."""
        if self._training is not None:
            self._training.skip_generated(state)

    @_guarded
    def on_save(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Writes that a checkpoint was saved, and where."""
        if self._training is not None:
            self._training.flush()
        if self.run is not None and state.is_world_process_zero:
            checkpoint = Path(args.output_dir) / f"checkpoint-{state.global_step}"
            note = f"checkpoint saved: {checkpoint}" if checkpoint.is_dir() else "checkpoint saved"
            self.run.log(state.global_step, {}, phase="lifecycle", notes=[note])
            if self._training is not None and checkpoint.is_dir():
                self._training.saved(state.global_step, checkpoint)

    @_guarded
    def on_train_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Writes the end and the derived files; the log stays open for an evaluation after training."""
        run, training = self.run, self._training
        if run is None or training is None or not self._trains:
            return
        self._trains = False
        training.finish(state, self.failures)
        if self.write_outputs and state.is_world_process_zero and not run.disabled:
            write_outputs_at_end(run.path, rules=self._rules if self.enable_health_monitoring else {})

    def _open(self, args: Any, state: Any, model: Any) -> Run | None:
        """The run that is being logged; opened if there is none yet. None on a rank that does not log."""
        if args is self._args and (self.run is not None or self._hopeless):
            return self.run
        if not self.enable_jsonl_logging or not (state.is_world_process_zero or self.per_rank):
            return None
        self._turn_to(args)
        if self.run is None and not self._hopeless:
            self._hopeless = True  # should this raise, it would again
            launch = launch_id()
            if self.run_id is None:
                self._made_up = True
                self.run_id = name_of_run(args, self._kind_of(args), launch if self.per_rank else None)
            self.run = Run(
                self.output_dir,
                run_id=self.run_id,
                attempt_id=launch,
                monitor_resources=self.enable_resource_monitoring,
                monitor_network=self.enable_network_monitoring,
                monitor_health=self.enable_health_monitoring,
                rules=self._rules,
                on_alert=[*self.on_alert, self._brake.hear],
                writer_options=self.writer_options,
                **run_facts(args, self._kind_of(args), model),
            )
            self._hopeless = False
        return self.run

    def _kind_of(self, args: Any) -> TrainerKind:
        """What the trainer that is calling trains."""
        if self._kind is None:
            trainer = calling_trainer()
            self._kind = kind_of(args, trainer and trainer())
            if self._kind.remark:
                log.warning("rldk: %s", self._kind.remark)
        return self._kind

    def _turn_to(self, args: Any) -> None:
        """Ends the record of one trainer when the callback is called by another."""
        if self._args is not None and args is not self._args:
            self._close()
            self._hopeless = False
            self._trains = self._kind = None
            if self._made_up:
                self.run_id = None
        self._args = args

    def _close(self) -> None:
        run, training = self.run, self._training
        self.run = self._training = None
        if run is not None:
            run.finish()
        if training is not None:
            training.close()


def _at_least(least: int, value: int, name: str) -> int:
    if index(value) < least:
        raise ValueError(f"{name}: expected at least {least}, found {value!r}")
    return index(value)
