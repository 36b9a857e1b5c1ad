"""How long something that is being used up will last, such as the free space of a disk."""

from __future__ import annotations

import math
from collections import deque
from itertools import pairwise

SPACING_SECONDS = 30.0
"""Values closer together than this count once: what is asked for is hours."""

_POINTS = 24  # of each span of time; the next span is twice as long
LEAST_POINTS = 12
"""Fewer values in a span of time predict nothing."""

_SPANS = 16  # the longest is months
_PARTS = 6
_FLAT = 0.005  # a part that is lost between two drops
_LARGE = 0.05  # a part that makes a fall a drop
_AHEAD = 4.0  # times what was observed: further ahead, a trend says nothing


class Depletion:
    """Predicts when a quantity reaches zero, in constant memory.

    It looks at spans of time of 12 minutes, 24 minutes and so on up to the latest value. A span is cut in six: the
    slowest of its parts counts, so that a few large drops, such as the first checkpoints of those that are kept,
    predict nothing, and drops that recur do. Nothing is predicted further ahead than four times the
    span.
    """

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._spans: list[deque[tuple[float, float]]] = [deque(maxlen=_POINTS) for _ in range(_SPANS)]
        self._count = 0
        self._top: float | None = None  # of the fall that is going on
        self._drops: deque[tuple[float, float]] = deque(maxlen=3)  # size, and what was left after it

    def add(self, now: float, value: float) -> bool:
        """Takes a value.

        Args:
            now: Seconds, of one clock; where it falls, an earlier past is forgotten.
            value: What is left, in any unit.

        Returns:
            Whether it was far enough from the one before to be kept.
        """
        last, before = self._spans[0][-1] if self._spans[0] else (-math.inf, value)
        if now < last:
            self._begin()
        elif now - last < SPACING_SECONDS:
            return False
        else:
            self._follow(before, value)
        for level, span in enumerate(self._spans):
            if self._count % (1 << level):
                break
            span.append((now, value))
        self._count += 1
        return True

    def _follow(self, before: float, value: float) -> None:
        """Notes a drop once it is over, whether it took one value or many."""
        if value < before * (1 - _FLAT):
            self._top = before if self._top is None else self._top
        elif self._top is not None:
            if self._top - before >= _LARGE * self._top:
                self._drops.append((self._top - before, before))
            self._top = None

    def next_drop(self) -> float:
        """What another drop would take; 0 unless the last three were alike, and little was freed again in between."""
        if len(self._drops) < 3:
            return 0.0
        sizes, (first, second, third) = [size for size, _ in self._drops], [left for _, left in self._drops]
        net = min(first - second, second - third)
        return net if min(sizes[0], net) >= max(sizes) / 2 else 0.0

    def seconds_left(self) -> float:
        """Seconds from the latest value until nothing is left; infinity where nothing points to that."""
        return min(map(self._of_span, self._spans))

    def _of_span(self, span: deque[tuple[float, float]]) -> float:
        if len(span) < LEAST_POINTS:
            return math.inf
        points = list(span)
        last = len(points) - 1
        edges = [points[last * part // _PARTS] for part in range(_PARTS + 1)]
        slowest = min((before - after) / (end - start) for (start, before), (end, after) in pairwise(edges))
        now, value = self._spans[0][-1]
        left = value / slowest if slowest > 0 else math.inf
        return left if left <= _AHEAD * (now - points[0][0]) else math.inf
