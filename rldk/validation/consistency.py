"""What must hold between the events of a log: order of steps and time, and no gap in `seq`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from rldk.errors import Problem
from rldk.text import counted, member

_Place: TypeAlias = tuple[str, int]
_MOST_NAMED = 3


class _Step:
    """The train events of one step of a writer, and where each of their metrics is."""

    def __init__(self, event: dict[str, Any], place: _Place) -> None:
        self._first = event, place
        self._places: dict[str, _Place] = {}

    def again(self, event: dict[str, Any], place: _Place) -> list[Problem]:
        """Takes in another event of the step, and says what it has once more."""
        if not self._places:
            first, where = self._first
            self._places = dict.fromkeys(_names(first), where)
        names = _names(event)
        twice = [name for name in names if name in self._places]
        problems = [
            Problem(member("$.metrics", name), f"step {event['step']} has it already, {_at(self._places[name], place)}")
            for name in twice[:_MOST_NAMED]
        ]
        if len(twice) > _MOST_NAMED:
            more = f"step {event['step']} has {len(twice) - _MOST_NAMED} more of its names already"
            problems.append(Problem("$.metrics", more))
        for name in names:
            self._places.setdefault(name, place)
        return problems


def _names(event: dict[str, Any]) -> list[str]:
    """The metrics that have a value, be it NaN."""
    nonfinite = event.get("nonfinite") or {}
    return [name for name, value in event["metrics"].items() if value is not None or name in nonfinite]


def _at(before: _Place, here: _Place) -> str:
    return f"on line {before[1]}" if before[0] == here[0] else f"in {before[0]}:{before[1]}"


class Consistency:
    """Follows the events of one log. Memory grows with runs, ranks and attempts, not with events.

    Order is judged within one (run_id, rank, attempt): train steps never fall, and two events of one step, which are
    two log calls, have no metric in common; eval and test steps never fall
    within one data set, and standing still is a warning; summary and lifecycle steps never fall; wall_time never
    falls; seq rises by one. Of a flat log, whose rows of one step may be train and eval alike, steps never fall.

    Args:
        goes_on: Asked whether events came before the first one, if its seq is not 0; None if none did.
    """

    def __init__(self, *, goes_on: Callable[[], bool] | None = None) -> None:
        self._goes_on = goes_on
        self._steps: dict[tuple[Any, ...], int] = {}
        self._at: dict[tuple[Any, ...], _Step] = {}
        self._wall_times: dict[tuple[Any, ...], float] = {}
        self._seqs: dict[tuple[Any, ...], int] = {}
        self._dropped: dict[tuple[Any, ...], int] = {}
        self._unreadable = 0

    def check(self, event: dict[str, Any], file: str = "", line: int = 0) -> tuple[list[Problem], list[Problem]]:
        """Checks one event against those before it.

        Args:
            event: The parsed line; it has passed the schema.
            file: The name of its file, and
            line: its line there, for what a later event has in common with it.

        Returns:
            (problems, warnings).
        """
        process = event.get("process") or {}
        writer = (event["model_info"]["run_id"], process.get("rank") or 0, process.get("attempt"))
        problems, warnings = self._step(writer, event, (file, line))
        return [*problems, *self._wall_time(writer, event), *self._seq(writer, process)], warnings

    def leave_out(self) -> None:
        """Takes note that events are left out here: what comes next may have any seq."""
        self._seqs.clear()
        self._goes_on = lambda: True

    def unreadable(self) -> None:
        """Takes note of a line that is no event, and was reported: the seq that it may have had is not missing."""
        self._unreadable += 1

    def check_row(self, row: dict[str, Any]) -> list[Problem]:
        """Checks one row of a flat log against those before it."""
        step, last = row["step"], self._steps.get((), 0)
        self._steps[()] = max(step, last)
        return [] if step >= last else [Problem("$.step", f"expected a step at or above {last}, found {step}")]

    def _step(
        self, writer: tuple[Any, ...], event: dict[str, Any], place: _Place
    ) -> tuple[list[Problem], list[Problem]]:
        phase = event["model_info"]["phase"]
        evaluation = phase in ("eval", "test")
        key = (*writer, phase, event["data_slice"].get("dataset_name") if evaluation else None)
        step, last = event["step"], self._steps.get(key)
        self._steps[key] = step if last is None else max(step, last)
        if phase == "train" and (last is None or step >= last):
            if last is None or step > last:
                self._at[writer] = _Step(event, place)
                return [], []
            return self._at[writer].again(event, place), []
        if last is None or step > last or (step == last and phase in ("summary", "lifecycle")):
            return [], []
        if step == last and evaluation:
            # A trainer that evaluates at its last step may be asked to evaluate once more afterwards.
            return [], [Problem("$.step", f"the same data set was already evaluated at step {step}")]
        return [Problem("$.step", f"{phase}: expected a step at or above {last}, found {step}")], []

    def _wall_time(self, writer: tuple[Any, ...], event: dict[str, Any]) -> list[Problem]:
        now = event["wall_time"]
        if now is None:
            return []
        last = self._wall_times.get(writer, now)
        self._wall_times[writer] = max(now, last)
        return [] if now >= last else [Problem("$.wall_time", f"expected at least {last}, found {now}")]

    def _seq(self, writer: tuple[Any, ...], process: dict[str, Any]) -> list[Problem]:
        if process.get("seq") is None:
            return []
        seq = int(process["seq"])  # it may be written 3.0
        expected = self._seqs.get(writer)
        if expected is None:
            expected = seq if seq and self._goes_on and self._goes_on() else 0
        self._seqs[writer] = seq + 1
        known = int(process.get("dropped") or 0)
        dropped = known - self._dropped.get(writer, 0)
        self._dropped[writer] = known
        gap = seq - expected
        if 0 <= gap <= self._unreadable:
            self._unreadable -= gap
            return []
        lost = f": {counted(gap, 'event')} missing" if gap > 0 else ""
        if 0 < dropped <= gap:
            what = "all" if dropped == gap else str(dropped)
            lost += f", {what} dropped by the writer: drop_reasons in the manifest say why"
        return [Problem("$.process.seq", f"expected {expected}, found {seq}{lost}")]
