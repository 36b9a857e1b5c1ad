"""The rows of a flat table: what one writer has logged of one step in several calls is one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeAlias, TypeVar

from rldk_schema import Event

_MOST_HELD = 256  # events of one step: a run that evaluates as many sets at one step has the others as they are

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
    held: list[Event] = []
    rows: dict[tuple[str, str | None], int] = {}  # phase and data set to place in `held`
    at: _Step | None = None
    for event in events:
        info, process = event.model_info, event.process
        rank, attempt = (None, None) if process is None else (process.rank, process.attempt)
        here = (info.run_id, rank, attempt, event.step)
        if here != at or len(held) >= _MOST_HELD:
            yield from held
            held, rows, at = [], {}, here
        if info.phase in ("train", "eval", "test") and event.alert is None:
            key = (info.phase, event.data_slice.dataset_name)
            row = rows.get(key)
            if row is not None and _are_disjoint(held[row], event):
                held[row] = _join(held[row], event)
                continue
            rows[key] = len(held)
        held.append(event)
    yield from held


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
