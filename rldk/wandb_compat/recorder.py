"""The log of one run of wandb's: each row of numbers becomes the events that reading wandb's own file would give."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from rldk.adapters.declarations import vocabulary
from rldk.adapters.reading import Reading, RowReader, bare_rows
from rldk.adapters.row_values import is_leaf_or_time, whole
from rldk.adapters.rows import CONTAINER_STEP, Row
from rldk.adapters.steps import BEFORE
from rldk.event.codec import decode_event
from rldk.event.log_call import LogOptions
from rldk.event.metric_names import NO_FRAMEWORK
from rldk.event.metric_values import same_value
from rldk.event.next_step import NextStep
from rldk.event.trainer import Launch, TrainerFacts
from rldk.integrations.shared.callback import RecordingCallback
from rldk.log.completions import Completion, CompletionLog, completion_file
from rldk.log.file_names import event_file
from rldk.log.manifest import Manifest, read_attempts
from rldk.log.tail import last_lines
from rldk.recording import Recording
from rldk.report.outputs import write_outputs_at_end
from rldk.wandb_compat.history import Logged
from rldk.wandb_compat.options import WandbOptions
from rldk.wandb_compat.table import keep, samples_of

_NOWHERE = Path()
_OPTIONS = frozenset(LogOptions.__annotations__)


class WandbCallback(RecordingCallback, WandbOptions):
    """Opens the log of a run, as the environment says."""


class Recorder:
    """Writes the rows of one run.

    Args:
        options: Where the log goes, and what watches it.
        run_id: The run.
        facts: Of `Run`: configuration, tags, group.

    Attributes:
        recording: The open log.
        files: The directory for the files of the run; it is not made.
    """

    def __init__(self, options: WandbCallback, run_id: str, facts: Mapping[str, Any]) -> None:
        self._options = options
        self._words = vocabulary(options.framework or NO_FRAMEWORK)
        self._reader = RowReader(self._words, frozenset())
        self.recording: Recording = options._open_recording(
            run_id,
            {**facts, "framework": options.framework},
            trainer=TrainerFacts(framework_version=options.framework_version, algorithm=options.algorithm),
            launch=Launch(),
        )
        self._next = NextStep(self.recording.names)
        self.files = self.recording.path.parent / f"{run_id}_files"
        self._manifest = next((o for o in self.recording.observers if isinstance(o, Manifest)), None)
        self._opens = self.recording.attempt != 1
        self._told: int | None = None  # the optimizer step that a row has told last, by a key or its axis
        self._tells_own = False  # whether that is the step which `log` was given with it
        self._stored: dict[str, tuple[int | None, dict[str, Any]]] = {}  # by phase: what this step has already
        self._samples: CompletionLog | None = None
        self._tables: dict[str, tuple[Any, list[Any]]] = {}  # of samples, by name: the last one, and its rows then

    def write(self, row: Logged, axis: str | None = None) -> None:
        """Writes a row.

        Args:
            row: As the step rules have it.
            axis: The metric that is its axis; None if it has none.
        """
        try:
            self._write(row, axis)
        except Exception as error:  # noqa: BLE001  # the edge: training continues
            reason = f"an event could not be made: {type(error).__name__}"
            self.recording.refuse(f"run {self.recording.run_id}: {reason}: {error}", reason)

    def _write(self, row: Logged, axis: str | None) -> None:
        bare = Row(_NOWHERE, 0, row.values)
        if self._words.prefixes:
            bare = next(bare_rows([bare], self._words, underscored=False))
        step, before = self._step_of(row, bare.values, axis)
        notes = list(row.notes)
        for name, table in row.tables.items():
            notes += self.recording.parts.tried("a table", partial(self._table, name, table, row.step, step), [])
        self.recording.alter(step, row.problems)
        own = max(0, step - self._words.steps[CONTAINER_STEP])  # to which the reader adds it again
        for reading in self._reader.read(Row(_NOWHERE, 0, {**bare.values, CONTAINER_STEP: own})):
            metrics, options = self._beside(reading, bare.values)
            metrics = self._new(reading, metrics)
            if metrics or options or notes:
                self._log(reading, metrics, notes if before is None else [*notes, before], options)
                notes = []
        if notes:
            self.recording.note(step, notes)

    def define(self, axes: Iterable[str]) -> None:
        """Takes the axes of metrics into account, all of them, from the next row on."""
        self._words = self._words.with_axes(axes)
        self._reader = RowReader(self._words, frozenset())

    def configure(self, config: Mapping[str, Any], tags: Iterable[str]) -> None:
        """Has the manifest say what the configuration is by now, and what the script calls the run by."""
        if self._manifest is not None:
            self._manifest.configure(config, tags)

    def summarise(self, values: Mapping[str, Any]) -> None:
        """Writes what a script has put into its summary."""
        if values:
            self.recording.log(self.recording.progress.last or 0, values, phase="summary")

    def close(self) -> None:
        """Closes the log, and derives the files that are asked for."""
        self.recording.finish()
        if self._samples is not None:
            self._samples.close()
        if self._options.write_outputs and self._manifest is not None:
            write_outputs_at_end(self.recording.path, rules=self._options.health_rules)

    def _log(self, reading: Reading, metrics: dict[str, Any], notes: list[str], options: dict[str, Any]) -> None:
        lifecycle = None
        at = reading.step or 0
        if self._opens and reading.phase == "train":
            self._opens = False
            lifecycle = self.recording.opening(at)
        known = self._next.at(at, metrics) if reading.phase == "train" else None
        self.recording.log(at, metrics, phase=reading.phase, notes=notes, lifecycle=lifecycle, known=known, **options)

    def _step_of(self, row: Logged, values: Mapping[str, Any], axis: str | None) -> tuple[int, str | None]:
        """The optimizer step of a row, and what is to be said of it.

        It is that of the truest key that tells it, as when a log is read; else that of the row's axis, unless that is a
        metric with a meaning of its own, such as `epoch`. A row that has neither belongs to the one before it that had:
        wandb's own step counts calls, and stands for it only where nothing else does.
        """
        told = ((whole(values[key]), offset) for key, offset in self._words.steps.items() if key in values)
        step = next((value + offset for value, offset in told if value is not None), None)
        if step is None and axis is not None and self.recording.names.name(axis).canonical is None:
            step = whole(row.values[axis])
        if step is not None:
            self._told, self._tells_own = step, row.explicit and step == row.step
            return step, None
        if self._told is None or (self._tells_own and row.explicit):
            return row.step + self._words.steps[CONTAINER_STEP], None
        return self._told, BEFORE

    def _beside(self, reading: Reading, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """(metrics, options of `Recording.log`): what a key says of the data of a step is no metric, all else is."""
        leaves = reading.leaves
        if not leaves:
            return reading.metrics, {}
        options = {name: int(value) for name, value in leaves.items() if name in _OPTIONS and whole(value) is not None}
        if (dataset := leaves.get("dataset_name")) is not None and "dataset_name" not in values:
            options["dataset_name"] = dataset
        taken = (key for key in values if is_leaf_or_time(key) or key in self._words.times)
        return {**reading.metrics, **{key: values[key] for key in taken if key not in options}}, options

    def _new(self, reading: Reading, metrics: dict[str, Any]) -> dict[str, Any]:
        """What the step does not have yet: a value that is logged with each call of a step is stored once."""
        at, known = self._stored.get(reading.phase, (None, {}))
        if at != reading.step:
            self._stored[reading.phase] = reading.step, dict(metrics)
            return metrics
        new = {name: value for name, value in metrics.items() if not (name in known and same_value(known[name], value))}
        known.update(new)
        return new

    def _table(self, name: str, table: Any, row: int, step: int) -> list[str]:
        """Writes a table to the samples, or as a file of its own.

        Returns:
            What is to be noted of it.
        """
        if self.recording.disabled:
            return []
        first = self._new_from(name, table)
        samples = samples_of(name, table, first)
        if samples is None:
            path = keep(self.files, name, row, table)
            return [f"{name}: a table of {len(table.data)} rows, kept as {path.relative_to(self.files.parent)}"]
        if self._samples is None:
            self._samples = CompletionLog(completion_file(self.recording.path.parent, self.recording.run_id))
        for index, sample in enumerate(samples, first):
            own = whole(sample["step"])
            sample |= {"step": step if own is None else own, "attempt": self.recording.attempt, "index": index}
        self._samples.write([Completion(**sample) for sample in samples])
        self._tables[name] = table, list(table.data)
        return []

    def _new_from(self, name: str, table: Any) -> int:
        """The first row of a table that was not logged yet: of one that grows, or of a longer copy of it.

        As wandb takes the same table only once, scripts make a new one of the old one's rows and some more.
        """
        same = next((rows for one, rows in self._tables.values() if one is table), None)
        rows = self._tables.get(name, (None, []))[1] if same is None else same
        try:
            grows = (same is not None or len(table.data) > len(rows)) and table.data[: len(rows)] == rows
        except Exception:  # noqa: BLE001  # arrays have no truth
            grows = False
        return len(rows) if grows else 0


def last_step(output_dir: Path, run_id: str) -> int | None:
    """The step that the log of a run has come to; None if there is no such log."""
    with suppress(OSError):
        fd = os.open(event_file(output_dir, run_id), os.O_RDONLY)
        try:
            for line in last_lines(fd):
                with suppress(Exception):  # torn, or no event: the one before tells
                    return decode_event(line).step
        finally:
            os.close(fd)
    steps = [attempt.last_step for attempt in read_attempts(output_dir, run_id) if attempt.last_step is not None]
    return max(steps, default=None)
