"""One training of OpenRLHF: what is logged between its start and its end, by one of its processes."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rldk.integrations.openrlhf.facts import has_reference, share_of_samples, sizes, timing_of
from rldk.integrations.openrlhf.logs import SAMPLES, metrics_of, tokens
from rldk.integrations.openrlhf.options import OpenRLHFOptions
from rldk.integrations.shared.recorder import Recorder
from rldk.log.completions import Completion, CompletionLog, completion_file
from rldk.recording import Recording
from rldk.resources.all_reduce import AllReduceTimer


class Training:
    """Writes the events of one training.

    Args:
        run: Where they go.
        options: Of the callback.
        trainer: OpenRLHF's; None in a loop of one's own.
        kind: Of the trainer.
        leads: Whether this process is the one whose metrics are those of all ranks.
        timer: Times the job's all_reduce calls; None if nobody does.

    Attributes:
        recorder: Records all but the steps.
    """

    def __init__(
        self,
        run: Recording,
        options: OpenRLHFOptions,
        trainer: Any,
        kind: str,
        *,
        leads: bool,
        timer: AllReduceTimer | None,
    ) -> None:
        self.recorder = Recorder(run, options, leads=leads, inspects=_is_hugging_face)
        self._run = run
        tried = run.parts.tried
        reference = tried("reference_model", lambda: has_reference(trainer, kind), True)
        self._metrics = metrics_of(kind, leads=leads, reference=reference)
        self._timing = timing_of(kind)  # None where OpenRLHF itself times the steps
        self._sizes: dict[str, Any] = tried("batch_size", lambda: dict(sizes(trainer, kind)), {}) if leads else {}
        self._share: int | None = tried("token counts", lambda: share_of_samples(trainer, kind), None)
        self._step = 0
        self._begun: float | None = None
        self._timer = timer
        self._samples: CompletionLog | None = None
        if options.log_samples and self.recorder.writes:
            samples = completion_file(run.path.parent, run.run_id)
            self._samples = tried("log_samples", lambda: CompletionLog(samples), None)
            if self._samples is not None:
                self.recorder.also_close(self._samples)

    def begin(self, step: int, remarks: list[str]) -> None:
        """Training begins after this step."""
        self._step = step
        self.recorder.start(step, remarks, **({"from_step": step} if step else {}))

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
        data, share, tried = self._sizes, self._share, self._run.parts.tried
        if share is not None:
            data = {**data, **tried("token counts", lambda: tokens(logs, share), {})}
        self._run.log(step, {**own, **self._metrics(logs)}, **data)
        if sample := logs.get(SAMPLES):
            tried("log_samples", lambda: self._sample(step, sample), None)

    def begin_evaluation(self, step: int, batches: int) -> None:
        """An evaluation begins, which may take as long as so many steps."""
        self._run.alive(step, batches)

    def evaluated(self, step: int, logs: Mapping[str, Any]) -> None:
        """An evaluation is over."""
        self._run.log(step, logs, phase="eval")
        self._run.alive(self._step)

    def saved(self, step: int, path: str) -> None:
        """A checkpoint has been saved."""
        if self.recorder.leads:
            self.recorder.saved(step, path, seen=Path(path).is_dir())

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


def _is_hugging_face(path: Path) -> bool:
    return (path / "config.json").is_file()
