"""The callback: every step of an OpenRLHF trainer becomes an event."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

from rldk.environment import switch
from rldk.event.launch import launch_id
from rldk.event.run_id import checked_run_id
from rldk.health.live import OnAlert
from rldk.health.rules import load_rules
from rldk.integrations.openrlhf import settings, shared
from rldk.integrations.openrlhf.facts import (
    has_reference,
    name_of_run,
    rank_of,
    remarks,
    run_facts,
    share_of_samples,
    sizes,
    timing_of,
)
from rldk.integrations.openrlhf.guard import Guard
from rldk.integrations.openrlhf.logs import metrics_of
from rldk.integrations.openrlhf.protocol import TrainerCallback
from rldk.integrations.openrlhf.trainers import DRIVER, WORKERS, kind_of
from rldk.integrations.openrlhf.training import Training
from rldk.log.options import checked_options
from rldk.report.openrlhf_outputs import write_outputs
from rldk.report.outputs import write_outputs_at_end
from rldk.resources.all_reduce import AllReduceTimer
from rldk.run import Run

Hook = TypeVar("Hook", bound=Callable[..., None])

RUN = "run"
"""What rank 0 tells the others: under which name and launch this training is logged, and how."""


def _guarded(hook: Hook) -> Hook:
    @wraps(hook)
    def run(self: OpenRLHFCallback, *args: Any, **kwargs: Any) -> None:
        with self.guard:
            hook(self, *args, **kwargs)

    return run  # type: ignore[return-value]  # the same signature


class OpenRLHFCallback(TrainerCallback):
    """Writes what an OpenRLHF trainer does to `{output_dir}/{run_id}_events.jsonl`.

    Every optimizer step becomes a train event, whatever `logging_steps` is; evaluations become eval events; start,
    checkpoints, alerts and end become lifecycle events. Keys become canonical names where they mean the same. Rank 0's
    file, in PPO the driver's, has the metrics; each other rank that trains writes a file of its own. No hook raises.

    It can be pickled: a copy opens files of its own, where it logs.

    Args:
        output_dir: Where the files go, on whatever node a process runs.
        run_id: Name of the run. By default the one given to OpenRLHF's loggers, or a new one. A run_id used before
            continues that log with its next attempt.
        model_name: By default what OpenRLHF was given.
        dataset_name: By default what OpenRLHF was given.
        enable_jsonl_logging: False writes nothing.
        per_rank: Ranks other than 0 write files of their own, with their resources and timing.
        network_monitoring: Sample the host's traffic and the way to the master node, in threads, and time the job's
            own all_reduce calls.
        enable_resource_monitoring: Sample CPU, memory, disk and GPU every second, in a thread.
        enable_health_monitoring: Hold every event against the health rules, and watch for stalls.
        enable_checkpoint_analysis: Look at each checkpoint in Hugging Face's format (`--ckpt.save_hf`) that this host
            can see, in a thread. DeepSpeed's own are pickles: these are never opened.
        rules: A TOML file that changes rules, or adds some; or what stands in such a file, as tables.
        alert_thresholds: The same in Python.
        on_alert: A function, or several, that get each `rldk.health.alerts.Alert`; training waits for them.
        log_samples: PPO logs a prompt with its answer at each step: False leaves it out, True writes it to
            `{run_id}_completions.jsonl`. It never stands in an event.
        write_outputs: When training ends, derive CSV, Parquet and a summary from the log, unless it is very long.
        writer_options: Options of `EventWriter`: rotation, compression, retention, buffering, syncing, filtering.

    Attributes:
        run: The run being logged; None before training, or on a rank that does not log.
        guard: Counts what went wrong in the hooks.

    Raises:
        RunIdError: `run_id` is not safe in a file name.
        RulesError: A rule or a threshold cannot be understood.
        TypeError: `writer_options` has an unknown option.
        ValueError: An option makes no sense.
    """

    writes_events = True

    def __init__(
        self,
        output_dir: str | Path = settings.OUTPUT_DIR,
        run_id: str | None = None,
        model_name: str | None = None,
        dataset_name: str | None = None,
        enable_jsonl_logging: bool = True,
        *,
        per_rank: bool = True,
        network_monitoring: bool = False,
        enable_resource_monitoring: bool = True,
        enable_health_monitoring: bool = True,
        enable_checkpoint_analysis: bool = True,
        rules: str | Path | Mapping[str, Any] | None = None,
        alert_thresholds: Mapping[str, Any] | None = None,
        on_alert: OnAlert | Sequence[OnAlert] = (),
        log_samples: bool = False,
        write_outputs: bool = True,
        writer_options: Mapping[str, Any] | None = None,
    ) -> None:
        self.output_dir = Path(output_dir)
        self.run_id = None if run_id is None else checked_run_id(run_id)
        self.model_name = model_name
        self.dataset_name = dataset_name
        self.enable_jsonl_logging = switch("enable_jsonl_logging", enable_jsonl_logging)
        self.per_rank = switch("per_rank", per_rank)
        self.network_monitoring = switch("network_monitoring", network_monitoring)
        self.enable_resource_monitoring = switch("enable_resource_monitoring", enable_resource_monitoring)
        self.enable_health_monitoring = switch("enable_health_monitoring", enable_health_monitoring)
        self.enable_checkpoint_analysis = switch("enable_checkpoint_analysis", enable_checkpoint_analysis)
        self.rules = rules
        self.alert_thresholds = alert_thresholds
        self._rules = load_rules(rules, alert_thresholds)
        self.on_alert = (on_alert,) if callable(on_alert) else tuple(on_alert)
        self.log_samples = switch("log_samples", log_samples)
        self.write_outputs = switch("write_outputs", write_outputs)
        self.writer_options = checked_options(writer_options or {})
        self.guard = Guard()

        self.run: Run | None = None
        self._training: Training | None = None
        self._key: str | None = None  # what this training is told of under; None before it
        self._awaited: int | None = None  # behind which step training began, while rank 0 has not said which run it is
        self._step_began = 0.0
        self._timer: AllReduceTimer | None = None

    def __getstate__(self) -> dict[str, Any]:
        # A copy, in another process, opens files of its own.
        return {**vars(self), "run": None, "_training": None, "_key": None, "_timer": None, "guard": Guard()}

    @_guarded
    def on_train_begin(self, trainer: Any, step: int) -> None:
        """Opens the log; a second training continues it with its next attempt."""
        self._close()
        kind = kind_of(trainer)
        self._key = shared.new_key(RUN, self.run_id)
        if self.network_monitoring and self.enable_jsonl_logging and (self.per_rank or _leads(kind)):
            self._timer = AllReduceTimer()
            self._timer.start()
        if _leads(kind):
            self._start(trainer, kind, step, {})
        elif self.per_rank:
            told = self._heard(kind)
            if told is None:
                self._awaited = step
            else:
                self._start(trainer, kind, step, told)

    @_guarded
    def on_step_begin(self, trainer: Any, step: int) -> None:
        """Notes when the step began."""
        self._step_began = time.monotonic()
        if self._timer is not None:
            self._timer.start()  # torch may have been imported since training began
            self._timer.take()  # what was reduced since the last step, as for an evaluation, is not this one's
        if self._training is not None:
            self._training.begin_step(step, self._step_began)

    @_guarded
    def on_step_end(self, trainer: Any, step: int, logs: Mapping[str, Any]) -> None:
        """Writes the step's event."""
        if self._key is None:
            self.on_train_begin(trainer, step - 1)  # the callback was added while training went on
        if self._awaited is not None:
            # The step was everybody's: if rank 0 has not said anything by now, it never will.
            before, self._awaited = self._awaited, None
            kind = kind_of(trainer)
            self._start(trainer, kind, before, self._heard(kind) or {})
            if self._training is not None and self._step_began:
                self._training.begin_step(step, self._step_began)
        if self._training is not None:
            self._training.end_step(step, logs)

    @_guarded
    def on_eval_begin(self, trainer: Any, step: int, batches: int) -> None:
        """Lets the stall watch wait for it."""
        if self._training is not None:
            self._training.begin_evaluation(step, batches)

    @_guarded
    def on_eval(self, trainer: Any, step: int, logs: Mapping[str, Any]) -> None:
        """Writes the evaluation's event."""
        if self._training is not None:
            self._training.evaluated(step, logs)

    @_guarded
    def on_save(self, trainer: Any, step: int, path: str) -> None:
        """Writes that a checkpoint was saved, and where."""
        if self._training is not None:
            self._training.saved(step, path)

    @_guarded
    def on_train_end(self, trainer: Any, step: int, error: BaseException | None = None) -> None:
        """Writes the end and the derived files."""
        run, training, timer = self.run, self._training, self._timer
        if timer is not None:
            timer.close()
        if run is None or training is None:
            return
        training.finish(step, error, self.guard.failures)
        if self.write_outputs and training.leads and not run.disabled:
            rules = self._rules if self.enable_health_monitoring else {}
            write_outputs_at_end(run.path, rules=rules, write=write_outputs)

    def _start(self, trainer: Any, kind: str, step: int, told: Mapping[str, Any]) -> None:
        if not self.enable_jsonl_logging:
            if kind == DRIVER:
                shared.say_in_ray(RUN, {"settings": settings.told_by(self)})  # so that the workers write nothing, too
            return
        leads = _leads(kind)
        self.run = self._open(trainer, kind, told)
        self._training = Training(
            self.run,
            leads=leads,
            metrics=metrics_of(kind, leads=leads, reference=has_reference(trainer, kind)),
            timing=timing_of(kind),
            sizes=sizes(trainer, kind) if leads else {},
            share=share_of_samples(trainer, kind),
            samples=self.log_samples,
            checkpoints=self.enable_checkpoint_analysis,
            timer=self._timer,
        )
        self._training.begin(step, remarks(trainer, kind))

    def _open(self, trainer: Any, kind: str, told: Mapping[str, Any]) -> Run:
        launch = told.get("attempt_id") or launch_id()
        facts = run_facts(trainer, kind)
        run_id = self.run_id or told.get("run_id") or name_of_run(trainer, launch)
        if _leads(kind):
            said = {"run_id": run_id, "attempt_id": launch, "settings": settings.told_by(self)}
            if kind == DRIVER:
                shared.say_in_ray(RUN, said)
            else:
                shared.say_in_group(str(self._key), said)
        named = {"model_name": self.model_name, "dataset_name": self.dataset_name}
        return Run(
            self.output_dir,
            run_id=run_id,
            attempt_id=launch,
            monitor_resources=self.enable_resource_monitoring,
            monitor_network=self.network_monitoring,
            monitor_health=self.enable_health_monitoring,
            rules=self._rules,
            on_alert=self.on_alert,
            writer_options=self.writer_options,
            **{**facts, **{name: value for name, value in named.items() if value}},
        )

    def _heard(self, kind: str) -> dict[str, Any] | None:
        return shared.heard_in_ray(RUN) if kind in WORKERS else shared.heard_in_group(str(self._key))

    def _close(self) -> None:
        run, training, timer = self.run, self._training, self._timer
        self.run = self._training = self._timer = self._awaited = None
        if timer is not None:
            timer.close()
        if training is not None:
            training.close()
        if run is not None:
            run.finish()


def _leads(kind: str) -> bool:
    """Whether this process is the one whose metrics are those of all ranks."""
    return kind not in WORKERS and rank_of(kind) == 0
