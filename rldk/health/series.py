"""One metric in the events of a run, and the event at hand."""

from __future__ import annotations

from collections.abc import Mapping

from rldk.health.history import History

Metrics = Mapping[str, float | None]


class Row:
    """The train event at hand. One object per run: its fields change with every event.

    Attributes:
        number: Of the events so far.
        step: Its step.
        before: The step of the row before.
        ran: Steps of the run so far; infinity outside of training, where nothing is a beginning.
        longest: The greatest of these: steps begin again in each stage.
        now: wall_time, s.
        metrics: Its metrics.
        same_step: Those of the row before if that has the same step: a trainer may log a step in several calls.
    """

    __slots__ = ("before", "longest", "metrics", "now", "number", "ran", "same_step", "step")

    def __init__(self) -> None:
        self.number = self.step = self.before = 0
        self.ran: float = 0
        self.longest: float = 0
        self.now: float | None = None
        self.metrics: Metrics = {}
        self.same_step: Metrics = {}

    def value(self, metric: str) -> float | None:
        """A metric of this step."""
        value = self.metrics.get(metric)
        return self.same_step.get(metric) if value is None else value


class Series:
    """One metric.

    Attributes:
        row: The event at hand.
        rows: How many have had the metric.
        past: Its past, if anyone asks for it.
    """

    __slots__ = ("past", "row", "rows")

    def __init__(self, row: Row) -> None:
        self.row = row
        self.rows = 0
        self.past: History | None = None

    def remember(self) -> History:
        """Its past, from now on."""
        if self.past is None:
            self.past = History()
        return self.past
