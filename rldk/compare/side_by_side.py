"""Runs read side by side, once, for all that is to be said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from rldk.compare.align import Aligned, align
from rldk.compare.collected import Collected, Wanted
from rldk.compare.divergence import Divergence, divergence
from rldk.compare.final import Final, final_of
from rldk.compare.first_difference import Pair
from rldk.compare.machine import of_machine
from rldk.compare.tolerance import Tolerance
from rldk.compare.track import Key, Track
from rldk.log.attempts import ONLY


@dataclass(slots=True)
class TrainSteps:
    """The train steps of one run, or those that all runs share.

    Attributes:
        count: How many.
        first: The lowest; None where there is none.
        last: The highest.
    """

    count: int = 0
    first: int | None = None
    last: int | None = None

    def add(self, steps: Sequence[int]) -> None:
        """Takes the next ones, which rise."""
        if steps:
            self.count += len(steps)
            self.first = steps[0] if self.first is None else min(self.first, steps[0])
            self.last = steps[-1] if self.last is None else max(self.last, steps[-1])


@dataclass(slots=True)
class SideBySide:
    """What several runs have in common, and in what they differ.

    Attributes:
        tracks: The runs.
        pairs: Each run but the first, compared with that one.
        collected: The values of the metrics that are summed up.
        steps: The train steps of each run.
        shared: Those that all have.
        asked: Metrics that were asked for, and patterns of such.
    """

    tracks: Sequence[Track]
    pairs: list[Pair]
    collected: Collected
    steps: list[TrainSteps]
    shared: TrainSteps = field(default_factory=TrainSteps)
    asked: Sequence[str] = ()

    def add(self, aligned: Aligned) -> None:
        """Takes the next stretch."""
        for pair in self.pairs:
            pair.add(aligned)
        self.collected.add(aligned)
        if aligned.key.series != "train":
            return
        for steps, rows in zip(self.steps, aligned.runs, strict=True):
            steps.add(rows.steps)
        same = all(places is None for places in aligned.places)
        common = set(aligned.steps).intersection(*(rows.steps for rows in aligned.runs))
        self.shared.add(aligned.steps if same else sorted(common))

    @property
    def unmatched(self) -> list[str]:
        """What was asked for and is in none of the runs."""
        names = {name for key in self.collected for name in self.collected.names(key)}
        return [one for one in self.asked if not any(map(Wanted([one]).is_asked, names))]

    def divergences(self, pair: Pair) -> Iterator[tuple[Key, str, Divergence]]:
        """The metrics in which a run leaves the first one by more than the noise of each, of train steps."""
        for key in self.collected:
            for name in self.collected.names(key) if key.series == "train" else ():
                if (of_machine(name) and not pair.is_asked(name)) or self.collected.equal(key, name, 0, pair.run):
                    continue
                steps, first, second = self.collected.shared(key, name, 0, pair.run)
                if steps and (found := divergence(steps, first, second)) is not None:
                    yield key, name, found

    def finals(self, run: int) -> dict[str, Final]:
        """How a run ends: by metric, with the evaluation after the name where it is of one."""
        out: dict[str, Final] = {}
        for key in sorted(self.collected, key=lambda key: (key.training.stage, key.training.attempt or 0)):
            for name in self.collected.names(key) if key.series != "summary" else ():
                found = final_of(name, *self.collected.own(key, name, run))
                if found is not None:  # of several stages the last one counts
                    out[named(Key(ONLY, key.series), name)] = found
        return out


def named(key: Key, name: str) -> str:
    """A metric with what it is of, where that is not the only training: `loss (eval/held-out)`."""
    return name if key == Key(ONLY, "train") else f"{name} ({key})"


def side_by_side(
    tracks: Sequence[Track],
    *,
    asked: Sequence[str] = (),
    tolerances: Sequence[Tolerance] = (),
    on_rows: Callable[[Aligned], None] | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> SideBySide:
    """Reads runs and compares each with the first.

    Args:
        tracks: The runs, not read yet.
        asked: Metrics that count and are summed up whatever they are, and patterns of such.
        tolerances: By how much metrics may differ.
        on_rows: Gets each stretch, too.
        on_progress: Gets the number of events that have been read.
    """
    wanted = Wanted(asked)
    pairs = [Pair(run, tolerances, wanted.is_asked) for run in range(1, len(tracks))]
    found = SideBySide(tracks, pairs, Collected(len(tracks), wanted), [TrainSteps() for _ in tracks], asked=asked)
    for aligned in align(tracks):
        found.add(aligned)
        if on_rows is not None:
            on_rows(aligned)
        if on_progress is not None:
            on_progress(sum(track.events for track in tracks))
    return found
