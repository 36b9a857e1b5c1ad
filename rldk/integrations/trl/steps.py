"""The train events of one training: one a log call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rldk.event.metric_values import same_value
from rldk.guard import SafeLogger
from rldk.integrations.trl.loop import Place
from rldk.recording import Recording
from rldk.text import counted

log = SafeLogger(__name__)

_OF_THE_STEP_BEFORE = frozenset({"epoch", "num_input_tokens_seen"})  # transformers adds them to each log call
_TRAINERS_OWN = frozenset({"loss", "grad_norm", "learning_rate"})  # its own log call has them after those within a step


class TrainSteps:
    """Writes each log call at once, in order, as an event of its step. No two events of a step have a name in common.

    Args:
        run: Where they go.
        step: Training begins, or continues, after this step.
        interval: One step in so many: the first that is logged at or after each multiple. What is logged beside the
            trainer's own log calls has an interval of its own: it may have another rhythm.

    Attributes:
        left_out: Log calls that the interval has left out so far.
        again: Values that a step had already: they are notes.
        logged: The last step that was logged when it was over.
    """

    def __init__(self, run: Recording, *, step: int, interval: int) -> None:
        self.left_out = 0
        self.again = 0
        self.logged = step
        self._run = run
        self._interval = interval
        self._written = {True: step, False: step}  # by whether the trainer logs the step itself
        self._step = step
        self._values: dict[str, Any] = {}  # that the events of `_step` have
        self._unlogged: tuple[int, Mapping[str, Any], Mapping[str, Any]] | None = None
        self._last_left_out: list[tuple[Place, Mapping[str, Any], Mapping[str, Any]]] = []

    def end_step(self, step: int, known: Mapping[str, Any], about: Mapping[str, Any]) -> None:
        """A step ends that is to have an event, whether or not it is logged: the log call comes after this.

        Args:
            step: Its number.
            known: What its event is to say if it is not logged.
            about: As for `log`.
        """
        if step > self.logged:  # PPO logs a step before it ends
            self._unlogged = (step, known, about)

    def log(self, place: Place, metrics: Mapping[str, Any], about: Mapping[str, Any]) -> bool:
        """Writes a log call.

        Args:
            place: Where it stands.
            metrics: What it gives. It is not changed.
            about: What its event says besides: arguments of `Recording.log`.

        Returns:
            Whether it was written, and not left out by the interval.
        """
        if not place.within:
            self.logged, unlogged, self._unlogged = place.step, self._unlogged, None
            if unlogged is not None:
                metrics = {**unlogged[1], **metrics}
        if not self._due(place):
            self.left_out += 1
            if self._last_left_out and self._last_left_out[0][0].step != place.step:
                self._last_left_out = []
            self._last_left_out.append((place, metrics, about))
            return False
        self._write(place, metrics, about)
        return True

    def flush(self) -> None:
        """Writes the event of the last step, if that was not logged."""
        unlogged, self._unlogged = self._unlogged, None
        if unlogged is not None:
            step, known, about = unlogged
            self.logged = step
            if self._due(place := Place("train", step)):
                self._write(place, known, about)

    def finish(self) -> None:
        """Training ends: the log calls of the last step are written, whatever the interval."""
        self.flush()
        for call in self._last_left_out:
            if call[0].step >= self._step:
                self._write(*call)
                self.left_out -= 1
        self._last_left_out = []

    def _due(self, place: Place) -> bool:
        before = self._written[place.own]
        return place.step == before or place.step // self._interval > before // self._interval

    def _write(self, place: Place, metrics: Mapping[str, Any], about: Mapping[str, Any]) -> None:
        self._written[place.own] = place.step
        if place.step != self._step:
            self._step, self._values = place.step, {}
        new, again = self._sort_out(metrics, within=place.within)
        if not new and not again and self._values:
            return  # all of it stands in the step's events
        self._values |= new
        if again:
            about = {**about, "notes": [*about.get("notes", ()), *again]}
            self._count(place.step, again)
        self._run.log(place.step, new, **about)

    def _sort_out(self, metrics: Mapping[str, Any], *, within: bool) -> tuple[dict[str, Any], list[str]]:
        """What the step does not have yet, and a note for each value that is another one than it has."""
        if not within and not self._values:
            return dict(metrics), []
        new, again = {}, []
        for name, value in metrics.items():
            if within and name in _OF_THE_STEP_BEFORE:
                continue
            if within and name in _TRAINERS_OWN:
                again.append(f"{name} = {value!r:.100} was logged in the middle of the step: the trainer's own counts")
            elif name not in self._values:
                new[name] = value
            elif not same_value(value, self._values[name]):
                again.append(f"{name} = {value!r:.100} was logged again in the step: its first value counts")
        return new, again

    def _count(self, step: int, again: list[str]) -> None:
        if not self.again:
            log.warning(
                "%s: step %d: %s. Such values are kept as notes of their events; to have them as metrics, log a name "
                "once a step, for example its mean over the micro-batches, and not under a name that the trainer uses",
                self._run.run_id,
                step,
                again[0],
            )
        self.again += len(again)

    def remarks(self) -> list[str]:
        """What a reader of the log should know of values that are not metrics, or not there."""
        remarks = []
        if self.left_out:
            remarks.append(f"{counted(self.left_out, 'train log')} left out: jsonl_log_interval={self._interval}")
        if self.again:
            remarks.append(f"{counted(self.again, 'value')} of steps that had the name already: notes of their events")
        return remarks
