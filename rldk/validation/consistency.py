"""What must hold between the events of a log: order of steps and time, and no gap in `seq`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from operator import lt
from typing import Any, TypeAlias

from rldk.errors import Problem
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant, Distinct
from rldk.text import counted, member

_Place: TypeAlias = tuple[str, int]
_MOST_NAMED = 3
_DIFFERENT = object()
_EVALUATIONS = ("eval", "test")
_LEAVES = ("run_id", "phase", "dataset_name", "step", "wall_time", "rank", "attempt", "seq", "dropped")


def lines_of(batch: Batch) -> Iterator[dict[str, Any]]:
    """The rows of a batch as their lines would be parsed, without what `Consistency` does not ask for."""
    columns = map(batch.leaf, _LEAVES)
    for event, run_id, phase, dataset, step, now, rank, attempt, seq, dropped in zip(
        batch.events(), *columns, strict=True
    ):
        yield {
            "step": step,
            "wall_time": now,
            "metrics": event.metrics,
            "data_slice": {"dataset_name": dataset},
            "model_info": {"run_id": run_id, "phase": phase},
            "process": {"rank": rank, "attempt": attempt, "seq": seq, "dropped": dropped},
        }


def _names(event: dict[str, Any]) -> list[str]:
    """The metrics that have a value, be it NaN."""
    metrics, nonfinite = event["metrics"], event.get("nonfinite") or {}
    names = [name for name, value in metrics.items() if value is not None or name in nonfinite]
    return names + [name for name in nonfinite if name not in metrics]  # those are read as metrics, too


class _Step:
    """The train events of one step of a writer, and where each of their metrics is."""

    def __init__(self, event: dict[str, Any], place: _Place) -> None:
        self._first = event, place
        self._places: dict[str, _Place] = {}

    @property
    def places(self) -> dict[str, _Place]:
        """Where each metric of the step is."""
        if not self._places:
            event, place = self._first
            self._places = dict.fromkeys(_names(event), place)
        return self._places

    def again(self, event: dict[str, Any], place: _Place) -> list[Problem]:
        """Takes in another event of the step, and says what it has once more."""
        places, names, step = self.places, _names(event), event["step"]
        twice = [name for name in names if name in places]
        problems = [
            Problem(member("$.metrics", name), f"step {step} has it already, {_at(places[name], place)}")
            for name in twice[:_MOST_NAMED]
        ]
        if len(twice) > _MOST_NAMED:
            more = f"step {step} has {len(twice) - _MOST_NAMED} more of its names already"
            problems.append(Problem("$.metrics", more))
        for name in names:
            places.setdefault(name, place)
        return problems


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

    def take(self, batch: Batch, file: str = "") -> bool:
        """Takes in a whole batch of one writer in which all rises, as `check` would its rows without finding anything.

        Args:
            batch: The events.
            file: As for `check`.

        Returns:
            Whether it did. If not nothing was taken in, and `check` is to be asked about each row.
        """
        rank, attempt = _one(batch.leaf("rank")), _one(batch.leaf("attempt"))
        models = batch.group("model_info").rows_of()
        if rank is _DIFFERENT or attempt is _DIFFERENT or len({model.run_id for model, _ in models}) > 1:
            return False
        writer = (models[0][0].run_id, rank or 0, attempt)
        wall_times, seqs = batch.leaf("wall_time"), batch.leaf("seq")
        steps: dict[tuple[Any, ...], list[int]] = {}
        trained = -1
        for model, rows in models:
            for dataset, some in _by_dataset(batch, rows) if model.phase in _EVALUATIONS else ((None, rows),):
                key = (*writer, model.phase, dataset)
                if key in steps:
                    return False
                steps[key] = _at_rows(batch.steps, some)
                last = self._steps.get(key)
                if not (_rises(steps[key]) and (last is None or last < steps[key][0])):
                    return False
            if model.phase == "train":
                trained = rows[-1]
        timed, numbered = _one(wall_times) is not None, _one(seqs) is not None
        if timed and not (_never_falls(wall_times) and self._wall_times.get(writer, 0) <= wall_times[0]):
            return False
        gap = 0
        if numbered:
            if not _counts(seqs):
                return False
            gap = seqs[0] - self._expected(writer, seqs[0])
            if not 0 <= gap <= self._unreadable:
                return False
        self._steps.update((key, some[-1]) for key, some in steps.items())
        if trained >= 0:
            self._at[writer] = _Step({"metrics": batch.event(trained).metrics}, (file, batch.line_of(trained)))
        if timed:
            self._wall_times[writer] = float(wall_times[-1])
        self._unreadable -= gap
        if numbered:
            self._seqs[writer] = seqs[-1] + 1
            self._dropped[writer] = batch.leaf("dropped")[-1] or 0
        return True

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
        phase, step = event["model_info"]["phase"], event["step"]
        evaluation = phase in _EVALUATIONS
        key = (*writer, phase, event["data_slice"].get("dataset_name") if evaluation else None)
        last = self._steps.get(key)
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
        if event["wall_time"] is None:
            return []
        now = float(event["wall_time"])  # it may be written 3
        last = self._wall_times.get(writer, now)
        self._wall_times[writer] = max(now, last)
        return [] if now >= last else [Problem("$.wall_time", f"expected at least {last}, found {now}")]

    def _expected(self, writer: tuple[Any, ...], seq: int) -> int:
        """The next seq of a writer; of a new one what it begins with, if events came before."""
        expected = self._seqs.get(writer)
        if expected is None:
            return seq if seq and self._goes_on and self._goes_on() else 0
        return expected

    def _seq(self, writer: tuple[Any, ...], process: dict[str, Any]) -> list[Problem]:
        if process.get("seq") is None:
            return []
        seq = int(process["seq"])  # it may be written 3.0
        expected = self._expected(writer, seq)
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


def _one(column: Sequence[Any]) -> Any:
    """What all rows have; `_DIFFERENT` where they differ."""
    if isinstance(column, Constant):
        return column.value
    if isinstance(column, Distinct):
        return column[0] if column.places is None else _DIFFERENT
    return column[0] if column.count(column[0]) == len(column) else _DIFFERENT


def _by_dataset(batch: Batch, rows: Sequence[int]) -> Iterable[tuple[str | None, Sequence[int]]]:
    datasets = batch.leaf("dataset_name")
    found: dict[str | None, list[int]] = {}
    for row in rows:
        found.setdefault(datasets[row], []).append(row)
    return found.items()


def _at_rows(column: Sequence[Any], rows: Sequence[int]) -> list[Any]:
    return list(column) if len(rows) == len(column) else [column[row] for row in rows]


def _rises(column: list[int]) -> bool:
    return all(map(lt, column, islice(column, 1, None)))


def _never_falls(column: Sequence[Any]) -> bool:
    try:
        return sorted(column) == list(column)
    except TypeError:  # some have none
        return False


def _counts(column: Sequence[Any]) -> bool:
    return type(column[0]) is int and list(column) == list(range(column[0], column[0] + len(column)))
