"""An open log and what listens to it: a step goes in, one valid event goes out."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import NoneType
from typing import Any

from rldk_schema import AlertInfo, DataSlice, Event, Lifecycle, ModelInfo, Process, Rng
from rldk_schema.fields import Ending, Phase

from rldk.errors import Problem
from rldk.event.lifecycle import Happening, Progress, ended, ended_early, opened_at
from rldk.event.log_call import step_of
from rldk.event.metric_names import MetricNames
from rldk.event.metric_values import PLAIN, as_numbers
from rldk.event.phases import split_phase_prefix
from rldk.guard import Guard, SafeLogger
from rldk.log.drops import reason_of
from rldk.log.writer import EventWriter
from rldk.observer import Observer
from rldk.text import counted

log = SafeLogger(__name__)


class Recording:
    """Makes the events of one attempt, and writes them. Nothing here raises: failures are logged once, and counted.

    Args:
        writer: Writes them.
        names: What the framework's keys become.
        model: What every event says of the model, and the run_id.
        process: What every event says of the process.
        rng: What every event says of the seeds.
        dataset_name: Name of the training set.

    Attributes:
        run_id: The run's name.
        names: As given.
        before: How the attempt before this one ended, as `lifecycle.ending` has it; `silent` if it wrote no end; None
            if there was none, or it is not known.
        first_before: The first train step of that attempt; None if it is not known.
        trial: Name of the trial of a hyperparameter search that the run is; None if it is none.
        progress: How far it has come.
        parts: Counts, by name, the failures of what only adds to events. They cost no event and no other part.
        observers: What listens, in order.
        uncounted: Events lost where nothing could be called any more, at the end of the stack or of memory. They are
            counted with the next event.
    """

    def __init__(
        self,
        writer: EventWriter,
        names: MetricNames,
        *,
        model: Mapping[str, Any],
        process: Process,
        rng: Rng,
        dataset_name: str | None = None,
    ) -> None:
        self.run_id: str = model["run_id"]
        self.names = names
        self.before: str | None = None
        self.first_before: int | None = None
        self.trial: str | None = None
        self.progress = Progress()
        self._writer = writer
        self._model = dict(model)
        self._models: dict[Phase, ModelInfo] = {}
        self._process = process
        self._rng = rng
        self._dataset_name = dataset_name
        self._started = time.monotonic()
        self._guard = Guard(log, prefix=f"run {self.run_id}: ")
        self.parts = Guard(log, prefix=f"run {self.run_id}: ")
        self._lock = threading.RLock()  # `finish` may be called by a signal handler, or twice
        self._closed = False
        self._pid = os.getpid()
        self.uncounted = 0
        self.observers: list[Observer] = []
        self._before: list[Any] = []
        self._after: list[Any] = []
        self._alive: list[Any] = []

    def observe(self, *observers: Observer) -> None:
        """Has observers listen, in this order, from now on."""
        self.observers += observers
        # Most listen to one thing: what they leave as it is costs no call.
        self._before = [o.before_write for o in self.observers if type(o).before_write is not Observer.before_write]
        self._after = [o.after_write for o in self.observers if type(o).after_write is not Observer.after_write]
        self._alive = [o.alive for o in self.observers if type(o).alive is not Observer.alive]

    def add(self, what: str, build: Callable[[], Observer]) -> None:
        """Builds an observer and has it listen; if it cannot be built, the run continues without it.

        Args:
            what: What the run then lacks, for the message and the count.
            build: Makes the observer.
        """
        self.parts.tried(what, lambda: self.observe(build()), None)

    @property
    def path(self) -> Path:
        """The event file."""
        return self._writer.path

    @property
    def attempt(self) -> int | None:
        """Which start of this run's log this is, from 1; None while the log could not be opened."""
        return self._writer.attempt

    @property
    def attempt_id(self) -> str | None:
        """What all ranks of this launch share."""
        return self._process.attempt_id

    @property
    def ending(self) -> Ending | None:
        """How training ended, as `lifecycle.ending` has it; None while it continues."""
        return self.progress.ending

    @property
    def dropped(self) -> int:
        """Events lost so far."""
        return self._writer.dropped + self.uncounted

    @property
    def disabled(self) -> bool:
        """Whether `RLDK_DISABLE_JSONL` has turned logging off."""
        return self._writer.disabled

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
        dataset_name: str | None = None,
        known: Mapping[str, Any] | None = None,
        lifecycle: Lifecycle | None = None,
    ) -> None:
        """Logs one event: see `Run.log`. `known` are further metrics, whose names are canonical already."""
        try:
            if type(step) is not int:
                step = step_of(step)
            notes = [] if not notes else [notes] if isinstance(notes, str) else list(notes)
            kinds = set(map(type, metrics.values()))
            if not kinds <= PLAIN:
                numbers = as_numbers(metrics)
                metrics, kinds = numbers.metrics, set(map(type, numbers.metrics.values()))
                notes += numbers.notes
                self.alter(step, numbers.problems)
            dataset = self._dataset_name
            if phase in ("eval", "test"):
                metrics, dataset = split_phase_prefix(metrics, phase)
            data = DataSlice(
                tokens_in=tokens_in,
                tokens_out=tokens_out,
                batch_size=batch_size,
                sequence_length=sequence_length,
                dataset_name=dataset if dataset_name is None else dataset_name,
            )
            renamed = self.names.rename(metrics, NoneType not in kinds)
            if known:
                renamed.update(known)
            event = self._event(step, renamed, phase, notes, data)
            if lifecycle is not None:
                event.lifecycle = lifecycle
            for before_write in self._before:  # `_call`, without its cost
                try:
                    before_write(event)
                except Exception as error:  # noqa: BLE001, PERF203
                    self._failed(getattr(before_write, "__self__", before_write), error)
            self._writer.write(event)
            if type(step) is int and step >= 0:
                progress = self.progress
                progress.last = step
                if progress.first is None and phase == "train":
                    progress.first = step
        except Exception as error:  # noqa: BLE001  # the edge: training continues whatever happens here
            try:
                self._lost(error)
            except Exception:  # noqa: BLE001  # at the end of the stack, or of memory, nothing can be called
                self.uncounted += 1
            return
        try:
            self._written(event)
        except Exception:  # noqa: BLE001  # as above: each observer is guarded by itself
            self._guard.failures += 1

    def refuse(self, message: str, reason: str) -> None:
        """Counts an event that cannot be made of what was given: see `EventWriter.drop`."""
        self._writer.drop(message, reason)

    def alter(self, step: object, problems: Sequence[Problem]) -> None:
        """Counts what was given and is not in the event as it was: see `EventWriter.alter`."""
        self._writer.alter(step, problems)

    def note(
        self,
        step: int,
        notes: Sequence[str],
        metrics: Mapping[str, float | None] | None = None,
        *,
        alert: AlertInfo | None = None,
        lifecycle: Lifecycle | None = None,
    ) -> None:
        """Logs a lifecycle event, from any thread. Names are as they are given, and no rule judges it."""
        try:
            data = DataSlice(dataset_name=self._dataset_name)
            event = self._event(step, dict(metrics or {}), "lifecycle", list(notes), data)
            event.alert, event.lifecycle = alert, lifecycle
            self._writer.write(event)
        except Exception as error:  # noqa: BLE001  # see `log`
            try:
                self._lost(error)
            except Exception:  # noqa: BLE001
                self.uncounted += 1
            return
        with self._guard:
            self._written(event)

    def alive(self, step: int, steps: int = 1) -> None:
        """Says that training continues, where a step takes long or is not logged: see `monitor_health`.

        Args:
            step: The step that training is at.
            steps: The next sign may take as long as so many steps.
        """
        with self._guard:
            self._call(self._alive, step, steps)

    def damaged(self, step: int, text: str) -> None:
        """Reports a checkpoint that is damaged, from any thread."""
        told = False
        for observer in self.observers:  # all hear of it
            try:
                told |= observer.damaged(step, text)
            except Exception as error:  # noqa: BLE001, PERF203
                self._failed(observer, error)
        if not told:
            log.error("run %s: the checkpoint of step %d is damaged: %s", self.run_id, step, text)

    def end(self, step: int, ending: Lifecycle, metrics: Mapping[str, Any], notes: Sequence[str]) -> None:
        """Logs the end of training. The log stays open, as an evaluation may follow.

        Args:
            step: The last one.
            ending: Of kind `ended`.
            metrics: What is left of a step that never came.
            notes: Remarks for people, the first of which says how it ended.
        """
        self.progress.ending, self.progress.trains = ending.ending, False
        failures = [f"{name} failed {counted(count, 'time')}" for name, count in list(self.parts.counts.items())]
        self.log(step, metrics, phase="lifecycle", notes=[*notes, *failures], lifecycle=ending)
        self.flush()

    def fail(self, error: BaseException) -> None:
        """Logs that training has ended by an error: see `Run.fail`."""
        self._end(ended(error))

    def is_ended_by(self, error: BaseException) -> bool:
        """Whether an error that leaves a `with` block is this run's failure; in a forked child it is not."""
        return not self.is_forked and ended(error).lifecycle.ending != "finished"

    def opening(self, step: int) -> Lifecycle | None:
        """How this attempt relates to those before, which its first train step decides, and says."""
        return opened_at(step, self.attempt, self.before, self.first_before, trial=self.trial)

    @property
    def is_forked(self) -> bool:
        """Whether this is a forked child of the process whose run it is."""
        return os.getpid() != self._pid

    def _end(self, happening: Happening) -> None:
        self.end(self.progress.last or 0, happening.lifecycle, {}, [happening.note])

    def flush(self) -> None:
        """Hands what `buffer_events` lets wait to the operating system."""
        with self._guard:
            self._writer.flush()

    def conclude(self, error: BaseException | None = None) -> None:
        """Says how training ended where nobody else has; the log stays open.

        Args:
            error: What ended it; None if nothing is known of any.
        """
        if self.ending is not None:
            return
        if error is None and not self.progress.trains:
            self.progress.ending = "finished"
            self._call((observer.closed for observer in self.observers), "finished")
            return
        self._end(ended_early() if error is None else ended(error))

    def finish(self) -> None:
        """Closes the event file, and tells who listens; a second call does nothing.

        A training of which no end was seen has ended early; a run that is no trainer's has finished.
        """
        with self._lock:
            if self._closed:
                return
            self._closed = True
        if self.progress.trains and not self.is_forked:  # in a forked child the training is its parent's
            self.conclude()
        self._call(observer.close for observer in self.observers)
        with self._guard:
            self._count_lost()
            self._writer.close()
        self.progress.ending = self.ending or "finished"
        self._call((observer.closed for observer in self.observers), self.progress.ending)
        for name, count in list(self.parts.counts.items()):
            log.warning("run %s: %s failed %s in total", self.run_id, name, counted(count, "time"))

    def _written(self, event: Event) -> None:
        for after_write in self._after:
            try:
                after_write(event)
            except Exception as error:  # noqa: BLE001, PERF203
                self._failed(getattr(after_write, "__self__", after_write), error)
        if event.lifecycle is not None:
            self._call((observer.lifecycle for observer in self.observers), event)
        if self.uncounted:
            self._count_lost()

    def _call(self, calls: Iterable[Callable[..., object]], *args: object) -> None:
        """Makes calls; one that fails keeps none of the others from being made."""
        for call in calls:
            try:
                call(*args)
            except Exception as error:  # noqa: BLE001, PERF203  # the edge: what only adds to an event costs none
                self._failed(getattr(call, "__self__", call), error)

    def _failed(self, observer: object, error: Exception) -> None:
        self.parts.lacks(type(observer).__name__, error)

    def _lost(self, error: Exception) -> None:
        what = f"run {self.run_id}: an event could not be logged; training continues"
        self._guard.failed(what, error, kind=type(error).__name__, level=logging.ERROR, trace=True)
        reason = f"an event could not be made: {type(error).__name__}"
        self.refuse(f"{reason}: {error}", f"{reason}: {reason_of(error)}")

    def _count_lost(self) -> None:
        while self.uncounted:
            self._writer.drop("an event could not be made: no stack or memory was left")
            self.uncounted -= 1

    def _event(self, step: int, metrics: dict[str, Any], phase: Phase, notes: list[str], data: DataSlice) -> Event:
        return Event(
            step=step,
            wall_time=time.monotonic() - self._started,
            metrics=metrics,
            rng=self._rng,
            data_slice=data,
            model_info=self._models.get(phase) or self._model_info(phase),
            process=self._process,
            notes=notes,
        )

    def _model_info(self, phase: Phase) -> ModelInfo:
        known = self._models[phase] = ModelInfo(phase=phase, **self._model)
        return known
