"""Several runs by equal steps, read side by side: memory grows with how far one is ahead, not with their length."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rldk.compare.packed import nothing, taken
from rldk.compare.track import Key, Rows, Track


@dataclass(frozen=True, slots=True)
class Aligned:
    """A stretch of one series of all runs, with a row for each step that any of them has.

    Attributes:
        key: The series.
        steps: The step of each row; they rise.
        runs: What each run has: its own rows.
        places: For each run, the row of each of its own rows; None if it has all.
    """

    key: Key
    steps: Sequence[int]
    runs: Sequence[Rows]
    places: Sequence[Sequence[int] | None]

    def column(self, run: int, name: str) -> array[float]:
        """The values of a run in all rows."""
        own = self.runs[run].metrics.get(name)
        if own is None:
            return nothing(len(self.steps))
        places = self.places[run]
        if places is None:
            return own
        out = nothing(len(self.steps))
        for place, value in zip(places, own, strict=True):
            out[place] = value
        return out

    def shared(self, one: int, other: int) -> tuple[Rows, Rows]:
        """The rows of two runs at the steps that both have."""
        first, second = self.runs[one], self.runs[other]
        if first.steps == second.steps:
            return first, second
        there = set(first.steps).intersection(second.steps)
        return _at(first, there), _at(second, there)


def _at(rows: Rows, steps: set[int]) -> Rows:
    places = [place for place, step in enumerate(rows.steps) if step in steps]
    return Rows(
        [rows.steps[place] for place in places],
        {name: taken(column, places) for name, column in rows.metrics.items()},
        {name: [told[place] for place in places] for name, told in rows.leaves.items()},
    )


def align(tracks: Sequence[Track]) -> Iterator[Aligned]:
    """Reads runs side by side and gives what they have, stretch by stretch; the steps of a series rise."""
    while not all(track.ended for track in tracks):
        min((track for track in tracks if not track.ended), key=lambda track: track.position).advance()
        for key in dict.fromkeys(key for track in tracks for key in track.pending):
            until = min(track.settled(key) for track in tracks)
            taken_out = [
                rows.take(rows.until(until)) if (rows := track.pending.get(key)) is not None else Rows()
                for track in tracks
            ]
            if any(rows.steps for rows in taken_out):
                yield _aligned(key, taken_out)


def _aligned(key: Key, runs: Sequence[Rows]) -> Aligned:
    steps = runs[0].steps
    if all(rows.steps == steps for rows in runs):
        return Aligned(key, steps, runs, [None] * len(runs))
    union = sorted({step for rows in runs for step in rows.steps})
    place_of = {step: place for place, step in enumerate(union)}
    places = [None if len(rows.steps) == len(union) else [place_of[step] for step in rows.steps] for rows in runs]
    return Aligned(key, union, runs, places)
