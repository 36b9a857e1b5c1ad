"""One training: what its trainer logs between its start and its end."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rldk_schema.fields import Phase

from rldk.checkpoints.inspect import CheckpointFacts
from rldk.checkpoints.watcher import CheckpointWatch
from rldk.event.phases import split_summary
from rldk.integrations.trl.completions import CompletionSampler
from rldk.integrations.trl.config import batch_size, sequence_limit, trainable_share
from rldk.integrations.trl.logs import TokenCounter, core_metrics, nan_note
from rldk.integrations.trl.steps import TrainSteps
from rldk.integrations.trl.trainers import TrainerKind, calling_trainer
from rldk.log.completions import completion_file
from rldk.run import Run
from rldk.text import counted

log = logging.getLogger(__name__)


class Training:
    """Writes the events of one `.train()`. To be made in a hook: it looks for the trainer up the stack.

    Args:
        run: Where they go.
        args: The trainer's configuration.
        kind: Of the trainer.
        state: The trainer's state: training begins, or goes on, behind its step.
        model: What is trained.
        log_interval: Steps between two lines in Python's log; 0 for none.
        jsonl_log_interval: One train event per so many steps.
        every_step: Also write an event for a step that the trainer does not log.
        log_completions: Samples of each generated batch.
        checkpoints: Also look at each checkpoint that is saved.
        deep: Also read its weights.

    Attributes:
        ended: Whether it is over; what is logged later belongs to no step.
    """

    def __init__(
        self,
        run: Run,
        args: Any,
        kind: TrainerKind,
        state: Any,
        model: Any,
        *,
        log_interval: int,
        jsonl_log_interval: int,
        every_step: bool,
        log_completions: int,
        checkpoints: bool,
        deep: bool,
    ) -> None:
        self.ended = False
        self._run = run
        self._log_interval = log_interval
        self._jsonl_log_interval = jsonl_log_interval
        self._every_step = every_step
        self._logs_metrics = state.is_world_process_zero
        self._hides_nan = args.logging_nan_inf_filter
        self._said = state.global_step
        self._rate: float | None = None
        sizes = {"batch_size": batch_size(args, state), "sequence_length": sequence_limit(args, kind)}
        self._steps = TrainSteps(run, step=state.global_step, interval=jsonl_log_interval, sizes=sizes)
        self._tokens: TokenCounter | None = None
        if kind.counts_tokens:
            self._tokens = TokenCounter(args, state.global_step, state.num_input_tokens_seen)
        self._sampler: CompletionSampler | None = None
        if log_completions and state.is_world_process_zero and not run.disabled:
            try:
                path = completion_file(run.path.parent, run.run_id)
                self._sampler = CompletionSampler(calling_trainer(), log_completions, path)
            except TypeError as error:
                log.warning("log_completions: %s", error)
        self._trainable_share = trainable_share(model)
        self._checkpoints: CheckpointWatch | None = None
        if checkpoints and state.is_world_process_zero and not run.disabled:
            self._checkpoints = CheckpointWatch(
                run.run_id, run.path.parent, deep=deep, on_facts=self._inspected, on_damage=run.damaged
            )

    def begin_step(self, state: Any) -> None:
        """A step begins: one before it that was not logged is written."""
        self._steps.begin_step()
        self._run.alive(state.global_step)

    def note_rate(self, optimizer: Any) -> None:
        """The optimizer is about to make its step; when that is over the schedule has moved on."""
        if self._every_step and optimizer is not None:
            self._rate = float(optimizer.param_groups[0]["lr"])

    def end_step(self, state: Any) -> None:
        """A step is over; if the trainer logs it, the log call comes after this."""
        if not self._logs_metrics:
            self._steps.end_step(state.global_step, {})
        elif self._every_step:
            self._steps.end_step(state.global_step, {"epoch": state.epoch, "learning_rate": self._rate})
        else:
            self._steps.end_step(state.global_step)

    def skip_generated(self, state: Any) -> None:
        """What is generated now is for an evaluation."""
        if not self.ended:
            self._run.alive(state.global_step)
        if self._sampler is not None:
            self._sampler.skip(state.num_input_tokens_seen)

    def log(self, state: Any, logs: Mapping[str, Any], phase: Phase) -> None:
        """Writes what a log call reports.

        Args:
            state: The trainer's state.
            logs: As the trainer gives them.
            phase: What they report.
        """
        if phase == "train":
            place = "late" if self.ended else self._steps.place(state.global_step, logs)
            if place == "event":
                self._log_step(state, logs)
            elif place == "held":
                self._steps.hold(logs)
            else:
                self._run.log(state.global_step, logs, phase="summary")
            return
        if phase == "summary":
            summary, rest = split_summary(logs)
            if rest and self._steps.place(state.global_step, logs) != "late":
                self._log_step(state, rest)
                logs = summary
        self._steps.flush()
        self._run.log(state.global_step, logs, phase=phase)

    def saved(self, step: int, path: Path) -> None:
        """A checkpoint has been saved."""
        if self._checkpoints is not None:
            self._checkpoints.saved(path, step, trainable_share=self._trainable_share, attempt=self._run.attempt)

    def flush(self) -> None:
        """Writes the last step, if the trainer did not log that."""
        self._steps.flush()

    def finish(self, state: Any, failures: int) -> None:
        """Writes the end.

        Args:
            state: The trainer's state.
            failures: How many hooks have failed.
        """
        self.ended = True
        held = self._steps.finish()
        notes = ["ended"]
        if left_out := self._steps.left_out:
            notes.append(f"{counted(left_out, 'train log')} left out: jsonl_log_interval={self._jsonl_log_interval}")
        if failures:
            notes.append(f"{counted(failures, 'hook')} of the callback failed: see the log of the training process")
        self.close()  # the end comes behind what is still found in the last checkpoint
        self._run.log(state.global_step, held, phase="lifecycle", notes=notes)
        self._run.mark_ended()
        self._run.flush()

    def close(self) -> None:
        """Closes the files of samples and checkpoints; that of the events is the run's."""
        if self._checkpoints is not None:
            self._checkpoints.close()
        if self._sampler is not None:
            self._sampler.close()

    def _inspected(self, step: int, facts: CheckpointFacts) -> None:
        self._run.note(step, facts.metrics(), [facts.note()])

    def _log_step(self, state: Any, logs: Mapping[str, Any]) -> None:
        step = state.global_step
        logs = self._steps.merge(step, logs)
        tokens = self._tokens.split(step, logs) if self._tokens is not None else {}
        note = nan_note(logs) if self._hides_nan else None
        if self._log_interval and step // self._log_interval != self._said // self._log_interval:
            self._say(step, state.max_steps, logs)
        written = self._steps.log(step, logs, [note] if note else [], tokens)
        if written and self._sampler is not None and "completions/mean_length" in logs:
            # Else the step reuses a batch, which has been sampled.
            self._sampler.record(step=step, attempt=self._run.attempt, seen=state.num_input_tokens_seen)

    def _say(self, step: int, last: int, logs: Mapping[str, Any]) -> None:
        self._said = step
        if log.isEnabledFor(logging.INFO):
            log.info("%s step %d/%d: %s", self._run.run_id, step, last, core_metrics(self._run.names, logs))
