"""The framework-free logger: what happened at a step goes in, one valid event goes out."""

from __future__ import annotations

import logging
import socket
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from rldk_schema import DataSlice, Event, ModelInfo, Process, Rng
from rldk_schema.fields import Phase

from rldk.environment import switch
from rldk.event.launch import launch_id, node_number
from rldk.event.metric_names import MetricNames
from rldk.event.phases import split_phase_prefix
from rldk.event.run_id import checked_run_id, new_run_id
from rldk.health.alerts import Alert, figures_of, note_of
from rldk.log.file_names import absolute, event_file
from rldk.log.manifest import Manifest
from rldk.log.ranks import rank_log_path
from rldk.log.writer import EventWriter
from rldk.resources.host import ResourceSampler
from rldk.resources.network import NetworkSampler

if TYPE_CHECKING:
    from rldk.health.live import LiveHealth, OnAlert
    from rldk.health.rules import Rules

log = logging.getLogger(__name__)


class Run:
    """Logs one training run to `{output_dir}/{run_id}_events.jsonl`.

    Nothing but the constructor raises, and that only for an argument that cannot be used, such as a run_id that is not
    safe in a file name: what goes wrong later is logged once, and counted in `process.dropped`.

    Args:
        output_dir: Where the files go; it is made if it is missing.
        run_id: Letters, digits, `.`, `_` and `-`, at most 128; a new one if None. A run_id used before continues
            that log with its next attempt.
        framework: Whose keys `log` is given, such as `trl`; None if the names are canonical already.
        framework_version: Its version; with `algorithm` it decides what a key means.
        algorithm: `grpo`, `dpo`, ...
        model_name: Name or path of the model.
        model_size: Number of parameters.
        dataset_name: Name of the training set.
        optimizer: Its name.
        scheduler: The learning-rate schedule's name.
        git_sha: Commit of the code that trains.
        seed: The seed given to the trainer.
        rng: All seeds, where more than `seed` is known.
        config: What the run was started with. It goes into the manifest, and what some of a framework's keys mean
            depends on it.
        rank: Global rank of this process; each rank has its own file: `{run_id}_events.jsonl` for rank 0, and for rank
            or node K in a directory whose name ends in `node_K`, `rank_K` or `host_K`; else
            `{run_id}_events.rank{K}.jsonl`.
        local_rank: Rank within the host.
        world_size: Number of ranks.
        attempt_id: Shared by all ranks of one launch; the launcher's or scheduler's id, else random.
        monitor_resources: Samples CPU, memory, disk and GPU every second in a thread; every event gets the latest
            sample. What the metrics are called already is left alone.
        monitor_network: Samples the host's traffic every second, and the way to the master node (`MASTER_ADDR`) every
            ten, in threads.
        monitor_health: Holds every event against the health rules; those of ranks other than 0 only against the rules
            about a host (disk, network, GPU memory). What they find becomes a note of the event and a lifecycle event,
            goes to Python's log, to `on_alert` and to rank 0's `{run_id}_alerts.json`. Silence between two events that
            is long for this run is found, too: finish the run before you pause.
        rules: What `rldk.health.rules.load_rules` gave; the rules that come with rldk if None.
        on_alert: Functions that get each `Alert`, in the thread that found it; training waits for them.
        writer_options: Options of `EventWriter`: rotation, compression, retention, buffering, syncing, filtering.

    Attributes:
        run_id: The run's name.
        names: What the framework's keys become.
    """

    def __init__(
        self,
        output_dir: str | Path = "rldk_logs",
        *,
        run_id: str | None = None,
        framework: str | None = None,
        framework_version: str | None = None,
        algorithm: str | None = None,
        model_name: str | None = None,
        model_size: int | None = None,
        dataset_name: str | None = None,
        optimizer: str | None = None,
        scheduler: str | None = None,
        git_sha: str | None = None,
        seed: int | None = None,
        rng: Rng | None = None,
        config: Mapping[str, Any] | None = None,
        rank: int = 0,
        local_rank: int | None = None,
        world_size: int | None = None,
        attempt_id: str | None = None,
        monitor_resources: bool = False,
        monitor_network: bool = False,
        monitor_health: bool = False,
        rules: Rules | None = None,
        on_alert: Sequence[OnAlert] = (),
        writer_options: Mapping[str, Any] | None = None,
    ) -> None:
        self.run_id = new_run_id(framework) if run_id is None else checked_run_id(run_id)
        monitor_resources = switch("monitor_resources", monitor_resources)
        monitor_network = switch("monitor_network", monitor_network)
        monitor_health = switch("monitor_health", monitor_health)
        self._dataset_name = dataset_name
        self.names = MetricNames(framework, version=framework_version, algorithm=algorithm, settings=config)
        self._rng = rng if rng is not None else Rng(seed=seed)
        self._model: dict[str, Any] = {
            "git_sha": git_sha,
            "model_name": model_name,
            "model_size": model_size,
            "optimizer": optimizer,
            "scheduler": scheduler,
        }
        self._models: dict[Phase, ModelInfo] = {}
        self._process = Process(
            rank=rank,
            local_rank=local_rank,
            world_size=world_size,
            hostname=socket.gethostname(),
            attempt_id=attempt_id or launch_id(),
        )
        self._started = time.monotonic()
        self._failed = False
        path = absolute(rank_log_path(output_dir, self.run_id, rank, node_number(local_rank)))
        if (earlier := _ended.pop(path, None)) is not None:
            earlier.finish()  # its training is over: a notebook's next one goes on in the same file
        self._asked_for = path
        self._writer = EventWriter(path, **(writer_options or {}))
        self._samplers: list[ResourceSampler | NetworkSampler] = []
        if monitor_resources and not self._writer.disabled:
            self._samplers.append(ResourceSampler(self.path.parent))
        if monitor_network and not self._writer.disabled:
            self._samplers.append(NetworkSampler())
        self._manifest: Manifest | None = None
        if not self._writer.disabled and path == absolute(event_file(output_dir, self.run_id)):
            self._manifest = Manifest(self.path.parent, self.run_id, self.names, config)
            self._manifest.start(self._writer.attempt, self._process.attempt_id)
        self._health: LiveHealth | None = None
        if monitor_health and not self._writer.disabled:
            from rldk.health.live import LiveHealth

            tell = _teller(self)
            self._health = LiveHealth(
                self.run_id,
                self.path.parent,
                tell,
                rank=rank,
                first_on_host=not local_rank,
                rules=rules,
                algorithm=algorithm,
                on_alert=on_alert,
            )
            if self._writer.attempt != 1:
                self._health.remember(self.path)
        # Who drops a run without finishing it leaves no file, lock or thread behind.
        weakref.finalize(self, _abandon, self._writer, self._samplers, self._health).atexit = False

    @property
    def path(self) -> Path:
        """The event file; `{run_id}_events.attempt{N}.jsonl` while another process writes the one that was meant."""
        return self._writer.path

    @property
    def attempt(self) -> int | None:
        """Which start of this run's log this is, from 1; None while the log could not be opened."""
        return self._writer.attempt

    @property
    def dropped(self) -> int:
        """Events lost so far."""
        return self._writer.dropped

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

        Args:
            step: Optimizer step, >= 0.
            metrics: Name to number. The framework's keys become canonical names where they mean the same; a value
                that is None is missing; what is no number goes into a note. It is not changed.
            phase: In phases `eval` and `test` the prefix `eval_` or `eval_{set}_` is taken off the keys.
            notes: Remarks for people.
            tokens_in: Prompt tokens of this step, all ranks.
            tokens_out: Completion tokens of this step, all ranks.
            batch_size: Sequences of this step, all ranks.
            sequence_length: Length limit, in tokens.
        """
        alerts: Sequence[Alert] = ()
        try:
            dataset = self._dataset_name
            raw: Mapping[str, Any] = metrics
            if phase in ("eval", "test"):
                raw, dataset = split_phase_prefix(metrics, phase)
            values = self.names.rename(raw)
            for sampler in self._samplers:
                values = {**sampler.latest(), **values}
            event = self._event(
                step,
                values,
                phase,
                [notes] if isinstance(notes, str) else list(notes or ()),
                DataSlice(
                    tokens_in=tokens_in,
                    tokens_out=tokens_out,
                    batch_size=batch_size,
                    sequence_length=sequence_length,
                    dataset_name=dataset,
                ),
            )
            if self._health is not None:
                alerts = self._health.judge(event)
            self._writer.write(event)
        except Exception:
            if not self._failed:
                self._failed = True
                log.exception("run %s: an event could not be logged; training goes on", self.run_id)
            self._writer.drop("an event could not be made")
        if self._health is not None:
            for alert in alerts:
                self._health.found(alert)
        if self._manifest is not None:
            self._manifest.update(self._writer.deleted)

    def note(self, step: int, metrics: Mapping[str, float | None], notes: Sequence[str]) -> None:
        """Logs a lifecycle event, from any thread. Names are as they are given, and nobody judges it."""
        data = DataSlice(dataset_name=self._dataset_name)
        self._writer.write(self._event(step, dict(metrics), "lifecycle", list(notes), data))

    def damaged(self, step: int, text: str) -> None:
        """Tells of a checkpoint that is damaged, from any thread."""
        if self._health is not None:
            self._health.damaged(step, text)
        else:
            log.error("run %s: the checkpoint of step %d is damaged: %s", self.run_id, step, text)

    def alive(self, step: int, steps: int = 1) -> None:
        """Says that training goes on, where a step takes long or is not logged: see `monitor_health`.

        Args:
            step: The step that training is at.
            steps: The next sign may take as long as so many steps.
        """
        if self._health is not None:
            self._health.watch.alive(step, steps)

    def _event(self, step: int, metrics: dict[str, Any], phase: Phase, notes: list[str], data: DataSlice) -> Event:
        return Event(
            step=step,
            wall_time=time.monotonic() - self._started,
            metrics=metrics,
            rng=self._rng,
            data_slice=data,
            model_info=self._model_info(phase),
            process=self._process,
            notes=notes,
        )

    def _model_info(self, phase: Phase) -> ModelInfo:
        known = self._models.get(phase)
        if known is None:
            known = self._models[phase] = ModelInfo(run_id=self.run_id, phase=phase, **self._model)
        return known

    def mark_ended(self) -> None:
        """Records in the manifest that training ended by itself.

        The log stays open, as an evaluation may follow, until a new run of the same name begins in this process.
        """
        _ended[self._asked_for] = self
        if self._health is not None:
            self._health.watch.close()
        if self._manifest is not None:
            self._manifest.end(self.dropped, self._writer.deleted)

    def mark_failed(self) -> None:
        """Says that training has ended by an error: nobody waits for its next step any more. The log stays open."""
        if self._health is not None:
            self._health.watch.close()

    def flush(self) -> None:
        """Hands what `buffer_events` lets wait to the operating system."""
        self._writer.flush()

    @property
    def disabled(self) -> bool:
        """Whether `RLDK_DISABLE_JSONL` has turned logging off."""
        return self._writer.disabled

    def finish(self) -> None:
        """Closes the event file and completes the manifest. The log is whole without it, too."""
        for sampler in self._samplers:
            sampler.close()
        if self._health is not None:
            self._health.close()
        self._writer.close()
        self.mark_ended()
        _ended.pop(self._asked_for, None)

    def __enter__(self) -> Run:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.finish()


# Runs whose training has ended and whose log is still open, by the file they were asked to write.
_ended: weakref.WeakValueDictionary[Path, Run] = weakref.WeakValueDictionary()


def _abandon(writer: EventWriter, samplers: list[ResourceSampler | NetworkSampler], health: LiveHealth | None) -> None:
    for sampler in samplers:
        sampler.close()
    if health is not None:
        health.close()
    writer.close()


def _teller(run: Run) -> Callable[[Alert], None]:
    """Writes alerts to a run, without keeping it from being dropped."""
    known = weakref.ref(run)

    def tell(alert: Alert) -> None:
        if (run := known()) is not None:
            run.note(alert.step, figures_of(alert), [note_of(alert)])

    return tell
