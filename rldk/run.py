"""The framework-free logger: what happened at a step goes in, one valid event goes out."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from rldk.guard import Guard, SafeLogger

# What is imported here costs every script that names `Run`, and every plug-in that might log: the rest waits in
# `Run.__init__`.
if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from rldk_schema.fields import Phase
    from typing_extensions import Unpack

    from rldk.event.lifecycle import Trial
    from rldk.event.log_call import LogOptions
    from rldk.event.trainer import Launch, TrainerFacts
    from rldk.health.live import OnAlert
    from rldk.health.rules import Rules

log = SafeLogger(__name__)


def _in_any_order(declared: Callable[..., None]) -> Callable[..., None]:
    """Makes `Run.log` of its declaration: called in wandb's order, or wrongly, it does not raise either."""

    @functools.wraps(declared)
    def log(self: Run, /, *args: Any, **options: Any) -> None:
        try:
            try:
                step, metrics = args
                if type(step) is int and step >= 0 and type(metrics) is dict and not self._opens:
                    self._recording.log(step, metrics, **options)
                    return
            except (TypeError, ValueError):  # too few, too many, or an unknown keyword: nothing is logged yet
                pass
            self._log(args, options)
        except Exception:  # noqa: BLE001  # at the end of the stack even that cannot be called
            self._recording.uncounted += 1

    return log


