"""The rows of a flat table: what one writer has logged of one step in several calls is one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import islice
from operator import eq
from typing import Any, TypeAlias, TypeVar

from rldk_schema import Event

from rldk.log.bulk.batch import Batch, EventBatch

_MOST_HELD = 256  # events of one step: a run that evaluates as many sets at one step has the others as they are
_OFTEN = 8  # if one of so many rows may have to be joined, all of a batch are looked at as events
_PHASES = ("train", "eval", "test")  # whose events are joined; the others record something

_Step: TypeAlias = tuple[str, int | None, int | None, int]
Group = TypeVar("Group")


def joined(events: Iterable[Event]) -> Iterator[Event]:
    """Puts events that are log calls of one step together: same run, rank, attempt, phase and data set, other metrics.

    They are joined where nothing of another step or writer stands between them, and no metric is in both. A joined row
    stands where the first of its events stood, with that one's times and `seq`; it has the notes of all, and of every
    other leaf the first value that is not null. Events that record something (lifecycle, summary, alerts) stay as they
    are. Nothing that was given is changed.

    Args:
        events: In the order of their log. Those of one step are held in memory, 256 at most.
    """
    step = _OneStep()
    for event in events:
        yield from step.add(event)
    yield from step.end()


class _OneStep:
    """The rows of the step that a writer is at."""

    def __init__(self) -> None:
        self._held: list[Event] = []
        self._rows: dict[tuple[str, str | None], int] = {}  # phase and data set to place in `_held`
        self.at: _Step | None = None

    def add(self, event: Event) -> list[Event]:
        """Takes the next event; the rows before it that are complete."""
        info, process = event.model_info, event.process
        rank, attempt = (None, None) if process is None else (process.rank, process.attempt)
        here = (info.run_id, rank, attempt, event.step)
        done = self.end() if here != self.at or len(self._held) >= _MOST_HELD else []
        self.at = here
        if info.phase in _PHASES and event.alert is None:
            key = (info.phase, event.data_slice.dataset_name)
            row = self._rows.get(key)
            if row is not None and _are_disjoint(self._held[row], event):
                self._held[row] = _join(self._held[row], event)
                return done
            self._rows[key] = len(self._held)
        self._held.append(event)
        return done

    def end(self) -> list[Event]:
        """The rows that are left."""
        done, self._held, self._rows, self.at = self._held, [], {}, None
        return done


class JoinedRows:
    """`joined` for batches: rows that cannot have to be joined are passed on in their batch, without looking at them.

    One batch is held back, as the step that it ends with may go on in the next one.
    """

    def __init__(self) -> None:
        self._batch: Batch | None = None
        self._steps: list[range] = []  # of that batch: where several rows are of one step
        self._begin = 0  # where the rest of that batch begins
        self._goes_on = _OneStep()

    def add(self, batch: Batch) -> Iterator[Batch]:
        """Takes the next batch, and yields those whose rows are complete."""
        steps = _steps_of(batch)
        begin = 0
        if self._is_at(batch):
            if self._batch is not None:
                last = self._steps[-1] if self._steps else range(0)
                cut = last.start if last.stop == len(self._batch) else len(self._batch) - 1
                yield from _joined_parts(self._batch, self._steps, self._begin, cut)
                yield from _as_batch(self._take_in(self._batch, cut, len(self._batch)))
                self._batch = None
            begin = steps[0].stop if steps and steps[0].start == 0 else 1
            yield from _as_batch(self._take_in(batch, 0, begin))
            if begin == len(batch):
                return
        yield from self.end()
        self._batch, self._steps, self._begin = batch, steps, begin

    def end(self) -> Iterator[Batch]:
        """Yields what is left."""
        yield from _as_batch(self._goes_on.end())
        if self._batch is not None:
            yield from _joined_parts(self._batch, self._steps, self._begin, len(self._batch))
        self._batch = None

    def _is_at(self, batch: Batch) -> bool:
        """Whether the step that was taken in last goes on in a batch."""
        if self._batch is None:
            return self._goes_on.at == _step_at(batch, 0)
        return self._batch.steps[-1] == batch.steps[0] and _step_at(self._batch, -1) == _step_at(batch, 0)

    def _take_in(self, batch: Batch, start: int, stop: int) -> list[Event]:
        return [done for row in range(start, stop) for done in self._goes_on.add(batch.event(row))]


def _as_batch(events: list[Event]) -> Iterator[Batch]:
    if events:
        yield EventBatch(events)


def _step_at(batch: Batch, row: int) -> _Step:
    run_id, rank, attempt = (batch.leaf(name)[row] for name in ("run_id", "rank", "attempt"))
    return run_id, rank, attempt, batch.steps[row]


def _steps_of(batch: Batch) -> list[range]:
    """Where two rows or more, one after the other, are of one step of one writer."""
    steps = batch.steps
    pairs = [row for row, same in enumerate(map(eq, steps, islice(steps, 1, None))) if same]
    if not pairs:
        return []
    writers = [batch.leaf(name) for name in ("run_id", "rank", "attempt")]
    found: list[range] = []
    for row in pairs:
        if all(column[row] == column[row + 1] for column in writers):
            goes_on = bool(found) and found[-1].stop == row + 1
            begin = found.pop().start if goes_on else row
            found.append(range(begin, row + 2))
    return found


def _joined_parts(batch: Batch, steps: list[range], begin: int, end: int) -> Iterator[Batch]:
    """The rows of a batch from one to another, joined."""
    within = [rows for rows in steps if begin <= rows.start and rows.stop <= end]
    several = _may_join(batch, within) if within else []
    if sum(map(len, several)) * _OFTEN > end - begin:
        yield EventBatch(list(joined(map(batch.event, range(begin, end)))))
        return
    for rows in (*several, range(end, end)):
        if begin < rows.start:
            yield batch if rows.start - begin == len(batch) else batch.take(range(begin, rows.start))
        if rows:
            yield EventBatch(list(joined(map(batch.event, rows))))
        begin = rows.stop


def _may_join(batch: Batch, steps: list[range]) -> list[range]:
    """Of the steps that have several rows those where two rows are of one phase and data set."""
    phases, sets, alerts = batch.leaf("phase"), batch.leaf("dataset_name"), batch.group("alert")

    def repeats(rows: Sequence[int]) -> bool:
        keys = [(phases[row], sets[row]) for row in rows if phases[row] in _PHASES and alerts[row] is None]
        return len(set(keys)) < len(keys)

    return [rows for rows in steps if repeats(rows)]


def _are_disjoint(one: Event, other: Event) -> bool:
    return not any(value is not None and one.metrics.get(name) is not None for name, value in other.metrics.items())


def _join(one: Event, other: Event) -> Event:
    given = {name: value for name, value in other.metrics.items() if value is not None or name not in one.metrics}
    return replace(
        one,
        metrics={**one.metrics, **given},
        notes=[*one.notes, *other.notes],
        rng=_filled(one.rng, other.rng),
        data_slice=_filled(one.data_slice, other.data_slice),
        model_info=_filled(one.model_info, other.model_info),
    )


def _filled(one: Group, other: Group) -> Group:
    """A group with the other's values where it has none."""
    if one == other:
        return one
    names = [field.name for field in fields(one)]  # type: ignore[arg-type]  # groups are dataclasses
    lacking: dict[str, Any] = {name: getattr(other, name) for name in names if getattr(one, name) is None}
    return replace(one, **lacking)  # type: ignore[type-var]  # as well
