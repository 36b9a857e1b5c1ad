"""What must hold between the events of a log: order of steps and time, and no gap in `seq`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from operator import lt
from typing import Any, NamedTuple, TypeAlias

from rldk_schema import Event

from rldk.errors import Problem
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant, Distinct
from rldk.text import counted, member

_Place: TypeAlias = tuple[str, int]
_MOST_NAMED = 3
_DIFFERENT = object()
_EVALUATIONS = ("eval", "test")
_LEAVES = ("run_id", "rank", "attempt", "phase", "dataset_name", "step", "wall_time", "seq", "dropped")


class Row(NamedTuple):
    """What the order of events is about, of one of them; None where it does not have it.

    Attributes:
        names: Gives those of its metrics that have a value, be it NaN.
    """

    run_id: str
    rank: float | None
    attempt: float | None
    phase: str
    dataset_name: str | None
    step: int
    wall_time: float | None
    seq: float | None
    dropped: float | None
    names: Callable[[], list[str]]

    @property
    def writer(self) -> tuple[Any, ...]:
        """Who wrote it."""
        return self.run_id, self.rank or 0, self.attempt


def row_of(value: dict[str, Any]) -> Row:
    """The row of a parsed line that has passed the schema."""
    model, process = value["model_info"], value.get("process") or {}
    return Row(
        model["run_id"],
        process.get("rank"),
        process.get("attempt"),
        model["phase"],
        value["data_slice"].get("dataset_name"),
        value["step"],
        value["wall_time"],
        process.get("seq"),
        process.get("dropped"),
        partial(_names_on, value),
    )


def rows_of(batch: Batch) -> Iterator[Row]:
    """The rows of a batch."""
    for leaves, event in zip(zip(*map(batch.leaf, _LEAVES), strict=True), batch.events(), strict=True):
        yield Row._make((*leaves, partial(_names, event)))


def _names_on(value: dict[str, Any]) -> list[str]:
    nonfinite = value.get("nonfinite") or {}
    return [name for name, number in value["metrics"].items() if number is not None or name in nonfinite]


def _names(event: Event) -> list[str]:
    return [name for name, number in event.metrics.items() if number is not None]


class _Step:
    """The train events of one step of a writer, and where each of their metrics is."""

    def __init__(self, names: Callable[[], list[str]], place: _Place) -> None:
        self._first = names, place
        self._places: dict[str, _Place] = {}

    def again(self, row: Row, place: _Place) -> list[Problem]:
        """Takes in another event of the step, and says what it has once more."""
        if not self._places:
            first, where = self._first
            self._places = dict.fromkeys(first(), where)
        names = row.names()
        twice = [name for name in names if name in self._places]
        problems = [
            Problem(member("$.metrics", name), f"step {row.step} has it already, {_at(self._places[name], place)}")
            for name in twice[:_MOST_NAMED]
        ]
        if len(twice) > _MOST_NAMED:
            more = f"step {row.step} has {len(twice) - _MOST_NAMED} more of its names already"
            problems.append(Problem("$.metrics", more))
        for name in names:
            self._places.setdefault(name, place)
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

    def check(self, row: Row, file: str = "", line: int = 0) -> tuple[list[Problem], list[Problem]]:
        """Checks one event against those before it.

        Args:
            row: The event.
            file: The name of its file, and
            line: its line there, for what a later event has in common with it.

        Returns:
            (problems, warnings).
        """
        writer = row.writer
        problems, warnings = self._step(writer, row, (file, line))
        return [*problems, *self._wall_time(writer, row), *self._seq(writer, row)], warnings

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
        timed, counted_ = _one(wall_times) is not None, _one(seqs) is not None
        if timed and not (_never_falls(wall_times) and self._wall_times.get(writer, 0) <= wall_times[0]):
            return False
        if counted_ and not (_counts(seqs) and self._expected(writer, seqs[0]) == seqs[0]):
            return False
        self._steps.update((key, some[-1]) for key, some in steps.items())
        if trained >= 0:
            self._at[writer] = _Step(partial(_names, batch.event(trained)), (file, batch.line_of(trained)))
        if timed:
            self._wall_times[writer] = float(wall_times[-1])
        if counted_:
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

    def _step(self, writer: tuple[Any, ...], row: Row, place: _Place) -> tuple[list[Problem], list[Problem]]:
        phase, step = row.phase, row.step
        evaluation = phase in _EVALUATIONS
        key = (*writer, phase, row.dataset_name if evaluation else None)
        last = self._steps.get(key)
        self._steps[key] = step if last is None else max(step, last)
        if phase == "train" and (last is None or step >= last):
            if last is None or step > last:
                self._at[writer] = _Step(row.names, place)
                return [], []
            return self._at[writer].again(row, place), []
        if last is None or step > last or (step == last and phase in ("summary", "lifecycle")):
            return [], []
        if step == last and evaluation:
            # A trainer that evaluates at its last step may be asked to evaluate once more afterwards.
            return [], [Problem("$.step", f"the same data set was already evaluated at step {step}")]
        return [Problem("$.step", f"{phase}: expected a step at or above {last}, found {step}")], []

    def _wall_time(self, writer: tuple[Any, ...], row: Row) -> list[Problem]:
        if row.wall_time is None:
            return []
        now = float(row.wall_time)  # it may be written 3
        last = self._wall_times.get(writer, now)
        self._wall_times[writer] = max(now, last)
        return [] if now >= last else [Problem("$.wall_time", f"expected at least {last}, found {now}")]

    def _expected(self, writer: tuple[Any, ...], seq: int) -> int:
        """The next seq of a writer; of a new one what it begins with, if events came before."""
        expected = self._seqs.get(writer)
        if expected is None:
            return seq if seq and self._goes_on and self._goes_on() else 0
        return expected

    def _seq(self, writer: tuple[Any, ...], row: Row) -> list[Problem]:
        if row.seq is None:
            return []
        seq = int(row.seq)  # it may be written 3.0
        expected = self._expected(writer, seq)
        self._seqs[writer] = seq + 1
        known = int(row.dropped or 0)
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
