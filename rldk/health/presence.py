"""Over which part of a run its metrics are there: one that is no longer logged is no longer judged."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from rldk_schema.metrics import METRICS

from rldk.event.roles import role_of
from rldk.health.series import Metrics
from rldk.health.stretch import Lane, Stretch

_ROWS = 10  # of a window: few enough for the steps that are told, many enough to cost nothing
_MOST_NAMES = 200
_LEAST_GAP = 2  # windows
_GAP = 3.0  # times the usual distance between windows that have the metric


@dataclass(slots=True)
class _Span:
    """Where one metric is, in steps, and in windows of rows, which go on counting where steps begin again."""

    first: int
    last: int
    begun: int
    latest: int
    windows: int = 1
    hole: int = 0
    between: tuple[int, int] = (0, 0)

    def pause(self, window: int, step: int) -> None:
        """Takes where it is there again after windows without it."""
        gap = window - self.latest - 1
        if gap > self.hole:
            self.hole, self.between = gap, (self.last, step)

    def is_gap(self, windows: int) -> bool:
        """Whether so many windows without it are more than is usual."""
        hole = self.hole if self.windows > _LEAST_GAP else 0  # of two windows nobody can say what is usual
        usual = (self.latest - self.begun + 1 - hole) / self.windows
        return windows >= max(_LEAST_GAP, _GAP * usual - 1)


class Presence:
    """Where the metrics that a rule may look at begin, pause and stop; others are not followed.

    Rows are looked at ten at a time, so that this costs next to nothing.
    """

    __slots__ = ("_names", "_rows", "_spans", "_window")

    def __init__(self) -> None:
        self._names: list[str] = []
        self._spans: dict[str, _Span] = {}
        self._rows: list[tuple[int, Metrics]] = []
        self._window = 0

    def meet(self, names: Collection[str]) -> None:
        """Takes names that no row had before."""
        meant = sorted(name for name in names if name in METRICS or role_of(name) is not None)
        self._names += meant[: _MOST_NAMES - len(self._names)]

    def add(self, step: int, metrics: Metrics) -> None:
        """Takes the next train row."""
        self._rows.append((step, metrics))
        if len(self._rows) == _ROWS:
            self._close()

    def add_stretch(self, stretch: Stretch) -> None:
        """Takes the next train rows: those that fill windows of their own are looked at column by column."""
        steps = stretch.steps
        head = min(-len(self._rows) % _ROWS, len(steps))
        tail = len(steps) - (len(steps) - head) % _ROWS
        for row in range(head):
            self.add(steps[row], stretch.metrics(row))
        if windows := (tail - head) // _ROWS:
            for name in self._names:
                if (lane := stretch.lanes.get(name)) is not None:
                    self._add_lane(name, lane, steps, head, windows)
            self._window += windows
        for row in range(tail, len(steps)):
            self.add(steps[row], stretch.metrics(row))

    def _add_lane(self, name: str, lane: Lane, steps: Sequence[int], start: int, windows: int) -> None:
        if lane.solid:
            end = start + windows * _ROWS - 1
            self._extend(name, self._window, windows, steps[start], steps[end])
            return
        for window in range(windows):
            begin = start + window * _ROWS
            if rows := lane.between(begin, begin + _ROWS):
                self._extend(name, self._window + window, 1, steps[rows[0]], steps[rows[-1]])

    def _close(self) -> None:
        rows, window = self._rows, self._window
        self._rows, self._window = [], window + 1
        (start, head), (end, tail) = rows[0], rows[-1]
        for name in self._names:
            first, last = start, end
            if head.get(name) is None or tail.get(name) is None:
                steps = [step for step, metrics in rows if metrics.get(name) is not None]
                if not steps:
                    continue
                first, last = steps[0], steps[-1]
            self._extend(name, window, 1, first, last)

    def _extend(self, name: str, window: int, windows: int, first: int, last: int) -> None:
        """Takes one window or several that have a metric, and the steps where it is first and last there."""
        span = self._spans.get(name)
        if span is None:
            self._spans[name] = _Span(first, last, window, window + windows - 1, windows)
            return
        if window > span.latest + 1:
            span.pause(window, first)
        span.windows += windows
        span.latest, span.last = window + windows - 1, last

    def copy(self) -> Presence:
        """The same as it is now."""
        same = Presence()
        same._names, same._rows, same._window = list(self._names), list(self._rows), self._window
        same._spans = {name: replace(span) for name, span in self._spans.items()}
        return same

    def absent(self, name: str) -> str | None:
        """Where a metric is missing, if it is there elsewhere: `after step 20`; None if it always is."""
        span = self._span(name)
        if span is None:
            return None
        places = []
        if span.is_gap(span.begun):
            places.append(f"before step {span.first}")
        if span.is_gap(span.hole):
            places.append(f"between steps {span.between[0]} and {span.between[1]}")
        if self._has_stopped(span):
            places.append(f"after step {span.last}")
        return " and ".join(places) or None

    def is_enough(self, name: str) -> bool:
        """Whether a metric is there until now, and in at least half of the run."""
        span = self._span(name)
        if span is None:
            return True
        missing = sum(gap for gap in (span.begun, span.hole) if span.is_gap(gap))
        return not self._has_stopped(span) and missing <= self._window / 2

    def incomplete(self) -> list[str]:
        """The metrics that are missing somewhere."""
        return [name for name in self._names if self.absent(name) is not None]

    def _has_stopped(self, span: _Span) -> bool:
        return span.is_gap(self._window - 1 - span.latest)

    def _span(self, name: str) -> _Span | None:
        if self._rows:
            self._close()  # a window may be smaller than others
        return self._spans.get(name)
