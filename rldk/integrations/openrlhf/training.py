"""One training of OpenRLHF: what is logged between its start and its end, by one of its processes."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from rldk.checkpoints.inspect import CheckpointFacts
from rldk.checkpoints.watcher import CheckpointWatch
from rldk.integrations.openrlhf.logs import SAMPLES, tokens
from rldk.log.completions import Completion, CompletionLog, completion_file
from rldk.resources.all_reduce import AllReduceTimer
from rldk.run import Run
from rldk.text import counted


class Training:
    """Writes the events of one training.

    Args:
        run: Where they go.
        leads: Whether this process is the one whose metrics are those of all ranks.
        metrics: What of a log call goes into an event.
        timing: Under which name to log how long each step takes here; None where OpenRLHF itself times it.
        sizes: Sequences per step and their length limit, for train events.
        share: What PPO trains is a multiple of so many samples.
        samples: Whether to write the samples of prompts and answers.
        checkpoints: Whether to look at checkpoints.
        timer: Times the job's all_reduce calls; None if nobody does.

    Attributes:
        leads: As it was given.
    """

    def __init__(
        self,
        run: Run,
        *,
        leads: bool,
        metrics: Callable[[Mapping[str, Any]], dict[str, Any]],
        timing: str | None,
        sizes: Mapping[str, int | None],
        share: int,
        samples: bool,
        checkpoints: bool,
        timer: AllReduceTimer | None,
    ) -> None:
        self._run = run
        self.leads = leads
        self._metrics = metrics
        self._timing = timing
        self._sizes: dict[str, Any] = dict(sizes)
        self._share = share
        self._step = 0
        self._begun: float | None = None
        self._timer = timer
        writes = leads and not run.disabled
        self._samples: CompletionLog | None = None
        if samples and writes:
            self._samples = CompletionLog(completion_file(run.path.parent, run.run_id))
        self._checkpoints: CheckpointWatch | None = None
        if checkpoints and writes:
            self._checkpoints = CheckpointWatch(
                run.run_id, run.path.parent, on_facts=self._inspected, on_damage=run.damaged
            )

    def begin(self, step: int, remarks: list[str]) -> None:
        """Training begins behind this step."""
        self._step = step
        note = "started" if step == 0 else f"started: goes on behind step {step}"
        self._run.log(step, {}, phase="lifecycle", notes=[note, *remarks])
        self._run.alive(step)

    def begin_step(self, step: int, at: float) -> None:
        """A step begins, or has begun, at this time of the monotonic clock."""
        self._begun = at
        self._run.alive(step)

    def end_step(self, step: int, logs: Mapping[str, Any]) -> None:
        """A step is over; `logs` is what OpenRLHF is about to log."""
        own: dict[str, Any] = {}
        if self._timing is not None and self._begun is not None:
            own[self._timing] = time.monotonic() - self._begun
        self._step, self._begun = step, None
        if self._timer is not None and (spent := self._timer.take()) is not None:
            own["allreduce_time"] = spent
        data = {**self._sizes, **tokens(logs, self._share)}
        self._run.log(step, {**own, **self._metrics(logs)}, **data)
        if sample := logs.get(SAMPLES):
            self._sample(step, sample)

    def begin_evaluation(self, step: int, batches: int) -> None:
        """An evaluation begins, which may take as long as so many steps."""
        self._run.alive(step, batches)

    def evaluated(self, step: int, logs: Mapping[str, Any]) -> None:
        """An evaluation is over."""
        self._run.log(step, logs, phase="eval")
        self._run.alive(self._step)

    def saved(self, step: int, path: str) -> None:
        """A checkpoint has been saved."""
        if not self.leads:
            return
        seen = Path(path).is_dir()
        where = path if seen else f"{path}, which this host does not see"
        self._run.log(step, {}, phase="lifecycle", notes=[f"checkpoint saved: {where}"])
        if self._checkpoints is not None and seen and (Path(path) / "config.json").is_file():
            self._checkpoints.saved(path, step, attempt=self._run.attempt)

    def finish(self, step: int, error: BaseException | None, failures: int) -> None:
        """Writes the end.

        Args:
            step: The last one.
            error: What ended the training; None if it came to its end.
            failures: How many hooks have failed.
        """
        notes = ["ended" if error is None else f"failed: {type(error).__name__}"]
        if failures:
            notes.append(f"{counted(failures, 'hook')} of the callback failed: see the log of the training process")
        self.close()  # the end comes behind what is still found in the last checkpoint
        self._run.log(step, {}, phase="lifecycle", notes=notes)
        if error is None:
            self._run.mark_ended()
        else:
            self._run.mark_failed()
        self._run.flush()

    def close(self) -> None:
        """Closes the files of samples and checkpoints; the events' file is the run's."""
        if self._checkpoints is not None:
            self._checkpoints.close()
        if self._samples is not None:
            self._samples.close()

    def _sample(self, step: int, sample: Any) -> None:
        if self._samples is None:
            return
        text, reward = sample
        record = Completion(
            step=step,
            attempt=self._run.attempt,
            index=0,
            prompt=None,  # OpenRLHF logs both as one text
            completion=text,
            reward=float(reward),
            rewards={},
            advantage=None,
        )
        self._samples.write([record])

    def _inspected(self, step: int, facts: CheckpointFacts) -> None:
        self._run.note(step, facts.metrics(), [facts.note()])
