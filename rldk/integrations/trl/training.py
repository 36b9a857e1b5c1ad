"""One training: what its trainer logs between its start and its end."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rldk.event.phases import split_summary
from rldk.guard import SafeLogger
from rldk.integrations.shared.recorder import Recorder
from rldk.integrations.trl.batches import BatchSizes
from rldk.integrations.trl.completions import CompletionSampler
from rldk.integrations.trl.config import sequence_limit, trainable_share
from rldk.integrations.trl.logs import TokenCounter, core_metrics, read_step
from rldk.integrations.trl.loop import Place
from rldk.integrations.trl.options import TRLOptions
from rldk.integrations.trl.steps import TrainSteps
from rldk.integrations.trl.trainers import TrainerKind, calling_trainer
from rldk.log.completions import completion_file
from rldk.recording import Recording

log = SafeLogger(__name__)


class Training:
    """Writes the events of one `.train()`. To be made in a hook: it looks for the trainer up the stack.

    Args:
        run: Where they go.
        options: Of the callback.
        args: The trainer's configuration.
        kind: Of the trainer.
        state: The trainer's state: training begins, or continues, after its step.
        model: What is trained.

    Attributes:
        ended: Whether it is over; what is logged later belongs to no step.
        recorder: Records all but the steps.
    """

    def __init__(
        self, run: Recording, options: TRLOptions, *, args: Any, kind: TrainerKind, state: Any, model: Any
    ) -> None:
        self.ended = False
        tried = run.parts.tried
        share = tried("counting trained parameters", lambda: trainable_share(model), None)
        self.recorder = Recorder(run, options, leads=state.is_world_process_zero, trainable_share=share)
        self._run = run
        self._options = options
        self._hides_nan = args.logging_nan_inf_filter
        self._reported = state.global_step
        self._rate: float | None = None
        self._batches = tried("batch_size", lambda: BatchSizes(args, state, calling_trainer()), None)
        self._sizes = {
            "batch_size": self._batches and self._batches.full,
            "sequence_length": tried("sequence_length", lambda: sequence_limit(args, kind), None),
        }
        self._steps = TrainSteps(run, step=state.global_step, interval=options.jsonl_log_interval)
        self._tokens: TokenCounter | None = None
        if kind.counts_tokens:
            self._tokens = tried(
                "token counts", lambda: TokenCounter(args, state.global_step, state.num_input_tokens_seen), None
            )
        self._sampler: CompletionSampler | None = None
        if options.log_completions and self.recorder.writes:
            self._sampler = tried("log_completions", self._sample, None)

    def _sample(self) -> CompletionSampler | None:
        path = completion_file(self._run.path.parent, self._run.run_id)
        try:
            sampler = CompletionSampler(calling_trainer(), self._options.log_completions, path)
        except TypeError as error:
            log.warning("log_completions: %s", error)
            return None
        self.recorder.also_close(sampler)
        return sampler

    def begin_step(self, state: Any, dataloader: Any) -> None:
        """A step begins: one before it that was not logged is written."""
        self._steps.flush()
        if (batches := self._batches) is not None:
            size = self._run.parts.tried("batch_size", lambda: batches.of_step(dataloader), None)
            self._sizes = {**self._sizes, "batch_size": size}
        self._run.alive(state.global_step)

    def note_rate(self, optimizer: Any) -> None:
        """The optimizer is about to make its step; when that is over the schedule has moved on."""
        if self._options.every_step and optimizer is not None:
            self._rate = float(optimizer.param_groups[0]["lr"])

    def end_step(self, state: Any) -> None:
        """A step is over; if the trainer logs it, the log call comes after this."""
        if not self.recorder.leads:
            self._steps.end_step(state.global_step, {}, self._sizes)
        elif self._options.every_step:
            known = {"epoch": state.epoch, "learning_rate": self._rate}
            self._steps.end_step(state.global_step, known, self._sizes)

    def skip_generated(self, state: Any) -> None:
        """What is generated now is for an evaluation."""
        if not self.ended:
            self._run.alive(state.global_step)
        if self._sampler is not None:
            self._sampler.skip(state.num_input_tokens_seen)

    def log(self, state: Any, logs: Mapping[str, Any], place: Place) -> None:
        """Writes what a log call reports.

        Args:
            state: The trainer's state.
            logs: As the trainer gives them.
            place: Where the call stands.
        """
        if place.phase == "train":
            self._log_step(state, logs, place)
            return
        if place.phase == "summary" and not self.ended:
            summary, rest = split_summary(logs)
            if rest and state.global_step > self._steps.logged:
                self._log_step(state, rest, Place("train", state.global_step, own=True))
                logs = summary
        self._steps.flush()
        self._run.log(place.step, logs, phase=place.phase)

    def saved(self, state: Any, path: Path) -> None:
        """A checkpoint has been saved; the step before it is written, if the trainer did not log that."""
        self._steps.flush()
        if self.recorder.leads:
            self.recorder.saved(state.global_step, str(path) if path.is_dir() else None)

    def finish(self, state: Any, failures: int, *, stopped: bool, error: BaseException | None = None) -> None:
        """Writes the end.

        Args:
            state: The trainer's state.
            failures: How many hooks have failed.
            stopped: Whether training was stopped at an alert.
            error: What ended it; None if it came to its end.
        """
        self.ended = True
        self._steps.finish()
        about: dict[str, Any] = {"stopped": stopped, "failures": failures, "remarks": self._steps.remarks()}
        self.recorder.finish(state.global_step, error, **about)

    def _log_step(self, state: Any, logs: Mapping[str, Any], place: Place) -> None:
        step, interval = place.step, self._options.log_interval
        tried = self._run.parts.tried
        nothing: tuple[str | None, dict[str, Any]] = (None, {})
        note, tokens = tried(
            "token counts", lambda: read_step(logs, step, self._tokens, hides_nan=self._hides_nan), nothing
        )
        about = {**self._sizes, **tokens, "notes": [note] if note else []}
        written = self._steps.log(place, logs, about)
        if place.within:
            return  # the step is not over, nor is the batch that it may be about to generate
        if interval and step // interval != self._reported // interval:
            tried("log_interval", lambda: self._report(step, state.max_steps, logs), None)
        if written and self._sampler is not None:
            sampler, attempt, seen = self._sampler, self._run.attempt, state.num_input_tokens_seen
            tried("log_completions", lambda: sampler.record(step=step, attempt=attempt, seen=seen), None)

    def _report(self, step: int, last: int, logs: Mapping[str, Any]) -> None:
        self._reported = step
        if log.isEnabledFor(logging.INFO):
            log.info("%s step %d/%d: %s", self._run.run_id, step, last, core_metrics(self._run.names, logs))
