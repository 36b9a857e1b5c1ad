"""Which metrics the train steps of a run have, and how far a KL went that no rule may judge."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from rldk_schema import Event

from rldk.event.roles import role_of
from rldk.health.presence import Presence
from rldk.health.stretch import Lane, Stretch
from rldk.log.bulk.columns import ABSENT

MOST_NAMES = 100_000
"""Names of metrics that are remembered: a loop that puts its step into them has no end of them."""

KLS = ("kl_mean", "kl_sequence")
"""The metrics that say how far the policy is from its reference model."""


@dataclass(slots=True)
class Extent:
    """The values of one metric: its first, its last, its least, which is NaN if any is, its greatest, and its step."""

    first: float
    last: float
    least: float
    greatest: float
    at: int

    def add(self, step: int, value: float) -> None:
        """Takes the next value."""
        self.last = value
        self.least = value if math.isnan(value) else min(self.least, value)
        if value > self.greatest or math.isnan(self.greatest):
            self.greatest, self.at = value, step

    def add_lane(self, steps: Sequence[int], lane: Lane) -> None:
        """Takes the next values. That the first of them is known already changes nothing."""
        if not lane.solid:
            for row in lane.rows:
                self.add(steps[row], lane.values[row])
            return
        self.last = lane.values[-1]
        self.least = min(self.least, *lane.values)
        greatest = max(lane.values)
        if greatest > self.greatest or math.isnan(self.greatest):
            self.greatest, self.at = greatest, steps[lane.values.index(greatest)]


class Seen:
    """What the train steps of a run have, in memory that does not grow with their number.

    Attributes:
        names: Their metrics.
        kls: The values of each that is a KL, by its name or by its role.
        presence: Over which part of the run they are there.
        events: How many train events there were.
        first: The lowest step, and
        highest: the highest one: each stage of a run begins again.
        last: The last step; None before there is any, as the others.
        cut: Whether there were more names than are remembered.
        over: Whether the run has ended: there will be no more steps.
        elsewhere: Metrics of other ranks' train steps, which are not judged, each with its rank.
    """

    __slots__ = ("cut", "elsewhere", "events", "first", "highest", "kls", "last", "names", "over", "presence")

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.kls: dict[str, Extent | None] = {}
        self.presence = Presence()
        self.events = 0
        self.first: int | None = None
        self.highest: int | None = None
        self.last: int | None = None
        self.cut = False
        self.over = False
        self.elsewhere: Mapping[str, int] = {}

    def add(self, event: Event) -> None:
        """Takes the next train event."""
        self.events += 1
        self.last = step = event.step
        if self.first is None or self.highest is None:
            self.first = self.highest = step
        elif step > self.highest:
            self.highest = step
        elif step < self.first:
            self.first = step
        metrics = event.metrics
        if not metrics.keys() <= self.names:
            self._remember(metrics.keys() - self.names)
        self.presence.add(event.step, metrics)
        for name in self.kls:
            value = metrics.get(name)
            if value is not None:
                extent = self.kls[name]
                if extent is None:
                    self.kls[name] = Extent(value, value, value, value, event.step)
                else:
                    extent.add(event.step, value)

    def add_stretch(self, stretch: Stretch) -> None:
        """Takes the next train events."""
        if unknown := stretch.lanes.keys() - self.names:
            self._meet(stretch, unknown)
        steps = stretch.steps
        self.events += len(steps)
        self.last = steps[-1]
        self.first = min(steps) if self.first is None else min(self.first, *steps)
        self.highest = max(steps) if self.highest is None else max(self.highest, *steps)
        self.presence.add_stretch(stretch)
        for name in self.kls.keys() & stretch.lanes.keys():
            lane = stretch.lanes[name]
            extent = self.kls[name]
            if extent is None and lane.rows:
                row = lane.rows[0]
                self.kls[name] = extent = Extent(*(lane.values[row],) * 4, steps[row])
            if extent is not None:
                extent.add_lane(steps, lane)

    def _meet(self, stretch: Stretch, unknown: set[str]) -> None:
        first: dict[int, set[str]] = {}
        for name in unknown:
            values = stretch.lanes[name].values
            first.setdefault(next(row for row, value in enumerate(values) if value is not ABSENT), set()).add(name)
        for _, names in sorted(first.items()):
            self._remember(names)

    def _remember(self, new: Set[str]) -> None:
        self.presence.meet(new)
        for name in new:
            if len(self.names) >= MOST_NAMES:
                self.cut = True
                return
            self.names.add(name)
            if name in KLS or role_of(name) == "kl":
                self.kls[name] = None

    def copy(self) -> Seen:
        """The same as it is now."""
        same = Seen()
        same.names, same.cut, same.over = set(self.names), self.cut, self.over
        same.kls = {name: extent and replace(extent) for name, extent in self.kls.items()}
        same.presence = self.presence.copy()
        same.events, same.first, same.highest, same.last = self.events, self.first, self.highest, self.last
        return same

    @property
    def steps(self) -> int:
        """How many steps lie between the lowest and the highest, both included."""
        return 0 if self.first is None or self.highest is None else self.highest - self.first + 1

    @property
    def without_kl(self) -> bool:
        """Whether every KL is exactly 0 in every row: then none was measured."""
        found = [extent for name in KLS if (extent := self.kls.get(name)) is not None]
        return bool(found) and all(extent.least == extent.greatest == 0 for extent in found)
