"""Where the buckets of a curve stand on an axis that is not the step: tokens, or time."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from math import nan

from rldk.report.downsample import Curve

LARGEST_SINGLE = (2 - 2**-23) * 2.0**127
"""The largest float32: what is beyond it would become infinite."""


def within_single(value: float) -> float:
    """A number as it is told of: one beyond the largest float32 as that; NaN stays NaN."""
    return max(-LARGEST_SINGLE, min(value, LARGEST_SINGLE)) if abs(value) > LARGEST_SINGLE else value


def along(curve: Curve | None, shift: int, start: int, count: int, *, since: float = 0.0) -> array[float]:
    """What a curve has in some buckets: its mean there, else what lies between its neighbours; NaN without any value.

    A number beyond the largest float32 is given as that.

    Args:
        curve: Tokens, or Unix time, of the same training by step.
        shift: A bucket is `2**shift` steps wide.
        start: The number of the first one.
        count: How many there are.
        since: What is taken away from each value.
    """
    out = array("f", [nan]) * count
    buckets = None if curve is None else curve.coarser(max(shift, curve.shift))
    found = [] if buckets is None else list(buckets.filled())
    if buckets is None or curve is None or not found:
        return out
    middles = [(buckets.low_steps[place] + buckets.high_steps[place]) / 2 for place in found]
    means = [buckets.totals[place] / buckets.counts[place] - since for place in found]
    for number in range(start, start + count):
        out[number - start] = within_single(_between(middles, means, (number << shift) + ((1 << shift) - 1) / 2))
    if curve.shift <= shift:
        for place, mean in zip(found, means, strict=True):
            if 0 <= (at := buckets.numbers[place] - start) < count:
                out[at] = within_single(mean)
    return out


def _between(steps: list[float], values: list[float], step: float) -> float:
    """The value at a step, on the straight line between its neighbours; beyond the ends, that of the last two."""
    if len(steps) == 1:
        return values[0]
    place = min(max(bisect_left(steps, step), 1), len(steps) - 1)
    (first, low), (last, high) = zip(steps[place - 1 : place + 1], values[place - 1 : place + 1], strict=True)
    return low if last == first else low + (high - low) * (step - first) / (last - first)
