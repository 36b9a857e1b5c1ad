"""What must hold between the events of a log: order of steps and time, and no gap in `seq`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rldk.errors import Problem
from rldk.text import counted


class Consistency:
    """Follows the events of one log. Memory grows with runs, ranks and attempts, not with events.

    Order is judged within one (run_id, rank, attempt): train steps rise strictly; eval and test steps never fall
    within one data set, and standing still is a warning; summary and lifecycle steps never fall; wall_time never
    falls; seq rises by one. Of a flat log, whose rows of one step may be train and eval alike, steps never fall.

    Args:
        goes_on: Asked whether events came before the first one, if its seq is not 0; None if none did.
    """

    def __init__(self, *, goes_on: Callable[[], bool] | None = None) -> None:
        self._goes_on = goes_on
        self._steps: dict[tuple[Any, ...], int] = {}
        self._wall_times: dict[tuple[Any, ...], float] = {}
        self._seqs: dict[tuple[Any, ...], int] = {}

    def check(self, event: dict[str, Any]) -> tuple[list[Problem], list[Problem]]:
        """Checks one event against those before it.

        Args:
            event: The parsed line; it has passed the schema.

        Returns:
            (problems, warnings).
        """
        process = event.get("process") or {}
        writer = (event["model_info"]["run_id"], process.get("rank") or 0, process.get("attempt"))
        problems, warnings = self._step(writer, event)
        return [*problems, *self._wall_time(writer, event), *self._seq(writer, process)], warnings

    def leave_out(self) -> None:
        """Takes note that events are left out here: what comes next may have any seq."""
        self._seqs.clear()
        self._goes_on = lambda: True

    def check_row(self, row: dict[str, Any]) -> list[Problem]:
        """Checks one row of a flat log against those before it."""
        step, last = row["step"], self._steps.get((), 0)
        self._steps[()] = max(step, last)
        return [] if step >= last else [Problem("$.step", f"expected a step at or above {last}, found {step}")]

    def _step(self, writer: tuple[Any, ...], event: dict[str, Any]) -> tuple[list[Problem], list[Problem]]:
        phase = event["model_info"]["phase"]
        evaluation = phase in ("eval", "test")
        key = (*writer, phase, event["data_slice"].get("dataset_name") if evaluation else None)
        step, last = event["step"], self._steps.get(key)
        self._steps[key] = step if last is None else max(step, last)
        if last is None or step > last or (step == last and phase in ("summary", "lifecycle")):
            return [], []
        if step == last and evaluation:
            # A trainer that evaluates at its last step may be asked to evaluate once more afterwards.
            return [], [Problem("$.step", f"the same data set was already evaluated at step {step}")]
        relation = "above" if phase == "train" else "at or above"
        return [Problem("$.step", f"{phase}: expected a step {relation} {last}, found {step}")], []

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
        if seq == expected:
            return []
        lost = f": {counted(seq - expected, 'event')} missing" if seq > expected else ""
        return [Problem("$.process.seq", f"expected {expected}, found {seq}{lost}")]