class Run:
    """Logs one training run to `{output_dir}/{run_id}_events.jsonl`.

    Nothing but the constructor raises, and that only for an argument that cannot be used, such as a run_id that is not
    safe in a file name: what goes wrong later is logged once, and counted in `process.dropped`.

    Args:
        output_dir: Where the files go; it is made if it is missing.
        run_id: Letters, digits, `.`, `_` and `-`, at most 128; a new one if None. A run_id used before continues
            that log with its next attempt.
        framework: Whose keys `log` is given, such as `trl`; None if the names are canonical already.
        model_name: Name or path of the model.
        dataset_name: Name of the training set.
        seed: The seed given to the trainer.
        config: What the run was started with. It goes into the manifest, and what some of a framework's keys mean
            depends on it.
        rank: Global rank of this process; what torchrun or srun says if None, else 0. Each rank has its own file:
            `{run_id}_events.jsonl` for rank 0, and for rank or node K in a directory whose name ends in `node_K`,
            `rank_K` or `host_K`; else `{run_id}_events.rank{K}.jsonl`.
        world_size: Number of ranks.
        tags: What you call the run by, for the manifest.
        group: What you call the runs by that belong together, such as the trials of a search, for the manifest.
        resumed_from: The step whose checkpoint this attempt resumes from, or (step, attempt that wrote it). What
            earlier attempts logged after it is superseded. If None, the first train step decides: an attempt that
            begins after the first step of the one before continues it; one that begins no later repeats it, or is a
            stage of its own if that one finished.
        trial: The trial of a hyperparameter search that this is. It becomes a run of its own, `{run_id}-{name}`, in the
            group `run_id`.
        monitor_resources: Samples CPU, memory, disk and GPU every second in a thread; every event gets the latest
            sample. A metric that you log under the same name is left alone.
        monitor_network: Samples the host's traffic every second, and the latency to the master node (`MASTER_ADDR`)
            every ten, in threads.
        monitor_health: Checks every event against the health rules, or against those that `load_rules` gave; those of
            ranks other than 0 only against the rules about a host (disk, network, GPU memory). What they find becomes
            a note of the event and a lifecycle event, goes to Python's log, to `on_alert` and to rank 0's
            `{run_id}_alerts.json`. Silence between two events that is long for this run is found, too: finish the run
            before you pause.
        on_alert: Functions that get each `Alert`, in the thread that found it; training waits for them.
        mirror: Where rank 0 also sends the run, as `rldk mirror --to` takes it: `tensorboard:OUT`, `wandb`, a URL ...;
            or several of them. Each is a process of its own, which reads the log and ends after the run: training
            does not wait for it.
        writer_options: Options of `EventWriter`: rotation, compression, retention, buffering, syncing, filtering.
        trainer: What else is known of who trains.
        launch: How this process was launched.

    Attributes:
        run_id: The run's name.

    Raises:
        RunIdError: `run_id` is not safe in a file name.
        ValueError: An option makes no sense.
    """

    def __init__(
        self,
        output_dir: str | Path = "rldk_logs",
        *,
        run_id: str | None = None,
        framework: str | None = None,
        model_name: str | None = None,
        dataset_name: str | None = None,
        seed: int | None = None,
        config: Mapping[str, Any] | None = None,
        rank: int | None = None,
        world_size: int | None = None,
        tags: Sequence[str] = (),
        group: str | None = None,
        resumed_from: int | tuple[int, int] | None = None,
        trial: Trial | None = None,
        monitor_resources: bool = False,
        monitor_network: bool = False,
        monitor_health: bool | Rules = False,
        on_alert: Sequence[OnAlert] = (),
        mirror: str | Sequence[str] | None = None,
        writer_options: Mapping[str, Any] | None = None,
        trainer: TrainerFacts | None = None,
        launch: Launch | None = None,
    ) -> None:
        from rldk.event.lifecycle import resume_point, started
        from rldk.event.run_id import checked_run_id, new_run_id, safe_run_id
        from rldk.opening import open_recording

        self.run_id = new_run_id(framework) if run_id is None else checked_run_id(run_id)
        if trial is not None:
            group = self.run_id if group is None else group
            self.run_id = safe_run_id(f"{self.run_id}-{trial.name}")
        self._guard = Guard(log, "its end could not be recorded", prefix=f"run {self.run_id}: ")
        resumed = resume_point(resumed_from)
        self._recording = open_recording(
            output_dir,
            self.run_id,
            framework=framework,
            model_name=model_name,
            dataset_name=dataset_name,
            seed=seed,
            config=config,
            rank=rank,
            world_size=world_size,
            tags=[tags] if isinstance(tags, str) else list(tags or ()),
            group=group,
            trial=trial,
            monitor_resources=monitor_resources,
            monitor_network=monitor_network,
            monitor_health=monitor_health,
            on_alert=on_alert,
            mirror=mirror,
            writer_options=writer_options,
            trainer=trainer,
            launch=launch,
        )
        self._opens = resumed is None and (trial is not None or self.attempt != 1)
        if resumed is not None:
            step, attempt = resumed
            happening = started(self.attempt, None, from_step=step, from_attempt=attempt, trial=self._recording.trial)
            self._recording.note(step, [happening.note], lifecycle=happening.lifecycle)
            self._recording.progress.last = step

    @property
    def path(self) -> Path:
        """The event file; `{run_id}_events.attempt{N}.jsonl` while another process writes the one that was meant."""
        return self._recording.path

    @property
    def attempt(self) -> int | None:
        """Which start of this run's log this is, from 1; None while the log could not be opened."""
        return self._recording.attempt

    @property
    def dropped(self) -> int:
        """Events lost so far."""
        return self._recording.dropped

    @overload
    def log(self, step: int, metrics: Mapping[str, Any], **options: Unpack[LogOptions]) -> None: ...

    @overload
    def log(self, metrics: Mapping[str, Any], /, step: int, **options: Unpack[LogOptions]) -> None: ...

    @_in_any_order
    def log(
        self,
        step: int,
        metrics: Mapping[str, Any],
        *,
        phase: Phase = "train",
        notes: Sequence[str] = (),
        tokens_in: int | None = None,
        tokens_out: int | None = None,
        batch_size: int | None = None,
        sequence_length: int | None = None,
    ) -> None:
        """Logs one event. It has reached the operating system when this returns.

        wandb's order, `log(metrics, step=step)`, will do, too. A call that has no step, or no metrics, is an event that
        is dropped, counted and said once: no step is made up.

        Args:
            step: Optimizer step, >= 0.
            metrics: Name to number. The framework's keys become canonical names where they mean the same. Nested dicts
                become `outer/inner`; booleans, arrays and tensors of one element become numbers; a value that is None
                is missing. Of what is not a number the value goes into a note, and the first of each key is warned
                of. It is not changed.
            phase: In phases `eval` and `test` the prefix `eval_` or `eval_{set}_` is taken off the keys.
            notes: Remarks for people.
            tokens_in: Prompt tokens of this step, all ranks.
            tokens_out: Completion tokens of this step, all ranks.
            batch_size: Sequences of this step, all ranks.
            sequence_length: Length limit, in tokens.
        """

    def _log(self, args: Sequence[Any], options: Mapping[str, Any]) -> None:
        from rldk.event.log_call import log_call

        call = log_call(args, options)
        if call.problem is not None and call.reason is not None:
            self._recording.refuse(f"run {self.run_id}: {call.problem}", call.reason)
            return
        self._recording.alter(call.step, call.problems)
        lifecycle = None
        if (
            self._opens
            and call.options.get("phase", "train") == "train"
            and type(call.step) is int
            and not self._recording.is_forked
        ):
            self._opens = False
            lifecycle = self._recording.opening(call.step)
        self._recording.log(call.step, call.metrics, **call.options, lifecycle=lifecycle)

    def fail(self, error: BaseException) -> None:
        """Logs that training has ended by an error: its type, its message, and the last step. The log stays open."""
        with self._guard:
            self._recording.fail(error)

    def finish(self) -> None:
        """Closes the event file and completes the manifest. The log is whole without it, too."""
        self._recording.finish()

    def __enter__(self) -> Run:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._guard:
            if error is not None and self._recording.is_ended_by(error):
                self.fail(error)
        self.finish()
