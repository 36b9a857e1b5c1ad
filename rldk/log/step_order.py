"""Train steps that fall or repeat within one attempt: nothing supersedes them, so they have to be pointed out."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from operator import lt
from pathlib import Path
from typing import TypeAlias

from rldk_schema import Event

from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import constant_of
from rldk.text import printable

_Writer: TypeAlias = tuple[str, int | None, int | None]


@dataclass(slots=True)
class _At:
    """Where a writer is: its last train event, and every metric of that step once there is a second event of it."""

    event: Event
    names: set[str] | None = None


@dataclass(slots=True)
class StepOrder:
    """Follows the train steps of each writer: a run's rank in one attempt. Memory grows with writers, not with events.

    Two events of one step are two log calls, unless both have the same metric.

    Attributes:
        falls: How often a step was below the one before it.
        repeats: How often a step was logged again with a metric that it had already.
    """

    falls: int = 0
    repeats: int = 0
    _first_fall: str = ""
    _first_repeat: str = ""
    _at: dict[_Writer, _At] = field(default_factory=dict)

    def add(self, event: Event, path: Path, place: int) -> None:
        """Takes in an event.

        Args:
            event: The next one of its log.
            path: The file that it is from.
            place: Its line there; in a table its number.
        """
        info = event.model_info
        if info.phase != "train":
            return
        process = event.process
        writer = (info.run_id, None, None) if process is None else (info.run_id, process.rank, process.attempt)
        at = self._at.get(writer)
        if at is None:
            self._at[writer] = _At(event)
            return
        last = at.event.step
        if event.step > last:
            at.event, at.names = event, None
            return
        within = "" if process is None or process.attempt is None else f" within attempt {process.attempt}"
        where = f"at {printable(str(path))}:{place}{within}"
        if event.step < last:
            self.falls += 1
            self._first_fall = self._first_fall or f"step falls from {last} to {event.step} {where}"
            at.event, at.names = event, None
            return
        if at.names is None:
            at.names = _names(at.event)
        own = _names(event)
        twice = sorted(own & at.names)
        at.names |= own
        if twice:
            self.repeats += 1
            more = f" and {len(twice) - 1} more" if len(twice) > 1 else ""
            self._first_repeat = self._first_repeat or f"step {last} has {printable(twice[0])}{more} again {where}"

    def add_batch(self, batch: Batch) -> None:
        """Takes in the next events of one file."""
        if batch.path is None or not self._rise(batch):
            for row, event in enumerate(batch.events()):
                self.add(event, batch.path or Path(), batch.line_of(row))

    def _rise(self, batch: Batch) -> bool:
        """Takes in events of one writer whose train steps all rise, from its last one on; whether they are that."""
        ranks, attempts, present = (
            constant_of(each) for each in (batch.leaf("rank"), batch.leaf("attempt"), batch.has_process)
        )
        if ranks is None or attempts is None or present is None:
            return False
        infos = batch.group("model_info")
        trained = [(info.run_id, rows) for info, rows in infos.rows_of() if info.phase == "train"]
        if len(trained) != 1:
            return not trained
        ((run_id, rows),) = trained
        steps = batch.steps
        if infos.places is not None:
            steps = [steps[row] for row in rows]
        at = self._at.get(writer := (run_id, ranks.value, attempts.value))
        if (at is not None and steps[0] <= at.event.step) or not all(map(lt, steps, islice(steps, 1, None))):
            return False
        self._at[writer] = _At(batch.event(rows[-1]))
        return True

    def told(self) -> list[str]:
        """A line for each kind, with the place of the first one."""
        kinds = ((self.falls, self._first_fall), (self.repeats, self._first_repeat))
        return [f"{first}{_of(number)}: neither is hidden" for number, first in kinds if number]

    def __add__(self, other: StepOrder) -> StepOrder:
        return StepOrder(
            self.falls + other.falls,
            self.repeats + other.repeats,
            self._first_fall or other._first_fall,
            self._first_repeat or other._first_repeat,
        )


def _of(number: int) -> str:
    return f" (and {number - 1} more such)" if number > 1 else ""


def _names(event: Event) -> set[str]:
    return {name for name, value in event.metrics.items() if value is not None}
