"""Which of a trainer's log calls becomes the train event of which step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from rldk.recording import Recording
from rldk.text import counted


class TrainSteps:
    """Writes the train events of one training: one a step at most, in order.

    Args:
        run: Where they go.
        step: Training begins, or continues, after this step.
        interval: One event per so many steps: the first that is logged at or after each multiple.
        sizes: What every train event says of its data, such as `batch_size`.

    Attributes:
        left_out: Log calls that the interval has left out so far.
    """

    def __init__(self, run: Recording, *, step: int, interval: int, sizes: Mapping[str, Any]) -> None:
        self.left_out = 0
        self._run = run
        self._interval = interval
        self._sizes = dict(sizes)
        self._seen = step  # the last one whose log call or end was seen
        self._written = step
        self._in_step = False
        self._unlogged: tuple[int, Mapping[str, Any]] | None = None
        self._held: dict[str, Any] = {}
        self._replaced = 0
        self._last_left_out: tuple[int, Mapping[str, Any], dict[str, Any]] | None = None

    def begin_step(self) -> None:
        """A step begins: the one before it will not be logged any more."""
        self.flush()
        self._in_step = True

    def end_step(self, step: int, known: Mapping[str, Any] | None = None) -> None:
        """A step ends. Whether the trainer logs it is not known yet: the log call comes after this.

        Args:
            step: Its number.
            known: What its event is to say if it is not logged; None for no event then.
        """
        self._in_step = False
        # PPO logs a step before it ends.
        if known is not None and step > self._seen:
            self._unlogged = (step, known)

    def take(self, step: int, logs: Mapping[str, Any]) -> Mapping[str, Any] | Literal["held", "late"]:
        """Takes a train log.

        Args:
            step: The trainer's count of steps that are over.
            logs: The trainer's own log call names the learning rate; a user's `trainer.log` does not.

        Returns:
            The metrics of the step's event: the log call's, and what was held for it. `held`: the log comes from the
            middle of a step, or between a step's end and its log call, and is kept for that step's event. `late`: that
            step has its event.
        """
        if not self._in_step and step <= self._seen:
            return "late"
        if self._in_step or not ("learning_rate" in logs or "lr" in logs):
            self._replaced += len(self._held.keys() & logs.keys() - {"epoch"})
            self._held.update(logs)
            return "held"
        return self._merge(step, logs)

    def take_last(self, step: int, logs: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Takes the metrics of the last steps, which TRL logs with the summary; None if the step has its event."""
        return None if step <= self._seen and not self._in_step else self._merge(step, logs)

    def _merge(self, step: int, logs: Mapping[str, Any]) -> Mapping[str, Any]:
        known = self._unlogged[1] if self._unlogged is not None and self._unlogged[0] == step else {}
        self._seen, self._unlogged = step, None
        if not self._held and known.keys() <= logs.keys():
            return logs
        self._replaced += len(self._held.keys() & logs.keys() - {"epoch"})
        held, self._held = self._held, {}
        return {**known, **held, **logs}

    def log(self, step: int, metrics: Mapping[str, Any], notes: Sequence[str], tokens: Mapping[str, Any]) -> bool:
        """Writes a step's event.

        Args:
            step: Its number.
            metrics: What `take` gave.
            notes: For the event.
            tokens: `tokens_in` and `tokens_out`, where they are known.

        Returns:
            Whether it was written now, and not left out by the interval.
        """
        if self._replaced:
            replaced = counted(self._replaced, "value")
            notes = [*notes, f"{replaced} logged in the middle of the step, replaced by later ones"]
            self._replaced = 0
        about = {**self._sizes, **tokens, "notes": notes}
        if not self._due(step):
            self.left_out += 1
            self._last_left_out = step, metrics, about
            return False
        self._write(step, metrics, about)
        return True

    def flush(self) -> None:
        """Writes the event of the last step, if the trainer did not log that."""
        unlogged, self._unlogged = self._unlogged, None
        if unlogged is not None:
            self._seen = unlogged[0]
            if self._due(unlogged[0]):
                self._write(*unlogged, self._sizes)

    def finish(self) -> dict[str, Any]:
        """Training ends: the last log call is written, whatever the interval.

        Returns:
            What was held for a step that never came.
        """
        self.flush()
        last, self._last_left_out = self._last_left_out, None
        if last is not None and last[0] > self._written:
            self._write(*last)
            self.left_out -= 1
        held, self._held = self._held, {}
        return held

    def _due(self, step: int) -> bool:
        return step // self._interval > self._written // self._interval

    def _write(self, step: int, metrics: Mapping[str, Any], about: dict[str, Any]) -> None:
        self._written = step
        self._last_left_out = None
        self._run.log(step, metrics, **about)
